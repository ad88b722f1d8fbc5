"""The switch between the languages. What is chosen stands in the address, as the filter does."""

from __future__ import annotations

import streamlit as st

from analysis.filters import PARAMS
from analysis.language import LANGUAGES, Language, choose, chosen

LANGUAGE_PARAM = "sprache"


def speak() -> None:
    """Speak the language that was chosen or that the address asks for, for what is said before the switch is drawn."""
    choose(_asked())


def language_switch() -> None:
    """Draw the switch, and speak the chosen language from now on in this run."""
    expected = _asked()
    if st.query_params.get(LANGUAGE_PARAM) in LANGUAGES:  # "en", where Streamlit expects the name
        st.query_params[LANGUAGE_PARAM] = LANGUAGES[expected]
        st.rerun()
    if expected != "de" and LANGUAGE_PARAM not in st.query_params:  # whoever changes the page at once loses it
        st.session_state[LANGUAGE_PARAM] = expected
    language: Language = st.segmented_control(
        "Sprache / Language", list(LANGUAGES), format_func=_name, key=LANGUAGE_PARAM, bind="query-params",
        default="de", required=True, on_change=_keep_choices, label_visibility="collapsed",
    )  # fmt: skip
    choose(language)
    if language != expected:  # chosen by the browser's back button: the navigation still has the language before
        st.rerun()


def language_link() -> dict[str, list[str]]:
    """The chosen language as a parameter of an address; nothing for German."""
    return {} if chosen() == "de" else {LANGUAGE_PARAM: [LANGUAGES[chosen()]]}


def _asked() -> Language:
    if LANGUAGE_PARAM in st.session_state:
        language: Language = st.session_state[LANGUAGE_PARAM]
        return language
    asked = st.query_params.get(LANGUAGE_PARAM)
    return next((code for code, name in LANGUAGES.items() if asked in (code, name)), "de")


def _name(language: Language) -> str:
    return LANGUAGES[language]


def _keep_choices() -> None:
    """Choose again the filter and what the address holds: Streamlit knows it by its words, which will change."""
    for key in {*PARAMS, *st.query_params} - {LANGUAGE_PARAM}:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
