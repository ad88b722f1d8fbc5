"""Tables that cannot be read say why, at once and without filling the memory."""

import io
import random
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from tests.loaders.documents.columns_of import headings
from tests.loaders.documents.render_tables import csv_table, ods, xlsx
from tests.loaders.documents.same_record import found, reasons

ROWS = [headings(), ["t", "k", "Nagold", 12.0, "Calw", "Karlsruhe", "x", "y", "z", *"abcdefghi"]]
XLSX, ODS = xlsx({"T": ROWS}), ods({"T": ROWS})
SHEET = "xl/worksheets/sheet1.xml"


def changed(content: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info.filename, change(part) if info.filename == member else part)
    return file.getvalue()


def ods_row(rows: int, columns: int, cell: bytes) -> Callable[[bytes], bytes]:
    """Add a repeated row of repeated cells."""
    row = (
        b'<table:table-row table:number-rows-repeated="%d"><table:table-cell table:number-columns-repeated="%d">%s'
        b"</table:table-cell></table:table-row></table:table>"
    )
    added = (row % (rows, columns, cell)).replace(
        b"></table:table-cell>", b"/>" if not cell else b"></table:table-cell>"
    )
    return lambda part: part.replace(b"</table:table>", added)


def far_cell() -> bytes:
    workbook, file = openpyxl.Workbook(), io.BytesIO()
    workbook.worksheets[0]["A1"] = "x"
    workbook.worksheets[0]["XFD1048576"] = "y"
    workbook.save(file)
    return file.getvalue()


def without_addresses(part: bytes) -> bytes:
    return re.sub(rb' r="[A-Z]+\d+"', b"", part)


TOO_LARGE = "die Tabelle ist zu groß"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", XLSX[: len(XLSX) // 2], "die Tabelle ist beschädigt oder unvollständig"),
        ("a.ods", ODS[: len(ODS) // 2], "die Tabelle ist beschädigt oder unvollständig"),
        ("a.xlsx", changed(XLSX, SHEET, lambda part: part[: len(part) // 2]), "beschädigt oder unvollständig"),
        ("a.xlsx", xlsx({"T": []}), "die Tabelle ist leer"),
        ("a.xlsx", xlsx({"T": [["Brot", "Butter"], [1, 2]]}), "keine Spalte trägt eine Überschrift des Formulars"),
        (
            "a.csv",
            csv_table([["Kommune", "Kreis", "Einwohner"], ["A", "B", 1]]),
            "keine Spalte gehört zu einem Abschnitt",
        ),
        ("a.xlsx", far_cell(), f"{TOO_LARGE} (1.048.576 Zeilen); gelesen werden höchstens 20.000 Zeilen"),
        ("a.ods", changed(ODS, "content.xml", ods_row(1_000_000, 1, b"<text:p>x</text:p>")), f"{TOO_LARGE} (1.000.002"),
        (
            "a.ods",
            changed(ODS, "content.xml", ods_row(1, 16_384, b"<text:p>x</text:p>")),
            f"{TOO_LARGE} (16.384 Spalten)",
        ),
        (
            "a.xlsx",
            changed(XLSX, SHEET, lambda part: part + b" " * 110_000_000),
            "ausgepackt zu groß (mehr als 100 MB)",
        ),
        ("a.xlsx", changed(XLSX, "xl/workbook.xml", lambda part: b""), "beschädigt oder unvollständig"),
        ("a.csv", b"a;b;c\n" * 1_000_000, f"{TOO_LARGE}; gelesen werden höchstens 20.000 Zeilen"),
        ("a.csv", b"a;b;c\n" * 7_000_000, "zu groß"),
        ("a.csv", b";" * 600 + b"\n", f"{TOO_LARGE} (601 Spalten)"),
        (
            "a.csv",
            csv_table([headings()]) + b'"offen;b\n' + b"c;d\n" * 9,
            "ein Anführungszeichen in Zeile 2 wird nicht geschlossen",
        ),
        ("a.csv", csv_table([headings()]) + b'"' + b"offen\n" * 40_000, "in Zeile 2 wird nicht geschlossen"),
        ("a.csv", b"", "die Datei ist leer"),
    ],
)
def test_bad_tables_say_why(name: str, content: bytes, reason: str) -> None:
    told = reasons(name, content)
    assert len(told) == 1 and reason in told[0], told


def test_encrypted_and_binary_spreadsheets_say_what_to_do() -> None:
    sealed = changed(ODS, "META-INF/manifest.xml", lambda part: part + b"<manifest:encryption-data/>")
    assert reasons("a.ods", sealed) == ["die Datei ist mit einem Passwort geschützt; bitte ohne Passwort speichern"]
    binary = io.BytesIO()
    with zipfile.ZipFile(binary, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01")
    assert reasons("a.xlsb", binary.getvalue()) == ["binäres Excel-Format (.xlsb); bitte als .xlsx speichern"]


def test_hidden_sheets_are_told_and_not_read() -> None:
    workbook, file = openpyxl.load_workbook(io.BytesIO(xlsx({"T": ROWS, "Alt": ROWS}))), io.BytesIO()
    workbook["Alt"].sheet_state = "hidden"
    workbook.save(file)
    assert reasons("a.xlsx", file.getvalue()) == ["/Blatt «Alt» das Blatt ist ausgeblendet und wird nicht gelesen"]


def test_what_programs_write_at_the_end_of_sheets_does_no_harm() -> None:
    assert not reasons("a.ods", changed(ODS, "content.xml", ods_row(1_048_570, 16_384, b"")))
    assert not reasons("a.xlsx", changed(XLSX, SHEET, without_addresses))
    many = b"<row><c><v>1</v></c></row>" * 30_000 + b"</sheetData>"
    told = reasons("a.xlsx", changed(XLSX, SHEET, lambda p: without_addresses(p).replace(b"</sheetData>", many)))
    assert TOO_LARGE in told[0]


@pytest.mark.parametrize(("name", "content", "member"), [("a.xlsx", XLSX, SHEET), ("a.ods", ODS, "content.xml")])
def test_any_damage_gives_a_text_or_a_reason(name: str, content: bytes, member: str) -> None:
    dice = random.Random(7)

    def damage(part: bytes) -> bytes:
        damaged = bytearray(part)
        for _ in range(dice.choice((1, 5, 40))):
            damaged[dice.randrange(len(part))] = dice.randrange(256)
        return bytes(damaged)

    for number in range(60):
        broken = damage(content) if number % 2 else changed(content, member, damage)
        for item in found(name, broken[: dice.randrange(len(broken))] if number % 5 == 0 else broken):
            assert item.document or item.reason
