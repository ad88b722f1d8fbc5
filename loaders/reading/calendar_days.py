"""From a day as written to a day of the calendar: missing years, typing errors, weekdays that do not fit.

A year that is not stated is taken from the weekday and the time in which the programme ran. Whatever is
supplied, repaired or contradictory is told in a note.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from loaders.reading.day_mentions import DayMention
from loaders.reading.times import WEEKDAYS

PERIOD_START = dt.date(2016, 4, 1)
PERIOD_END = dt.date(2017, 7, 31)
_PERIOD = "April 2016 bis Juli 2017"
_YEARS = (PERIOD_START.year, PERIOD_END.year)
_CREDIBLE = range(_YEARS[0] - 1, _YEARS[-1] + 2)  # a form may tell of a dialogue somewhat before or after the programme
_MARGIN = dt.timedelta(days=92)  # so far outside the period a date as stated is noted


class Note(NamedTuple):
    """A finding about one day: code of the codebook and a German sentence."""

    code: str
    message: str


class Settled(NamedTuple):
    """The calendar day of a mention, None when it cannot be settled, and what there is to say about it."""

    day: dt.date | None
    notes: tuple[Note, ...] = ()


def stated_year(mention: DayMention) -> int | None:
    """The year as written if it is credible, else None."""
    if mention.year is None or not mention.year.isdigit() or len(mention.year) not in (2, 4):
        return None
    year = int(mention.year) + (2000 if len(mention.year) == 2 else 0)
    return year if year in _CREDIBLE else None


def stated_day(mention: DayMention) -> dt.date | None:
    """The day if its year is written and it exists."""
    year = stated_year(mention)
    return _date(year, mention.month, mention.day) if year else None


def is_historic(mention: DayMention) -> bool:
    """Whether the year is well written but none in which the dialogue can have been (1990, 2025)."""
    return mention.year is not None and len(mention.year) == 4 and stated_year(mention) is None


def is_future_slip(mention: DayMention) -> bool:
    """Whether the year is to come but one slip away from a day of the programme ("2071", "2107")."""
    year = mention.year or ""
    if not year.isdigit() or int(year) <= _CREDIBLE[-1]:
        return False
    days = [day for day in _candidates(mention) if PERIOD_START <= day <= PERIOD_END]
    return any(_slips(year, str(day.year)) < 2 for day in days)


def settle(mention: DayMention, near: Sequence[dt.date], written: str) -> Settled:
    """The calendar day of `mention`, written as `written`; `near` are fully dated days of the same text."""
    if mention.year is None:
        return _checked(mention, _without_year(mention, near, written), written)
    year = stated_year(mention)
    if year is None:
        return _checked(mention, _misspelt_year(mention, near, written), written)
    day = _date(year, mention.month, mention.day)
    if day is None:
        return _impossible(mention, year, written)
    return _checked(mention, _as_stated(mention, day, written), written)


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def _show(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


def _candidates(mention: DayMention) -> list[dt.date]:
    """The days of the programme that can be meant, else the same day in its years."""
    days = [day for year in _YEARS if (day := _date(year, mention.month, mention.day))]
    return [day for day in days if PERIOD_START <= day <= PERIOD_END] or days


def _choose(mention: DayMention, near: Sequence[dt.date], days: list[dt.date]) -> tuple[dt.date, str]:
    """The likeliest of `days` (not empty) and the German reason."""
    fitting = [day for day in days if day.weekday() == mention.weekday]
    if len(fitting) == 1:
        return fitting[0], f"nach dem Wochentag und dem Programmzeitraum ({_PERIOD})"
    if len(days) == 1:
        return days[0], f"nach dem Programmzeitraum ({_PERIOD})"
    if near:
        return min(days, key=lambda day: min(abs(day - other) for other in near)), "nach den anderen Daten im Text"
    return days[-1], f"ohne sicheren Anhalt: im Programmzeitraum ({_PERIOD}) kommen mehrere Jahre in Frage"


def _without_year(mention: DayMention, near: Sequence[dt.date], written: str) -> Settled:
    days = _candidates(mention)
    if not days:
        return _impossible(mention, _YEARS[-1], written)
    day, reason = _choose(mention, near, days)
    return Settled(
        day, (Note("datum_jahr_ergaenzt", f"Bei „{written}“ fehlt das Jahr; {day.year} wurde ergänzt, {reason}."),)
    )


def _misspelt_year(mention: DayMention, near: Sequence[dt.date], written: str) -> Settled:
    days = [day for year in _YEARS if (day := _date(year, mention.month, mention.day))]
    if not days:
        return _impossible(mention, _YEARS[-1], written)
    slips = [_slips(mention.year or "", str(day.year)) for day in days]
    closest = [day for day, slip in zip(days, slips, strict=True) if slip == min(slips)]
    inside = [day for day in closest if PERIOD_START <= day <= PERIOD_END]
    day, _ = _choose(mention, near, inside or closest)
    message = f"Die Jahreszahl in „{written}“ ist kein mögliches Jahr des Dialogs; gelesen wurde {_show(day)}."
    return Settled(day, (Note("datum_fehlerhaft", message),))


def _slips(written: str, meant: str) -> int:
    """How many typing errors turn `meant` into `written`: 0 to 1 for a single one, 2 for more."""
    if len(written) == 2:
        meant = meant[2:]
    if sorted(written) == sorted(meant):
        return 0
    if len(written) == len(meant):
        return 1 if sum(a != b for a, b in zip(written, meant, strict=True)) == 1 else 2
    short, long = sorted((written, meant), key=len)
    return 1 if any(long[:i] + long[i + 1 :] == short for i in range(len(long))) else 2


def _impossible(mention: DayMention, year: int, written: str) -> Settled:
    """A day that the calendar does not have: its neighbour if the weekday names one, else none."""
    text = f"Das Datum „{written}“ gibt es nicht"
    if 1 <= mention.month <= 12 and mention.day <= 31 and mention.weekday is not None:
        last = dt.date(year, mention.month, calendar.monthrange(year, mention.month)[1])
        for day in (last, last + dt.timedelta(days=1)):
            if day.weekday() == mention.weekday:
                return Settled(
                    day, (Note("datum_fehlerhaft", f"{text}; nach dem Wochentag wurde {_show(day)} gelesen."),)
                )
    return Settled(None, (Note("datum_fehlerhaft", f"{text}; der Tag wurde nicht übernommen."),))


def _as_stated(mention: DayMention, day: dt.date, written: str) -> Settled:
    if PERIOD_START <= day <= PERIOD_END:
        if mention.faulty:
            return Settled(
                day, (Note("datum_fehlerhaft", f"„{written}“ enthält einen Tippfehler; gelesen wurde {_show(day)}."),)
            )
        return Settled(day)
    if mention.weekday is not None and day.weekday() != mention.weekday:
        inside = [other for other in _candidates(mention) if other.weekday() == mention.weekday]
        if len(inside) == 1 and PERIOD_START <= inside[0] <= PERIOD_END:
            message = (
                f"„{written}“ liegt nicht im Programmzeitraum ({_PERIOD}) und der Wochentag passt nicht; "
                f"gelesen wurde {_show(inside[0])}, zu dem der Wochentag passt."
            )
            return Settled(inside[0], (Note("datum_fehlerhaft", message),))
    if PERIOD_START - _MARGIN <= day <= PERIOD_END + _MARGIN and not mention.faulty:
        return Settled(day)
    message = f"„{written}“ liegt nicht im Programmzeitraum ({_PERIOD}); das Datum wurde übernommen, wie es dasteht."
    return Settled(day, (Note("datum_fehlerhaft", message),))


def _checked(mention: DayMention, settled: Settled, written: str) -> Settled:
    """`settled`, with a note when the stated weekday is not that of the day."""
    if settled.day is None or mention.weekday is None or settled.day.weekday() == mention.weekday:
        return settled
    return settled._replace(notes=(*settled.notes, weekday_note(mention.weekday, settled.day)))


def weekday_note(weekday: int, day: dt.date) -> Note:
    """The contradiction between a stated weekday (0 = Monday) and `day`."""
    message = (
        f"Der angegebene Wochentag {WEEKDAYS[weekday]} passt nicht zum {_show(day)}, einem {WEEKDAYS[day.weekday()]}; "
        "das Datum wurde übernommen, wie es dasteht."
    )
    return Note("wochentag_widerspruch", message)
