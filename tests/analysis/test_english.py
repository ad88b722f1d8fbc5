"""What leaves analysis/ in English: filter and links, tables, downloads, report."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from analysis.commands import main
from analysis.database import Database, MissingFileError
from analysis.downloads.data_package import data_package
from analysis.downloads.parquet import descriptions
from analysis.downloads.xlsx import workbook
from analysis.export import Column, Provenance, chart_csv, data_zip, to_csv
from analysis.filters import Filter, parse_params
from analysis.language import speaking
from analysis.overview import count_dialogues
from analysis.peers import compare
from analysis.report import compose, write_report
from analysis.report.blocks import Figure, Report
from analysis.steckbrief import read_steckbrief
from analysis.steckbrief_list import options
from analysis.tables import DIALOGUES, TABLES
from analysis.trail import trail
from analysis.units import group_token, kommunen, unit_of
from analysis.vocabulary import Vocabulary

BOEBLINGEN = Filter(districts=("08115",))
GERMAN = re.compile(
    r"\b(?:alle|aus|bis|das|dem|den|der|des|die|Dialoge|ein|eine|Einwohner|fehlt|für|ist|je|kein|keine|Kosten|mit|nach"
    r"|nicht|oder|ohne|sind|Teilnehmende|über|und|unter|von|wie|zu|zur|Angabe)\b"
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture
def provenance(database: Database, words: Vocabulary) -> Provenance:
    left, total = count_dialogues(database, BOEBLINGEN)
    day = dt.date(2026, 11, 23)
    return Provenance(database.build, BOEBLINGEN.describe(words), left, total, day, BOEBLINGEN.to_link(words))


def test_the_filter_in_words(words: Vocabulary) -> None:
    assert Filter().describe(words) == "all dialogues"
    chosen = Filter(regions=("081", "083"), begin="2016-10", end="2017", sizes=(1, 6))
    regions = "Regierungsbezirke Stuttgart, Freiburg"
    assert chosen.describe(words) == f"{regions} · October 2016 to 2017 · under 5,000, 100,000 or more inhabitants"
    assert [step.label for step in trail(chosen, words)] == ["Baden-Württemberg", regions]


@pytest.mark.parametrize("reader", ["de", "en"])
@pytest.mark.parametrize(
    "link",
    [
        {"von": ["Oktober 2016"], "groesse": ["10.000 bis unter 20.000"], "rb": ["Stuttgart"]},
        {"von": ["October 2016"], "groesse": ["10,000 to under 20,000"], "rb": ["Stuttgart"]},
    ],
)
def test_a_link_serves_readers_of_both_languages(words: Vocabulary, link: dict[str, list[str]], reader: str) -> None:
    with speaking("en" if reader == "en" else "de"):
        assert parse_params(link, words) == (Filter(regions=("081",), begin="2016-10", sizes=(3,)), [])


def test_what_cannot_be_used_of_a_link(words: Vocabulary) -> None:
    assert parse_params({"rb": ["Atlantis"]}, words)[1] == ["The Regierungsbezirk “Atlantis” is not known."]
    assert parse_params({"von": ["2017"], "bis": ["2016"]}, words)[1] == [
        "The period ends before it begins; its end was left out."
    ]


def test_units(database: Database, words: Vocabulary) -> None:
    towns = kommunen(database, Filter())
    similar = unit_of("aehnlich.08115002.rb", words, towns)
    assert similar and similar.label == "Similar to Altstadt in its RB"
    assert similar.rule == (
        "Kommunen with 20,000 to under 50,000 inhabitants in Regierungsbezirk Stuttgart, without Altstadt itself"
    )
    labels = [unit_of(group_token((), sizes, ()), words, towns) for sizes in ((1, 2), (2, 3), (5, 6), (1, 3))]
    assert [unit and unit.label for unit in labels] == [
        "under 10,000 inhab.", "5,000 to under 20,000 inhab.", "50,000 or more inhab.",
        "under 5,000 or 10,000 to under 20,000 inhab.",
    ]  # fmt: skip


def test_csv_for_people_suits_an_english_excel() -> None:
    rows = [("Böblingen", 1234.5, dt.date(2017, 2, 3), True, 2)]
    columns = [
        Column("a", "Kreis"), Column("b", "Kosten", "eur"), Column("c", "Datum", "date"), Column("d", "ungefähr"),
        Column("e", "Teilnehmende", "persons"),
    ]  # fmt: skip
    assert to_csv(rows, columns, "excel").decode("utf-8-sig") == (
        "Kreis,Costs,Date,approximate,Participants\r\nBöblingen,1234.5,2017-02-03,yes,under 3\r\n"
    )
    assert to_csv(rows, columns, "machine").startswith(b"a,b,c,d,e\r\n")


def test_what_a_chart_says_about_itself(provenance: Provenance) -> None:
    text = chart_csv(pd.DataFrame({"n": [1]}), [Column("n", "n")], "excel", provenance).decode("utf-8-sig")
    assert text == (
        'n,Origin\r\n1,"Sample data, freely invented; selection: Kreis Böblingen; 6 of 9 dialogues; '
        'data as of 23 Nov 2026, build-small; made on 23 Nov 2026"\r\n'
    )


def test_the_zip(database: Database, provenance: Provenance) -> None:
    with zipfile.ZipFile(io.BytesIO(data_zip(database, Filter(), provenance, "machine"))) as archive:
        readme = archive.read("README.txt").decode("utf-8-sig")
        groups = list(csv.DictReader(io.StringIO(archive.read("groups.csv").decode())))
    assert {row["count"] for row in groups} == {"under 3"}
    assert not GERMAN.search(readme), readme
    assert "dialogues.csv (rows: 9): one row per dialogue\r\n" in readme


def test_the_workbook(database: Database, provenance: Provenance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(database, Filter(), provenance)))
    assert book.sheetnames == [
        "Selection and sources", "Dialogues", "Event days", "Codes", "Groups present", "Cost items", "Findings",
        "Codebook",
    ]  # fmt: skip
    about = "\n".join(str(cell) for row in book.worksheets[0].values for cell in row if cell)
    heads = "\n".join(str(cell.value) for sheet in book.worksheets[1:] for cell in sheet[1])
    assert not GERMAN.search(about + heads), about


def test_the_data_package_declares_what_stands_in_it(database: Database, provenance: Provenance) -> None:
    with zipfile.ZipFile(io.BytesIO(data_package(database, Filter(), provenance))) as archive:
        package = json.loads(archive.read("datapackage.json"))
        content = archive.read("groups.csv").decode()
    groups = next(each for each in package["resources"] if each["name"] == "groups")
    assert groups["schema"]["missingValues"] == ["", "under 3", "protected"]
    assert ",under 3," in content
    assert package["licenses"] == [{"name": "MIT", "title": "MIT, as the program"}]
    titles = [package["title"], package["description"], *(each["title"] for each in package["resources"])]
    assert not GERMAN.search(" ".join(titles))


def test_the_comments_of_typed_formats() -> None:
    assert descriptions(DIALOGUES)["participants_low_note"] == (
        "What to show instead of the number: Participants, from (persons)"
    )
    told = " ".join(text for table in TABLES for text in descriptions(table).values())
    assert not GERMAN.search(told), told


def test_a_steckbrief(database: Database) -> None:
    listed = options(database, Filter())
    assert "Altstadt · 15 Oct 2016" in listed.values() and "Breisstadt · undated" in listed.values()
    key = next(key for key, label in listed.items() if label.startswith("Altstadt"))
    found = read_steckbrief(database, Filter(), key)
    assert found
    notes = {fact.row: fact.note or fact.name for fact in found.facts}
    assert notes["size_class"] == "20,000 to under 50,000 inhabitants"
    assert not GERMAN.search(" ".join(fact.note for fact in found.facts))
    assert compare(database, Filter(), key).similar == "Kommunen with 20,000 to under 50,000 inhabitants"


def test_the_data_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"The data file “a\.duckdb” does not exist yet\."):
        Database(tmp_path / "a.duckdb")


@pytest.fixture
def report(database: Database, words: Vocabulary, provenance: Provenance) -> Report:
    return compose(database, BOEBLINGEN, words, provenance)


def test_the_report_as_html(database: Database, report: Report) -> None:
    page = html.document_fromstring(write_report(report, "html").decode())
    assert page.get("lang") == "en"
    said = " ".join(filter(None, (*page.itertext(), *(each.get("aria-label") for each in page.iter()))))
    for label, definition in database.rows("SELECT label, definition FROM data.core.codebook"):
        said = said.replace(label, "").replace(definition or label, "")  # their texts depend on the codebook at hand
    assert not GERMAN.search(said.replace("über", "")), GERMAN.findall(said)


def test_pictures_of_the_report_are_described(report: Report) -> None:
    alternatives = [block.alt for block in report.blocks if isinstance(block, Figure)]
    assert alternatives[0] == (
        "Column chart: Dialogues by month. October 2016: 2; November 2016: 1; December 2016: 0. "
        "The figures are in the table below."
    )


def test_the_report_as_pdf(report: Report) -> None:
    document = pypdf.PdfReader(io.BytesIO(write_report(report, "pdf")))
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert document.metadata is not None and document.metadata.title == "Dialogues in figures: evaluation report"
    assert "Key figures of the selection" in document.pages[1].extract_text()


def test_the_report_as_docx(report: Report) -> None:
    document = docx.Document(io.BytesIO(write_report(report, "docx")))
    assert document.core_properties.language == "en"
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_the_command(small_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["report", "--language", "en", "--db", str(small_path)]
    assert main([*arguments, "--filter", "von=October 2016", "--out", str(tmp_path / "a.html")]) == 0
    assert capsys.readouterr().out == "a.html: report on 8 of 9 dialogues.\n"
    assert main([*arguments, "--out", str(tmp_path / "a.odt")]) == 2
    assert capsys.readouterr().err == "Error: “a.odt”: the name of the file must end with .html, .pdf or .docx.\n"
