"""A bare Streamlit page that shows ready figures for a choice: what `benchmarks.browser` compares the pages with.

The environment variable BARE_FIGURES names a JSON file: label of the choice, its options (code -> label), and for
each choice (codes joined by blanks) the figures.
"""

import json
import os
from pathlib import Path
from typing import Any

import plotly.io
import streamlit as st

st.set_page_config(layout="wide")


@st.cache_resource
def read() -> tuple[str, dict[str, str], dict[str, list[Any]]]:
    """The file, with its figures ready to be shown."""
    content = json.loads(Path(os.environ["BARE_FIGURES"]).read_text("utf-8"))
    figures = {
        chosen: [plotly.io.from_json(json.dumps(each), skip_invalid=True) for each in made]
        for chosen, made in content["figures"].items()
    }
    return content["label"], content["options"], figures


label, options, figures = read()
with st.sidebar:
    chosen = st.multiselect(label, list(options), format_func=lambda code: options[code])
for start, column in enumerate(st.columns(2)):
    with column:
        for number, figure in enumerate(figures[" ".join(sorted(chosen))][start::2]):
            st.plotly_chart(figure, theme=None, key=f"{start}-{number}")
