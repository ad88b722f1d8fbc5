"""Days told in words: "am siebten Juli zweitausendsechzehn", "am zweiten Samstag im Oktober, das war der 8."."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.reading.months import MONTH, month_number
from loaders.reading.times import WEEKDAY, weekday_number

_UP_TO_NINETEEN = (
    "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft",
    "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt",
)  # fmt: skip
_UNITS = ("", "einund", "zweiund", "dreiund", "vierund", "fünfund", "sechsund", "siebenund", "achtund", "neunund")
_ORDINALS = {
    **{stem: day for day, stem in enumerate(_UP_TO_NINETEEN, start=1)},
    "zwot": 2, "siebent": 7,
    **{f"{unit}zwanzigst": 20 + count for count, unit in enumerate(_UNITS)},
    **{f"{unit}dreißigst": 30 + count for count, unit in enumerate(_UNITS[:2])},
}  # fmt: skip
_YEARS = {"fünfzehn": "2015", "sechzehn": "2016", "siebzehn": "2017", "achtzehn": "2018"}
_TEEN = "|".join(_YEARS)
YEAR_WORD = rf"(?:(?:zweitausend\s?(?:und\s?)?|zwanzig\s?)(?:{_TEEN})\b)"
"""A year in words; compile with re.IGNORECASE."""

_SHORT_YEAR = r"(?:(?:sechzehn|siebzehn)\b(?!\s+(?:Uhr|bis|und|Person|Leute|Menschen)))"
_SPOKEN = re.compile(  # tried behind "te", "ten"
    rf"te[nrsm]?\s+(?:(?P<month>{MONTH})\.?(?:\s*,?\s*(?:(?:des|im)\s+Jahre?s?\s+)?"
    rf"(?P<year>{YEAR_WORD}|{_SHORT_YEAR}|(?:20)?1[5-8](?!\d|[.:]\d|\s*(?:Uhr|h\b|-|–|bis))))?"
    rf"|(?P<nth>[a-zäöüß]{{4,20}}te)[nrsm]?\s+(?P<nyear>{YEAR_WORD}))",
    re.IGNORECASE,
)
# Over lower case, where fixed letters are found fast; hardly a text has one of these.
_SPOKEN_SIGN = re.compile(rf"te[nrsm]?\s+(?:{MONTH}|[a-zäöüß]{{4,20}}te[nrsm]?\s+{YEAR_WORD})")
_OF_MONTH_SIGN = re.compile(rf" im {MONTH}")
_JOINED_DAY = re.compile(
    r"\b(?P<stem>[a-zäöüß]{3,20}t)e[nr]?\s+(?:und|bis(?:\s+zum)?|sowie)\s+(?:(?:am|den|dem|der|zum)\s+)?$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[a-zäöüß]+$", re.IGNORECASE)
_OF_MONTH = re.compile(
    rf" im (?P<month>{MONTH})(?:\s+(?P<year>20\d\d(?!\d)|{YEAR_WORD}))?"
    r"(?:[\s,(]*[-–]?\s*(?:(?:(?:das|dies|es)\s+(?:war|ist)|also|nämlich|und\s+zwar)\s+){0,2}"
    r"(?:de[rmn]|am)\s+(?P<day>\d{1,2})\.(?!\d|\s*(?:\d|[A-ZÄÖÜ])))?",
    re.IGNORECASE,
)
_NTH_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<nth>(?:erst|zweit|dritt|viert|fünft|letzt)e[nrsm]?|[1-5]\.)\s+(?P<weekday>{WEEKDAY})$", re.IGNORECASE
)
_REPEATED = re.compile(r"\b(?:jede[nrsm]?|immer|jeweils|monatlich)(?:\s+am)?\s+$", re.IGNORECASE)
_FIRST_MONTH = 8  # the programme ran from April 2016 to July 2017: from this month on only 2016 can be meant


class WordedDay(NamedTuple):
    """A day told in words at `start` to `end`; `weekday` (0 = Monday) if it was told by its weekday."""

    start: int
    end: int
    day: int
    month: int
    year: str | None
    weekday: int | None = None


def year_in_figures(word: str) -> str | None:
    """The year that ends a worded year ("zweitausendsechzehn"), None for anything else."""
    word = word.lower()
    return next((year for teen, year in _YEARS.items() if word.endswith(teen)), None)


def worded_days(text: str) -> Iterator[WordedDay]:
    """The days in words, in no certain order."""
    low = text.lower()
    for match in _SPOKEN.finditer(text) if _SPOKEN_SIGN.search(low) else ():
        word = _LAST_WORD.search(text, max(0, match.start() - 30), match.start() + 1)
        day = _ORDINALS.get(word.group().lower()) if word else None
        month = month_number(match["month"]) if match["month"] else _ORDINALS.get(match["nth"].lower()[:-1], 0)
        if word and day and month and month <= 12:
            year = _year(match["year"] or match["nyear"])
            yield from _day_before(text, word.start(), month, year)
            yield WordedDay(word.start(), match.end(), day, month, year)
    for match in _OF_MONTH.finditer(text) if _OF_MONTH_SIGN.search(low) else ():
        lead = _NTH_WEEKDAY.search(text, max(0, match.start() - 40), match.start())
        if lead and not _REPEATED.search(text, max(0, lead.start() - 20), lead.start()):
            yield from _by_weekday(lead, match)


def _day_before(text: str, stop: int, month: int, year: str | None) -> Iterator[WordedDay]:
    """The first day of "vom ersten bis zum dritten Juli"."""
    first = _JOINED_DAY.search(text, max(0, stop - 45), stop)
    day = _ORDINALS.get(first["stem"].lower()) if first else None
    if first and day:
        yield WordedDay(first.start(), first.end("stem") + 2, day, month, year)


def _year(written: str | None) -> str | None:
    return written if written is None or written.isdigit() else year_in_figures(written)


def _by_weekday(lead: re.Match[str], match: re.Match[str]) -> Iterator[WordedDay]:
    """The day of "am zweiten Samstag im Oktober"; without a year it is reckoned in the year of the programme."""
    month, weekday, year = month_number(match["month"]) or 1, weekday_number(lead["weekday"]), _year(match["year"])
    day = int(match["day"]) if match["day"] else None
    if day is None:
        day = _reckoned(int(year or (2016 if month >= _FIRST_MONTH else 2017)), month, weekday, lead["nth"].lower())
    if day:
        yield WordedDay(lead.start(), match.end(), day, month, year, weekday)


def _reckoned(year: int, month: int, weekday: int, nth: str) -> int | None:
    """The day of the month, None if the month has no such weekday."""
    first = dt.date(year, month, 1)
    days = [day for step in range(31) if (day := first + dt.timedelta(step)).month == month]
    fitting = [day.day for day in days if day.weekday() == weekday]
    if nth.startswith("letzt"):
        return fitting[-1]
    count = int(nth[0]) if nth[0].isdigit() else _ORDINALS[re.sub(r"e[nrsm]?$", "", nth)]
    return fitting[count - 1] if count <= len(fitting) else None
