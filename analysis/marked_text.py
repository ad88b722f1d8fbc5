"""The text of a Steckbrief cut where the words of its values begin and end, so that each piece can be marked.

The spans of values may overlap: a piece names all values that it belongs to, the one with the fewest words first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.facts import Span


class Piece(NamedTuple):
    """Words between two cuts. `covers` are the marks they belong to, `begins` those that start here."""

    text: str
    covers: tuple[str, ...]
    begins: tuple[str, ...]


class Block(NamedTuple):
    """A stretch of the text: the answer to a `section`, or, with None, what is printed around the answers."""

    section: str | None
    span: Span


def blocks(length: int, passages: Sequence[tuple[str, Span]]) -> list[Block]:
    """The whole text in order, answers and what stands between them; where answers overlap, the earlier counts."""
    found: list[Block] = []
    position = 0
    for section, span in sorted(passages, key=lambda passage: passage[1]):
        start, end = max(span.start, position), min(span.end, length)
        if start >= end:
            continue
        if position < start:
            found.append(Block(None, Span(position, start)))
        found.append(Block(section, Span(start, end)))
        position = end
    if position < length:
        found.append(Block(None, Span(position, length)))
    return found


def pieces(text: str, within: Span, marks: Mapping[str, Span]) -> Iterator[Piece]:
    """The words of `within` in order; together they are exactly that stretch. Spans beyond the text are cut."""
    inside = {name: span for name, span in marks.items() if span.start < within.end and span.end > within.start}
    cuts = {within.start, within.end}
    for span in inside.values():
        cuts |= {max(span.start, within.start), min(span.end, within.end)}
    ordered = sorted(cuts)
    by_length = sorted(inside, key=lambda name: inside[name].end - inside[name].start)
    for start, end in pairwise(ordered):
        covers = tuple(name for name in by_length if inside[name].start <= start and end <= inside[name].end)
        begins = tuple(name for name in covers if max(inside[name].start, within.start) == start)
        yield Piece(text[start:end], covers, begins)
