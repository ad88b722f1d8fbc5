"""By what a page compares: the control, and how the groups are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.groups import Group
from analysis.language import tr
from analysis.measures import RELIABLE_FROM
from ui import numbers
from ui.chart_card import Chart, card, chart_card
from ui.figures import NOT_RELIABLE
from ui.labels import whole
from ui.sentences import MOST_AND_LEAST, most_and_least
from ui.view import View
from ui.words import heading


class Noun(NamedTuple):
    """What a group is: "Kreis", "Kreise"."""

    one: str
    plural: str

    @property
    def by(self) -> str:
        """ "nach Kreis"."""
        return tr(f"nach {self.one}")


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
MORE_THAN_ALL = "Mehrere je Dialog: Die Anteile ergeben zusammen mehr als 100 %."
SEVERAL = "Ein Dialog mit mehreren Formaten zählt bei jedem davon."


def group_picker(key: str, groups: Sequence[Group]) -> Group:
    """The control "Vergleichen nach"; the choice stands in the URL under `key`. The first group is the default."""
    chosen = st.segmented_control(
        tr("Vergleichen nach"), list(groups), format_func=lambda group: NOUNS[group].by, key=key,
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
    return "" if frame["reliable"].all() else tr("Mit Stern und blass: {why}.").format(why=tr(NOT_RELIABLE))


def too_few(n: int) -> str:
    """Instead of a sentence that ranks: fewer than five values."""
    said = tr("Nur {dialogues} eine Angabe: zu wenige für eine Aussage.")
    return said.format(dialogues=numbers.count(n, "Dialog macht", "Dialoge machen"))


def frequency_sentence(shares: pd.DataFrame, most: str = MOST_AND_LEAST) -> str:
    """The most and the least frequent code of `shares.code_shares`, unless there are too few values to say."""
    n = int(shares["n"].max())
    return too_few(n) if 0 < n < RELIABLE_FROM else most_and_least(shares, most)


def show_chart(view: View, chart: Chart, within: DeltaGenerator | None = None) -> None:
    """The chart in its card; without any value only its title and the sentence that says so."""
    if chart.n:
        chart_card(view, chart, within)
        return
    with within or card():
        st.subheader(heading(chart.title), anchor=False)
        st.markdown(tr(chart.sentence))
        st.caption(tr("n = {of}.").format(of=numbers.of_dialogues(0, chart.total)))
