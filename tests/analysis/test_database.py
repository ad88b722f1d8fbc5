"""The data file is opened safely, and a bad one is explained."""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb
import pytest

from analysis.database import (
    DamagedFileError,
    Database,
    ForeignFileError,
    MissingFileError,
    OtherVersionError,
)
from tests.conftest import small_database


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="gibt es noch nicht"):
        Database(tmp_path / "none.duckdb")


def test_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "damaged.duckdb"
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(DamagedFileError, match="beschädigt"):
        Database(path)


def test_foreign_file(tmp_path: Path) -> None:
    path = tmp_path / "foreign.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE something AS SELECT 1")
    with pytest.raises(ForeignFileError, match="keine Datendatei dieses Programms"):
        Database(path)


@pytest.mark.parametrize(("version", "age"), [(99, "neueren"), (0, "älteren")])
def test_other_version(tmp_path: Path, version: int, age: str) -> None:
    path = small_database(tmp_path / "other.duckdb", schema_version=version)
    with pytest.raises(OtherVersionError, match=age):
        Database(path)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO 'leak.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSERT INTO data.core.region VALUES ('x', 'y')",
    ],
)
def test_nothing_but_reading(database: Database, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        database.query(sql)


def test_swapped_file_is_seen_and_the_old_stays_readable(tmp_path: Path) -> None:
    path = small_database(tmp_path / "data.duckdb")
    old = Database(path)
    new_file = small_database(tmp_path / "new.duckdb", invented=False)
    new_file.replace(path)
    new = Database(path)
    assert (old.build.build_id, new.build.build_id) == ("build-data", "build-new")
    assert old.version != new.version
    assert old.rows("SELECT count(*) FROM data.out.dialogue") == [(9,)]


def test_threads_share_a_database(database: Database) -> None:
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(40):
            answer = database.rows("SELECT count(*) FROM data.out.dialogue")
            if answer != [(9,)]:
                wrong.append(answer)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
