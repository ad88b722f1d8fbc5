"""Tables inside an answer: lines whose cells are set apart by bars or tabs, below a line of headings."""

from __future__ import annotations

import re
from itertools import accumulate

_BAR = re.compile(r"[|\t]")
_FEWEST_CELLS = 3  # with two there is only one column of values


def without_columns(text: str, unwanted: re.Pattern[str]) -> str:
    """`text` with blanks in place of the cells below headings that match `unwanted`; the length is kept.

    "Gruppe | eingeladen | anwesend": of two columns with numbers, only the one that was meant stays.
    """
    if not _BAR.search(text):
        return text
    lines: list[str] = []
    columns: list[int] = []  # of the table that the line belongs to
    width = 0
    for line in text.split("\n"):
        cells = _BAR.split(line)
        if len(cells) != width:
            width = len(cells)
            columns = _unwanted(cells, unwanted) if width >= _FEWEST_CELLS else []
        lines.append(_blanked(line, cells, columns) if columns else line)
    return "\n".join(lines)


def _unwanted(headings: list[str], unwanted: re.Pattern[str]) -> list[int]:
    """The columns to leave out; none if no column of values would be left."""
    columns = [i for i, heading in enumerate(headings) if i and unwanted.search(heading)]
    return columns if len(columns) < len(headings) - 1 else []


def _blanked(line: str, cells: list[str], columns: list[int]) -> str:
    """The line with blanks in place of some of its cells and the bars before them."""
    starts = [0, *accumulate(len(cell) + 1 for cell in cells)]
    for column in columns:
        start, end = starts[column] - 1, starts[column + 1] - 1
        line = line[:start] + " " * (end - start) + line[end:]
    return line
