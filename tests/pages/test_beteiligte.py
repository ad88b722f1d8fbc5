"""The participants with full, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from tests.mixed_data import mixed_database
from tests.pages.conftest import RunPage, texts

PAGE = "pages/beteiligte.py"


@pytest.fixture
def mixed_data(dashboard_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the dashboard read the dialogues with counted groups."""
    monkeypatch.setenv("DIALOGUES_DB", str(mixed_database(tmp_path / "mixed.duckdb")))


def test_full_data(run_page: RunPage, mixed_data: None) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["760", "60", "5,5", "50\u00a0%", "0\u00a0%"]
    assert [metric.label for metric in page.metric][3:] == ["Geflüchtete dabei", "Kritische dabei"]
    said = texts(page)
    assert "Am häufigsten dabei: **Politik** (92\u00a0%)" in said
    assert "**Geflüchtete** in 6 von 12, **Kritische / besorgte Personen** in 0 von 12 Dialogen" in said
    assert "wo eine Gruppe fehlte, zählt sie nicht mit 0" in said


@pytest.mark.parametrize("group", ["Regierungsbezirk", "Kreis", "Größenklasse", "Jahr", "Format"])
def test_every_grouping_draws_valid_charts(run_page: RunPage, mixed_data: None, group: str) -> None:
    page = run_page(PAGE, beteiligte_nach=f"nach {group}")
    assert not page.exception
    charts = page.get("plotly_chart")
    assert len(charts) == 5
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))


def test_the_table_hides_small_head_counts(run_page: RunPage) -> None:
    page = run_page(PAGE, kreis="Freiburg im Breisgau")
    assert page.metric[0].value == "unter 3"
    page.session_state["gruppen-koepfe-table"] = True
    page.run()
    table = page.dataframe[0].value.set_index("Gruppe")
    assert table.loc["Geflüchtete", "gezählte Personen"] == "unter 3"
    assert table.loc["Politik", "gezählte Personen"] == "keine Angabe"


def test_few_dialogues_are_not_ranked(run_page: RunPage, mixed_data: None) -> None:
    page = run_page(PAGE, kreis="Esslingen")
    assert not page.exception
    assert "Nur 1\u00a0Dialog mit Angabe: zu wenige für eine Rangfolge." in texts(page)


def test_nothing_left(run_page: RunPage) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")


def test_junk_in_the_link(run_page: RunPage) -> None:
    page = run_page(PAGE, groesse="riesig", beteiligte_nach="';--")
    assert not page.exception
    assert "riesig" in page.warning[0].value
