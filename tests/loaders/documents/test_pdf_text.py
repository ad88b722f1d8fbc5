"""Lines of PDF files: which are joined, and how."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.documents import read_documents

LEFT, TOP, SIZE, STEP = 60, 780, 10, 12
FILLER = "Dieser Satz steht nur da, damit die Spalte breit genug ist und ihr rechter Rand zu sehen ist, ja, hier:"


def drawn(*pages: list[str], left: float = LEFT) -> bytes:
    """Pages with these lines, one below the other."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for lines in pages:
        canvas.setFont("Helvetica", SIZE)
        for number, line in enumerate(lines):
            canvas.drawString(left, TOP - number * STEP, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines_of(content: bytes) -> list[str]:
    """The lines of the text in a file."""
    (item,) = read_documents("a.pdf", content)
    assert item.document, item.reason
    return item.document.text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("end", "beginning", "joined"),
    [
        ("Flüchtlings-", "hilfe", "Flüchtlingshilfe"),
        ("Stadt-", "und Landkreis", "Stadt- und Landkreis"),
        ("Haupt-", "bzw. Ehrenamt", "Haupt- bzw. Ehrenamt"),
        ("Nord-", "Süd", "Nord-Süd"),
        ("20-", "jährige", "20-jährige"),
        ("VHS-", "kurse", "VHS-kurse"),
        ("www.muster-", "dorf.example", "www.muster-dorf.example"),
        ("so", "wie es war", "so wie es war"),
        ("am", "3. Mai 2017", "am 3. Mai 2017"),
        ("dort -", "eher hier", "dort - eher hier"),
    ],
)
def test_divided_words_are_joined(end: str, beginning: str, joined: str) -> None:
    full = FILLER[: len(FILLER) - len(end) - 1].rstrip()
    text = "\n".join(lines_of(drawn([FILLER, f"{full} {end}", beginning, "", FILLER])))
    assert f"{full} {joined}" in text


@pytest.mark.parametrize("item", ["- zweiter Punkt", "• zweiter Punkt", "2. zweiter Punkt", "b) zweiter Punkt"])
def test_items_of_lists_begin_lines_also_below_full_lines(item: str) -> None:
    marker = {"-": "-", "•": "•", "2": "1.", "b": "a)"}[item[0]]
    first = f"{marker} {FILLER[:-4]}"
    assert lines_of(drawn([first, item, FILLER])) == [*(line.replace("• ", "- ") for line in (first, item)), FILLER]


def test_short_lines_stay_alone() -> None:
    lines = ["Frau Muster", "Hauptstraße 6", "Musterdorf", FILLER, FILLER]
    assert lines_of(drawn(lines))[:3] == lines[:3]


def test_labels_stand_alone_also_below_full_lines() -> None:
    assert "Themenfelder" in lines_of(drawn([FILLER, FILLER, "Themenfelder", "Arbeit"]))


def test_paragraphs_run_over_to_the_next_page() -> None:
    first = [*[FILLER] * 3, FILLER[:-7] + " wo"]
    (item,) = read_documents("a.pdf", drawn(first, ["es weitergeht.", "Ende"]))
    assert item.document
    assert "wo es weitergeht." in item.document.text
    assert [mark.place for mark in item.document.marks] == ["Seite 1", "Seite 2"]
    assert item.document.text[item.document.marks[1].start :].startswith("es weitergeht.")


@pytest.mark.parametrize("number", ["Seite 2 von 3", "- 2 -", "2", "2 / 3"])
def test_page_numbers_are_left_out(number: str) -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(LEFT, 400, "Text")
    canvas.drawString(300, 30, number)
    canvas.save()
    assert lines_of(file.getvalue()) == ["Text"]
