"""Tables inside an answer: lines whose cells are set apart by bars or tabs, below a line of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from loaders.reading.alternatives import one_of
from loaders.reading.sessions import SESSION
from loaders.word_lists import people_words

_BAR = re.compile(r"[|\t]")
_FEWEST_CELLS = 3  # with two there is only one column of values
_WHOLE = re.compile(rf"\W*(?:{one_of(people_words().total)}\.?|gesamt\w*|zusammen|alle|[Σ∑])\W*", re.IGNORECASE)
_PART = re.compile(r"\b(?:davon|darunter)\b", re.IGNORECASE)
_COUNTED_APART = re.compile(r"\b(?:frauen|männer)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d{1,4}")


class _Columns(NamedTuple):
    """What to do with the columns of values of one table."""

    blank: Sequence[int] = ()
    add: bool = False  # the rest tells of one evening each


def one_column(text: str, unwanted: re.Pattern[str]) -> str:
    """`text` with the one number that is meant in each row of its tables; the length is kept.

    "Gruppe | eingeladen | anwesend": cells below headings that match `unwanted` are blanked, and where a column
    is headed as the whole, all others are. Columns that tell of one evening each are added up, with the sum in
    the place of the last of them.
    """
    if "|" not in text and "\t" not in text:
        return text
    lines: list[str] = []
    columns = _Columns()  # of the table that the line belongs to
    width = 0
    for line in text.split("\n"):
        cells = _BAR.split(line)
        if len(cells) != width:
            width = len(cells)
            columns = _columns(cells, unwanted) if width >= _FEWEST_CELLS else _Columns()
        lines.append(_changed(line, cells, columns))
    return "\n".join(lines)


def _columns(headings: list[str], unwanted: re.Pattern[str]) -> _Columns:
    """None are left out if no column of values would stay."""
    values = range(1, len(headings))
    whole = [i for i in values if _WHOLE.fullmatch(headings[i])]
    if len(whole) == 1:
        return _Columns([i for i in values if i != whole[0] and not _PART.search(headings[i])])
    blank = [i for i in values if unwanted.search(headings[i])]
    blank = blank if len(blank) < len(values) else []
    return _Columns(blank, all(i in blank or _tells_a_part(headings[i]) for i in values))


def _tells_a_part(heading: str) -> bool:
    """Whether a column is of one evening, or of men or women: together they are the whole."""
    return bool(SESSION.search(heading) or _COUNTED_APART.search(heading))


def _changed(line: str, cells: list[str], columns: _Columns) -> str:
    """The line with blanks in place of some of its cells and the bars before them, or with a sum instead."""
    starts = [0, *accumulate(len(cell) + 1 for cell in cells)]
    kept = [i for i in range(1, len(cells)) if i not in columns.blank]
    figures = [cells[i].strip() for i in kept if cells[i].strip() not in {"", "-", "–"}]
    add = columns.add and len(figures) > 1 and all(_FIGURE.fullmatch(figure) for figure in figures)
    for column in columns.blank:
        line = _replaced(line, starts[column] - 1, starts[column + 1] - 1, "")
    return _replaced(line, starts[kept[0]], starts[kept[-1] + 1] - 1, str(sum(map(int, figures)))) if add else line


def _replaced(line: str, start: int, end: int, words: str) -> str:
    return line[:start] + words.rjust(end - start) + line[end:]
