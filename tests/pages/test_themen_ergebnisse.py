"""Topics and outcomes with full, sparse, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import plotly.graph_objects as go
import pytest

from analysis.database import Database
from analysis.evidence import statements
from analysis.export import Provenance, chart_csv
from analysis.filters import Filter
from tests.pages.conftest import RunPage, texts
from tests.rated_data import rated_database
from ui.statement_list import COLUMNS

PAGE = "pages/themen_ergebnisse.py"


@pytest.fixture(scope="module")
def rated_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rated_database(tmp_path_factory.mktemp("rated") / "rated.duckdb")


@pytest.fixture
def rated(dashboard_data: Path, rated_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DIALOGUES_DB", str(rated_path))
    yield rated_path


@pytest.mark.parametrize("by", ["nach Regierungsbezirk", "nach Kreis"])
@pytest.mark.parametrize("codes", ["Ergebnisse", "Themen"])
def test_full_data(run_page: RunPage, rated: Path, by: str, codes: str) -> None:
    page = run_page(PAGE, ergebnisse_nach=by, verteilung=codes)
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["6", "6", "8", "1,0", "60\u00a0%"]
    charts = page.get("plotly_chart")
    assert len(charts) == 5
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))
    assert "keine Angabe" in charts[2].proto.spec
    said = texts(page)
    assert "mehr als 100\u00a0%" in said
    assert "8\u00a0Maßnahmen** aus 6\u00a0Dialogen" in said


@pytest.mark.parametrize(
    ("by", "title"),
    [
        ("nach Thema", "Welches Thema zu welchem Ergebnis führte"),
        ("nach Format", "Welches Format zu welchem Ergebnis führte"),
        ("nach Gruppe", "Wer dabei war und was herauskam"),
    ],
)
def test_outcomes_by_what_a_dialogue_was(run_page: RunPage, rated: Path, by: str, title: str) -> None:
    page = run_page(PAGE, ergebnis_je=by)
    assert not page.exception
    assert title in texts(page)
    assert "Ein Dialog zählt bei jede" in texts(page)
    go.Figure(json.loads(page.get("plotly_chart")[-1].proto.spec))


def test_sparse_data_says_so(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert "Keine Maßnahme ist zu dieser Auswahl kodiert." in texts(page)
    assert page.metric[1].value == "0"
    assert page.metric[3].value == "keine Angabe"
    assert len(page.get("plotly_chart")) == 1  # commitment


def test_search(run_page: RunPage, rated: Path) -> None:
    page = run_page(PAGE, massnahmen_suche="fahrdienst")
    assert "2\u00a0Maßnahmen** aus 2\u00a0Dialogen, auf die die Suche passt." in texts(page)
    page.text_input(key="massnahmen_suche").set_value("Unauffindbares").run()
    assert "Keine Maßnahme passt zu dieser Suche." in texts(page)


def test_small_numbers_are_not_ranked(run_page: RunPage, rated: Path) -> None:
    page = run_page(PAGE, kreis="Ortenaukreis")
    assert not page.exception
    assert "Am häufigsten" not in texts(page)


def test_nothing_left(run_page: RunPage, rated: Path) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")


def test_junk_in_the_link(run_page: RunPage, rated: Path) -> None:
    page = run_page(PAGE, ergebnisse_nach="Unsinn", verteilung="<b>", massnahmen_art="nix", massnahmen_suche="*_`<")
    assert not page.exception


def test_list_as_csv_is_safe_and_holds_the_words_only(rated_path: Path) -> None:
    database = Database(rated_path)
    rows = statements(database, Filter(), "ergebnisse", codes=["mobilitaet"], limit=None).rows
    source = Provenance(database.build, "alle Dialoge", 9, 9, dt.date(2026, 11, 23))
    text = chart_csv(rows, COLUMNS, "excel", source).decode("utf-8-sig")
    assert ";'=Fahrdienst;" in text
    assert "Ehrenamtlichen" not in text
