"""The words of a text, and which atoms of patterns are in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from loaders.reading.patterns import Atom, fold, spellings
from loaders.reading.spelling import SHORTEST, Spelling
from loaders.record import Span
from loaders.word_lists import text_words

# A word, with a gender ending that is set off by a sign: Bürger*innen, Bürger/-innen, Bürger(innen).
_WORD = re.compile(r"([^\W_]++(?:[*:_/(](?:(?<=/)-)?in(?:nen)?\b\)?)?+)")
_BREAK = re.compile(r"[,;:()]")
_ENDINGS = frozenset(
    "e en er es em s n ns se sen ern ers in innen nen es' 's *in *innen :in :innen _in _innen /in /innen /-in /-innen"
    " (in) (innen) erin erinnen".split()
) | {""}
_IN_FULL = {short: word for listed, word in text_words().in_full.items() for short in spellings(listed)}
_ABBREVIATIONS = frozenset(_IN_FULL)
User = TypeVar("User")

_KNOWN_WORDS = 20_000  # words whose atoms are kept in mind


class Words:
    """The folded words of a text; word i is `texts[i]` and stands at `starts[i]` to `ends[i]`.

    `borders` are the numbers of the first word of each sentence, and the number of words. `folded` is the whole text.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.folded = fold(text)
        parts = _WORD.split(self.folded)  # words, with what stands between them
        borders = list(accumulate(map(len, parts)))
        self.texts = parts[1::2]
        self._gaps = parts[0::2]  # _gaps[i] stands before word i
        if not _ABBREVIATIONS.isdisjoint(self.texts):
            self._spell_out()
        self.starts = borders[0:-1:2]
        self.ends = borders[1::2]
        self.borders = [bisect_left(self.starts, sentence.start) for sentence in sentences]
        self.borders.append(len(self.texts))

    def _spell_out(self) -> None:
        for index, word in enumerate(self.texts):
            if word in _IN_FULL and self._gaps[index + 1].startswith("."):
                self.texts[index] = _IN_FULL[word]

    def parted(self, index: int) -> bool:
        """Whether a comma or the like stands between word `index` and the one before, or sets off its ending."""
        before, gap = self.texts[index - 1], self._gaps[index]
        if gap == " " and before.isalnum():
            return False
        return _BREAK.search(before + gap) is not None


class InWord(NamedTuple, Generic[User]):
    """The numbers of the atoms in a word, and who looks for words with one of them."""

    atoms: tuple[int, ...]
    users: tuple[User, ...]


class Atoms:
    """Numbered atoms, looked for in a word all at once (Aho-Corasick)."""

    def __init__(self, numbers: Mapping[Atom, int]) -> None:
        needles: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for atom, number in numbers.items():
            for needle in atom.needles:
                needles[needle].append((number, atom.at_end and not atom.exact))
        self._needles = needles
        self._owners = list(needles.values())  # for each needle its atoms, and whether an ending must be checked
        self._automaton = ahocorasick_rs.AhoCorasick(list(needles))
        begins = [needle[1:] for needle in needles if needle[0] == " "]
        self._spelling = Spelling(begin for begin in begins if len(begin) >= SHORTEST and begin.isalpha())

    def within(self, word: str) -> tuple[int, ...]:
        """The atoms in a word."""
        bounded = f" {word} "
        found: dict[int, None] = {}
        for needle, _, end in self._automaton.find_matches_as_indexes(bounded, overlapping=True):
            inflected = bounded[end:-1] in _ENDINGS
            for number, needs_ending in self._owners[needle]:
                if inflected or not needs_ending:
                    found[number] = None
        return tuple(found)

    def misspelt(self, word: str) -> tuple[int, ...]:
        """The atoms that are in a long word but for one typing error."""
        found: dict[int, None] = {}
        for begin, length in self._spelling.near(word).items():
            inflected = word[length:] in _ENDINGS
            for number, needs_ending in self._needles[f" {begin}"]:
                if inflected or not needs_ending:
                    found[number] = None
        return tuple(found)


class Lookup(Generic[User]):
    """Looks for some of the atoms, of which some have `users`; most words come again and again and are kept in mind."""

    def __init__(self, atoms: Atoms, wanted: AbstractSet[int], users: Callable[[int], User | None]) -> None:
        self._atoms = atoms
        self._wanted = wanted
        self._users = cache(users)
        self._known = cache(self._within)

    def within(self, words: Iterable[str]) -> list[InWord[User]]:
        """For each word what is in it."""
        if self._known.cache_info().currsize > _KNOWN_WORDS:
            self._known.cache_clear()
        return list(map(self._known, words))

    def _within(self, word: str) -> InWord[User]:
        found = [number for number in self._atoms.within(word) if number in self._wanted]
        if not found and len(word) > SHORTEST:
            found = [number for number in self._atoms.misspelt(word) if number in self._wanted]
        users = map(self._users, found)
        return InWord(tuple(found), tuple(user for user in users if user is not None))
