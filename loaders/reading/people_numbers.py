"""Numbers that may count people: each with the noun behind it and the sentence it stands in.

Left out are ages, years, ordinals, shares, times and the numbers of list items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.numbers import Quantity, find_quantities
from loaders.record import Span


class Number(NamedTuple):
    """A number in a text; offsets into it, `start` with the word of approximation."""

    low: int
    high: int
    about: bool
    start: int
    end: int
    article: bool  # "ein", "eine": perhaps no count at all
    sentence: Span
    noun: str  # what is counted, lower case; "" when the number stands alone
    noun_end: int


def words(*lines: str) -> str:
    """A regex source: any of the words in `lines`."""
    return "|".join("|".join(line.split()) for line in lines)


_ARTICLE = re.compile(r"(?<![\w-])[Ee]ine?[nmr]?(?=\s+\w)")


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words that cannot stand between a number and its noun.
_STOP = words(
    "am im in an auf aus von vom zum zur bei beim mit für über unter nach vor zu bis durch gegen ohne um als wie dann",
    "der die das den dem des sich und oder sowie bzw davon darunter hiervon waren war sind ist haben hatten wurden",
    "werden kamen nahmen saßen folgten erschienen besuchten blieben gehörten gehören gehört stellten konnten wollten",
    "zählten kommen stammten stammen fanden trafen diskutierten arbeiteten meldeten zählt zählen insgesamt noch",
)
_NOUN = re.compile(rf"(?:\s+(?!(?:{_STOP})\b)[a-zäöüß][\w-]*){{0,5}}?\s+([A-ZÄÖÜ][\w*:/’'-]*)")
_PEOPLE = (
    r"person(?:en)?|pers\.?|mensch(?:en)?|leuten?|(?:dialog)?teilnehm(?:er|ern|erin|erinnen|ende[nr]?|er\W{0,2}innen)|tn"
    r"|besucher(?:n|in|innen|\W{0,2}innen)?|gästen?|anwesende[nr]?|gesichtern?|köpfen?|mitwirkende[nr]?"
    r"|beteiligte[nr]?|zuhörer(?:n|innen|\W{0,2}innen)?|akteuren?|mitdiskutierende[nr]?"
)
_PEOPLE_WORD = re.compile(_PEOPLE, re.IGNORECASE)
_PEOPLE_NEXT = re.compile(rf"\s*({_PEOPLE})(?!\w)", re.IGNORECASE)
_PEOPLE_LABEL = re.compile(rf"(?:{_PEOPLE})\s*(?:insgesamt|gesamt)?\s*[:=(–-]\s*$", re.IGNORECASE)

# What makes a number no count of people.
_NO_COUNT_AFTER = re.compile(
    r"\s*-?\s*jährig|-\s+(?:bis|und|oder)\b|\s*(?:%|€|m²|qm\b|uhr\b|h\b|prozent|euro\b|jahre|mal\b)", re.IGNORECASE
)
_NO_COUNT_BEFORE = _set("ab alter altersspanne klasse klassen jahr raum nr nr. punkt seite § bis")
_ORDINAL_BEFORE = _set("am den der zum im vom beim dem zur")
_NUMBERED = _set("workshop abend tag teil gruppe tisch termin runde station forum phase block treffen ag")
_NUMBERED_END = re.compile(r"\s*[:()–-]")
_ORDINAL_END = re.compile(r"\.(?=\s*\S)|\)")
_ORDINAL_NOUN = re.compile(
    r"\.\s*(?:bis\b|und\s+\d|-|/|klass|jahrg|schulj|abend|termin|tisch|runde|tag|veranst|treff|workshop|gruppe|station"
    r"|forum|stock|etage|vorsitz|bürgermeister|beigeordnet|vorst|dialog|teil|sitzung"
    r"|jan|feb|mär|apr|mai\b|jun|jul|aug|sep|okt|nov|dez)",
    re.IGNORECASE,
)
_NEAR = 24  # characters looked at before a number
_LAST_ORDINAL = 31


def find_numbers(text: str, units: Sequence[Span]) -> list[Number]:
    """The numbers of `text` that may count people, in order; `units` are its sentences."""
    quantities = _quantities(text)
    if not quantities:
        return []
    parts = list(_split_after(text, units, quantities))
    starts = [part.start for part in parts]
    numbers: list[Number] = []
    for (low, high, about, start, end), article in quantities:
        sentence = parts[max(0, bisect_right(starts, start) - 1)]
        noun, noun_end = _noun(text, start, end, sentence)
        numbers.append(Number(int(low), int(high), about, start, end, article, sentence, noun, noun_end))
    return numbers


def is_people(noun: str) -> bool:
    """Whether `noun` names people in general ("Personen", "Gäste")."""
    return bool(_PEOPLE_WORD.fullmatch(noun))


def _quantities(text: str) -> list[tuple[Quantity, bool]]:
    """The numbers that can be counts and, marked True, the forms of "ein"."""
    found = list(find_quantities(text))
    kept = [(quantity, False) for quantity in found if _countable(text, quantity)]
    one = Decimal(1)
    for match in _ARTICLE.finditer(text):
        if not any(quantity.start <= match.start() < quantity.end for quantity in found):
            kept.append((Quantity(one, one, False, match.start(), match.end()), True))
    return sorted(kept, key=lambda item: item[0].start)


def _countable(text: str, quantity: Quantity) -> bool:
    low, high, _, start, end = quantity
    if low % 1 or high % 1:
        return False
    if _PEOPLE_NEXT.match(text, end):
        return True
    nearby = text[max(0, start - _NEAR) : start].lower()
    before = nearby.split()[-1] if nearby.strip() and nearby[-1].isspace() else ""
    if before in _NO_COUNT_BEFORE or _NO_COUNT_AFTER.match(text, end):
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


def _split_after(text: str, units: Sequence[Span], quantities: Sequence[tuple[Quantity, bool]]) -> Iterator[Span]:
    """The sentences, closed also behind a number with a dot ("Angemeldet: 28. Gekommen: 17."), as it is no ordinal."""
    ends = [q.end + 1 for q, _ in quantities if text.startswith((". ", ".\n"), q.end)]
    for unit in units:
        borders = [unit.start, *(end for end in ends if unit.start < end < unit.end), unit.end]
        yield from (Span(start, end) for start, end in pairwise(borders))


def _noun(text: str, start: int, end: int, sentence: Span) -> tuple[str, int]:
    """What is counted, and where the word ends; a label of people before the number counts as its noun."""
    match = _PEOPLE_NEXT.match(text, end, sentence.end) or _NOUN.match(text, end, sentence.end)
    if match:
        return match[1].lower(), match.end()
    label = _PEOPLE_LABEL.search(text, max(sentence.start, start - 2 * _NEAR), start)
    return ("personen" if label else ""), end
