"""The measures, one definition each, and how they are summed up over many dialogues.

A group of dialogues is described by the median, with n of N, the range, and the pooled ratio beside it.
Fewer than `RELIABLE_FROM` values are shown, but marked as not reliable and never ranked.
Landkreise that report on themselves are kept apart: their inhabitants already live in their towns.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.statistics import Interval, median_interval
from analysis.vocabulary import SIZE_CLASSES

THEMSELVES = "Landkreise über sich selbst"

RELIABLE_FROM = 5
"""From so many values on, a median counts as reliable."""

Kind = Literal["text", "count", "persons", "number", "eur", "percent", "date"]
GroupBy = Literal[
    "kommune", "kreis", "regierungsbezirk", "size_class", "year", "ebene", "formats", "topics", "groups", "outcomes"
]
Level = Literal["kommunen", "landkreise", "getrennt", "alle"]


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
        "participants", "Teilnehmende", "Personen", "persons", 0,
        "Anwesende insgesamt, wie angegeben, sonst Summe der Gruppen; eine Spanne zählt mit ihrer Mitte.",
    ),
    "turnout": Measure(
        "turnout", "Beteiligung", "Teilnehmende je 1.000 Einwohner", "number", 1,
        "Teilnehmende je 1.000 Einwohner der Kommune.",
        ("participants", "population", 1000),
    ),
}  # fmt: skip

_GROUPS: Mapping[str, tuple[str, str]] = {  # key, label
    "kommune": ("ags", "kommune"),
    "kreis": ("kreis_ags", "kreis"),
    "regierungsbezirk": ("rb_ags", "regierungsbezirk"),
    "size_class": ("size_class", "size_class"),
    "year": ("year", "year"),
    "ebene": ("ebene", "ebene_label"),
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
    "getrennt": "true",
}


def summarise(
    database: Database,
    chosen: Filter,
    measure: str,
    by: GroupBy | None = None,
    level: Level = "kommunen",
    intervals: bool = False,
) -> pd.DataFrame:
    """One row a group: key, label, total (dialogues), n (with a value), median, low, high, pooled, reliable, kommunen.

    `level` says what becomes of the Landkreise that report on themselves: "kommunen" leaves them out, "landkreise"
    takes only them, "getrennt" gives them one row of their own at the end (key "*", column `kommunen` False), "alle"
    mixes them in, which suits plain counts only. `intervals` adds the columns certain_low and certain_high, the ends of
    the interval of the median (see `statistics.median_interval`), missing for groups that are not reliable.
    Keys are text. Without `by` there is one row with key and label NULL. A group without any value keeps its row:
    n = 0 and the figures missing. Dialogues without a group come with key NULL, after the others. With `by` a list of
    codes, a dialogue counts in each of its codes. Sorted by name (codes: order of the codebook; sizes and years:
    ascending). Raises `KeyError` for an unknown measure or group.
    """
    where, parameters = chosen.where()
    apart = "ebene = 'landkreis'" if level == "getrennt" else "false"
    frame = database.query(
        f"""
        WITH summary AS (
            SELECT key, any_value(label) AS label, {_FIGURES}, {_LISTED if intervals else ""}
                   any_value(kommunen) AS kommunen
            FROM (
                SELECT CASE WHEN {apart} THEN '*' ELSE {_key(by)} END AS key,
                       CASE WHEN {apart} THEN '{THEMSELVES}' ELSE {_label(by)} END AS label,
                       NOT ({apart}) AS kommunen, {_values(MEASURES[measure])}
                FROM {_source(by)} WHERE {where} AND {_LEVELS[level]}
            )
            GROUP BY key
        )
        SELECT s.* REPLACE ({"coalesce(c.label, s.label)" if by in _CODES else "s.label"} AS label)
        FROM summary s {_codebook(by)} ORDER BY s.kommunen DESC, s.key IS NULL, {_order(by)}
        """,
        parameters,
    )
    if by == "size_class":
        frame["label"] = [SIZE_CLASSES.get(int(each), each) if str(each).isdigit() else each for each in frame["label"]]
    return _with_intervals(frame) if intervals else frame


def _with_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    missing = Interval(math.nan, math.nan)
    ends = [
        median_interval(np.sort(listed)) if reliable else missing
        for listed, reliable in zip(frame.pop("listed"), frame["reliable"], strict=True)
    ]
    return frame.assign(certain_low=[each.low for each in ends], certain_high=[each.high for each in ends])


_LISTED = "list(value) FILTER (value IS NOT NULL) AS listed,"
_FIGURES = f"""count(*)::INTEGER AS total, count(value)::INTEGER AS n, median(value) AS median, min(value) AS low,
        max(value) AS high, sum(above) / sum(below) AS pooled, count(value) >= {RELIABLE_FROM} AS reliable"""


def _values(measure: Measure) -> str:
    """SQL of the value, and of numerator and denominator where both are given."""
    value = f"{value_sql(measure.column)} AS value"
    if measure.pooled is None:
        return f"{value}, NULL::DOUBLE AS above, NULL::DOUBLE AS below"
    above, below, factor = measure.pooled
    above, below = value_sql(above), value_sql(below)
    return f"""{value},
        CASE WHEN {below} > 0 THEN {factor} * {above} END AS above,
        CASE WHEN {above} IS NOT NULL AND {below} > 0 THEN {below} END AS below"""


def value_sql(column: str) -> str:
    """SQL of a column of `out.dialogue` as it enters figures.

    One or two participants count with 1.5, in what is derived from them too, so that no figure gives the number away.
    """
    few = {
        "participants": "1.5",
        "cost_per_participant": "cost / 1.5",
        "turnout": "1000 * 1.5 / nullif(population, 0)",
    }.get(column)
    return f"CASE WHEN participants_high BETWEEN 1 AND 2 THEN {few} ELSE {column} END" if few else column


def _key(by: GroupBy | None) -> str:
    return "NULL" if by is None else "code" if by in _CODES else f"{_GROUPS[by][0]}::VARCHAR"


def _label(by: GroupBy | None) -> str:
    return "NULL" if by is None else "code" if by in _CODES else f"{_GROUPS[by][1]}::VARCHAR"


def _source(by: GroupBy | None) -> str:
    return f"(SELECT unnest({by}) AS code, * FROM data.out.dialogue)" if by in _CODES else "data.out.dialogue"


def _codebook(by: GroupBy | None) -> str:
    if by is None or by not in _CODES:
        return ""
    return f"LEFT JOIN data.core.codebook c ON c.variable = '{_CODES[by]}' AND c.code = s.key"


def _order(by: GroupBy | None) -> str:
    if by in _CODES:
        return "c.position"
    return "s.key" if by in ("size_class", "year") else "s.label COLLATE de"


def ranked(summary: pd.DataFrame) -> pd.DataFrame:
    """The reliable groups by descending median, then the others as they came: those are not ranked."""
    if summary.empty:
        return summary
    reliable = summary[summary["reliable"]].sort_values("median", ascending=False, kind="stable")
    return pd.concat([reliable, summary[~summary["reliable"]]], ignore_index=True)
