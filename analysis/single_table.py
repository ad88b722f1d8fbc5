"""One table of the data export by itself."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from analysis.database import Database
from analysis.export import Column, CsvKind, Provenance, to_csv
from analysis.filters import Filter
from analysis.tables import ExportTable


def table_csv(
    database: Database, chosen: Filter, table: ExportTable, provenance: Provenance, kind: CsvKind
) -> bytes:
    """The table for the chosen dialogues. The last column says where the data come from."""
    where, parameters = chosen.where()
    condition = f"dialogue_id IN (SELECT dialogue_id FROM data.out.dialogue WHERE {where})"
    rows = database.rows(table.sql.format(condition=condition), parameters if table.of_dialogues else ())
    columns = [Column(field.name, field.label, field.kind) for field in table.fields]
    source = provenance.line()
    return to_csv([(*row, source) for row in rows], [*columns, Column("source", "Herkunft")], kind)
