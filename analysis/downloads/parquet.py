"""Parquet files, one a table, in a zip; label and unit of each column in the metadata of its field."""

from __future__ import annotations

import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.database import Database
from analysis.export import READING, Provenance
from analysis.filters import Filter
from analysis.selection import read_table
from analysis.tables import TABLES, ExportTable


def parquet_zip(database: Database, chosen: Filter, provenance: Provenance) -> bytes:
    """All tables of the chosen dialogues. Parquet is compressed: the zip only holds the files together."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for table in TABLES:
            file = io.BytesIO()
            pq.write_table(described(table, read_table(database, chosen, table), provenance), file)
            archive.writestr(f"{table.name}.parquet", file.getvalue())
    return packed.getvalue()


def described(table: ExportTable, data: pa.Table, provenance: Provenance) -> pa.Table:
    """The table with its origin in the metadata of the schema, and label and unit in those of its fields."""
    texts = descriptions(table)
    units = {field.name: field.unit for field in table.fields if field.unit}
    fields = [
        field.with_metadata({"label": texts[field.name]} | ({"unit": units[field.name]} if field.name in units else {}))
        for field in data.schema
    ]
    about = {"Tabelle": f"{table.title}: {table.description}"} | provenance.facts() | {"Lesehilfe": " ".join(READING)}
    return data.cast(pa.schema(fields, metadata=about))


def descriptions(table: ExportTable) -> dict[str, str]:
    """Column -> German label, for all columns of a typed format (see `ExportTable.typed_names`)."""
    labels = {field.name: field.label for field in table.fields}
    return {
        name: labels.get(name) or f"Was statt der Zahl zu zeigen ist: {labels[name.removesuffix('_note')]}"
        for name in table.typed_names()
    }
