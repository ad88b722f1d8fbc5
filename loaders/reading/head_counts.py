"""Numbers of people as they stand in an answer: how many of what, and whether these people were there.

A number is read with the word that tells whether the people came ("angemeldet 58, gekommen 17") and with
what makes it a part ("davon 12"), a rate ("je Tisch 4") or the total ("insgesamt 80").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.reading.head_cues import Cues, Verdict
from loaders.reading.head_marks import Mark, find_marks
from loaders.reading.people_numbers import Number, find_numbers, is_people
from loaders.record import Span


class Count(NamedTuple):
    """A number in an answer and what is said of it; offsets into the text of the answer."""

    low: int
    high: int
    about: bool
    start: int
    end: int
    article: bool
    sentence: Span
    noun: str
    noun_end: int
    bracket: Span | None  # the brackets it stands in
    present: bool | None  # did they come? None: nothing said
    total: int  # how plainly it is called the total, see `Verdict`
    marker: int | None  # where the "davon" stands that makes it a part
    each: str | None  # "" after a bare "je", the unit in "je Tisch"
    factor: int | None  # how often it holds: of each table; None when that is not told


_BRACKET = re.compile(r"\([^()]*\)")
_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierunter|(?:von|unter)\s+(?:ihnen|diesen|denen))\b", re.IGNORECASE)
_PART_ENDS = re.compile(r";|,\s+(?:und|sowie)\b|\b(?:dazu|hinzu|außerdem|ferner|zusätzlich|daneben|weitere)\b")
# The line above a list whose items are parts of what it counts.
_LIST_LABEL = re.compile(r"(?:\b(?:davon|darunter|hiervon|und\s+zwar|nämlich)|:)[\s:–-]*$", re.IGNORECASE)
_LABEL_ENDS = ":-–nrh"  # the last letters of what it matches
_UNIT = r"(?!Fall|Fälle|Menge|Zeit|Hinsicht|Weise|Alter|Herkunft|Art)([A-ZÄÖÜ][\w-]+)"
_EACH = re.compile(rf"\b(?:(?:[Jj]e|[Pp]ro|[Jj]eweils)\b(?:\s+{_UNIT})?|[Jj]ede[mnrs]?\s+{_UNIT})|(?<=\s)[àá](?=\s)")
_EACH_AFTER = re.compile(rf"\s+(?:(?:je|pro|(?:an|in|bei)\s+jede[mr])\s+{_UNIT}|(?:jeweils|je)\b)")
_OUT_OF = re.compile(r"\s+(?:von|der|aus)\s+(?:(?:den|insgesamt|allen|rund|etwa)\s+)?")
_STEM = 4  # letters by which the tables of "je Tisch" and of "an fünf Tischen" are the same


def read_counts(text: str, units: Sequence[Span]) -> list[Count]:
    """The numbers of `text` that can be counts, in order; `units` are its sentences."""
    marks = find_marks(text)
    numbers = find_numbers(text, units, [start for kind, start, _ in marks if kind == "number"])
    if not numbers:
        return []
    context = _Context(text, marks, numbers)
    rates = any(kind == "each" for kind, _, _ in marks)
    counts: list[Count] = []
    floor, unit = 0, None
    for number in numbers:
        if floor <= number.sentence.start:
            floor, unit = number.sentence.start, None
        each = _each(text, floor, number) if rates else None
        unit = each or unit  # "je Tisch 4 Gäste, 3 Helfer": the unit holds to the end of the sentence
        verdict = context.judge(number)
        rate = None if verdict.total else (unit if each is None else each)
        bracket, marker = context.bracket_at(number.start), context.marker_of(number)
        if counts and _is_out_of(text, counts[-1], number):
            number, verdict = number._replace(article=True), Verdict(False, 0)
        counts.append(Count(*number, bracket, verdict.present, verdict.total, marker, rate, 1))
        floor = number.end
    return _multiplied(_listed(text, units, counts))


def _is_out_of(text: str, before: Count, number: Number) -> bool:
    """Whether `number` is the whole of which the one before came: "7 von 12 Vereinen"."""
    if before.article or before.high >= number.low:
        return False
    return _OUT_OF.fullmatch(text, before.end, number.start) is not None


def _each(text: str, floor: int, number: Number) -> str | None:
    behind = _EACH_AFTER.match(text, number.noun_end)
    found = [behind] if behind else list(_EACH.finditer(text, floor, number.start))
    return next(filter(None, found[-1].groups()), "").lower() if found else None


def _multiplied(counts: list[Count]) -> list[Count]:
    """With the factors of numbers that are said of each table or evening."""
    if all(count.each is None for count in counts):
        return counts
    units = [count for count in counts if count.noun and (not count.article or count.low > 1)]
    by_noun: dict[str, Count] = {}
    by_sentence: dict[Span, list[Count]] = {}
    for count in units:
        by_noun.setdefault(count.noun[:_STEM], count)
        if not is_people(count.noun):
            by_sentence.setdefault(count.sentence, []).append(count)

    def factor(count: Count) -> int | None:
        if count.each is None:
            return 1
        beside = by_sentence.get(count.sentence, [])[:2]
        found = by_noun.get(count.each[:_STEM]) if count.each else next((u for u in beside if u is not count), None)
        return found.low if found and found is not count and found.low == found.high else None

    return [count._replace(factor=factor(count)) for count in counts]


def _listed(text: str, units: Sequence[Span], counts: list[Count]) -> list[Count]:
    """With the numbers in a list marked as parts when its label says "davon" or has a number itself."""
    starts = [count.start for count in counts]
    marker: int | None = None
    item_end = 0
    for unit in units:
        first, last = bisect_left(starts, unit.start), bisect_left(starts, unit.end)
        if item_end and text.count("\n", item_end, unit.start) > 1:
            marker = None
        if marker is not None:
            item_end = unit.end
            counts[first:last] = [_as_part(count, marker) for count in counts[first:last]]
        label = text[unit.end - 1] in _LABEL_ENDS and _LIST_LABEL.search(text, max(unit.start, unit.end - 20), unit.end)
        if label and (label[0][0] != ":" or any(_is_whole(count) for count in counts[first:last])):
            marker, item_end = unit.end, 0
    return counts


def _as_part(count: Count, marker: int) -> Count:
    return count if count.total or count.marker is not None else count._replace(marker=marker)


def _is_whole(count: Count) -> bool:
    return count.present is not False and not count.article and (not count.noun or is_people(count.noun))


class _Context:
    """What stands around the numbers of one text."""

    def __init__(self, text: str, marks: Sequence[Mark], numbers: Sequence[Number]) -> None:
        self._text = text
        self._brackets = [Span(*match.span()) for match in _BRACKET.finditer(text)] if "(" in text else []
        self._bracket_starts = [span.start for span in self._brackets]
        self._markers = [start for kind, start, _ in marks if kind == "part" and _PART.match(text, start)]
        self._part_ends = [match.start() for match in _PART_ENDS.finditer(text)] if self._markers else []
        self._cues = Cues(text, marks, [number for number in numbers if not number.article], self.bracket_at)

    def bracket_at(self, position: int) -> Span | None:
        """The brackets in which `position` lies."""
        i = bisect_left(self._bracket_starts, position) - 1
        return self._brackets[i] if i >= 0 and position < self._brackets[i].end else None

    def marker_of(self, number: Number) -> int | None:
        """The "davon" that governs the number: before it in the sentence, or right behind it."""
        i = bisect_left(self._markers, number.start)
        if i < len(self._markers) and self._text.startswith(" ", number.end) and number.end + 1 == self._markers[i]:
            return self._markers[i]
        if i == 0 or self._markers[i - 1] < number.sentence.start:
            return None
        marker = self._markers[i - 1]
        bracket = self.bracket_at(marker)
        if bracket is not None and bracket.end <= number.start:
            return None
        ended = bisect_left(self._part_ends, marker) < bisect_left(self._part_ends, number.start)
        return None if ended else marker

    def judge(self, number: Number) -> Verdict:
        """Whether the people came and whether the number is called the total."""
        return self._cues.judge(number)
