"""What the dialogues cost: against the size of the Kommune, of what the costs consist, and what stands out."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import RELIABLE_FROM

MOST_DOTS = 1_500
"""With more dialogues the dots of a scatter chart are gathered in cells: a browser draws few points well."""

OUTLIERS_FROM = 12
"""With fewer values nothing is called an outlier."""


def against_size(database: Database, chosen: Filter) -> pd.DataFrame:
    """Costs per inhabitant against inhabitants, one row a dot.

    Columns: key, label, ebene, population, cost_per_inhabitant (EUR), cost (EUR), dialogues. Above `MOST_DOTS`
    dialogues a dot is a cell of an even logarithmic grid with the means of its dialogues, and key is NULL.
    Dialogues with costs of 0 are left out: a logarithmic scale cannot show them.
    """
    where, parameters = chosen.where()
    source = f"FROM data.out.dialogue WHERE {where} AND population > 0 AND cost_per_inhabitant > 0"
    dots = database.query(
        f"""SELECT key, kommune AS label, ebene, population, cost_per_inhabitant, cost, 1 AS dialogues {source}
        LIMIT {MOST_DOTS + 1}""",
        parameters,
    )
    if len(dots) <= MOST_DOTS:
        return dots
    return database.query(
        f"""
        SELECT NULL AS key, NULL AS label, CASE WHEN ebene = 'landkreis' THEN ebene ELSE 'gemeinde' END AS ebene,
               avg(population) AS population, avg(cost_per_inhabitant) AS cost_per_inhabitant, avg(cost) AS cost,
               count(*)::INTEGER AS dialogues
        {source} GROUP BY 3, round(log10(population) * 10), round(log10(cost_per_inhabitant) * 10)
        ORDER BY dialogues DESC
        """,
        parameters,
    )


def are_gathered(frame: pd.DataFrame) -> bool:
    """True when the dots of `against_size` stand for cells, not for single dialogues."""
    return bool(len(frame)) and bool(frame["key"].isna().all())


def composition(database: Database, chosen: Filter) -> pd.DataFrame:
    """Of what the costs consist, one row a kind that occurs, largest first.

    Columns: key, label, dialogues (that name the kind), n (that name any item), total (all), amount (EUR, sum, ranges
    with their middle), share (of all items, 0 to 1, NULL when all cost nothing), median (EUR a dialogue).
    """
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH chosen AS (SELECT dialogue_id, cost_kinds FROM data.out.dialogue WHERE {where}),
        size AS (SELECT count(*)::INTEGER AS total, (count(*) FILTER (len(cost_kinds) > 0))::INTEGER AS n FROM chosen),
        kinds AS (
            SELECT kind, count(*)::INTEGER AS dialogues, sum(amount) AS amount, median(amount) AS median
            FROM data.out.dialogue_cost WHERE dialogue_id IN (SELECT dialogue_id FROM chosen) GROUP BY kind
        )
        SELECT k.kind AS key, coalesce(c.label, k.kind) AS label, k.dialogues, size.n, size.total, k.amount,
               k.amount / nullif(sum(k.amount) OVER (), 0) AS share, k.median
        FROM kinds k CROSS JOIN size
        LEFT JOIN data.core.codebook c ON c.variable = 'kostenarten' AND c.code = k.kind
        ORDER BY k.amount DESC, k.dialogues DESC, k.kind
        """,
        parameters,
    )


@dataclass(frozen=True)
class Outliers:
    """Dialogues far from the others in costs per inhabitant. `low` and `high` are the limits in EUR.

    `rows`: key, kommune, kreis, population, cost, cost_per_inhabitant, farthest first. Without limits (fewer than
    `OUTLIERS_FROM` values) there are no rows.
    """

    n: int
    low: float | None
    high: float | None
    rows: pd.DataFrame


def outliers(database: Database, chosen: Filter, limit: int = 20) -> Outliers:
    """Beyond 1.5 times the interquartile range, on the logarithm of the costs per inhabitant (Tukey's rule).

    Landkreise that report on themselves and dialogues with costs of 0 are left out.
    """
    where, parameters = chosen.where()
    source = f"FROM data.out.dialogue WHERE {where} AND ebene <> 'landkreis' AND cost_per_inhabitant > 0"
    [(n, quartiles)] = database.rows(
        f"SELECT count(*), quantile_cont(log10(cost_per_inhabitant), [0.25, 0.75]) {source}", parameters
    )
    if n < OUTLIERS_FROM:
        return Outliers(n, None, None, pd.DataFrame(columns=["key", "kommune", "kreis"]))
    lower, upper = quartiles
    reach = 1.5 * (upper - lower)
    low, high = 10 ** (lower - reach), 10 ** (upper + reach)
    rows = database.query(
        f"""SELECT key, kommune, kreis, population, cost, cost_per_inhabitant {source}
        AND (cost_per_inhabitant < ? OR cost_per_inhabitant > ?)
        ORDER BY abs(log10(cost_per_inhabitant) - ?) DESC, key LIMIT {int(limit)}""",
        [*parameters, low, high, (lower + upper) / 2],
    )
    return Outliers(n, low, high, rows)


def by_half(database: Database, chosen: Filter) -> tuple[float | None, float | None]:
    """Median costs per inhabitant (EUR) in the smaller and the larger half of the Kommunen, split at the median size.

    Both None with fewer than `2 * RELIABLE_FROM` values. Landkreise that report on themselves are left out.
    """
    where, parameters = chosen.where()
    [(n, small, large)] = database.rows(
        f"""
        WITH chosen AS (
            SELECT population, cost_per_inhabitant FROM data.out.dialogue
            WHERE {where} AND ebene <> 'landkreis' AND cost_per_inhabitant IS NOT NULL
        ), middle AS (SELECT median(population) AS population FROM chosen)
        SELECT count(*), median(cost_per_inhabitant) FILTER (chosen.population <= middle.population),
               median(cost_per_inhabitant) FILTER (chosen.population > middle.population)
        FROM chosen CROSS JOIN middle
        """,
        parameters,
    )
    return (small, large) if n >= 2 * RELIABLE_FROM else (None, None)
