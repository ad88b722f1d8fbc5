"""Full-text search over the answers of the Steckbriefe.

All sought words must stand in one answer (the text of one section of one Steckbrief); such an answer is a hit. Words
count in all their forms, and inside of compounds (`analysis.german`).
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from analysis.database import Database
from analysis.facts import SECTIONS, Span
from analysis.filters import Filter
from analysis.german import WORD, spelling
from analysis.search_query import Query, Term
from analysis.sentences import sentence_spans
from analysis.word_index import Meanings, meanings

MOST_HITS = 20_000
"""So many hits at most are read at once; the counts are always of all."""

SENTENCES = 3
"""So many sentences of an answer at most are shown."""


class Sentence(NamedTuple):
    """A sentence of the masked text, which begins at `start` of it, and where in it the found words stand."""

    start: int
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Hit:
    """An answer with all that was sought. `sentences` hold the best of it, in order of the text; all spans of `places`
    and all starts count characters of the masked text of the Steckbrief.
    """

    key: str
    kommune: str | None
    kreis: str | None
    first_day: dt.date | None
    section: str
    sentences: tuple[Sentence, ...]
    places: tuple[Span, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The found words of the sentences as they are written there, each once."""
        found = (" ".join(each.text[start:end].split()) for each in self.sentences for start, end in each.marks)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class SearchResult:
    """The best `hits` of `found`, which come from `dialogues` dialogues.

    `by_section` counts the hits of each section, also of those that were not asked for.
    """

    hits: tuple[Hit, ...] = ()
    found: int = 0
    dialogues: int = 0
    by_section: Mapping[str, int] | None = None


def has_index(database: Database, chosen: Filter) -> bool:
    """Whether the data file has the index of words, whatever is chosen; that of an older program has none."""
    sql = """SELECT count(*) FROM duckdb_tables()
        WHERE database_name = 'data' AND schema_name = 'out' AND table_name IN ('answer', 'word')"""
    return bool(database.rows(sql)[0][0] == 2)


def search(
    database: Database, chosen: Filter, query: Query, *, sections: Sequence[str] = (), limit: int = MOST_HITS
) -> SearchResult:
    """The answers of the chosen dialogues with all words of the query, best first.

    Better is an answer with more of the words themselves (and not only compounds with them), then one with more
    different words, then by name of the Kommune and order of the text. `sections` restricts to some sections.
    """
    meant = meanings(database, query)
    if meant is None:
        return SearchResult(by_section={})
    rows = database.rows(*_sql(chosen, query, meant, sections, min(limit, MOST_HITS)))
    found, dialogues, by_section = rows[0][:3]
    counts = dict(by_section or ())
    return SearchResult(
        tuple(_hit(query, meant, row[3:]) for row in rows if row[3] is not None),
        found,
        dialogues,
        {section: counts[section] for section in SECTIONS if section in counts},
    )


_TEXT = "substr(f.text, a.start_char + 1, a.end_char - a.start_char)"
_WITH_TEXT = """JOIN data.core.steckbrief s ON s.steckbrief_id = a.dialogue_id
            JOIN data.raw.source_file f ON f.source_id = s.source_id"""
_BETWEEN_SQL, _BETWEEN = r"[^\pL\d]+", r"[\W_]+"  # two words, as DuckDB and as Python write it

# One row a hit, each with the counts in front; one row without a hit when there is none. Names are ranked before the
# hits are sorted, as comparing German names a million times takes long.
_HITS = f"""
        WITH meant AS (
            SELECT unnest(?::VARCHAR[]) AS word, unnest(?::BIGINT[]) AS meets, unnest(?::BIGINT[]) AS own,
                   unnest(?::BIGINT[]) AS form
        ), met AS (
            SELECT answer_id, bit_count(bit_or(own)) AS own, bit_count(bit_or(form)) AS forms
            FROM (SELECT unnest(w.answers) AS answer_id, m.meets, m.own, m.form
                  FROM data.out.word w JOIN meant m ON m.word = w.word)
            GROUP BY answer_id HAVING bit_or(meets) & ? = ?
        ), listed AS (
            SELECT dialogue_id, key, kommune, kreis, first_day FROM data.out.dialogue WHERE {{where}}
        ), every AS MATERIALIZED (
            SELECT a.dialogue_id, a.section, a.start_char, a.end_char, met.own, met.forms
            FROM met JOIN data.out.answer a ON a.answer_id = met.answer_id {{with_text}}
            WHERE a.dialogue_id IN (SELECT dialogue_id FROM listed) {{phrases}}
        ), counts AS (
            SELECT (SELECT count(*) FROM every WHERE {{in_sections}}) AS found,
                   (SELECT count(DISTINCT dialogue_id) FROM every WHERE {{in_sections}}) AS dialogues,
                   (SELECT list((section, hits)) FROM (SELECT section, count(*) AS hits FROM every GROUP BY section))
        ), names AS (
            SELECT kommune, row_number() OVER (ORDER BY kommune COLLATE de NULLS LAST, kommune) AS name
            FROM (SELECT DISTINCT kommune FROM listed)
        ), best AS (
            SELECT d.*, e.section, e.start_char, e.end_char, e.own, e.forms, n.name
            FROM every e JOIN listed d ON d.dialogue_id = e.dialogue_id
            JOIN names n ON n.kommune IS NOT DISTINCT FROM d.kommune
            WHERE {{in_sections}} ORDER BY e.own DESC, e.forms DESC, n.name, d.first_day, d.key, e.start_char LIMIT ?
        ), shown AS (SELECT a.*, {_TEXT} AS text FROM best a {_WITH_TEXT})
        SELECT counts.*, h.key, h.kommune, h.kreis, h.first_day, h.section, h.start_char, h.text
        FROM counts LEFT JOIN shown h ON true
        ORDER BY h.own DESC, h.forms DESC, h.name, h.first_day, h.key, h.start_char
        """


def _sql(
    chosen: Filter, query: Query, meant: Meanings, sections: Sequence[str], limit: int
) -> tuple[str, list[Any]]:
    """The question with its parameters; phrases are looked for in the texts of the answers that have their words."""
    where, parameters = chosen.where()
    phrases = [(term, "AND") for term in query.sought if term.is_phrase]
    phrases += [(term, "AND NOT") for term in query.excluded if term.is_phrase]
    sql = _HITS.format(
        where=where,
        with_text=_WITH_TEXT if phrases else "",
        phrases=" ".join(f"{sign} regexp_matches({_TEXT}, ?, 'i')" for _, sign in phrases),
        in_sections=f"section IN ({', '.join('?' * len(sections))})" if sections else "true",
    )
    patterns = [f"(?:^|[^\\pL\\d]){term.pattern(_BETWEEN_SQL)}(?:[^\\pL\\d]|$)" for term, _ in phrases]
    words = [[word[field] for word in meant.words] for field in range(4)]
    bits = [meant.required | meant.excluded, meant.required]
    return sql, [*words, *bits, *parameters, *patterns, *sections, *sections, *sections, limit]


def _hit(query: Query, meant: Meanings, row: Sequence[Any]) -> Hit:
    key, kommune, kreis, first_day, section, start, text = row
    marks = sorted(_marks(text, query.sought, meant))
    places = tuple(Span(start + span.start, start + span.end) for span, _ in marks)
    return Hit(key, kommune, kreis, first_day, section, _sentences(start, text, marks), places)


def _marks(text: str, sought: Sequence[Term], meant: Meanings) -> Iterator[tuple[Span, int]]:
    """Where the found words stand, each with the number of its term; a phrase from its first to its last word."""
    for word in WORD.finditer(text):
        number = meant.marked.get(spelling(word.group()))
        if number is not None:
            yield Span(*word.span()), number
    for number, term in enumerate(sought):
        if term.is_phrase:
            pattern = rf"(?<![^\W_]){term.pattern(_BETWEEN)}(?![^\W_])"
            yield from ((Span(*found.span()), number) for found in re.finditer(pattern, text, re.IGNORECASE))


def _sentences(begin: int, text: str, marks: Sequence[tuple[Span, int]]) -> tuple[Sentence, ...]:
    """The sentences with the most terms, in order of the text; the answer begins at `begin`."""
    rated = []
    for span in sentence_spans(text):
        inside = [(mark, number) for mark, number in marks if span.start < mark.end and mark.start < span.end]
        if inside:
            rated.append((-len({number for _, number in inside}), span, [mark for mark, _ in inside]))
    best = sorted((span, inside) for _, span, inside in sorted(rated)[:SENTENCES])
    return tuple(
        Sentence(begin + span.start, text[span.start : span.end], _within(span, inside)) for span, inside in best
    )


def _within(sentence: Span, marks: Sequence[Span]) -> tuple[Span, ...]:
    """The marks as seen from the sentence; those that overlap, as a word and a phrase with it, become one."""
    joined: list[Span] = []
    for mark in marks:
        start, end = max(mark.start, sentence.start) - sentence.start, min(mark.end, sentence.end) - sentence.start
        if joined and start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)
