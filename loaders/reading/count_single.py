"""Single persons of a list that stand without a number: "der Dekan", "Frau ███ (Landratsamt)", "Pfarrer ███"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from loaders.masking import MASK
from loaders.reading import group_words as words
from loaders.reading.alternatives import one_of
from loaders.reading.count_board import Board, GroupCount
from loaders.reading.head_counts import Count
from loaders.reading.terms import Hit
from loaders.record import Span
from loaders.word_lists import people_words

_NEAR = 60  # characters looked back before a group
_NAME = rf"(?:{MASK}+(?:[ -]{MASK}+)*|[A-ZÄÖÜ][a-zäöüß]+)"
_ADJECTIVES = r"(?:(?:[a-zäöüß]+e[rn]?|ev\.|kath\.|Herrn?|Frau)\s+){0,2}"
# "der evangelische ", not behind a noun: there "der" may be the genitive of many.
_HIM = re.compile(rf"(?<![A-ZÄÖÜ\w])(?:[Dd]er|[Uu]nser|[Dd]e|mit\s+dem|und\s+dem|[Ee]in)\s+{_ADJECTIVES}$")
_HER = re.compile(rf"(?<![\w])(?:[Dd]ie|[Uu]nsere|[Dd]|[Ee]ine)\s+{_ADJECTIVES}$")
_GENITIVE = re.compile(r"(?P<inside>[a-zäöüß,]\s)?(?P<noun>[A-ZÄÖÜ]\w*)\s+(?:der|de)\s+(?:\w+\s+)?$")
_MAN = re.compile(rf"{words.ONE_MAN}|ob|oberbürgermeister\w*", re.IGNORECASE)
_SEAT = re.compile(one_of(people_words().councils), re.IGNORECASE)  # one man before a name
_WOMAN = re.compile(words.ONE_WOMAN, re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.)\s")
_OF = ("der ", "des ", "vom ")
# "die Vorsitzende des ", "unser Leiter der "
_HEAD_OF = re.compile(
    rf"(?<!\w)(?:(?:[Dd]er|[Uu]nser)\s+(?i:{words.ONE_MAN})|(?:[Dd]ie|[Uu]nsere)\s+{words.ONE_WOMAN})"
    r"\s+(?:de[rs]|vom|von\s+der)\s+$"
)
# "Frau ███ (Caritas)", "Hr. ███, Jobcenter": the name before the office, with no other name between.
_NAMED = re.compile(
    rf"(?:\b(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.)\s+)+(?P<name>{_NAME})(?P<more>\s+(?:und|,)\s+(?:Frau|Herrn?|Fr\.|Hr\.)\s+{_NAME})*"
    r"(?:\s*[,|\t–-]\s*(?:\w+\s+){0,2}|\s*\((?:[^()]{0,40}[\s,])?|\s+(?:vom|von\s+der|von|aus\s+dem)\s+)$"
)
_TITLE_OF = re.compile(rf"\s+(?:Dr\.\s+)?{MASK}")  # "Pfarrer ███"
_TITLE_OF_NAME = re.compile(r"\s+(?:Dr\.\s+)?[A-ZÄÖÜ][a-zäöüß]+\s*(?:[,;(\n]|$)")  # "Stadtrat Muster," in a list
_TITLE_OPENS = re.compile(r"(?:^|[,;:(\n•*–-]|\bund|\bsowie)\s*$")
_PART = re.compile(r"\b(?:davon|darunter|hiervon|einschließlich|inklusive|inkl\.?|samt)\b[^.;\n]*$", re.IGNORECASE)
_OWN_PHRASE = re.compile(rf"(?:\b(?:und|sowie|un|ond)|,)\s+(?:der|die|unsere?|de|d)\s+{_ADJECTIVES}$")
_ITEM_END = re.compile(r"[,;.\n]|\s(?:und|sowie|mit)\s")
_NO_GUEST = re.compile(
    r"[^.;,\n]{0,20}?\b(?:begrüßte|eröffnete|moderierte|leitete|lud|hatte\s+eingeladen|berichtete|musste|konnte\s+nicht)\b"
    r"|[^,;.\n]{0,40}?\b(?:mit|samt|nebst)\s+(?:einig|mehrer|viel|sein|ihr|ein\s+paar)"  # nor one alone
)


def bind_singles(board: Board, there: Sequence[Hit]) -> None:
    """Bind the single persons among `there`, the groups that came, unless others of the group have no number."""
    in_phrases = _in_phrases(board, there)
    singles = dict(_find(board, there, in_phrases))
    if not singles:
        return
    counted = {found.hit.code for bound in board.bound.values() for found in bound}
    open_codes = {hit.code for hit in _uncounted(board, there, in_phrases, singles)} - counted
    for hit, number in singles.items():
        if hit.code not in open_codes:
            found = GroupCount(hit, _count(hit, number), number, number, None, False)
            board.bound.setdefault(hit.start, []).append(found)


def _find(board: Board, hits: Sequence[Hit], in_phrases: Sequence[bool]) -> Iterator[tuple[Hit, int]]:
    """The hits that name single persons, and how many."""
    text = board.text
    known: set[tuple[str, str]] = set()
    addressed = _ADDRESSED.search(text) is not None  # hardly ever, and then asked for each hit
    item_end = 0
    for hit, in_phrase in zip(hits, in_phrases, strict=True):
        own = text[hit.start : hit.end].split()
        if hit.start < item_end or not own:  # blank: in a column that does not count
            continue
        word = own[-1]
        if not (addressed or _may_be_title(word) or text.endswith(_OF, 0, hit.start)):
            continue
        if in_phrase and not _opens_phrase(text, hit):
            continue
        number = _named(board, hit, word, addressed) or _with_article(board, hit, word, known)
        if number:
            item_end = _item_end(board, hit)
            yield hit, number


def _in_phrases(board: Board, hits: Sequence[Hit]) -> list[bool]:
    """For each hit whether it stands in the phrase of a number."""
    taken = sorted(board.taken, key=lambda hit: hit.start)
    found: list[bool] = []
    i = end = 0
    for hit in hits:
        while i < len(taken) and taken[i].start < hit.end:
            end = max(end, taken[i].end)
            i += 1
        found.append(hit.start < end)
    return found


def _opens_phrase(text: str, hit: Hit) -> bool:
    """Whether the hit begins a phrase of its own: "und die Rektorin"."""
    return _OWN_PHRASE.search(text, max(0, hit.start - _NEAR), hit.start) is not None


def _named(board: Board, hit: Hit, word: str, addressed: bool) -> int:
    """How many names the hit belongs to: "Frau ███ und Herr ███ (Landratsamt)", "Pfarrer ███".

    `word` is its last one; `addressed` tells whether the text calls anybody "Frau" or the like.
    """
    text, floor = board.text, max(0, hit.start - _NEAR)
    named = _NAMED.search(text, floor, hit.start) if addressed and _ADDRESSED.search(text, floor, hit.start) else None
    if named and not _is_office(named["name"]):
        number = 2 if named["more"] else 1
    elif not board.in_brackets(hit) and _is_titled(text, hit, word, floor):
        number = 1
    else:
        return 0
    return 0 if _PART.search(text, floor, hit.start) else number


def _is_titled(text: str, hit: Hit, word: str, floor: int) -> bool:
    """Whether a name follows the office: "Pfarrer ███"."""
    if not _may_be_title(word):
        return False
    if _TITLE_OF.match(text, hit.end):
        return True
    return bool(_TITLE_OF_NAME.match(text, hit.end) and _TITLE_OPENS.search(text, floor, hit.start))


@lru_cache(maxsize=4096)
def _may_be_title(word: str) -> bool:
    return _is_office(word) or _SEAT.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def _is_office(word: str) -> bool:
    return bool(_MAN.fullmatch(word) or _WOMAN.fullmatch(word))


def _with_article(board: Board, hit: Hit, word: str, known: set[tuple[str, str]]) -> int:
    """1 when the hit is one person named by his office ("der Dekan"), the first time that he is named."""
    text, floor = board.text, max(0, hit.start - _NEAR)
    if not _is_office(word) and not text.endswith(_OF, 0, hit.start):
        return 0
    if board.in_brackets(hit) or (hit.code, word) in known:
        return 0
    if _NO_GUEST.match(text, hit.end) or _PART.search(text, floor, hit.start):
        return 0
    before = text[floor : hit.start]
    one = (
        (_MAN.fullmatch(word) and _HIM.search(before) and not _is_genitive(before))
        or (_WOMAN.fullmatch(word) and _HER.search(before))
        or _HEAD_OF.search(before)
    )
    known.add((hit.code, word))
    return int(bool(one))


def _is_genitive(before: str) -> bool:
    """Whether "der" follows the noun that it belongs to: "Vertreter der Pfarrer"."""
    match = _GENITIVE.search(before)
    return bool(match and (match["inside"] or words.is_role(match["noun"].lower())))


def _item_end(board: Board, hit: Hit) -> int:
    """Where the item of the list ends that names the person: other groups in it only say where he belongs."""
    stop = _ITEM_END.search(board.text, hit.end)
    return stop.start() if stop else len(board.text)


def _uncounted(
    board: Board, hits: Sequence[Hit], in_phrases: Sequence[bool], singles: Collection[Hit]
) -> Iterator[Hit]:
    """The hits that name groups without a number."""
    end = 0
    for hit, in_phrase in zip(hits, in_phrases, strict=True):
        if in_phrase and not _opens_phrase(board.text, hit):
            continue
        if hit in singles:
            end = _item_end(board, hit)
        elif hit.start >= end and not board.in_brackets(hit):
            yield hit


def _count(hit: Hit, number: int) -> Count:
    return Count(
        low=number,
        high=number,
        about=False,
        start=hit.start,
        end=hit.end,
        article=False,
        sentence=Span(hit.start, hit.end),
        noun="",
        noun_end=hit.end,
        bracket=None,
        present=True,
        total=0,
        marker=None,
        each=None,
        factor=1,
    )
