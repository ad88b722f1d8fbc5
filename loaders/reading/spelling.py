"""Long words with one typing error: "Zukunftswerstatt", "Integartionsbeirat".

Only words in which nothing else was found are looked at, and only for long ones, which hardly ever differ from each
other by one letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

SHORTEST = 10  # letters of a known beginning that is recognised in spite of an error, in a word that is longer


class Spelling:
    """Known beginnings of words, found in spite of one letter too many, too few, wrong or swapped.

    One error leaves either what stands before the middle letter of the known beginning or what stands behind it.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = defaultdict(list)
        self._by_tail: dict[str, list[str]] = defaultdict(list)
        self._places = {word: place for place, word in enumerate(known)}
        self._longest = max(map(len, self._places), default=0)
        for word in self._places:
            middle = len(word) // 2
            self._by_head[word[:middle]].append(word)
            self._by_tail[word[middle + 1 :]].append(word)

    def near(self, word: str) -> dict[str, int]:
        """The known beginnings of `word` that are one error away, and how long the beginning is in it.

        Shorter ones come first, then those that were known first.
        """
        found: dict[str, int] = {}
        if len(word) <= SHORTEST:
            return found
        for length in range(SHORTEST - 1, min(len(word), self._longest + 1) + 1):
            begin = word[:length]
            near = {known for known in self._candidates(begin) if _one_error(known, begin)}
            found.update(dict.fromkeys(sorted(near, key=self._places.__getitem__), length))
        return found

    def _candidates(self, begin: str) -> Iterator[str]:
        """What is as long as `begin` but for one letter and has a half in common with it."""
        for size in range(len(begin) - 1, len(begin) + 2):
            middle = size // 2
            tail = begin[len(begin) - size + middle + 1 :]
            same = (*self._by_head.get(begin[:middle], ()), *self._by_tail.get(tail, ()))
            yield from (known for known in same if len(known) == size)


def _one_error(known: str, begin: str) -> bool:
    """Whether one typing error separates the two; "entschieden" and "entscheiden" are two words."""
    if known[0] != begin[0] or known.replace("ie", "ei") == begin.replace("ie", "ei"):
        return False
    return OSA.distance(known, begin, score_cutoff=1) == 1
