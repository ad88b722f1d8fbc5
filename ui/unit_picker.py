"""Choosing what is compared. The choice stands in the address and is kept when one comes back to the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from analysis.filters import Filter
from analysis.language import tr
from analysis.units import FEWEST, LANDKREISE, MOST, Kommune, Unit, default_tokens, group_token, kommunen, unit_of
from analysis.vocabulary import SIZE_CLASSES
from ui import numbers
from ui.view import View
from ui.words import heading

PARAM = "einheit"
_KEPT, _GIVEN = "_units", "_units_given"
_CHOICE = "_unit_choice"
_TOWN, _NEARBY = "_unit_town", "_unit_nearby"
_FORMATS, _SIZES, _REGIONS = "_unit_formats", "_unit_sizes", "_unit_regions"


def choose_units(view: View) -> tuple[Unit, ...]:
    """The controls, and the units that are chosen with them or by the address; at first those of `default_tokens`."""
    towns = replace(view, filter=Filter()).ask(kommunen)
    tokens = st.query_params.get_all(PARAM) or st.session_state.get(_KEPT)
    if tokens is None or tokens == st.session_state.get(_GIVEN):  # nobody chose: they follow the filter
        tokens = st.session_state[_GIVEN] = view.ask(default_tokens)
    found = {token: unit_of(token, view.words, towns) for token in dict.fromkeys(tokens)}
    units = [unit for unit in found.values() if unit][:MOST]
    _tell([token for token, unit in found.items() if unit is None], len(found))
    _keep([unit.token for unit in units])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _show_choice(view, units, towns)
        _show_town(units, towns)
        _show_group(view, units)
    return tuple(units)


def offer_defaults(view: View, units: Sequence[Unit]) -> None:
    """With fewer than two units: say so, and offer the Regierungsbezirke."""
    if len(units) >= FEWEST:
        return
    defaults = view.ask(default_tokens)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(tr("Für einen Vergleich braucht es mindestens zwei Einheiten."), icon=":material/info:")
        if len(defaults) >= FEWEST:
            regions, districts = "Die Regierungsbezirke vergleichen", "Die Kreise mit den meisten Dialogen vergleichen"
            offer = tr(regions if defaults[0].startswith("rb.") else districts)
            st.button(offer, key="unit_defaults", type="primary", on_click=_keep, args=(defaults,))


def _keep(tokens: Sequence[str]) -> None:
    """Into the address, and for the way back to this page."""
    st.session_state[_KEPT] = list(tokens)
    if st.query_params.get_all(PARAM) != list(tokens):
        st.query_params[PARAM] = list(tokens)


def _keep_choice() -> None:
    _keep(st.session_state[_CHOICE])


def _add_town(before: Sequence[str]) -> None:
    if ags := st.session_state.get(_TOWN):
        _keep(_with(before, f"kommune.{ags}"))


def _compare_with_similar() -> None:
    if ags := st.session_state.get(_TOWN):
        _keep([f"kommune.{ags}", f"aehnlich.{ags}{'.rb' if st.session_state.get(_NEARBY) else ''}"])


def _add_group(before: Sequence[str]) -> None:
    chosen = [st.session_state.get(key) or [] for key in (_FORMATS, _SIZES, _REGIONS)]
    if any(chosen):
        _keep(_with(before, group_token(*chosen)))


def _with(before: Sequence[str], token: str) -> list[str]:
    return list(dict.fromkeys([*before, token]))[:MOST]


def _show_choice(view: View, units: Sequence[Unit], towns: Mapping[str, Kommune]) -> None:
    """Regierungsbezirke and Kreise to choose from, and whatever is chosen already."""
    tokens = [*(f"rb.{key}" for key in view.words.regions), *(f"kreis.{key}" for key in view.words.districts)]
    chosen = {unit.token: unit.label for unit in units}
    known = {token: unit.label for token in tokens if (unit := unit_of(token, view.words, towns))}
    labels = known | {LANDKREISE.token: LANDKREISE.label} | chosen
    st.session_state[_CHOICE] = list(chosen)
    st.multiselect(
        tr("Einheiten ({fewest} bis {most})").format(fewest=FEWEST, most=MOST), list(labels),
        format_func=lambda token: tr(labels[token]) if token in labels else token,
        key=_CHOICE, max_selections=MOST, placeholder=tr("Regierungsbezirk oder Kreis"), on_change=_keep_choice,
        select_all=False, wrap=True, width=620,
    )  # fmt: skip


def _show_town(units: Sequence[Unit], towns: Mapping[str, Kommune]) -> None:
    """A Kommune by name, alone or against similar ones."""
    popover = st.popover(tr("Kommune"), icon=":material/location_city:", key="unit_town_popover", on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.selectbox(
            tr("Kommune"), list(towns), index=None, format_func=lambda ags: f"{towns[ags].name} ({towns[ags].kreis})",
            key=_TOWN, placeholder=tr("Name"),
        )  # fmt: skip
        ags = st.session_state.get(_TOWN)
        size = towns[ags].size_class if ags else None
        st.checkbox(tr("ähnliche nur aus demselben Regierungsbezirk"), key=_NEARBY)
        with st.container(horizontal=True):
            st.button(tr("Hinzufügen"), key="unit_add_town", on_click=_add_town, args=([unit.token for unit in units],),
                      disabled=ags is None or len(units) >= MOST)  # fmt: skip
            st.button(tr("Mit ähnlichen vergleichen"), key="unit_similar", on_click=_compare_with_similar,
                      type="primary", disabled=size is None)  # fmt: skip
        similar = tr("Ähnlich: Kommunen derselben Größenklasse, die gewählte selbst ausgenommen.")
        if size:
            similar = tr("Ähnlich: Kommunen mit {size} Einwohnern, die gewählte selbst ausgenommen.")
            similar = similar.format(size=tr(SIZE_CLASSES[size]))
        st.caption(similar)


def _show_group(view: View, units: Sequence[Unit]) -> None:
    """A group of one's own: formats, sizes, regions."""
    popover = st.popover(tr("Freie Gruppe"), icon=":material/group_add:", key="unit_group_popover", on_change="rerun")
    if not popover.open:
        return
    kinds: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
        ("Format", _FORMATS, view.words.labels.get("formate", {})),
        ("Größe (Einwohner)", _SIZES, SIZE_CLASSES),
        ("Regierungsbezirk", _REGIONS, view.words.regions),
    )
    with popover:
        for label, key, options in kinds:
            st.multiselect(
                heading(label), list(options), format_func=partial(_option, options), key=key, placeholder=tr("alle"),
                select_all=False,
            )  # fmt: skip
        st.button(
            tr("Hinzufügen"), key="unit_add_group", on_click=_add_group, args=([unit.token for unit in units],),
            type="primary", disabled=len(units) >= MOST,
        )  # fmt: skip
        st.caption(tr("Ein Dialog gehört dazu, wenn er von jeder Art mindestens eine der gewählten Angaben hat."))


def _option(options: Mapping[Any, str], key: Any) -> str:
    return tr(options[key])


def _tell(unknown: Sequence[str], asked: int) -> None:
    """What of the address could not be used."""
    unit = tr("Die Einheit „{name}“ ist nicht bekannt.")
    problems = [unit.format(name=numbers.plain(token[:40])) for token in unknown]
    if asked - len(unknown) > MOST:
        problems.append(tr("Verglichen werden höchstens {most} Einheiten.").format(most=MOST))
    if problems:
        title = tr("Nicht alles aus dem Link ließ sich anwenden")
        st.warning(" ".join(problems), title=title, icon=":material/link_off:")
