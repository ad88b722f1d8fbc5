"""Context: does the sentence around a hit take it back (negated, dropped, earlier, absent)?

The cues and how far they reach stand in the codebook under `context`; the rules of reach are grammar:
a clause ends at a comma, colon, bracket or adversative word, a sentence where `sentences` cuts it, and a
cue in the label of a list reaches all its items.
"""

from __future__ import annotations

import re

from loaders.codebook import CONTEXT_VARIABLE, Codebook
from loaders.reading.terms import Hit, Scan

_JOINED = re.compile(r"\W*(?:und|oder|noch|sowie|bzw\.?)?\W+(?:[\wäöüß]+\W+)?")


class Context:
    """The cues in one answer, ready to be asked about a hit."""

    def __init__(self, codebook: Codebook, scan: Scan) -> None:
        self._cues = codebook.context
        self._scan = scan
        self._hits = scan.hits(CONTEXT_VARIABLE)

    def cue(self, variable: str, hit: Hit) -> Hit | None:
        """The cue that takes `hit` of `variable` back, or None."""
        sentence = self._scan.sentence_at(hit.start)
        label = self._scan.label_of(sentence)
        for cue in self._hits:
            if cue.start >= sentence.end:
                break
            if variable not in self._cues[cue.code].applies or _inside(cue, hit):
                continue
            if label and label.start <= cue.start < label.end:
                return cue
            if cue.end > sentence.start and self._reaches(cue, variable, hit):
                return cue
        return None

    def _reaches(self, cue: Hit, variable: str, hit: Hit) -> bool:
        scope = self._cues[cue.code].scope
        reach = self._scan.turn_at(cue.start) if scope == "sentence" else self._scan.clause_at(cue.start)
        if not reach.start <= hit.start < reach.end:
            return False
        if scope == "before":
            return hit.end <= cue.start
        if scope == "after":
            return hit.start >= cue.end
        if scope == "next":
            return hit.start >= cue.end and self._is_next(cue, variable, hit)
        return True

    def _is_next(self, cue: Hit, variable: str, hit: Hit) -> bool:
        """Whether `hit` is the first behind the cue, or joined to it by "und" and the like."""
        end: int | None = None
        for other in self._scan.hits(variable):
            if other.start < cue.end:
                continue
            if end is not None and other.start >= end and not _JOINED.fullmatch(self._scan.between(end, other.start)):
                return False
            if other == hit:
                return True
            end = max(end or 0, other.end)
        return False


def _inside(cue: Hit, hit: Hit) -> bool:
    """Whether the cue is part of what was found ("nicht zufrieden"): it takes back nothing then."""
    return hit.start <= cue.start and cue.end <= hit.end
