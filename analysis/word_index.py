"""Which words of the answers a query means: their other forms, and the compounds that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.database import Database
from analysis.german import base, is_compound, is_form, parts, stem
from analysis.search_query import Query, Term

Words = Mapping[str, bool]
"""Words by spelling; True for a form of the word that was sought, False for a compound with it."""

_MOST_BITS = 62
_SHORTEST_INFLECTED = 3


class Meaning(NamedTuple):
    """What a word of the data means to a query, in bits: the conditions it meets, those that it meets as the word
    itself and no compound, and the form by which it differs from other words.
    """

    word: str
    meets: int
    own: int
    form: int


@dataclass(frozen=True)
class Meanings:
    """All words of the data that a query asks about.

    An answer is found when the bits of its words hold all `required` and none of `excluded`. `marked` are the words
    that count wherever they stand, each with the number of its term; those of phrases count in a row only.
    """

    words: Sequence[Meaning]
    required: int
    excluded: int
    marked: Mapping[str, int]


def meanings(database: Database, query: Query) -> Meanings | None:
    """Look the terms of a query up among the words of the data; None when it cannot be met."""
    single = [term for term in (*query.sought, *query.excluded) if not term.exact]
    forms = _forms(database, [term.words[0] for term in single])
    wanted = [words for term in query.sought for words in _conditions(term, forms)][:_MOST_BITS]
    unwanted = [words for term in query.excluded if not term.is_phrase for words in _conditions(term, forms)]
    conditions = [*wanted, *unwanted][:_MOST_BITS]
    present = _present(database, {word for words in conditions for word in words})
    if not wanted or any(present.isdisjoint(words) for words in wanted):
        return None
    required = (1 << len(wanted)) - 1
    marked: dict[str, int] = {}
    for number, term in enumerate(query.sought):
        if not term.is_phrase:
            [words] = _conditions(term, forms)
            marked |= {word: number for word in words if word not in marked}
    return Meanings(
        _numbered(present, conditions, required), required, (1 << len(conditions)) - 1 - required, marked
    )


def _conditions(term: Term, forms: Mapping[str, Words]) -> list[Words]:
    """Of each of these sets of words one must stand in an answer."""
    return [{word: True} for word in term.words] if term.exact else [forms[term.words[0]]]


def _numbered(present: set[str], conditions: Sequence[Words], required: int) -> list[Meaning]:
    """The words with their bits, those that are no compounds first."""
    rows = []
    for word in present:
        bits = [(1 << place, words[word]) for place, words in enumerate(conditions) if word in words]
        meets = sum(bit for bit, _ in bits)
        rows.append((word, meets, sum(bit for bit, own in bits if own) & required))
    rows.sort(key=lambda row: (not row[2], row[0]))
    numbers: dict[str, int] = {}
    return [
        Meaning(word, meets, own, 1 << min(numbers.setdefault(stem(base(word)), len(numbers)), _MOST_BITS - 1))
        if meets & required
        else Meaning(word, meets, own, 0)
        for word, meets, own in rows
    ]


def _present(database: Database, words: set[str]) -> set[str]:
    rows = database.rows(
        "SELECT word FROM data.out.word WHERE word IN (SELECT unnest(?::VARCHAR[]))", [sorted(words)]
    )
    return {word for (word,) in rows}


def _forms(database: Database, words: Sequence[str]) -> dict[str, Words]:
    """For each of the words (by spelling) those of the data that mean it."""
    likely = {word: _likely(database, word) for word in words}
    asked = {part for word, rows in likely.items() for _, bare in rows for part in parts(bare, base(word))}
    known = {
        part
        for (part,) in database.rows(
            "SELECT base FROM data.out.word WHERE base IN (SELECT unnest(?::VARCHAR[]))", [sorted(asked)]
        )
    }
    return {word: _meant(base(word), rows, known) for word, rows in likely.items()}


def _likely(database: Database, word: str) -> list[tuple[str, str]]:
    """Words and their bases that hold the stem of the word; very short ones have no other forms."""
    if len(word) < _SHORTEST_INFLECTED:
        return [(word, base(word))]
    rows = database.rows("SELECT word, base FROM data.out.word WHERE contains(base, ?)", [stem(base(word))])
    return [(spelt, bare) for spelt, bare in rows]


def _meant(sought: str, rows: Sequence[tuple[str, str]], known: set[str]) -> Words:
    found: dict[str, bool] = {}
    for spelt, bare in rows:
        if is_form(bare, sought):
            found[spelt] = True
        elif is_compound(bare, sought, known):
            found[spelt] = False
    return found
