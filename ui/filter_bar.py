"""The filter in the sidebar: kept across pages and in the URL, the same for everything that is shown.

The widgets are bound to URL parameters of the same name (see `analysis.filters.PARAMS`); Streamlit writes their
labels there. It drops values that it does not know without a word; so the link is read here first, and what could not
be used is said. Labels of the other language are replaced in the address before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.filters import PARAMS, Filter, choices, filter_of, parse_params
from analysis.language import tr
from analysis.vocabulary import Vocabulary
from ui.words import heading

_PROBLEMS = "_filter_problems"
_READ = "_filter_link"


def filter_bar(words: Vocabulary, place: DeltaGenerator) -> Filter:
    """Draw the filter in its place and return what is chosen, checked against the data."""
    _read_link(words)
    _keep_in_address()
    options = choices(words)
    with place:
        st.subheader(tr("Auswahl"), anchor=False)
        _several("Regierungsbezirk", "rb", options["rb"], _narrow_districts, words)
        inside = words.districts_of(tuple(_chosen("rb")))
        kreise = {key: options["kreis"][key] for key in inside}
        _several("Stadt- oder Landkreis", "kreis", kreise, _narrow_towns, words)
        _several("Kommune", "kommune", _towns_near(words))
        _several("Ebene", "ebene", options["ebene"])
        for column, label, key in zip(st.columns(2), ("Zeit von", "Zeit bis"), ("von", "bis"), strict=True):
            with column:
                _one(label, key, options[key])
        _several("Format", "format", options["format"])
        _several("Größe (Einwohner)", "groesse", options["groesse"])
    chosen, problems = filter_of({key: _chosen(key) for key in PARAMS}, words)
    _tell(st.session_state.get(_PROBLEMS, []) + problems)
    return chosen


def reset_filter() -> None:
    """Choose everything again. For `on_click`."""
    for key in PARAMS:
        st.session_state[key] = None if key in ("von", "bis") else []
    _forget_problems()


def choose_place(regions: Sequence[str], districts: Sequence[str], towns: Sequence[str]) -> None:
    """Look at these Regierungsbezirke, Kreise and Kommunen (none: the whole land), else as before. For `on_click`.

    Unlike a choice in the sidebar, this is a step that the browser's back button takes back.
    """
    st.session_state["rb"], st.session_state["kreis"] = list(regions), list(districts)
    st.session_state["kommune"] = list(towns)
    _forget_problems()


def reset_button(key: str, label: str = "Alles zurücksetzen") -> None:
    """The one click back to all dialogues."""
    st.button(tr(label), key=key, on_click=reset_filter, icon=":material/restart_alt:", type="tertiary")


def _several(
    label: str, key: str, options: Mapping[str, str], on_change: Callable[..., None] | None = None, *args: object
) -> None:
    st.multiselect(
        heading(label),
        list(options),
        format_func=_Labels(options).__getitem__,
        key=key,
        bind="query-params",
        placeholder=tr("alle"),
        select_all=False,
        on_change=on_change or _forget_problems,
        args=args,
    )


class _Labels(dict[str, str]):
    """Labels by code; looked up faster than by a function of Python, which counts for a thousand Kommunen."""

    def __missing__(self, code: str) -> str:
        return code


def _towns_near(words: Vocabulary) -> Mapping[str, str]:
    """The Kommunen in the chosen larger places."""
    regions, districts = tuple(_chosen("rb")), tuple(_chosen("kreis"))
    if not regions and not districts:
        return words.town_labels
    return {key: words.town_labels[key] for key in words.towns_of(regions, districts)}


def _one(label: str, key: str, options: Mapping[str, str]) -> None:
    st.selectbox(
        heading(label),
        list(options),
        index=None,
        format_func=lambda code: options.get(code, code),
        key=key,
        bind="query-params",
        placeholder=tr("offen"),
        on_change=_forget_problems,
    )


def _chosen(key: str) -> list[str]:
    value = st.session_state.get(key)
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _narrow_districts(words: Vocabulary) -> None:
    """After the Regierungsbezirk changed: let go of districts outside it."""
    _forget_problems()
    inside = words.districts_of(tuple(_chosen("rb")))
    st.session_state["kreis"] = [key for key in _chosen("kreis") if key in inside]
    _narrow_towns(words)


def _narrow_towns(words: Vocabulary) -> None:
    """After a larger place changed: let go of Kommunen outside it."""
    _forget_problems()
    near = _towns_near(words)
    st.session_state["kommune"] = [key for key in _chosen("kommune") if key in near]


def _read_link(words: Vocabulary) -> None:
    """On the first run of a session: note what the link asks for in vain, and translate what is in another language."""
    if _READ in st.session_state:
        return
    st.session_state[_READ] = True
    link: dict[str, Sequence[str]] = {key: st.query_params.get_all(key) for key in PARAMS}
    asked, st.session_state[_PROBLEMS] = parse_params(link, words)
    said = asked.to_params(words)
    if any(value not in link[key] for key, values in said.items() for value in values):
        st.query_params.update(said)
        st.rerun()


def _keep_in_address() -> None:
    """Choose again what the address has lost: whoever changes the page at once, before the browser knew it."""
    for key in PARAMS:
        if st.session_state.get(key) and key not in st.query_params:
            st.session_state[key] = st.session_state[key]


def _forget_problems() -> None:
    st.session_state[_PROBLEMS] = []


def _tell(problems: list[str]) -> None:
    if problems:
        st.warning(" ".join(dict.fromkeys(problems)), title=tr("Nicht alles aus dem Link ließ sich anwenden"),
                   icon=":material/link_off:")  # fmt: skip
