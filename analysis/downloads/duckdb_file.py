"""A small DuckDB file with the tables of the data export.

Also for all dialogues it is made anew and never the data file itself: that holds the full texts and head counts of 1
and 2, which must not leave it.
"""


from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb

from analysis.database import Database
from analysis.downloads.parquet import about_table, descriptions
from analysis.export import Provenance, reading
from analysis.filters import Filter
from analysis.language import tr
from analysis.selection import read_table
from analysis.tables import TABLES


def duckdb_file(database: Database, chosen: Filter, provenance: Provenance) -> bytes:
    """All tables of the chosen dialogues, with comments on tables and columns, and the table `about`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dialoge.duckdb"
        with duckdb.connect(str(path)) as file:
            for table in TABLES:
                file.register("source", read_table(database, chosen, table))
                file.execute(f"CREATE TABLE {table.name} AS FROM source")
                file.unregister("source")
                file.execute(f"COMMENT ON TABLE {table.name} IS {_quoted(about_table(table))}")
                for name, text in descriptions(table).items():
                    file.execute(f'COMMENT ON COLUMN {table.name}."{name}" IS {_quoted(text)}')
            file.execute("CREATE TABLE about (name VARCHAR, value VARCHAR)")
            about = provenance.facts() | {tr("Lesehilfe"): " ".join(reading())}
            file.executemany("INSERT INTO about VALUES (?, ?)", [[*fact] for fact in about.items()])
        return path.read_bytes()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
