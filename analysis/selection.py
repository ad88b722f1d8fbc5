"""The chosen dialogues as the tables of the data export: one reading, which all formats write down."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analysis import language
from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr
from analysis.tables import ExportTable


def read_table(database: Database, chosen: Filter, table: ExportTable) -> pa.Table:
    """The rows of the chosen dialogues with the types of the data file; columns as in `typed_names`. NULL is missing.

    Head counts that must not be shown are NULL here, with the reason in the column behind them. Labels, definitions and
    these reasons are in the language of the run.
    """
    where, parameters = chosen.where()
    condition = f"dialogue_id IN (SELECT dialogue_id FROM data.out.dialogue WHERE {where})"
    data = database.arrow(table.sql.format(condition=condition), parameters if table.of_dialogues else ())
    return _said(data.rename_columns(table.typed_names()))


def _said(data: pa.Table) -> pa.Table:
    if language.chosen() == "de":
        return data
    for place, name in enumerate(data.column_names):
        if name in _WORDS or name.endswith("_note"):
            codes = pc.dictionary_encode(data.column(name).combine_chunks())  # few words, each in many rows
            words = pa.array([tr(word) for word in codes.dictionary.to_pylist()], pa.string())
            data = data.set_column(place, name, words.take(codes.indices))
    return data


_WORDS = ("label", "definition")


def text_rows(table: ExportTable, data: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows for people and for text formats: the reason ("unter 3") stands in the place of a hidden head count."""
    columns = []
    for field in table.fields:
        values = data.column(field.name).to_pylist()
        if field.kind == "persons":
            notes = data.column(f"{field.name}_note").to_pylist()
            values = [value if note is None else note for value, note in zip(values, notes, strict=True)]
        columns.append(values)
    return zip(*columns, strict=True)
