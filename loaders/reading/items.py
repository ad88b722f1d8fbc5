"""Which of the terms in one item of a list name it, and which only explain what was named.

In "Wegweiser: Adressen von Vereinen" and "Sprachcafé (mit Kinderecke)" and "Fahrräder, damit alle zum Kurs kommen"
the words behind the colon, in the bracket, in the subordinate clause tell about the matter named before them. So does
what stands behind a preposition of place or time: "Sicherheit am Bolzplatz", "Fahrdienst zum Deutschkurs".
"""

from __future__ import annotations

import re

# A clause that gives the purpose, condition, reason or a question about what was named.
_SUBORDINATE = (
    r",\s+(?:und\s+|oder\s+)?(?:damit|sodass|so\s+dass|sobald|solange|wenn|falls|sofern|weil|denn|da\s+(?:es|er|sie|die|der|das)"
    r"|nachdem|bevor|während|um\s(?=[^,;]*\bzu\b)|wer|wem|wen)\b"
)
_OPENS = re.compile(rf"[:(]|\s[–—-]\s|{_SUBORDINATE}", re.IGNORECASE)
# What stands between a matter and its place or time, to the end of it; an adjective may stand before the noun.
# What is new is named with "ein" and what belongs to the matter with "mit": these are no circumstances.
_PLACE = re.compile(
    r"(?!\s*(?:und|oder|sowie)\b).*\b"
    r"(?:im|am|ins|beim|zum|zur|vom|neben|während|rund um|jenseits|außerhalb|innerhalb|trotz"
    r"|(?:in|an|auf|bei|vor|hinter|nach|neben|unter|aus|zu) (?:de[rmn]|die|das|diese[rmn]|unsere[rmn]|ihre[rmn]))"
    r"\s+(?:[a-zäöüß]+\s+){0,2}",
    re.DOTALL,
)
_BETWEEN_ITEMS = re.compile(r"[,:;|–()\n]\s|\s-\s|[()]")
_IS_LABEL = re.compile(r"[\wäöüß-]*[\"“”«»']?\s*(?:[:(]|\s[–—-]\s)")


def explains(before: str, after: str) -> bool:
    """Whether a term tells about the one named before it: `before` stands between the two, `after` follows it."""
    opened = _OPENS.search(before)
    if opened is None or _IS_LABEL.match(after):
        return False
    mark = opened.group()
    if mark == "(":
        return before.count("(") > before.count(")")
    return True


def is_circumstance(before: str) -> bool:
    """Whether a term is only the place or time of the one named before it; `before` stands between the two."""
    return _PLACE.fullmatch(before) is not None


def in_one_item(between: str) -> bool:
    """Whether two terms stand in one item of a list, with nothing but words `between` them."""
    return _BETWEEN_ITEMS.search(between) is None
