"""By what groups of dialogues are compared: the choice above a chart, and how the groups are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.groups import Group


class Called(NamedTuple):
    """What a kind of group is called: "Kreis", "Kreise", "(unter den) Kreisen"."""

    one: str
    many: str
    among: str


CALLED: Mapping[Group, Called] = {
    "regierungsbezirk": Called("Regierungsbezirk", "Regierungsbezirke", "Regierungsbezirken"),
    "kreis": Called("Kreis", "Kreise", "Kreisen"),
    "size_class": Called("Größenklasse", "Größenklassen", "Größenklassen"),
    "year": Called("Jahr", "Jahre", "Jahren"),
    "formats": Called("Format", "Formate", "Formaten"),
}


def choose_group(options: Sequence[Group], key: str, within: DeltaGenerator | None = None) -> Group:
    """A row of buttons, in `within` if given; kept in the URL under `key`."""
    chosen = (within or st).segmented_control(
        "Vergleichen nach", options, format_func=lambda name: CALLED[name].one, key=key, bind="query-params",
        default=options[0], required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen if chosen in options else options[0]
