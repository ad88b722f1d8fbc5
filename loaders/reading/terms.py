"""Finding the terms of the codebook in a text.

For each word of the text the atoms in it are looked up; terms of several words are then put together
from the words found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple

from loaders.reading.chains import Chains, Numbering, Sentence, compile_chains
from loaders.reading.lists import labels
from loaders.reading.patterns import Atom, Pattern
from loaders.reading.sentences import clauses, sentences, turns
from loaders.reading.words import Atoms, Lookup, Words
from loaders.record import Answer, Certainty, Span

Kind = Literal["stated", "inferred", "weak", "not"]


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


_NOWHERE = Span(0, 0)
_Found = tuple[int, Term, int, int, bool]
"""The rank of its key atom, the term, where it begins and ends, and whether other words may stand between."""


class Scan:
    """The terms found in one answer, ready to be asked by variable; all spans are those of the stored text.

    Only `units`, the sentences, are spans of the answer itself.
    """

    def __init__(self, answer: Answer, units: Sequence[Span], found: Iterable[_Found], folded: str) -> None:
        self.folded = folded  # the answer in lower case and without accents
        self._answer = answer
        begin = answer.start
        self._sentences = [Span(begin + start, begin + end) for start, end in units]
        self._starts = [start for start, _ in self._sentences]
        self._clauses: dict[Span, list[Span]] = {}
        self._turns: dict[Span, list[Span]] = {}
        self.units = units
        self._found: dict[str, list[_Found]] = defaultdict(list)
        for each in found:
            self._found[each[1].variable].append(each)
        self._hits: dict[str, list[Hit]] = {}

    @property
    def terms(self) -> frozenset[Term]:
        """All terms found, also those that a longer one covers."""
        return frozenset(term for found in self._found.values() for _, term, *_ in found)

    def hits(self, variable: str) -> list[Hit]:
        """Hits of `variable` in order, the longest where two codes overlap."""
        if variable not in self._hits:
            self._hits[variable] = self._longest_hits(variable)
        return self._hits[variable]

    def _longest_hits(self, variable: str) -> list[Hit]:
        hits: list[Hit] = []
        kills: list[Hit] = []
        if variable not in self._found:
            return hits
        begin = self._answer.start
        for _, (_, code, kind, pattern), start, end, loose in self._found[variable]:
            if loose and _leaves_clause(self._answer.text, pattern, start, end):
                continue
            if kind == "not":
                kills.append(Hit(code, pattern.text, "stated", begin + start, begin + end, loose))
            else:
                hits.append(Hit(code, pattern.text, kind, begin + start, begin + end, loose))
        if kills:
            codes = {kill.code for kill in kills}
            hits = [hit for hit in hits if hit.code not in codes or not any(_kills(kill, hit) for kill in kills)]
        return _longest(hits)

    @property
    def text(self) -> str:
        """The answer."""
        return self._answer.text

    def sentence_at(self, position: int) -> Span:
        """The sentence in which `position` lies."""
        return self._sentences[max(0, bisect_right(self._starts, position) - 1)]

    def label_of(self, sentence: Span) -> Span | None:
        """The line above a list that `sentence` is an item of."""
        return self._labels.get(sentence)

    @cached_property
    def _labels(self) -> dict[Span, Span]:
        span = self._answer.span
        return {span(*item): span(*label) for item, label in labels(self._answer.text, self.units).items()}

    def by_sentence(self, hits: Iterable[Hit]) -> Iterator[tuple[Span, list[Hit]]]:
        """The hits, which stand in order, each sentence's together."""
        sentence, own = _NOWHERE, list[Hit]()
        for hit in hits:
            if hit.start >= sentence.end:
                if own:
                    yield sentence, own
                sentence, own = self.sentence_at(hit.start), []
            own.append(hit)
        if own:
            yield sentence, own

    def clause_at(self, position: int) -> Span:
        """The clause in which `position` lies."""
        return self._part_at(position, clauses, self._clauses)

    def turn_at(self, position: int) -> Span:
        """The part of the sentence around `position` in which it does not turn to the opposite."""
        return self._part_at(position, turns, self._turns)

    def _part_at(self, position: int, cut: Callable[[str, Span], list[Span]], known: dict[Span, list[Span]]) -> Span:
        sentence = self.sentence_at(position)
        if sentence not in known:
            begin = self._answer.start
            local = Span(sentence.start - begin, sentence.end - begin)
            known[sentence] = [Span(begin + start, begin + end) for start, end in cut(self._answer.text, local)]
        for part in known[sentence]:
            if part.start <= position < part.end:
                return part
        return sentence

    def between(self, start: int, end: int) -> str:
        """The words of the answer between two positions."""
        return self._answer.text[start - self._answer.start : end - self._answer.start]


_Wide = tuple[int, Term, Chains]  # a term of several words, with its place among those of one atom


class _Wider:
    """The terms of several words that have one atom in their key step."""

    __slots__ = ("_by_other", "others")

    def __init__(self, terms: Iterable[tuple[Term, Chains]]) -> None:
        self.others: set[int] = set()  # atoms of which one must be in the sentence, too, for any of them
        self._by_other: dict[int, list[_Wide]] = defaultdict(list)
        for number, (term, chains) in enumerate(terms):
            self.others |= chains.other
            for atom in chains.other:
                self._by_other[atom].append((number, term, chains))

    def possible(self, atoms: AbstractSet[int]) -> Iterable[_Wide]:
        """Those for which there is another atom in a sentence with `atoms`."""
        others = self.others & atoms
        if len(others) == 1:
            return self._by_other[others.pop()]
        found = {wide[0]: wide for atom in others for wide in self._by_other[atom]}
        return [found[number] for number in sorted(found)]


class _Users(NamedTuple):
    """Who looks for an atom: the terms that consist of it, and those of several words with it in their key step."""

    atom: int
    single: tuple[Term, ...]
    wider: _Wider | None


class Compiled(NamedTuple):
    """Some terms of a codebook, compiled, by the atoms of their key steps, and the numbers of all their atoms."""

    by_key: dict[int, list[tuple[Term, Chains]]]
    numbers: frozenset[int]


def compile_terms(terms: Iterable[Term], numbering: Numbering) -> Compiled:
    """`terms` compiled for matchers that share the `numbering`."""
    own: set[int] = set()

    def numbered(atoms: tuple[Atom, ...]) -> frozenset[int]:
        numbers = numbering.of(atoms)
        own.update(numbers)
        return numbers

    by_key: dict[int, list[tuple[Term, Chains]]] = defaultdict(list)
    for term in terms:
        compiled = (term, compile_chains(term.pattern, numbered))
        for atom in compiled[1].key:
            by_key[atom].append(compiled)
    return Compiled(dict(by_key), frozenset(own))


class Matcher:
    """Some terms of a codebook, ready to be found."""

    def __init__(self, atoms: Atoms, *parts: Compiled) -> None:
        """`parts` were compiled with the numbers that `atoms` have."""
        self._parts = parts
        self._lookup = Lookup(atoms, frozenset().union(*(part.numbers for part in parts)), self._users)

    def _users(self, atom: int) -> _Users | None:
        """Asked when a word with the atom turns up: most never do."""
        terms = [each for part in self._parts for each in part.by_key.get(atom, ())]
        if not terms:
            return None
        wider = [(term, chains) for term, chains in terms if chains.other]
        single = tuple(term for term, chains in terms if not chains.other)
        return _Users(atom, single, _Wider(wider) if wider else None)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Matcher:
        """The matcher of these terms alone."""
        numbering = Numbering()
        compiled = compile_terms(terms, numbering)
        return cls(Atoms(numbering.numbers), compiled)

    def scan(self, answer: Answer) -> Scan:
        """All terms in an answer."""
        units = sentences(answer.text)
        words = Words(answer.text, units)
        return Scan(answer, units, self._find(words), words.folded)

    def hits(self, variable: str, text: str) -> list[Hit]:
        """Hits of one variable in a text of its own."""
        return self.scan(Answer(text, 0)).hits(variable)

    def _find(self, words: Words) -> list[_Found]:
        """The terms found, in the order in which their key atoms first appear."""
        in_words = self._lookup.within(words.texts)
        within = [word.atoms for word in in_words]
        within.append(())  # behind the last word, and before the first
        ranks: dict[int, int] = {}
        found: list[_Found] = []
        for first, stop in pairwise(words.borders):
            sentence = Sentence(set().union(*within[first:stop]), first, stop)
            for index in range(first, stop):
                for atom, single, wider in in_words[index].users:
                    rank = ranks.setdefault(atom, len(ranks))
                    for term in single:
                        found.append((rank, term, words.starts[index], words.ends[index], False))
                    # As a rule no other word of a pattern stands in the sentence: asked here at little cost.
                    if wider is None or wider.others.isdisjoint(sentence.atoms):
                        continue
                    for _, term, chains in wider.possible(sentence.atoms):
                        if chains.side and chains.beside.isdisjoint(within[index + chains.side]):
                            continue
                        if reach := chains.reach(index, sentence, within, words):
                            begin, end = words.starts[reach[0]], words.ends[reach[1]]
                            found.append((rank, term, begin, end, chains.loose and reach[0] != reach[1]))
        found.sort(key=_rank)
        return found


_NEGATION = re.compile(r"\(?=?(?:nicht|kaum|kein|nie)")  # the first word of a pattern
_MAIN_CLAUSE = re.compile(
    r",\s+(?:hat|haben|hatten?|ist|sind|war|waren|wurden?|wird|werden|kann|können|konnten?|soll|sollen|muss|müssen"
    r"|steht|stehen|standen?|lohnt\w*)\b"
)


def _leaves_clause(text: str, pattern: Pattern, start: int, end: int) -> bool:
    """Whether a negation would reach into the main clause behind its own: "die wir nicht erreichen, hat gelohnt"."""
    if text.find(",", start, end) < 0 or not _NEGATION.match(pattern.text):
        return False
    return _MAIN_CLAUSE.search(text, start, end) is not None


_rank = itemgetter(0)
_START, _END = attrgetter("start"), attrgetter("end")


def _kills(kill: Hit, hit: Hit) -> bool:
    """Whether the two overlap; a fixed expression outlives what is a part of it ("feste" in "gemeinsame Feste")."""
    if kill.code != hit.code or kill.start >= hit.end or hit.start >= kill.end:
        return False
    part = hit.start <= kill.start and kill.end <= hit.end and (kill.start, kill.end) != (hit.start, hit.end)
    return hit.loose or not part


def _longest(hits: list[Hit]) -> list[Hit]:
    """Without those that a longer hit of another code covers; in order of the text."""
    hits.sort(key=_END, reverse=True)
    hits.sort(key=_START)  # and of those that begin alike the longest first
    kept: list[Hit] = []
    around: list[Hit] = []  # hits that began before and may cover the next one
    reach = 0  # where the last of them ends
    previous = -1
    begin_alike = False
    for hit in hits:
        start = hit.start
        if reach <= start:
            around.clear()
        if not (around and any(_covers(other, hit) for other in around)):
            begin_alike = begin_alike or start == previous
            previous = start
            kept.append(hit)
        if not hit.loose:
            around.append(hit)
            reach = max(reach, hit.end)
    if begin_alike:
        kept.sort(key=_END)
        kept.sort(key=_START)
    return kept


def _covers(other: Hit, hit: Hit) -> bool:
    """Whether `other`, which begins no later, is longer, reaches as far, and has another code."""
    longer = other.start < hit.start or other.end > hit.end
    return longer and other.end >= hit.end and other.code != hit.code
