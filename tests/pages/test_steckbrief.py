"""One Steckbrief: chosen by link and by list, within a filter, unknown, and with nothing left."""

from __future__ import annotations

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from analysis.database import Database
from loaders.build import build_file
from tests.loaders.test_form import form_text
from tests.pages.conftest import RunPage, texts

PAGE = "pages/steckbrief.py"


def shown(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def test_without_a_link_the_first_of_the_list(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert not page.exception
    assert page.query_params["steckbrief"] == "key000000003"
    assert "**Ährenfeld**" in texts(page)
    assert "3.000,00\u00a0€ bis 6.000,00\u00a0€" in shown(page)
    assert "1 von 9" in texts(page)


def test_a_link_opens_its_steckbrief(run_page: RunPage) -> None:
    page = run_page(PAGE, steckbrief="key000000008")
    assert "**Nirgendpreis**" in texts(page)
    assert "keine Angabe" in shown(page)
    assert "keine Kostenangabe" in shown(page)
    assert "Ohne Einwohnerzahl" in texts(page)


def test_few_persons_are_hidden(run_page: RunPage) -> None:
    page = run_page(PAGE, steckbrief="key000000009")
    assert "unter 3" in shown(page)
    assert "wird bei unter 3 Personen nicht gezeigt" in shown(page)


def test_next_previous_and_list(run_page: RunPage) -> None:
    page = run_page(PAGE)
    assert page.button(key="step_arrow_back").disabled
    page.button(key="step_arrow_forward").click().run()
    assert "**Altstadt**" in texts(page)
    page.selectbox(key="_steckbrief_choice").set_value("key000000004").run()
    assert "**Zellbach**" in texts(page)
    assert page.query_params["steckbrief"] == "key000000004"


def test_the_filter_narrows_the_list_and_keeps_the_steckbrief(run_page: RunPage) -> None:
    page = run_page(PAGE, steckbrief="key000000001", kreis="Ortenaukreis")
    assert "**Übermorgen**" in texts(page)
    assert "gehört nicht zur Auswahl" in texts(page)
    assert page.button(key="step_arrow_back").disabled
    page.button(key="step_arrow_forward").click().run()
    assert "**Nirgendpreis**" in texts(page)
    assert "1 von 2" in texts(page)


def test_nothing_left(run_page: RunPage) -> None:
    page = run_page(PAGE, format="Workshop (sonstiger)")
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."
    assert "sb-text" not in shown(page)


def test_unknown_key_says_so_and_leads_back(run_page: RunPage) -> None:
    page = run_page(PAGE, steckbrief="<script>alert(1)</script>")
    assert not page.exception
    assert "gibt es in diesen Daten nicht" in page.warning[0].value
    assert "\\<script\\>" in page.warning[0].value
    page.button[0].click().run()
    assert "**Ährenfeld**" in texts(page)
    assert not page.warning


def test_unknown_key_and_nothing_left(run_page: RunPage) -> None:
    page = run_page(PAGE, steckbrief="x" * 500, format="Workshop (sonstiger)")
    assert not page.exception
    assert page.info[0].value == "Zu dieser Auswahl gibt es keinen Dialog."


def test_charts_are_sound(run_page: RunPage) -> None:
    page = run_page(PAGE)
    for chart in page.get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))


def test_a_former_version_says_so_and_the_newest_what_changed(
    run_page: RunPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "versions.duckdb"
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    for number, costs in enumerate((120, 150)):
        text = form_text(konzept="Durchführung am 19.11.2016 als World Café.", kosten=f"Saal: {costs} €")
        (folder / f"{number}.txt").write_text(text, "utf-8")
        os.utime(folder / f"{number}.txt", (number, number))
    build_file([folder], database)
    monkeypatch.setenv("DIALOGUES_DB", str(database))
    opened = Database(database)
    ((newest,),) = opened.rows("SELECT key FROM data.out.dialogue")
    ((former,),) = opened.rows("SELECT key FROM data.out.former_dialogue")
    page = run_page(PAGE, steckbrief=newest)
    assert not page.exception
    assert "frühere Fassung" in shown(page)
    page = run_page(PAGE, steckbrief=former)
    assert not page.exception
    assert "Dies ist eine ältere Fassung" in page.warning[0].value
