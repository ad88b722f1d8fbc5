"""Who is paid for moderation: a cost item may name the moderator or the firm instead of the service."""

from __future__ import annotations

import re

from loaders.masking import MASK
from loaders.reading.cost_kinds import Kind
from loaders.record import Answer

_CODE = "moderation"
_PERSON = re.compile(rf"(?:(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.)\s+)*{MASK}+(?:[ -]{MASK}+)*")
# A firm under its own name: "Büro Kehrtwende", "Institut für Dialog", "Agentur X & Y", "plan b GbR".
_FIRM = re.compile(
    r"\b(?:Büro|Moderationsbüro|Planungsbüro|Institut|Agentur|Akademie|Firma|Fa\.|Netzwerk|Werkstatt|Team)\s+"
    r"(?:für\s+)?(?P<name>[A-ZÄÖÜ][\wäöüß+.-]{3,})"
    r"|(?P<legal>[\wäöüß+.-]{4,})\s+(?:GmbH|GbR|UG|eG|e\.\s?V\.|AG|KG|PartG)\b"
)


def read_payees(moderation: Answer, costs: Answer) -> list[Kind]:
    """Stretches of `costs` that name who moderated, as kinds of cost (inferred); offsets into `costs.text`."""
    kinds: list[Kind] = []
    if _PERSON.search(moderation.text):
        rule = "Person aus «Beratung und Moderation»"
        kinds += [Kind(_CODE, rule, "inferred", *match.span()) for match in _PERSON.finditer(costs.text)]
    for firm in {match["name"] or match["legal"] for match in _FIRM.finditer(moderation.text)}:
        rule = "Firma aus «Beratung und Moderation»"
        found = re.finditer(rf"(?<!\w){re.escape(firm)}(?!\w)", costs.text)
        kinds += [Kind(_CODE, rule, "inferred", *match.span()) for match in found]
    return sorted(kinds, key=lambda kind: kind.start)
