"""One table of the data export by itself."""

from __future__ import annotations

from analysis.database import Database
from analysis.export import Column, CsvKind, Provenance, columns_of, to_csv
from analysis.filters import Filter
from analysis.selection import read_table, text_rows
from analysis.tables import ExportTable


def table_csv(
    database: Database, chosen: Filter, table: ExportTable, provenance: Provenance, kind: CsvKind
) -> bytes:
    """The table for the chosen dialogues. The last column says where the data come from."""
    rows = text_rows(table, read_table(database, chosen, table))
    source = provenance.line()
    return to_csv([(*row, source) for row in rows], [*columns_of(table), Column("source", "Herkunft")], kind)
