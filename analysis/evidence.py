"""Coded statements one by one, with the words they were read from: measures, recommendations."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter

Variable = Literal["ergebnisse", "empfehlungen"]

COLUMNS: Mapping[Variable, str] = {"ergebnisse": "outcomes", "empfehlungen": "recommendations"}
"""Variables and their columns of `out.dialogue`."""

_REACH = 240
"""So many characters before and after the words are searched for the limits of their sentence."""

_CERTAINTY = "CASE k.certainty WHEN 'stated' THEN 'genannt' WHEN 'inferred' THEN 'erschlossen' ELSE 'schwach' END"

# A sentence ends after at least three signs of a word, so that "z. B." and "ca." do not end it, or with a list item.
_WORD = r"[^\s\d.][^\s\d.][^\s\d.]"
_ORDER = "kommune COLLATE de, key, start_char, code"


@dataclass(frozen=True)
class Statements:
    """`rows` of `found` statements, which come from `dialogues` dialogues.

    Columns: key, kommune, kreis, first_day, code, label, words (as in the masked text), before and after (the rest of
    their sentence, for the screen only), commitment (label, of the dialogue), certainty (German).
    """

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
    of_codes = f"AND k.code IN ({', '.join('?' * len(codes))})" if codes else ""
    if terms or limit is None:
        source, values = where, parameters
    else:  # all others stand behind; without a search only the listed rows need their text, which is what costs time
        source, values = f"{where} AND {_first(where, limit)}", [*parameters, *parameters]
    rows = database.query(
        f"""
        WITH chosen AS ({_CHOSEN} WHERE {source}),
        coded AS ({_CODED} {of_codes}),
        hits AS {"MATERIALIZED" if terms else ""} (
            SELECT dialogue_id, key, kommune, kreis, first_day, commitment, variable, code, certainty, start_char,
                   end_char
            FROM {f"(SELECT * {_with_text('coded')})" if terms else "coded"}
            WHERE true {f"AND contains({_HAYSTACK}, ?)" * len(terms)}
        ), listed AS (SELECT * FROM hits ORDER BY {_ORDER} {'' if limit is None else f'LIMIT {int(limit)}'})
        SELECT key, kommune, kreis, first_day, code, label, {_WORDS} AS words, {_BEFORE} AS before, {_AFTER} AS after,
               commitment_label AS commitment, certainty, {_FOUND if terms else "0, 0"}
        {_with_text("listed")} ORDER BY {_ORDER}
        """,
        [*values, variable, *codes, *terms],
    )
    if terms:
        found, dialogues = (int(column.iloc[0]) if len(rows) else 0 for _, column in rows.iloc[:, -2:].items())
    else:
        counts = f"SELECT coalesce(sum(len({held})), 0)::INTEGER, count(*) FROM data.out.dialogue WHERE {where}"
        [(found, dialogues)] = database.rows(counts, [*codes, *parameters])
    return Statements(rows.iloc[:, :-2], found, dialogues)


def _first(where: str, limit: int) -> str:
    """SQL condition: the dialogue is of one of the first Kommunen, which have at least `limit` of those chosen."""
    return f"""(kommune IS NULL OR kommune IN (
        SELECT kommune FROM data.out.dialogue WHERE {where} GROUP BY kommune ORDER BY kommune COLLATE de LIMIT {limit}
    ))"""


def _flat(text: str) -> str:
    """SQL of a text on one line; a new paragraph or list item becomes a sign that ends a sentence."""
    marked = rf"regexp_replace({text}, '\n\s*\n|\n\s*[-•*–·]\s|\n\s*\d+[.)]+', '¶', 'g')"
    return rf"regexp_replace({marked}, '\s+', ' ', 'g')"


_CHOSEN = "SELECT dialogue_id, key, kommune, kreis, first_day, commitment FROM data.out.dialogue"
_CODED = f"""
    SELECT d.*, k.variable, k.code, {_CERTAINTY} AS certainty, k.start_char, k.end_char
    FROM data.out.dialogue_code k JOIN chosen d USING (dialogue_id) WHERE k.variable = ?"""


def _with_text(rows: str) -> str:
    """SQL of a FROM clause: the rows with their labels and the masked text around their words."""
    return f"""FROM (
            SELECT r.*, v.label AS commitment_label, coalesce(c.label, r.code) AS label,
                   substr(text, greatest(start_char - {_REACH}, 0) + 1, least(start_char, {_REACH})) AS left_text,
                   substr(text, start_char + 1, end_char - start_char) AS coded_text,
                   substr(text, end_char + 1, {_REACH}) AS right_text
            FROM {rows} r JOIN data.core.steckbrief s ON s.steckbrief_id = r.dialogue_id
            JOIN data.raw.source_file USING (source_id)
            LEFT JOIN data.core.codebook c ON c.variable = r.variable AND c.code = r.code
            LEFT JOIN data.core.codebook v ON v.variable = 'verbindlichkeit' AND v.code = r.commitment
        )"""


_FOUND = "(SELECT count(*) FROM hits), (SELECT count(DISTINCT key) FROM hits)"
_WORDS = r"trim(regexp_replace(coded_text, '\s+', ' ', 'g'))"
_BEFORE = rf"regexp_extract({_flat('left_text')}, '(?:^.*(?:{_WORD}[.!?:]\s|¶)|^\S*)[\s•*·–)-]*(.*)$', 1)"
_AFTER = rf"regexp_extract({_flat('right_text')}, '^(?:[.!?]|[^¶]*?{_WORD}[.!?]|[^¶]*)')"
_HAYSTACK = f"lower(concat_ws(' ', kommune, kreis, label, {_BEFORE} || {_WORDS} || {_AFTER}))"
