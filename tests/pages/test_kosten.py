"""The costs with full, filtered and empty data, and with junk in the link."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from tests.pages.conftest import RunPage, texts

PAGE = "pages/kosten.py"


def test_full_data(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert [metric.value for metric in page.metric][:2] == ["7", "19.700\u00a0€"]
    assert "Angegebene Summe, sonst Summe der Posten" in str(page.metric[1].proto.help)
    assert "Zu wenige Angaben, um Ausreißer zu erkennen." in texts(page)


@pytest.mark.parametrize("group", ["Regierungsbezirk", "Kreis", "Größenklasse", "Jahr"])
def test_every_grouping(run_page: RunPage, group: str) -> None:
    page = run_page(PAGE, nach=f"nach {group}")
    assert not page.exception
    for chart in page.get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))


def test_a_kreis_without_costs_says_so(run_page: RunPage) -> None:
    page = run_page(PAGE, nach="nach Kreis")
    assert "Ortenaukreis  (keine Angabe)" in page.get("plotly_chart")[0].proto.spec
    page.session_state["cost-per-inhabitant-kreis-table"] = True
    page.run()
    table = page.dataframe[0].value.set_index("Kreis")
    assert table.loc["Ortenaukreis", "Median (EUR)"] == "keine Angabe"
    assert table.loc["Ortenaukreis", "Dialoge mit Angabe"] == "0"
    assert table.loc["Böblingen", "Median (EUR)"] == "0,150\u00a0€"


def test_how_sure_the_medians_are(run_page: RunPage) -> None:
    page = run_page(PAGE, nach="nach Kreis")
    medians = json.loads(page.get("plotly_chart")[0].proto.spec)["data"][2]
    assert "95-%-Intervall 0,050\u00a0€ bis 0,200\u00a0€" in medians["hovertext"][0]
    page.session_state["cost-per-inhabitant-kreis-table"] = True
    page.run()
    table = page.dataframe[0].value.set_index("Kreis")
    assert table.loc["Böblingen", "95-%-Intervall von (EUR)"] == "0,050\u00a0€"
    assert table.loc["Freiburg im Breisgau", "95-%-Intervall von (EUR)"] == "keine Angabe"  # one dialogue
    assert "Bootstrap" in texts(page)
    assert "Theil-Sen" not in texts(page)  # too few values for a line


def test_only_dialogues_without_costs(run_page: RunPage) -> None:
    page = run_page(PAGE, kreis="Ortenaukreis")
    assert not page.exception
    assert [metric.value for metric in page.metric][1:] == ["keine Angabe"] * 4


def test_nothing_left(run_page: RunPage) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")


def test_contradicting_link(run_page: RunPage) -> None:
    page = run_page(PAGE, rb="Freiburg", kreis="Böblingen", nach="Unsinn")
    assert not page.exception
    assert "Böblingen: liegt nicht im gewählten Regierungsbezirk." in page.warning[0].value


def test_choosing_a_regierungsbezirk_narrows_the_kreise(run_page: RunPage) -> None:
    page = run_page(PAGE, kreis="Böblingen")
    page.multiselect(key="rb").set_value(["083"]).run()
    assert page.multiselect(key="kreis").options == ["Freiburg im Breisgau", "Ortenaukreis"]
    assert page.multiselect(key="kreis").value == []
    page.button(key="reset_sidebar").click().run()
    assert "9 von 9 Dialogen" in texts(page)
