"""The answers of one Steckbrief, gathered by part of the form, and written out as the text of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.documents.cells import as_amount
from loaders.documents.columns import TEASER, TITLE, Target, the_form
from loaders.documents.document import Piece
from loaders.documents.layout import CELL

_MONEY = frozenset({"kosten"})  # sections in which a bare number is an amount in euros
_DATED = frozenset({"einwohner"})  # fields whose heading may say as of when the answers are: "Einwohner (31.12.2015)"
_YEAR = re.compile(r"\([^()]*\b(?:19|20)\d\d\b[^()]*\)")


class Value(NamedTuple):
    """An answer or a part of one, and where in the file it stands."""

    text: str
    place: str | None


Values = dict[str, list[Value]]
"""Code of a section or field, `TITLE` or `TEASER` -> its answers in order."""


def add_value(values: Values, target: Target, heading: str, value: Value) -> None:
    """Add an answer under `heading` to those of its target."""
    text = as_amount(value.text) if target.code in _MONEY else value.text
    if text and target.code in _DATED and (stated := _YEAR.search(heading)):
        text = f"{text} {stated[0]}"
    if text and target.role == "entry":
        text = f"{heading}: {text}"
    values.setdefault(target.code, []).append(value._replace(text=text))


def add_line(values: Values, target: Target, label: str, cells: Sequence[str], place: str) -> None:
    """Add a line to an answer that goes on over several rows of the sheet, as a row of a table."""
    texts = [as_amount(cell) for cell in cells] if target.code in _MONEY and len(cells) == 1 else cells
    line = CELL.join(text for text in (label, *texts) if text)
    values.setdefault(target.code, []).append(Value(line, place))


def form_pieces(values: Values) -> Iterator[Piece]:
    """The text of the form: title and teaser, then all headings in their order, with the answers that there are."""
    for code in (TITLE, TEASER):
        yield from (Piece(f"{value.text}\n\n", value.place) for value in values.get(code, ()) if value.text)
    for code, section in the_form().sections.items():
        yield Piece(f"{section.heading}\n")
        for name, field in section.fields.items():
            yield from (Piece(f"{field.labels[0]}\n{value.text}\n", value.place) for value in values.get(name, ()))
        yield from (Piece(f"{value.text}\n", value.place) for value in values.get(code, ()) if value.text)
        yield Piece("\n")
