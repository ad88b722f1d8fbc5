"""Dialogues in groups: all of them, by place, size, year, format or topic, side by side.

A group is told by three values, which are also the conditions of the drill-down (see `analysis.dialogues`): its `key`
("*" for any, None for "keine Angabe") in the field that `DRILL_FIELD` names, and `kommunen` ("true", "false", or "*"
for any). Landkreise that report on themselves stand apart from Kreise and Regierungsbezirke, as in `analysis.measures`.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from analysis.database import Database
from analysis.filters import Filter
from analysis.shares import VARIABLES, CodeList, Levels
from analysis.vocabulary import SIZE_CLASSES

Group = Literal["regierungsbezirk", "kreis", "size_class", "year", "formats", "topics"]

DRILL_FIELD: Mapping[Group, str] = {
    "regierungsbezirk": "rb_ags", "kreis": "kreis_ags", "size_class": "size_class", "year": "year",
    "formats": "formats", "topics": "topics",
}  # fmt: skip

_SIZES = " ".join(f"WHEN {size} THEN '{label}'" for size, label in SIZE_CLASSES.items())
_PLACES: Mapping[str, tuple[str, str, str]] = {  # key, label, place in the order
    "regierungsbezirk": ("rb_ags", "regierungsbezirk", "0"),
    "kreis": ("kreis_ags", "kreis", "0"),
    "size_class": ("size_class::VARCHAR", f"CASE size_class {_SIZES} END", "coalesce(size_class, 0)"),
    "year": ("year::VARCHAR", "year::VARCHAR", "coalesce(year, 0)"),
}
_CODE_LISTS = frozenset(("formats", "topics", "groups", "outcomes", "recommendations"))


class GroupCounts(NamedTuple):
    """A group: how many dialogues it has (`total`), how many with a value (`n`), and how many of each code."""

    key: str | None
    label: str
    kommunen: str
    is_all: bool
    total: int
    n: int
    counts: Mapping[str, int]


def group_counts(database: Database, chosen: Filter, by: Group, column: CodeList | Levels) -> list[GroupCounts]:
    """The codes of a column of `out.dialogue` in each group.

    First all dialogues ("Alle"), then the groups by name, size or order of the codebook, those without a key behind,
    and last the Landkreise that report on themselves. A dialogue with several formats or topics is in each of their
    groups, one without in none.
    """
    where, parameters = chosen.where()
    value = column if column in _CODE_LISTS else f"CASE WHEN {column} IS NULL THEN [] ELSE [{column}] END"
    own = f"{by} AS codes"
    if by in _PLACES:
        key, label, place = _PLACES[by]
        own = f"{key} AS code, {label} AS name, {place} AS place, ebene"
    rows = database.rows(
        f"""
        WITH chosen AS (SELECT {value} AS value, {own} FROM data.out.dialogue WHERE {where}),
        members (rank, key, label, kommunen, place, value) AS (
            SELECT 0, '*', 'Alle', '*', 0, value FROM chosen UNION ALL {_parts(by)}
        ), counted AS (
            SELECT rank, key, label, kommunen, place, count(*) AS total, count(*) FILTER (len(value) > 0) AS n,
                   list_aggregate(flatten(list(value)), 'histogram') AS counts
            FROM members GROUP BY ALL
        )
        SELECT key, label, kommunen, rank = 0, total, n, counts FROM counted
        ORDER BY rank, key IS NULL, place, label COLLATE de, key
        """,
        parameters,
    )
    return [
        GroupCounts(key, label, kommunen, is_all, total, n, counts or {})
        for key, label, kommunen, is_all, total, n, counts in rows
    ]


def _parts(by: Group) -> str:
    if by in _PLACES:
        return """
            SELECT 1, code, coalesce(name, 'keine Angabe'), 'true', place, value FROM chosen WHERE ebene <> 'landkreis'
            UNION ALL SELECT 2, '*', 'Landkreise selbst', 'false', 0, value FROM chosen WHERE ebene = 'landkreis'"""
    return f"""
        SELECT 1, d.code, coalesce(c.label, d.code), '*', coalesce(c.position, 1000), d.value
        FROM (SELECT unnest(codes) AS code, value FROM chosen) d
        LEFT JOIN data.core.codebook c ON c.variable = '{VARIABLES[by]}' AND c.code = d.code"""
