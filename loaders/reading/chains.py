"""Patterns of several words: where the words of a text stand together as a pattern wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.reading.patterns import Atom, Chain, Pattern, Step
from loaders.reading.words import Words

_Step = tuple[frozenset[int], int]  # its atoms, and how many words may stand between it and the step before


class Sentence(NamedTuple):
    """The words `first` to `stop` (excluded) of a text, and the numbers of the atoms in them."""

    atoms: set[int]
    first: int
    stop: int


class _Walk(NamedTuple):
    """A chain as it is looked up: from its key step to the steps before and to those behind it."""

    key: frozenset[int]
    before: tuple[_Step, ...]
    behind: tuple[_Step, ...]


class Chains(NamedTuple):
    """A pattern with numbers for its atoms; all its chains must stand in one sentence.

    The key step of the `first` chain is looked up first. `other` are the atoms of another step, of which one
    must be in the sentence, too; empty when the pattern consists of one word. One of the atoms `beside` must be in
    the word that stands `side` (-1 or 1) words behind the key; 0 where other words may stand between.
    """

    first: _Walk
    further: tuple[_Walk, ...]
    other: frozenset[int]
    side: int
    beside: frozenset[int]
    loose: bool

    @property
    def key(self) -> frozenset[int]:
        """The atoms of which one must be in a text before anything else is looked at."""
        return self.first.key

    def reach(
        self, index: int, sentence: Sentence, within: Sequence[tuple[int, ...]], words: Words
    ) -> tuple[int, int] | None:
        """First and last word where the pattern stands with its key step at word `index` of a sentence, or None.

        `within` are the numbers of the atoms in each word.
        """
        reach = _reach(self.first, index, sentence, within, words)
        for walk in self.further:
            reach = reach and _joined(reach, _anywhere(walk, sentence, within, words))
        return reach


class Numbering:
    """Numbers of atoms; the atoms of a step that stands in many patterns are one and the same set."""

    def __init__(self) -> None:
        self.numbers: dict[Atom, int] = {}
        self._steps: dict[tuple[Atom, ...], frozenset[int]] = {}

    def of(self, atoms: tuple[Atom, ...]) -> frozenset[int]:
        """The numbers of `atoms`; what is new gets one."""
        known = self._steps.get(atoms)
        if known is None:
            known = frozenset([self.numbers.setdefault(atom, len(self.numbers)) for atom in atoms])
            self._steps[atoms] = known
        return known


def compile_chains(pattern: Pattern, numbered: Callable[[tuple[Atom, ...]], frozenset[int]]) -> Chains:
    """The chains of `pattern`, the one with the rarest word first; long words are rare, as a rule."""
    chains: Sequence[Chain] = pattern.chains
    if len(chains) > 1:
        chains = sorted(chains, key=lambda chain: max(map(_shortest, chain)), reverse=True)
    first = chains[0]
    if len(first) == len(chains) == 1:
        return Chains(_Walk(numbered(first[0].atoms), (), ()), (), frozenset(), 0, frozenset(), loose=False)
    steps = [step for chain in chains for step in chain]
    letters = [_shortest(step) for step in steps]
    key = max(range(len(first)), key=letters.__getitem__)
    other = max([i for i in range(len(steps)) if i != key], key=letters.__getitem__)
    walk, *further = [_walk(chain, key if chain is first else 0, numbered) for chain in chains]
    return Chains(walk, tuple(further), numbered(steps[other].atoms), *_beside(walk), pattern.loose)


def _walk(chain: Chain, key: int, numbered: Callable[[tuple[Atom, ...]], frozenset[int]]) -> _Walk:
    atoms = [numbered(step.atoms) for step in chain]
    before = [(atoms[i], chain[i + 1].gap) for i in range(key - 1, -1, -1)]
    behind = [(atoms[i], chain[i].gap) for i in range(key + 1, len(chain))]
    return _Walk(atoms[key], tuple(before), tuple(behind))


def _beside(walk: _Walk) -> tuple[int, frozenset[int]]:
    """The atoms that a word directly beside the key must have, and on which side it stands."""
    for side, steps in ((-1, walk.before), (1, walk.behind)):
        if steps and not steps[0][1]:
            return side, steps[0][0]
    return 0, frozenset()


def _shortest(step: Step) -> int:
    return min([len(atom.letters) for atom in step.atoms])


def _reach(
    walk: _Walk, index: int, sentence: Sentence, within: Sequence[tuple[int, ...]], words: Words
) -> tuple[int, int] | None:
    """First and last word of a chain whose key step stands at word `index` of the sentence.

    Neighbouring words must not be parted by a comma or the like: "Freundeskreis, Asylbewerber" is a list.
    """
    first = last = index
    for atoms, gap in walk.before:
        if gap:
            first = _nearest(atoms, range(first - 1, max(sentence.first - 1, first - 2 - gap), -1), within)
            if first < 0:
                return None
        elif first > sentence.first and not atoms.isdisjoint(within[first - 1]) and not words.parted(first):
            first -= 1
        else:
            return None
    for atoms, gap in walk.behind:
        if gap:
            last = _nearest(atoms, range(last + 1, min(sentence.stop, last + 2 + gap)), within)
            if last < 0:
                return None
        elif last + 1 < sentence.stop and not atoms.isdisjoint(within[last + 1]) and not words.parted(last + 1):
            last += 1
        else:
            return None
    return first, last


def _joined(one: tuple[int, int], other: tuple[int, int] | None) -> tuple[int, int] | None:
    return (min(one[0], other[0]), max(one[1], other[1])) if other else None


def _nearest(atoms: frozenset[int], candidates: range, within: Sequence[tuple[int, ...]]) -> int:
    """The first candidate word that has one of `atoms`, or -1."""
    for index in candidates:
        if not atoms.isdisjoint(within[index]):
            return index
    return -1


def _anywhere(
    walk: _Walk, sentence: Sentence, within: Sequence[tuple[int, ...]], words: Words
) -> tuple[int, int] | None:
    """First and last word of a chain, which begins with its key step, anywhere in the sentence."""
    for index in range(sentence.first, sentence.stop):
        if not walk.key.isdisjoint(within[index]):
            reach = _reach(walk, index, sentence, within, words)
            if reach is not None:
                return reach
    return None
