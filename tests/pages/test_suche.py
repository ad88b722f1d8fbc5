"""The page Suche: from the address to the hits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import RunPage, texts
from tests.search_data import searchable_database

PAGE = "pages/suche.py"


@pytest.fixture
def dashboard_data(tmp_path: Path) -> Iterator[Path]:
    """The small data file with answers, instead of the one without."""
    path = searchable_database(tmp_path / "answers.duckdb")
    before = os.environ.get("DIALOGUES_DB")
    os.environ["DIALOGUES_DB"] = str(path)
    yield path
    if before is None:
        del os.environ["DIALOGUES_DB"]
    else:
        os.environ["DIALOGUES_DB"] = before


def shown(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def test_a_link_shows_its_hits_marked_and_escaped(run_page: RunPage) -> None:
    page = run_page(PAGE, suche="wohnung", abschnitt="themen")
    assert not page.exception
    assert page.text_input(key="_search_words").value == "wohnung"
    assert page.multiselect(key="_search_sections").value == ["themen"]
    assert "**4\u00a0Antworten** aus 4 von 9 Dialogen" in texts(page)
    assert "**Ährenfeld** · Böblingen · 19.11.2016 · Themenfelder" in texts(page)
    assert "<mark>Sozialwohnung</mark>" in shown(page)
    assert "&lt;b&gt;<mark>Wohnung</mark>&lt;/b&gt; &amp; mehr" in shown(page)


def test_what_is_typed_comes_into_the_address(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert "Mehrere Wörter" in texts(page)
    page.text_input(key="_search_words").set_value("Häuser").run()
    assert page.query_params["suche"] == "Häuser"
    assert "**1\u00a0Antwort** aus 1 von 9" in texts(page)


def test_the_filter_of_the_sidebar_counts(run_page: RunPage) -> None:
    assert "**1\u00a0Antwort** aus 1 von 2" in texts(run_page(PAGE, suche="Wohnung", kreis="Ortenaukreis"))


def test_vain_searches_say_why(run_page: RunPage) -> None:
    assert "**Keine Antwort** passt zu dieser Suche." in texts(run_page(PAGE, suche="Nirgendwort"))
    assert "in den gewählten Abschnitten" in texts(run_page(PAGE, suche="Wohnung", abschnitt="kosten"))
    assert "mindestens ein Wort" in texts(run_page(PAGE, suche="-Wohnung"))


def test_a_file_without_index_is_no_error(run_page: RunPage, dashboard_data: Path) -> None:
    with duckdb.connect(str(dashboard_data)) as connection:
        connection.execute("DROP TABLE out.word")
    page = run_page(PAGE, suche="Wohnung")
    assert not page.exception
    assert "noch kein Verzeichnis der Wörter" in texts(page)


def test_the_steckbrief_marks_the_places_of_the_link(run_page: RunPage) -> None:
    page = run_page("pages/steckbrief.py", steckbrief="key000000003", stelle=["19-26", "x", "9-3", "1-99999"])
    assert not page.exception
    assert shown(page).count("<mark") == 1
    assert '<mark id="stelle-0" tabindex="-1">Wohnung</mark>' in shown(page)
    page.button(key="step_arrow_forward").click().run()
    assert "stelle" not in page.query_params
    assert "<mark" not in shown(page)
