"""Groups that stand before their number: "Helferkreis: 9", "Gemeinderat (4)", "eine Klasse mit 22 Köpfen"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading import group_words as words
from loaders.reading.count_board import Board
from loaders.reading.count_right import bind_each
from loaders.reading.head_counts import Count
from loaders.reading.people_numbers import is_people
from loaders.reading.terms import Hit
from loaders.record import Span

_NEAR = 30  # characters looked back before a group


def bind_left(board: Board) -> None:
    """Bind the counts of `board` that are still free to the groups before them."""
    labels: dict[Span, Hit] = {}  # of brackets whose numbers add up
    for i, count in enumerate(board.counts):
        if count.present is not False and not count.article and count.start not in board.bound:
            _bind(board, i, count, labels)


def _bind(board: Board, i: int, count: Count, labels: dict[Span, Hit]) -> None:
    row = board.in_row(count)
    labelled = bool(words.LABELLED.search(board.text, max(count.sentence.start, count.start - _NEAR), count.start))
    if not (row or labelled or not count.noun or is_people(count.noun) or words.is_role(count.noun)):
        return
    if count.bracket in labels:
        board.add(i, labels[count.bracket])
        return
    hits = _hits_before(board, count, labelled)
    if not hits:
        if origin := _origin(board, count):
            board.add(i, origin)
        return
    if count.total and not _sums_up(board, count, hits):
        return
    if not (row or labelled or _fits(board, count)):
        return
    if count.each == "":
        bind_each(board, i, count, hits)
    elif head := board.head(hits, in_head=False):
        board.add(i, head)
        board.taken.update(hits)
        if count.bracket and head.end <= count.bracket.start and _adds_up(board, count.bracket):
            labels[count.bracket] = head


def _hits_before(board: Board, count: Count, labelled: bool) -> list[Hit]:
    """The groups of which the number may be said, the nearest of them in a list."""
    before = _number_before(board, count)
    begin = count.sentence.start
    if before:
        begin = before.bracket.end if before.bracket and before.bracket != count.bracket else before.end
    if count.bracket is None:
        hits = _free(board, begin, count.start)
        hits = [hit for hit in hits if not board.in_brackets(hit)] or hits
    else:
        hits = _free(board, max(begin, count.bracket.start), count.start)
        if not hits and before and before.bracket == count.bracket:
            return []  # not the only number in its brackets
        hits = hits or _free(board, begin, count.bracket.start)
    if hits and (colon := board.plain_text.rfind(":", begin, hits[-1].start)) >= 0:
        hits = [hit for hit in hits if hit.start > colon]
    in_list = begin > count.sentence.start or not labelled or not board.is_last(count)
    if hits and in_list and not count.total:
        hits = _last_segment(board, hits)
    return [hit for hit in hits if not _beside_the_point(board, hit)]


def _number_before(board: Board, count: Count) -> Count | None:
    """The number of people before in the sentence; that of the countries they come from is none."""
    before = board.plain_before(count.start)
    while before and before.noun and not (is_people(before.noun) or words.is_role(before.noun)):
        if before.start in board.bound:
            break
        before = board.plain_before(before.start)
    return before if before and before.sentence == count.sentence else None


def _free(board: Board, start: int, end: int) -> list[Hit]:
    return [hit for hit in board.between(start, end) if hit.end <= end and hit not in board.taken]


def _last_segment(board: Board, hits: list[Hit]) -> list[Hit]:
    start, end = hits[0].start, hits[-1].start
    comma = max(board.plain_text.rfind(mark, start, end) for mark in (",", " / "))
    return [hit for hit in hits if hit.start > comma]


def _beside_the_point(board: Board, hit: Hit) -> bool:
    """Whether the hit names a place ("im Rathaus") or a source ("laut Polizei")."""
    before = board.text[max(0, hit.start - _NEAR) : hit.start].lower()
    return bool(words.PLACE.search(before) or words.SOURCE.search(before))


def _fits(board: Board, count: Count) -> bool:
    if words.WITH.search(board.text, max(0, count.start - _NEAR), count.start):
        return True
    return bool(words.ITEM_END.match(board.text, count.noun_end if count.noun else count.end))


def _sums_up(board: Board, count: Count, hits: Sequence[Hit]) -> bool:
    """Whether "zusammen" sums up the groups just named and not everybody: "Chor und Feuerwehr zusammen 8"."""
    if len({hit.code for hit in hits}) > 1:
        return False
    if count.bracket:
        return True
    return board.largest > count.low and bool(
        words.TOGETHER.search(board.text, max(count.sentence.start, count.start - _NEAR), count.start)
    )


def _adds_up(board: Board, bracket: Span) -> bool:
    """Whether the numbers in brackets make up the group: "(evangelisch 2, katholisch 3)", not "(5, 2 neu)"."""
    start = bracket.start + 1
    for count in board.plain_within(bracket):
        named = count.noun or any(letter.isalpha() for letter in board.text[start : count.start])
        if not named or count.marker is not None or count.present is False:
            return False
        start = count.end
    return True


def _origin(board: Board, count: Count) -> Hit | None:
    """The group that goes on with another origin: "Geflüchtete aus Syrien (12), Gambia (3)"."""
    before = board.plain_before(count.start)
    if before is None or before.start not in board.bound or before.sentence != count.sentence:
        return None
    hit = board.bound[before.start][0].hit
    if not words.FROM.search(board.text, hit.start, hit.end + _NEAR):
        return None
    return hit if words.NEXT_ORIGIN.fullmatch(board.text, before.end, count.start) else None
