"""The order in which a page is read: running text, columns of text one by one, tables row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from loaders.documents.layout import begins_label, is_listed_label
from loaders.documents.pdf_printed import LABEL_LINES, is_question, label_size
from loaders.documents.pdf_rows import Gap, Row, narrowed, row_of, rows_of, seeds, text_of
from loaders.documents.pdf_words import Page, Rule, Word
from loaders.printed_form import squeeze

_STRETCHED = 3  # of the height of a row: in justified text, blanks are slimmer
_FEW = 3  # words: justified text has that many on each side of a gap
_STEP = 5  # points: columns that begin that near to each other are the same
_EDGE = 0.5  # points, by which a column begins before its first letters
_INDENTED = 8  # such steps, by which all lines of a column may be indented
_MAX_DEPTH = 4  # columns in columns
_APART = 0.35  # of the height of a row: with a larger gap below it, the row of a table ends
_FAR_APART = 1.2  # of the height of a row: text below such a gap belongs to a column no more
_RULED = 3  # rows of a table that rules must part so that rules alone part them
_PADDING = 15  # points between a rule and the text beside it, at most
_BOUND = frozenset(".,;:!?/)]}")  # before these no line ends, not even behind a blank
_CLEAR_LABEL = 12  # letters of a label that is not also the title of a column of a table
_SAID = 0.4  # share of the lines of a column of running text that are neither labels nor printed questions
_DENSE = 6  # lines that a column of running text has at least
_LONG = 0.6  # of the width of a column, which half of the lines of running text exceed

Key = tuple[str, int, int]


class Line(NamedTuple):
    """A line of text; `first` is the width of what cannot be parted at its beginning.

    Lines of the same `column` share their margin. What is `typed` into a form field is one line with all its line ends.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    first: float
    column: Key
    typed: bool = False

    @property
    def height(self) -> float:
        """Height of the line, some 1.2 times the font size."""
        return self.bottom - self.top


Cells = tuple[tuple[Line, ...], ...]
"""The cells of a row of a table; running text is a single cell."""


class _Zone(NamedTuple):
    """Rows that share their columns, which end at `cuts`; running text has none."""

    rows: Sequence[Row]
    cuts: tuple[float, ...] = ()

    def cells(self, row: Row) -> list[list[Word]]:
        edges = (float("-inf"), *self.cuts, float("inf"))
        return [
            [word for word in row.words if low <= word.left < high]
            for low, high in pairwise(edges)
        ]

    def is_filled(self, row: Row) -> bool:
        """Whether the row has more than a first column: words there, or a rule beside it."""
        return any(self.cells(row)[1:]) or any(row.right < bar < self.cuts[0] for bar in row.bars)


class _Known(NamedTuple):
    """Where the columns of running text, and those of tables, begin that were found so far; in steps of some points."""

    columns: set[int]
    cells: set[int]


def cells_of(pages: Iterable[Page]) -> Iterator[Cells]:
    """All text of a document in the order of reading."""
    known = _Known(set(), set())
    found: list[tuple[Page, list[Cells]]] = []
    for page in pages:
        found.append((page, list(_page(page, known))))
    for page, cells in found:
        yield from _page(page, known) if _has_answers_alone(cells, known.cells) else cells


def _page(page: Page, known: _Known) -> Iterator[Cells]:
    yield from _region(rows_of(page.words, page.bars), page, known, ("text", round(page.width), 0), 0)


def _has_answers_alone(cells: Iterable[Cells], places: set[int]) -> bool:
    """Whether lines of running text begin where the second column of a table does that was found further below."""
    running = (cell for cell, *others in cells if not others)
    return any(line.column[0] == "text" and _place(line.left - _EDGE) in places for cell in running for line in cell)


def _region(rows: Sequence[Row], page: Page, known: _Known, key: Key, depth: int) -> Iterator[Cells]:
    """The text of a part of a page; the columns found in it are added to the `known` ones."""
    for zone in _zones(rows, known):
        if not zone.cuts or (len(zone.rows) == 1 and _is_stretched(zone)):
            yield (tuple(_line(row.words, page, key) for row in zone.rows),)
        elif depth < _MAX_DEPTH and _in_columns(zone, known.columns):
            known.columns.update(_places(zone))
            for number, words in enumerate(_columns(zone)):
                column = rows_of(words, page.bars)
                if not column:  # bullets alone
                    continue
                left = min(row.left for row in column)
                yield from _region(column, page, known, ("column", number, _place(left)), depth + 1)
        else:
            known.cells.update(_places(zone))
            yield from _table(zone, page)


def _line(words: Sequence[Word], page: Page, key: Key) -> Line:
    row = row_of(words)
    bound = takewhile(lambda word: word.text[0] in _BOUND, row.words[1:])
    first = max((word.right for word in bound), default=row.words[0].right) - row.left
    typed = any(word.typed for word in words)
    return Line(text_of(row.words), page.number, row.left, row.right, row.top, row.bottom, first, key, typed)


def _zones(rows: Sequence[Row], known: _Known) -> Iterator[_Zone]:
    """The rows in stretches with and without columns."""
    done = 0
    for number, row in enumerate(rows):
        if number < done:
            continue
        columns = seeds(row) or _answers(row, known.cells)
        if not columns:
            continue
        end, columns = _grown(columns, rows[number + 1 :])
        above, columns = _grown(columns, rows[done:number][::-1])
        cuts = tuple(gap.right - _EDGE for gap in columns)
        if not all(_Zone(rows, cuts).cells(row)[1:]):
            continue  # words on top of each other
        start, end = _trimmed(_Zone(rows, cuts), number - above, number + 1 + end, known.columns)
        if start > done:
            yield _Zone(rows[done:start])
        yield _Zone(rows[start:end], cuts)
        done = end
    if done < len(rows):
        yield _Zone(rows[done:])


def _answers(row: Row, cells: set[int]) -> list[Gap]:
    """The gap before a row that begins where the second column of a table does: its first cell is empty."""
    return [Gap(row.left - row.height, row.left)] if _place(row.left - _EDGE) in cells else []


def _grown(columns: list[Gap], rows: Iterable[Row]) -> tuple[int, list[Gap]]:
    """How many of `rows`, from the first on, have these columns too, and what is left of the gaps."""
    count = 0
    for row in rows:
        left = narrowed(columns, row)
        if left is None:
            break
        columns = left
        count += 1
    return count, columns


def _trimmed(zone: _Zone, start: int, end: int, known: set[int]) -> tuple[int, int]:
    """The zone without rows at its ends that only the first column fills: these are text above and below it.

    A label is kept whole.
    Columns of running text keep those that follow without a gap.
    """
    filled = [number for number in range(start, end) if zone.is_filled(zone.rows[number])]
    first, last = filled[0], filled[-1] + 1
    heads = [text_of(cells[0]) if cells[0] else "" for cells in map(zone.cells, zone.rows[:end])]
    for number in range(max(first, last - LABEL_LINES + 1), last):
        last = max(last, number + label_size(heads[number : number + LABEL_LINES]))
    while last < end and is_question(f"{heads[last - 1]} {heads[last]}"):
        last += 1
    while first > start and is_question(f"{heads[first - 1]} {heads[first]}"):
        first -= 1
    if _in_columns(_Zone(zone.rows[first:last], zone.cuts), known):
        while last < end and _gap(zone.rows, last) < _FAR_APART * zone.rows[last].height:
            last += 1
        while first > start and _gap(zone.rows, first) < _FAR_APART * zone.rows[first].height:
            first -= 1
    return first, last


def _gap(rows: Sequence[Row], number: int) -> float:
    """The free space above a row."""
    return rows[number].top - rows[number - 1].bottom


def _free(rows: Sequence[Row], number: int) -> float:
    """The same between all words of both rows, which may stand somewhat higher and lower."""
    return min(word.top for word in rows[number].words) - max(word.bottom for word in rows[number - 1].words)


def _is_stretched(zone: _Zone) -> bool:
    """Whether a single row with gaps seems to be justified text: no label, and several words on each side."""
    cells = zone.cells(zone.rows[0])
    if any(len(cell) < _FEW for cell in cells):
        return False
    height = zone.rows[0].height
    slim = all(right[0].left - left[-1].right < _STRETCHED * height for left, right in pairwise(cells))
    return slim and not is_listed_label(text_of(cells[0]))


def _columns(zone: _Zone) -> list[list[Word]]:
    cells = [zone.cells(row) for row in zone.rows]
    return [[word for row in cells for word in row[number]] for number in range(len(zone.cuts) + 1)]


def _places(zone: _Zone) -> list[int]:
    """Where the columns begin, in steps of some points."""
    return [_place(cut) for cut in zone.cuts]


def _place(left: float) -> int:
    return round(left / _STEP)


def _in_columns(zone: _Zone, known: set[int]) -> bool:
    """Whether the columns are read one by one.

    They are when columns stood there before, when the second one has labels of its own (not only repetitions in the
    answers), or when all of them are running text, the first too: in a table that is a form, it holds labels and
    printed questions.
    """
    if not zone.cuts or all(any(place - _INDENTED <= one <= place for one in known) for place in _places(zone)):
        return bool(zone.cuts)
    columns = [[text_of(row.words) for row in rows_of(words)] for words in _columns(zone)]
    (first, said), (second, _), *others = map(_content, columns)
    own = second - first
    if others and (first or second):
        return bool(first and own and all(labels for labels, _ in others))
    clear = [label for label in own if len(label) >= _CLEAR_LABEL]
    if clear:
        return len(clear) > 1 or said > _SAID * len(columns[0])
    if any(all(cell and is_listed_label(text_of(cell)) for cell in zone.cells(row)) for row in zone.rows):
        return True
    return said > _SAID * len(columns[0]) and all(map(_is_running_text, _columns(zone)))


def _content(lines: Sequence[str]) -> tuple[set[str], int]:
    """The labels of the form in a column, and how many of its lines are neither labels nor printed questions."""
    labels: set[str] = set()
    said = number = 0
    while number < len(lines):
        size = label_size(lines[number : number + LABEL_LINES])
        if size:
            labels.add(squeeze(" ".join(lines[number : number + size])))
        else:
            said += not is_question(lines[number])
        number += max(size, 1)
    return labels, said


def _is_running_text(words: Sequence[Word]) -> bool:
    rows = rows_of(words)
    if len(rows) < _DENSE:
        return False
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    return sum(row.right - row.left > _LONG * (right - left) for row in rows) > len(rows) / 2


class _Group:
    """The rows of words that make up one row of a table."""

    def __init__(self) -> None:
        self.cells: list[list[list[Word]]] = []
        self.head = ""
        self.last = ""  # line in the first cell

    def add(self, cells: list[list[Word]]) -> None:
        self.cells.append(cells)
        self.last = text_of(cells[0]) if cells[0] else self.last
        if cells[0] and not is_listed_label(self.head):
            self.head = f"{self.head} {text_of(cells[0])}".strip()
        elif cells[0] and begins_label(f"{self.head} {text_of(cells[0])}"):
            self.head = f"{self.head} {text_of(cells[0])}"

    def ends_before(self, cells: list[list[Word]]) -> bool:
        """Whether the first cell of the next row of words begins another row of the table."""
        if not cells[0] or not self.head:
            return False
        text = text_of(cells[0])
        if begins_label(f"{self.head} {text}") or is_question(f"{self.last} {text}"):
            return False
        if is_listed_label(self.head):
            return begins_label(text)
        return not text[0].islower()


def _table(zone: _Zone, page: Page) -> Iterator[Cells]:
    parted = [number for number in range(1, len(zone.rows)) if _is_ruled(zone, number, page.rules)]
    ruled = len(parted) >= _RULED or _is_framed(zone, page.rules)
    lefts = (min(row.left for row in zone.rows), *zone.cuts)
    group = _Group()
    for number, row in enumerate(zone.rows):
        cells = zone.cells(row)
        apart = number > 0 and _free(zone.rows, number) > _APART * row.height
        ends = number in parted if ruled else apart or number in parted or group.ends_before(cells)
        if group.cells and ends:
            yield _lines(group, lefts, page)
            group = _Group()
        group.add(cells)
    yield _lines(group, lefts, page)


def _is_framed(zone: _Zone, rules: Sequence[Rule]) -> bool:
    """Whether rules surround the cells: a vertical one behind the first column of all rows, one across it."""
    cut, left = zone.cuts[0], min(row.left for row in zone.rows)
    top, bottom = zone.rows[0].top - _PADDING, zone.rows[-1].bottom + _PADDING
    across = any(top < rule.y < bottom and rule.left < (left + cut) / 2 < rule.right for rule in rules)
    return across and all(any(cut - _PADDING < bar <= cut + 1 for bar in row.bars) for row in zone.rows)


def _is_ruled(zone: _Zone, number: int, rules: Sequence[Rule]) -> bool:
    """Whether a rule across the first column parts a row from the one above it."""
    above, below = zone.rows[number - 1], zone.rows[number]
    high, low = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
    left, right = min(row.left for row in zone.rows), zone.cuts[0]
    middle = (left + right) / 2
    return any(high < rule.y < low and rule.left < middle < rule.right for rule in rules)


def _lines(group: _Group, lefts: Sequence[float], page: Page) -> Cells:
    """The cells of a row of a table with their lines; `lefts` is where the columns of the table begin."""
    return tuple(
        tuple(_line(cells[number], page, ("cell", number, _place(left))) for cells in group.cells if cells[number])
        for number, left in enumerate(lefts)
    )
