"""The numbers and groups of one answer side by side, and which of them were bound to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from loaders.reading import group_words as words
from loaders.reading.head_counts import Count
from loaders.reading.terms import Hit
from loaders.record import Span


class GroupCount(NamedTuple):
    """A number that counts a group; `hit` carries offsets into the answer's text."""

    hit: Hit
    number: Count
    low: int
    high: int
    parent: int | None  # start of the number of which it is a part
    repeated: bool  # the same people once more


_LIST = 200  # characters looked ahead for the end of a list
_ASIDE = 80  # characters between a number and the brackets that explain it
_JOINTS = (",", ", ", "und", "und ")
_ROW_GAP = 20  # characters between the group and the number of a table without marks


class Board:
    """`counts` and `hits` are in order of the text; "plain" are the counts that are no articles."""

    def __init__(self, text: str, counts: Sequence[Count], hits: Sequence[Hit]) -> None:
        self.text = text
        self.counts = counts
        # Without brackets and of the same length: what they hold is an aside.
        self.plain_text = words.BRACKET.sub(lambda match: " " * len(match[0]), text) if "(" in text else text
        self.taken: set[Hit] = set()
        self.bound: dict[int, list[GroupCount]] = {}  # by the start of the number
        self._hits = hits
        self._hit_starts = [hit.start for hit in hits]
        self._plain = [count for count in counts if not count.article]
        self._plain_starts = [count.start for count in self._plain]
        self._outside = [count.start for count in self._plain if count.bracket is None]
        self._known: set[tuple[str, int]] = set()
        self._limits = self._phrase_limits()
        self._rows = set(self._find_rows()) if len(self._plain) > 1 else set()
        self.first = next((count for count in self._plain if count.present is not False), None)
        self.largest = max((count.low for count in self._plain), default=0)

    def between(self, start: int, end: int) -> list[Hit]:
        """The hits that begin in [start, end)."""
        return list(self._hits[bisect_left(self._hit_starts, start) : bisect_left(self._hit_starts, end)])

    def next_hit(self, position: int) -> Hit | None:
        """The first hit that begins at or behind `position`."""
        i = bisect_left(self._hit_starts, position)
        return self._hits[i] if i < len(self._hits) else None

    def last_hit(self, position: int) -> Hit | None:
        """The last hit that begins before `position`."""
        i = bisect_left(self._hit_starts, position)
        return self._hits[i - 1] if i else None

    def in_brackets(self, hit: Hit) -> bool:
        """Whether the hit stands in brackets."""
        return self.plain_text[hit.start] != self.text[hit.start]

    def phrase_limit(self, i: int) -> int:
        """Where the phrase of count `i` ends at the latest: at the next number on its level."""
        return self._limits[i]

    def plain_before(self, position: int) -> Count | None:
        """The last plain count that begins before `position`."""
        i = bisect_left(self._plain_starts, position)
        return self._plain[i - 1] if i else None

    def is_last(self, count: Count) -> bool:
        """Whether no plain count outside brackets follows in the sentence."""
        i = bisect_left(self._outside, count.end)
        return i == len(self._outside) or self._outside[i] >= count.sentence.end

    def plain_within(self, bracket: Span) -> list[Count]:
        """The plain counts in one pair of brackets."""
        first, last = (bisect_left(self._plain_starts, position) for position in bracket)
        return self._plain[first:last]

    def in_tally(self, count: Count) -> bool:
        """Whether the number opens a line of a list of which every line, four at least, begins with a figure."""
        return count.start in self._tally

    @cached_property
    def _tally(self) -> set[int]:
        if not words.IS_TALLY.search(self.text):
            return set()
        return {match.start(1) for match in words.TALLY.finditer(self.text)}

    def in_row(self, count: Count) -> bool:
        """Whether the number stands behind its group in a table without marks: "Geflüchtete 19 Helferkreis 9"."""
        return count.sentence.start in self._rows

    def add(self, i: int, hit: Hit, factor: int | None = None) -> None:
        """Bind count `i` to the group of `hit`; `factor` overrules that of the count."""
        count = self.counts[i]
        factor = factor or count.factor
        if factor is None:
            return
        low, high = count.low * factor, count.high * factor
        repeated = (hit.code, low) in self._known and self.again(count)
        self._known.add((hit.code, low))
        found = GroupCount(hit, count, low, high, self._parent(count), repeated)
        self.bound.setdefault(count.start, []).append(found)

    def again(self, count: Count) -> bool:
        """Whether the number stands with an article, as of people already spoken of."""
        return bool(words.AGAIN.search(self.text, max(0, count.start - 10), count.start))

    def head(self, hits: Sequence[Hit], in_head: bool, dative: bool = False) -> Hit | None:
        """The group that a number counts; None when several share it.

        `in_head`: the first group is the noun that is counted; `dative`: it follows "vom", "aus" or the like.
        """
        first = hits[0]
        if self._is_vague(hits):
            return hits[1]
        for before, hit in pairwise(hits):
            joined = words.COORDINATED.fullmatch(self.text, before.end, hit.start) if hit.start >= before.end else None
            if hit.code == first.code or joined is None:
                continue
            if words.NEW_PHRASE.search(joined[0]) or words.ONE_BEHIND.match(self.text, before.end):
                break
            article = joined["article"] or words.DETERMINER.match(self.text, hit.start)
            if article and (in_head or (dative and (joined["article"] or "").strip() == "die")):
                break
            return None
        return None if not in_head and self._enumerated(hits[-1]) else first

    def _is_vague(self, hits: Sequence[Hit]) -> bool:
        """Whether the second group says where the first one belongs: "6 Fachkräfte der Stadtverwaltung"."""
        if len(hits) < 2 or hits[0].certainty == "stated" or hits[1].certainty != "stated":
            return False
        end = hits[0].end
        return end < hits[1].start and words.BELONGS.fullmatch(self.text, end, hits[1].start) is not None

    def _enumerated(self, last: Hit) -> bool:
        """Whether the phrase goes on as a list of groups: "60 Personen aus Vereinen, Kirchen und Räten"."""
        match = words.ENUMERATED.match(self.text, last.end)
        following = self.next_hit(match.end()) if match else None
        if match is None or following is None or following.code == last.code:
            return False
        if following.start > match.end():
            return False
        end = following.end + _LIST
        stop = words.LIST_STOP.search(self.text, following.end, end)
        return bool(words.LIST_END.search(self.text, following.end, stop.start() if stop else end))

    def _phrase_limits(self) -> list[int]:
        limits: list[int] = []
        outside = inside = len(self.text)
        bracket: Span | None = None
        for count in reversed(self.counts):
            if count.bracket != bracket:
                bracket, inside = count.bracket, len(self.text)
            if count.bracket is None:
                limits.append(min(outside, count.sentence.end))
            else:
                limits.append(min(inside, count.bracket.end, count.sentence.end))
            if count.article and not self.text.endswith(_JOINTS, 0, count.start):
                continue
            if count.bracket is None:
                outside = count.start
            else:
                inside = count.start
        return limits[::-1]

    def _find_rows(self) -> Iterator[int]:
        """Starts of the sentences that are tables without marks."""
        outside = (count for count in self._plain if count.bracket is None)
        for sentence, group in groupby(outside, key=lambda count: count.sentence):
            if self._is_row(sentence, list(group)):
                yield sentence.start

    def _is_row(self, sentence: Span, group: Sequence[Count]) -> bool:
        if len(group) < 2 or words.MARKS.search(self.text, sentence.start, group[-1].start):
            return False
        start = sentence.start
        for count in group:
            hits = self.between(start, count.start)
            if not count.total and (not hits or count.start - hits[-1].end > _ROW_GAP):
                return False
            start = count.end
        return not self.between(start, sentence.end)

    def _parent(self, count: Count) -> int | None:
        """The number of which `count` is a part."""
        if count.bracket is not None and (whole := self._explained_by(count, count.bracket)):
            return whole.start
        if count.marker is None:
            return None
        before = self.plain_before(min(count.marker, count.start))
        return before.start if before and before.present is not False else None

    def _explained_by(self, count: Count, bracket: Span) -> Count | None:
        """The number right before the brackets in which `count` stands."""
        whole = self.plain_before(bracket.start)
        if whole is None or whole.sentence != count.sentence or bracket.start - whole.end > _ASIDE:
            return None
        return None if words.CLOSED.search(self.text, whole.end, bracket.start) else whole
