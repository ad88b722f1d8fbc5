"""Spreadsheets and CSV: a row gives the record that its text gives, however the table is laid out."""

import datetime as dt
from collections.abc import Callable

import pytest

from loaders.documents import Found
from loaders.form import cut
from tests.loaders.documents.columns_of import FORM, cells, headings
from tests.loaders.documents.render_tables import Rows, csv_table, ods, xlsx
from tests.loaders.documents.same_record import document_text, found, reasons, record, sample_texts

WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "a.xlsx": lambda rows: xlsx({"Tabelle1": rows}),
    "a.ods": lambda rows: ods({"Tabelle1": rows}),
    "a.csv": csv_table,
    "a.tsv": lambda rows: csv_table(rows, "\t", "utf-16", "\n"),
    "b.csv": lambda rows: csv_table(rows, ",", "cp1252"),
    "c.csv": lambda rows: csv_table(rows, "|", "utf-8-sig"),
}
HEAD = ["Kommune", "Einwohner", "Landkreis", "Veranstaltungskonzept", "Kosten", "Beteiligte Akteure"]
ROW = ["Nagold", 21573.0, "Calw", "World Café am 12.03.2016", 2500.0, "45 Personen"]


def answers(item: Found) -> dict[str, str]:
    """The answers in a text, by section and field."""
    form = cut(document_text(item), FORM)
    return {name: answer.text.strip() for name, answer in {**form.answers, **form.fields}.items()}


@pytest.mark.parametrize("name", WRITERS)
def test_every_row_gives_the_record_of_its_text(name: str) -> None:
    texts = [text for text in sample_texts()[:: 1 if name == "a.xlsx" else 12] if name != "b.csv" or _western(text)]
    items = found(name, WRITERS[name]([headings(), *map(cells, texts)]))
    assert [record(document_text(item)) for item in items] == [record(text) for text in texts]


def _western(text: str) -> bool:
    return text.encode("cp1252", "ignore").decode("cp1252") == text


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.csv"])
def test_columns_in_any_order_and_spelling_below_a_title(name: str) -> None:
    text = sample_texts()[5]
    columns = dict(zip(headings(), cells(text), strict=True))
    respelt = {
        "Themenfelder": "4. Themenfelder:",
        "Beteiligte Akteure": "beteilgte AKTEURE",
        "Einwohnerzahl": "Einwohner",
        "Kosten und Effizienz": "Kosten und Effizienz (Beratung, Sachmittel)",
    }
    order = sorted(columns, key=lambda heading: heading[::-1])
    rows = [["Übersicht der Dialoge"], [], [respelt.get(heading, heading) for heading in order]]
    (item,) = found(name, WRITERS[name]([*rows, [columns[heading] for heading in order]]))
    assert record(document_text(item)) == record(text)


def test_printed_questions_may_head_the_columns_also_cut_off_and_several_a_section() -> None:
    asked = {code: section.questions for code, section in FORM.sections.items()}
    head = ["Gemeinde", asked["themen"][0][:40], asked["bewertung"][0], asked["bewertung"][2], asked["akteure"][0]]
    (item,) = found("a.csv", csv_table([head, ["Nagold", "Wohnen", "Mit dem Ablauf sehr", "Ergebnisse gut", "20"]]))
    assert answers(item)["bewertung"] == "Mit dem Ablauf sehr\nErgebnisse gut"
    assert (answers(item)["themen"], answers(item)["akteure"]) == ("Wohnen", "20")


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_numbers_amounts_and_dates_are_written_as_in_german(name: str) -> None:
    head = [*HEAD, "Datum", "Uhrzeit", "Raummiete", "Themen"]
    row = [*ROW, dt.date(2016, 5, 3), dt.time(14, 30), 80.5, True]
    (item,) = found(name, WRITERS[name]([head, row]))
    assert answers(item)["einwohner"] == "21573"
    assert answers(item)["kosten"] == "2500 €\nRaummiete: 80,50 €"
    dated = "World Café am 12.03.2016\nDatum: 03.05.2016"
    assert answers(item)["konzept"] == f"{dated}\nUhrzeit: 14:30 Uhr"
    assert answers(item)["themen"] == "ja"


def test_places_name_sheet_row_and_column() -> None:
    items = found("a.xlsx", xlsx({"Leer": [], "Runde 1": [[], HEAD, ROW, [], [], [*ROW[:4], 12.0, "3"]]}))
    places = [item.document.place for item in items if item.document]
    assert places == ["Blatt «Runde 1», Zeile 3", "Blatt «Runde 1», Zeile 6"]
    assert items[0].document is not None
    text, marks = items[0].document.text, items[0].document.marks
    starts = {mark.place: text[mark.start :] for mark in marks}
    assert starts["Spalte E («Kosten»)"].startswith("2500 €")
    (first, second) = found("a.csv", csv_table([HEAD, [*ROW[:3], "zwei\nZeilen", "1", "2"], ROW]))
    assert first.document is not None and second.document is not None
    assert (first.document.place, second.document.place) == ("Zeile 2", "Zeile 3")


def test_a_line_that_tells_excel_the_separator_is_no_row() -> None:
    content = b"sep=,\r\n" + csv_table([HEAD, ROW], ",")
    (item,) = found("a.csv", content)
    assert item.document is not None and item.document.place == "Zeile 2"


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.csv"])
def test_a_sheet_laid_out_as_the_form_is_one_steckbrief(name: str) -> None:
    for text in sample_texts()[::25]:
        form = list(zip(headings(), cells(text), strict=True))
        (item,) = found(name, WRITERS[name](form))
        assert record(document_text(item)) == record(text)


def test_a_form_with_its_answers_below_the_labels_and_rows_that_go_on() -> None:
    rows: list[list[object]] = [["Steckbrief"], ["Dialog in Nagold"], ["Name der Stadt oder Gemeinde", "Nagold"]]
    rows += [["Themenfelder"], ["- Wohnen"], ["- Arbeit"], ["Beteiligte Akteure", "", "30 Personen"]]
    rows += [["Kosten und Effizienz"], ["Moderator", 300.0]]
    (item,) = found("a.xlsx", xlsx({"Steckbrief": rows}))
    assert document_text(item).startswith("Dialog in Nagold\n\nAngaben zur Kommune\n")
    assert answers(item)["themen"] == "- Wohnen\n- Arbeit"
    assert answers(item)["akteure"] == "30 Personen"
    assert answers(item)["kosten"] == "Moderator\t300 €"


def test_several_forms_side_by_side_are_several_steckbriefe() -> None:
    rows = [["Kommune", "Nagold", "Calw"], ["Themenfelder", "Wohnen", "Arbeit"], ["Kosten", "3 €", "4 €"]]
    items = found("a.xlsx", xlsx({"Dialoge": rows}))
    assert [(answers(item)["name"], answers(item)["kosten"]) for item in items] == [("Nagold", "3 €"), ("Calw", "4 €")]
    assert items[1].document is not None and items[1].document.place == "Blatt «Dialoge», Spalte C"


def test_a_header_of_two_rows_counts_as_one() -> None:
    upper = ["Angaben zur Kommune", "", "", "Veranstaltungskonzept", "Kosten", "Beteiligte Akteure"]
    (item,) = found("a.xlsx", xlsx({"T": [upper, ["Kommune", "Einwohner", "Landkreis"], ROW]}))
    assert (answers(item)["name"], answers(item)["kosten"]) == ("Nagold", "2500 €")


def test_a_csv_of_windows_with_quotes_and_line_breaks_in_cells() -> None:
    row = [*ROW[:3], 'Ein "World Café";\nam 12.03.2016', "1.200,50", "20"]
    (item,) = found("a.csv", csv_table([HEAD, row], ";", "cp1252"))
    assert answers(item)["konzept"] == 'Ein "World Café";\nam 12.03.2016'
    assert answers(item)["kosten"] == "1.200,50 €"


def test_a_heading_may_say_as_of_when_the_inhabitants_are_counted() -> None:
    head = [HEAD[0], "Einwohnerzahl (Stand: 31.12.2015)", *HEAD[2:]]
    (item,) = found("a.xlsx", xlsx({"T": [head, ROW]}))
    values = record(document_text(item))
    assert (values["einwohner"], values["einwohner_stand"]) == (21573, "2015-12-31")


def test_what_is_left_out_of_a_table_is_told() -> None:
    rows = [[*HEAD, "Nr.", "Farbe des Saals", ""], [*ROW, 1, "grün", "Rand"], HEAD, [], ["Summe", "", "", "", "", ""]]
    told = reasons("a.xlsx", xlsx({"T": rows, "Listen": [["ja"], ["nein"]]}))
    assert told == [
        "/Blatt «T», Zeile 5 zu wenige Angaben für einen Steckbrief",
        "/Blatt «T», Spalte «Farbe des Saals» keinem Feld des Formulars zugeordnet; "
        "Zuordnung in data/columns.yaml ergänzen",
        "/Blatt «T», Spalte I (ohne Überschrift) keinem Feld des Formulars zugeordnet; "
        "Zuordnung in data/columns.yaml ergänzen",
        "/Blatt «Listen» keine Spalte trägt eine Überschrift des Formulars; Zuordnung in data/columns.yaml ergänzen",
    ]
    assert len(found("a.xlsx", xlsx({"T": rows}))) == 4
