"""The days of the dialogue: they stand in the free text of "Veranstaltungskonzept", without a field of their own.

`day_mentions` finds days as written, `event_scope` tells those of the event from others, `calendar_days` settles
years and slips, `times` reads the clock; here they are put together to one entry a day.
"""

from __future__ import annotations

import datetime as dt
import re

from loaders.reading.calendar_days import (
    PERIOD_START,
    Note,
    is_future_slip,
    is_historic,
    settle,
    stated_day,
    stated_year,
)
from loaders.reading.day_layout import laid_out
from loaders.reading.day_mentions import DayMention, find_days
from loaders.reading.event_hours import DayTimes, Entry, Hours, leads_to
from loaders.reading.event_scope import Scope, boundaries, is_listed, scopes
from loaders.reading.times import WEEKDAY, weekday_number
from loaders.record import Answer, EventDay, Finding

FIELD = "event_day"
_LONGEST = 31  # days; a longer stretch ("März bis Mai") is not a run of event days
_TURN_OF_YEAR = 6  # months back that can only mean a new year
_BARE_DAY = re.compile(r"(?:^|[\s,.])\d{1,2}\.?$")
_WEEKLY = re.compile(rf"\b(?:jeweils|immer|jede[nr]?)\s+(?:am\s+)?(?P<day>{WEEKDAY})", re.IGNORECASE)
_WIDEST = 240  # characters; day and time further apart are not shown as one stretch


def read_event_days(answer: Answer) -> tuple[tuple[EventDay, ...], tuple[Finding, ...]]:
    """The days of the event in the section "Veranstaltungskonzept", in order of time, and what to note about them.

    Missing times stay None. Findings: datum_fehlt, datum_jahr_ergaenzt, datum_fehlerhaft, wochentag_widerspruch.
    """
    text = laid_out(answer.text)
    mentions = find_days(text)
    if not mentions:
        return (), (_missing("Im Veranstaltungskonzept steht kein Datum der Veranstaltung."),)
    ends = boundaries(text)
    kinds = scopes(text, mentions, ends)
    chosen = _chosen(text, mentions, kinds)
    if not chosen:
        message = "Im Veranstaltungskonzept stehen nur Daten der Vor- oder Nachbereitung, kein Datum der Veranstaltung."
        return (), (_missing(message),)
    mentions = _share_years(text, mentions, kinds)
    entries, findings = _calendar(answer, text, mentions, chosen)
    times = DayTimes(text, mentions, ends, entries)
    findings += [_finding(answer, note, mentions[entry.source]) for entry, note in times.contradictions]
    return _event_days(answer, mentions, entries, times.hours), tuple(findings)


def _missing(message: str) -> Finding:
    return Finding(code="datum_fehlt", field=FIELD, message=message)


def _finding(answer: Answer, note: Note, mention: DayMention) -> Finding:
    return Finding(code=note.code, field=FIELD, message=note.message, span=answer.span(mention.start, mention.end))


def _chosen(text: str, mentions: list[DayMention], kinds: list[Scope]) -> list[int]:
    """The mentions of the highest kind of scope, without other dates and years of history.

    A year of history is taken for a slip only where the date of the event is expected.
    """
    usable: list[int] = []
    slips: list[int] = []
    for index, (mention, kind) in enumerate(zip(mentions, kinds, strict=True)):
        if kind is Scope.OTHER:
            continue
        listed = not index or is_listed(text[mentions[index - 1].end : mention.start])
        if is_historic(mention) and (kind is not Scope.EVENT or (usable and not listed)):
            slips += [index] if is_future_slip(mention) else []
            continue
        usable.append(index)
    usable = usable or slips[:1]
    best = max((kinds[index] for index in usable), default=Scope.OTHER)
    return [index for index in usable if kinds[index] is best]


def _share_years(text: str, mentions: list[DayMention], kinds: list[Scope]) -> list[DayMention]:
    """In an enumeration a year holds for all: "18.11. und 19.11.2016", "30.12. bis 2.1.2017"."""
    shared = list(mentions)
    pairs = [
        (i, i + 1)
        for i in range(len(mentions) - 1)
        if kinds[i] is kinds[i + 1] and _one_list(text, mentions[i], mentions[i + 1])
    ]
    for giver, taker in [(b, a) for a, b in reversed(pairs)] + pairs:
        year = shared[giver].year
        if shared[taker].year is not None or year is None:
            continue
        months = shared[taker].month - shared[giver].month
        turn = (months < -_TURN_OF_YEAR) - (months > _TURN_OF_YEAR) if year.isdigit() else 0
        turn = turn if (turn > 0) == (taker > giver) else 0
        shared[taker] = shared[taker]._replace(year=str(int(year) + turn) if turn else year)
    return shared


def _one_list(text: str, first: DayMention, second: DayMention) -> bool:
    between = text[first.end : second.start]
    return len(between) < 160 and not any(text[first.end + end] == "." for end in boundaries(between))


def _calendar(
    answer: Answer, text: str, mentions: list[DayMention], chosen: list[int]
) -> tuple[list[Entry], list[Finding]]:
    """The calendar days of the chosen mentions, days between "vom … bis" included, each day once a mention."""
    open_year = any(stated_year(mentions[index]) is None for index in chosen)
    near = [day for mention in mentions if (day := stated_day(mention))] if open_year else []
    known: dict[tuple[int, int], dt.date] = {}
    entries: list[Entry] = []
    findings: list[Finding] = []
    for index in chosen:
        mention = mentions[index]
        if mention.year is None and (mention.day, mention.month) in known:
            entries.append(Entry(known[mention.day, mention.month], index))
            continue
        settled = settle(mention, near, _as_written(text, mention))
        findings += [_finding(answer, note, mention) for note in settled.notes]
        if settled.day is None:
            continue
        known[mention.day, mention.month] = settled.day
        if entries and entries[-1].source == index - 1:
            entries += _between(text, mentions, entries[-1], Entry(settled.day, index))
        entries.append(Entry(settled.day, index))
    return _without_earlier(entries), findings


def _as_written(text: str, mention: DayMention) -> str:
    """The words of the day for a message; a bare day of a list ("7., 8. und 9. Juni") with its month."""
    words = " ".join(text[mention.start : mention.end].split())
    return f"{words.rstrip('.')}.{mention.month}." if _BARE_DAY.search(words) else words


def _between(text: str, mentions: list[DayMention], first: Entry, last: Entry) -> list[Entry]:
    """The days inside "vom 24. bis 30. September"; only the named weekday in "jeweils dienstags"."""
    if not leads_to(text[mentions[first.source].end : mentions[last.source].start]):
        return []
    length = (last.day - first.day).days
    weekday = _weekly(text, mentions[last.source])
    if weekday is None and length > _LONGEST:
        return []
    days = [first.day + dt.timedelta(days=step) for step in range(1, length)]
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday]
    return [Entry(day, last.source) for day in days]


def _weekly(text: str, mention: DayMention) -> int | None:
    match = _WEEKLY.search(text, mention.end, min(len(text), mention.end + 60))
    return weekday_number(match["day"]) if match else None


def _without_earlier(entries: list[Entry]) -> list[Entry]:
    """Days of the year before the programme only count when there are no others."""
    later = [entry for entry in entries if entry.day.year >= PERIOD_START.year]
    return later or entries


def _event_days(
    answer: Answer, mentions: list[DayMention], entries: list[Entry], hours: list[Hours | None]
) -> tuple[EventDay, ...]:
    """One entry a day; where a day is told of again, the first telling counts and the later fills in its times."""
    days: dict[dt.date, EventDay] = {}
    for entry, times in zip(entries, hours, strict=True):
        known = days.get(entry.day)
        if known is None:
            days[entry.day] = _event_day(answer, mentions[entry.source], entry.day, times)
        elif times and known.begin is None and known.end is None:
            days[entry.day] = known.model_copy(update={"begin": times.begin, "end": times.end})
    return tuple(days[day] for day in sorted(days))


def _event_day(answer: Answer, mention: DayMention, day: dt.date, times: Hours | None) -> EventDay:
    start, end = mention.start, mention.end
    if times is None:
        return EventDay(day=day, span=answer.span(start, end))
    if max(end, times.stop) - min(start, times.start) <= _WIDEST:
        start, end = min(start, times.start), max(end, times.stop)
    return EventDay(day=day, begin=times.begin, end=times.end, span=answer.span(start, end))
