"""The data file, opened for reading.

The file is attached to a private in-memory connection, so that a file that was swapped in under the same
name is seen as soon as it is opened anew. Each query gets its own cursor: one connection must not be
shared by threads. Tables are named in full: `data.out.dialogue`, `data.core.codebook`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis import suppression
from analysis.language import tr

pd.options.mode.string_storage = "python"  # several times faster than Arrow for frames of some hundred rows

SCHEMA_VERSION = 2
"""The version of loaders/schema.sql that this program reads."""

# Preparations of the planner that pay for large sorts only: the plan is what costs most in a small question.
_NOT_WORTHWHILE = "compressed_materialization, late_materialization, statistics_propagation"

_SETTINGS = (
    f"SET disabled_optimizers = '{_NOT_WORTHWHILE}'",
    "SET threads = 1",  # the questions are small, and several sessions share the processor
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET lock_configuration = true",
)


class DataFileError(Exception):
    """The data file cannot be used; the message is meant for the user."""


class MissingFileError(DataFileError):
    """There is no data file."""


class DamagedFileError(DataFileError):
    """The file is no DuckDB file, or cannot be read to its end."""


class ForeignFileError(DataFileError):
    """A DuckDB file that this program did not write."""


class OtherVersionError(DataFileError):
    """A data file of an older or newer version of this program."""


class FileVersion(NamedTuple):
    """Tells one state of the data file from the next."""

    inode: int
    modified_ns: int


@dataclass(frozen=True)
class Build:
    """Where the data come from. `built_at` is UTC; `invented` when all Steckbriefe are invented samples."""

    build_id: str
    built_at: dt.datetime
    codebook_version: int
    program_version: str
    files_read: int
    files_duplicate: int
    files_unreadable: int
    steckbriefe: int
    invented: bool


def file_version(path: Path) -> FileVersion:
    """The present state of the file. Raises `MissingFileError`."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise MissingFileError(tr("Die Datendatei „{name}“ gibt es noch nicht.").format(name=path.name)) from error
    return FileVersion(status.st_ino, status.st_mtime_ns)


class Database:
    """A data file open for reading; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file and check that it is ours. Raises a `DataFileError`."""
        self.version = file_version(path)
        self._connection = _attach(path)
        self.build = _read_build(self._connection, path)
        self._codes = _read_codes(self._connection)
        self._connection.execute(suppression.CREATE)

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """The answer as a frame, for answers of at most some thousand rows. Raises `duckdb.Error`."""
        with self._connection.cursor() as cursor:
            answer = cursor.execute(sql, list(parameters))
            names = [column[0] for column in answer.description or ()]
            return pd.DataFrame(answer.fetchall(), columns=names)  # three times faster than .df() for few rows

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The answer as plain tuples, for few rows. Raises `duckdb.Error`."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def arrays(self, sql: str, parameters: Sequence[Any] = ()) -> dict[str, NDArray[Any]]:
        """The answer as one array a column, for many rows; a missing number is NaN. Raises `duckdb.Error`."""
        with self._connection.cursor() as cursor:
            columns: dict[str, Any] = cursor.execute(sql, list(parameters)).fetchnumpy()
        return {name: _without_mask(column) for name, column in columns.items()}

    def arrow(self, sql: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """The answer as an Arrow table with the types of the data file, for exports. Raises `duckdb.Error`."""
        with self._connection.cursor() as cursor:
            return cursor.sql(sql, params=list(parameters)).to_arrow_table()

    def codes(self, variable: str) -> Mapping[str, str]:
        """The codes of a variable with their German labels, in the order of the codebook."""
        return self._codes.get(variable, {})

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _without_mask(column: NDArray[Any]) -> NDArray[Any]:
    if not isinstance(column, np.ma.MaskedArray):
        return column
    return column.filled(np.nan) if column.dtype.kind == "f" else column.data


def _attach(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    name = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{name}' AS data (READ_ONLY)")
        for setting in _SETTINGS:
            connection.execute(setting)
    except duckdb.Error as error:
        connection.close()
        told = tr("Die Datendatei „{name}“ ist beschädigt oder keine Datendatei dieses Programms.")
        raise DamagedFileError(told.format(name=path.name)) from error
    return connection


def _read_codes(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    codes: dict[str, dict[str, str]] = {}
    rows = connection.execute("SELECT variable, code, label FROM data.core.codebook ORDER BY variable, position")
    for variable, code, label in rows.fetchall():
        codes.setdefault(variable, {})[code] = label
    return codes


def _read_build(connection: duckdb.DuckDBPyConnection, path: Path) -> Build:
    sql = (
        "SELECT schema_version, build_id, built_at, codebook_version, program_version, files_read,"
        " files_duplicate, files_unreadable, steckbriefe, invented FROM data.core.build"
    )
    try:
        row = connection.execute(sql).fetchone()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        connection.close()
        told = tr("„{name}“ ist keine Datendatei dieses Programms.")
        raise ForeignFileError(told.format(name=path.name)) from error
    except duckdb.Error as error:
        connection.close()
        raise DamagedFileError(tr("Die Datendatei „{name}“ ist beschädigt.").format(name=path.name)) from error
    if row is None:
        connection.close()
        raise DamagedFileError(tr("Die Datendatei „{name}“ ist unvollständig.").format(name=path.name))
    if row[0] != SCHEMA_VERSION:
        connection.close()
        newer = tr("Die Datendatei „{name}“ stammt von einer neueren Fassung des Programms.")
        older = tr("Die Datendatei „{name}“ stammt von einer älteren Fassung des Programms.")
        raise OtherVersionError((newer if row[0] > SCHEMA_VERSION else older).format(name=path.name))
    return Build(*row[1:])
