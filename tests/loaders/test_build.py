"""Building the data file: what is read, what is not, what stays when something goes wrong."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import duckdb
import pytest

from loaders.build import build_file
from loaders.check import check_file
from loaders.sources import DEFAULT_SOURCES, NoSources
from loaders.steps import Steps
from tests.loaders.test_form import form_text

ROOT = Path(__file__).resolve().parents[2]


def loaders(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "loaders", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def content(database: Path, ignore: tuple[str, ...] = ("core.build",)) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.sql(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE schema_name IN ('raw', 'core', 'out')"
        ).fetchall()
        return {name: connection.sql(f"FROM {name} ORDER BY ALL").fetchall() for (name,) in names if name not in ignore}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("data") / "samples.duckdb"
    assert build_file([DEFAULT_SOURCES], database).exit_code == 0
    return database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    (folder / "a.txt").write_text(form_text(kosten="Saal: 120 €"), "utf-8")
    return folder


def test_all_samples_are_read_and_the_file_is_sound(samples: Path) -> None:
    assert check_file(samples) == []
    rows = content(samples, ignore=())
    assert len(rows["out.dialogue"]) == len(list(DEFAULT_SOURCES.glob("*.txt")))
    assert rows["core.build"][0][-1] is True  # all invented


def test_two_builds_of_the_same_files_give_the_same_tables(samples: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.duckdb"
    build_file([DEFAULT_SOURCES], again)
    assert content(again) == content(samples)


def test_processes_that_share_nothing_give_the_same_tables(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.workers._context", lambda: multiprocessing.get_context("spawn"))
    spawned = tmp_path / "spawned.duckdb"
    build_file([DEFAULT_SOURCES], spawned)
    assert content(spawned) == content(samples)


def test_what_is_unchanged_is_not_read_again_and_the_tables_are_the_same(samples: Path, tmp_path: Path) -> None:
    folder, database = tmp_path / "ordner", tmp_path / "data.duckdb"
    shutil.copytree(DEFAULT_SOURCES, folder)
    texts = sorted(folder.glob("*.txt"))
    build_file([folder], database)
    assert build_file([folder], database).reused == len(texts)
    texts[3].rename(folder / "zuletzt.txt")
    texts[5].unlink()
    shutil.copy(texts[7], folder / "aaa-kopie.txt")
    texts[9].write_text(form_text(kosten="Saal: 120 €"), "utf-8")
    (folder / "neu.txt").write_text(form_text(kosten="Saal: 90 €"), "utf-8")
    summary = build_file([folder], database)
    assert (summary.read, summary.reused) == (len(texts), len(texts) - 2)
    full = tmp_path / "full.duckdb"
    build_file([folder], full)
    assert content(database) == content(full)


def test_another_program_or_codebook_reads_everything_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "data.duckdb"
    build_file([folder], database)
    monkeypatch.setattr("loaders.build.reading_fingerprint", lambda: "anders")
    assert build_file([folder], database).reused == 0
    assert build_file([folder], database).reused == 1


def test_spans_show_the_words_that_were_read(samples: Path) -> None:
    with duckdb.connect(str(samples), read_only=True) as connection:
        outside = connection.sql(
            """SELECT count(*) FROM out.dialogue_code c JOIN raw.source_file f ON f.source_id = c.dialogue_id
               WHERE NOT (0 <= start_char AND start_char < end_char AND end_char <= length(f.text))"""
        ).fetchall()
        amounts = connection.sql(
            """SELECT list(DISTINCT substr(f.text, e.start_char + 1, e.end_char - e.start_char)) FROM core.evidence e
               JOIN raw.source_file f ON f.source_id = e.steckbrief_id WHERE e.field = 'population'"""
        ).fetchall()
    assert outside == [(0,)]
    assert all(any(char.isdigit() for char in words) for words in amounts[0][0])


def test_unreadable_files_are_listed_and_the_others_load(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text("Einkaufsliste: Brot, Butter", "utf-8")
    (folder / "c.docx").write_bytes(b"PK")
    (folder / "notes.md").write_text("# Notizen", "utf-8")
    database = tmp_path / "data.duckdb"
    summary = build_file([folder], database)
    assert (summary.read, summary.exit_code, summary.skipped) == (1, 1, ("notes.md",))
    reasons = {entry.name: entry.reason for entry in summary.unreadable}
    assert "kein Steckbrief" in reasons["b.txt"]
    assert ".docx" in reasons["c.docx"]
    assert [row[5] for row in content(database)["raw.source_file"]] == ["read", "unreadable", "unreadable"]


def test_the_same_bytes_count_once(folder: Path, tmp_path: Path) -> None:
    (folder / "kopie.txt").write_bytes((folder / "a.txt").read_bytes())
    summary = build_file([folder], tmp_path / "data.duckdb")
    assert summary.read == 1
    assert summary.duplicates[0].name == "kopie.txt"
    assert summary.duplicates[0].reason == "derselbe Inhalt wie a.txt"


def test_foreign_files_are_not_called_samples(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "data.duckdb"
    build_file([folder], database)
    assert content(database, ignore=())["core.build"][0][-1] is False


def test_nothing_readable_leaves_the_old_file(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "data.duckdb"
    build_file([folder], database)
    before = database.read_bytes()
    empty = tmp_path / "leer"
    empty.mkdir()
    (empty / "x.txt").write_text("nichts", "utf-8")
    run = loaders("build", empty, "--db", database)
    assert run.returncode == 2
    assert "bisherige Datendatei bleibt" in run.stdout
    assert database.read_bytes() == before


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoSources, match="gibt es nicht"):
        build_file([tmp_path / "fehlt"], tmp_path / "data.duckdb")
    run = loaders("build", tmp_path / "fehlt", "--db", tmp_path / "data.duckdb")
    assert (run.returncode, run.stderr.strip().endswith("gibt es nicht")) == (2, True)


def test_a_place_that_cannot_be_written_is_an_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", "utf-8")
    run = loaders("build", folder, "--db", tmp_path / "datei" / "data.duckdb")
    assert (run.returncode, "kann nicht geschrieben werden" in run.stderr) == (2, True)


def test_a_reader_that_fails_costs_one_file_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loaders import work

    (folder / "b.txt").write_text(form_text(themen="Sprengstoff"), "utf-8")
    original = work.reading

    def fragile(text: str, tools: work.Tools) -> Steps[work.ReadSteckbrief]:
        if "Sprengstoff" in text:
            raise ZeroDivisionError
        return original(text, tools)

    monkeypatch.setattr(work, "reading", fragile)
    summary = build_file([folder], tmp_path / "data.duckdb")
    assert summary.read == 1
    assert summary.unreadable[0].reason == "unerwarteter Fehler beim Lesen (ZeroDivisionError)"


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("delay", [0.3, 0.8, 1.5])
def test_a_build_that_is_killed_leaves_the_old_file(samples: Path, tmp_path: Path, delay: float) -> None:
    database = tmp_path / "data.duckdb"
    database.write_bytes(samples.read_bytes())
    many = tmp_path / "viele"
    many.mkdir()
    for number in range(1500):
        (many / f"{number}.txt").write_text(form_text(themen=f"Thema {number}"), "utf-8")
    command = [sys.executable, "-m", "loaders", "build", str(many), "--db", str(database)]
    build = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    assert database.read_bytes() == samples.read_bytes()
    assert check_file(database) == []


def test_check_says_what_is_wrong(samples: Path, tmp_path: Path) -> None:
    broken = tmp_path / "kaputt.duckdb"
    broken.write_bytes(b"keine Datenbank" * 1000)
    foreign = tmp_path / "fremd.duckdb"
    duckdb.connect(str(foreign)).close()
    newer = tmp_path / "neuer.duckdb"
    newer.write_bytes(samples.read_bytes())
    with duckdb.connect(str(newer)) as connection:
        connection.execute("UPDATE core.build SET schema_version = 99")
    fewer = tmp_path / "weniger.duckdb"
    fewer.write_bytes(samples.read_bytes())
    with duckdb.connect(str(fewer)) as connection:
        connection.execute("DELETE FROM out.dialogue WHERE dialogue_id = 1")
    assert "keine lesbare Datendatei" in check_file(broken)[0]
    assert "gehört nicht zu diesem Programm" in check_file(foreign)[0]
    assert "Version 99" in check_file(newer)[0]
    assert check_file(fewer)[0].startswith("Dialoge: ")
    assert (loaders("check", "--db", samples).returncode, loaders("check", "--db", fewer).returncode) == (0, 1)


def test_code_writes_one_json_object_a_line(folder: Path) -> None:
    run = loaders("code", folder)
    assert run.returncode == 0
    assert run.stdout.count("\n") == 1
    assert '"kosten": [{"art": "raum", "von": 120.0, "bis": 120.0, "ungefaehr": false}]' in run.stdout


def test_a_broken_codebook_is_named_with_its_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import loaders.codebook
    from loaders import work
    from loaders.yamlfile import YamlError

    broken = tmp_path / "codebook.yaml"
    broken.write_text("version: 1\nvariables: {}\nfindings: {}\nprogram_findings: []\n", "utf-8")
    monkeypatch.setattr(work, "load_codebook", lambda: loaders.codebook.load_codebook(broken))
    work.load_tools.cache_clear()
    with pytest.raises(YamlError, match=r"codebook\.yaml, Zeile 4"):
        build_file([folder], tmp_path / "data.duckdb")
    work.load_tools.cache_clear()


def test_a_file_may_hold_several_and_say_where_each_stands(folder: Path, tmp_path: Path) -> None:
    table = "Name der Kommune;Einwohnerzahl;Veranstaltungskonzept;Themenfelder;Kosten und Effizienz\n" + "".join(
        f"Stadt Ort{number};1000;Ein Abend;Wohnen;Saal: {number}0 €\n" for number in (1, 2, 3)
    )
    (folder / "b.csv").write_text(table, "utf-8")
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("innen/d.txt", form_text(kosten="Saal: 40 €"))
        archive.writestr("innen/e.csv", table)
        archive.writestr("innen/f.txt", "Brot, Butter")
    database = tmp_path / "data.duckdb"
    summary = build_file([folder], database)
    assert (summary.read, len(summary.duplicates), summary.exit_code) == (5, 3, 1)
    assert [entry.name for entry in summary.unreadable] == ["c.zip/innen/f.txt"]
    assert summary.duplicates[0].reason == "derselbe Inhalt wie b.csv (Zeile 2)"
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.sql(
            """SELECT d.source_name, d.source_place, d.cost, t.place FROM out.dialogue d
               JOIN core.evidence e ON e.steckbrief_id = d.dialogue_id AND e.field = 'cost'
               ASOF LEFT JOIN raw.text_place t ON t.source_id = d.dialogue_id AND t.start_char <= e.start_char
               ORDER BY cost"""
        ).fetchall()
    assert found == [
        ("b.csv", "Zeile 2", 10.0, "Spalte E («Kosten und Effizienz»)"),
        ("b.csv", "Zeile 3", 20.0, "Spalte E («Kosten und Effizienz»)"),
        ("b.csv", "Zeile 4", 30.0, "Spalte E («Kosten und Effizienz»)"),
        ("c.zip/innen/d.txt", None, 40.0, None),
        ("a.txt", None, 120.0, None),
    ]
    full = content(database)
    assert build_file([folder], database).reused == 5
    assert content(database) == full
