"""The answer to "Name der Stadt oder Gemeinde": which place, on which level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from loaders.place_names import Word, words
from loaders.reading.place_witness import NOWHERE, WEB, keys
from loaders.record import Answer, Span
from loaders.register import District, Mention, Municipality, Register

_NO_NAME = re.compile(
    rf"\(?{WEB.pattern}\)?|\[[^\]\n]*\]|[-=–—]*\s?[>→»➔➜]+"
    r"|(?:Internet(?:adresse|seite)?|Homepage|Web(?:seite|site|adresse)?|URL)\s*:|\bwww\b[.:]?",
    re.IGNORECASE,
)
_ADDRESS_LINE = re.compile(r"(?<=\n)[^\n]*\d[^\n]*")  # only below the first line
_EDGES = " \t\n,;:-–—/|>"
_CONNECTED = re.compile(r"[,;/&+(\n]|\b(?:und|sowie|mit|u\.)(?!\w)", re.IGNORECASE)
_LOCATING = frozenset(["bei", "nahe", "im", "am"])
_BELONGING = frozenset(["von", "der", "zu", "in"])


class NameReading(NamedTuple):
    """What the name answer says; places are official keys (AGS or kreis_ags).

    `places` are those the Kommune itself may be, `members` all that belong to a Verbund or Ortsteil
    answer; `bare` is the name as stated without "Stadt" and the like; `kind` is "Stadt", "Gemeinde"
    or None.
    """

    stated: str | None
    span: Span | None
    bare: str
    ebene: str
    places: frozenset[str]
    members: frozenset[str]
    kind: str | None


def read_name(answer: Answer | None, confirmed: Iterable[Municipality], register: Register) -> NameReading:
    """Read the name answer. `confirmed` are the places that a misspelt name may mean."""
    text = _name_text(answer.text) if answer else ""
    start = len(text) - len(text.lstrip(_EDGES))
    end = len(text.rstrip(_EDGES))
    if answer is None or start >= end or register.vocabulary.is_missing(text[start:end]):
        return NameReading(None, None, "", "gemeinde", NOWHERE, NOWHERE, None)
    stated = " ".join(text[start:end].replace("\xad", "").split())
    tokens = words(stated)
    ebene, places, members = _level(stated, tokens, confirmed, register)
    bare = register.vocabulary.without_lead(tokens)
    return NameReading(
        stated,
        answer.span(start, end),
        stated[bare[0].start :] if bare else stated,
        ebene,
        places,
        members,
        _kind(tokens, register),
    )


def _name_text(text: str) -> str:
    """The answer with web addresses, arrows, gaps of the form and address lines blanked; same length."""

    def blank(match: re.Match[str]) -> str:
        return " " * len(match.group())

    return _ADDRESS_LINE.sub(blank, _NO_NAME.sub(blank, text))


def _kind(tokens: list[Word], register: Register) -> str | None:
    first = {t.folded for t in tokens[:3]}
    if first & register.vocabulary.stadt:
        return "Stadt"
    return "Gemeinde" if first & register.vocabulary.gemeinde else None


Level = tuple[str, frozenset[str], frozenset[str]]


def _level(stated: str, tokens: list[Word], confirmed: Iterable[Municipality], register: Register) -> Level:
    """The level, the places the Kommune may be, and all members named."""
    kreis: tuple[District, ...] = ()
    if tokens[0].folded in register.vocabulary.landkreis:
        kreis = register.districts_named(stated)
    elif tokens[-1].folded.endswith("kreis"):
        kreis = register.districts_exactly(stated)
    if rural := frozenset(d.kreis_ags for d in kreis if d.kind == "Landkreis"):
        return "landkreis", rural, rural
    if whole := register.municipalities_named(stated):
        return _alone(whole)
    composed = _composed(stated, tokens, register)
    if composed and composed[0] != "gemeinde" and not _is_hyphened(stated):
        return composed
    if close := register.similar(stated, confirmed):
        return _alone(close)
    if composed:
        return composed
    kreis = register.districts_exactly(stated)
    places = frozenset(d.kreis_ags for d in kreis)
    return ("landkreis", places, places) if kreis else ("gemeinde", NOWHERE, NOWHERE)


def _alone(municipalities: tuple[Municipality, ...]) -> Level:
    places = frozenset(m.ags for m in municipalities)
    return "gemeinde", places, places


def _is_hyphened(stated: str) -> bool:
    """A single hyphened name: perhaps a double name with a typing error, perhaps "Stadt-Ortsteil"."""
    return "-" in stated and not re.search(r"[,;(/&+]|\s(?:und|mit)\s", stated)


def _composed(stated: str, tokens: list[Word], register: Register) -> Level | None:
    """An answer of several parts: Verbund, Ortsteil, or a name with words around it."""
    vocabulary = register.vocabulary
    mentions = [m for m in register.mentions(stated, tokens) if _names_a_kommune(m, tokens, register)]
    members = NOWHERE.union(*(keys(m) for m in mentions))
    is_member = any(t.folded in vocabulary.member for t in tokens)
    if vocabulary.is_verbund(tokens) and not is_member:
        return "verbund", keys(mentions[0]) if mentions else NOWHERE, members
    if any(t.folded in vocabulary.ortsteil for t in tokens):
        town = max(mentions, key=lambda m: _town_rank(m, tokens, register), default=None)
        return "ortsteil", keys(town) if town else NOWHERE, members
    if not mentions:
        return None
    first = mentions[0]
    if not is_member and any(_joined_with(stated, tokens, first, other, register) for other in mentions[1:]):
        return "verbund", keys(first), members
    ebene = "ortsteil" if _has_hyphened_part(stated, tokens, first, register) else "gemeinde"
    return ebene, keys(first), members


def _names_a_kommune(mention: Mention, tokens: list[Word], register: Register) -> bool:
    """Not "Landkreis X" nor "bei X", which only say where the Kommune lies."""
    before = tokens[mention.first - 1].folded if mention.first else ""
    return before not in register.vocabulary.landkreis and before not in _LOCATING


def _town_rank(mention: Mention, tokens: list[Word], register: Register) -> int:
    """How likely a mention beside the word "Ortsteil" is the town: 2 "von X", "Stadt X", 1 "X", 0 "Ortsteil X"."""
    before = tokens[mention.first - 1].folded if mention.first else ""
    if before in register.vocabulary.ortsteil:
        return 0
    return 2 if before in _BELONGING or before in register.vocabulary.prefixes else 1


def _joined_with(stated: str, tokens: list[Word], first: Mention, other: Mention, register: Register) -> bool:
    """Whether a comma, a slash, "und", a second "Stadt" or the like stands between two different places."""
    between = stated[tokens[first.last - 1].end : tokens[other.first].start]
    kinds = register.vocabulary.stadt | register.vocabulary.gemeinde
    named_again = any(t.folded in kinds for t in tokens[first.last : other.first])
    return not keys(first) & keys(other) and (named_again or _CONNECTED.search(between) is not None)


def _has_hyphened_part(stated: str, tokens: list[Word], first: Mention, register: Register) -> bool:
    """Whether an unknown name hangs on the town by a hyphen or slash: "X-Oberdorf" is a part of X."""
    if first.last >= len(tokens):
        return False
    following = tokens[first.last]
    sign = stated[tokens[first.last - 1].end : following.start]
    return sign in ("-", "–", "/") and following.capital and following.folded not in register.vocabulary.prefixes
