"""A good Steckbrief in a folder, and a data file of an earlier build."""

import multiprocessing
import sys
from pathlib import Path

import pytest

from analysis.database import Database
from loaders.build import build_file
from tests.loaders.test_form import form_text

GOOD = form_text(kosten="Saal: 120 €")


@pytest.fixture(scope="session")
def former(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The data file of an earlier build, in which one dialogue cost 90 euros."""
    folder = tmp_path_factory.mktemp("former")
    (folder / "frueher.txt").write_text(form_text(kosten="Saal: 90 €"), "utf-8")
    build_file([folder], folder / "data.duckdb")
    return (folder / "data.duckdb").read_bytes()


@pytest.fixture
def database(tmp_path: Path, former: bytes) -> Path:
    database = tmp_path / "data" / "dialogues.duckdb"
    database.parent.mkdir()
    database.write_bytes(former)
    return database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    (folder / "gut.txt").write_text(GOOD, "utf-8")
    return folder


def costs(database: Path) -> list[int]:
    """What the dashboard would say the dialogues cost."""
    opened = Database(database)
    try:
        return [int(cost) for (cost,) in opened.rows("SELECT cost FROM data.out.dialogue ORDER BY cost")]
    finally:
        opened.close()


@pytest.fixture(autouse=True)
def copied_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading processes are copies of the test, so that what it changes holds in them.

    A build decides this by itself, but not where other tests have left threads behind.
    """
    if sys.platform == "linux":
        monkeypatch.setattr("loaders.workers._context", lambda: multiprocessing.get_context("fork"))
