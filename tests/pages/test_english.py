"""All pages in English: no German word is left, but for names, findings and the words of the Steckbriefe."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from analysis.database import Database
from analysis.language import speaking, tr_filled
from tests.pages.conftest import ROOT, RunPage, texts
from ui.navigation import PAGES

GERMAN = re.compile(
    r"\b(?:alle|aus|bis|das|dem|den|der|des|die|Dialoge?n?|ein|eine|Einwohner|fehlt|für|ist|je|kein|keine|Kosten|mit"
    r"|nach|nicht|oder|ohne|sind|Teilnehmenden?|über|und|unter|von|wie|zu|zur|Angaben?)\b"
)
NAMES = re.compile("Weil der Stadt")
PARAMS: dict[str, dict[str, str | list[str]]] = {
    "suche": {"suche": "Wohnung"},
    "vergleich": {"einheit": ["rb.081", "rb.082"]},
}
SILENT = {"id", "element_id", "key", "query_param_key", "spec"}
NO_WORDS = {"customdata", "geojson", "locations", "family"}
"""Parts of a figure that nobody reads."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The dashboard over the sample Steckbriefe, in English."""
    database = tmp_path_factory.mktemp("english") / "samples.duckdb"
    command = [sys.executable, "-m", "loaders", "build", "data/steckbriefe", "--db", str(database)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    before = os.environ.get("DIALOGUES_DB")
    os.environ["DIALOGUES_DB"] = str(database)
    with speaking("en"):  # the test asks the controls for their words, too
        yield database
    del os.environ["DIALOGUES_DB"]
    if before is not None:
        os.environ["DIALOGUES_DB"] = before


def run(name: str, **params: str | list[str]) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for key, value in ({"sprache": "English"} | PARAMS.get(name, {}) | params).items():
        page.query_params[key] = value
    return page.run()


def said(page: AppTest) -> Iterator[str]:
    """All words that a page sends to the browser."""
    for element in elements(page._tree):
        for field, value in element.proto.ListFields() if hasattr(element.proto, "ListFields") else ():
            if field.name == "spec":
                yield from in_figure(json.loads(value))
            elif element.type == "html" and field.name == "body":
                yield from in_html(value)
            elif field.name not in SILENT:
                yield from (each for each in plural(value) if isinstance(each, str))


def german(page: AppTest) -> list[str]:
    """The texts of a page that are German."""
    return sorted({text for text in said(page) if GERMAN.search(NAMES.sub("", text))})


def elements(block: Any) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        if getattr(child, "proto", None) is not None:
            yield child
        yield from elements(child)


def plural(value: Any) -> list[Any]:
    if isinstance(value, str | bytes):
        return [value]
    return list(value) if hasattr(value, "__iter__") else []


def in_figure(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from (text for name, each in part.items() if name not in NO_WORDS for text in in_figure(each))
    elif isinstance(part, list):
        yield from (text for each in part for text in in_figure(each))


def in_html(body: str) -> Iterator[str]:
    """Headings and remarks; not the words of a Steckbrief."""
    tree = html.fromstring(f"<div>{body}</div>")
    for element in tree.xpath("//dt | //h4 | //th | //small | //*[@class='none']"):
        yield element.text_content()


@pytest.mark.parametrize("name", [page.url_path for page in PAGES])
def test_no_german_word_is_left(samples: Path, name: str) -> None:
    page = run(name)
    assert not page.exception
    assert not german(page), "\n".join(german(page))


@pytest.mark.parametrize("sight", ["Quality", "Codebook", "Downloads", "Origin and data protection"])
def test_all_of_the_page_daten(samples: Path, sight: str) -> None:
    page = run("daten", ansicht=sight)
    assert not page.exception
    assert not german(page), "\n".join(german(page))


def test_numbers_dates_and_plurals(samples: Path) -> None:
    page = run("ueberblick")
    values = {metric.label: metric.value for metric in page.metric}
    assert re.fullmatch(r"€[\d,]+", values["Costs"])
    assert re.fullmatch(r"€0\.\d{3}", values["Costs per inhabitant"])
    assert re.search(r"Most dialogues began in \*\*[A-Z][a-z]+ 201\d\*\* \(\d+\u00a0dialogues\)\.", texts(page))
    figure = next(json.loads(each.proto.spec) for each in page.get("plotly_chart"))
    assert figure["layout"]["separators"] == ".,"


def test_a_table_and_its_headings(samples: Path) -> None:
    page = run("kosten")
    page.session_state["kostenarten-table"] = True
    page.run()
    table = page.dataframe[0].value
    assert list(table.columns) == ["Kind of cost", "Sum (EUR)", "Share", "Median per dialogue (EUR)",
                                   "Dialogues with this item"]  # fmt: skip
    assert set(table["Kind of cost"]) >= {"Advice and moderation", "Catering"}


def test_a_filter_of_the_other_language(samples: Path) -> None:
    page = run("kosten", ebene="Stadt oder Gemeinde", von="Oktober 2016")
    assert "Selection: **Town or Gemeinde · from October 2016**" in texts(page)
    assert not page.warning


def test_what_is_unknown_is_german(run_page: RunPage) -> None:
    page = run_page("pages/kosten.py", sprache="Klingonisch")
    assert page.title[0].value == "Kosten"


def test_a_code_instead_of_a_name(run_page: RunPage) -> None:
    assert run_page("pages/kosten.py", sprache="en").title[0].value == "Costs"


def test_what_was_noted_while_reading_is_said_in_english(samples: Path) -> None:
    database = Database(samples)
    messages = [message for (message,) in database.rows("SELECT DISTINCT message FROM data.core.finding")]
    database.close()
    assert messages
    assert [message for message in messages if tr_filled(message) == message] == []
