"""Which heading stands for which part of the form, and what the mapping file may say."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents import columns
from loaders.documents.columns import Target, load_columns, match_headings
from loaders.work import load_tools
from loaders.yamlfile import YamlError


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("KOMMUNE", "name"),
        ("Einwohnerzahl (Stand 2015)", "einwohner"),
        ("3.2 Beratung und Moderation", "moderation"),
        ("Themenfelder: Welche Themen wurden im Flüchtlingsdialog diskutiert und bearbeitet?", "themen"),
        ("Konkrete Ergebnise, Massnahmen und nächste Schritte", "ergebnisse"),
        ("Wie zufrieden sind Sie mit dem Ablauf der Dialogver", "bewertung"),
        ("E-Mail", "email"),
        ("Kurztext", "kurztext"),
    ],
)
def test_headings_in_many_spellings(heading: str, code: str) -> None:
    assert match_headings([heading])[0].code == code


@pytest.mark.parametrize("heading", ["", "Farbe", "Landkreis Calw", "Kostenlos", "Telefonkosten der Stadt", "x" * 900])
def test_other_headings_mean_nothing(heading: str) -> None:
    assert match_headings([heading]) == {}


def test_a_label_is_given_once_and_a_field_has_one_column() -> None:
    assert match_headings(["Themenfelder", "Themenfelder"]) == {0: Target("themen")}
    assert match_headings(["Name der Komune", "Kommune", "Stadt"]) == {1: Target("name")}
    assert match_headings(["Telefon der Kontaktperson", "E-Mail der Kontaktperson"]) == {
        0: Target("telefon"),
        1: Target("email"),
    }


def test_entries_keep_their_heading() -> None:
    assert match_headings(["Raummiete"]) == {0: Target("kosten", "entry")}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("version: 1\nnames:\n  Träger: traeger\n", "Zeile 3: names > Träger: das Formular hat keinen Abschnitt"),
        ("version: 1\nnames:\n  Kosten: themen\n", "diese Überschrift ist schon vergeben"),
        (
            "version: 1\nnames:\n  Saal: kosten\nentries:\n  saal: konzept\n",
            "Zeile 5: entries > saal: diese Überschrift",
        ),
        ("version: 1\ncolumns: {}\n", "unbekannter Schlüssel"),
    ],
)
def test_errors_in_the_mapping_file_are_named_with_their_line(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "columns.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(YamlError, match=message):
        load_columns(path)


def test_an_error_in_the_mapping_file_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "columns.yaml"
    broken.write_text("version: 1\nnames: [Titel]\n", "utf-8")
    monkeypatch.setattr(columns, "load_columns", partial(load_columns, broken))
    columns.known_labels.cache_clear()
    load_tools.cache_clear()
    with pytest.raises(YamlError, match=r"columns\.yaml, Zeile 2"):
        load_tools()
    columns.known_labels.cache_clear()
