"""Coded statements one by one, with the words they were read from: measures, recommendations."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter

Variable = Literal["ergebnisse", "empfehlungen"]

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
    of_codes = f"AND k.code IN ({', '.join('?' * len(codes))})" if codes else ""
    listed = f"ORDER BY {_ORDER} {'' if limit is None else f'LIMIT {int(limit)}'}"
    # Without a search only the listed rows need their text, which is what costs time.
    source = f"(SELECT * {_with_text('coded')})" if terms else "coded"
    rows = database.query(
        f"""
        WITH chosen AS ({_CHOSEN} WHERE {where}),
        coded AS ({_CODED} {of_codes}),
        hits AS (
            SELECT dialogue_id, key, kommune, kreis, first_day, commitment, variable, code, certainty, start_char,
                   end_char, count(*) OVER () AS found, count(DISTINCT key) OVER () AS dialogues
            FROM {source} WHERE true {f"AND contains({_HAYSTACK}, ?)" * len(terms)} {listed}
        )
        SELECT key, kommune, kreis, first_day, code, label, {_WORDS} AS words, {_BEFORE} AS before, {_AFTER} AS after,
               commitment_label AS commitment, certainty, found, dialogues
        {_with_text("hits")} ORDER BY {_ORDER}
        """,
        [*parameters, variable, *codes, *terms],
    )
    found, dialogues = (int(rows[name].iloc[0]) if len(rows) else 0 for name in ("found", "dialogues"))
    return Statements(rows.drop(columns=["found", "dialogues"]), found, dialogues)


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


_WORDS = r"trim(regexp_replace(coded_text, '\s+', ' ', 'g'))"
_BEFORE = rf"regexp_extract({_flat('left_text')}, '(?:^.*(?:{_WORD}[.!?:]\s|¶)|^\S*)[\s•*·–)-]*(.*)$', 1)"
_AFTER = rf"regexp_extract({_flat('right_text')}, '^(?:[.!?]|[^¶]*?{_WORD}[.!?]|[^¶]*)')"
_HAYSTACK = f"lower(concat_ws(' ', kommune, kreis, label, {_BEFORE} || {_WORDS} || {_AFTER}))"
