"""Assessment: satisfaction with course and result, commitment of the outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading.alternatives import one_of, stems
from loaders.reading.codes import STRENGTH, Source, coding
from loaders.reading.marks import marks
from loaders.reading.terms import Hit, Scan
from loaders.record import PROCESS, RESULT, Answer, Certainty, Coding, Span
from loaders.word_lists import judgement_words, text_words

_TARGETS = {"ablauf": (PROCESS,), "ergebnis": (RESULT,), "beides": (PROCESS, RESULT)}
_TONES = ("lob", "vorbehalt")
_GOOD, _BAD = ("sehr_zufrieden", "zufrieden", "lob"), ("eher_unzufrieden", "unzufrieden", "vorbehalt")
_JOINED = re.compile(r"\b(?:und|wie|sowie|als auch|noch|oder|bzw)\b|[/&+]", re.IGNORECASE)
_WORDS = judgement_words()
_SAME = re.compile(rf"\b{one_of(('auch', *text_words().same_again))}\b", re.IGNORECASE)
_SUMMARY = re.compile(rf"\b{one_of(_WORDS.summary)}\b", re.IGNORECASE)
_SUMMARY_STEMS = stems(_WORDS.summary)
_ASKED_FOR = re.compile(r"zufr", re.IGNORECASE)  # the question: "Wie zufrieden sind Sie …?"
_VERB = re.compile(r"\W+(?:\w+\W+)?(?:war|waren|ist|sind|lief|verlief|isch|wird|wurden?)\b", re.IGNORECASE)
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
_PAUSE = re.compile(r"[,;](?=\s)")
_FAR = 25  # characters; a judgement so far before its target is not its attribute


def read_satisfaction(source: Source) -> tuple[Coding, ...]:
    """Satisfaction with the course and with the result, at most one coding each.

    A judgement belongs to the target named in its clause, else in its sentence, else before it; one
    that stands before any target speaks of what is not judged by itself. "Ergebnis: dito" repeats.
    """
    answer = source.answers.get("bewertung")
    if answer is None:
        return ()
    targets = source.hits("bewertungsziel", "bewertung")
    hits = [*_judgements(source, answer), *_short_judgements(source, answer, targets)]
    hits.sort(key=lambda hit: hit.start)
    targets = [target for target in targets if not any(target.start < hit.start < target.end for hit in hits)]
    judged: dict[str, list[Hit]] = {PROCESS: [], RESULT: []}
    general: list[Hit] = []
    for hit in hits:
        variables = _variables(source, hit, hits, targets)
        for variable in variables:
            judged[variable].append(hit)
        if not variables:
            general.append(hit)
    if not targets:
        judged, general = _by_line(source, judged, general)
    missing = [variable for variable, own in judged.items() if not own]
    for variable in missing:
        judged[variable] = general or _repeated(source, judged, targets, variable)
    codings = (_judgement(source, variable, own) for variable, own in judged.items())
    return tuple(found for found in codings if found is not None)


def _by_line(
    source: Source, judged: dict[str, list[Hit]], general: list[Hit]
) -> tuple[dict[str, list[Hit]], list[Hit]]:
    """Where nothing names what is judged and two lines judge, they answer the two questions of the form in turn."""
    text = source.scan("bewertung").text
    lines: dict[int, list[Hit]] = {}
    for hit in general:
        lines.setdefault(text.count("\n", 0, hit.start), []).append(hit)
    if len(lines) != 2:
        return judged, general
    return dict(zip(judged, lines.values(), strict=True)), []


def _judgements(source: Source, answer: Answer) -> list[Hit]:
    """Words of the scale, marks, and what praise and reservation stand outside of them."""
    scale = [_negated(source, hit) for hit in source.live_hits("zufriedenheit", "bewertung")] + marks(answer)
    tones = source.live_hits("tonfall", "bewertung")
    tones = [tone for tone in tones if not any(own.start <= tone.start and tone.end <= own.end for own in scale)]
    return [*scale, *tones]


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


def _variables(source: Source, hit: Hit, hits: Sequence[Hit], targets: Sequence[Hit]) -> tuple[str, ...]:
    """What `hit` judges; nothing if no target is named before it."""
    scan = source.scan("bewertung")
    label = _label(scan, hit, targets)
    for part_at in (scan.sentence_at,) if label else (scan.clause_at, scan.sentence_at):
        area = part_at(hit.start)
        inside = [target for target in targets if area.start <= target.start < area.end]
        if not inside:
            continue
        nearest = label or min(inside, key=lambda target: _distance(scan, target, hit))
        if _has_another(nearest, hit, hits, area):
            continue
        if any(_coordinated(scan, nearest, other, hits) for other in inside):
            return _TARGETS["beides"]
        return _TARGETS[nearest.code]
    before = [target for target in targets if target.end <= hit.start]
    return _TARGETS[before[-1].code] if before else ()


def _label(scan: Scan, hit: Hit, targets: Sequence[Hit]) -> Hit | None:
    """The target that heads the sentence of `hit`: "Zu den Ergebnissen: mager für so viel Vorbereitung"."""
    begin = scan.sentence_at(hit.start).start
    before = [target for target in targets if begin <= target.start and target.end <= hit.start]
    return next((target for target in reversed(before) if scan.between(target.end, target.end + 1) == ":"), None)


def _distance(scan: Scan, target: Hit, hit: Hit) -> int:
    """Characters between; what stands before counts as nearer ("Ablauf: gut, Ergebnis: …"), before a verb as next."""
    if target.end > hit.start:
        return 2 * (target.start - hit.end)
    return 0 if _VERB.fullmatch(scan.between(target.end, hit.start).rstrip()) else hit.start - target.end


def _has_another(target: Hit, hit: Hit, hits: Sequence[Hit], area: Span) -> bool:
    """Whether `target` stands far behind `hit` and is judged by a later one: dictated without a full stop."""
    if target.start - hit.end < _FAR:
        return False
    return any(target.end <= other.start < area.end and other.code not in _TONES for other in hits)


def _coordinated(scan: Scan, one: Hit, other: Hit, hits: Sequence[Hit]) -> bool:
    """Whether two targets are judged together: "mit dem Ablauf wie mit den Ergebnissen"."""
    if one.code == other.code:
        return False
    first, second = sorted((one, other), key=lambda target: target.start)
    if any(first.end <= hit.start < second.start for hit in hits):
        return False
    return first.end < second.start and bool(_JOINED.search(scan.between(first.end, second.start)))


def _repeated(source: Source, judged: dict[str, list[Hit]], targets: Sequence[Hit], variable: str) -> list[Hit]:
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
    summary = _in_summary(scan, scale)
    decisive = summary or _literal(scan, scale) or scale
    strongest = max(STRENGTH[hit.certainty] for hit in decisive)
    surest = [hit for hit in decisive if STRENGTH[hit.certainty] == strongest]
    mixed = next((hit for hit in surest if hit.code == "teils"), None)
    if mixed is None and not summary and _contradicted(surest, hits):
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
    head = scan.between(sentence.start, clause.start).rstrip()
    words = scan.between(sentence.start if head.endswith(":") else clause.start, clause.end)
    return _SUMMARY.search(words) is not None


def _contradicted(surest: Sequence[Hit], hits: Sequence[Hit]) -> bool:
    """Whether praise and reservation weigh the same: both among the surest, or both only described."""
    good = any(hit.code in _GOOD for hit in surest)
    against = hits if surest[0].certainty != "stated" else surest
    return good and any(hit.code in _BAD for hit in against)


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
        firm, open_levels = firm[:-1], open_levels[-1:]
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
