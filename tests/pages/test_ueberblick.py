"""The overview with full, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import RunPage, texts

PAGE = "pages/ueberblick.py"
COST_MAP = "Karte: Kosten je Einwohner (Median)"


def figures(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


def test_full_data(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert [metric.value for metric in page.metric][:3] == ["9", "3 von 4", "10/16 – 05/17"]
    assert "Beispieldaten, frei erfunden" in "".join(str(badge.value) for badge in page.markdown)
    assert "9 von 9 Dialogen" in texts(page)
    assert "© GeoBasis-DE / BKG (Daten verändert)" in texts(page)


def test_figures_are_valid_for_plotly(run_page: RunPage) -> None:
    for figure in figures(run_page(PAGE)) + figures(run_page(PAGE, karte=COST_MAP)):
        go.Figure(figure)
        assert figure["layout"]["separators"] == ",."


def test_a_kreis_without_costs_is_pale_and_says_so(run_page: RunPage) -> None:
    pale, filled = figures(run_page(PAGE, karte=COST_MAP))[0]["data"][:2]
    said = dict(zip(pale["locations"], pale["hovertext"], strict=True))
    assert "08317" not in filled["locations"]
    assert said["08317"] == "Ortenaukreis<br>Median keine Angabe<br>n = 0 von 2"
    assert said["08116"] == "Esslingen<br>kein Dialog in der Auswahl"


def test_figures_without_costs_say_so(run_page: RunPage) -> None:
    page = run_page(PAGE, kreis="Ortenaukreis")
    assert [metric.value for metric in page.metric][4:] == ["keine Angabe", "keine Angabe"]


def test_filter_from_the_link(run_page: RunPage) -> None:
    page = run_page(PAGE, rb="Freiburg")
    assert not page.exception
    assert "**Regierungsbezirk Freiburg** · 3 von 9 Dialogen" in texts(page)


def test_nothing_left_offers_the_way_back(run_page: RunPage) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    page.button(key="reset_empty").click().run()
    assert not page.exception
    assert "9 von 9 Dialogen" in texts(page)


@pytest.mark.parametrize("junk", ["Atlantis", "<b>x</b>", "%00", "081"])
def test_junk_in_the_link_is_reported(run_page: RunPage, junk: str) -> None:
    page = run_page(PAGE, rb=junk, karte=junk)
    assert not page.exception
    assert "ist nicht bekannt" in page.warning[0].value
    assert "9 von 9 Dialogen" in texts(page)


def test_click_opens_the_dialogues_behind(run_page: RunPage) -> None:
    page = run_page(PAGE)
    page.session_state["_drill"] = {"chart": "karte-dialoge", "values": ["08317"]}
    page.run()
    assert not page.exception
    assert "**2\u00a0Dialoge**" in texts(page)
    assert "**Ohnegeld** · 01\\.12\\.2016" in texts(page) or "**Ohnegeld** · 01.12.2016" in texts(page)


def test_with_a_kreis_the_map_shows_its_gemeinden(run_page: RunPage) -> None:
    page = run_page(PAGE, kreis="Böblingen")
    assert not page.exception
    assert "in 5 Gemeinden (je 1\u00a0Dialog)" in texts(page)
    drawn = figures(page)[0]["data"]
    assert drawn[0]["geojson"].endswith("gemeinden-081.geojson")
    assert "Ohne Landkreise, die über sich selbst berichten." in texts(page)
    assert "n = 5 von 6 Dialogen" in texts(page).replace("\u00a0", " ")


def test_a_gemeinde_leads_to_its_dialogues_and_to_a_narrower_filter(run_page: RunPage) -> None:
    page = run_page(PAGE, rb="Stuttgart")
    page.session_state["_drill"] = {"chart": "karte-dialoge", "values": ["08115002"]}
    page.run()
    assert not page.exception
    labels = [button.label for button in page.button]
    assert "Nur diese Kommune zeigen: Altstadt" in labels
    assert "Nur diesen Kreis zeigen: Landkreis Böblingen" in labels


def test_months_of_each_regierungsbezirk(run_page: RunPage) -> None:
    page = run_page(PAGE, zeitverlauf="nach Regierungsbezirk")
    assert not page.exception
    assert "Die meisten Dialoge begannen in Stuttgart **Oktober 2016** (2)." in texts(page)
    assert "Kein Monat ragt heraus in Freiburg." in texts(page)
    drawn = next(each for each in figures(page) if "yaxis2" in each["layout"])
    go.Figure(drawn)
    assert drawn["layout"]["yaxis"]["range"] == drawn["layout"]["yaxis2"]["range"]


def test_no_month_at_all(run_page: RunPage) -> None:
    page = run_page(PAGE, kreis="Freiburg im Breisgau", zeitverlauf="nach Regierungsbezirk")
    assert not page.exception
    assert "Kein Dialog in dieser Auswahl hat ein Datum." in texts(page)
