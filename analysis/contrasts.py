"""Where groups of dialogues differ, among those that are large enough to compare (see `analysis.groups`)."""

from __future__ import annotations

import pandas as pd


def comparable(groups: pd.DataFrame) -> pd.DataFrame:
    """The rows of reliable groups, without "Alle", "keine Angabe" and the Landkreise that report on themselves."""
    sure = groups["reliable"] & ~groups["is_all"] & groups["group_key"].notna() & (groups["kommunen"] != "false")
    return groups[sure]


def widest_difference(shares: pd.DataFrame) -> pd.DataFrame:
    """The code whose share differs most between groups of `outcomes.code_groups`: its rows, highest share first.

    Empty with fewer than two comparable groups, or when no share differs.
    """
    sure = comparable(shares)
    if sure["group_key"].nunique() < 2:
        return sure.iloc[:0]
    by_code = sure.groupby("key", sort=False)["share"]
    spread = by_code.max() - by_code.min()
    if not spread.max() > 0:
        return sure.iloc[:0]
    return sure[sure["key"] == spread.idxmax()].sort_values("share", ascending=False, kind="stable")
