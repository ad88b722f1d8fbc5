"""What points to a place beside its name: web address, e-mail domain, postal address, title."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.place_names import Word, key, words
from loaders.place_vocabulary import phrase
from loaders.register import Mention, Register

NOWHERE: frozenset[str] = frozenset()

_TLD = r"(?:de|com|org|net|info|eu|example|online|city|bayern|test)"
WEB = re.compile(rf"(?<![@\w.-])(?:https?://)?(?P<host>(?:[\w-]+\.)+{_TLD})(?!\w)(?:/[^\s)]*)?", re.IGNORECASE)
"""A web address; its host is the group "host"."""

_EMAIL_HOST = re.compile(rf"@\s?(?P<host>(?:[\w-]+\.)+{_TLD})(?!\w)", re.IGNORECASE)
_POSTAL_TOWN = re.compile(r"(?<![\d/-])\d{5}(?!\d)\s+(?P<town>[^\W\d_][^\n,;|:\d]*)")
_OFFICE_SPAN = 6  # words behind "Stadt" or "Landratsamt" in which the name of the office's place stands
_SHORT = 4  # letters up to which a name is also an everyday word ("Au", "Berg", "Wald")


class Witness(NamedTuple):
    """The places that one part of the form may mean, as official keys (AGS or kreis_ags).

    A witness that is not `firm` can support a place but contradicts none.
    """

    source: str
    places: frozenset[str]
    firm: bool = True


def witnesses(name: str, contact: str, title: str | None, register: Register) -> list[Witness]:
    """All witnesses that name a place: the web address in the name answer, the contact field, the title."""
    web = [place for match in WEB.finditer(name) for place in host_places(match["host"], register)]
    email = [place for match in _EMAIL_HOST.finditer(contact) for place in host_places(match["host"], register)]
    found = [
        Witness("die Internetadresse", frozenset(web)),
        Witness("die E-Mail-Adresse", frozenset(email), firm=False),
        _address(contact, register),
        Witness("der Titel", _title(title, register) if title else NOWHERE),
    ]
    return [witness for witness in found if witness.places]


def host_places(host: str, register: Register) -> frozenset[str]:
    """The places a host such as "www.bad-urach.de" is named after; none for a Verbund or an unknown name."""
    vocabulary = register.vocabulary
    for label in reversed(host.split(".")[:-1]):
        tokens = words(label)
        if not tokens or vocabulary.is_verbund(tokens):
            continue
        if districts := _districts(tokens, register):
            return districts
        rest = [t.folded for t in tokens if t.folded not in vocabulary.affixes]
        glued = label.lower().removeprefix("stadt").removeprefix("gemeinde")
        for name in (label, " ".join(rest), glued):
            if named := register.municipalities_named(name):
                return frozenset(m.ags for m in named)
    return NOWHERE


def _districts(tokens: list[Word], register: Register) -> frozenset[str]:
    """The Kreis that the words name: "Landkreis X", "Landratsamt X", "X-Kreis"; none for a bare X."""
    for index, token in enumerate(tokens):
        if token.folded in register.vocabulary.landkreis:
            following = [f"Landkreis {phrase(tokens[index + 1 : index + 1 + size])}" for size in (3, 2, 1)]
        else:
            following = []
        if token.folded.endswith("kreis"):
            following += [phrase(tokens[max(0, index - size) : index + 1]) for size in (2, 1, 0)]
        for name in following:
            if found := [d for d in register.districts_exactly(name) if d.kind == "Landkreis"]:
                return frozenset(d.kreis_ags for d in found)
    return NOWHERE


def _address(contact: str, register: Register) -> Witness:
    """The towns of postal addresses and of the offices named; a Landratsamt speaks for its Kreis."""
    tokens = words(contact)
    source = "die Anschrift"
    if districts := _districts([t for t in tokens if t.capital], register):
        return Witness(source, districts)
    offices = _offices(contact, tokens, register)
    towns = [_town(match["town"], register) for match in _POSTAL_TOWN.finditer(contact)]
    firm = bool(offices) or not register.vocabulary.is_foreign_office(tokens)
    return Witness(source, offices.union(*towns), firm)


def _offices(contact: str, tokens: list[Word], register: Register) -> frozenset[str]:
    """Places of "Stadt X" or "Bürgermeisteramt X" in the contact."""
    places: set[str] = set()
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1 : index + 1 + _OFFICE_SPAN]
        if token.folded in register.vocabulary.prefixes and token.capital and following[0].capital:
            first = next(iter(register.mentions(contact, following)), None)
            if first and first.first == 0 and "\n" not in contact[token.end : following[0].start]:
                places |= keys(first)
    return frozenset(places)


def _town(text: str, register: Register) -> frozenset[str]:
    """The places of a postal town: the whole of it, else what it begins with ("Lahr-Reichenbach")."""
    if named := register.municipalities_named(text):
        return frozenset(m.ags for m in named)
    tokens = words(text)
    first = next(iter(register.mentions(text, tokens)), None)
    return keys(first) if first and first.first == 0 else NOWHERE


def _title(title: str, register: Register) -> frozenset[str]:
    """All places that the title names; short names only where they stand alone before a sign."""
    tokens = words(title)
    if districts := _districts(tokens, register):
        return districts
    head = re.split(r"[:,.!?–—|]| - ", title)[0]
    if whole := register.municipalities_named(head):
        return frozenset(m.ags for m in whole)
    mentions = register.mentions(title, tokens)
    telling = [m for m in mentions if len(key(title[tokens[m.first].start : tokens[m.last - 1].end])) > _SHORT]
    return NOWHERE.union(*(keys(mention) for mention in telling))


def keys(mention: Mention) -> frozenset[str]:
    """The AGS of all places that a mention may mean."""
    return frozenset(m.ags for m in mention.places)
