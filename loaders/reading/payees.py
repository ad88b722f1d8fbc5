"""Who is paid for moderation: a cost item may name the moderator or the firm instead of the service."""

from __future__ import annotations

import re

from loaders.masking import MASK
from loaders.reading.alternatives import every_spelling
from loaders.reading.cost_kinds import Kind
from loaders.record import Answer
from loaders.word_lists import cost_words

_CODE = "moderation"
_PERSON = re.compile(rf"(?:(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.)\s+)*{MASK}+(?:[ -]{MASK}+)*")
# A firm under its own name: "Büro Kehrtwende", "Institut für Dialog", "Agentur X & Y", "plan b GbR".
_HOUSES = sorted(word.capitalize() for word in every_spelling(cost_words().firms))
_FORMS = ("GmbH", "GbR", "UG", "eG", "AG", "KG", "PartG")
_FIRM = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _HOUSES))})\s+(?:für\s+)?(?P<name>[A-ZÄÖÜ][\wäöüß+.-]{{3,}})"
    rf"|(?P<legal>[\wäöüß+.-]{{4,}})\s+(?:{'|'.join(_FORMS)}|e\.\s?V\.)\b"
)
_FIRM_WORDS = (*_HOUSES, *_FORMS, "V.")  # asked first, because most answers have none and the pattern costs far more


def read_payees(moderation: Answer, costs: Answer) -> list[Kind]:
    """Stretches of `costs` that name who moderated, as kinds of cost (inferred); offsets into `costs.text`."""
    kinds: list[Kind] = []
    if MASK in moderation.text and MASK in costs.text:
        rule = "Person aus «Beratung und Moderation»"
        kinds += [Kind(_CODE, rule, "inferred", *match.span()) for match in _PERSON.finditer(costs.text)]
    for firm in _firms(moderation.text):
        rule = "Firma aus «Beratung und Moderation»"
        found = re.finditer(rf"(?<!\w){re.escape(firm)}(?!\w)", costs.text)
        kinds += [Kind(_CODE, rule, "inferred", *match.span()) for match in found]
    return sorted(kinds, key=lambda kind: kind.start)


def _firms(text: str) -> set[str]:
    if not any(word in text for word in _FIRM_WORDS):
        return set()
    return {match["name"] or match["legal"] for match in _FIRM.finditer(text)}
