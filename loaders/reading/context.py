"""Context: does the sentence around a hit take it back (negated, dropped, earlier, absent)?

The cues and how far they reach stand in the codebook under `context`; the rules of reach are grammar:
a clause ends at a comma, colon, bracket or adversative word, a sentence where `sentences` cuts it.
"""

from __future__ import annotations

from loaders.codebook import CONTEXT_VARIABLE, Codebook
from loaders.reading.terms import Hit, Scan


class Context:
    """The cues in one answer, ready to be asked about a hit."""

    def __init__(self, codebook: Codebook, scan: Scan) -> None:
        self._cues = codebook.context
        self._scan = scan
        self._hits = scan.hits(CONTEXT_VARIABLE)

    def cue(self, variable: str, hit: Hit) -> Hit | None:
        """The cue that takes `hit` of `variable` back, or None."""
        sentence = self._scan.sentence_at(hit.start)
        for cue in self._hits:
            if cue.start >= sentence.end:
                break
            if cue.end <= sentence.start or variable not in self._cues[cue.code].applies:
                continue
            if not _overlap(cue, hit) and self._reaches(cue, hit):
                return cue
        return None

    def _reaches(self, cue: Hit, hit: Hit) -> bool:
        scope = self._cues[cue.code].scope
        if scope == "sentence":
            return True
        clause = self._scan.clause_at(cue.start)
        inside = clause.start <= hit.start < clause.end
        if scope == "before":
            return inside and hit.end <= cue.start
        if scope == "after":
            return inside and hit.start >= cue.end
        return inside


def _overlap(cue: Hit, hit: Hit) -> bool:
    return cue.start < hit.end and hit.start < cue.end
