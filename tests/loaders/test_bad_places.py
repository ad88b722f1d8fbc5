"""The place of the data file, and the program's own files: full disk, other builds, data files that are not ours."""

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from loaders.check import check_file
from loaders.commands import main
from loaders.lock import building
from loaders.yamlfile import YamlError
from tests.loaders.conftest import costs
from tests.loaders.test_build import ROOT, loaders


def build(folder: Path, database: Path) -> int:
    return main(["build", str(folder), "--db", str(database)])


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("room", [2_000, 1_000_000])
def test_a_full_disk_leaves_the_former_data(room: int, folder: Path, database: Path, former: bytes) -> None:
    """Files that may not grow beyond some bytes stand for a disk that is full at different moments."""
    command = [sys.executable, "-m", "loaders", "build", str(folder), "--db", str(database)]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.startswith("Fehler: ") and "geschrieben werden" in run.stderr
    assert "Traceback" not in run.stderr
    assert database.read_bytes() == former
    assert costs(database) == [90]
    assert not list(database.parent.glob("*building*"))


def test_data_that_load_but_leave_no_room_for_the_note_say_so(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("loaders.build.remember_sources", full)
    assert build(folder, database) == 2
    assert "Die Daten sind geladen, aber woraus, ließ sich" in capsys.readouterr().err
    assert costs(database) == [120]


def foreign(database: Path) -> None:
    database.unlink()
    with duckdb.connect(str(database)) as connection:
        connection.execute("CREATE TABLE kunden (name VARCHAR)")


def damaged(database: Path) -> None:
    database.write_bytes(b"keine Datenbank" * 1000)


def cut_off(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:5000])


def newer(database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("UPDATE core.build SET schema_version = 99")


@pytest.mark.parametrize(
    ("happens", "message"),
    [
        (foreign, "gehört nicht zu diesem Programm und wird nicht ersetzt"),
        (damaged, "ist beschädigt oder keine Datendatei und wird nicht ersetzt"),
        (cut_off, "ist beschädigt oder keine Datendatei und wird nicht ersetzt"),
        (newer, "stammt von einer neueren Version des Programms und wird nicht ersetzt"),
    ],
)
def test_a_data_file_that_is_not_ours_is_not_replaced(
    happens: Callable[[Path], None], message: str, folder: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    happens(database)
    before = database.read_bytes()
    assert build(folder, database) == 2
    assert f"dialogues.duckdb {message}" in capsys.readouterr().err
    assert database.read_bytes() == before


def test_a_data_file_of_an_older_program_is_replaced(folder: Path, database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("UPDATE core.build SET schema_version = 1")
    assert build(folder, database) == 0
    assert costs(database) == [120]


def test_damage_behind_the_first_pages_does_not_end_in_a_crash(folder: Path, database: Path, former: bytes) -> None:
    """Whatever is broken in it: the build replaces it by a sound file, or refuses and leaves it as it is."""
    for place in range(12_288, len(former), len(former) // 5):
        hurt = bytearray(former)
        hurt[place : place + 400] = b"\xa5" * 400
        database.write_bytes(hurt)
        code = build(folder, database)
        assert (code, check_file(database)) == (0, []) or (code, database.read_bytes()) == (2, bytes(hurt))


def test_a_second_build_says_that_one_is_at_work(
    folder: Path, database: Path, former: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with building(database):
        assert build(folder, database) == 2
    assert "wird gerade von einem anderen Vorgang aufgebaut" in capsys.readouterr().err
    assert database.read_bytes() == former


def test_an_error_in_the_codebook_is_told_and_nothing_changes(
    folder: Path, database: Path, former: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise YamlError("codebook.yaml, Zeile 4: der Doppelpunkt fehlt")

    monkeypatch.setattr("loaders.build.load_tools", broken)
    assert build(folder, database) == 2
    assert capsys.readouterr().err == "Fehler: codebook.yaml, Zeile 4: der Doppelpunkt fehlt\n"
    assert database.read_bytes() == former


def test_what_a_dead_build_left_is_cleared_by_the_next(folder: Path, database: Path) -> None:
    draft = database.with_name(f".{database.name}.4711.building")
    draft.write_bytes(b"x")
    draft.with_name(f"{draft.name}.wal").write_bytes(b"x")
    draft.with_name(f"{draft.name}.tmp").mkdir()
    assert build(folder, database) == 0
    assert not list(database.parent.glob("*building*"))


def test_two_builds_at_once_leave_one_whole_data_file(folder: Path, database: Path, tmp_path: Path) -> None:
    other = shutil.copytree(folder, tmp_path / "andere")
    (other / "gut.txt").write_text((folder / "gut.txt").read_text("utf-8").replace("120", "150"), "utf-8")
    command = [sys.executable, "-m", "loaders", "build", "--db", str(database)]
    runs = [
        subprocess.Popen([*command, str(each)], cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        for each in (folder, other)
    ]
    said = [run.communicate()[1] for run in runs]
    assert {run.returncode for run in runs} <= {0, 2}
    assert all("wird gerade" in text for text, run in zip(said, runs, strict=True) if run.returncode)
    assert costs(database) in ([120], [150])
    assert loaders("check", "--db", database).returncode == 0
