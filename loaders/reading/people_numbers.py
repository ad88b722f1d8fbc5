"""Numbers that may count people: each with the noun behind it and the sentence it stands in.

Left out are ages, years, ordinals, shares, times and the numbers of list items.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.alternatives import any_of, every_spelling, in_text, one_of
from loaders.reading.months import MONTH
from loaders.reading.numbers import Quantity, find_quantities
from loaders.record import Span
from loaders.word_lists import day_words, people_words


class Number(NamedTuple):
    """A number in a text; offsets into it, `start` with the word of approximation."""

    low: int
    high: int
    about: bool
    start: int
    end: int
    article: bool  # "ein", "eine", "beide": a count only before the group itself
    sentence: Span
    noun: str  # what is counted, lower case; "" when the number stands alone
    noun_end: int


_WORDS = people_words()
# Words of amount behind "ein" that make it no number.
_AMOUNT = rf"(?:gute[sr]?\s+)?{one_of(_WORDS.amounts)}"
_ARTICLE = re.compile(
    # the letter first: it is fast
    rf"[EeBb](?<![\w-].)(?:(?P<one>(?<=[Ee])ine?[nmr]?)(?!\s+(?i:{_AMOUNT})\b)|(?<=[Bb])eiden?)(?=\s+\w)"
)
_DOZEN = re.compile(
    r"(?<![\w-])ein(?:em|es)?\s+(?:gut|knapp|rund|stark|klein|halb)e[nsm]\s+dutzend(?!\w)", re.IGNORECASE
)
_SPOKEN_DOZEN = re.compile(r"(?<![\w-])(?:[aäe]|en|[’']ne?)\s+dutzend(?!\w)", re.IGNORECASE)
_MULTIPLIED = re.compile(r"\d\s?(?:[xX×*]|mal)")
_TIMES = re.compile(r"(?<![\w.,])(\d{1,3})\s?[x×](?=\s+[A-ZÄÖÜ])", re.IGNORECASE)
_PRODUCT = re.compile(r"(?<![\w.,])(\d{1,2})\s?(?:[x×*]|mal)\s?(\d{1,4})(?![\w.,]\d|\w)", re.IGNORECASE)


# Words that cannot stand between a number and its noun.
_STOP = (
    "am im in an auf aus von vom zum zur bei beim mit für über unter nach vor zu bis durch gegen ohne um als wie dann"
    " der die das den dem des sich und oder sowie bzw davon darunter hiervon waren war sind ist haben hatten wurden"
    " werden kamen nahmen saßen folgten erschienen besuchten blieben gehörten gehören gehört stellten konnten wollten"
    " zählten kommen stammten stammen fanden trafen diskutierten arbeiteten meldeten zählt zählen insgesamt noch"
).replace(" ", "|")
_NOUN = re.compile(
    rf"(?:\s+(?!(?:{_STOP})\b)[a-zäöüß][\w-]*){{0,5}}?\s+(?:[A-ZÄÖÜ]\w*-\s+(?:und|oder)\s+)?([A-ZÄÖÜ][\w*:/’'-]*)"
)
_FEMALE = r"(?:n|in|innen|\W{0,2}innen)?"
_PEOPLE = (
    rf"{one_of((*_WORDS.people, *_WORDS.tokens))}|{one_of(_WORDS.people_in_er)}{_FEMALE}"
    rf"|{one_of(_WORDS.people_in_e)}[nr]?"
)
_PEOPLE_WORD = re.compile(_PEOPLE, re.IGNORECASE)
_NEXT = re.compile(r"\s*([^\W\d]\w*(?:[*:_/(’'-]{1,2}[Ii]nnen)?)(?!\w)(?!\s+(?:für|gegen)\b)")
_BOTH = re.compile(r"\s*(?:frauen\s+und\s+männern?|männern?\s+und\s+frauen|damen\s+und\s+herren)(?!\w)", re.IGNORECASE)
# Words for people that may be one group or everybody.
_SORT = re.compile(
    rf"{one_of(_WORDS.sorts)}[nr]?|{one_of(_WORDS.sorts_in_er)}{_FEMALE}"
)
_LABEL_MARKS = frozenset(":=(–-")
_PEOPLE_LABEL = re.compile(  # over lower case: it is fast
    rf"(?:{_PEOPLE})\s*(?:insgesamt|gesamt)?\s*[:=(–-]\s*(?:n\s*=\s*)?$"
)

# What makes a number no count of people.
_NO_COUNT_AFTER = re.compile(
    r"\s*-?\s*jährig|-\s+(?:bis|und|oder)\b|\s*(?:%|€|m²|qm\b|uhr\b|h\b|prozent|euro\b|jahre|mal\b)", re.IGNORECASE
)
# "40 mehr als erwartet": a difference.
_DIFFERENCE = re.compile(r"\s+(?:[^\W\d]\w*+\s+)?(?:mehr|weniger)(?:\s+(?:als|wie)\b|\s*[.,;!)])", re.IGNORECASE)
# "2 Prozent der 3.200 Einwohner"
_OF_A_TOWN = re.compile(r"(?:der|von|aller|unserer|auf|je|pro|bei)\s+(?:\w+\.?\s+)?$")
_TOWNSPEOPLE = re.compile(r"\s+Einwohner")
_NO_COUNT_BEFORE = every_spelling(["ab", "bis", "§", *_WORDS.labels_of_numbers])
_ORDINAL_BEFORE = frozenset("am den der zum im vom beim dem zur".split())
_NUMBERED = every_spelling([*day_words().event_parts, *_WORDS.numbered])
_NUMBERED_END = re.compile(r"\s*[:()–-]")
_ORDINAL_END = re.compile(r"\.(?=\s*\S)|\)")
_ORDINAL_NOUN = re.compile(
    rf"\.[ \t]*(?:bis\b|und\s+\d|-|/|{any_of(in_text(_WORDS.ordered))}|{MONTH})", re.IGNORECASE
)
_CLOSING = ".,;)"  # behind these signs stands nothing that a number before them counts
_NEAR = 24  # characters looked at before a number
_LAST_ORDINAL = 31
_MOST = 100_000  # people: far more than come to a dialogue, and few enough for sums to stay countable


def find_numbers(text: str, units: Sequence[Span], seeds: Iterable[int]) -> list[Number]:
    """The numbers of `text` that may count people, in order.

    `units` are its sentences, `seeds` the places where a number may begin.
    """
    quantities = [(quantity, article) for quantity, article in _quantities(text, seeds) if quantity.high <= _MOST]
    if not quantities:
        return []
    parts = _split_after(text, units, quantities)
    starts = [part.start for part in parts]
    numbers: list[Number] = []
    for (low, high, about, start, end), article in quantities:
        sentence = parts[max(0, bisect_right(starts, start) - 1)]
        noun, noun_end = _noun(text, start, end, sentence)
        numbers.append(Number(int(low), int(high), about, start, end, article, sentence, noun, noun_end))
    return numbers


@lru_cache(maxsize=4096)
def is_people(noun: str) -> bool:
    """Whether `noun` names people in general ("Personen", "Gäste")."""
    return bool(_PEOPLE_WORD.fullmatch(noun))


@lru_cache(maxsize=4096)
def is_sort(noun: str) -> bool:
    """Whether `noun` names a sort of people that may be all of them ("Jugendliche", "Frauen")."""
    return bool(_SORT.fullmatch(noun))


def _quantities(text: str, seeds: Iterable[int]) -> list[tuple[Quantity, bool]]:
    """The numbers that can be counts and, marked True, the forms of "ein" and "beide"."""
    special = sorted([*_products(text), *_dozens(text)], key=_start)
    plain = _apart(special, find_quantities(text, seeds)) if special else list(find_quantities(text, seeds))
    kept = [(quantity, False) for quantity in special]
    kept += [(quantity, False) for quantity in plain if _countable(text, quantity)]
    articles = list(_articles(text))
    if articles:
        found = sorted([*special, *plain], key=_start)
        kept += [(quantity, True) for quantity in _apart(found, articles)]
    return sorted(kept, key=lambda item: item[0].start) if special or articles else kept


def _start(quantity: Quantity) -> int:
    return quantity.start


def _articles(text: str) -> Iterator[Quantity]:
    for match in _ARTICLE.finditer(text):
        value = Decimal(1 if match["one"] else 2)
        yield Quantity(value, value, False, *match.span())


def _products(text: str) -> Iterator[Quantity]:
    """ "2 x 40": the product; "3x Caritas": the number."""
    if not _MULTIPLIED.search(text):
        return
    for match in _PRODUCT.finditer(text):
        value = Decimal(match[1]) * Decimal(match[2])
        yield Quantity(value, value, False, *match.span())
    for match in _TIMES.finditer(text):
        yield Quantity(Decimal(match[1]), Decimal(match[1]), False, *match.span())


def _dozens(text: str) -> Iterator[Quantity]:
    """ "ein gutes Dutzend", and "a Dutzend" as people say it."""
    if "utzend" in text:
        for match in _SPOKEN_DOZEN.finditer(text):
            yield Quantity(Decimal(12), Decimal(12), False, *match.span())
        for match in _DOZEN.finditer(text):
            value = Decimal(6 if "halb" in match[0].lower() else 12)
            yield Quantity(value, value, True, *match.span())


def _apart(taken: Sequence[Quantity], others: Iterable[Quantity]) -> list[Quantity]:
    """Those of `others` that overlap none of `taken`, which are in order."""
    starts = [quantity.start for quantity in taken]
    ends = [quantity.end for quantity in taken]
    return [each for each in others if bisect_right(ends, each.start) == bisect_left(starts, each.end)]


def _countable(text: str, quantity: Quantity) -> bool:
    low, high, _, start, end = quantity
    if low % 1 or high % 1:
        return False
    nearby = text[max(0, start - _NEAR) : start].lower()
    if text[end : end + 1] not in _CLOSING:
        if _DIFFERENCE.match(text, end):
            return False
        if _people_behind(text, end, len(text)):
            return True
        if _NO_COUNT_AFTER.match(text, end) or (_TOWNSPEOPLE.match(text, end) and _OF_A_TOWN.search(nearby)):
            return False
    before = nearby.split()[-1] if nearby.strip() and nearby[-1].isspace() else ""
    if before in _NO_COUNT_BEFORE:
        return False
    if low < high and before == "von":
        return False  # "von 17 bis 74" is an age
    if not text[start:end].isdigit():
        return True
    if 1950 <= low <= 2050:
        return False  # a year
    return not (before in _NUMBERED and _NUMBERED_END.match(text, end)) and not _ordinal(text, quantity, before)


def _ordinal(text: str, quantity: Quantity, before: str) -> bool:
    if _ORDINAL_NOUN.match(text, quantity.end):
        return True
    if quantity.low > _LAST_ORDINAL or not _ORDINAL_END.match(text, quantity.end):
        return False
    opens_line = not text[text.rfind("\n", 0, quantity.start) + 1 : quantity.start].strip(" \t*•-")
    return opens_line or before in _ORDINAL_BEFORE


def _split_after(text: str, units: Sequence[Span], quantities: Sequence[tuple[Quantity, bool]]) -> Sequence[Span]:
    """The sentences, closed also behind a number with a dot ("Angemeldet: 28. Gekommen: 17."), as it is no ordinal."""
    ends = [q.end + 1 for q, _ in quantities if text.startswith((". ", ".\n"), q.end)]
    if not ends:
        return units
    parts: list[Span] = []
    for unit in units:
        inside = ends[bisect_right(ends, unit.start) : bisect_left(ends, unit.end)]
        parts += [Span(start, end) for start, end in pairwise([unit.start, *inside, unit.end])]
    return parts


def _people_behind(text: str, end: int, limit: int) -> re.Match[str] | None:
    match = _NEXT.match(text, end, limit)
    return match if match and is_people(match[1].lower()) else None


def _noun(text: str, start: int, end: int, sentence: Span) -> tuple[str, int]:
    """What is counted, and where the word ends; a label of people before the number counts as its noun."""
    if text[end : end + 1] not in _CLOSING:
        if match := _BOTH.match(text, end, sentence.end):
            return "personen", match.end()
        match = _people_behind(text, end, sentence.end) or _NOUN.match(text, end, sentence.end)
        if match:
            return match[1].lower(), match.end()
    before = text[max(sentence.start, start - 2 * _NEAR) : start].lower()
    is_label = before.rstrip()[-1:] in _LABEL_MARKS and _PEOPLE_LABEL.search(before)
    return ("personen" if is_label else ""), end
