"""Codes of the variables that may have several: formats, topics, outcomes, recommendations, groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.codebook import Code, Codebook
from loaders.reading.context import Context
from loaders.reading.items import explains, in_one_item, is_circumstance
from loaders.reading.terms import Hit, Scan
from loaders.record import Answer, Certainty, Coding, Span

_NO_ANSWER = Answer("", 0)
STRENGTH: dict[Certainty, int] = {"weak": 0, "inferred": 1, "stated": 2}


class Source:
    """The answers of one Steckbrief with the terms found in them and their context."""

    def __init__(self, codebook: Codebook, answers: Mapping[str, Answer]) -> None:
        self.codebook = codebook
        self.answers = answers
        self._scans: dict[str, Scan] = {}
        self._contexts: dict[str, Context] = {}

    def scan(self, section: str) -> Scan:
        """The terms of the variables read in `section`, found in its answer."""
        if section not in self._scans:
            answer = self.answers.get(section, _NO_ANSWER)
            self._scans[section] = self.codebook.matchers[section].scan(answer)
        return self._scans[section]

    def hits(self, variable: str, section: str) -> list[Hit]:
        """All hits of `variable` in the answer to `section`, whatever their context."""
        return self.scan(section).hits(variable)

    def taken_back(self, variable: str, section: str, hit: Hit) -> bool:
        """Whether the context negates, drops or postpones what `hit` names."""
        return self._context(section).cue(variable, hit) is not None

    def live_hits(self, variable: str, section: str) -> list[Hit]:
        """Hits that the context leaves standing."""
        return self._context(section).live(variable)

    def _context(self, section: str) -> Context:
        if section not in self._contexts:
            self._contexts[section] = Context(self.codebook, self.scan(section))
        return self._contexts[section]

    def naming_hits(self, variable: str, section: str) -> list[Hit]:
        """Live hits without those that only explain what a plain one before them in the sentence named.

        Which explanations count nevertheless, the codebook says.
        """
        definition = self.codebook.variables[variable]
        hits = self.live_hits(variable, section)
        if definition.explanations == "all":
            return hits
        plain_counts = definition.explanations == "plain"
        scan = self.scan(section)
        kept: list[Hit] = []
        for sentence, own in scan.by_sentence(hits):
            if len(own) > 1:
                own = _without_asides(scan, own, definition.codes)
                own = _without_explanations(scan, own, sentence, plain_counts)
            kept += own
        return kept

    def is_alone(self, section: str, hit: Hit) -> bool:
        """Whether the answer says hardly more than `hit`: one word besides at most."""
        answer = self.answers[section].text.split()
        return len(answer) <= len(self.scan(section).between(hit.start, hit.end).split()) + 1


def _without_asides(scan: Scan, hits: list[Hit], codes: Mapping[str, Code]) -> list[Hit]:
    """Without what an item names beside its matter: weak signs, and the circumstances of what stands before."""
    plain = [hit for hit in hits if hit.certainty != "weak"]
    return [hit for hit in hits if not _is_aside(scan, hit, plain, codes)]


def _is_aside(scan: Scan, hit: Hit, plain: list[Hit], codes: Mapping[str, Code]) -> bool:
    code = hit.code
    if hit.certainty == "weak":
        others = [other for other in plain if other.code != code]
        return any(in_one_item(scan.between(min(hit.end, other.end), max(hit.start, other.start))) for other in others)
    for other in plain:
        if other.end <= hit.start and other.code != code and not codes[other.code].frame:
            words = scan.between(other.end, hit.start)
            if in_one_item(words) and is_circumstance(words):
                return True
    return False


def _without_explanations(scan: Scan, hits: list[Hit], sentence: Span, plain_counts: bool) -> list[Hit]:
    """Without what explains the first of these hits of a sentence that is named plainly."""
    kept: list[Hit] = []
    name: Hit | None = None
    for hit in hits:
        if name is None:
            name = hit if hit.certainty == "stated" else None
        elif (not plain_counts or hit.certainty != "stated") and explains(
            scan.between(name.end, hit.start), scan.between(hit.end, sentence.end)
        ):
            continue
        kept.append(hit)
    return kept


def read_codes(source: Source, variable: str) -> tuple[Coding, ...]:
    """The codes of `variable` in the order of the codebook, each with its best evidence.

    The first section of the variable decides; the others are asked only when it is silent, and
    then only for what they name plainly.
    """
    definition = source.codebook.variables[variable]
    first, *others = definition.sections
    best = _best(
        hit
        for hit in source.naming_hits(variable, first)
        if hit.certainty != "weak" or not definition.codes[hit.code].weak_alone or source.is_alone(first, hit)
    )
    for section in others:
        if not best:
            best = _best(hit for hit in source.live_hits(variable, section) if hit.certainty == "stated")
    found = set(best)
    kept = {code: hit for code, hit in best.items() if _stands_beside(definition.codes[code], hit, found)}
    return tuple(coding(variable, kept[code]) for code in definition.codes if code in kept)


def _stands_beside(code: Code, hit: Hit, found: set[str]) -> bool:
    """Whether the other codes found leave this one standing."""
    needs_name = hit.certainty != "stated" and not found.isdisjoint(code.named_beside)
    return not needs_name and found.isdisjoint(code.only_without)


def coding(variable: str, hit: Hit) -> Coding:
    """The coding that `hit` stands for."""
    return Coding(
        variable=variable, code=hit.code, certainty=hit.certainty, rule=hit.rule, span=Span(hit.start, hit.end)
    )


def _best(hits: Iterable[Hit]) -> dict[str, Hit]:
    """The surest hit of each code; the first in the text among equals."""
    best: dict[str, Hit] = {}
    for hit in hits:
        known = best.get(hit.code)
        if known is None or STRENGTH[hit.certainty] > STRENGTH[known.certainty]:
            best[hit.code] = hit
    return best
