"""The report: exact values, headings in order, text alternatives, marked tables, in all three forms."""

from __future__ import annotations

import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import html

from analysis import numbers
from analysis.database import Database
from analysis.export import Provenance
from analysis.filters import Filter
from analysis.measures import MEASURES
from analysis.outcomes import code_groups
from analysis.overview import count_dialogues
from analysis.report import NothingChosen, compose, texts, write_report
from analysis.report.blocks import Figure, Heading, Paragraph, Report, Table
from analysis.report.charts import bars, months, ranges
from analysis.report.pdf_file import printable
from analysis.report.svg import LogScale
from analysis.vocabulary import Vocabulary, read_vocabulary
from tests.mixed_data import mixed_database
from tests.rated_data import rated_database

BOEBLINGEN = Filter(districts=("08115",))


def make(database: Database, words: Vocabulary, chosen: Filter) -> Report:
    left, total = count_dialogues(database, chosen)
    provenance = Provenance(
        database.build, chosen.describe(words), left, total, dt.date(2026, 11, 23), chosen.to_link(words)
    )
    return compose(database, chosen, words, provenance)


@pytest.fixture(scope="module")
def report(database: Database, words: Vocabulary) -> Report:
    return make(database, words, BOEBLINGEN)


@pytest.fixture(scope="module")
def page(report: Report) -> html.HtmlElement:
    return html.document_fromstring(write_report(report, "html").decode())


def table(report: Report, title: str) -> Table:
    return next(block for block in report.blocks if isinstance(block, Table) and title in block.title)


def figure(report: Report, title: str) -> Figure:
    return next(block for block in report.blocks if isinstance(block, Figure) and title in block.title)


def test_key_figures(report: Report) -> None:
    values = {row[0]: row[1:] for row in table(report, texts.FIGURES_TITLE).rows}
    assert values["Dialoge"] == ("6", "Kreis Böblingen")
    assert values["Kosten, zusammen"] == ("19.700\u00a0€", "n = 6 von 6 Dialogen")
    assert values["Kosten je Einwohner, Median"] == ("0,150\u00a0€", "n = 5 von 6 Dialogen")
    assert values["Teilnehmende, zusammen"] == ("320", "n = 5 von 6 Dialogen")
    assert values["Zeitraum"] == ("01.10.2016 bis 04.03.2017", "6 von 6 mit Datum")


def test_tables_have_the_values_of_the_pages(report: Report) -> None:
    [stuttgart, themselves] = table(report, "Kosten je Einwohner nach Regierungsbezirk").rows
    assert stuttgart == (
        "Stuttgart", "0,150\u00a0€", "0,050\u00a0€", "0,200\u00a0€", "0,149\u00a0€", "5 von 5", "",
    )  # fmt: skip
    assert themselves[-2:] == ("1 von 1", "nicht belastbar")
    listed = table(report, "Liste der Dialoge").rows
    assert [row[0] for row in listed] == [
        "Ährenfeld", "Altstadt", "Landkreis Böblingen", "Mittelheim", "Übermorgen", "Zellbach",
    ]  # fmt: skip
    assert listed[3][3:7] == ("8.000", "k. A.", "400\u00a0€", "0,050\u00a0€")  # no number of participants


def test_pairs_of_formats(tmp_path: Path) -> None:
    mixed = Database(mixed_database(tmp_path / "mixed.duckdb"))
    report = make(mixed, read_vocabulary(mixed), Filter())
    assert table(report, texts.PAIRS_TITLE).rows == (
        ("Open Space", "World Café", "2", "8", "6"), ("World Café", "Fishbowl", "1", "6", "1"),
    )  # fmt: skip
    picture = figure(report, texts.TITLES["formats_pairs"])
    assert all(f">{name}<" in picture.svg for name in ("Open Space", "World Café", "Fishbowl", "2", "1"))
    assert "n = 12 von 13 Dialogen" in picture.note
    alone = make(mixed, read_vocabulary(mixed), Filter(districts=("08317",)))
    assert Paragraph(texts.NO_PAIR) in alone.blocks


def test_topics_against_outcomes(tmp_path: Path) -> None:
    rated = Database(rated_database(tmp_path / "rated.duckdb"))
    report = make(rated, read_vocabulary(rated), Filter())
    shares = code_groups(rated, Filter(), "outcomes", "topics")
    rows = table(report, texts.MOST_FREQUENT.format(title=texts.TITLES["topics_outcomes"])).rows
    assert [(name, n) for name, n, _ in rows] == [
        (name, str(n)) for name, n in shares[["group_label", "n"]].drop_duplicates().itertuples(index=False)
    ]
    top = shares[shares["is_all"]].iloc[0]
    assert rows[0][2].startswith(f"{top['label']} {numbers.percent(top['share'])}")
    picture = figure(report, texts.TITLES["topics_outcomes"])
    assert picture.svg.count("<rect") == len(shares)


def test_the_method_defines_every_measure(report: Report) -> None:
    defined = {row[0]: row[2] for row in table(report, texts.DEFINITIONS_TITLE).rows}
    assert {measure.label: measure.definition for measure in MEASURES.values()}.items() <= defined.items()


def test_few_persons_stay_hidden(database: Database, words: Vocabulary) -> None:
    found = make(database, words, Filter(districts=("08311",)))
    assert table(found, "Liste der Dialoge").rows[0][4] == "unter 3"
    values = {row[0]: row[1] for row in table(found, texts.FIGURES_TITLE).rows}
    assert values["Teilnehmende, zusammen"] == "unter 3"


def test_nothing_chosen_makes_no_report(database: Database, words: Vocabulary) -> None:
    with pytest.raises(NothingChosen, match="keinen Dialog"):
        make(database, words, Filter(formats=("workshop",)))


def test_headings_are_in_order_and_numbered(report: Report) -> None:
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    chapters = [heading.text for heading in headings if heading.level == 1]
    assert chapters == [f"{number} {name}" for number, name in enumerate(texts.CHAPTERS.values(), start=1)]
    assert headings[0].level == 1
    assert all(block.alt and block.note for block in report.blocks if isinstance(block, Figure))


def test_html_is_one_accessible_file(report: Report, page: html.HtmlElement) -> None:
    content = write_report(report, "html").decode()
    assert not re.search(r"(src|href)=[\"'](?!#)", content)
    assert not page.xpath("//script|//link|//img|//iframe")
    assert page.get("lang") == "de"
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    figures = page.xpath("//figure//svg")
    assert len(figures) == sum(isinstance(block, Figure) for block in report.blocks) > 10
    assert all(each.get("role") == "img" and each.get("aria-label") for each in figures)
    for each in page.xpath("//table"):
        assert each.xpath("./caption") and all(head.get("scope") == "col" for head in each.xpath("./thead//th"))
    anchors = {each.get("id") for each in page.xpath("//h2|//h3")}
    assert {link.get("href")[1:] for link in page.xpath("//nav//a")} <= anchors
    assert len({each.get("id") for each in page.xpath("//pattern")}) == len(page.xpath("//pattern"))


def test_html_escapes_what_comes_from_files() -> None:
    nasty = "<b>&\"'"
    blocks = (Heading(1, f"1 {nasty}"), Paragraph(nasty), Table(nasty, (nasty,), ((nasty,),)),
              Figure(nasty, bars([nasty], [1.0], str), nasty, nasty))  # fmt: skip
    found = Report("Titel", nasty, "de", {nasty: nasty}, "Inhalt", blocks)
    page = html.document_fromstring(write_report(found, "html").decode())
    assert not page.xpath("//main//p/b|//td/b|//th/b")
    assert page.xpath("//main//p")[0].text == nasty
    for kind in ("pdf", "docx"):
        assert write_report(found, kind)  # type: ignore[arg-type]


def test_pdf_is_tagged_and_holds_the_values(report: Report) -> None:
    document = pypdf.PdfReader(io.BytesIO(write_report(report, "pdf")))
    root = document.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert document.metadata is not None and document.metadata.title == texts.TITLE
    identified = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1" in identified and "<pdfaid:part>2" in identified
    text = "\n".join(each.extract_text() for each in document.pages)
    for part in ("Kreis Böblingen · 6 von 9 Dialogen", "19.700", "Übermorgen", "Abbildung 1: Dialoge nach Monat"):
        assert part in text.replace("\u00a0", " ")
    fonts = {str(font["/BaseFont"]) for each in document.pages
             for font in (entry.get_object() for entry in each["/Resources"].get("/Font", {}).values())}  # fmt: skip
    assert fonts and all("SourceSansPro" in font for font in fonts)
    kinds = _tags(root["/StructTreeRoot"])
    assert kinds["/Table"] == sum(isinstance(block, Table) for block in report.blocks)
    assert kinds["/TH"] == sum(len(block.head) for block in report.blocks if isinstance(block, Table))
    assert kinds["/H1"] >= len(texts.CHAPTERS)


def _tags(node: object) -> dict[str, int]:
    """How often each kind of tag occurs."""
    counts: dict[str, int] = {}
    waiting = [node]
    while waiting:
        each = waiting.pop()
        each = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            if "/S" in each:
                counts[str(each["/S"])] = counts.get(str(each["/S"]), 0) + 1
            if "/K" in each:
                waiting.append(each["/K"])
    return counts


def test_pdf_survives_signs_that_the_fonts_lack() -> None:
    strange = "Ort 😀 中 \u2011 \x07 ﬁ"
    assert printable(strange) == "Ort ? ? - ? ?"
    found = Report("Titel", strange, "de", {"Auswahl": strange}, "Inhalt",
                   (Heading(1, strange), Figure("A", bars([strange], [1.0], str), strange, "")))  # fmt: skip
    assert write_report(found, "pdf")


def test_docx_has_styles_alternatives_and_repeated_heads(report: Report) -> None:
    document = docx.Document(io.BytesIO(write_report(report, "docx")))
    styled = [(each.style.name, each.text) for each in document.paragraphs if each.style is not None]
    assert [text for name, text in styled if name == "Heading 1"] == [
        block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert document.core_properties.language == "de" and document.core_properties.title == texts.TITLE
    assert len(document.tables) == sum(isinstance(block, Table) for block in report.blocks)
    for each, block in zip(document.tables, (b for b in report.blocks if isinstance(b, Table)), strict=True):
        first = each._tbl.tr_lst[0]
        assert first.trPr is not None and first.trPr.find(qn("w:tblHeader")) is not None
        assert each._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == block.title
        assert [cell.text for cell in each.rows[0].cells] == list(block.head)
    values = [tuple(cell.text for cell in row.cells) for row in document.tables[0].rows]
    assert ("Kosten, zusammen", "19.700\u00a0€", "n = 6 von 6 Dialogen") in values
    pictures = [each._inline.docPr for each in document.inline_shapes]
    assert [each.get("descr") for each in pictures] == [b.alt for b in report.blocks if isinstance(b, Figure)]
    assert 'w:lang w:val="de-DE"' in document.styles.element.xml


def test_bars_are_in_proportion() -> None:
    drawn = ET.fromstring(bars(["lang", "halb", "fehlt"], [0.8, 0.4, None], str))
    widths = [float(each.get("width", "0")) for each in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    assert widths == pytest.approx([370.0, 185.0, 0.0])


def test_months_label_the_axis_in_round_steps(database: Database) -> None:
    from analysis.overview import by_month

    frame = by_month(database, Filter())
    drawn = ET.fromstring(months(frame.assign(dialogues=frame["dialogues"] * 100)))
    words = {each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"0", "50", "100"} <= words


def test_logarithmic_axis() -> None:
    scale = LogScale([1, 100], 0, 100)
    assert scale.at(10) == pytest.approx(50)
    assert scale.at(0) == scale.at(scale.low) == 0
    assert [label for _, label in scale.ticks()] == ["1", "2", "5", "10", "20", "50", "100"]


def test_ranges_show_unreliable_groups_hollow(database: Database) -> None:
    from analysis.measures import summarise

    drawn = ET.fromstring(ranges(summarise(database, Filter(), "cost", "regierungsbezirk", "getrennt"), "EUR"))
    dots = [each.get("fill") for each in drawn.iter("{http://www.w3.org/2000/svg}circle")]
    assert dots == ["#FFFFFF", "#1D5A84", "#FFFFFF"]  # Freiburg n = 1, Stuttgart n = 5, one Landkreis
