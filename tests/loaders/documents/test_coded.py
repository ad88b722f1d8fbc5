"""Codings in JSON: taken over as they are, or refused with the field that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.build import build_file
from loaders.coded_model import NotCoded
from loaders.coded_record import RULE, read_coding
from loaders.goldformat import to_gold
from loaders.record import Span
from loaders.sources import SourceFile
from loaders.work import load_tools, read_batch
from tests.loaders.documents.same_record import FURTHER, found, reasons

GOLD = Path(__file__).parents[2] / "gold"
CODING: dict[str, Any] = {
    "datei": "a.txt",
    "kommune": "Nagold",
    "ebene": "gemeinde",
    "kreis": "Calw",
    "regierungsbezirk": "Karlsruhe",
    "einwohner": 21573,
    "termine": [{"datum": "2016-03-12", "beginn": "14:00", "ende": None}],
    "formate": ["world_cafe"],
    "themen": ["wohnen", "arbeit"],
    "teilnehmende": {"von": 40, "bis": 50, "ungefaehr": True},
    "gruppen": [{"code": "gefluechtete", "anzahl": None}, {"code": "politik", "anzahl": 3}],
    "kosten": [{"art": "raum", "von": 0, "bis": 80.5, "ungefaehr": False}],
    "kosten_gesamt": {"von": 0, "bis": 80.5},
    "zufriedenheit_ablauf": "zufrieden",
    "hinweise": ["abschnitt_fehlt"],
}


def coded(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def why(content: Any) -> str:
    """Why a coding is refused."""
    (item,) = found("a.json", coded(content))
    assert item.document is not None and item.document.coded is not None, item.reason
    with pytest.raises(NotCoded) as error:
        read_coding(item.document.coded, item.document.text, load_tools().tools)
    return str(error.value).removeprefix("die Kodierung stimmt nicht: ")


@pytest.mark.parametrize("path", [*sorted(FURTHER.glob("*.json")), *sorted(GOLD.glob("*.json"))], ids=lambda p: p.stem)
def test_the_way_there_and_back_changes_nothing(path: Path) -> None:
    before = json.loads(path.read_text("utf-8"))
    tools = load_tools().tools
    (item,) = found(path.name, path.read_bytes())
    assert item.document is not None and item.document.coded is not None
    read = read_coding(item.document.coded, item.document.text, tools)
    after = to_gold(before["datei"], read.steckbrief, tools.register, tools.codebook)
    assert read.text == item.document.text  # nothing in it looks like contact data
    assert {**after, "hinweise": sorted(after["hinweise"])} == {**before, "hinweise": sorted(before["hinweise"])}


def test_every_value_has_its_words() -> None:
    (item,) = found("a.json", coded(CODING))
    assert item.document is not None and item.document.coded is not None
    record, text = read_coding(item.document.coded, item.document.text, load_tools().tools)

    def words(span: Span) -> str:
        return text[span.start : span.end]

    assert record.place.ags == "08235046" and record.place.span and words(record.place.span) == "Nagold"
    assert record.population and words(record.population.span) == "21573"
    assert words(record.event_days[0].span) == "datum 2016-03-12, beginn 14:00, ende -"
    assert [words(group.span) for group in record.groups] == ["code gefluechtete, anzahl -", "code politik, anzahl 3"]
    assert [words(coding.span) for coding in record.codings] == ["world_cafe", "wohnen", "arbeit", "zufrieden"]
    assert {(coding.rule, coding.certainty) for coding in record.codings} == {(RULE, "stated")}
    assert words(record.cost_items[0].span) == "art raum, von 0, bis 80.5, ungefaehr nein"
    assert [words(finding.span) for finding in record.findings if finding.span] == ["abschnitt_fehlt"]
    assert "a.txt" not in text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kontakt": "Erika Muster, 0711 123456"}, "kontakt: unbekannter Schlüssel"),
        ({"kommune": "Atlantis"}, "kommune: «Atlantis» steht nicht im Gemeindeverzeichnis"),
        ({"kreis": "Enzkreis"}, "kreis: «Enzkreis» passt nicht zu «Nagold»"),
        ({"kreis": "Mittelerde"}, "kreis: «Mittelerde» ist kein eindeutiger Kreis"),
        ({"regierungsbezirk": "Freiburg"}, "regierungsbezirk: «Freiburg» stimmt nicht, richtig ist «Karlsruhe»"),
        ({"regierungsbezirk": "Süd"}, "regierungsbezirk: «Süd» ist kein Regierungsbezirk"),
        ({"kommune": "Frau Erika Muster"}, "kommune: «Frau █████ ██████» steht nicht"),
        ({"kommune": "0711 1234567"}, "kommune: «████ ███████» steht nicht"),
        ({"ebene": "landkreis"}, "kommune: «Nagold» ist kein Landkreis"),
        ({"ebene": "dorf"}, "ebene: den Code «dorf» gibt es nicht"),
        ({"themen": ["wohnen", "wetter"]}, "themen: den Code «wetter» gibt es nicht"),
        ({"themen": ["wohnen", "wohnen"]}, "themen: der Code «wohnen» steht doppelt"),
        ({"zufriedenheit_ablauf": "prima"}, "zufriedenheit_ablauf: den Code «prima» gibt es nicht"),
        ({"gruppen": [{"code": "elfen"}]}, "gruppen: den Code «elfen» gibt es nicht"),
        ({"kosten": [{"art": "gold", "von": 1, "bis": 1}]}, "kosten: den Code «gold» gibt es nicht"),
        ({"hinweise": ["schoen"]}, "hinweise: den Code «schoen» gibt es nicht"),
        ({"einwohner": "21573"}, "einwohner: muss eine ganze Zahl sein"),
        ({"einwohner": -5}, "einwohner: muss mindestens 0 sein"),
        ({"einwohner": None, "einwohner_stand": "2015"}, "einwohner_stand und einwohner_ungefaehr brauchen eine Zahl"),
        ({"einwohner_stand": "Ende 2015"}, "einwohner_stand: muss JJJJ, JJJJ-MM oder JJJJ-MM-TT sein"),
        ({"termine": [{"datum": "12.03.2016"}]}, "termine > 1 > datum: muss ein Datum sein (JJJJ-MM-TT)"),
        ({"termine": [{"datum": "2016-03-12", "beginn": "14 Uhr"}]}, "termine > 1 > beginn: muss eine Uhrzeit sein"),
        ({"teilnehmende": 45}, "teilnehmende: muss Schlüssel und Werte haben"),
        ({"teilnehmende": {"von": 9, "bis": 3}}, "teilnehmende: «von» ist größer als «bis»"),
        ({"kosten_gesamt": {"von": "9 €", "bis": 9}}, "kosten_gesamt > von: muss eine Zahl sein"),
        ({"formate": "world_cafe"}, "formate: muss eine Liste sein"),
        ({"einwohner_ungefaehr": "ja"}, "einwohner_ungefaehr: muss true oder false sein"),
    ],
)
def test_a_wrong_value_is_named_with_its_field(change: dict[str, Any], message: str) -> None:
    assert why({**CODING, **change}).startswith(message)


def test_a_missing_field_and_many_errors() -> None:
    assert why({key: value for key, value in CODING.items() if key != "ebene"}) == "ebene: fehlt"
    assert why({**CODING, "themen": list("abcdefg")}).endswith("; und 2 weitere Fehler")
    ambiguous = {**CODING, "kommune": "Altheim", "kreis": None, "regierungsbezirk": None}
    assert why(ambiguous) == "kommune: «Altheim» gibt es mehrmals; bitte den Kreis angeben"


def test_one_a_line_or_a_list_and_what_is_wrong_costs_nothing_else(tmp_path: Path) -> None:
    lines = b"\n".join([coded(CODING), b"", b"{kaputt}", coded({**CODING, "kommune": "Atlantis"}), b"7"])
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines)
    (outcomes,) = read_batch([SourceFile(1, "a.jsonl", path)])
    assert [
        (item.found.document.place if item.found.document else item.found.name, item.reason is not None)
        for item in outcomes
    ] == [
        ("Zeile 1", False),
        ("a.jsonl/Zeile 3", True),
        ("Zeile 4", True),
        ("a.jsonl/Zeile 5", True),
    ]
    assert [item.document.place for item in found("a.json", coded([CODING, CODING])) if item.document] == [
        "Eintrag 1",
        "Eintrag 2",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"kommune": "Nagold", ', "kein gültiges JSON (Zeile 1, Zeichen 23)"),
        (b'{"a": 1}', "JSON, aber keine Kodierung von Steckbriefen"),
        (b"[1, 2]", "JSON, aber keine Kodierung von Steckbriefen"),
        (b"[" * 100_000, "kein gültiges JSON (zu tief geschachtelt)"),
        (b'{"einwohner": NaN}', "kein gültiges JSON («NaN» ist keine Zahl)"),
        (b'{"einwohner": ' + b"9" * 5000 + b"}", "kein gültiges JSON (eine Zahl ist zu lang)"),
        (b'{"kommune": "A", "kommune": "B"}', "ein Schlüssel steht in einem Objekt doppelt"),
        (b"{}\n" * 30_000, "zu viele Einträge (30000); gelesen werden höchstens 20000"),
        (b"", "die Datei ist leer"),
    ],
)
def test_what_is_no_coding_says_why(content: bytes, reason: str) -> None:
    (told,) = reasons("a.json", content)
    assert reason in told


def test_a_coding_beside_its_text_is_skipped_and_alone_it_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    text = next(iter(sorted(FURTHER.glob("*.txt"))))
    (folder / "a.txt").write_bytes(text.read_bytes())
    (folder / "a.json").write_bytes(coded(CODING))
    (folder / "b.json").write_bytes(coded(CODING))
    (folder / "LIESMICH.md").write_text("# Notizen", "utf-8")
    summary = build_file([folder], tmp_path / "data.duckdb")
    assert (summary.read, summary.skipped, summary.unreadable) == (2, ("LIESMICH.md", "a.json"), ())
