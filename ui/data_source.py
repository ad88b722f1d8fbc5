"""The data file as the pages see it: opened once for each state of the file, the last good one kept."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path

import streamlit as st

from analysis.database import Database, DataFileError, FileVersion, file_version
from analysis.language import tr
from analysis.vocabulary import Vocabulary, read_vocabulary
from ui.first_start import data_path, ensure_data_file
from ui.words import paragraph


class OpenData:
    """A data file and its vocabulary."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises a `DataFileError`."""
        self.database = Database(path)
        self.words: Vocabulary = read_vocabulary(self.database)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(path: Path, version: FileVersion) -> OpenData:
    data = OpenData(path)
    _spare_the_libraries()
    return data


@st.cache_resource(show_spinner=False)
def _spare_the_libraries() -> None:
    """They stay in memory: else the collector looks through all of them, for 100 ms, in the middle of a page."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # or DuckDB reports leaks when the server ends


@st.cache_resource(max_entries=1, show_spinner=False)
def _last_good(path: Path) -> dict[str, OpenData]:
    return {}


def open_data() -> OpenData:
    """The data file in its present state; the last good state, with a warning, while the file is unusable.

    Ends the page with a calm message when there never was a usable file.
    """
    ensure_data_file()
    path = data_path()
    good = _last_good(path)
    try:
        good["data"] = _opened(path, file_version(path))
    except DataFileError as problem:
        if "data" not in good:
            _explain(problem)
        st.warning(paragraph(str(problem), "Gezeigt wird der Stand davor."), icon=":material/history:")
    return good["data"]


def _explain(problem: DataFileError) -> None:
    st.title(tr("Noch keine Daten"))
    st.info(tr(str(problem)), icon=":material/info:")
    st.markdown(tr("So entsteht die Datendatei neu, aus einem Ordner mit Steckbriefen:"))
    st.code(tr("python -m loaders build ORDNER"), language=None)
    st.stop()
