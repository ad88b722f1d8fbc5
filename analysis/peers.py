"""How a dialogue compares with those of similar Kommunen: same size class, itself left out."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr
from analysis.measures import MEASURES, RELIABLE_FROM
from analysis.vocabulary import SIZE_CLASSES

COMPARED = ("cost_per_inhabitant", "turnout", "cost_per_participant")
SIMILAR = 1.25
"""Up to this multiple of the median, and down to its inverse, a value counts as similar."""

TOO_FEW = "zu wenige Vergleichsfälle"
_OF_PERSONS = ("turnout", "cost_per_participant")


@dataclass(frozen=True)
class Comparison:
    """`peers` similar dialogues; `similar` says in words what makes them so, None when that is unknown.

    `rows`: key, label, unit, value, median, low, high, n (peers with a value), ratio (value / median), verdict
    ("höher", "ähnlich", "niedriger", "zu wenige Vergleichsfälle", "keine Angabe").
    """

    similar: str | None
    peers: int
    size_class: int | None
    landkreis: bool
    rows: pd.DataFrame


def compare(database: Database, chosen: Filter, key: str) -> Comparison:
    """The dialogue against the chosen ones of its size class; a Landkreis against Landkreise.

    Raises `KeyError` for an unknown key.
    """
    figures = ", ".join(COMPARED)
    found = database.rows(
        f"""SELECT ebene = 'landkreis', size_class,
               coalesce(participants_low IN (1, 2) OR participants_high IN (1, 2), false), {figures}
        FROM data.out.dialogue WHERE key = ?""",
        [key],
    )
    if not found:
        raise KeyError(key)
    landkreis, size_class, few, *values = found[0]
    own = {name: None if few and name in _OF_PERSONS else value for name, value in zip(COMPARED, values, strict=True)}
    peers, summaries = _peers(database, chosen, key, landkreis, size_class)
    rows = [_row(name, own[name], *summary) for name, summary in zip(COMPARED, summaries, strict=True)]
    columns = ["key", "label", "unit", "value", "median", "low", "high", "n", "ratio", "verdict"]
    return Comparison(
        _similar(landkreis, size_class), peers, size_class, landkreis, pd.DataFrame(rows, columns=columns)
    )


def _peers(
    database: Database, chosen: Filter, key: str, landkreis: bool, size_class: int | None
) -> tuple[int, list[tuple[Any, ...]]]:
    """How many there are, and for each measure n, median, lowest and highest value."""
    where, parameters = chosen.where()
    figures = ", ".join(f"count({name}), median({name}), min({name}), max({name})" for name in COMPARED)
    [(peers, *flat)] = database.rows(
        f"""SELECT count(*), {figures} FROM data.out.dialogue
        WHERE {where} AND key <> ? AND (ebene = 'landkreis') = ? AND (? OR size_class = ?)""",
        [*parameters, key, landkreis, landkreis, size_class],
    )
    return peers, [tuple(flat[start : start + 4]) for start in range(0, len(flat), 4)]


def _row(
    name: str, value: float | None, n: int, median: float | None, low: float | None, high: float | None
) -> list[Any]:
    measure = MEASURES[name]
    enough = n >= RELIABLE_FROM
    shown = (median, low, high) if enough else (None, None, None)
    ratio = value / median if enough and value is not None and median else None
    verdict = _verdict(value, median if enough else None)
    return [name, measure.label, measure.unit, value, *shown, n, ratio, verdict]


def _verdict(value: float | None, median: float | None) -> str:
    if value is None:
        return "keine Angabe"
    if median is None:
        return TOO_FEW
    if value > median * SIMILAR:
        return "höher"
    return "niedriger" if value < median / SIMILAR else "ähnlich"


def _similar(landkreis: bool, size_class: int | None) -> str | None:
    if landkreis:
        return tr("Landkreise, die über sich selbst berichten")
    return tr("Kommunen mit {size} Einwohnern").format(size=tr(SIZE_CLASSES[size_class])) if size_class else None
