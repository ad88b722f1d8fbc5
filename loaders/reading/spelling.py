"""Long words with one typing error: "Zukunftswerstatt", "Integartionsbeirat".

Only words in which nothing else was found are looked at, and only for long ones, which hardly ever differ from each
other by one letter. Two words are one error apart when they become the same by leaving out at most one letter each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

SHORTEST = 10  # letters of a known beginning that is recognised in spite of an error, in a word that is longer


class Spelling:
    """Known beginnings of words, found in spite of one letter too many, too few, wrong or swapped."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)  # no sets: their order differs from run to run
        for word in known:
            for rest in _shortened(word):
                self._by_rest[rest].append(word)
        self._longest = max(map(len, self._by_rest), default=0)

    def near(self, word: str) -> dict[str, int]:
        """The known beginnings of `word` that are one error away, and how long the beginning is in it."""
        found: dict[str, int] = {}
        if len(word) <= SHORTEST:
            return found
        for length in range(SHORTEST - 1, min(len(word), self._longest + 1) + 1):
            begin = word[:length]
            for rest in _shortened(begin):
                for known in self._by_rest.get(rest, ()):
                    if _one_error(known, begin):
                        found[known] = length
        return found


def _one_error(known: str, begin: str) -> bool:
    """Whether one typing error separates the two; "entschieden" and "entscheiden" are two words."""
    if known[0] != begin[0] or known.replace("ie", "ei") == begin.replace("ie", "ei"):
        return False
    return OSA.distance(known, begin, score_cutoff=1) == 1


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word with one letter less."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
