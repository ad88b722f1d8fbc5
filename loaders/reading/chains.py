"""Patterns of several words: where the words of a text stand together as a pattern wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.reading.patterns import Atom, Chain, Pattern, Step
from loaders.reading.words import Words

_Step = tuple[frozenset[int], int]  # its atoms, and how many words may stand between it and the step before


class _Walk(NamedTuple):
    """A chain as it is looked up: from its key step to the steps before and to those behind it."""

    key: frozenset[int]
    before: tuple[_Step, ...]
    behind: tuple[_Step, ...]


class Chains(NamedTuple):
    """A pattern with numbers for its atoms; all its chains must stand in one sentence.

    The key step of the `first` chain is looked up first. `other` are the atoms of another step, of which one
    must be in the sentence, too; empty when the pattern consists of one word.
    """

    first: _Walk
    further: tuple[_Walk, ...]
    other: frozenset[int]

    @property
    def key(self) -> frozenset[int]:
        """The atoms of which one must be in a text before anything else is looked at."""
        return self.first.key

    def reach(self, index: int, within: Sequence[tuple[int, ...]], words: Words) -> tuple[int, int] | None:
        """First and last word where the pattern stands with its key step at word `index`, or None.

        `within` are the numbers of the atoms in each word.
        """
        reach = _reach(self.first, index, within, words)
        for walk in self.further:
            reach = reach and _joined(reach, _anywhere(walk, index, within, words))
        return reach


def compile_chains(pattern: Pattern, number: Callable[[Atom], int]) -> Chains:
    """The chains of `pattern`, the one with the rarest word first; long words are rare, as a rule."""
    chains: Sequence[Chain] = pattern.chains
    if len(chains) > 1:
        chains = sorted(chains, key=lambda chain: max(map(_shortest, chain)), reverse=True)
    first = chains[0]
    key = max(range(len(first)), key=lambda i: _shortest(first[i])) if len(first) > 1 else 0
    walks = [_walk(chain, key if chain is first else 0, number) for chain in chains]
    others = [*first[:key], *first[key + 1 :], *(step for chain in chains[1:] for step in chain)]
    other = max(others, key=_shortest).atoms if others else ()
    return Chains(walks[0], tuple(walks[1:]), frozenset(map(number, other)))


def _walk(chain: Chain, key: int, number: Callable[[Atom], int]) -> _Walk:
    atoms = [frozenset(map(number, step.atoms)) for step in chain]
    before = tuple((atoms[i], chain[i + 1].gap) for i in range(key - 1, -1, -1))
    behind = tuple((atoms[i], chain[i].gap) for i in range(key + 1, len(chain)))
    return _Walk(atoms[key], before, behind)


def _shortest(step: Step) -> int:
    return min(len(atom.letters) for atom in step.atoms)


def _reach(walk: _Walk, index: int, within: Sequence[tuple[int, ...]], words: Words) -> tuple[int, int] | None:
    """First and last word of a chain whose key step stands at word `index`, within one sentence.

    Neighbouring words must not be parted by a comma or the like: "Freundeskreis, Asylbewerber" is a list.
    """
    first = last = index
    for atoms, gap in walk.before:
        if gap:
            first = _nearest(atoms, range(first - 1, max(-1, first - 2 - gap), -1), within)
        else:
            first = first - 1 if first and not atoms.isdisjoint(within[first - 1]) else -1
        if first < 0 or (not gap and words.parted(first + 1)):
            return None
    for atoms, gap in walk.behind:
        if gap:
            last = _nearest(atoms, range(last + 1, min(len(within), last + 2 + gap)), within)
        else:
            last = last + 1 if last + 1 < len(within) and not atoms.isdisjoint(within[last + 1]) else -1
        if last < 0 or (not gap and words.parted(last)):
            return None
    return (first, last) if words.sentence_of[first] == words.sentence_of[last] else None


def _joined(one: tuple[int, int], other: tuple[int, int] | None) -> tuple[int, int] | None:
    return (min(one[0], other[0]), max(one[1], other[1])) if other else None


def _nearest(atoms: frozenset[int], candidates: range, within: Sequence[tuple[int, ...]]) -> int:
    """The first candidate word that has one of `atoms`, or -1."""
    for index in candidates:
        if not atoms.isdisjoint(within[index]):
            return index
    return -1


def _anywhere(walk: _Walk, near: int, within: Sequence[tuple[int, ...]], words: Words) -> tuple[int, int] | None:
    """First and last word of a chain, which begins with its key step, in the sentence of the word `near`."""
    for index in words.sentences[words.sentence_of[near]]:
        if not walk.key.isdisjoint(within[index]):
            reach = _reach(walk, index, within, words)
            if reach is not None:
                return reach
    return None
