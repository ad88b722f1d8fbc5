"""Many regex alternatives as one that is searched fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEAD = re.compile(r"(?P<border>\\b)?(?P<letter>\[[^]]+\]|\w)")


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
