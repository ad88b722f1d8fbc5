"""Dialogues in groups: all of them, by place, size, year, format or topic, side by side.

A group is told by three values, which are also the conditions of the drill-down (see `analysis.dialogues`):
`group_key` ("*" for any, NULL for "keine Angabe"), the field that `DRILL_FIELD` names, and `kommunen` ("true",
"false", or "*" for any). The first group is always "Alle". Landkreise that report on themselves stand apart from
Kreise and Regierungsbezirke, as in `analysis.measures`.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from analysis.shares import VARIABLES
from analysis.vocabulary import SIZE_CLASSES

Region = Literal["regierungsbezirk", "kreis"]
Group = Literal["regierungsbezirk", "kreis", "size_class", "year", "formats", "topics"]

DRILL_FIELD: Mapping[Group, str] = {
    "regierungsbezirk": "rb_ags", "kreis": "kreis_ags", "size_class": "size_class", "year": "year",
    "formats": "formats", "topics": "topics",
}  # fmt: skip

ALL_LABEL = "Alle"
_SIZES = " ".join(f"WHEN {size} THEN '{label}'" for size, label in SIZE_CLASSES.items())
_PLACES: Mapping[str, tuple[str, str, str]] = {  # key, label, place in the order
    "regierungsbezirk": ("rb_ags", "regierungsbezirk", "0"),
    "kreis": ("kreis_ags", "kreis", "0"),
    "size_class": ("size_class::VARCHAR", f"CASE size_class {_SIZES} END", "coalesce(size_class, 0)"),
    "year": ("year::VARCHAR", "year::VARCHAR", "coalesce(year, 0)"),
}
_HEAD = "group_rank, group_key, group_label, kommunen, group_place"


def members(where: str, by: Group, column: str) -> str:
    """SQL of one row a dialogue and group, for a WITH clause: `column` of `out.dialogue` as `value`, and the group.

    Columns: group_rank (order of the kinds of groups), group_key, group_label, kommunen, group_place, value. A dialogue
    with several formats or topics is in each of their groups, one without in none. `where` stands in it once.
    """
    own = f"{by} AS codes"
    if by in _PLACES:
        key, label, place = _PLACES[by]
        own = f"{key} AS code, {label} AS name, {place} AS place, ebene"
    return f"""
        chosen AS (SELECT {column} AS value, {own} FROM data.out.dialogue WHERE {where}),
        members ({_HEAD}, value) AS (SELECT 0, '*', '{ALL_LABEL}', '*', 0, value FROM chosen UNION ALL {_parts(by)})"""


def group_columns(alias: str) -> str:
    """SQL of the columns that name a group, for a GROUP BY or a SELECT."""
    return ", ".join(f"{alias}.{name.strip()}" for name in _HEAD.split(","))


def group_order(alias: str) -> str:
    """SQL of the order of the groups: all, the groups by name or codebook, without a key, Landkreise apart."""
    return (
        f"{alias}.group_rank, {alias}.group_key IS NULL, {alias}.group_place, {alias}.group_label COLLATE de,"
        f" {alias}.group_key"
    )


def _parts(by: Group) -> str:
    if by in _PLACES:
        return """
            SELECT 1, code, coalesce(name, 'keine Angabe'), 'true', place, value FROM chosen WHERE ebene <> 'landkreis'
            UNION ALL
            SELECT 2, '*', 'Landkreise selbst', 'false', 0, value FROM chosen WHERE ebene = 'landkreis'"""
    return f"""
        SELECT 1, d.code, coalesce(c.label, d.code), '*', coalesce(c.position, 1000), d.value
        FROM (SELECT unnest(codes) AS code, value FROM chosen) d
        LEFT JOIN data.core.codebook c ON c.variable = '{VARIABLES[by]}' AND c.code = d.code"""
