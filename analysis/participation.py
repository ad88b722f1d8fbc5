"""Who took part: what share of the heads a group made up, where it was counted."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import RELIABLE_FROM

_FEW = 1.5
"""A head count of 1 or 2 enters shares with this value, so that nobody can be picked out of them."""


def head_shares(database: Database, chosen: Filter) -> pd.DataFrame:
    """Which share of the participants a group made up in the dialogues that counted it: one row a group.

    Columns: key, label, total (dialogues in which the group was present), n (of these, counted and with a number of
    participants), heads (persons in these n, NULL when none), median, low, high, pooled (sum / sum; all 0 to 1),
    reliable. Counts of 1 and 2 go into the shares with 1.5, and a count above the number of participants
    contradicts it and is left out. Reliable groups first, by descending median; the others as in the codebook.
    """
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH present AS (
            SELECT c.code, d.participants, c.count,
                   CASE WHEN d.participants > 0 AND c.count <= d.participants_high THEN least(
                        CASE WHEN c.count IN (1, 2) THEN {_FEW} ELSE c.count END, d.participants) END AS heads
            FROM data.out.dialogue d JOIN data.out.dialogue_code c USING (dialogue_id)
            WHERE c.variable = 'gruppen' AND {where}
        ), figures AS (
            SELECT code, count(*)::INTEGER AS total, count(heads)::INTEGER AS n,
                   sum(CASE WHEN heads IS NOT NULL THEN count END)::INTEGER AS heads,
                   median(heads / participants) AS median, min(heads / participants) AS low,
                   max(heads / participants) AS high,
                   sum(heads) / sum(CASE WHEN heads IS NOT NULL THEN participants END) AS pooled
            FROM present GROUP BY code
        )
        SELECT b.code AS key, b.label, coalesce(f.total, 0)::INTEGER AS total, coalesce(f.n, 0)::INTEGER AS n,
               f.heads, f.median, f.low, f.high, f.pooled, coalesce(f.n, 0) >= {RELIABLE_FROM} AS reliable
        FROM data.core.codebook b LEFT JOIN figures f ON f.code = b.code
        WHERE b.variable = 'gruppen'
        ORDER BY reliable DESC, CASE WHEN reliable THEN -f.median END, b.position
        """,
        parameters,
    )


@dataclass(frozen=True)
class ParticipationFigures:
    """Persons of all dialogues and by dialogue, each with n; None when no dialogue gave a figure.

    `turnout_median` leaves out the Landkreise that report on themselves; `turnout_all_n` counts them as well.
    `counted_n` dialogues have at least one group that enters `head_shares`.
    """

    dialogues: int
    participants: float | None
    participants_median: float | None
    participants_n: int
    turnout_median: float | None
    turnout_n: int
    turnout_all_n: int
    counted_n: int


def participation_figures(database: Database, chosen: Filter) -> ParticipationFigures:
    """The figures of the chosen dialogues."""
    where, parameters = chosen.where()
    own = "ebene <> 'landkreis'"
    [row] = database.rows(
        f"""
        WITH counted AS (
            SELECT dialogue_id, min(count) AS smallest FROM data.out.dialogue_code
            WHERE variable = 'gruppen' AND count IS NOT NULL GROUP BY dialogue_id
        )
        SELECT count(*), sum(participants), median(participants), count(participants),
               median(turnout) FILTER ({own}), count(turnout) FILTER ({own}), count(turnout),
               count(*) FILTER (participants > 0 AND smallest <= participants_high)
        FROM (SELECT * FROM data.out.dialogue WHERE {where}) LEFT JOIN counted USING (dialogue_id)
        """,
        parameters,
    )
    return ParticipationFigures(*row)


def present_groups(shares: pd.DataFrame) -> pd.DataFrame:
    """The rows of all dialogues in `outcomes.code_groups`, with `absent`: dialogues that name groups, but not this."""
    everywhere = shares[shares["is_all"]]
    return everywhere.assign(absent=everywhere["n"] - everywhere["dialogues"])
