"""The formats with full, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from tests.mixed_data import mixed_database
from tests.pages.conftest import RunPage, texts

PAGE = "pages/formate.py"


@pytest.fixture
def mixed_data(dashboard_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the dashboard read the dialogues with several formats."""
    monkeypatch.setenv("DIALOGUES_DB", str(mixed_database(tmp_path / "mixed.duckdb")))


def test_full_data(run_page: RunPage, mixed_data: None) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["12", "3", "3", "1,2"]
    said = texts(page)
    assert "Am häufigsten: **Open Space** (67\u00a0%), **World Café** (50\u00a0%)" in said
    assert "Nicht vorgekommen: Online\\-Beteiligung." in said
    assert "bei **World Café**: am häufigsten bei Stuttgart (100\u00a0%), am seltensten bei Freiburg (0\u00a0%)" in said
    assert "am häufigsten **Open Space** mit **World Café** (2\u00a0Dialoge)" in said
    assert "**4\u00a0verschiedene Zusammenstellungen** in 12\u00a0Dialogen mit Angabe" in said
    assert "am häufigsten zusammen **World Café \\+ Open Space** (2\u00a0Dialoge)" in said
    assert "die Anteile ergeben zusammen mehr als 100\u00a0%" in said


@pytest.mark.parametrize("group", ["Regierungsbezirk", "Kreis", "Größenklasse", "Jahr"])
def test_every_grouping_draws_valid_charts(run_page: RunPage, mixed_data: None, group: str) -> None:
    page = run_page(PAGE, formate_nach=f"nach {group}", formate_kennzahl="Beteiligung")
    assert not page.exception
    charts = page.get("plotly_chart")
    assert len(charts) == 6
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))


@pytest.mark.parametrize("measure", ["Kosten je Teilnehmenden", "Beteiligung", "Teilnehmende"])
def test_every_measure(run_page: RunPage, mixed_data: None, measure: str) -> None:
    page = run_page(PAGE, formate_kennzahl=measure)
    assert not page.exception


def test_missing_costs_are_no_zeros(run_page: RunPage, mixed_data: None) -> None:
    page = run_page(PAGE)
    assert "Zu dieser Auswahl gibt es keine Angabe." in texts(page)
    assert "0,000" not in texts(page)


def test_few_dialogues_are_not_ranked(run_page: RunPage, mixed_data: None) -> None:
    page = run_page(PAGE, kreis="Esslingen")
    assert not page.exception
    assert "Nur 1\u00a0Dialog mit Angabe: zu wenige für eine Rangfolge." in texts(page)
    assert "1 von 1" in page.get("plotly_chart")[0].proto.spec


def test_only_a_dialogue_without_format(run_page: RunPage, mixed_data: None) -> None:
    page = run_page(PAGE, kreis="Freiburg im Breisgau")
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["0", "0", "0", "keine Angabe"]
    assert "Zu dieser Auswahl gibt es keine Angabe." in texts(page)


def test_nothing_left(run_page: RunPage) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")


def test_junk_in_the_link(run_page: RunPage) -> None:
    page = run_page(PAGE, rb="Unsinn", formate_nach="%00", formate_kennzahl="x", formate_zufriedenheit="<b>")
    assert not page.exception
    assert "Unsinn" in page.warning[0].value
