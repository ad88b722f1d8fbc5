"""Writing the DuckDB file: beside the old one, checked, and swapped in whole.

A build that dies leaves the old file as it was; readers never see a half-written one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from loaders.check import check_file
from loaders.rows import Row, Rows

_SQL = Path(__file__).resolve().parent
_MEMORY_LIMIT = "1GB"
_LEFTOVER_AGE = 86_400  # seconds after which the remains of a dead build are cleared away


class StoreError(RuntimeError):
    """The data file cannot be written or swapped in; the message is German."""


class Store:
    """A data file under construction; use as a context manager, then `publish`."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._draft = database.with_name(f".{database.name}.{os.getpid()}.building")
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            _clear(self._draft)
            self._connection = duckdb.connect(str(self._draft))
        except (OSError, duckdb.Error) as error:
            raise StoreError(f"In {database.parent} kann nicht geschrieben werden: {error}") from error
        self._connection.execute(f"SET memory_limit = '{_MEMORY_LIMIT}'")
        self._connection.execute((_SQL / "schema.sql").read_text("utf-8"))
        self._schemas: dict[str, pa.Schema] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        _clear(self._draft)

    def add(self, rows: Rows) -> None:
        """Append rows, by table name ("core.coding"); columns in the order of the schema."""
        for table, content in rows.items():
            if content:
                batch = self._arrow(table, content)
                self._connection.register("batch", batch)
                self._connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
                self._connection.unregister("batch")

    def publish(self) -> None:
        """Fill the views, check the draft and put it in the place of the old file; raises `StoreError`."""
        try:
            self._connection.execute((_SQL / "views.sql").read_text("utf-8"))
            self._connection.execute("CHECKPOINT")
        except duckdb.Error as error:
            raise StoreError(f"Die Datendatei kann nicht geschrieben werden: {error}") from error
        self._connection.close()
        problems = check_file(self._draft)
        if problems:
            raise StoreError("Die neue Datendatei ist fehlerhaft: " + "; ".join(problems))
        clear_leftovers(self._database)
        try:
            _wal(self._database).unlink(missing_ok=True)
            os.replace(self._draft, self._database)
        except OSError as error:
            raise StoreError(f"{self._database.name} kann nicht ersetzt werden: {error}") from error

    def _arrow(self, table: str, content: Iterable[Row]) -> pa.Table:
        if table not in self._schemas:
            self._schemas[table] = self._connection.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
        schema = self._schemas[table]
        columns = zip(*content, strict=True)
        arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
        return pa.Table.from_arrays(arrays, names=schema.names)


def clear_leftovers(database: Path) -> None:
    """Remove drafts of builds that died more than a day ago."""
    for draft in database.parent.glob(f".{database.name}.*.building"):
        if time.time() - draft.stat().st_mtime > _LEFTOVER_AGE:
            _clear(draft)


def _clear(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    _wal(draft).unlink(missing_ok=True)


def _wal(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
