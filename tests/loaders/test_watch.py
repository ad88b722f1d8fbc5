"""A watched folder: what arrives, changes or vanishes is in the data soon after."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from tests.loaders.test_form import form_text

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds


def await_(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def costs(database: Path) -> list[int]:
    if not database.exists():
        return []
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{database}' AS s (READ_ONLY)")
        return [int(cost) for (cost,) in connection.sql("SELECT cost FROM s.out.dialogue ORDER BY cost").fetchall()]


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    folder = tmp_path / "ordner"
    folder.mkdir()
    command = [sys.executable, "-m", "loaders", "watch", str(folder), "--every", "0.1"]
    process = subprocess.Popen(
        [*command, "--db", str(tmp_path / "data.duckdb")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    yield process
    process.kill()
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_what_happens_in_the_folder_is_soon_in_the_data(tmp_path: Path, watcher: subprocess.Popen[str]) -> None:
    folder, database = tmp_path / "ordner", tmp_path / "data.duckdb"
    (folder / "a.txt").write_text(form_text(kosten="Saal: 120 €"), "utf-8")
    await_(lambda: costs(database) == [120])
    (folder / "b.txt").write_text(form_text(kosten="Saal: 90 €"), "utf-8")
    await_(lambda: costs(database) == [90, 120])
    (folder / "a.txt").write_text(form_text(kosten="Saal: 130 Euro"), "utf-8")
    await_(lambda: costs(database) == [90, 130])
    (folder / "b.txt").unlink()
    await_(lambda: costs(database) == [130])
    watcher.send_signal(signal.SIGINT)
    said, problems = watcher.communicate(timeout=PATIENCE)
    assert watcher.returncode == 0
    assert "unverändert übernommen" in said
    assert problems == ""
