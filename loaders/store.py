"""Writing the DuckDB file: beside the old one, checked, and swapped in whole.

A build that dies leaves the old file as it was; readers never see a half-written one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import duckdb

from loaders.check import SCHEMA_VERSION, check_file, quoted
from loaders.rows import Rows
from loaders.views import fill_views

REUSED = "reused"
"""A temporary table: the texts whose rows are taken over from the old file (number, number there, key)."""

_SQL = Path(__file__).resolve().parent
_MEMORY_LIMIT = "300MB"  # what does not fit goes to the disk
_MOST_WAITING = 20_000  # rows of all tables that are kept back to be written at once


class StoreError(RuntimeError):
    """The data file cannot be written or swapped in; the message is German."""


class Store:
    """A data file under construction; use as a context manager while holding `lock.building`, then `publish`."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._draft = database.with_name(f".{database.name}.{os.getpid()}.building")
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            clear_leftovers(database)
            self._connection = duckdb.connect(str(self._draft))
        except (OSError, duckdb.Error) as error:
            clear_leftovers(database)
            raise StoreError(f"In {database.parent} kann nicht geschrieben werden: {error}") from error
        with self._writing():
            self._connection.execute(f"SET memory_limit = '{_MEMORY_LIMIT}'")
            # A draft needs no log beside it: what is committed goes into the file at once.
            self._connection.execute("SET checkpoint_threshold = '1KB'")
            self._connection.execute((_SQL / "schema.sql").read_text("utf-8"))
            self._connection.execute(f"CREATE TEMP TABLE {REUSED} (number INTEGER, former INTEGER, key VARCHAR)")
            self._connection.begin()
        self._appenders: dict[str, duckdb.Appender] = {}
        self._waiting = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._abandon()

    def add(self, rows: Rows) -> None:
        """Append rows, by table name ("core.coding"); columns in the order of the schema. Raises `StoreError`."""
        with self._writing():
            for table, content in rows.items():
                if table not in self._appenders:
                    self._appenders[table] = self._connection.appender(table)
                self._appenders[table].append_rows(content)
                self._waiting += len(content)
            if self._waiting > _MOST_WAITING:
                self._flush()

    def take_over(self, former: Path) -> None:
        """Copy the rows of the texts in the table `REUSED` from the data file `former`; raises `StoreError`."""
        try:
            self._commit()
            self._connection.execute(f"ATTACH {quoted(former)} AS former (READ_ONLY)")
            self._connection.execute((_SQL / "take_over.sql").read_text("utf-8"))
            self._commit()
            self._connection.execute("DETACH former")
        except duckdb.Error as error:
            raise StoreError(
                f"Die Daten aus {former.name} können nicht übernommen werden: es ist kein Platz mehr, oder die Datei "
                f"ist beschädigt; dann bitte umbenennen oder löschen ({error})"
            ) from error

    def relate(self) -> tuple[int, int]:
        """Find versions and texts that hardly differ; how many Steckbriefe are replaced, how many have findings."""
        with self._writing():
            self._flush()
            self._connection.execute((_SQL / "relations.sql").read_text("utf-8"))
            counts = self._connection.execute(
                "SELECT (SELECT count(*) FROM core.version), (SELECT count(DISTINCT steckbrief_id) FROM core.finding)"
            ).fetchall()
        return counts[0]

    def publish(self) -> None:
        """Fill the views, check the draft and put it in the place of the old file; raises `StoreError`."""
        with self._writing():
            self._flush()
            self._connection.commit()
            fill_views(self._connection)
            self._connection.execute("CHECKPOINT")
        self._connection.close()
        problems = check_file(self._draft)
        if problems:
            raise StoreError("Die neue Datendatei ist fehlerhaft: " + "; ".join(problems))
        try:
            _wal(self._database).unlink(missing_ok=True)
            self._draft.replace(self._database)
        except OSError as error:
            raise StoreError(f"{self._database.name} kann nicht ersetzt werden: {error}") from error

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """What fails to write leaves nothing behind."""
        try:
            yield
        except duckdb.Error as error:
            self._abandon()
            raise StoreError(
                f"Die Datendatei kann nicht geschrieben werden, womöglich ist kein Platz mehr: {error}"
            ) from error

    def _abandon(self) -> None:
        self._connection.close()
        clear_leftovers(self._database)

    def _flush(self) -> None:
        for appender in self._appenders.values():
            appender.flush()
        self._waiting = 0

    def _commit(self) -> None:
        """Put into the draft what was done so far: nothing of it needs to stay in the memory."""
        self._flush()
        self._connection.commit()
        self._connection.begin()


def refuse_foreign(database: Path) -> None:
    """Raise `StoreError` if `database` is foreign, damaged or of a newer program: not ours to replace."""
    if not database.exists():
        return
    with contextlib.closing(duckdb.connect()) as connection:
        connection.execute("SET threads = 1")
        try:
            connection.execute(f"ATTACH {quoted(database)} AS s (READ_ONLY)")
            versions = connection.execute("SELECT schema_version FROM s.core.build").fetchall()
        except duckdb.CatalogException as error:
            raise StoreError(f"{database.name} gehört nicht zu diesem Programm und wird nicht ersetzt") from error
        except duckdb.Error as error:
            raise StoreError(
                f"{database.name} ist beschädigt oder keine Datendatei und wird nicht ersetzt; "
                "bitte umbenennen oder löschen"
            ) from error
    if any(version > SCHEMA_VERSION for (version,) in versions):
        raise StoreError(f"{database.name} stammt von einer neueren Version des Programms und wird nicht ersetzt")


def clear_leftovers(database: Path) -> None:
    """Remove the drafts of builds that died; whoever calls holds `lock.building`, so that none is at work."""
    for draft in database.parent.glob(f".{database.name}.*.building*"):
        if draft.is_dir():  # where DuckDB puts what does not fit into the memory
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _wal(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
