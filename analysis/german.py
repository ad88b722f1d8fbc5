"""German words for the search: spelling, inflection, compounds.

A word is compared in two forms, as `out.word` of the data file holds them. Its spelling has small letters and no
umlauts ("Türen" and "Tueren" are "tueren"); its base has lost the umlauts of inflection, too ("turen"), so that
"Häuser" meets "Haus".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits."""

_SPELLING = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_INFLECTED = re.compile(r"(^|[^aeq])([aou])e")
_AGENT = ("er", "ern", "in", "innen")
"""Endings of "Bürger" that the stem loses, although "Freiburg" has nothing to do with it."""

_LINKS = ("", "s", "es", "n", "en", "er", "e", "ns")
_FULL = ("", "e", "en", "er", "es")
_TAKES_S = ("ung", "heit", "keit", "schaft", "ion", "tat", "ling")
_PREFIXES = frozenset(
    "auf aus bei durch ein ent fort ges her hin los mit nach uber um unter ver vor weg wider zer zu zusammen".split()
)
_INNER_PREFIXES = ("be", "ent", "ge", "ver", "zer")
"""So "Rundgespräch" is no compound of "rundge" and "Sprache"."""

_NEVER_INSIDE = frozenset(
    "als auch auf aus bei bis das dem den der des die ein eine fur hat ihr ist man mit nach nicht nur oder sie sind"
    " uber uns und vom von vor war was wer wie wir zum zur".split()
)
_LONGEST_ENDING = 5
_SHORTEST_PART = 3
_LONG_PART = 5
_LONG_WORD = 6

_STEMMER = snowballstemmer.stemmer("german")


def spelling(text: str) -> str:
    """Small letters, no umlauts, no accents: "Café für Ältere" -> "cafe fuer aeltere"."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_SPELLING)
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


def base(spelt: str) -> str:
    """Without the umlauts of inflection: "haeuser" -> "hauser"; "neue" stays."""
    return _INFLECTED.sub(r"\1\2", spelt)


@lru_cache(maxsize=20_000)
def stem(bare: str) -> str:
    """What inflection leaves of a base: "hauser" and "hausern" -> "haus"."""
    return str(_STEMMER.stemWord(bare))


def core(bare: str) -> str:
    """What of a base its compounds contain: mostly the stem."""
    short = stem(bare)
    return bare if len(short) <= _SHORTEST_PART or bare.endswith(_AGENT) else short


def is_form(bare: str, sought: str) -> bool:
    """Whether two bases are forms of one word; the stemmer takes the s of "Kurs" for an ending, but not in "Kurse"."""
    return bool({bare, stem(bare)} & {sought, stem(sought)})


def parts(bare: str, sought: str) -> set[str]:
    """The words that decide whether `bare` is a compound with `sought`; `is_compound` asks which of them exist."""
    found: set[str] = set()
    for head, rest in _splits(bare, sought):
        found.update(_heads(head), _rests(rest))
    return found


def is_compound(bare: str, sought: str, known: Collection[str]) -> bool:
    """Whether `bare` is put together of `sought` and other words: "Sozialwohnung", "Wohnungssuche", no "Gewöhnung".

    `known` holds those of `parts` that are words of their own: "durc" is none, so that "durchaus" is no "Haus".
    """
    return any(
        _is_head(head, sought, known) and _is_rest(rest, bare[len(head) :], sought, known)
        for head, rest in _splits(bare, sought)
    )


def _splits(bare: str, sought: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each place at which `bare` holds the sought word."""
    if sought in _NEVER_INSIDE:
        return
    inner = core(sought)
    place = bare.find(inner)
    while place >= 0:
        yield bare[:place], bare[place + len(inner) :]
        place = bare.find(inner, place + 1)


def _heads(head: str) -> list[str]:
    if len(head) < _SHORTEST_PART or head in _PREFIXES:
        return []
    bare = [head.removesuffix(link) for link in _LINKS if head.endswith(link)]
    return [each for each in (*bare, *(head + ending for ending in _FULL)) if len(each) >= _SHORTEST_PART]


def _rests(rest: str) -> list[str]:
    bare = [rest.removeprefix(link) for link in _LINKS if rest.startswith(link)]
    return [form for each in bare if len(each) >= _SHORTEST_PART for form in (each, stem(each))]


def _is_head(head: str, sought: str, known: Collection[str]) -> bool:
    if not head:
        return True
    possible = _heads(head)
    if len(head) >= _LONG_PART and len(core(sought)) >= _LONG_WORD and not head.endswith(_INNER_PREFIXES):
        return True  # so long a word stands in another by chance only rarely
    return any(each in known for each in possible)


def _is_rest(rest: str, tail: str, sought: str, known: Collection[str]) -> bool:
    if len(rest) <= _LONGEST_ENDING and is_form(tail, sought):
        return True
    if rest.startswith("s") and len(rest) > _SHORTEST_PART and core(sought).endswith(_TAKES_S):
        return True
    return any(each in known for each in _rests(rest))
