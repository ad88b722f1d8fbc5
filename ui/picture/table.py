"""Draws a table, for the charts that are one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.report.svg import LINE, MUTED, WIDTH, Canvas, text_width, wrapped
from ui import numbers

_SIZE = 11.5
_WIDEST = 190.0
"""A cell with more to say stands on several lines."""

_BETWEEN, _AROUND = 12.0, 4.0  # between two columns, above and below a row


def draw_table(canvas: Canvas, table: pd.DataFrame, top: float) -> float:
    """Draw the table, whose cells and headings are Markdown, below `top`; gives where it ends."""
    rows = [_words(table.columns.tolist()), *map(_words, table.itertuples(index=False, name=None))]
    widths, size = _columns(rows)
    top = _row(canvas, rows[0], widths, size, top, bold=True)
    canvas.line(0, top, WIDTH, top, MUTED, 1.5)
    for cells in rows[1:]:
        top = _row(canvas, cells, widths, size, top)
        canvas.line(0, top, WIDTH, top, LINE)
    return top


def _words(cells: Sequence[object]) -> list[str]:
    return [numbers.unmarked(str(cell)).replace(" = ", "\u00a0=\u00a0") for cell in cells]


def _columns(rows: Sequence[Sequence[str]]) -> tuple[list[float], float]:
    """The widths of the columns, and the size of the letters: smaller where even single words would not fit."""
    columns = list(zip(*rows, strict=True))
    needed = [max(text_width(word, _SIZE) for cell in column for word in cell.split(" ")) + _BETWEEN
              for column in columns]  # fmt: skip
    wanted = [max(need, *(min(text_width(cell, _SIZE) + _BETWEEN, _WIDEST) for cell in column))
              for need, column in zip(needed, columns, strict=True)]  # fmt: skip
    if sum(wanted) <= WIDTH:
        return [width * WIDTH / sum(wanted) for width in wanted], _SIZE
    if sum(needed) >= WIDTH:
        return [width * WIDTH / sum(needed) for width in needed], _SIZE * WIDTH / sum(needed)
    share = (WIDTH - sum(needed)) / (sum(wanted) - sum(needed))
    return [need + share * (want - need) for need, want in zip(needed, wanted, strict=True)], _SIZE


def _row(
    canvas: Canvas, cells: Sequence[str], widths: Sequence[float], size: float, top: float, bold: bool = False
) -> float:
    """One row, as high as its longest cell; gives where it ends."""
    left, most, step = 0.0, 1, 1.25 * size
    for cell, width in zip(cells, widths, strict=True):
        lines = wrapped(cell, width - _BETWEEN + 1, size)
        for number, line in enumerate(lines):
            canvas.text(left, top + _AROUND + step * (number + 0.5), line, size=size, bold=bold)
        left, most = left + width, max(most, len(lines))
    return top + most * step + 2 * _AROUND
