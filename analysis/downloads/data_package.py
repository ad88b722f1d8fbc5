"""A Frictionless data package: the CSV files for programs, described by datapackage.json (https://datapackage.org)."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pyarrow as pa

from analysis.database import Database
from analysis.export import AREAS, TITLE, Provenance, columns_of, reading, to_csv
from analysis.facts import CERTAINTIES
from analysis.filters import Filter
from analysis.language import tr
from analysis.selection import read_table, text_rows
from analysis.suppression import FEW, PROTECTED
from analysis.tables import TABLES, ExportTable, Field

_FIXED_CODES = {
    "certainty": dict(CERTAINTIES),
    "participants_basis": {"stated": "genannt", "summed": "Summe der Gruppen"},
    "cost_basis": {"stated": "genannt", "summed": "Summe der Posten"},
}


def data_package(database: Database, chosen: Filter, provenance: Provenance) -> bytes:
    """The package as a zip."""
    packed = io.BytesIO()
    resources = []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            data = read_table(database, chosen, table)
            content = to_csv(text_rows(table, data), columns_of(table), "machine")
            archive.writestr(f"{table.name}.csv", content)
            resources.append(_resource(database, table, data, len(content)))
        description = json.dumps(_package(provenance, resources), ensure_ascii=False, indent=2)
        archive.writestr("datapackage.json", description)
    return packed.getvalue()


def _package(provenance: Provenance, resources: list[dict[str, Any]]) -> dict[str, Any]:
    facts = provenance.facts()
    licence = {"name": "MIT" if provenance.build.invented else "other", "title": provenance.licence}
    return {
        "profile": "tabular-data-package",
        "name": "dialoge",
        "id": provenance.build.build_id,
        "title": tr(TITLE),
        "description": " ".join([*(f"{name}: {value}." for name, value in facts.items()), *reading()]),
        "version": str(provenance.build.codebook_version),
        "created": f"{provenance.today:%Y-%m-%d}T00:00:00Z",
        "licenses": [licence],
        "sources": [{"title": provenance.source}, {"title": tr(AREAS)}],
        "resources": resources,
    }


def _resource(database: Database, table: ExportTable, data: pa.Table, size: int) -> dict[str, Any]:
    has_persons = any(field.kind == "persons" for field in table.fields)
    schema: dict[str, Any] = {
        "fields": [_field(database, field, data.schema.field(field.name).type) for field in table.fields],
        "missingValues": ["", tr(FEW), tr(PROTECTED)] if has_persons else [""],
    }
    if table.name == "dialogues":
        schema["primaryKey"] = ["key"]
    elif table.of_dialogues:
        schema["foreignKeys"] = [{"fields": ["key"], "reference": {"resource": "dialogues", "fields": ["key"]}}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": tr(table.title),
        "description": tr(table.description),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(database: Database, field: Field, kind: pa.DataType) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": _type(kind), "title": tr(field.label)}
    if field.unit:
        described["unit"] = tr(field.unit)
    codes = _FIXED_CODES.get(field.name) or database.codes(field.codes)
    if codes:
        described["constraints"] = {"enum": list(codes)}
        described["categories"] = [{"value": code, "label": tr(label)} for code, label in codes.items()]
    return described


def _type(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return "number"
    return "date" if pa.types.is_date(kind) else "string"
