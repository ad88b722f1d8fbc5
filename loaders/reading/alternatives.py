"""Regex alternatives: from lists of words, and put together so that they are searched fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.reading.patterns import spellings

_LETTERS, _BORDER = r"\w*", r"\b"
_UMLAUT = re.compile("[äöüß]")
_RARE = 5  # letters of a part of a word that is hardly in other words
_HEAD = re.compile(r"(?P<border>\\b)?(?P<letter>\[[^]]+\]|\w)")


def one_of(words: Iterable[str]) -> str:
    """A regex source for a word of a list as it stands, in each spelling; a star stands for any letters."""
    sources = [
        _LETTERS * word.startswith("*") + letters + _LETTERS * word.endswith("*")
        for word in words
        for letters in _spelt(word)
    ]
    return f"(?:{'|'.join(sources)})"


def in_text(words: Iterable[str], ending: str = "") -> list[str]:
    """Regex sources that find words of a list in a text; one that ends without a star may have the `ending`."""
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
    shortest: list[str] = []
    for letters in sorted({stem for word in words for stem in _in_each_spelling(word.strip("*"))}, key=len):
        if not any(stem in letters for stem in shortest):
            shortest.append(letters)
    return tuple(shortest)


def _in_each_spelling(letters: str) -> list[str]:
    """The longest part of a word without umlauts, where it is long enough to be rare; else all spellings."""
    part = max(_UMLAUT.split(letters), key=len)
    return [part] if len(part) >= _RARE else spellings(letters)


def _spelt(word: str) -> list[str]:
    return [letters.replace(".", r"\.").replace(" ", r"\ ") for letters in spellings(word.strip("*"))]


def any_of(sources: Iterable[str]) -> str:
    r"""A regex source for any of `sources`, each of which begins with a letter or set, a `\b` before it allowed.

    The engine tries alternatives one by one at every letter of a text; here those that begin alike are put together,
    so that it tries one a letter. Of those that begin alike the first one that matches counts, as usual.
    """
    return "|".join(by_letter(sources))


def by_letter(sources: Iterable[str]) -> list[str]:
    """The parts of `any_of`, one a letter, for what follows all of them."""
    rests: dict[str, list[str]] = {}
    for source in sources:
        head = _HEAD.match(source)
        if head is None:
            raise ValueError(f"begins with no letter: {source}")
        letter, rest = head["letter"], source[head.end() :]
        rests.setdefault(letter, []).append(rf"(?<=\b{letter}){rest}" if head["border"] else rest)
    return [f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items()]
