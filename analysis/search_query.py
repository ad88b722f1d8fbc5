"""What a person typed into the search: words, "exact phrases", -exclusions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.german import WORD, spelling

MOST_TERMS = 8
"""So many words and phrases of a query count."""

_SIGNS = re.compile(r'(?P<minus>(?<!\S)[-–])?(?:["„“”»«](?P<phrase>[^"„“”»«]+)["„“”»«]?|(?P<plain>[^\s"„“”»«]+))')
_LETTERS = {"a": "aàáâã", "c": "cç", "e": "eéèêë", "i": "iíìîï", "n": "nñ", "o": "oóòôõ", "u": "uúùû"}
_PAIRS = {"ae": "ae|ä", "oe": "oe|ö", "ue": "ue|ü", "ss": "ss|ß"}
_PIECE = re.compile("|".join([*_PAIRS, "."]))


@dataclass(frozen=True)
class Term:
    """A word (one in `words`), or several that must follow each other; `exact` lets no other form count."""

    words: tuple[str, ...]
    exact: bool

    @property
    def is_phrase(self) -> bool:
        """True for several words in a row."""
        return len(self.words) > 1

    def pattern(self, between: str) -> str:
        """A regular expression, to be used without regard to case, for the words as a text may write them.

        `between` is the expression for what separates words.
        """
        return between.join(_as_written(word) for word in self.words)


@dataclass(frozen=True)
class Query:
    """All `sought` terms must stand in one answer, none of the `excluded`."""

    sought: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()


def parse_query(typed: str) -> Query:
    """The terms of a query, each once. What joins words by a hyphen or dot is a phrase: "World-Café", "19.11.2016"."""
    sought: dict[Term, None] = {}
    excluded: dict[Term, None] = {}
    for found in _SIGNS.finditer(typed):
        words = tuple(WORD.findall(spelling(found["phrase"] or found["plain"])))
        if words and len(sought) + len(excluded) < MOST_TERMS:
            term = Term(words, exact=bool(found["phrase"]) or len(words) > 1)
            (excluded if found["minus"] else sought)[term] = None
    return Query(tuple(sought), tuple(excluded))


def _as_written(spelt: str) -> str:
    """The word with its umlauts and accents in all spellings."""
    pieces = _PIECE.findall(spelt)
    return "".join(f"(?:{_PAIRS[piece]})" if piece in _PAIRS else _letter(piece) for piece in pieces)


def _letter(sign: str) -> str:
    return f"[{_LETTERS[sign]}]" if sign in _LETTERS else re.escape(sign)
