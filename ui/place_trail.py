"""The way from the land down to the place that a page is about, each step a way back up."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.filters import Filter
from analysis.language import tr
from analysis.trail import Step
from analysis.vocabulary import Vocabulary
from ui import numbers
from ui.filter_bar import choose_place
from ui.navigation import open_overview

_BETWEEN = "›"


def place_trail(steps: Sequence[Step], leads_to_overview: bool = False) -> None:
    """Show the steps; all but the last can be clicked, which changes the filter, and may lead to the first page."""
    *above, last = steps
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key="trail"):
        for number, step in enumerate(above):
            clicked = st.button(
                step.label, key=f"trail_{number}", type="tertiary", on_click=choose_place,
                args=(step.regions, step.districts, step.towns),
            )  # fmt: skip
            if clicked and leads_to_overview:
                open_overview()
            st.markdown(_BETWEEN, width="content")
        st.markdown(f"**{numbers.plain(last.label)}**", width="content")


def narrow_button(field: str, key: object, chosen: Filter, words: Vocabulary) -> None:
    """Inside a dialog: the offer to look at one Regierungsbezirk, Kreis or Kommune only; nothing for other fields.

    For a Kommune its Kreis is offered, too. Of the address no more parameters change than must, as the browser's back
    button takes back each by itself.
    """
    regions, districts, towns = chosen.regions, chosen.districts, chosen.towns
    if field == "ags" and key in words.towns:
        label, towns = tr("Nur diese Kommune zeigen: {name}"), (str(key),)
        name = words.towns[str(key)].label
    elif field == "kreis_ags" and key in words.districts:
        label, districts = tr("Nur diesen Kreis zeigen: {name}"), (str(key),)
        name = words.districts[str(key)].title
    elif field == "rb_ags" and key in words.regions:
        label, regions = tr("Nur diesen Regierungsbezirk zeigen: {name}"), (str(key),)
        name = words.regions[str(key)]
    else:
        return
    districts = tuple(each for each in districts if each in words.districts_of(regions))
    towns = tuple(each for each in towns if each in words.towns_of(regions, districts))
    if (regions, districts, towns) == (chosen.regions, chosen.districts, chosen.towns):
        return
    icon = ":material/filter_alt:"
    place = (regions, districts, towns)
    if st.button(label.format(name=name), key=f"narrow_{key}", on_click=choose_place, args=place, icon=icon):
        st.rerun()
    if field == "ags" and key in words.towns:
        narrow_button("kreis_ags", words.towns[str(key)].kreis_ags, chosen, words)
