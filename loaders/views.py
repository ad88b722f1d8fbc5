"""Filling the schema `out` of a data file: what the pages ask."""

from __future__ import annotations

from pathlib import Path

import duckdb

_SQL = Path(__file__).resolve().parent
_TEXTS_AT_ONCE = 10_000  # of which the words are sorted at once: DuckDB keeps their lists in the memory


def fill_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the empty schema `out` from `core`; raises `duckdb.Error`.

    Call it outside of a transaction: what is done goes to the disk and need not stay in the memory.
    """
    connection.execute((_SQL / "views.sql").read_text("utf-8"))
    words = (_SQL / "words.sql").read_text("utf-8")
    [(last,)] = connection.execute("SELECT coalesce(max(source_id), 0) FROM raw.source_file").fetchall()
    for first in range(0, last + 1, _TEXTS_AT_ONCE):
        connection.execute(words, {"first": first, "stop": first + _TEXTS_AT_ONCE})
