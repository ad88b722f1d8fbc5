"""The number that states how many people were there in all: one of several in an answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.reading.alternatives import one_of
from loaders.reading.count_board import GroupCount
from loaders.reading.head_counts import Count
from loaders.reading.head_cues import DISTINCT, SO_FAR, TOTAL
from loaders.reading.numbers import ABOUT_SOURCE
from loaders.reading.people_numbers import is_people, is_sort
from loaders.reading.sessions import SESSION
from loaders.reading.terms import Hit
from loaders.record import Span
from loaders.word_lists import people_words

# Written of everybody as often as of one group: "Rund 80 Bürgerinnen und Bürger kamen, davon 20 Geflüchtete".
EVERYBODY = "buergerschaft"


class Total(NamedTuple):
    """The counts that state the total; several when they are the audiences of several evenings."""

    counts: Sequence[Count]
    low: int
    high: int

    @property
    def single(self) -> bool:
        """Whether one number states it as it stands."""
        return len(self.counts) == 1 and self.counts[0].factor == 1


_REPEATED = re.compile(rf"\b{one_of(people_words().repeated)}\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:noch|blieben|übrig)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:noch|blieben|am\s+ende|zum\s+schluss|zuletzt|später)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*,\s+(?:die|welche)\s[^,.;]*\b(?:angeschrieben|eingeladen|angemeldet|erwartet)\b")
_AND_MORE = re.compile(r"\s+(?:und|sowie)\s+\d")
_SUBSET = re.compile(
    r"(?:[^.;\n]{0,80}?|[^.;\n]{0,40}\.\s+(?:\w+\s+)?)\b(?i:davon|darunter|hiervon|von\s+(?:denen|ihnen)|unter\s+ihnen)\b"
)
_INTRODUCES = re.compile(r"\s*(?:[:.!(–]|(?:laut|lt\.|nach|gemäß)\s|,\s*(?:davon|darunter)|-\s|von\s+\d)")
_ANNOUNCES = re.compile(r"[^,;.:\d\n]*:\s*")
_MARGIN = re.compile(r"[,;]")
# Between a group and its own number: "Bürger: 50 Personen", "Bürgerinnen und Bürger (ca. 50 Personen)".
_LABELS = re.compile(rf"(?:\s+und\s+\w+)?\s*[:(–-]\s*(?:{ABOUT_SOURCE})?", re.IGNORECASE)
_CLAUSE = 120  # characters of a clause looked at on each side

# Ranks of the ways to state a total, the best first; sums of groups come last.
_IS_DISTINCT, _IS_TOTAL, _IS_SO_FAR, _IS_PRESENT, _IS_PEOPLE, _OPENS, _IS_WHOLE, _IS_ONLY = range(8)
_RANK_OF_TOTAL = {DISTINCT: _IS_DISTINCT, TOTAL: _IS_TOTAL, SO_FAR: _IS_SO_FAR}
_COMPANION = 9  # a bare number: counts only beside that of another evening


class TotalFinder:
    """Looks for the total among `counts`; `bound` are those of groups, `hits` the groups that were there."""

    def __init__(self, text: str, counts: Sequence[Count], bound: Sequence[GroupCount], hits: Sequence[Hit]) -> None:
        self._text = text
        self._bound = bound
        self._hit_starts = [hit.start for hit in hits if hit.code != EVERYBODY]
        self._group_of = {each.number.start: each for each in reversed(bound)}
        self._least = max((each.low for each in bound), default=0)
        self._first_listed: dict[Span, int] = {}
        for each in bound:
            self._first_listed.setdefault(each.number.sentence, each.number.start)
        self._plain = [count for count in counts if not count.article]
        self._plain_starts = [count.start for count in self._plain]

    def find(self) -> Total | None:
        """The total as stated; None when it is not, or when the same people may be counted twice."""
        ranked: dict[int, list[Count]] = {}
        for count in self._plain:
            rank = self._rank(count)
            if rank is not None:
                ranked.setdefault(rank, []).append(count)
        best = min(ranked, default=_COMPANION)
        if best == _COMPANION:
            return self._sum_line(ranked.get(_COMPANION, ()))
        companions = ranked.get(_COMPANION, []) + (ranked.get(_OPENS, []) if best < _OPENS else [])
        chosen = self._one_or_all(ranked[best], companions)
        if not chosen or any(count.factor is None for count in chosen):
            return None
        low = sum(count.low * (count.factor or 0) for count in chosen)
        return Total(chosen, low, sum(count.high * (count.factor or 0) for count in chosen))

    def _rank(self, count: Count) -> int | None:
        """How well a number states the total; None when it does not."""
        if count.present is False or self._is_part(count) or _RELATIVE.match(self._text, count.noun_end):
            return None
        group = self._group_of.get(count.start)
        if group is not None:
            return self._rank_of_everybody(group)
        everybody = is_sort(count.noun) and not count.bracket and (count.total or self._has_parts(count))
        people = everybody or is_people(count.noun)
        if (count.noun and not people) or (count.bracket is not None and not people and not count.total):
            return None
        if count.high * (count.factor or 1) < self._least:
            return None  # fewer than one of the groups
        if count.total:
            return _RANK_OF_TOTAL[count.total]
        if count.present:
            return _IS_PRESENT
        listed = self._first_listed.get(count.sentence)
        if people:
            return None if listed is not None and listed < count.start else _IS_PEOPLE
        return _OPENS if self._opens(count, listed) else _COMPANION

    def _rank_of_everybody(self, group: GroupCount) -> int | None:
        """The rank of a number that is said of citizens and means all: others are only parts of it."""
        number = group.number
        if group.hit.code != EVERYBODY:
            return None
        if len(self._bound) > 1 and _LABELS.fullmatch(self._text, group.hit.end, number.start):
            return None
        if is_people(number.noun):
            listed = self._first_listed[number.sentence]
            return None if listed < number.start or _AND_MORE.match(self._text, number.noun_end) else _IS_PEOPLE
        others = any(each.number is not number and each.parent != number.start for each in self._bound)
        if others or group.hit.start >= number.noun_end:
            return None
        if number.total and len(self._bound) > 1:
            return _IS_TOTAL
        if len(self._bound) > 1 or self._has_parts(number):
            return _IS_WHOLE
        start, end = (bisect_left(self._hit_starts, position) for position in number.sentence)
        return _IS_ONLY if (number.total or number.present) and start == end else None

    def _has_parts(self, count: Count) -> bool:
        return bool(_SUBSET.match(self._text, count.noun_end))

    def _is_part(self, count: Count) -> bool:
        if count.marker is None:
            return False
        i = bisect_left(self._plain_starts, min(count.marker, count.start))
        return i > 0 and self._plain[i - 1].present is not False

    def _opens(self, count: Count, listed: int | None) -> bool:
        """Whether the number stands in the sentence of the first number and that opens the answer."""
        first = self._plain[0]
        if count.sentence != first.sentence or self._text[: first.sentence.start].strip():
            return False
        return listed is None or (count is first and bool(_INTRODUCES.match(self._text, count.end)))

    def _one_or_all(self, best: list[Count], companions: Sequence[Count]) -> list[Count]:
        """The one total among equals, or all of them when they are the audiences of several evenings."""
        if best[0].total:
            return best[:1]
        same = [count for count in best if count.sentence == best[0].sentence]
        if len(best) + len(companions) > 1 and SESSION.search(self._clause(best[0])):
            evenings = sorted([*best, *companions], key=lambda count: count.start)
            starts = {count.start for count in same}
            same = [count for count in evenings if count.start in starts or SESSION.search(self._clause(count))]
        before = next((count for count in companions if count.sentence == same[0].sentence), same[0])
        if before.start < same[0].start and _STILL.search(self._text, before.end, same[0].start):
            return [before]  # "anfangs 45, nach der Pause noch 38 Personen"
        if len(same) > 1 and _ANNOUNCES.fullmatch(self._text, same[0].noun_end, same[1].start):
            return same[:1]  # "33 sind gekommen: 10 aus der Halle"
        if len(same) == 1 or _LATER.search(self._text, same[0].end, same[-1].end):
            return same[:1]
        return [] if _REPEATED.search(self._text) else same

    def _clause(self, count: Count) -> str:
        """The words around a number, from comma to comma."""
        start, end = max(count.sentence.start, count.start - _CLAUSE), min(count.sentence.end, count.end + _CLAUSE)
        before = _MARGIN.split(self._text[start : count.start])[-1]
        return f"{before} {_MARGIN.split(self._text[count.end : end], maxsplit=1)[0]}"

    def _sum_line(self, bare: Sequence[Count]) -> Total | None:
        """The bare number under a list that is the sum of its groups."""
        whole = heads(self._bound)
        low, high = sum(each.low for each in whole), sum(each.high for each in whole)
        found = next((count for count in bare if (count.low, count.high) == (low, high)), None)
        return Total([found], low, high) if found and len(whole) > 1 else None


def heads(bound: Sequence[GroupCount]) -> list[GroupCount]:
    """The counts that add up: no parts of one another, nobody twice."""
    starts = {each.number.start for each in bound}
    return [each for each in bound if not each.repeated and each.parent not in starts]
