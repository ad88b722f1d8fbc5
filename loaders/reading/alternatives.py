"""Regex alternatives: from lists of words, and put together so that they are searched fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.reading.patterns import spellings

_LETTERS, _BORDER = r"\w*", r"\b"
_HEAD = re.compile(r"(?P<border>\\b)?(?P<letter>\[[^]]+\]|\w)")


def whole(words: Iterable[str]) -> list[str]:
    """Regex sources for words of a list as they stand, in each spelling; a star stands for any letters."""
    return [
        _LETTERS * word.startswith("*") + letters + _LETTERS * word.endswith("*")
        for word in words
        for letters in _spelt(word)
    ]


def in_text(words: Iterable[str], ending: str = "") -> list[str]:
    """Regex sources that find words of a list in a text, those without a star behind them with any `ending`."""
    return [
        _BORDER * (word[0] != "*") + letters + (ending + _BORDER) * (word[-1] not in "*.")
        for word in words
        for letters in _spelt(word)
    ]


def every_spelling(words: Iterable[str]) -> frozenset[str]:
    """Words of a list without stars, in each spelling."""
    return frozenset(spelling for word in words for spelling in spellings(word))


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """Letters of which some are in whatever words of a list match, to be asked first at little cost."""
    longest = {max(spelling.split(), key=len) for word in words for spelling in spellings(word.strip("*"))}
    return tuple(sorted(stem for stem in longest if not any(other in stem for other in longest - {stem})))


def _spelt(word: str) -> list[str]:
    return [re.escape(letters).replace(r"\ ", r"\s+") for letters in spellings(word.strip("*"))]


def any_of(sources: Iterable[str]) -> str:
    r"""A regex source for any of `sources`, each of which begins with a letter or set, a `\b` before it allowed.

    The engine tries alternatives one by one at every letter of a text; here those that begin alike are put together,
    so that it tries one a letter. Of those that begin alike the first one that matches counts, as usual.
    """
    rests: dict[str, list[str]] = {}
    for source in sources:
        head = _HEAD.match(source)
        if head is None:
            raise ValueError(f"begins with no letter: {source}")
        letter, rest = head["letter"], source[head.end() :]
        rests.setdefault(letter, []).append(rf"(?<=\b{letter}){rest}" if head["border"] else rest)
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
