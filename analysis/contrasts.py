"""Where groups of dialogues differ, among those that are large enough to compare (see `analysis.groups`)."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd


class Contrast(NamedTuple):
    """A code (its label), the group with the highest and the one with the lowest share of it, and these shares."""

    label: str
    top: str
    top_share: float
    low: str
    low_share: float


def widest_difference(shares: pd.DataFrame) -> Contrast | None:
    """The code whose share differs most between the reliable groups of `outcomes.code_groups`.

    "Alle", "keine Angabe" and the Landkreise that report on themselves do not count. None with fewer than two groups,
    or when no share differs.
    """
    sure = shares["reliable"] & ~shares["is_all"] & shares["group_key"].notna() & (shares["kommunen"] != "false")
    columns = ("key", "label", "group_label", "share")
    by_code: dict[str, list[tuple[float, str, str]]] = {}
    for key, label, group, share in zip(*(shares.loc[sure, name].tolist() for name in columns), strict=True):
        by_code.setdefault(key, []).append((share, group, label))
    widest: Contrast | None = None
    for rows in by_code.values():
        top, low = max(rows, key=_share), min(rows, key=_share)
        if top[0] - low[0] > (widest.top_share - widest.low_share if widest else 0):
            widest = Contrast(top[2], top[1], top[0], low[1], low[0])
    return widest


def _share(row: tuple[float, str, str]) -> float:
    return row[0]
