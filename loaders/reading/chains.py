"""Patterns of several words: where the words of a text stand together as a pattern wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    """A pattern with numbers for its atoms.

    `key` are the atoms of the step of the `first` chain that is looked up first. A text that is to have the
    pattern must have all atoms of `needed`, and one of each of `choices`.
    """

    first: _Walk
    others: tuple[_Walk, ...]
    needed: frozenset[int]
    choices: tuple[frozenset[int], ...]

    @property
    def key(self) -> frozenset[int]:
        """The atoms of which one must be in a text before anything else is looked at."""
        return self.first.key

    @property
    def single(self) -> bool:
        """Whether the pattern consists of one word."""
        return not (self.others or self.first.before or self.first.behind)

    def found(self, at: Iterable[int], within: Sequence[tuple[int, ...]], words: Words) -> Iterator[tuple[int, int]]:
        """First and last word wherever the pattern stands with its key step at one of the words `at`.

        `within` are the numbers of the atoms in each word.
        """
        for index in at:
            reach = _reach(self.first, index, within, words)
            for walk in self.others:
                reach = reach and _joined(reach, _anywhere(walk, index, within, words))
            if reach:
                yield reach


def compile_chains(pattern: Pattern, number: Callable[[Atom], int]) -> Chains:
    """The chains of `pattern`, the one with the rarest word first; long words are rare, as a rule."""
    chains: Sequence[Chain] = pattern.chains
    if len(chains) > 1:
        chains = sorted(chains, key=lambda chain: max(map(_shortest, chain)), reverse=True)
    first = chains[0]
    key = max(range(len(first)), key=lambda i: _shortest(first[i])) if len(first) > 1 else 0
    walks = [_walk(chain, key if chain is first else 0, number) for chain in chains]
    others = [atoms for walk in walks for atoms, _ in (*walk.before, *walk.behind)] + [w.key for w in walks[1:]]
    needed = frozenset(atom for atoms in others if len(atoms) == 1 for atom in atoms)
    return Chains(walks[0], tuple(walks[1:]), needed, tuple(atoms for atoms in others if len(atoms) > 1))


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
        first = _nearest(atoms, range(first - 1, max(-1, first - 2 - gap), -1), within)
        if first < 0 or (not gap and words.parted(first + 1)):
            return None
    for atoms, gap in walk.behind:
        last = _nearest(atoms, range(last + 1, min(len(within), last + 2 + gap)), within)
        if last < 0 or (not gap and words.parted(last)):
            return None
    return (first, last) if first == last or words.together(first, last) else None


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
    for index in words.sentence(near):
        if not walk.key.isdisjoint(within[index]):
            reach = _reach(walk, index, within, words)
            if reach is not None:
                return reach
    return None
