"""Cost against benefit: whether effort and result are in good proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading.alternatives import any_of, in_text, one_of
from loaders.reading.codes import STRENGTH, Source, coding
from loaders.reading.terms import Hit, Scan
from loaders.record import Answer, Coding, Span
from loaders.word_lists import judgement_words

_VARIABLE = "aufwand_ergebnis"
_SECTION = "kosten"
_ELSEWHERE = "bewertung"

# What a verdict on the proportion speaks of; other sentences of the section are about the items.
_WORDS = judgement_words()
_PROPORTION = re.compile(any_of(in_text((*_WORDS.weighed, *_WORDS.proportion))), re.IGNORECASE)
_EFFORT = re.compile(any_of(in_text(_WORDS.effort)), re.IGNORECASE)
_OUTWEIGHED = re.compile(any_of([*in_text(_WORDS.weighed), "zusammen"]), re.IGNORECASE)
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"(?:ja|nein)\W*", re.IGNORECASE)  # "Dank der Förderung ja."
_SHORT = 3  # words beside the verdict in a clause that answers the printed question and no more
_COPULA = re.compile(r"\b(?:ist|sind|war|waren|wurden?)\b")  # "die Beteiligung war schlecht"
_NOT_NEXT = re.compile(r"\W*(?:nicht|net|ned)\b", re.IGNORECASE)  # "selbstverständlich nicht"
_NOT_BEHIND = re.compile(
    r"(?:\W+\w+){0,3}?\W+(?:nicht|net|ned|kaum|keineswegs)(?:\s+(?:gerade|wirklich))?\W*", re.IGNORECASE
)
_PART = r"(?:bezogen|hinsichtlich|f(?:ü|ue)rs?|ins?|im|beim?|am|an|auf|was|gemessen|zum|zur|mit)\b"
_SCOPED = re.compile(rf"\W*(?:(?:und|aber|doch|nur|allerdings|dagegen|hingegen)\s+)?{_PART}", re.IGNORECASE)
# The end of a sentence that says the opposite of a part: "…, in den Teilorten eher nicht".
_OTHER_PART = re.compile(
    rf"[,;–]\s+(?:(?:und|aber|doch)\s+)?{_PART}[^,;.!?\n]{{1,80}}?"
    rf"\b(?:({one_of(_WORDS.not_for_part)})|{one_of(_WORDS.yes_for_part)})"
    r"\s*(?:[.!;\n]|$)",
    re.IGNORECASE,
)
_POSITIVE = re.compile(any_of(in_text(_WORDS.good)), re.IGNORECASE)
_NEGATIVE = re.compile(any_of(in_text(_WORDS.bad)), re.IGNORECASE)


def read_cost_benefit(source: Source) -> tuple[Coding, ...]:
    """Whether effort and result are in good proportion; the last word on it holds.

    Weak signs count only where there is nothing else, and so does what a question asks ("Hat es sich gelohnt?").
    Where the section of the costs is silent, the assessment may weigh the effort.
    """
    section = _SECTION
    hits = _verdicts(source, section)
    if not hits:
        section = _ELSEWHERE
        hits = [hit for hit in _verdicts(source, section) if hit.certainty == "stated" and _weighs(source, hit)]
    if not hits:
        return ()
    strongest = max(STRENGTH[hit.certainty] for hit in hits)
    surest = [hit for hit in hits if STRENGTH[hit.certainty] == strongest or hit.certainty == "inferred"]
    mixed = next((hit for hit in surest if hit.code == "teils"), None) or _contrast(source, section, surest)
    return (coding(_VARIABLE, mixed or surest[-1]),)


def _verdicts(source: Source, section: str) -> list[Hit]:
    """What the section says about the proportion, in order of the text."""
    answer = source.answers.get(section)
    if answer is None:
        return []
    hits = [hit for hit in source.live_hits(_VARIABLE, section) if _is_verdict(source, section, hit)]
    hits = [hit for hit in hits if not _asked(source, section, hit)] or hits
    turned = [_turned(source, section, hit) for hit in hits]
    return [*turned, *_of_parts(source, section, answer)]


def _is_verdict(source: Source, section: str, hit: Hit) -> bool:
    """Whether the words speak of the proportion, or are a short answer: "Der Saal war ja umsonst" is none."""
    scan = source.scan(section)
    if scan.between(hit.end, hit.end + 2).lstrip()[:1].isdecimal():  # "gut 800 Euro"
        return False
    sentence = scan.sentence_at(hit.start)
    if hit.loose or _PROPORTION.search(scan.between(*sentence)):
        return True
    if _answers_another(scan, sentence):
        return False
    is_last = _PLAIN.fullmatch(scan.between(hit.start, sentence.end))
    if is_last and not _COPULA.search(scan.between(sentence.start, hit.start)):
        return True
    clause = scan.clause_at(hit.start)
    before, behind = scan.between(clause.start, hit.start), scan.between(hit.end, clause.end)
    at_edge = not _WORD.search(before) or not _WORD.search(behind)
    is_short = len(_WORD.findall(before + behind)) <= _SHORT and not _COPULA.search(before)
    return at_edge and is_short and not _NOT_NEXT.match(behind)


def _answers_another(scan: Scan, sentence: Span) -> bool:
    """Whether the sentence answers a question of the writer's own: "Freibier? Nein."."""
    before = scan.between(scan.sentence_at(sentence.start - 1).start, sentence.start).rstrip(" ")
    return before.endswith("?") and not _PROPORTION.search(before)


def _asked(source: Source, section: str, hit: Hit) -> bool:
    scan = source.scan(section)
    return scan.between(*scan.sentence_at(hit.start)).endswith("?")


def _turned(source: Source, section: str, hit: Hit) -> Hit:
    """A verdict that the end of its clause negates: "Der Ertrag rechtfertigt den Aufwand nicht"."""
    if hit.code != "ja":
        return hit
    scan = source.scan(section)
    end = scan.clause_at(hit.end - 1).end
    is_negated = _NOT_BEHIND.fullmatch(scan.between(hit.end, end))
    return hit._replace(code="nein", rule=f"verneint: {hit.rule}", end=end) if is_negated else hit


def _of_parts(source: Source, section: str, answer: Answer) -> Iterator[Hit]:
    """Verdicts that differ for the parts of the dialogue."""
    for match in _OTHER_PART.finditer(answer.text):
        scan, span = source.scan(section), answer.span(*match.span())
        sentence = scan.sentence_at(span.start)
        before = scan.between(sentence.start, span.start)
        opposite = _POSITIVE if match[1] else _NEGATIVE
        if opposite.search(before) and not (match[1] and _NEGATIVE.search(before)):
            yield Hit("teils", "gilt nicht für alle Teile", "stated", sentence.start, sentence.end)


def _contrast(source: Source, section: str, hits: Sequence[Hit]) -> Hit | None:
    """The last of opposite verdicts that are each limited to a part: "Für den Markt ja. Für den Abend nein."."""
    if not {hit.code for hit in hits} >= {"ja", "nein"}:
        return None
    scan = source.scan(section)
    scoped = [hit for hit in hits if _SCOPED.match(_up_to(scan, hit))]
    clauses = {hit.code: scan.clause_at(hit.start) for hit in scoped}
    if set(clauses) != {"ja", "nein"} or clauses["ja"] == clauses["nein"]:
        return None
    return scoped[-1]._replace(code="teils", rule="gilt nicht für alle Teile")


def _up_to(scan: Scan, hit: Hit) -> str:
    """The clause up to the end of the verdict, with what stands before its colon: "Bezogen auf den Tag: ja"."""
    sentence, clause = scan.sentence_at(hit.start), scan.clause_at(hit.start)
    before = scan.between(sentence.start, clause.start)
    return scan.between(sentence.start if before.rstrip().endswith(":") else clause.start, hit.end)


def _weighs(source: Source, hit: Hit) -> bool:
    """Whether the verdict is on the effort that the sentence names, not on course or result alone."""
    scan = source.scan(_ELSEWHERE)
    sentence = scan.between(*scan.sentence_at(hit.start))
    return bool(_EFFORT.search(sentence) and _OUTWEIGHED.search(scan.between(hit.start, hit.end)))
