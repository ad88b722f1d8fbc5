"""By what a page compares: the control, and how the groups are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.groups import Group
from ui import numbers
from ui.figures import NOT_RELIABLE


class Noun(NamedTuple):
    """What a group is: "Kreis", "(unter den) Kreisen", "(in) Kreisen" stays the same."""

    one: str
    many: str


NOUNS: Mapping[Group, Noun] = {
    "regierungsbezirk": Noun("Regierungsbezirk", "Regierungsbezirken"),
    "kreis": Noun("Kreis", "Kreisen"),
    "formats": Noun("Format", "Formaten"),
    "topics": Noun("Thema", "Themen"),
}
APART = "Landkreise, die über sich selbst berichten, stehen für sich."
SEVERAL = "Ein Dialog mit mehreren Formaten zählt bei jedem davon."


def group_picker(key: str, groups: Sequence[Group]) -> Group:
    """The control "Vergleichen nach"; the choice stands in the URL under `key`. The first group is the default."""
    chosen = st.segmented_control(
        "Vergleichen nach", list(groups), format_func=lambda group: f"nach {NOUNS[group].one}", key=key,
        bind="query-params", default=groups[0], required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen if chosen in groups else groups[0]


def row_labels(frame: pd.DataFrame, most: int = 34) -> list[str]:
    """A label for each row of `frame` (columns group_label, n, reliable), with n and, if n is small, a mark."""
    return [
        f"{_cut(str(label), most)}  ({_note(int(n), bool(sure))})"
        for label, n, sure in zip(frame["group_label"], frame["n"], frame["reliable"], strict=True)
    ]


def reliability(frame: pd.DataFrame) -> str:
    """What the marks mean, if `frame` (column reliable) has any."""
    return "" if frame["reliable"].all() else f" Blass oder gestreift: {NOT_RELIABLE}."


def _note(n: int, sure: bool) -> str:
    if not n:
        return numbers.MISSING
    return f"n = {numbers.number(n)}" if sure else f"n = {n}*"


def _cut(label: str, most: int) -> str:
    label = label.partition(" (")[0] if len(label) > most else label
    return label if len(label) <= most else f"{label[: most - 1].rsplit(' ', 1)[0].rstrip(',')} …"
