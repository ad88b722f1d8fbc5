"""The words that a link to a Steckbrief asks to see: marked in its text, and scrolled into sight."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from analysis.facts import Span
from ui.navigation import PLACE_PARAM
from ui.steckbrief_html import FOUND

_PLACE = re.compile(r"(\d{1,7})-(\d{1,7})")
_MOST = 50

# Constant, but for numbers that make the browser run it anew for other words. No word of a file gets into it.
_SCRIPT = f"""<script>/* {{number}} */
(() => {{{{
  const place = document.getElementById("{FOUND}-0");
  if (place) {{{{ place.scrollIntoView({{{{block: "center"}}}}); place.focus({{{{preventScroll: true}}}}); }}}}
}}}})();
</script>"""


def asked_places(length: int) -> list[Span]:
    """The places in the address that lie in a text of this length, in order; what makes no sense is left out."""
    asked = [_PLACE.fullmatch(value) for value in st.query_params.get_all(PLACE_PARAM)[:_MOST]]
    spans = [Span(int(each[1]), int(each[2])) for each in asked if each]
    return sorted(span for span in spans if span.start < span.end <= length)


def forget_places() -> None:
    """Take them out of the address, for another Steckbrief."""
    if PLACE_PARAM in st.query_params:
        del st.query_params[PLACE_PARAM]


def scroll_to_place(key: str, places: Sequence[Span]) -> None:
    """Bring the first of the marked words of the Steckbrief into sight and give them the focus, once."""
    if places:
        number = hash((key, *places)) & 0xFFFFFFFF
        st.html(_SCRIPT.format(number=number), unsafe_allow_javascript=True)
