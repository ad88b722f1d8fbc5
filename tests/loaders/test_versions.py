"""Which Steckbriefe are one dialogue, which version counts, and which texts hardly differ."""

import os
from pathlib import Path

import duckdb
import pytest

from analysis.database import Database
from analysis.filters import Filter
from analysis.steckbrief import read_steckbrief
from analysis.versions import changes
from loaders.build import build_file
from loaders.check import check_file
from loaders.documents import kinds
from tests.loaders.test_form import form_text

DAY = "Durchführung am 19.11.2016, 14.00 bis 18.00 Uhr als World Café."
LONG = "Wir sprachen lange und ausführlich über das Ankommen in der Stadt, über Wege und über Zeit füreinander."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    return folder


def save(folder: Path, name: str, day: int, **answers: str) -> None:
    """A Steckbrief as a file last changed on some day of January 2020."""
    (folder / name).write_text(form_text(**answers), "utf-8")
    seconds = 1_577_880_000 + day * 86_400
    os.utime(folder / name, (seconds, seconds))


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.sql(sql).fetchall()


def test_same_kommune_and_days_are_versions_and_the_newest_counts(folder: Path, tmp_path: Path) -> None:
    save(folder, "b.txt", 1, konzept=DAY, kosten="Saal: 120 €")
    save(folder, "a.txt", 2, konzept=DAY, kosten="Saal: 150 €")
    save(folder, "c.txt", 3, konzept=DAY.replace("19.11.", "20.11."), kosten="Saal: 90 €")
    database = tmp_path / "data.duckdb"
    summary = build_file([folder], database)
    assert (summary.read, summary.superseded, check_file(database)) == (3, 1, [])
    assert rows(database, "SELECT source_name, cost FROM out.dialogue ORDER BY 1") == [("a.txt", 150), ("c.txt", 90)]
    (key,) = rows(database, "SELECT key FROM out.former_dialogue")[0]
    opened = Database(database)
    old = read_steckbrief(opened, Filter(), str(key))
    assert old is not None
    assert [(version.source_name, version.is_newest) for version in old.versions] == [("a.txt", True)]
    new = read_steckbrief(opened, Filter(), old.versions[0].key)
    assert new is not None
    changed = {change.row: (change.before, change.after) for change in changes(old, new)}
    before, after = changed["cost_item"]
    assert (before[0].value, after[0].value) == (120, 150)
    assert "population" not in changed


def test_without_event_days_nothing_is_taken_for_a_version(folder: Path, tmp_path: Path) -> None:
    save(folder, "a.txt", 1, konzept="Ein Abend.", kosten="Saal: 120 €")
    save(folder, "b.txt", 2, konzept="Noch ein Abend.", kosten="Saal: 150 €")
    assert build_file([folder], tmp_path / "data.duckdb").superseded == 0


def test_texts_that_hardly_differ_are_a_finding_on_both(folder: Path, tmp_path: Path) -> None:
    same = {"themen": LONG, "anlass": f"Vorher: {LONG}", "empfehlungen": f"{LONG} Mehr Zeit."}
    save(folder, "a.txt", 1, konzept=DAY, **same)
    save(folder, "b.txt", 2, konzept=DAY.replace("19.11.", "20.11."), **same)
    save(folder, "c.txt", 3, konzept=DAY.replace("19.11.", "21.11."), themen=LONG)
    database = tmp_path / "data.duckdb"
    build_file([folder], database)
    found = rows(database, "SELECT message FROM core.finding WHERE code = 'text_aehnlich' ORDER BY steckbrief_id")
    assert [str(message)[-9:] for (message,) in found] == ["in b.txt.", "in a.txt."]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"Steckbrief", "text"),
        ("a.txt", b"{\\rtf1", "rtf"),
        ("a.txt", b"<!DOCTYPE html><html>", "html"),
        ("a", b"From: a@b.de\r\nSubject: x\r\n\r\nText", "eml"),
        ("a.csv", b"a;b", "csv"),
        ("a.docx", b"PK\x03\x04 word/document.xml", "docx"),
    ],
)
def test_the_content_tells_the_kind(name: str, content: bytes, kind: str) -> None:
    assert kinds.kind_of(name, content) == kind
