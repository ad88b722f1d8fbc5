"""Finding the terms of the codebook in a text.

All words of all patterns are looked for in one pass (Aho-Corasick over the words of the text, joined by
single blanks); chains of words are then put together from the words found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

import ahocorasick_rs

from loaders.reading.lists import labels
from loaders.reading.patterns import Atom, Chain, Pattern, Step, fold
from loaders.reading.sentences import clauses, sentences, turns
from loaders.record import Answer, Certainty, Span

Kind = Literal["stated", "inferred", "weak", "not"]

# A word, with a gender ending that is set off by a sign: Bürger*innen, Bürger/-innen, Bürger(innen).
_WORD = re.compile(r"[^\W_]+(?:(?:[*:_]|/-?|\()in(?:nen)?\b\)?)?")
_BREAK = re.compile(r"[,;:()]")
_ENDINGS = frozenset(
    "e en er es em s n ns se sen ern ers in innen nen es' 's *in *innen :in :innen _in _innen /in /innen /-in /-innen"
    " (in) (innen) erin erinnen".split()
) | {""}


class Term(NamedTuple):
    """A pattern of the codebook and what a hit of it says."""

    variable: str
    code: str
    kind: Kind  # "not" kills overlapping hits of the code
    pattern: Pattern


class Hit(NamedTuple):
    """A term found in a text: offsets into it, end excluded."""

    code: str
    rule: str
    certainty: Certainty
    start: int
    end: int
    loose: bool = False  # other words may stand between its words


class _Found(NamedTuple):
    term: Term
    first: int  # index of the first and the last word
    last: int


class _Words(NamedTuple):
    """The folded words of an answer, the sentence of each, and the words before which a comma or the like stands."""

    words: list[str]
    sentence_of: list[int]
    breaks: frozenset[int]


class _Step(NamedTuple):
    atoms: frozenset[int]
    gap: int


class _Chained(NamedTuple):
    """A term of several words; `key` is the step of the first chain that is looked up first, `others` the rest."""

    term: Term
    chains: tuple[tuple[_Step, ...], ...]
    key: int
    others: tuple[frozenset[int], ...]


class Scan:
    """The terms found in one answer, ready to be asked by variable; all spans are those of the stored text."""

    def __init__(self, answer: Answer, words: Sequence[Span], found: Iterable[_Found], units: Sequence[Span]) -> None:
        self._answer = answer
        self._sentences = [answer.span(*unit) for unit in units]
        self._starts = [unit.start for unit in self._sentences]
        self._clauses: dict[Span, list[Span]] = {}
        self._turns: dict[Span, list[Span]] = {}
        self._labels = {answer.span(*i): answer.span(*label) for i, label in labels(answer.text, units).items()}
        self._hits: dict[str, list[Hit]] = defaultdict(list)
        self._kills: dict[str, list[Hit]] = defaultdict(list)
        for term, first, last in found:
            loose = first != last and term.pattern.loose
            target = self._kills if term.kind == "not" else self._hits
            certainty: Certainty = "stated" if term.kind == "not" else term.kind
            span = answer.span(words[first].start, words[last].end)
            target[term.variable].append(Hit(term.code, term.pattern.text, certainty, span.start, span.end, loose))

    def hits(self, variable: str) -> list[Hit]:
        """Hits of `variable` in order, the longest where two codes overlap."""
        kills = self._kills.get(variable, ())
        hits = self._hits.get(variable, ())
        return _longest([hit for hit in hits if not any(_kills(kill, hit) for kill in kills)])

    def sentence_at(self, position: int) -> Span:
        """The sentence in which `position` lies."""
        return self._sentences[max(0, bisect_right(self._starts, position) - 1)]

    def label_of(self, sentence: Span) -> Span | None:
        """The line above a list that `sentence` is an item of."""
        return self._labels.get(sentence)

    def clause_at(self, position: int) -> Span:
        """The clause in which `position` lies."""
        return self._part_at(position, clauses, self._clauses)

    def turn_at(self, position: int) -> Span:
        """The part of the sentence around `position` in which it does not turn to the opposite."""
        return self._part_at(position, turns, self._turns)

    def _part_at(
        self, position: int, cut: Callable[[str, Span], list[Span]], known: dict[Span, list[Span]]
    ) -> Span:
        sentence = self.sentence_at(position)
        if sentence not in known:
            local = Span(sentence.start - self._answer.start, sentence.end - self._answer.start)
            known[sentence] = [self._answer.span(*part) for part in cut(self._answer.text, local)]
        return next((part for part in known[sentence] if part.start <= position < part.end), sentence)

    def between(self, start: int, end: int) -> str:
        """The words of the answer between two positions."""
        return self._answer.text[start - self._answer.start : end - self._answer.start]


class Matcher:
    """Some terms of a codebook, compiled once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._atoms: dict[Atom, int] = {}
        self._single: dict[int, list[Term]] = defaultdict(list)
        self._chained: dict[int, list[_Chained]] = defaultdict(list)
        for term in terms:
            self._add(term)
        self._by_id = list(self._atoms)
        needles: dict[str, list[int]] = defaultdict(list)
        for atom, number in self._atoms.items():
            for needle in atom.needles:
                needles[needle].append(number)
        # For each needle its atoms, each with whether an inflection ending must be checked.
        self._owners = [
            [(number, self._by_id[number].at_end and not self._by_id[number].exact) for number in numbers]
            for numbers in needles.values()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(needles))

    def scan(self, answer: Answer) -> Scan:
        """All terms in an answer."""
        folded = fold(answer.text)
        words = [Span(*match.span()) for match in _WORD.finditer(folded)]
        units = sentences(answer.text)
        if not words:
            return Scan(answer, words, (), units)
        starts = [word.start for word in words]
        text = _Words(
            [folded[word.start : word.end] for word in words],
            _sentence_of(starts, units),
            frozenset(bisect_right(starts, match.start()) for match in _BREAK.finditer(folded)),
        )
        return Scan(answer, words, self._find(text), units)

    def hits(self, variable: str, text: str) -> list[Hit]:
        """Hits of one variable in a text of its own."""
        return self.scan(Answer(text, 0)).hits(variable)

    def _add(self, term: Term) -> None:
        chains = tuple(
            tuple(_Step(frozenset(map(self._number, step.atoms)), step.gap) for step in chain)
            for chain in sorted(term.pattern.chains, key=_rarity, reverse=True)
        )
        first = max(term.pattern.chains, key=_rarity)
        if len(chains) == 1 and len(first) == 1:
            for atom in chains[0][0].atoms:
                self._single[atom].append(term)
            return
        # The step with the longest letters is looked up first: the rarest word, as a rule.
        key = max(range(len(first)), key=lambda i: _shortest(first[i]))
        others = tuple(step.atoms for chain in chains for step in chain if step is not chains[0][key])
        for atom in chains[0][key].atoms:
            self._chained[atom].append(_Chained(term, chains, key, others))

    def _number(self, atom: Atom) -> int:
        return self._atoms.setdefault(atom, len(self._atoms))

    def _find(self, text: _Words) -> list[_Found]:
        places = self._places(text.words)
        present = set(places)
        here: list[set[int]] = [set() for _ in text.words]
        for atom, at in places.items():
            for index in at:
                here[index].add(atom)
        found: list[_Found] = []
        for atom, at in places.items():
            for term in self._single.get(atom, ()):
                found += [_Found(term, index, index) for index in at]
            for chained in self._chained.get(atom, ()):
                for atoms in chained.others:
                    if atoms.isdisjoint(present):
                        break
                else:
                    found += _chain_hits(chained, at, here, text)
        return found

    def _places(self, words: list[str]) -> dict[int, list[int]]:
        """For each atom that occurs: the indexes of the words it was found in."""
        joined = " " + " ".join(words) + " "
        starts = list(accumulate((len(word) + 1 for word in words), initial=1))
        places: dict[int, list[int]] = {}
        for needle, begin, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            index = bisect_right(starts, begin + (joined[begin] == " ")) - 1
            inflected = joined[end : starts[index + 1] - 1] in _ENDINGS
            for number, needs_ending in self._owners[needle]:
                if needs_ending and not inflected:
                    continue
                at = places.setdefault(number, [])
                if not at or at[-1] != index:
                    at.append(index)
        return places


def _rarity(chain: Chain) -> int:
    return max(map(_shortest, chain))


def _shortest(step: Step) -> int:
    return min(len(atom.letters) for atom in step.atoms)


def _chain_hits(
    chained: _Chained, at: Iterable[int], here: Sequence[set[int]], text: _Words
) -> Iterator[_Found]:
    """Where the chains stand together, the first one with its key step at one of `at`."""
    first_chain, *others = chained.chains
    for index in at:
        reach = _reach(first_chain, chained.key, index, here, text)
        if reach is None:
            continue
        reaches = [reach, *(_anywhere(chain, index, here, text) for chain in others)]
        found = [each for each in reaches if each is not None]
        if len(found) == len(chained.chains):
            yield _Found(chained.term, min(first for first, _ in found), max(last for _, last in found))


def _reach(
    chain: Sequence[_Step], key: int, index: int, here: Sequence[set[int]], text: _Words
) -> tuple[int, int] | None:
    """First and last word of a chain whose step `key` stands at word `index`, within one sentence.

    Neighbouring words must not be parted by a comma or the like: "Freundeskreis, Asylbewerber" is a list.
    """
    sentence = text.sentence_of[index]
    first = last = index
    for i in range(key - 1, -1, -1):
        gap = chain[i + 1].gap
        if not gap and first in text.breaks:
            return None
        first = _nearest(chain[i].atoms, range(first - 1, max(-1, first - 2 - gap), -1), here)
        if first < 0 or text.sentence_of[first] != sentence:
            return None
    for i in range(key + 1, len(chain)):
        gap = chain[i].gap
        if not gap and last + 1 in text.breaks:
            return None
        last = _nearest(chain[i].atoms, range(last + 1, min(len(here), last + 2 + gap)), here)
        if last < 0 or text.sentence_of[last] != sentence:
            return None
    return first, last


def _nearest(atoms: frozenset[int], candidates: range, here: Sequence[set[int]]) -> int:
    """The first candidate word that has one of `atoms`, or -1."""
    for index in candidates:
        if not atoms.isdisjoint(here[index]):
            return index
    return -1


def _anywhere(
    chain: Sequence[_Step], near: int, here: Sequence[set[int]], text: _Words
) -> tuple[int, int] | None:
    """First and last word of a chain in the sentence of the word `near`."""
    sentence = text.sentence_of[near]
    low = bisect_left(text.sentence_of, sentence)
    high = bisect_right(text.sentence_of, sentence)
    for index in range(low, high):
        if not chain[0].atoms.isdisjoint(here[index]):
            reach = _reach(chain, 0, index, here, text)
            if reach is not None:
                return reach
    return None


def _sentence_of(starts: Sequence[int], units: Sequence[Span]) -> list[int]:
    """For each word the number of its sentence."""
    first = [unit.start for unit in units]
    return [bisect_right(first, start) - 1 for start in starts]


def _kills(kill: Hit, hit: Hit) -> bool:
    return kill.code == hit.code and kill.start < hit.end and hit.start < kill.end


def _longest(hits: list[Hit]) -> list[Hit]:
    """Without those that a longer hit of another code covers; in order of the text."""
    kept = [
        hit
        for hit in hits
        if not any(
            other.code != hit.code
            and other.start <= hit.start
            and hit.end <= other.end
            and other.end - other.start > hit.end - hit.start
            and not other.loose
            for other in hits
        )
    ]
    return sorted(kept, key=lambda hit: (hit.start, hit.end))
