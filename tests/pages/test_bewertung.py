"""The judgements with full, sparse, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from tests.pages.conftest import RunPage, texts
from tests.rated_data import rated_database

PAGE = "pages/bewertung.py"
NOT_PARTICIPANTS = "nicht** Urteile der Teilnehmenden"


@pytest.fixture(scope="module")
def rated_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rated_database(tmp_path_factory.mktemp("rated") / "rated.duckdb")


@pytest.fixture
def rated(dashboard_data: Path, rated_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOGUES_DB", str(rated_path))
    return rated_path


@pytest.mark.parametrize("by", ["nach Regierungsbezirk", "nach Kreis", "nach Format"])
def test_full_data(run_page: RunPage, rated: Path, by: str) -> None:
    page = run_page(PAGE, bewertung_nach=by)
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["67\u00a0%", "67\u00a0%", "2 von 4", "3"]
    charts = page.get("plotly_chart")
    assert len(charts) == 5
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))
        assert "keine Angabe" in chart.proto.spec or "empfehlungen" in chart.proto.id
    said = texts(page)
    assert NOT_PARTICIPANTS in said
    assert "wird der Ablauf in **3** besser beurteilt als das Ergebnis, in 1 gleich, in 1 schlechter." in said
    assert "2\u00a0Empfehlungen** aus 2\u00a0Dialogen" in said
    assert "Nur 2\u00a0Dialoge machen eine Angabe" in said


def test_no_judgement_at_all(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert [metric.value for metric in page.metric] == ["keine Angabe"] * 4
    assert len(page.get("plotly_chart")) == 3  # the levels stay, all of them "keine Angabe"
    assert "Kein Dialog dieser Auswahl macht beide Angaben." in texts(page)


def test_nothing_left(run_page: RunPage, rated: Path) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")


def test_junk_in_the_link(run_page: RunPage, rated: Path) -> None:
    page = run_page(PAGE, bewertung_nach="Unsinn", empfehlungen_art="nix", empfehlungen_suche="%" * 500, rb="Atlantis")
    assert not page.exception
    assert "ist nicht bekannt" in page.warning[0].value
