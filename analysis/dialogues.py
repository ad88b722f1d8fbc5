"""The dialogues behind a figure: from a bar, a dot or a Kreis to the Steckbriefe it was made of."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.quality import WITH_FINDING, WITHOUT

FIELDS: Mapping[str, str] = {
    "rb_ags": "rb_ags IS NOT DISTINCT FROM ?",
    "kreis_ags": "kreis_ags IS NOT DISTINCT FROM ?",
    "ebene": "ebene IS NOT DISTINCT FROM ?",
    "kommunen": "(ebene <> 'landkreis') = ?::BOOLEAN",
    "size_class": "size_class IS NOT DISTINCT FROM ?::INTEGER",
    "year": "year IS NOT DISTINCT FROM ?::INTEGER",
    "month": "date_trunc('month', first_day) = ?::DATE",
    "ags": "ags = ?",
    "not_ags": "ags IS DISTINCT FROM ?",
    "any_region": "list_contains(string_split(?, '-'), rb_ags)",
    "any_size": "list_contains(string_split(?, '-'), size_class::VARCHAR)",
    "any_format": "list_has_any(formats, string_split(?, '-'))",
    "key": "key = ?",
    "formats": "list_contains(formats, ?)",
    "format_set": "formats = string_split(?, '-')",
    "topics": "list_contains(topics, ?)",
    "groups": "list_contains(groups, ?)",
    "outcomes": "list_contains(outcomes, ?)",
    "recommendations": "list_contains(recommendations, ?)",
    "commitment": "commitment IS NOT DISTINCT FROM ?",
    "satisfaction_process": "satisfaction_process IS NOT DISTINCT FROM ?",
    "satisfaction_result": "satisfaction_result IS NOT DISTINCT FROM ?",
    "cost_benefit": "cost_benefit IS NOT DISTINCT FROM ?",
    "cost_kinds": "list_contains(cost_kinds, ?)",
    "finding": WITH_FINDING,
    "without": WITHOUT,
}
"""What a mark of a chart can stand for, each with its condition on `out.dialogue`. None asks for "keine Angabe".

The value of a field any_… and of format_set joins several keys or codes by "-"; a set holds them in alphabetical order.
"""

ANY = "*"
"""As a value: this field does not matter."""


def behind(
    database: Database, chosen: Filter, conditions: Sequence[tuple[str, Any]], limit: int = 200
) -> tuple[pd.DataFrame, int]:
    """The chosen dialogues that meet all conditions (field, value), and how many there are in all.

    At most `limit` rows: key, kommune, kreis, ebene_label, first_day, formats, cost, participants; by name of the
    Kommune. Raises `KeyError` for an unknown field.
    """
    where, parameters = chosen.where()
    conditions = [(field, value) for field, value in conditions if value != ANY]
    clauses = [where, *(FIELDS[field] for field, _ in conditions)]
    frame = database.query(
        f"""
        SELECT key, kommune, kreis, ebene_label, first_day, formats, cost, participants, count(*) OVER () AS found
        FROM data.out.dialogue WHERE {" AND ".join(clauses)}
        ORDER BY kommune COLLATE de, first_day, key LIMIT {int(limit)}
        """,
        [*parameters, *(value for _, value in conditions)],
    )
    return frame.drop(columns="found"), int(frame["found"].iloc[0]) if len(frame) else 0
