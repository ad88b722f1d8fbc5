"""Who took part: what share of the heads a group made up, where it was counted."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import RELIABLE_FROM, value_sql
from analysis.suppression import PROTECTED, PUBLISHED

_FEW = 1.5
"""A head count of 1 or 2 enters shares with this value, so that nobody can be picked out of them."""


def head_shares(database: Database, chosen: Filter) -> pd.DataFrame:
    """Which share of the participants a group made up in the dialogues that counted it: one row a group.

    Columns: key, label, total (dialogues in which the group was present), n (of these, counted and with a number of
    participants), heads (persons in these n, NULL when none), median, low, high, pooled (sum / sum; all 0 to 1),
    reliable. Counts of 1 and 2 go in with 1.5; left out are a count that must not be shown (see
    `analysis.suppression`) and one above the number of participants, which contradicts it. Reliable groups first, by
    descending median; the others as in the codebook.
    """
    where, parameters = chosen.where()
    present: dict[str, int] = dict(
        database.rows(
            f"""SELECT code, count(*) FROM (SELECT unnest(groups) AS code FROM data.out.dialogue WHERE {where})
            GROUP BY code""",
            parameters,
        )
    )
    counted = database.rows(
        f"""
        SELECT code, count(*), sum(heads), median(heads / participants), min(heads / participants),
               max(heads / participants), sum(heads) / sum(participants)
        FROM (
            SELECT p.code, participants, least(coalesce(p.count, {_FEW}), participants) AS heads
            FROM data.out.dialogue JOIN {PUBLISHED} p ON steckbrief_id = dialogue_id WHERE {_COUNTED} AND {where}
        )
        GROUP BY code
        """,
        parameters,
    )
    figures = {code: (n, round(heads), *shares) for code, n, heads, *shares in counted}
    rows = []
    for code, label in database.codes("gruppen").items():
        n, *others = figures.get(code, (0, *[None] * 5))
        rows.append((code, label, present.get(code, 0), n, *others, n >= RELIABLE_FROM))
    columns = ["key", "label", "total", "n", "heads", "median", "low", "high", "pooled", "reliable"]
    rows.sort(key=lambda row: -row[5] if row[-1] else 1)
    return pd.DataFrame(rows, columns=columns)


_COUNTED = f"p.note IS DISTINCT FROM '{PROTECTED}' AND participants > 0 AND coalesce(p.count, 1) <= participants_high"
"""SQL: the count of the group may be used and does not contradict the number of participants."""


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
    [figures] = database.rows(
        f"""
        SELECT count(*), sum(participants), median(participants), count(participants),
               median({value_sql("turnout")}) FILTER ({own}), count(turnout) FILTER ({own}), count(turnout)
        FROM data.out.dialogue WHERE {where}
        """,
        parameters,
    )
    [(counted,)] = database.rows(
        f"""SELECT count(DISTINCT dialogue_id) FROM data.out.dialogue JOIN {PUBLISHED} p ON steckbrief_id = dialogue_id
        WHERE {_COUNTED} AND {where}""",
        parameters,
    )
    everything = (*figures, counted)
    return ParticipationFigures(*everything)


def present_groups(shares: pd.DataFrame) -> pd.DataFrame:
    """The rows of all dialogues in `outcomes.code_groups`, with `absent`: dialogues that name groups, but not this."""
    everywhere = shares[shares["is_all"]]
    return everywhere.assign(absent=everywhere["n"] - everywhere["dialogues"])
