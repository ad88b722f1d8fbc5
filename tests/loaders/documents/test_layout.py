"""Tables as lines: pieces of the form, and tables inside an answer."""

import pytest

from loaders.documents.layout import is_label, table_lines

QUESTION = "Welche Themen wurden im Flüchtlingsdialog diskutiert und bearbeitet?"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([["Landkreis:", "Calw"]], ["Landkreis:", "Calw"]),
        ([["Landkreis", "Calw", "Einwohnerzahl", "5.000"]], ["Landkreis", "Calw", "Einwohnerzahl", "5.000"]),
        ([["Landkreis", "Einwohnerzahl"], ["Calw", "5.000"]], ["Landkreis", "Calw", "Einwohnerzahl", "5.000"]),
        ([["3.", "Themenfelder", "Sprache"]], ["Themenfelder", "Sprache"]),
        ([["3. Themenfelder", "Sprache"]], ["3. Themenfelder", "Sprache"]),
        ([[f"Themenfelder\n{QUESTION}", "Sprache\nArbeit"]], ["Themenfelder", QUESTION, "Sprache", "Arbeit"]),
        ([["Themenfelder", ""], [QUESTION, "Sprache\nArbeit"]], ["Themenfelder", QUESTION, "Sprache", "Arbeit"]),
        ([["Bewertung des Ablaufs\nund der Ergebnisse", "gut"]], ["Bewertung des Ablaufs und der Ergebnisse", "gut"]),
        ([["Bewertung des Ablaufes und der Ergebnise", "gut"]], ["Bewertung des Ablaufes und der Ergebnise", "gut"]),
        ([["Kosten und Effizienz", "Raum", "20 €"]], ["Kosten und Effizienz", "Raum\t20 €"]),
        ([["Gruppe", "da", "fort"], ["Rat", "3", ""]], ["Gruppe\tda\tfort", "Rat\t3\t"]),
        ([["Rat\nKreis", "3", ""]], ["Rat; Kreis\t3"]),
        ([["Kopf", "", ""], ["", "", ""]], ["Kopf"]),
        (
            [["links\nein Menü", "Landkreis\nCalw\nEinwohnerzahl\n5.000"]],
            ["links", "ein Menü", "Landkreis", "Calw", "Einwohnerzahl", "5.000"],
        ),
        ([["Kosten für Miete", "20 €"]], ["Kosten für Miete\t20 €"]),
    ],
)
def test_rows(rows: list[list[str]], lines: list[str]) -> None:
    assert list(table_lines(rows)) == lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Einwohnerzahl:", True),
        ("7. Kosten und Effizienz", True),
        ("b) Landkreis", True),
        ("Landkreise", False),
        ("2 Landkreis", False),
        ("Kosten der Moderation", False),
    ],
)
def test_labels(line: str, expected: bool) -> None:
    assert is_label(line) is expected
