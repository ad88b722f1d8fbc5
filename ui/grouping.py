"""By what a page compares: the control, and how the groups are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.groups import Group
from analysis.measures import RELIABLE_FROM
from ui import numbers
from ui.chart_card import Chart, card, chart_card
from ui.figures import NOT_RELIABLE
from ui.labels import whole
from ui.sentences import most_and_least
from ui.view import View


class Noun(NamedTuple):
    """What a group is: "Kreis", "Kreise"."""

    one: str
    plural: str


NOUNS: Mapping[Group, Noun] = {
    "regierungsbezirk": Noun("Regierungsbezirk", "Regierungsbezirke"),
    "kreis": Noun("Kreis", "Kreise"),
    "size_class": Noun("Größenklasse", "Größenklassen"),
    "year": Noun("Jahr", "Jahre"),
    "formats": Noun("Format", "Formate"),
    "topics": Noun("Thema", "Themen"),
    "groups": Noun("Gruppe", "Gruppen"),
}
APART = "Landkreise, die über sich selbst berichten, stehen für sich."
NO_VALUE = "Zu dieser Auswahl gibt es keine Angabe."
SEVERAL = "Ein Dialog mit mehreren Formaten zählt bei jedem davon."


def group_picker(key: str, groups: Sequence[Group]) -> Group:
    """The control "Vergleichen nach"; the choice stands in the URL under `key`. The first group is the default."""
    chosen = st.segmented_control(
        "Vergleichen nach", list(groups), format_func=lambda group: f"nach {NOUNS[group].one}", key=key,
        bind="query-params", default=groups[0], required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen if chosen in groups else groups[0]


def row_label(label: str, n: int, reliable: bool) -> str:
    """The name of a group with its n and, if n is small, a mark."""
    label = whole(label, 60) if len(label) > 60 else label
    if not n:
        return f"{label}  ({numbers.missing()})"
    return f"{label}  (n = {numbers.number(n)}{'' if reliable else '*'})"


def reliability(frame: pd.DataFrame) -> str:
    """What the marks mean, if `frame` (column reliable) has any."""
    return "" if frame["reliable"].all() else f" Mit Stern und blass: {NOT_RELIABLE}."


def too_few(n: int) -> str:
    """Instead of a sentence that ranks: fewer than five values."""
    return f"Nur {numbers.count(n, 'Dialog macht', 'Dialoge machen')} eine Angabe: zu wenige für eine Aussage."


def frequency_sentence(shares: pd.DataFrame, most: str = "Am häufigsten") -> str:
    """The most and the least frequent code of `shares.code_shares`, unless there are too few values to say."""
    n = int(shares["n"].max())
    return too_few(n) if 0 < n < RELIABLE_FROM else most_and_least(shares, most, "am seltensten")


def show_chart(view: View, chart: Chart, within: DeltaGenerator | None = None) -> None:
    """The chart in its card; without any value only its title and the sentence that says so."""
    if chart.n:
        chart_card(view, chart, within)
        return
    with within or card():
        st.subheader(chart.title, anchor=False)
        st.markdown(chart.sentence)
        st.caption(f"n = {numbers.n_of(0, chart.total)} Dialogen.")
