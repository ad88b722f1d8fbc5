"""Patterns of several words: where the words of a text stand together as a pattern wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from loaders.reading import patterns
from loaders.reading.patterns import Atom, Pattern
from loaders.reading.words import Words


class _Step(NamedTuple):
    atoms: frozenset[int]
    gap: int


class Chains(NamedTuple):
    """A pattern with numbers for its atoms.

    `key` is the step of the first chain that is looked up first; a text without all atoms of `needed` (those
    of the other steps that give no choice) cannot have the pattern.
    """

    chains: tuple[tuple[_Step, ...], ...]
    key: int
    needed: frozenset[int]

    @property
    def single(self) -> bool:
        """Whether the pattern consists of one word."""
        return len(self.chains) == 1 and len(self.chains[0]) == 1

    @property
    def key_atoms(self) -> frozenset[int]:
        """The atoms of which one must be in a text before anything else is looked at."""
        return self.chains[0][self.key].atoms

    def found(self, at: Iterable[int], within: Sequence[tuple[int, ...]], words: Words) -> Iterator[tuple[int, int]]:
        """First and last word wherever the pattern stands with its key step at one of the words `at`.

        `within` are the numbers of the atoms in each word.
        """
        first_chain, *others = self.chains
        for index in at:
            reach = _reach(first_chain, self.key, index, within, words)
            if reach is None:
                continue
            reaches = [reach, *(_anywhere(chain, index, within, words) for chain in others)]
            complete = [each for each in reaches if each is not None]
            if len(complete) == len(reaches):
                yield min(first for first, _ in complete), max(last for _, last in complete)


def compile_chains(pattern: Pattern, number: Callable[[Atom], int]) -> Chains:
    """The chains of `pattern`, the one with the rarest word first; long words are rare, as a rule."""
    ordered = sorted(pattern.chains, key=_rarity, reverse=True)
    chains = tuple(tuple(_Step(frozenset(map(number, step.atoms)), step.gap) for step in chain) for chain in ordered)
    first = ordered[0]
    key = max(range(len(first)), key=lambda i: _shortest(first[i])) if len(first) > 1 else 0
    others = [step for chain in chains for step in chain if step is not chains[0][key]]
    return Chains(chains, key, frozenset(atom for step in others if len(step.atoms) == 1 for atom in step.atoms))


def _rarity(chain: patterns.Chain) -> int:
    return max(map(_shortest, chain))


def _shortest(step: patterns.Step) -> int:
    return min(len(atom.letters) for atom in step.atoms)


def _reach(
    chain: Sequence[_Step], key: int, index: int, within: Sequence[tuple[int, ...]], words: Words
) -> tuple[int, int] | None:
    """First and last word of a chain whose step `key` stands at word `index`, within one sentence.

    Neighbouring words must not be parted by a comma or the like: "Freundeskreis, Asylbewerber" is a list.
    """
    low, high = words.sentence(index)
    first = last = index
    for i in range(key - 1, -1, -1):
        gap = chain[i + 1].gap
        before = _nearest(chain[i].atoms, range(first - 1, max(low - 1, first - 2 - gap), -1), within)
        if before < 0 or (not gap and words.parted(first)):
            return None
        first = before
    for i in range(key + 1, len(chain)):
        gap = chain[i].gap
        after = _nearest(chain[i].atoms, range(last + 1, min(high, last + 2 + gap)), within)
        if after < 0 or (not gap and words.parted(after)):
            return None
        last = after
    return first, last


def _nearest(atoms: frozenset[int], candidates: range, within: Sequence[tuple[int, ...]]) -> int:
    """The first candidate word that has one of `atoms`, or -1."""
    for index in candidates:
        if not atoms.isdisjoint(within[index]):
            return index
    return -1


def _anywhere(
    chain: Sequence[_Step], near: int, within: Sequence[tuple[int, ...]], words: Words
) -> tuple[int, int] | None:
    """First and last word of a chain in the sentence of the word `near`."""
    for index in range(*words.sentence(near)):
        if not chain[0].atoms.isdisjoint(within[index]):
            reach = _reach(chain, 0, index, within, words)
            if reach is not None:
                return reach
    return None
