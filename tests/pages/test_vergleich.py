"""Units side by side: the defaults, what the address asks for, two units, few values, and what leaves the page."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from analysis.comparison import measure_rows, unit_values
from analysis.database import Database
from analysis.export import to_csv
from analysis.filters import Filter
from analysis.measures import MEASURES
from analysis.units import kommunen, unit_of
from analysis.vocabulary import read_vocabulary
from tests.analysis.test_units import towns_database
from tests.pages.conftest import RunPage, texts
from ui.unit_tables import measure_table, wide_measures

PAGE = "pages/vergleich.py"


@pytest.fixture(scope="module")
def towns_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns_database(tmp_path_factory.mktemp("units") / "page.duckdb")


@pytest.fixture(autouse=True)
def towns(dashboard_data: Path, towns_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOGUES_DB", str(towns_path))
    return towns_path


def asked(page: AppTest) -> list[str]:
    return list(page.query_params.get("einheit", []))


def spaced(text: str) -> str:
    """Without the signs that keep words on one line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


def test_without_a_choice_the_regierungsbezirke_are_compared(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert asked(page) == ["rb.081", "rb.083"]
    table = page.table[0].value.map(spaced).set_index("Kennzahl")
    assert list(table.columns) == ["Alle Kommunen", "RB Stuttgart", "RB Freiburg"]
    assert table.loc["Kosten je Einwohner (EUR)", "RB Stuttgart"] == "**0,150 €** [0,050–0,200] · 5 von 5"
    charts = page.get("plotly_chart")
    assert len(charts) == 6
    for chart in charts:
        go.Figure(json.loads(chart.proto.spec))


def test_what_nobody_chose_follows_the_filter(run_page: RunPage) -> None:
    page = run_page(PAGE)
    page.multiselect(key="rb").set_value(["083"]).run()
    assert asked(page) == ["kreis.08311", "kreis.08317"]
    page.multiselect(key="rb").set_value([])
    page.multiselect(key="ebene").set_value(["landkreis"]).run()
    assert not page.exception
    assert asked(page) == []
    assert "mindestens zwei Einheiten" in page.info[0].value
    page.multiselect(key="ebene").set_value([]).run()
    assert len(asked(page)) == 2


def test_a_link_gives_the_units_and_says_what_it_cannot_give(run_page: RunPage) -> None:
    page = run_page(PAGE, einheit=["kommune.08115001", "quatsch", "aehnlich.08115001", "landkreise"])
    assert not page.exception
    assert asked(page) == ["kommune.08115001", "aehnlich.08115001", "landkreise"]
    assert "Die Einheit „quatsch“ ist nicht bekannt." in page.warning[0].value
    assert "Kommunen mit 10\\.000 bis unter 20\\.000 Einwohnern, ohne Übermorgen selbst" in texts(page)
    table = page.table[0].value.map(spaced)
    assert table.iloc[0, 2] == "**0,100 €**\\* · 1 von 1"  # marked, without an interval
    assert "Weniger als zwei Einheiten haben 5 oder mehr Angaben: kein Vergleich." in texts(page)


def test_two_units_are_tested_with_a_warning(run_page: RunPage) -> None:
    page = run_page(PAGE, einheit=["kreis.08115", "kreis.08317"])
    said = texts(page)
    assert "Wenige Dialoge tragen wenig" in said
    assert "Permutationstest" in said
    table = page.table[1].value.map(spaced).set_index("Kennzahl")
    assert table.loc["Kosten je Einwohner", "Effekt"] == "δ = −1,00 (groß)"
    assert float(table.loc["Kosten je Einwohner", "p"].replace(",", ".")) < 0.05
    assert table.loc["World Café", "Urteil"] == "zu wenige Angaben, kein Test"


def test_units_with_common_dialogues_are_not_tested(run_page: RunPage) -> None:
    page = run_page(PAGE, einheit=["rb.081", "kreis.08115"])
    assert "5\u00a0Dialoge gehören zu beiden Einheiten" in page.info[0].value
    assert len(page.table) == 1


def test_one_unit_is_no_comparison(run_page: RunPage) -> None:
    page = run_page(PAGE, einheit="kreis.08115")
    assert "mindestens zwei Einheiten" in page.info[0].value
    page.button(key="unit_defaults").click().run()
    assert len(asked(page)) == 2
    assert not page.info


def test_choosing_a_unit_puts_it_into_the_address(run_page: RunPage) -> None:
    page = run_page(PAGE)
    page.multiselect(key="_unit_choice").set_value(["kreis.08311", "rb.081"]).run()
    assert asked(page) == ["kreis.08311", "rb.081"]


def test_a_kommune_with_similar_ones_and_a_free_group(run_page: RunPage) -> None:
    page = run_page(PAGE)
    page.session_state["unit_town_popover"] = True
    page.session_state["unit_group_popover"] = True
    page.run()
    page.selectbox(key="_unit_town").set_value("08115001").run()
    assert "Kommunen mit 10.000 bis unter 20.000 Einwohnern, die gewählte selbst ausgenommen" in texts(page)
    page.button(key="unit_similar").click().run()
    assert asked(page) == ["kommune.08115001", "aehnlich.08115001"]
    page.multiselect(key="_unit_formats").set_value(["world_cafe"])
    page.multiselect(key="_unit_sizes").set_value([1, 2]).run()
    page.button(key="unit_add_group").click().run()
    assert not page.exception
    assert asked(page)[2:] == ["gruppe.world_cafe.1-2.alle"]
    assert "World Café, unter 10.000 Einw." in page.table[0].value.columns[-1].replace("\\", "")


def test_one_or_two_persons_are_not_shown_anywhere(run_page: RunPage, towns_path: Path) -> None:
    page = run_page(PAGE, einheit=["kommune.08311000", "rb.081"])
    row = page.table[0].value.map(spaced).set_index("Kennzahl").loc["Teilnehmende (Personen)"]
    assert row["Breisstadt"] == "**unter 3**\\* · 1 von 1"
    data = Database(towns_path)
    everything = Filter()
    unit = unit_of("kommune.08311000", read_vocabulary(data), kommunen(data, everything))
    assert unit
    values = unit_values(data, everything, (unit,))
    frames = {name: measure_rows(values, name) for name in MEASURES}
    frame, columns = wide_measures(frames)
    exported = to_csv(frame[[column.name for column in columns]].itertuples(index=False), columns, "machine").decode()
    assert exported.splitlines()[2].startswith("Breisstadt,1,")
    assert ",unter 3," in exported.splitlines()[2]
    assert spaced(measure_table(frames, (unit,)).iloc[3, 2]) == row["Breisstadt"]
    spec = next(chart.proto.spec for chart in page.get("plotly_chart") if "Personen (log" in chart.proto.spec)
    assert "Breisstadt: unter 3" in spec
    assert "Breisstadt: 2" not in spec


@pytest.mark.parametrize("area", ["Zufrieden: Ablauf", "Empfehlungen", "Unsinn"])
def test_areas_without_values(run_page: RunPage, area: str) -> None:
    page = run_page(PAGE, anteile=area)
    assert not page.exception


def test_everything_as_a_table(run_page: RunPage) -> None:
    page = run_page(PAGE)
    page.session_state["vergleich-alles"] = True
    page.run()
    assert not page.exception
    table = page.table[-1].value
    assert set(table["Bereich"]) >= {"Formate", "Gruppen", "Verbindlichkeit"}


def test_nothing_left(run_page: RunPage) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert not page.get("plotly_chart")
