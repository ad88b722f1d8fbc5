"""A running dashboard sees a new data file, and keeps the old data while the new file is no good."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import small_database

PAGE = str(Path(__file__).resolve().parents[2] / "pages" / "kosten.py")


@pytest.fixture
def data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data.duckdb"
    monkeypatch.setenv("DIALOGUES_DB", str(path))
    return path


def test_no_file_is_explained(data_file: Path) -> None:
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert not page.exception
    assert page.title[0].value == "Noch keine Daten"
    assert "gibt es noch nicht" in page.info[0].value


def test_damaged_file_is_explained(data_file: Path) -> None:
    data_file.write_bytes(b"damaged" * 4000)
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert not page.exception
    assert "beschädigt" in page.info[0].value


def test_swap_under_a_running_session(data_file: Path, tmp_path: Path) -> None:
    small_database(data_file)
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    assert _is_marked_invented(page)
    small_database(tmp_path / "new.duckdb", invented=False).replace(data_file)
    page.run()
    assert not page.exception
    assert not _is_marked_invented(page)


def test_old_data_stay_up_while_the_new_file_is_damaged(data_file: Path, tmp_path: Path) -> None:
    small_database(data_file)
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    broken = tmp_path / "broken"
    broken.write_bytes(b"damaged" * 4000)
    broken.replace(data_file)
    page.run()
    assert not page.exception
    assert "Gezeigt wird der Stand davor." in page.warning[0].value
    assert len(page.metric) == 5


def _is_marked_invented(page: AppTest) -> bool:
    return any("Beispieldaten, frei erfunden" in str(element.value) for element in page.markdown)
