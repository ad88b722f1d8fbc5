"""The kinds of cost that stretches of a text name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.reading.codes import STRENGTH
from loaders.record import Certainty


class Kind(NamedTuple):
    """A kind of cost named in a text: code of `kostenarten`, the rule that found it, and where."""

    code: str
    rule: str
    certainty: Certainty
    start: int
    end: int


Classify = Callable[[str], Sequence[Kind]]
"""All kinds of cost named in a text, in the order in which they stand. Asked once for each answer."""

_LEADING = re.compile(
    r"\W*(?:(?:für|fürs|fuer|f\.|an|zur|zum|mit|die|der|das|den|dem|unsere?[nr]?|eine?[nr]?)\s+)+", re.IGNORECASE
)
_BELOW = re.compile(
    r"(?<!\w)(?:für|fürs|fuer|f\.|an|zur|zum|der|des|von|vom|durch|bei|beim|mit|samt|nebst|inkl|incl|einschl\w*|zzgl|am|im|in"
    r"|auf)(?!\w)|\(",
    re.IGNORECASE,
)
_FLAT_RATE = re.compile(r"pauschale?\w*\s*\(", re.IGNORECASE)
_AND = re.compile(r"[,/&+]|(?<!\w)(?:und|sowie|u\.)(?!\w)")


class Kinds:
    """The kinds of one text, asked by stretch."""

    def __init__(self, text: str, classify: Classify) -> None:
        self._text = text
        self._all = classify(text)
        self._starts = [kind.start for kind in self._all]

    def within(self, start: int, end: int) -> list[Kind]:
        """One hit for each kind named in `text[start:end]`, in order; only the surest: "Referent Dr. ██" is plain."""
        first_inside = bisect_left(self._starts, start)
        inside = [kind for kind in self._all[first_inside : bisect_left(self._starts, end)] if kind.end <= end]
        if len(inside) < 2:
            return inside
        surest = max(STRENGTH[kind.certainty] for kind in inside)
        inside = [kind for kind in inside if STRENGTH[kind.certainty] == surest]
        first: dict[str, Kind] = {}
        for kind in inside:
            first.setdefault(kind.code, kind)
        return list(first.values())

    def meant(self, start: int, end: int) -> list[Kind]:
        """The kinds an amount with this label stands for: those of the head words, else those listed below them.

        "Fahrtkosten der Referentin" is one kind, "Pauschale für Moderation und Material" and "Raum und Essen" two.
        """
        found = self.within(start, end)
        if len(found) < 2:
            return found
        leading = _LEADING.match(self._text, start, end)
        begin = leading.end() if leading else start
        below = _BELOW.search(self._text, begin, end)
        head = below.start() if below else end
        if below and _FLAT_RATE.search(self._text, begin, below.end()):
            return self._listed(below.end(), end) or found[:1]  # "Tagungspauschale (Räume, Essen)"
        return self._listed(begin, head) or self._listed(begin, end) or found[:1]

    def _listed(self, start: int, end: int) -> list[Kind]:
        """The first kind of each of the words that are joined by commas or "und"."""
        cuts = [match.span() for match in _AND.finditer(self._text, start, end)]
        starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
        first: dict[str, Kind] = {}
        for begin, stop in zip(starts, ends, strict=True):
            for kind in self.within(begin, stop)[:1]:
                first.setdefault(kind.code, kind)
        return list(first.values())
