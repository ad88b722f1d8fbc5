"""Assessment: satisfaction with course and result, commitment of the outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading.alternatives import one_of, stems
from loaders.reading.codes import STRENGTH, Source, coding
from loaders.reading.marks import marks, meanings
from loaders.reading.targets import is_label, meant, named, named_before, proper
from loaders.reading.terms import Hit, Scan
from loaders.record import PROCESS, RESULT, Answer, Certainty, Coding, Span
from loaders.word_lists import judgement_words, text_words

_TARGETS = {"ablauf": (PROCESS,), "ergebnis": (RESULT,), "beides": (PROCESS, RESULT), "veranstaltung": (PROCESS,)}
_TONES = ("lob", "vorbehalt")
_GOOD, _BAD = ("sehr_zufrieden", "zufrieden", "lob"), ("eher_unzufrieden", "unzufrieden", "vorbehalt")
_WORDS = judgement_words()
_SAME = re.compile(rf"\b{one_of(('auch', *text_words().same_again))}\b", re.IGNORECASE)
_SUMMARY = re.compile(rf"\b{one_of(_WORDS.summary)}\b", re.IGNORECASE)
_SUMMARY_STEMS = stems(_WORDS.summary)
_ASKED_FOR = re.compile(r"zufr", re.IGNORECASE)  # the question: "Wie zufrieden sind Sie …?"
_NEGATION = re.compile(r"\b(?:nicht|nichts|nie|niemand|keine?[nrms]?|weder)\b", re.IGNORECASE)
# The state of a measure in a list or table: "Bank: aufgestellt 28.04.", "Sprachtreff (läuft)", "Ein Chor. Läuft."
_STATE = re.compile(
    rf"[.:|(–](\s*(?:bereits |schon |ist |sind |wurden? )?{one_of(_WORDS.done)})"
    r"\b(?=\s*(?:[.,;)|(–]|$|\d|(?:am|seit|und|mit)\b)|\s*\n)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:nicht|net|kaum)\s+(?:(?:so|sehr|besonders|gerade|wirklich)\s+)?$", re.IGNORECASE)
# What is yet to be done: "sollen Mittel eingestellt werden".
_TO_BE_DONE = re.compile(
    r"\b(?:soll\w*|k(?:ö|oe)nn\w*|m(?:ü|ue)ss?te\w*|muss|m(?:ü|ue)ssen|m(?:ö|oe)ge\w*)\b.*\bwerden\b", re.DOTALL
)
_FIRM = 3  # levels of commitment, from the highest, that bind somebody
_DONE = ("umgesetzt", "beschlossen")
_STATED: tuple[Certainty, ...] = ("stated",)
_DESCRIBED: tuple[Certainty, ...] = ("inferred", "weak")
_SHORT_JUDGEMENT = re.compile(
    r"[\s:–-]*(?:sind wir |waren wir |bin ich )?(?:"
    + "|".join(f"(?P<{code}>{one_of(words)})" for code, words in _WORDS.short.items())
    + r")[\s.,;!]*",
    re.IGNORECASE,
)
_NEXT_ITEM = re.compile(r"\n|(?<!\S)(?:2[.)]|b\))(?=\s)")
_PAUSE = re.compile(r"[,;](?=\s)")
_Judged = dict[str, list[Hit]]  # by the variable
_FAR = 25  # characters around a target


def read_satisfaction(source: Source) -> tuple[Coding, ...]:
    """Satisfaction with the course and with the result, at most one coding each.

    A judgement belongs to the target named in its clause, else in its sentence, else before it; one
    that stands before any target speaks of what is not judged by itself, and one without a target in its
    sentence also of what is named nowhere. "Ergebnis: dito" repeats.
    """
    answer = source.answers.get("bewertung")
    if answer is None:
        return ()
    scan, targets = source.scan("bewertung"), meant(source.hits("bewertungsziel", "bewertung"))
    hits = [*_judgements(source, answer), *_short_judgements(source, answer, proper(targets))]
    hits.sort(key=lambda hit: hit.start)
    targets = [target for target in targets if not any(target.start < hit.start < target.end for hit in hits)]
    judged: _Judged = {PROCESS: [], RESULT: []}
    general: list[Hit] = []
    loose: list[Hit] = []  # in sentences that name no target
    for hit in hits:
        target = named(scan, hit, hits, targets)
        if target is None:
            loose.append(hit)
            target = named_before(hit, targets)
        for own in [judged[variable] for variable in _TARGETS[target]] if target else [general]:
            own.append(hit)
    if not targets:
        judged, general = _by_line(source, judged, general)
    asked = {variable for target in targets for variable in _TARGETS[target.code]}
    has_label = any(is_label(scan, target) for target in targets)
    for variable in [variable for variable, own in judged.items() if not own]:
        repeated = general or _repeated(source, judged, targets, variable)
        judged[variable] = repeated or ([] if has_label or variable in asked else loose)
    codings = (_judgement(source, variable, own) for variable, own in judged.items())
    return tuple(found for found in codings if found is not None)


def _by_line(source: Source, judged: _Judged, general: list[Hit]) -> tuple[_Judged, list[Hit]]:
    """Where nothing names what is judged and two lines or items judge, they answer the two questions in turn."""
    scan, start = source.scan("bewertung"), source.answers["bewertung"].start
    lines: dict[int, list[Hit]] = {}
    for hit in general:
        lines.setdefault(len(_NEXT_ITEM.findall(scan.between(start, hit.start))), []).append(hit)
    if len(lines) != 2:
        return judged, general
    return dict(zip(judged, lines.values(), strict=True)), []


def _judgements(source: Source, answer: Answer) -> list[Hit]:
    """Words of the scale, marks, and what praise and reservation stand outside of them."""
    explained = meanings(answer)
    words = source.live_hits("zufriedenheit", "bewertung")
    words = [hit for hit in words if not any(span.start <= hit.start < span.end for span in explained)]
    scale = [_negated(source, hit) for hit in words] + marks(answer)
    tones = source.live_hits("tonfall", "bewertung")
    tones = [tone for tone in tones if not any(own.start <= tone.start and tone.end <= own.end for own in scale)]
    return [*_without_parts(scale), *tones]


def _without_parts(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without praise that is a part of blame, and the other way round: "überzeugt uns kaum"."""
    good, bad = [hit for hit in hits if hit.code in _GOOD], [hit for hit in hits if hit.code in _BAD]
    parts = {hit for whole, others in ((good, bad), (bad, good)) for hit in others if _is_part(hit, whole)}
    return [hit for hit in hits if hit not in parts]


def _is_part(hit: Hit, wholes: Sequence[Hit]) -> bool:
    return any(whole.start <= hit.start and hit.end <= whole.end for whole in wholes)


def _negated(source: Source, hit: Hit) -> Hit:
    """The judgement turned round by a word of negation before it: "nicht ok"."""
    if hit.code not in _GOOD:
        return hit
    scan = source.scan("bewertung")
    before = scan.between(scan.clause_at(hit.start).start, hit.start)
    return hit._replace(code="eher_unzufrieden", rule=f"verneint: {hit.rule}") if _NEGATED.search(before) else hit


def _short_judgements(source: Source, answer: Answer, targets: Sequence[Hit]) -> Iterator[Hit]:
    """What the question leaves to say where the clause ends behind its target, or alone: "mit dem Ablauf sehr"."""
    scan = source.scan("bewertung")
    if (match := _SHORT_JUDGEMENT.fullmatch(answer.text.strip())) and match.lastgroup:
        yield Hit(match.lastgroup, "kurze Antwort", "stated", *answer.span(0, len(answer.text)))
    for target in targets:
        behind = scan.between(target.end, scan.sentence_at(target.start).end)
        stop = _PAUSE.search(behind)
        match = _SHORT_JUDGEMENT.fullmatch(behind, 0, stop.start() if stop else len(behind))
        if match and match.lastgroup:
            start, end = match.span(match.lastgroup)
            yield Hit(match.lastgroup, "kurze Antwort", "stated", target.end + start, target.end + end)


def _repeated(source: Source, judged: _Judged, targets: Sequence[Hit], variable: str) -> list[Hit]:
    """The judgement of the other target where the words around this one say that it is the same."""
    scan = source.scan("bewertung")
    for target in targets:
        if _TARGETS[target.code] != (variable,):
            continue
        sentence = scan.sentence_at(target.start)
        around = scan.between(max(sentence.start, target.start - _FAR), min(sentence.end, target.end + _FAR))
        if _SAME.search(around):
            return next(own for other, own in judged.items() if other != variable)
    return []


def _judgement(source: Source, variable: str, hits: Sequence[Hit]) -> Coding | None:
    """Words of the scale decide, those of a summary first, then the surest; else praise and reservation.

    A sentence that answers with the word of the question ("eher unzufrieden: viele gute Gespräche, aber …")
    outweighs what else is praised or blamed.
    """
    scale = [hit for hit in hits if hit.code not in _TONES]
    if not scale:
        return _by_tone(variable, hits)
    scan = source.scan("bewertung")
    summed_up, literal = _in_summary(scan, hits), _literal(scan, scale)
    summary = [hit for hit in summed_up if hit.code not in _TONES]
    if not summary and not literal and (blame := [hit for hit in summed_up if hit.code == "vorbehalt"]):
        return _by_tone(variable, blame)
    decisive = summary or literal or scale
    strongest = max(STRENGTH[hit.certainty] for hit in decisive)
    surest = [hit for hit in decisive if STRENGTH[hit.certainty] == strongest]
    mixed = next((hit for hit in surest if hit.code == "teils"), None)
    if mixed is None and decisive is scale and _contradicted(surest, hits):
        against = next((hit for hit in hits if hit.code in _BAD), surest[0])
        return _inferred(variable, "teils", "Lob mit Vorbehalt", against)
    return coding(variable, mixed or surest[0])


def _literal(scan: Scan, hits: Sequence[Hit]) -> list[Hit]:
    """The hits with the word of the question, and what stands in the same clause: "unter Vorbehalt zufrieden"."""
    clauses = [scan.clause_at(hit.start) for hit in hits if _ASKED_FOR.search(scan.between(hit.start, hit.end))]
    return [hit for hit in hits if scan.clause_at(hit.start) in clauses] if clauses else []


def _in_summary(scan: Scan, hits: Sequence[Hit]) -> list[Hit]:
    """The hits in clauses that sum up."""
    if not any(stem in scan.folded for stem in _SUMMARY_STEMS):
        return []
    return [hit for hit in hits if _sums_up(scan, hit)]


def _sums_up(scan: Scan, hit: Hit) -> bool:
    """Whether the clause of `hit` sums up, or what heads it does: "Insgesamt: teils, teils"."""
    clause, sentence = scan.clause_at(hit.start), scan.sentence_at(hit.start)
    start, head = clause.start, scan.between(sentence.start, clause.start).rstrip()
    if head.endswith((":", "|")):
        start = sentence.start
    elif head and head[-1].isalnum():  # "Insgesamt ist das aber zu wenig"
        start = scan.clause_at(clause.start - 1).start
    words = scan.between(start, clause.end)
    return _SUMMARY.search(words) is not None


def _contradicted(surest: Sequence[Hit], hits: Sequence[Hit]) -> bool:
    """Whether praise and reservation weigh the same: both words of the scale, or both only described."""
    against = [hit for hit in hits if surest[0].certainty != "stated" or hit.code not in _TONES]
    return any(hit.code in _GOOD for hit in against) and any(hit.code in _BAD for hit in against)


def _by_tone(variable: str, hits: Sequence[Hit]) -> Coding | None:
    tones = {hit.code: hit for hit in reversed(hits)}
    if not tones:
        return None
    code = "teils" if len(tones) == 2 else "zufrieden" if "lob" in tones else "eher_unzufrieden"
    return _inferred(variable, code, "Tonfall", tones.get("vorbehalt") or tones["lob"])


def _inferred(variable: str, code: str, why: str, evidence: Hit) -> Coding:
    return Coding(
        variable=variable,
        code=code,
        certainty="inferred",
        rule=f"{why}: {evidence.rule}",
        span=Span(evidence.start, evidence.end),
    )


def read_commitment(source: Source) -> tuple[Coding, ...]:
    """The highest level of commitment that the section of the outcomes supports.

    A firm level that is stated goes before one that only dates and names suggest. Where it says of all outcomes
    together that nothing is settled or that a body has yet to decide, such suggestions do not count. Outcomes
    without any sign of commitment are intentions; where there is no outcome, there is no commitment.
    """
    answer = source.answers.get("ergebnisse")
    if answer is None or not answer.text.strip():
        return ()
    scan = source.scan("ergebnisse")
    named, states = source.live_hits("verbindlichkeit", "ergebnisse"), _states(answer)
    limits = {limit.code for limit in source.hits("bindung", "ergebnisse")}
    for level, certainties in _levels(source, limits):
        found = [hit for hit in named if hit.code == level and hit.certainty in certainties and not _denied(scan, hit)]
        found += [hit for hit in states if hit.code == level and hit.certainty in certainties]
        if found:
            return (coding("verbindlichkeit", max(found, key=lambda hit: STRENGTH[hit.certainty])),)
    return (_intention(answer),) if source.naming_hits("ergebnisse", "ergebnisse") else ()


def _levels(source: Source, limits: set[str]) -> list[tuple[str, tuple[Certainty, ...]]]:
    """Levels with the certainties that count for them, in the order in which they are looked for."""
    levels = list(source.codebook.variables["verbindlichkeit"].codes)
    firm, open_levels = levels[:_FIRM], levels[_FIRM:]
    described = [] if limits else [(level, _DESCRIBED) for level in firm]
    if limits == {"unverbindlich"}:
        firm = firm[:-1]
    return [(level, _STATED) for level in firm] + described + [(level, _STATED + _DESCRIBED) for level in open_levels]


def _states(answer: Answer) -> list[Hit]:
    spans = [answer.span(*match.span(1)) for match in _STATE.finditer(answer.text)]
    return [Hit("umgesetzt", "Stand der Maßnahme", "stated", *span) for span in spans]


def _denied(scan: Scan, hit: Hit) -> bool:
    """Whether what seems done or settled is negated or yet to be done: "sind keine Maßnahmen beschlossen"."""
    if hit.code in _DONE and _TO_BE_DONE.search(scan.between(*scan.clause_at(hit.end - 1))):
        return True
    words = scan.between(hit.start, hit.end)
    return bool(_NEGATION.search(words)) and not _NEGATION.search(hit.rule)


def _intention(answer: Answer) -> Coding:
    start = len(answer.text) - len(answer.text.lstrip())
    return Coding(
        variable="verbindlichkeit",
        code="absicht",
        certainty="weak",
        rule="ohne Zeichen höherer Verbindlichkeit",
        span=answer.span(start, len(answer.text.rstrip())),
    )
