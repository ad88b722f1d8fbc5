"""Lines of PDF files: which are joined, and how."""

import io
import textwrap

import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.documents import read_documents
from loaders.documents.pdf_breaks import begins_entry

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


def test_lines_typed_to_a_number_of_letters_stay_as_they_are() -> None:
    wide, slim = "wem womöglich immer am meisten mumm zukommt, ", "will bei ihm still fit sein, falls es hilft, "
    typed = textwrap.wrap((wide * 4 + slim * 4) * 3, 76)
    assert lines_of(drawn(typed)) == typed


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("E-3 Ansprechpartner im Rathaus: Antrag gestellt", "E-4 Kataster: verworfen"),
        ("Donnerstag, 10.11.2016, Turnhalle", "Dienstag, 15.11.2016, Rathaus"),
        ("Plakate und Handzettel 30,-", "Getränke und Brezeln"),
        ("eingeladen waren alle, gekommen sind wenige Händler", "Die anderen kamen später."),
        ("Forum | gut besucht | lebhaft", "Tisch | schwach besucht | still"),
        ("Helferkreis und Verein: 12", "Gemeinderat, alle Fraktionen: 7"),
        ("Ablauf: gut", "Ergebnis: offen"),
        ("42 Unterschriften (die Liste liegt bei)", "Freundeskreis, Schule"),
    ],
)
def test_words_tell_that_an_entry_begins(before: str, line: str) -> None:
    assert begins_entry(before, line)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("Druck der Anschreiben und Porto (350", "Sendungen): 297 €"),
        ("Beratungskosten einschl.", "Co-Moderation: 5.890 €"),
        ("am Sonntag ab 11.30", "Uhr: Fest"),
        ("auf Vorschlag der", "Verwaltung: abgelehnt"),
        ("Dafür gab es von der Stadt viel. Das Land gab 150 Euro", "Zuschuss"),
        ("gekommen sind wenige,", "Die anderen"),
        ("310 Menschen in Unterkünften, im Ort davon", "140 in einer neuen"),
        ("Gruppe | erster Abend | zweiter Abend | dritter", "Abend | gesamt"),
    ],
)
def test_words_tell_that_a_line_goes_on(before: str, line: str) -> None:
    assert not begins_entry(before, line)


def test_lists_in_lists_are_indented() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, (left, text) in enumerate([(60, "• Ziel"), (80, "• reden"), (80, "• essen"), (60, "• Ort")]):
        canvas.drawString(left, TOP - number * STEP, text)
    canvas.save()
    assert lines_of(file.getvalue()) == ["- Ziel", "  - reden", "  - essen", "- Ort"]


def test_what_browsers_print_on_the_edge_is_left_out() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(30, 820, "29.11.26, 13:10")
    canvas.drawString(300, 820, "Formular")
    canvas.drawString(LEFT, 400, "Text")
    canvas.drawString(30, 15, "https://www.example.org/formular")
    canvas.drawString(550, 15, "1/1")
    canvas.save()
    assert lines_of(file.getvalue()) == ["Text"]


def test_vertical_rules_part_cells_that_stand_close() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Helvetica", SIZE)
    for number, (label, answer) in enumerate(
        [("Einwohnerzahl", "7.950"), ("Landkreis", "Calw"), ("Themenfelder", "Arbeit")]
    ):
        y = TOP - number * 20
        canvas.drawRightString(146, y, label)
        canvas.drawString(154, y, answer)
        for x in (60, 150, 400):
            canvas.line(x, y - 6, x, y + 14)
    canvas.save()
    assert lines_of(file.getvalue()) == ["Einwohnerzahl", "7.950", "Landkreis", "Calw", "Themenfelder", "Arbeit"]
