"""The measures, one definition each, and how they are summed up over many dialogues.

A group of dialogues is described by the median, with n of N, the range, and the pooled ratio beside it.
Fewer than `RELIABLE_FROM` values are shown, but marked as not reliable and never ranked.
Landkreise that report on themselves are kept apart: their inhabitants already live in their towns.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.vocabulary import SIZE_CLASSES

RELIABLE_FROM = 5
"""From so many values on, a median counts as reliable."""

Kind = Literal["text", "count", "persons", "number", "eur", "percent", "date"]
GroupBy = Literal["kreis", "regierungsbezirk", "size_class", "year", "ebene", "formats", "topics", "groups", "outcomes"]
Level = Literal["kommunen", "landkreise", "alle"]


@dataclass(frozen=True)
class Measure:
    """One measure. `pooled` names numerator and denominator of the pooled ratio, as columns of `out.dialogue`."""

    column: str
    label: str
    unit: str
    kind: Kind
    digits: int
    definition: str
    pooled: tuple[str, str, int] | None = None


MEASURES: Mapping[str, Measure] = {
    "cost_per_inhabitant": Measure(
        "cost_per_inhabitant", "Kosten je Einwohner", "EUR", "eur", 3,
        "Kosten des Dialogs geteilt durch die Einwohnerzahl der Kommune (wie angegeben).",
        ("cost", "population", 1),
    ),
    "cost": Measure(
        "cost", "Kosten", "EUR", "eur", 0,
        "Angegebene Summe, sonst Summe der Posten; eine Spanne zählt mit ihrer Mitte, Zuschüsse sind keine Kosten.",
    ),
    "cost_per_participant": Measure(
        "cost_per_participant", "Kosten je Teilnehmenden", "EUR", "eur", 2,
        "Kosten des Dialogs geteilt durch die Zahl der Teilnehmenden.",
        ("cost", "participants", 1),
    ),
    "participants": Measure(
        "participants", "Teilnehmende", "Personen", "number", 0,
        "Anwesende insgesamt, wie angegeben, sonst Summe der Gruppen; eine Spanne zählt mit ihrer Mitte.",
    ),
    "turnout": Measure(
        "turnout", "Beteiligung", "Teilnehmende je 1.000 Einwohner", "number", 1,
        "Teilnehmende je 1.000 Einwohner der Kommune.",
        ("participants", "population", 1000),
    ),
}  # fmt: skip

_GROUPS: Mapping[str, tuple[str, str]] = {  # key, label
    "kreis": ("d.kreis_ags", "d.kreis"),
    "regierungsbezirk": ("d.rb_ags", "d.regierungsbezirk"),
    "size_class": ("d.size_class", "d.size_class::VARCHAR"),
    "year": ("d.year", "d.year::VARCHAR"),
    "ebene": ("d.ebene", "d.ebene_label"),
}
_CODES: Mapping[str, str] = {  # list column -> variable of the codebook
    "formats": "formate",
    "topics": "themen",
    "groups": "gruppen",
    "outcomes": "ergebnisse",
}
_LEVELS: Mapping[Level, str] = {
    "kommunen": "ebene <> 'landkreis'",
    "landkreise": "ebene = 'landkreis'",
    "alle": "true",
}


def summarise(
    database: Database, chosen: Filter, measure: str, by: GroupBy | None = None, level: Level = "kommunen"
) -> pd.DataFrame:
    """One row a group: key, label, total (dialogues), n (with a value), median, low, high, pooled, reliable.

    `level` "kommunen" leaves out the Landkreise that report on themselves, "landkreise" takes only them.
    Without `by` there is one row with key and label NULL. A group without any value keeps its row: n = 0 and the
    figures missing. Dialogues without a group come last, with key NULL. With `by` a list of codes, a dialogue
    counts in each of its codes. Sorted by name (codes: order of the codebook; sizes and years: ascending).
    Raises `KeyError` for an unknown measure or group.
    """
    where, parameters = chosen.where()
    key, label, source, order = _grouping(by)
    return _named_sizes(
        database.query(
            f"""
            WITH chosen AS (SELECT * FROM data.out.dialogue WHERE {where} AND {_LEVELS[level]})
            SELECT {key} AS key, any_value({label}) AS label, {_figures(MEASURES[measure])}
            FROM {source} GROUP BY {key} ORDER BY {key} IS NULL, {order}
            """,
            parameters,
        ),
        by,
    )


def _figures(measure: Measure) -> str:
    column = f"d.{measure.column}"
    pooled = "NULL::DOUBLE"
    if measure.pooled:
        above, below, factor = measure.pooled
        both = f"FILTER (d.{above} IS NOT NULL AND d.{below} > 0)"
        pooled = f"{factor} * sum(d.{above}) {both} / sum(d.{below}) {both}"
    return f"""count(*)::INTEGER AS total, count({column})::INTEGER AS n, median({column}) AS median,
        min({column}) AS low, max({column}) AS high, {pooled} AS pooled,
        count({column}) >= {RELIABLE_FROM} AS reliable"""


def _grouping(by: GroupBy | None) -> tuple[str, str, str, str]:
    """SQL of key, label, source and order."""
    if by is None:
        return "NULL", "NULL", "chosen d", "1"
    if by in _CODES:
        source = f"""(SELECT unnest({by}) AS code, * FROM chosen) d
            LEFT JOIN data.core.codebook c ON c.variable = '{_CODES[by]}' AND c.code = d.code"""
        return "d.code", "coalesce(c.label, d.code)", source, "any_value(c.position)"
    key, label = _GROUPS[by]
    order = key if by in ("size_class", "year") else f"any_value({label}) COLLATE de"
    return key, label, "chosen d", order


def _named_sizes(frame: pd.DataFrame, by: GroupBy | None) -> pd.DataFrame:
    if by == "size_class":
        frame["label"] = [SIZE_CLASSES.get(int(key)) if pd.notna(key) else None for key in frame["key"]]
    return frame


def by_region(database: Database, chosen: Filter, measure: str, by: GroupBy) -> pd.DataFrame:
    """`summarise` over the Kommunen, and last one row for the Landkreise that report on themselves, if any.

    Column `kommunen` is True for the groups and False for that last row, whose key is "*" (any).
    """
    groups = summarise(database, chosen, measure, by)
    groups["kommunen"] = True
    apart = summarise(database, chosen, measure, None, "landkreise")
    if not len(apart) or not apart["total"].iloc[0]:
        return groups
    apart["key"], apart["label"], apart["kommunen"] = "*", "Landkreise über sich selbst", False
    return pd.concat([groups.astype({"key": object}), apart], ignore_index=True)


def ranked(summary: pd.DataFrame) -> pd.DataFrame:
    """The reliable groups by descending median, then the others as they came: those are not ranked."""
    reliable = summary[summary["reliable"]].sort_values("median", ascending=False, kind="stable")
    return pd.concat([reliable, summary[~summary["reliable"]]], ignore_index=True)
