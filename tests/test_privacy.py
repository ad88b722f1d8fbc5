"""Contact data and private persons reach no table, no export and no log."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import duckdb
import pytest

from analysis.database import Database
from analysis.export import CsvKind, Provenance, data_zip
from analysis.filters import Filter
from loaders.commands import main
from tests.loaders.test_form import form_text

CANARIES = (
    "Quendolin", "Zwetschgenmoser", "Holunderweg", "0815/4711-99", "4711-99", "quendolin.z@ort.example",
    "Fridoline", "Kranzbichler", "0176 98765432",
)  # fmt: skip


def steckbrief() -> str:
    """A form with canaries in the contact block and again in the answers."""
    text = form_text(
        konzept="Durchführung am 19.11.2016. Rückfragen an Frau Zwetschgenmoser, Holunderweg 17, Tel. 0815/4711-99.",
        moderation="Fridoline Kranzbichler, freie Moderatorin; mobil 0176 98765432",
        kosten="Honorar Frau Kranzbichler: 500 €",
        empfehlungen="Quendolin Zwetschgenmoser (quendolin.z@ort.example) weiß mehr.",
    )
    contact = [
        "Name und Adresse der Kontaktperson für den Kommunalen Flüchtlingsdialog:",
        "Stadt Irgendwo, Hauptamt, Quendolin Zwetschgenmoser, Holunderweg 17, 70000 Irgendwo",
        "Telefon der Kontaktperson",
        "0815/4711-99",
        "E-Mail der Kontaktperson",
        "quendolin.z@ort.example",
        "Veranstaltungskonzept",
    ]
    return text.replace("Veranstaltungskonzept", "\n".join(contact), 1)


@pytest.fixture
def built(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    (tmp_path / "a.txt").write_text(steckbrief(), "utf-8")
    (tmp_path / "kaputt.txt").write_text("Quendolin Zwetschgenmoser, 0815/4711-99", "utf-8")
    database = tmp_path / "data.duckdb"
    main(["build", str(tmp_path / "a.txt"), str(tmp_path / "kaputt.txt"), "--db", str(database)])
    main(["code", str(tmp_path / "a.txt"), str(tmp_path / "kaputt.txt")])
    captured = capfd.readouterr()
    return database, captured.out + captured.err


def test_no_table_holds_a_canary(built: tuple[Path, str]) -> None:
    with duckdb.connect(str(built[0]), read_only=True) as connection:
        tables = connection.sql("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
        content = "\n".join(str(connection.sql(f"FROM {table}").fetchall()) for (table,) in tables)
    assert "Irgendwo" in content
    assert [canary for canary in CANARIES if canary in content] == []


def test_the_file_itself_holds_no_canary(built: tuple[Path, str]) -> None:
    content = built[0].read_bytes()
    assert [canary for canary in CANARIES if canary.encode() in content] == []


@pytest.mark.parametrize("kind", ["excel", "machine"])
def test_no_export_holds_a_canary(built: tuple[Path, str], kind: CsvKind) -> None:
    database = Database(built[0])
    provenance = Provenance(database.build, "alle Dialoge", 1, 1, dt.date(2026, 1, 1))
    packed = data_zip(database, Filter(), provenance, kind)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        content = "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    assert "500" in content
    assert [canary for canary in CANARIES if canary in content] == []


def test_neither_summary_nor_coding_shows_a_canary(built: tuple[Path, str]) -> None:
    assert "Irgendwo" in built[1]
    assert [canary for canary in CANARIES if canary in built[1]] == []


def test_what_was_read_beside_the_persons_stays(built: tuple[Path, str]) -> None:
    with duckdb.connect(str(built[0]), read_only=True) as connection:
        rows = connection.sql("SELECT cost, first_day::VARCHAR, moderation FROM out.dialogue").fetchall()
    assert rows[0][:2] == (500.0, "2016-11-19")
    assert rows[0][2].endswith("freie Moderatorin; mobil ████ ████████")
