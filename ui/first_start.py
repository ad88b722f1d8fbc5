"""See to it that there is a data file: build it from the sample Steckbriefe on the first start."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from analysis.language import tr

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "steckbriefe"
DATABASE_VARIABLE = "DIALOGUES_DB"


def data_path() -> Path:
    """The data file: data/dialogues.duckdb, or the one that the environment variable DIALOGUES_DB names."""
    return Path(os.environ.get(DATABASE_VARIABLE) or ROOT / "data" / "dialogues.duckdb")


def ensure_data_file() -> None:
    """Build the data file from the sample Steckbriefe if there is none, with a progress bar.

    A file named by DIALOGUES_DB is never built here: it is somebody's own.
    """
    if data_path().exists() or os.environ.get(DATABASE_VARIABLE) or not SAMPLES.is_dir():
        return
    from loaders.child import build_in_child  # noqa: PLC0415 - a finished data file needs no loaders

    bar = st.progress(0.0, text=tr("Die Beispiel-Steckbriefe werden eingelesen …"))

    def show(done: int, total: int) -> None:
        text = tr("Steckbrief {done} von {total} gelesen").format(done=done, total=total)
        bar.progress(done / total if total else 1.0, text=text)

    build_in_child([SAMPLES], data_path(), show)
    bar.empty()
