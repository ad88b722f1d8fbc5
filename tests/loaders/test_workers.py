"""Reading in processes: one that crashes, hangs or takes too much memory costs one file only."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from loaders import work, workers
from loaders.build import build_file
from loaders.commands import main
from loaders.lock import Busy, building
from loaders.steps import Steps
from tests.loaders.test_form import form_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    for number in range(40):
        topic = "Sprengstoff" if number == 17 else f"Thema {number}"
        (folder / f"{number:02}.txt").write_text(form_text(themen=topic), "utf-8")
    return folder


def misbehave(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """Let the reader fall over one of the texts. Processes are copies of this one, so they inherit it."""
    original = work.reading

    def reading(text: str, tools: work.Tools) -> Steps[work.ReadSteckbrief]:
        if "Sprengstoff" in text:
            if how == "crash":
                os._exit(3)
            if how == "hang":
                time.sleep(60)
            bytearray(3 * workers.FILE_BYTES)
        return original(text, tools)

    monkeypatch.setattr(work, "reading", reading)


@pytest.mark.skipif(workers._context().get_start_method() != "fork", reason="needs copies of this process")
@pytest.mark.parametrize(
    ("how", "reason"), [("crash", "brach ab"), ("hang", "dauerte länger"), ("memory", "brach ab")]
)
def test_one_bad_file_costs_one_file(
    how: str, reason: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    misbehave(monkeypatch, how)
    if how == "hang":
        monkeypatch.setattr(workers, "FILE_SECONDS", 1)
    summary = build_file([folder], tmp_path / "data.duckdb")
    assert (summary.read, summary.exit_code) == (39, 1)
    assert [entry.name for entry in summary.unreadable] == ["17.txt"]
    assert reason in summary.unreadable[0].reason


@pytest.mark.skipif(workers._context().get_start_method() != "fork", reason="needs copies of this process")
def test_coding_has_the_same_limits(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    misbehave(monkeypatch, "crash")
    assert main(["code", str(folder)]) == 1
    printed = capsys.readouterr()
    names = [json.loads(line)["datei"] for line in printed.out.splitlines()]
    assert names == [f"{number:02}.txt" for number in range(40) if number != 17]
    assert printed.err.startswith("17.txt: das Lesen brach ab")


@pytest.mark.skipif(workers._context().get_start_method() != "fork", reason="needs copies of this process")
def test_bad_files_in_an_archive_cost_no_others(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    misbehave(monkeypatch, "crash")
    (folder / "38.txt").write_text(form_text(themen="Sprengstoff", kosten="Saal: 1 €"), "utf-8")
    with zipfile.ZipFile(tmp_path / "alle.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    summary = build_file([tmp_path / "alle.zip"], tmp_path / "data.duckdb")
    assert summary.read == 38
    assert [entry.name for entry in summary.unreadable] == ["alle.zip/17.txt", "alle.zip/38.txt"]
    assert all("brach ab" in entry.reason for entry in summary.unreadable)
    assert build_file([tmp_path / "alle.zip"], tmp_path / "data.duckdb").reused == 0  # it may go better now


def test_only_one_build_at_a_time(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "data.duckdb"
    with building(database), pytest.raises(Busy, match="wird gerade"):
        build_file([folder], database)
    assert build_file([folder], database).read == 40


HANGS = """
import sys, time
from pathlib import Path
from loaders import work
from loaders.build import build_file

def reading(text, tools):
    Path(sys.argv[3]).touch()
    time.sleep(60)

work.reading = reading
build_file([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="signals of Linux")
def test_a_reader_that_hangs_does_not_outlive_a_build_that_is_killed(folder: Path, tmp_path: Path) -> None:
    database, begun = tmp_path / "data.duckdb", tmp_path / "begun"
    build = subprocess.Popen([sys.executable, "-c", HANGS, str(folder), str(database), str(begun)])
    while not begun.exists():
        time.sleep(0.05)
    readers = psutil.Process(build.pid).children()
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    _, alive = psutil.wait_procs(readers, timeout=5)
    assert readers and not alive
    with building(database):  # nobody holds the lock any more
        pass


def test_the_time_for_all_that_lies_inside_a_file_is_bounded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file may give results again and again and still never end."""
    monkeypatch.setattr(workers, "TASK_SECONDS", 1)
    misbehave(monkeypatch, "hang")
    summary = build_file([folder], tmp_path / "data.duckdb")
    assert [entry.reason for entry in summary.unreadable] == [
        "das Lesen dauerte länger als 1 Sekunden und wurde abgebrochen"
    ]
    assert summary.read == 39
