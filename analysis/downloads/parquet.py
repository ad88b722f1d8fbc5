"""Parquet files, one a table, in a zip; label and unit of each column in the metadata of its field."""

from __future__ import annotations

import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.database import Database
from analysis.export import Provenance, reading
from analysis.filters import Filter
from analysis.language import tr
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
    units = {field.name: tr(field.unit) for field in table.fields if field.unit}
    fields = [
        field.with_metadata({"label": texts[field.name]} | ({"unit": units[field.name]} if field.name in units else {}))
        for field in data.schema
    ]
    about = (
        {tr("Tabelle"): about_table(table)} | provenance.facts() | {tr("Lesehilfe"): " ".join(reading())}
    )
    return data.cast(pa.schema(fields, metadata=about))


def descriptions(table: ExportTable) -> dict[str, str]:
    """Column -> label, for all columns of a typed format (see `ExportTable.typed_names`)."""
    labels = {field.name: tr(field.label) for field in table.fields}
    instead = tr("Was statt der Zahl zu zeigen ist: {label}")
    return {
        name: labels.get(name) or instead.format(label=labels[name.removesuffix("_note")])
        for name in table.typed_names()
    }


def about_table(table: ExportTable) -> str:
    """Title and description."""
    return f"{tr(table.title)}: {tr(table.description)}"
