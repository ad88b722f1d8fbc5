"""Groups that stand behind their number: "19 Geflüchtete", "9 vom Arbeitskreis", "je zwei von Caritas und Diakonie"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.reading import group_words as words
from loaders.reading.count_board import Board
from loaders.reading.head_counts import Count
from loaders.reading.people_numbers import is_people
from loaders.reading.terms import Hit

_NEAR = 30  # characters looked back before a number


def bind_right(board: Board) -> None:
    """Bind the counts of `board` to the groups in the phrases that they open."""
    for i, count in enumerate(board.counts):
        if count.present is False or board.in_row(count) or _bind_company(board, i, count):
            continue
        hits = _phrase_hits(board, i, count)
        if hits and _may_count(board, count, hits[0]):
            _bind(board, i, count, hits)


def bind_each(board: Board, i: int, count: Count, hits: Sequence[Hit]) -> None:
    """ "je zwei von A, B und C": every group named has the number.

    In a list behind a colon the commas part the groups: "(je 8): Kirchen, Schulen und Kitas".
    """
    listed = count.bracket is not None and hits[0].start >= count.bracket.end
    board.taken.update(hits)
    if len(hits) == 1:
        pair = " und " in board.text[count.end : hits[0].end]
        board.add(i, hits[0], factor=2 if pair else None)
        return
    mentions: dict[str, list[Hit]] = {}
    for hit in hits:
        mentions.setdefault(hit.code, []).append(hit)
    for same in mentions.values():
        apart = 1 + sum(
            hit.start >= before.end and not (listed and "," not in board.text[before.end : hit.start])
            for before, hit in pairwise(same)
        )
        board.add(i, same[0], factor=apart)


def _bind(board: Board, i: int, count: Count, hits: Sequence[Hit]) -> None:
    if count.each == "":
        bind_each(board, i, count, hits)
        return
    dative = words.DATIVE.match(board.text, count.noun_end) is not None
    head = board.head(hits, _in_head(board, count, hits[0]), dative)
    if head:
        board.add(i, head)
        board.taken.update(hits)


def _phrase_hits(board: Board, i: int, count: Count) -> list[Hit]:
    end = clause = board.phrase_limit(i)
    if count.each != "":
        end, clause = _phrase_end(board, count, end)
    if count.each == "" and count.bracket and (colon := words.COLON.match(board.text, count.bracket.end)):
        return board.between(colon.end(), count.sentence.end)  # "die Gruppen (je 8): A, B, C"
    hits = [hit for hit in board.between(count.start, end) if count.end <= hit.end <= max(end, count.noun_end)]
    if count.bracket is None:
        hits = [hit for hit in hits if not board.in_brackets(hit)]
    if hits:
        return hits
    if explained := _explained(board, count):
        return explained
    # A clause tells what the people are; groups that it names may be others: "davon drei, die geflüchtet sind".
    return [hit for hit in board.between(end, clause) if hit.certainty == "inferred" or not count.noun][:1]


def _bind_company(board: Board, i: int, count: Count) -> bool:
    """ "der Freundeskreis mit acht Leuten", "… mit 8 und": the group right before "mit" has the number."""
    if not is_people(count.noun) and (count.noun or not words.ENDS_PHRASE.match(board.text, count.end)):
        return False
    company = words.WITH.search(board.text, max(0, count.start - _NEAR), count.start)
    hit = board.last_hit(company.start()) if company else None
    if company is None or hit is None or board.text[hit.end : company.start()].strip():
        return False
    board.add(i, hit)
    board.taken.add(hit)
    return True


def _explained(board: Board, count: Count) -> list[Hit]:
    """The group in brackets behind a number: "4 Personen (Landratsamt)"."""
    origin = words.ORIGIN.match(board.text, count.noun_end)
    match = words.BRACKET.match(board.text, origin.end() if origin else count.noun_end + 1)
    if match is None or words.DIGIT.search(match[0]) or _is_body(board, count):
        return []
    return board.between(match.start(), match.end())


def _phrase_end(board: Board, count: Count, limit: int) -> tuple[int, int]:
    """Where the phrase ends that the number opens, and where a relative clause behind it does."""
    text = board.text if count.bracket else board.plain_text
    begin = count.end
    if count.marker is not None and count.end <= count.marker < limit:
        begin = count.marker + len("davon")
    for stop in words.STOPS.finditer(text, begin, limit):
        before = text[begin : stop.start()].strip()
        if stop[0] == "," and words.ATTRIBUTE.fullmatch(before) and not board.between(begin, stop.start()):
            continue
        tells = is_people(count.noun) or (not count.noun and count.marker is not None)
        if stop[0] != "," or not tells or not words.RELATIVE.match(text, stop.end()):
            return stop.start(), stop.start()
        end = words.STOPS.search(text, stop.end(), limit)
        return stop.start(), end.start() if end else limit
    return limit, limit


def _in_head(board: Board, count: Count, hit: Hit) -> bool:
    """Whether the group is the very noun that the number counts."""
    return hit.start < count.noun_end or board.text[count.end : hit.start].isspace()


def _is_one_of(board: Board, count: Count, hit: Hit) -> bool:
    """Whether "eine vom DRK" is a person, and no attribute goes on ("ein vom DRK gestellter Bus")."""
    if not words.DATIVE.match(board.text, count.end):
        return False
    return bool(words.ENDS_PHRASE.match(board.text, hit.end))


def _is_body(board: Board, count: Count) -> bool:
    if not count.noun or not words.is_body(count.noun, count.low, board.text[count.end - 1].isdigit()):
        return False
    return not board.in_tally(count)  # "18 vom Helferkreis / 6 Betriebe / 12 Flüchtlinge": a list of heads


def _may_count(board: Board, count: Count, first: Hit) -> bool:
    in_head = _in_head(board, count, first)
    if _is_body(board, count):
        return False
    if count.article:
        return in_head or words.is_role(count.noun) or _is_one_of(board, count, first)
    if in_head or count.total:
        return in_head
    between = board.text[count.end : first.start]
    if is_people(count.noun) and board.again(count):
        return False  # "die 65 Anwesenden waren Ehrenamtliche"
    if not count.noun or is_people(count.noun):
        came = count is board.first and words.CAME.search(between)
        if came or words.PLACE.search(between.lower()):
            return False
    # "Bewohnerinnen und Bewohner" is one noun, "Gäste und der Pfarrer" are two
    twice = board.text[first.start : first.end].lower().startswith(count.noun[:4])
    return twice or not words.AND.search(between)
