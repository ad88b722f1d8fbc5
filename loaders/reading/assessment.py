"""Assessment: satisfaction with course and result, cost against benefit, commitment of the outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.codes import STRENGTH, Source, coding
from loaders.reading.terms import Hit
from loaders.record import Answer, Coding, Span

PROCESS, RESULT = "zufriedenheit_ablauf", "zufriedenheit_ergebnis"
_TARGETS = {"ablauf": (PROCESS,), "ergebnis": (RESULT,), "beides": (PROCESS, RESULT)}


def read_satisfaction(source: Source) -> tuple[Coding, ...]:
    """Satisfaction with the course and with the result, at most one coding each.

    A word of the scale belongs to the target named in its clause, else in its sentence, else before
    it; an answer that names no target speaks of both.
    """
    answer = source.answers.get("bewertung")
    if answer is None:
        return ()
    targets = source.hits("bewertungsziel", "bewertung")
    judged: dict[str, list[Hit]] = {PROCESS: [], RESULT: []}
    for hit in [*source.live_hits("zufriedenheit", "bewertung"), *source.live_hits("tonfall", "bewertung")]:
        for variable in _target(source, hit, targets):
            judged[variable].append(hit)
    codings = (_judgement(variable, hits) for variable, hits in judged.items())
    return tuple(found for found in codings if found is not None)


def _target(source: Source, hit: Hit, targets: Sequence[Hit]) -> tuple[str, ...]:
    if not targets:
        return _TARGETS["beides"]
    scan = source.scan("bewertung")
    for area in (scan.clause_at(hit.start), scan.sentence_at(hit.start)):
        inside = [target for target in targets if area.start <= target.start < area.end]
        if inside:
            return _TARGETS[min(inside, key=lambda target: _distance(target, hit)).code]
    before = [target for target in targets if target.start < hit.start]
    return _TARGETS[before[-1].code] if before else _TARGETS["beides"]


def _distance(target: Hit, hit: Hit) -> int:
    """Characters between; what stands before counts as nearer ("Ablauf: gut, Ergebnis: …")."""
    return hit.start - target.end if target.end <= hit.start else 2 * (target.start - hit.end)


def _judgement(variable: str, hits: Sequence[Hit]) -> Coding | None:
    """Words of the scale decide, the last surest one; without any, praise and reservation do."""
    scale = [hit for hit in hits if hit.code not in ("lob", "vorbehalt")]
    if scale:
        strongest = max(STRENGTH[hit.certainty] for hit in scale)
        surest = [hit for hit in scale if STRENGTH[hit.certainty] == strongest]
        mixed = next((hit for hit in surest if hit.code == "teils"), None)
        return coding(variable, mixed or surest[0])
    tones = {hit.code: hit for hit in reversed(hits)}
    if not tones:
        return None
    code = "teils" if len(tones) == 2 else "zufrieden" if "lob" in tones else "eher_unzufrieden"
    evidence = tones.get("vorbehalt") or tones["lob"]
    return Coding(
        variable=variable,
        code=code,
        certainty="inferred",
        rule=f"Tonfall: {evidence.rule}",
        span=Span(evidence.start, evidence.end),
    )


def read_cost_benefit(source: Source) -> tuple[Coding, ...]:
    """Whether effort and result are in good proportion; the last word on it holds."""
    hits = source.live_hits("aufwand_ergebnis", "kosten")
    if not hits:
        return ()
    mixed = next((hit for hit in hits if hit.code == "teils"), None)
    return (coding("aufwand_ergebnis", mixed or hits[-1]),)


def read_commitment(source: Source) -> tuple[Coding, ...]:
    """The highest level of commitment that the section of the outcomes supports.

    Outcomes without any sign of commitment are intentions.
    """
    answer = source.answers.get("ergebnisse")
    if answer is None or not answer.text.strip():
        return ()
    hits = source.live_hits("verbindlichkeit", "ergebnisse")
    for level in source.codebook.variables["verbindlichkeit"].codes:
        found = [hit for hit in hits if hit.code == level]
        if found:
            return (coding("verbindlichkeit", max(found, key=lambda hit: STRENGTH[hit.certainty])),)
    return (_intention(answer),)


def _intention(answer: Answer) -> Coding:
    start = len(answer.text) - len(answer.text.lstrip())
    return Coding(
        variable="verbindlichkeit",
        code="absicht",
        certainty="weak",
        rule="ohne Zeichen höherer Verbindlichkeit",
        span=answer.span(start, len(answer.text.rstrip())),
    )
