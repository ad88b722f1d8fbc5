"""Which number belongs to which group: "19 Geflüchtete", "Helferkreis: 9", "je zwei von Caritas und Diakonie"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.count_board import Board, GroupCount
from loaders.reading.count_left import bind_left
from loaders.reading.count_right import bind_right
from loaders.reading.count_single import bind_singles
from loaders.reading.head_counts import Count
from loaders.reading.terms import Hit


def count_groups(
    text: str, counts: Sequence[Count], hits: Sequence[Hit], there: Sequence[Hit]
) -> list[GroupCount]:
    """The counts of `text` that belong to `hits` (in order of the text, offsets into it).

    `there` are those of them who came.
    """
    if not hits:
        return []
    board = Board(text, counts, hits)
    bind_right(board)
    bind_left(board)
    bind_singles(board, there)
    return [found for start in sorted(board.bound) for found in board.bound[start]]
