"""Rows of words on a page, and the gaps that run down through them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.documents.pdf_words import Bar, Word

WIDE = 1.4  # of the height of a row: from there on a gap may part columns
_SLIM = 0.35  # of the height of a row: a gap between columns is not slimmer
_ALIGNED = 2.5  # points by which the beginnings of lines of a column may differ
_SAME_ROW = 0.6  # of the height of a row, by which the middles of its words may differ
_GLUED, _GLUED_HYPHEN = 0.06, 0.15  # of the height of a row: with a smaller gap, two words are one
_MARKED = 4  # of the height of a row: what stands further from a marker is not its item
_MARKER = re.compile(r"[-–—•▪■‣·*o☐☒]|\(?[0-9]{1,2}[.)]{1,2}|[a-z]\)")

_FAR = 1e9


class Row(NamedTuple):
    """Words that stand beside each other, from left to right; `bars` are the vertical rules among them."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    bars: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """Height of the line."""
        return self.bottom - self.top

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right


class Gap(NamedTuple):
    """A stretch of a row, or of many, without words; `wide` when it alone tells that there are columns."""

    left: float
    right: float
    wide: bool = True


def rows_of(words: Iterable[Word], bars: Sequence[Bar] = ()) -> list[Row]:
    """The rows from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        beside = rows[-1] if rows else []
        if beside and _beside(word, beside):
            beside.append(word)
        else:
            rows.append([word])
    made = [row_of(row) for row in rows]
    return [_barred(row, bars) for row in made if any(word.text != "•" for word in row.words)]


def row_of(words: Iterable[Word]) -> Row:
    """These words (one at least) as a row; its height is that of its text, not of marks beside it."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    measured = [word for word in ordered if word.text != "•"] or ordered
    tallest = max(measured, key=lambda word: word.height)
    return Row(ordered, tallest.top, tallest.bottom)


def _barred(row: Row, bars: Sequence[Bar]) -> Row:
    """The row with the vertical rules that part its words."""
    middle = (row.top + row.bottom) / 2
    return row._replace(bars=tuple(bar.x for bar in bars if bar.top < middle < bar.bottom))


def text_of(words: Sequence[Word]) -> str:
    """The words as text."""
    pieces = [words[0].text]
    for before, word in pairwise(words):
        glued = _GLUED_HYPHEN if word.text == "-" and before.text[-1].isalpha() else _GLUED
        pieces.append(word.text if word.left - before.right < glued * word.height else f" {word.text}")
    return "".join(pieces)


def gaps(row: Row) -> list[Gap]:
    """The gaps between words that may belong to a gap between columns, and the free space on both sides."""
    found = [Gap(-_FAR, row.left)]
    for number, (before, after) in enumerate(zip(row.words, row.words[1:], strict=False)):
        width = after.left - before.right
        barred = any(before.right - 1 < bar < after.left + 1 for bar in row.bars)
        if before.typed or after.typed:
            found.append(Gap(min(before.right, after.left - row.height / 2), after.left))
        elif width > _SLIM * row.height and before.text != "•":
            marks = number == 0 and width < _MARKED * row.height and _MARKER.fullmatch(before.text)
            found.append(Gap(before.right, after.left, barred or (width > WIDE * row.height and not marks)))
    return [*found, Gap(row.right, _FAR)]


def seeds(row: Row) -> list[Gap]:
    """The wide gaps inside a row."""
    return [gap for gap in gaps(row)[1:-1] if gap.wide]


def parts_of(row: Row) -> list[str]:
    """The texts between the wide gaps of a row."""
    cuts = [gap.right for gap in seeds(row)]
    edges = [float("-inf"), *cuts, float("inf")]
    return [text_of([word for word in row.words if low <= word.left < high]) for low, high in pairwise(edges)]


def narrowed(columns: Sequence[Gap], row: Row) -> list[Gap] | None:
    """What is left of the gaps between columns when `row` belongs to them too; None when it does not."""
    own = gaps(row)
    left: list[Gap] = []
    for gap in columns:
        kept = [
            Gap(max(gap.left, other.left), min(gap.right, other.right))
            for other in own
            if other.wide or abs(other.right - gap.right) < _ALIGNED
        ]
        best = max(kept, key=lambda found: found.right - found.left, default=None)
        if best is None or best.right - best.left < _SLIM * row.height:
            return None
        left.append(best)
    return left


def _beside(word: Word, row: Sequence[Word]) -> bool:
    first = row[0]
    if abs(word.middle - first.middle) > _SAME_ROW * max(first.height, word.height):
        return False
    slack = 0.3 * word.height
    return all(word.left > other.right - slack or word.right < other.left + slack for other in row)
