"""Charts as pictures for print: everything that belongs to them is in, with the numbers of the screen."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.mixed_data import mixed_database
from tests.pages.conftest import ROOT
from tests.rated_data import rated_database
from ui import chart_card, numbers
from ui.chart_card import PICTURE_KINDS, Chart
from ui.picture.axes import Axis, lines_of
from ui.view import View

Drawn = list[tuple[View, Chart]]
PAGES = [
    "ueberblick", "kosten", "formate", "beteiligte", "themen_ergebnisse", "bewertung", "vergleich", "steckbrief",
    "daten",
]  # fmt: skip
RATED = ("themen_ergebnisse", "bewertung")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def charts_of(
    dashboard_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Drawn]:
    """All charts that a page with these parameters shows, over dialogues with judgements or with several formats."""
    from streamlit.testing.v1 import AppTest

    drawn: Drawn = []
    monkeypatch.setattr(chart_card, "_downloads", lambda view, chart: drawn.append((view, chart)))

    def run(name: str, **params: str) -> Drawn:
        write = rated_database if name in RATED else mixed_database
        monkeypatch.setenv("DIALOGUES_DB", str(write(tmp_path / "data.duckdb")))
        page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30)
        for key, value in params.items():
            page.query_params[key] = value
        assert not page.run().exception
        return drawn

    return run


def picture(view: View, chart: Chart, kind: str) -> bytes:
    return chart_card._picture(view, chart, PICTURE_KINDS[kind][2])


def words(svg: bytes) -> str:
    """All that is written in a drawing; lines of one text are joined by a space."""
    return " ".join(text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def written(chart: Chart) -> Iterator[str]:
    """The words that a chart writes on its marks, or the first word of each cell of a table."""
    if chart.figure is None:
        assert chart.table is not None
        yield from (numbers.unmarked(str(cell)).split()[0] for row in chart.table.to_numpy() for cell in row if cell)
        return
    for trace in chart.figure.to_dict()["data"]:
        for text in trace.get("text", ()):
            yield from (line for line in lines_of(text) if line)


@pytest.mark.parametrize("name", PAGES)
def test_each_chart_of_a_page_becomes_a_picture_with_all_that_belongs_to_it(
    charts_of: Callable[..., Drawn], name: str
) -> None:
    charts = charts_of(name)
    assert charts
    for view, chart in charts:
        svg = picture(view, chart, "svg")
        said = words(svg)
        flat = said.replace("\u00a0", " ")
        assert chart.heading or chart.title
        assert (chart.heading or chart.title) in said
        assert f"Auswahl: {view.filter_text}" in said
        assert "Beispieldaten, frei erfunden" in said
        assert f"n = {chart.n} von {chart.total} Dialogen" in flat
        assert view.build.build_id in said
        for text in written(chart):
            assert text.replace("\u00a0", " ") in flat, chart.key
        assert b"**" not in svg
        assert b"href" not in svg
        assert b"http" not in svg.replace(b'xmlns="http://www.w3.org/2000/svg"', b"")


def test_the_map_has_its_classes_and_says_what_hatching_means(charts_of: Callable[..., Drawn]) -> None:
    view, chart = charts_of("ueberblick", kreis="Ortenaukreis")[0]
    svg = picture(view, chart, "svg")
    assert "Zahl der Dialoge nach Gemeinden" in words(svg)
    assert "kein Dialog" in words(svg)
    assert svg.count(b"<path") == 51
    assert "GeoBasis-DE" in words(svg)


def test_pixels_for_print(charts_of: Callable[..., Drawn]) -> None:
    view, chart = charts_of("formate")[0]
    with Image.open(io.BytesIO(picture(view, chart, "png"))) as pixels:
        assert pixels.width == 1890  # 16 cm at 300 dots an inch
        assert [round(dots) for dots in pixels.info["dpi"]] == [300, 300]
        assert pixels.convert("L").getextrema()[0] < 100


def test_what_is_escaped_for_markdown_is_written_plainly(charts_of: Callable[..., Drawn]) -> None:
    view, chart = charts_of("formate")[0]
    assert "Online\\-Beteiligung" in chart.sentence
    assert "Online-Beteiligung" in words(picture(view, chart, "svg"))


def axis(values: list[Any], **settings: Any) -> Axis:
    made = Axis(settings, values)
    made.place(0, 100)
    return made


def test_missing_values_and_zeros_on_a_logarithmic_axis_have_no_place() -> None:
    values = axis([None, 0, 1, 100], type="log", range=[0, 2])
    assert [values.at(value) for value in (None, float("nan"), 0, 1, 10, 100)] == [None, None, None, 0, 50, 100]


def test_marks_beyond_the_ends_are_left_out() -> None:
    values = axis([1, 10], type="log", range=[0, 1], tickvals=[0.5, 1, 10, 20], ticktext=["0,5", "1", "10", "20"])
    assert [tick.lines[0] for tick in values.ticks()] == ["1", "10"]


def test_rows_in_order_from_above() -> None:
    rows = axis(["b", "a"], autorange="reversed")
    assert [tick.lines for tick in rows.ticks()] == [("b",), ("a",)]
    assert rows.at("b") == 75
    assert rows.at("unknown") is None


def test_months_with_the_year_where_it_changes() -> None:
    months = axis(["2016-11-01", "2017-02-01"], type="date", dtick="M1")
    assert [tick.lines for tick in months.ticks()] == [("Nov", "2016"), ("Dez",), ("Jan", "2017"), ("Feb",)]


def test_round_marks_in_german() -> None:
    assert [tick.lines[0] for tick in axis([0, 0.3], rangemode="tozero").ticks()] == ["0,0", "0,1", "0,2", "0,3"]
    assert [tick.lines[0] for tick in axis([0, 3], dtick=1).ticks()] == ["0", "1", "2", "3"]
