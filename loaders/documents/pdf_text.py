"""From lines as they are printed to lines as they were written: what the width of the page wrapped is joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from loaders.documents.layout import CELL, is_listed_label, table_lines
from loaders.documents.pdf_layout import LABEL_LINES, Cells, Key, Line, is_question, label_size

_SAME_END = 0.03  # of the width of a column: lines that end that close to each other show its margin
_FEWEST, _JUSTIFIED = 8, 0.8  # lines, and share of them, that end at the margin in justified text
_NEAR_END = 0.75  # of the width of a column: behind it, a hyphen may be a division
_INEXACT = 0.1  # of the height of a line: what the measures may be wrong by
_SHORTEST_FULL = 25  # letters of a line outside of tables that its width may have ended
_BLANK = 0.2  # of the height of a line: the width of a blank
_SAME_SIZE = 0.12  # by which the heights of lines of a paragraph may differ
_LOOSE = 1.1  # times the usual distance of lines: more parts paragraphs
_LONG_LABEL = 12  # letters of a single word that is a heading
_SHIFT = 0.2  # of the height of a line: the lines of a paragraph begin that close to each other
_INDENT = 2.5  # of the height of a line: further to the right, an item of a list does not go on

_BULLET = re.compile(r"[•▪■‣☐☒]\s*\S|\*\s")
_DASH = re.compile(r"[-–—·o]\s+\S")
_MONTH = "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez"
_NUMBER = re.compile(rf"\(?(?:\d{{1,2}}|[a-z])[.)]{{1,2}}\s+(?!{_MONTH})\S")
_KEYED = re.compile(r"[A-ZÄÖÜ][^.:;!?]{0,60}:(?:\s|$)")  # "Miete: 300 €"
_SENTENCE_END = re.compile(r"[.:;!?…][\"”“»«’)\]]*$")
_ENTRY_END = re.compile(r"(?:[.:;!?…)€]|EUR|Euro|\d)[\"”“»«’)\]]*$")
_SUSPENDED = re.compile(r"(?:und|oder|bzw\.?|beziehungsweise|sowie|u\.|o\.|als|wie|bis|noch|statt)\b")
_KEEPS_HYPHEN = re.compile(r"(?:\b[A-ZÄÖÜ]{2,}|[0-9]|(?:www\.|://|@)\S*)-$")


class Paragraph(NamedTuple):
    """A paragraph: its text page by page, and its first and last line."""

    chunks: tuple[tuple[int, str], ...]
    first: Line
    last: Line

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(text for _, text in self.chunks)


class _Measures(NamedTuple):
    """Where the lines of each column end, and how far lines of a paragraph are apart (in line heights)."""

    ends: Mapping[Key, float]
    lefts: Mapping[Key, float]
    justified: frozenset[Key]
    pitch: float


def paragraphs(rows: Sequence[Cells]) -> list[Paragraph]:
    """The paragraphs of a document."""
    measures = _measures([cell for cells in rows for cell in cells])
    found: list[Paragraph] = []
    for cells in _completed(rows):
        for paragraph in _row_paragraphs([list(_joined(cell, measures)) for cell in cells]):
            if found and _runs_over(found[-1], paragraph, measures):
                found[-1] = _join(found[-1], paragraph.chunks, paragraph.last)
            else:
                found.append(paragraph)
    return found


def _completed(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The rows; one of a table that goes on on the next page is completed by what stands there."""
    previous: Cells | None = None
    for cells in rows:
        if previous and _goes_on(previous, cells):
            previous = tuple((*above, *below) for above, below in zip(previous, cells, strict=True))
            continue
        if previous:
            yield previous
        previous = cells
    if previous:
        yield previous


def _goes_on(above: Cells, below: Cells) -> bool:
    """Whether the first cell of a row goes on with the label or printed question in that of the row above it."""
    if len(above) != len(below) or len(above) == 1 or not (above[0] and below[0]):
        return False
    if above[0][-1].page == below[0][0].page:
        return False
    head, rest = (" ".join(line.text for line in cells[0]) for cells in (above, below))
    return is_question(rest) or (not is_listed_label(head) and is_listed_label(f"{head} {rest}"))


def _row_paragraphs(cells: Sequence[list[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of a row: as they are in a row of the form, in one line in other tables."""
    own = [paragraph for cell in cells for paragraph in cell]
    lines = list(table_lines([["\n".join(paragraph.text for paragraph in cell) for cell in cells]]))
    if len(lines) == 1 and CELL in lines[0] and not is_question(own[0].text):
        line = own[-1].last._replace(typed=True)
        yield Paragraph(((line.page, lines[0]),), own[0].first._replace(typed=True), line)
    else:
        yield from own


def _measures(cells: Iterable[Sequence[Line]]) -> _Measures:
    cells = [[line for line in cell if not line.typed] for cell in cells]
    columns: dict[Key, list[Line]] = defaultdict(list)
    for cell in cells:
        for line in cell:
            columns[line.column].append(line)
    lefts = {key: min(line.left for line in lines) for key, lines in columns.items()}
    ends = {key: _end(lines, lefts[key]) for key, lines in columns.items()}
    rough = _Measures(ends, lefts, frozenset(), float("inf"))
    wraps = [pair for cell in cells for pair in pairwise(cell) if _wraps(*pair, rough)]
    pitches = [(line.top - last.top) / last.height for last, line in wraps]
    return _Measures(ends, lefts, _justified(wraps, ends), median(pitches) if pitches else 1.2)


def _justified(wraps: Iterable[tuple[Line, Line]], ends: Mapping[Key, float]) -> frozenset[Key]:
    """The columns in which nearly all lines that the width wrapped reach the margin."""
    flush: dict[Key, list[bool]] = defaultdict(list)
    for last, _ in wraps:
        flush[last.column].append(_is_flush(last, ends))
    return frozenset(
        key for key, lines in flush.items() if len(lines) >= _FEWEST and sum(lines) > _JUSTIFIED * len(lines)
    )


def _is_flush(line: Line, ends: Mapping[Key, float]) -> bool:
    return line.right > ends[line.column] - _INEXACT * line.height


def _end(lines: Sequence[Line], left: float) -> float:
    """The right margin of a column: where its longest lines end, one that runs over it left aside."""
    ends = sorted((line.right for line in lines), reverse=True)
    for end, following in pairwise(ends):
        if end - following < _SAME_END * (end - left):
            return end
    return ends[0]


def _joined(lines: Sequence[Line], measures: _Measures) -> Iterator[Paragraph]:
    """The paragraphs of a cell."""
    current: Paragraph | None = None
    number = 0
    while number < len(lines):
        line = lines[number]
        if current and _continues(current, line, measures):
            current = _join(current, ((line.page, line.text),), line)
            number += 1
            continue
        if current:
            yield current
            current = None
        size = label_size([line.text for line in lines[number : number + LABEL_LINES]])
        new = Paragraph(((line.page, line.text),), line, line)
        for other in lines[number + 1 : number + size]:
            new = _join(new, ((other.page, other.text),), other)
        if size:
            yield new
        else:
            current = new
        number += max(size, 1)
    if current:
        yield current


def _continues(paragraph: Paragraph, line: Line, measures: _Measures) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = paragraph.last
    if not _wraps(last, line, measures) or line.top - last.top > _LOOSE * measures.pitch * last.height:
        return False
    begun, marker = last is paragraph.first, _marker(paragraph.text)
    room = _INDENT if begun and marker else _SHIFT
    if line.left > last.left + room * line.height:
        return False
    if line.left < last.left - _SHIFT * line.height and (marker or not begun):
        return False
    return not _begins(paragraph, line)


def _runs_over(paragraph: Paragraph, following: Paragraph, measures: _Measures) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, line = paragraph.last, following.first
    if last.page == line.page and line.top > last.top:
        return False
    if is_listed_label(paragraph.text) or _begins(paragraph, line) or not _wraps(last, line, measures):
        return False
    return line.text[0].islower() or not _SENTENCE_END.search(paragraph.text)


def _wraps(last: Line, line: Line, measures: _Measures) -> bool:
    """Whether the first word of `line` had no more room in the line above it."""
    if last.typed or line.typed or abs(last.height - line.height) > _SAME_SIZE * last.height:
        return False
    if last.column[0] != "cell" and len(last.text) < _SHORTEST_FULL:
        return False
    end, left = measures.ends[last.column], measures.lefts[last.column]
    if last.text.endswith("-") and len(last.text) > 1 and last.text[-2] != " ":
        return last.right > left + _NEAR_END * (end - left)
    if last.column in measures.justified and not (_is_flush(last, measures.ends) or line.text[0].islower()):
        return False
    return last.right + _BLANK * last.height + line.first > end - _INEXACT * last.height


def _begins(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins something new although the line above it is full."""
    text = line.text
    head, colon, _ = text.partition(":")
    if (colon and is_listed_label(head)) or (is_listed_label(text) and _is_heading(text, paragraph.text)):
        return True
    if _BULLET.match(text):
        return True
    if _KEYED.match(text) and _ENTRY_END.search(paragraph.text):
        return True
    own, before = _marker(text), _marker(paragraph.text)
    return bool(own) and (own == before or bool(_SENTENCE_END.search(paragraph.text)))


def _is_heading(label: str, before: str) -> bool:
    """Whether a line with the words of a label is one: single words may also be the end of a sentence."""
    if label[-1] in ".,;!?":
        return False
    return " " in label or len(label) >= _LONG_LABEL or bool(_SENTENCE_END.search(before))


def _marker(text: str) -> str:
    """The kind of list to which a line with a marker belongs; empty without one."""
    if _BULLET.match(text) or _DASH.match(text):
        return text[0]
    return "1" if _NUMBER.match(text) else ""


def _join(paragraph: Paragraph, chunks: tuple[tuple[int, str], ...], last: Line) -> Paragraph:
    """The paragraph with what follows; a division at the end of its line is undone."""
    page, end = paragraph.chunks[-1]
    follows = chunks[0][1]
    if end.endswith("-") and not end.endswith(" -"):
        if follows[0].islower() and not _SUSPENDED.match(follows) and not _KEEPS_HYPHEN.search(end):
            end = end[:-1]
        elif _SUSPENDED.match(follows):
            end += " "
    else:
        end += " "
    kept = (*paragraph.chunks[:-1], (page, end))
    if chunks[0][0] == page:
        kept, chunks = kept[:-1], ((page, end + follows), *chunks[1:])
    return Paragraph((*kept, *chunks), paragraph.first, last)
