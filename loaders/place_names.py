"""The spelling of German place names: words, keys and abbreviations, without knowledge of any place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

_WORD = re.compile(r"[^\W_]+")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e"})
_SAINT = {"sankt": "st", "skt": "st"}

# Words that join the base of a name with what tells it from others: "Lauffen am Neckar", "Lauffen a. N.".
_JOINTS = frozenset(["am", "an", "im", "in", "ob", "unter", "auf", "bei", "vor", "a", "i", "o", "u", "b"])
_FUNCTION = _JOINTS | frozenset(["der", "den", "dem", "d"])

FUZZY_RATIO = 90.0
"""Least similarity (0 to 100) of two spellings of one name; never enough on its own."""

_SHORTEST_MISSPELT = 4  # letters; any two shorter names are one error apart


class Word(NamedTuple):
    """A word of a text: folded, with its place in the text."""

    folded: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word in lower case with umlauts as ae, oe, ue, ß as ss, and "Sankt" as "st"."""
    lower = word.lower().translate(_FOLD)
    return _SAINT.get(lower, lower)


def words(text: str) -> list[Word]:
    """The words of a text (letters and digits in NFC; hyphens, dots and brackets separate them)."""
    return [Word(fold(word := match[0]), *match.span(), word[0].isupper()) for match in _WORD.finditer(text)]


def folded_words(text: str) -> Iterator[str]:
    """The same, folded and without their places."""
    return map(fold, _WORD.findall(text))


def key(text: str) -> str:
    """All words of a name, folded and run together: "Bad Urach" and "bad-urach" are one."""
    return "".join(folded_words(unicodedata.normalize("NFC", text)))


def joined(tokens: Iterable[Word]) -> str:
    """The key of a name from its words."""
    return "".join(token.folded for token in tokens)


def without_function_words(tokens: Iterable[Word]) -> str:
    """The key of a name without "am", "der" and the like: "Kirchheim/Teck" and "Kirchheim unter Teck" are one."""
    return "".join(addition(token.folded for token in tokens))


def is_joint(text: str, tokens: Sequence[Word], index: int) -> bool:
    """Whether the addition of a name begins at this word: a joint, or a bracket or slash before it."""
    gap = text[tokens[index - 1].end : tokens[index].start]
    return tokens[index].folded in _JOINTS or "(" in gap or "/" in gap


def split_base(text: str, tokens: Sequence[Word]) -> tuple[str, tuple[str, ...]]:
    """Key of the base and the telling words of the addition: "Lauffen a. N." gives "lauffen", ("n",)."""
    cut = next((i for i in range(1, len(tokens)) if is_joint(text, tokens, i)), len(tokens))
    return joined(tokens[:cut]), addition(t.folded for t in tokens[cut:])


def addition(tokens: Iterable[str]) -> tuple[str, ...]:
    """The telling words of an addition: without function words, but with its last word ("i. A.")."""
    known = list(tokens)
    return tuple(token for i, token in enumerate(known, 1) if token not in _FUNCTION or i == len(known))


def abbreviates(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether each word of `short` shortens its counterpart: letters in order from the first ("brsg", "breisgau")."""
    if len(short) != len(full):
        return False
    return all(s[0] == f[0] and _in_order(s, f) for s, f in zip(short, full, strict=True))


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def resembles(stated: str, known: str) -> bool:
    """Whether two keys are one name but for a typing error: one error, or a similarity of at least 90."""
    if len(known) < _SHORTEST_MISSPELT:
        return False
    pairs = ((stated, known), (_plain(stated), _plain(known)))
    return any(OSA.distance(a, b, score_cutoff=1) <= 1 or ratio(a, b) >= FUZZY_RATIO for a, b in pairs)


def _plain(name: str) -> str:
    """A key with one letter for each umlaut and ß, so that a slip in it is one error and not two."""
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")
