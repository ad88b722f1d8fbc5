"""The switch between the languages. What is chosen stands in the address, as the filter does.

It is drawn before everything else, so that the titles of the pages, too, are in the language of the reader.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.language import LANGUAGES, Language, choose, chosen

LANGUAGE_PARAM = "sprache"


def sidebar() -> DeltaGenerator:
    """Draw the switch, and speak the chosen language from now on in this run; gives the place above, for the filter."""
    with st.sidebar:
        place = st.container()
        choose(_asked_code() or _switch())
    return place


def name_language() -> None:
    """Let an address that says "en" say "English", as the switch does. After the navigation, which knows the page."""
    if code := _asked_code():
        st.query_params[LANGUAGE_PARAM] = LANGUAGES[code]
        st.rerun()


def _asked_code() -> Language | None:
    asked = st.query_params.get(LANGUAGE_PARAM)
    return next((code for code in LANGUAGES if code == asked), None)


def _switch() -> Language:
    language: Language = st.segmented_control(
        "Sprache / Language", list(LANGUAGES), format_func=_name, key=LANGUAGE_PARAM, bind="query-params",
        default="de", required=True, on_change=_keep_choices, label_visibility="collapsed",
    )  # fmt: skip
    return language


def language_link() -> dict[str, list[str]]:
    """The chosen language as a parameter of an address; nothing for German."""
    return {} if chosen() == "de" else {LANGUAGE_PARAM: [LANGUAGES[chosen()]]}


def _name(language: Language) -> str:
    return LANGUAGES[language]


def _keep_choices() -> None:
    """Choose again what the address holds: Streamlit knows it by its words, which are about to change."""
    for key in st.query_params:
        if key in st.session_state and key != LANGUAGE_PARAM:
            st.session_state[key] = st.session_state[key]
