"""Which times of day belong to which day of the event.

"18. und 19.11.2016 von 16.00 - 20.30 und 9.00-13.00" gives each day its own, "jeweils 17 bis 20 Uhr" all the same;
the single times of an agenda are not the end of the event.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from loaders.reading.alternatives import every_spelling, one_of
from loaders.reading.calendar_days import Note, weekday_note
from loaders.reading.day_mentions import DASH, DayMention
from loaders.reading.event_scope import is_listed
from loaders.reading.times import WEEKDAY, Clock, read_times
from loaders.word_lists import day_words

_TO = re.compile(  # a dash that begins a line is the bullet of an item
    rf"(?:[ \t.,]*(?:\([^()\n]*\)[ \t,]*)?{DASH}|[\s.,]*(?:\([^()\n]*\)[\s,]*)?bis)"
    r"(?:\s+(?:zum|einschließlich|am|den))*\s*$",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(rf"{DASH}|bis", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|im)\s+(?:der\s+|dem\s+)?[A-ZÄÖÜ][\w-]+")
_WORDS = day_words()
_LABEL = one_of((*_WORDS.begins, *_WORDS.lasts))
_TIME_LINE = re.compile(  # a sentence or line behind the date that tells its time
    rf"""[.;!\n]\s*(?:{_LABEL}|jeweils|von)\b[^\n;]{{0,80}}
    | [;\n]\s*{WEEKDAY}\s*(?:von\s+)?\d[\d.:]*\s*(?:Uhr\s*|h\s*)?(?:{DASH}|bis)\s*\d[^\n;]{{0,80}}
    | \s*\n\s*\(?(?:(?:von|ab|um)\s+)?\d[\d.:]*\s*(?:Uhr|h)?
      \s*(?:(?:{DASH}|bis)\s*\d[\d.:]*\s*(?:Uhr|h)?)?\)?[ \t]*(?=\n|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:(?:^|[\n.;,(•])[\s*-]*(?:{_LABEL}|{one_of(_WORDS.ends)})\b[^\n.;\d]{{0,20}}"
    r"|\b(?:dauerte|begann|beginnt|f(?:ä|ae|i)ng(?:t|en)?|startete|endete|ging|lief)\b[^\n.;\d]{0,40})\d[^\n;]{0,50}",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\s*(?:\([^()\d]*\)\s*)?(?:,|und|sowie|/|&|\+)?\s*"
    r"(?:(?:von|wieder|erneut|dann|nachmittags|abends|am\s+(?:nachmittag|abend))\s*)*$",
    re.IGNORECASE,
)


# A line of an agenda: "18.00 Uhr | Begrüßung".
_AGENDA = re.compile(
    r"(?m)^[ \t•*-]*(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s*Uhr)?[ \t|:–-]+"
    r"(?P<item>[^\W\d]\w*)(?![ \t]*\d)"
)
_SHORTEST_AGENDA = 3
_LAST_ITEMS = every_spelling([*_WORDS.ends, "verabschiedung"])
_FIRST_ITEMS = every_spelling(_WORDS.before_begin)
_EACH_TIME = re.compile(r"\b(?:jeweils|jew\.|immer|jedes\s+mal)\s[^.;\n\d]{0,40}\d[^;\n]{0,40}", re.IGNORECASE)


class Entry(NamedTuple):
    """One day of the event and the mention (by index) whose words gave it."""

    day: dt.date
    source: int


class Hours(NamedTuple):
    """Begin and end of one day, each None when not stated, with the words read (positions in the section)."""

    begin: dt.time | None
    end: dt.time | None
    start: int
    stop: int


class DayTimes:
    """The times of `entries`, days of the event in the order of the text, and the contradictions met."""

    def __init__(self, text: str, mentions: list[DayMention], ends: list[int], entries: list[Entry]) -> None:
        self._text = text
        self._mentions = mentions
        self._ends = ends
        self._entries = entries
        self.hours: list[Hours | None] = [None] * len(entries)
        self.contradictions: list[tuple[Entry, Note]] = []
        self._read_behind()
        self._read_before()
        self._read_labelled()
        self._read_for_all()
        self._read_by_weekday()
        self._read_end()
        self._read_agenda()

    def _read_behind(self) -> None:
        """Times behind a day hold for it and for the days listed with it."""
        group: list[int] = []
        started = False  # the day before has its begin, and "bis" leads to this one
        for position, entry in enumerate(self._entries):
            group.append(position)
            following = self._entries[position + 1].source if position + 1 < len(self._entries) else None
            if following == entry.source:
                continue
            clocks = self._behind(entry.source)
            if started and clocks:
                self._set(position, clocks[0]._replace(begin=None, end=clocks[0].end or clocks[0].begin))
            elif clocks:
                self._distribute(group, clocks)
            between = self._between(entry.source) if following == entry.source + 1 else None
            started = between is not None and len(clocks) == 1 and clocks[0].end is None and leads_to(between)
            if clocks or between is None or not _goes_on(between):
                group = []

    def _between(self, source: int) -> str:
        return self._text[self._mentions[source].end : self._mentions[source + 1].start]

    def _behind(self, source: int) -> list[Clock]:
        """The times between the mention and the end of its clause, with positions in the text."""
        start = self._mentions[source].end
        limit = self._mentions[source + 1].start if source + 1 < len(self._mentions) else len(self._text)
        stop = start
        for end in self._ends:
            if end < stop:
                continue
            goes_on = _TIME_LINE.match(self._text, end, limit)
            stop = goes_on.end() if goes_on else end
            if not goes_on:
                break
        else:
            stop = limit
        clocks = _shifted(read_times(self._text[start : min(stop, limit)]), start)
        return clocks or self._behind_bracket(start, limit)

    def _behind_bracket(self, start: int, limit: int) -> list[Clock]:
        """The times behind a bracket that names another date: "am 4.7.2017 (Nachtreffen 18.7.) von 18 bis 21 Uhr"."""
        if limit == len(self._text) or not self._text[start:limit].lstrip().startswith("("):
            return []
        behind = next(mention.end for mention in self._mentions if mention.start >= limit)
        stop = next((end for end in self._ends if end >= behind), len(self._text))
        closing = self._text.find(")", limit, stop)
        return _shifted(read_times(self._text[closing:stop]), closing) if closing > 0 else []

    def _distribute(self, group: list[int], clocks: list[Clock]) -> None:
        if clocks[0].each:
            for position, known in enumerate(self.hours[: group[-1] + 1]):
                if known is None:
                    self._set(position, clocks[0])
        elif len(group) == 1:
            self._set(group[0], self._joined(clocks))
        elif all(clock.weekday is not None for clock in clocks):
            self._by_weekday(group, clocks)
        elif len(clocks) == len(group):
            for position, clock in zip(group, clocks, strict=True):
                self._set(position, clock)
        elif len(clocks) == 1 or clocks[1].end is None:
            for position in group:
                self._set(position, clocks[0])

    def _by_weekday(self, group: list[int], clocks: list[Clock]) -> None:
        """ "Freitag 17 bis 21 Uhr, Samstag 9 bis 16 Uhr"; weekdays that do not fit are taken in order and noted."""
        weekdays = {self._entries[position].day.weekday() for position in group}
        if all(clock.weekday in weekdays for clock in clocks):
            for position in group:
                day = self._entries[position].day.weekday()
                for clock in clocks:
                    if clock.weekday == day:
                        self._set(position, clock)
            return
        for position, clock in zip(group, clocks, strict=False):
            entry = self._entries[position]
            self._set(position, clock)
            if clock.weekday is not None and clock.weekday != entry.day.weekday():
                self.contradictions.append((entry, weekday_note(clock.weekday, entry.day)))

    def _joined(self, clocks: list[Clock]) -> Clock:
        """The times of one day: "10-12 Uhr und 14-17 Uhr" is from 10 to 17."""
        whole = clocks[0]
        for clock in clocks[1:]:
            if whole.end is None or clock.end is None or not _ALSO.match(self._text[whole.stop : clock.start]):
                break
            whole = whole._replace(end=clock.end, stop=clock.stop)
        return whole

    def _set(self, position: int, clock: Clock) -> None:
        self.hours[position] = Hours(clock.begin, clock.end, clock.start, clock.stop)

    def _read_before(self) -> None:
        """A time before the first day: "von 18 bis 21 Uhr am 20.05.2017"."""
        if not self._entries or any(self.hours):
            return
        source = self._entries[0].source
        start = self._mentions[source].start
        border = max([self._mentions[source - 1].end if source else 0, *(e + 1 for e in self._ends if e < start)])
        clocks = _shifted(read_times(self._text[border:start]), border)
        if len(clocks) == 1:
            self._distribute(list(range(len(self._entries))), clocks)

    def _read_labelled(self) -> None:
        """Times that stand apart with a label ("Beginn: 18 Uhr"), for an event of one day."""
        if len({entry.day for entry in self._entries}) != 1 or any(h and h.begin and h.end for h in self.hours):
            return
        for match in _LABELLED.finditer(self._text):
            for clock in _shifted(read_times(match.group()), match.start())[:1]:
                known = self.hours[0]
                if known is None:
                    self._set(0, clock)
                elif known.end is None and clock.begin in (None, known.begin):
                    self.hours[0] = known._replace(end=clock.end)
                elif known.begin is None and clock.end is None:
                    self.hours[0] = known._replace(begin=clock.begin)

    def _read_for_all(self) -> None:
        """The time of all days that stands apart from them: "Fünf Abende, jeweils 19 bis 21 Uhr:" above a list."""
        if len(self._entries) < 2 or any(self.hours):
            return
        for match in _EACH_TIME.finditer(self._text):
            for clock in _shifted(read_times(match.group()), match.start())[:1]:
                for position in range(len(self._entries)):
                    self._set(position, clock)
                return

    def _read_by_weekday(self) -> None:
        """Times that stand apart from their days, with the weekday: "Der Freitagabend (18 bis 21 Uhr) gehörte …"."""
        if len(self._entries) < 2 or any(self.hours):
            return
        weekdays = [entry.day.weekday() for entry in self._entries]
        for clock in read_times(self._text):
            if clock.weekday is not None and weekdays.count(clock.weekday) == 1:
                position = weekdays.index(clock.weekday)
                if self.hours[position] is None:
                    self._set(position, clock)

    def _read_end(self) -> None:
        """The end that is told later than the begin, for an event of one day: "… Danach, bis gegen halb elf, …"."""
        known = self.hours[0] if len(self._entries) == 1 else None
        if known is None or known.begin is None or known.end is not None:
            return
        for clock in read_times(self._text[known.stop :]):
            if clock.end and clock.end > known.begin and (clock.begin is None or clock.begin >= known.begin):
                self.hours[0] = known._replace(end=clock.end)
                return

    def _read_agenda(self) -> None:
        """From the first to the last line of an agenda, for an event of one day; its end only where it says so."""
        if len(self._entries) != 1 or any(self.hours):
            return
        lines = [line for line in _AGENDA.finditer(self._text) if line["item"].lower() not in _FIRST_ITEMS]
        if len(lines) < _SHORTEST_AGENDA:
            return
        first, last = (dt.time(int(line["hour"]), int(line["minute"])) for line in (lines[0], lines[-1]))
        end = last if lines[-1]["item"].lower() in _LAST_ITEMS else None
        self.hours[0] = Hours(first, end, lines[0].start("hour"), lines[-1].end("minute"))


def _goes_on(between: str) -> bool:
    """Whether the next day belongs to the same enumeration, so that a time behind it holds for both."""
    line, newline, _ = between.partition("\n")
    return is_listed(_PLACE.sub("", between)) and (not newline or bool(line.strip()))


def leads_to(between: str) -> bool:
    """Whether `between` joins two days to a stretch ("bis", a dash); times in it do not matter."""
    if not _TO_SIGN.search(between):
        return False
    clocks = read_times(between)
    if clocks and not _TO_SIGN.search(between, clocks[-1].stop):
        return False  # "3.3. – 18 Uhr": the dash leads to the time
    for clock in reversed(clocks):
        between = between[: clock.start] + between[clock.stop :]
    return bool(_TO.match(between))


def _shifted(clocks: list[Clock], offset: int) -> list[Clock]:
    return [clock._replace(start=clock.start + offset, stop=clock.stop + offset) for clock in clocks]
