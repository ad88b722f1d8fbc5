"""German numbers: figures, number words, ranges and words of approximation.

The regex sources `FIGURE`, `WORD`, `DASH` and `ABOUT_SOURCE` are offered so that other readers build
their own patterns from the same parts; `find_quantities` finds counts in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from loaders.reading.alternatives import every_spelling, one_of
from loaders.word_lists import text_words

# Regex sources, to be compiled with re.IGNORECASE.
DASH = r"[-\u2010-\u2014\u2212]"
# FIGURE_BODY takes in whatever hangs together ("30.09.2016"); parse_number decides whether it is a number.
FIGURE_BODY = r"(?<!\w)(?<!\d[.,:/'’])(?>\d{1,3}(?:[ \u2009\u202f]\d{3}(?!\d))+|\d++)(?:[.,'’]\d++)*+(?![:/]\d)"
FIGURE = FIGURE_BODY + r"(?!\w)"

_SEPARATOR = "[.'’ \u2009\u202f]"
_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}({_SEPARATOR})\d{{3}}(?:\1\d{{3}})*(?:,\d{{1,2}})?")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:,\d{1,2})?")
_DOT_CENTS = re.compile(r"(?:0|[1-9]\d*)\.\d{2}")
_NO_CENTS = re.compile(rf"\s?[.,]\s?{DASH}{{1,3}}$")
_NO_COUNT = 1_000_000_000  # so many digits are a telephone number or an account, or a slip
_NOT_FIGURE = re.compile(r"[^\d,]")

ABOUT_SOURCE = rf"(?:(?:(?<!\w){one_of(text_words().about)}(?:\s+|(?<=\.))){{1,2}}|[~≈]\s*)"
ABOUT = re.compile(ABOUT_SOURCE, re.IGNORECASE)
"""A word of approximation with the blank behind it, as it stands before a number."""

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SPOKEN = {word.translate(_FOLD): value for word, value in text_words().spoken_numbers.items()}
_UNITS = ("null", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun")
_TEENS = ("zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")
_TENS = ("zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig")

ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
"""Forms of the number one that are more often an article than a count."""


def _below_hundred() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_UNITS)}
    words |= {word: 10 + value for value, word in enumerate(_TEENS)}
    for tens, word in enumerate(_TENS, start=2):
        words[word] = 10 * tens
        words |= {f"{_UNITS[unit]}und{word}": 10 * tens + unit for unit in range(1, 10)}
        words |= {f"{unit}und{word}": 10 * tens + value for unit, value in _SPOKEN.items() if 1 <= value <= 9}
    return words | dict.fromkeys(ARTICLES, 1) | _SPOKEN


NUMBER_WORDS: dict[str, int] = _below_hundred()
"""Number words from 0 to 99 (umlauts as ae, oe, ue, ß as ss); `number_word` composes the larger ones."""

_SPOKEN_WORDS = sorted(every_spelling(text_words().spoken_numbers))
_PARTS = sorted({*_UNITS, *_TEENS, *_TENS, *ARTICLES, *_SPOKEN_WORDS, "hundert", "tausend"}, key=len, reverse=True)
_SPELT = [
    p.replace("fuenf", "f(?:ü|ue)nf").replace("oe", "(?:ö|oe)").replace("dreissig", "drei(?:ß|ss)ig") for p in _PARTS
]
WORD = rf"(?<!\w)(?!und)(?:{'|'.join(_SPELT)}|und)++(?!\w)"


def parse_number(text: str, money: bool = False) -> Decimal | None:
    """Read one figure in strict German notation ("1.049,70", "1200", "3 000", "2,5", "1.200.-").

    A dot before two digits ("12.50") means cents where money is spoken of and is refused elsewhere.
    Leading zeros, three digits behind a comma, mixed separators and a billion or more are refused: None.
    """
    text = text.strip()
    if not text[-1:].isdigit():
        text = _NO_CENTS.sub("", text)
    if _PLAIN.fullmatch(text) or (money and _DOT_CENTS.fullmatch(text)):
        number = Decimal(text.replace(",", "."))
    elif _THOUSANDS.fullmatch(text):
        number = Decimal(_NOT_FIGURE.sub("", text).replace(",", "."))
    else:
        return None
    return number if number < _NO_COUNT else None


@lru_cache(maxsize=4096)
def number_word(word: str) -> int | None:
    """The value of one German number word of any compound below a million, else None."""
    return _compose(word.strip().lower().translate(_FOLD))


def _compose(word: str) -> int | None:
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    for mark, factor in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(mark)
        if not found:
            continue
        high = _compose(head) if head else 1
        low = _compose(tail.removeprefix("und")) if tail else 0
        return high * factor + low if high and low is not None and low < factor else None
    return None


def number_value(text: str, money: bool = False) -> Decimal | None:
    """A figure or a number word as a number, else None."""
    if text.lstrip()[:1].isdigit():
        return parse_number(text, money)
    value = number_word(text)
    return None if value is None else Decimal(value)


def widen_low(low: Decimal, high: Decimal) -> Decimal:
    """The low end of a range as it is meant: "6-800" is 600 to 800, "2-3000" 2000 to 3000; "10-200" stays."""
    if low >= 100 or high < 100 or low % 1 or high % 1:
        return low
    digits = str(int(high))
    zeros = len(digits) - len(digits.rstrip("0"))
    meant = low * 10**zeros
    return meant if zeros >= 2 and 0 < meant < high else low


class Quantity(NamedTuple):
    """A number or range in a text; `text[start:end]` covers it with its word of approximation."""

    low: Decimal
    high: Decimal
    about: bool
    start: int
    end: int


_SCALES = {"dutzend": 12, "hundert": 100, "tausend": 1000, "tsd": 1000}
_HALVES = {"halb": Decimal("0.5"), "ande": Decimal("1.5"), "eine": Decimal("1.5")}
_NUMBER = rf"(?:{FIGURE}|{WORD})"
_SCALE = r"(?:\s+(?P<%s>dutzend|hundert|tausend|tsd)(?!\w))?"
SEED = re.compile(
    r"(?<!\w)(?:\d|[Ee](?:in|lf)|[Zz](?:w[aeioö]|ehn)|[Dd]rei|[Vv]ier|[Ff](?:ünf|uenf)|[Ss](?:ech|ieb)|[Aa](?:cht|nder)"
    r"|[Nn](?:eun|ull)|[Hh](?:und|alb)|[Tt]aus"
    rf"|{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _SPOKEN_WORDS)})"
)
"""Where a quantity may begin: found at little cost, while the pattern of a whole one is dear."""

_QUANTITY = re.compile(
    rf"(?:ein(?:em|es)?\s+)?(?P<half>halbe[sn]|anderthalb|eineinhalb)\s+dutzend(?!\w)"
    rf"|(?P<between>zwischen\s+(?P<inner>{ABOUT_SOURCE})?)?(?P<low>{_NUMBER}){_SCALE % 'low_scale'}"
    rf"(?:(?(between)\s+und\s+|(?:[ \t]*{DASH}[ \t]*|-?\s+(?:bis(?:\s+zu)?|oder)\s+))(?P<inner_high>{ABOUT_SOURCE})?"
    rf"(?P<high>{_NUMBER}){_SCALE % 'high_scale'})?",
    re.IGNORECASE,
)
# A figure before a noun or a mark that no word or figure can belong to: most are of this kind.
_BARE = re.compile(rf"(?<!\d[.,:/'’])[1-9]\d{{0,5}}+(?= (?![\s\dbdhotBDHOT]|{DASH})|[.,;)](?!\d))")
_ABOUT_BEFORE = re.compile(ABOUT_SOURCE + "$", re.IGNORECASE)
_LONGEST_ABOUT = 40
# What every word of approximation ends with: asked first, because the pattern costs far more.
_ABOUT_ENDS = ("~", "≈", *sorted({word.rstrip(".").split()[-1] for word in every_spelling(text_words().about)}))


def about_before(text: str, start: int, floor: int = 0) -> int:
    """Where the word of approximation that ends at `start` begins; `start` itself when there is none."""
    before = text[max(floor, start - _LONGEST_ABOUT) : start].rstrip(" \t\n.").lower()
    if not before.endswith(_ABOUT_ENDS):
        return start
    found = _ABOUT_BEFORE.search(text, max(floor, start - _LONGEST_ABOUT), start)
    return found.start() if found else start


def find_quantities(text: str, seeds: Iterable[int]) -> Iterator[Quantity]:
    """All numbers and ranges in a text, in figures or words, in the order in which they stand.

    `seeds` are the places where `SEED` matches.
    Years, dates and times are not told apart from counts: what stands beside a number is the caller's
    matter. Forms of "ein" count only with a range or a scale ("ein Dutzend", "ein bis zwei").
    """
    end = 0
    for seed in seeds:
        if seed < end:
            continue
        floor = end
        if bare := _BARE.match(text, seed):
            low = high = Decimal(bare[0])
            about, end = False, bare.end()
        elif match := _QUANTITY.match(text, seed):
            end = match.end()
            values = _values(match)
            if values is None:
                continue
            low, high = values
            about = bool(match["inner"] or match["inner_high"])
        else:
            continue
        start = about_before(text, seed, floor)
        yield Quantity(low, high, about or start < seed, start, end)


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    if match["half"]:
        value = 12 * _HALVES[match["half"][:4].lower()]
        return value, value
    if match["low"].lower() in ARTICLES and not (match["low_scale"] or match["high"]):
        return None
    low = number_value(match["low"])
    high = number_value(match["high"]) if match["high"] else low
    if low is None or high is None:
        return None
    low_scale, high_scale = (_scale(match[name]) for name in ("low_scale", "high_scale"))
    if not match["high"]:
        return low * low_scale, low * low_scale
    # "zwei bis drei Dutzend": the scale behind the range holds for both ends
    shared = low < high and not match["low_scale"]
    low, high = low * (high_scale if shared else low_scale), high * high_scale
    low = widen_low(low, high)
    return (low, high) if low <= high else None


def _scale(word: str | None) -> int:
    return _SCALES[word.lower()] if word else 1
