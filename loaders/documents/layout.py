"""Tables as lines of text: what all readers of documents with tables share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.printed_form import load_form, squeeze

CELL = "\t"  # between the cells of a row; reading takes it for a table
BREAK = "; "  # in place of a line break inside a cell of such a row


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, row by row.

    Where the first cell of a row begins with a label or heading of the form, the row is a piece of the
    form: its cells stand below each other, with their own lines. Other rows are one line, cells set apart by tabs.
    """
    for row in rows:
        cells = [cell.strip() for cell in row]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if len(filled) == 1 or is_label(filled[0].split("\n", 1)[0]):
            yield from (line for cell in filled for line in cell.split("\n"))
        else:
            yield CELL.join(BREAK.join(cell.split("\n")) for cell in cells).rstrip()


def is_label(line: str) -> bool:
    """Whether a line is a heading or a field label of the form, in any spelling that `data/form.yaml` lists."""
    return squeeze(line) in _labels()


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    form = load_form()
    others = {squeeze(text) for section in form.sections.values() for text in section.also}
    return frozenset(form.headings) | frozenset(form.field_labels) | others


def begins_label(line: str) -> bool:
    """Whether a line is a label or the beginning of one: a narrow column wraps it."""
    return squeeze(line) in _beginnings()


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(label[:length] for label in _labels() for length in range(1, len(label) + 1))
