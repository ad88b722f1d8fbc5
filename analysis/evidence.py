"""Coded statements one by one, with the words they were read from: measures, recommendations."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis.database import Database
from analysis.facts import CERTAINTIES
from analysis.filters import Filter
from analysis.language import tr

Variable = Literal["ergebnisse", "empfehlungen"]

COLUMNS: Mapping[Variable, str] = {"ergebnisse": "outcomes", "empfehlungen": "recommendations"}
"""Variables and their columns of `out.dialogue`."""

_REACH = 240
"""So many characters before and after the words are searched for the limits of their sentence."""


class Statement(NamedTuple):
    """A coded statement: `words` as in the masked text, `before` and `after` the rest of their sentence, for the
    screen only; `label`, `commitment` (of the dialogue) and `certainty` in the language of the run.
    """

    key: str
    kommune: str | None
    kreis: str | None
    first_day: dt.date | None
    code: str
    label: str
    words: str
    before: str
    after: str
    commitment: str | None
    certainty: str

    def has(self, terms: Sequence[str]) -> bool:
        """True when each of the terms (lower case) occurs in the sentence, the place or the label."""
        sentence = f"{self.before}{self.words}{self.after}"
        text = " ".join((self.kommune or "", self.kreis or "", self.label, sentence)).lower()
        return all(term in text for term in terms)


@dataclass(frozen=True)
class Statements:
    """`rows` (columns as in `Statement`) of `found` statements, which come from `dialogues` dialogues."""

    rows: pd.DataFrame
    found: int
    dialogues: int


def statements(
    database: Database,
    chosen: Filter,
    variable: Variable,
    *,
    codes: Sequence[str] = (),
    search: str = "",
    limit: int | None = 200,
) -> Statements:
    """The coded statements of a variable, one row a dialogue and code, by Kommune and order in the text.

    `codes` restricts to some codes; each word of `search` must occur in the sentence, the name of the Kommune or Kreis,
    or the label of the code, in upper or lower case. `limit` None gives all rows.
    """
    where, parameters = chosen.where()
    terms = search.lower().split()
    column = COLUMNS[variable]
    held = f"list_intersect({column}, [{', '.join('?' * len(codes))}])" if codes else column
    where, parameters = f"{where} AND len({held}) > 0", [*parameters, *codes]
    coded = _coded(database, where, parameters, variable, codes, terms, None if terms else limit)
    rows = [row for row in _with_words(database, variable, coded) if row.has(terms)]
    if terms:
        found, dialogues = len(rows), len({row.key for row in rows})
    else:
        counts = f"SELECT coalesce(sum(len({held})), 0)::INTEGER, count(*) FROM data.out.dialogue WHERE {where}"
        [(found, dialogues)] = database.rows(counts, [*codes, *parameters])
    return Statements(pd.DataFrame(rows[:limit], columns=Statement._fields), found, dialogues)


def _coded(
    database: Database,
    where: str,
    parameters: Sequence[Any],
    variable: Variable,
    codes: Sequence[str],
    terms: Sequence[str],
    limit: int | None,
) -> list[tuple[Any, ...]]:
    """The codings of the dialogues that meet `where`, without their words; with `terms` those that may hold them all.

    As each of these dialogues has a coding, `limit` also bounds the dialogues whose codes are looked up.
    """
    first = "" if limit is None else f"LIMIT {int(limit)}"
    with_text = f"JOIN {_TEXTS} USING (dialogue_id)" if terms else ""
    labels = _said(database, variable).items()
    likely = [value for term in terms for value in (term, [code for code, label in labels if term in label.lower()])]
    return database.rows(
        f"""
        WITH chosen AS (
            SELECT dialogue_id, key, kommune, kreis, first_day, commitment FROM data.out.dialogue
            WHERE {where} ORDER BY kommune COLLATE de, key {first}
        )
        SELECT dialogue_id, key, kommune, kreis, first_day, code, commitment, certainty, start_char, end_char
        FROM chosen JOIN data.out.dialogue_code USING (dialogue_id) {with_text}
        WHERE variable = ? {f"AND code IN ({', '.join('?' * len(codes))})" if codes else ""}
        {"AND (contains(lower(concat_ws(' ', kommune, kreis, text)), ?) OR list_contains(?, code))" * len(terms)}
        ORDER BY kommune COLLATE de, key, start_char, code {first}
        """,
        [*parameters, variable, *codes, *likely],
    )


_TEXTS = """(SELECT steckbrief_id AS dialogue_id, text
    FROM data.core.steckbrief JOIN data.raw.source_file USING (source_id))"""
_BATCH = 500  # codings whose texts are in memory at a time


def _with_words(database: Database, variable: Variable, coded: Sequence[tuple[Any, ...]]) -> Iterator[Statement]:
    labels, commitments = _said(database, variable), _said(database, "verbindlichkeit")
    for begin in range(0, len(coded), _BATCH):
        batch = coded[begin : begin + _BATCH]
        texts = dict(
            database.rows(
                f"SELECT * FROM {_TEXTS} WHERE dialogue_id IN (SELECT unnest(?))", [list({row[0] for row in batch})]
            )
        )
        for number, key, kommune, kreis, day, code, commitment, certainty, start, end in batch:
            text = texts[number]
            yield Statement(
                key, kommune, kreis, day, code, labels.get(code, code), " ".join(text[start:end].split()),
                sentence_before(text[max(start - _REACH, 0) : start]), sentence_after(text[end : end + _REACH]),
                commitments.get(commitment), tr(CERTAINTIES.get(certainty, certainty)),
            )  # fmt: skip


def _said(database: Database, variable: str) -> dict[str, str]:
    """The codes with the labels that people see, as these can be searched."""
    return {code: tr(label) for code, label in database.codes(variable).items()}


# A sentence ends after at least three signs of a word, so that "z. B." and "ca." do not end it, or with a list item.
_WORD = r"[^\s\d.]{3}"
_NEW_ITEM = re.compile(r"\n\s*\n|\n\s*[-•*–·]\s|\n\s*\d+[.)]+")
_END_BEFORE = re.compile(rf"^.*(?:{_WORD}[.!?:]\s|¶)|^\S*")
_REST_AFTER = re.compile(rf"[.!?]|[^¶]*?{_WORD}[.!?]|[^¶]*")


def sentence_before(left: str) -> str:
    """Of the text before some words: what belongs to their sentence."""
    return _END_BEFORE.sub("", _flat(left), count=1).lstrip(" \t•*·–)-")


def sentence_after(right: str) -> str:
    """Of the text after some words: what belongs to their sentence."""
    found = _REST_AFTER.match(_flat(right))
    return found[0] if found else ""


def _flat(text: str) -> str:
    """On one line; a new paragraph or list item becomes a sign that ends a sentence."""
    return re.sub(r"\s+", " ", _NEW_ITEM.sub("¶", text))
