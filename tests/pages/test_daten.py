"""Quality, codebook, downloads, origin: with full, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from tests.pages.conftest import RunPage, texts

PAGE = "pages/daten.py"
SIGHTS = ["Qualität", "Kodierbuch", "Downloads", "Herkunft und Datenschutz"]


def test_quality(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert [metric.value for metric in page.metric][:5] == ["9", "2", "9", "0", "0"]
    assert "**keine Kostenangabe**" in texts(page)
    assert "7 von 9 haben keinen Hinweis" in texts(page)
    for chart in page.get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))


@pytest.mark.parametrize("sight", [*SIGHTS, "<b>Unsinn</b>"])
def test_every_sight(run_page: RunPage, sight: str) -> None:
    page = run_page(PAGE, ansicht=sight)
    assert not page.exception
    filtered = run_page(PAGE, ansicht=sight, kreis="Ortenaukreis")
    assert not filtered.exception


@pytest.mark.parametrize("sight", ["Qualität", "Downloads"])
def test_nothing_left(run_page: RunPage, sight: str) -> None:
    page = run_page(PAGE, ansicht=sight, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")
    assert not page.get("download_button")


def test_few_steckbriefe_are_marked(run_page: RunPage) -> None:
    assert "nicht belastbar" in texts(run_page(PAGE, kreis="Ortenaukreis"))
    assert "nicht belastbar" not in texts(run_page(PAGE))


def test_codebook_search(run_page: RunPage) -> None:
    page = run_page(PAGE, ansicht="Kodierbuch")
    assert "**15\u00a0Codes**" in texts(page)
    page.text_input(key="kodierbuch_suche").set_value("cafe").run()
    assert list(page.dataframe[0].value["Bezeichnung"]) == ["World Café"]
    page.selectbox(key="kodierbuch_variable").set_value("themen").run()
    assert "**0\u00a0Codes**" in texts(page)
    assert not page.dataframe


def test_origin_names_build_and_versions(run_page: RunPage) -> None:
    shown = texts(run_page(PAGE, ansicht="Herkunft und Datenschutz"))
    for part in ("build\\-small", "Version 1", "frei erfunden", "GeoBasis-DE / BKG", "geschwärzt", "23\\.11\\.2026"):
        assert part in shown


def test_downloads_offer_report_and_every_form(run_page: RunPage) -> None:
    page = run_page(PAGE, ansicht="Downloads", kreis="Böblingen")
    assert not page.exception
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels[:3] == ["Bericht als PDF", "Bericht für Word", "Bericht als HTML"]
    assert labels[3:9] == [
        "dialoge.xlsx", "dialoge-excel.zip", "dialoge-programme.zip", "dialoge-parquet.zip", "dialoge.duckdb",
        "dialoge-datenpaket.zip",
    ]  # fmt: skip
    assert len(labels) == 9 + 2 * 7
    assert "Bericht über **6 von 9** Dialogen" in texts(page)
