"""What the lines of a document tell of its columns: margins, distances, and how their lines came to their ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from loaders.documents.pdf_breaks import BULLET, goes_on, marker
from loaders.documents.pdf_layout import Cells, Key, Line

_SAME_END = 0.03  # of the width of a column: lines that end that close to each other show its margin
_NEAR_END = 0.75  # of the width of a column: behind it, a hyphen may be a division
_INEXACT = 0.1  # of the height of a line: what the measures may be wrong by
_UNEVEN = 0.2  # of the height of a line: what the ends of justified lines differ by
_SHORTEST_FULL = 25  # letters of a line that its width may have ended where nothing else tells, or has room for
_BLANK = 0.2  # of the height of a line: the width of a blank
_SAME_SIZE = 0.12  # by which the heights of lines of a paragraph may differ
_LOOSE = 1.1  # times the usual distance of lines: more parts paragraphs
_USUAL = 1.2  # of the height of a line: its distance to the next where nothing tells
_FEWEST, _JUSTIFIED = 8, 0.8  # lines, and share of them, that end at the margin in justified text
_FEW, _MOST, _SOME = 5, 0.9, 0.2  # lines that tell how a column was written, and shares of them
_SHIFT = 0.2  # of the height of a line: the lines of a paragraph begin that close to each other
_DIVISIONS = 3  # in a column, from which a program divides words there

_VOWEL, _CONSONANT = "[aeiouyäöü]", r"[^\W\daeiouyäöü]"
_SYLLABLE = re.compile(
    rf"{_CONSONANT}*{_VOWEL}++(?:{_CONSONANT}+(?={_CONSONANT}{_VOWEL}))?(?=\w*{_VOWEL})", re.IGNORECASE
)
_SHORTEST_DIVIDED, _SHORTEST_SYLLABLE = 5, 2  # letters of a word, and of what is divided off
_DIVIDED = re.compile(r"[^\W\d]-$")

Pair = tuple[Line, Line]


class Column(NamedTuple):
    """A column of text: its margins, and how its lines end.

    Its text may be `justified`, with words that are `divided`, and with paragraphs `spaced` further apart than lines.
    Further lines of bulleted items may be indented below the first ones, which begin from `hanging` on; those of items
    may stand `out`, left of the first ones.
    Lines that are `typed` end where the writer ended them, after a number of letters, not where the column does.
    """

    left: float
    right: float
    justified: bool = False
    divided: bool = False
    spaced: bool = False
    typed: bool = False
    hanging: float = float("inf")
    out: bool = False


class Measures(NamedTuple):
    """The columns, and how far lines of a paragraph are apart (in line heights)."""

    columns: Mapping[Key, Column]
    pitch: float

    def wraps(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` had no more room in the line above it."""
        return not (last.typed or line.typed) and _wraps(last, line, self.columns[last.column])

    def loose(self, last: Line, line: Line) -> bool:
        """Whether more than the usual distance parts two lines."""
        return line.top - last.top > _LOOSE * self.pitch * last.height


def shifted(last: Line, line: Line) -> bool:
    """Whether a line begins further to the right than the one above it."""
    return line.left > last.left + _SHIFT * line.height


def measured(rows: Iterable[Cells]) -> Measures:
    """The measures of a document."""
    lines: dict[Key, list[Line]] = defaultdict(list)
    pairs: dict[Key, list[Pair]] = defaultdict(list)
    above: Cells = ()
    for cells in rows:
        for number, cell in enumerate(cells):
            printed = [line for line in cell if not line.typed]
            for line in printed:
                lines[line.column].append(line)
            if not cells[0] and len(above) == len(cells):  # the cell above goes on
                printed = [*above[number][-1:], *printed]
            for pair in pairwise(printed):
                pairs[pair[0].column].append(pair)
        above = cells
    columns = {key: _column(lines[key], pairs[key]) for key in lines}
    pitch = _pitch(columns, pairs)
    return Measures(
        {
            key: column._replace(spaced=_is_spaced(column, pairs[key], pitch), typed=_is_typed(column, pairs[key]))
            for key, column in columns.items()
        },
        pitch,
    )


def _column(lines: Sequence[Line], pairs: Sequence[Pair]) -> Column:
    left = min(line.left for line in lines)
    column = Column(left, _end(lines, left))
    divided = sum(bool(_DIVIDED.search(last.text)) and line.text[0].islower() for last, line in pairs)
    flush = [_is_flush(last, column) for last, line in pairs if _wraps(last, line, column)]
    justified = len(flush) >= _FEWEST and sum(flush) > _JUSTIFIED * len(flush)
    items = [pair for pair in pairs if marker(pair[0].text) and goes_on(pair[0].text, pair[1].text)]
    bulleted = [pair for pair in items if marker(pair[0].text) == BULLET]
    hanging = [last.left for last, line in bulleted if shifted(last, line)]
    return column._replace(
        justified=justified,
        divided=divided >= _DIVISIONS,
        hanging=min(hanging) if len(hanging) > len(bulleted) / 2 else float("inf"),
        out=sum(shifted(line, last) for last, line in items) > len(items) / 2,
    )


def _end(lines: Sequence[Line], left: float) -> float:
    """The right margin of a column: where its longest lines end, one that runs over it left aside."""
    ends = sorted((line.right for line in lines), reverse=True)
    for end, following in pairwise(ends):
        if end - following < _SAME_END * (end - left):
            return end
    return ends[0]


def _pitch(columns: Mapping[Key, Column], pairs: Mapping[Key, Sequence[Pair]]) -> float:
    wraps = [pair for key, column in columns.items() for pair in pairs[key] if _wraps(*pair, column)]
    sure = [pair for pair in wraps if goes_on(pair[0].text, pair[1].text)]
    distances = [(line.top - last.top) / last.height for last, line in sure or wraps if last.page == line.page]
    return median(distances) if distances else _USUAL


def _is_spaced(column: Column, pairs: Iterable[Pair], pitch: float) -> bool:
    """Whether there is more than the usual distance below nearly all lines that end before the margin."""
    ended = [
        line.top - last.top > _LOOSE * pitch * last.height
        for last, line in pairs
        if last.page == line.page and line.top > last.top and not marker(line.text) and not _wraps(last, line, column)
    ]
    return len(ended) >= _FEW and sum(ended) > _MOST * len(ended)


def _is_typed(column: Column, pairs: Iterable[Pair]) -> bool:
    """Whether lines that go on in the next one end after a number of letters, though the column had room for more."""
    sure = [pair for pair in pairs if len(pair[0].text) > _SHORTEST_FULL and goes_on(pair[0].text, pair[1].text)]
    room = [not _wraps(last, line, column) for last, line in sure]
    if len(sure) < _FEW or sum(room) < _SOME * len(sure):
        return False
    longest = max(len(line.text) for pair in sure for line in pair)
    full = [len(last.text) + 1 + len(line.text.split(" ", 1)[0]) > longest for last, line in sure]
    return sum(full) > _MOST * len(full)


def _is_flush(line: Line, column: Column) -> bool:
    return line.right > column.right - _UNEVEN * line.height


def _wraps(last: Line, line: Line, column: Column) -> bool:
    if column.typed or abs(last.height - line.height) > _SAME_SIZE * last.height:
        return False
    sure = goes_on(last.text, line.text)
    told = column.spaced or last.column[0] == "cell"
    if not told and (_letters(column, last) if sure else len(last.text)) < _SHORTEST_FULL:
        return False
    if last.text[-1] == "-" and last.text[-2:-1].isalnum():
        near = last.right > column.left + _NEAR_END * (column.right - column.left)
        return near or last.right + line.first > column.right
    if column.justified and not (_is_flush(last, column) or sure):
        return False
    needed = _BLANK * last.height + (line.first if sure else _needed(line, column))
    return last.right + needed > column.right - _INEXACT * last.height


def _letters(column: Column, line: Line) -> float:
    """How many letters like those of a line have room in the column."""
    return len(line.text) * (column.right - column.left) / (line.right - line.left)


def _needed(line: Line, column: Column) -> float:
    """The room that a line would have needed for the beginning of the next one: a word, or what may be divided off.

    Which divisions a program makes is not known, so words that surely go on are not put to this test.
    """
    if not column.divided:
        return line.first
    word = line.text.split(" ", 1)[0]
    syllable = _SYLLABLE.match(word)
    if syllable is None or len(syllable[0]) < _SHORTEST_SYLLABLE or len(word) < _SHORTEST_DIVIDED:
        return line.first
    return line.first * (len(syllable[0]) + 1) / len(word)
