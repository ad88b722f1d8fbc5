"""Amounts of money in German text, as they are written: "749,70 €", "€ 1.200,-", "2,5 T€", "800 bis 1.000 Euro"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from loaders.reading.alternatives import one_of
from loaders.reading.numbers import (
    ABOUT_SOURCE,
    ARTICLES,
    DASH,
    FIGURE_BODY,
    WORD,
    about_before,
    number_value,
    widen_low,
)
from loaders.word_lists import cost_words

Mark = Literal["currency", "cents", "bare"]


class Amount(NamedTuple):
    """An amount in euros; `text[start:end]` covers it with its factors and its word of approximation.

    `mark` says what shows that money is meant: a currency, written cents ("38,-"), or only that the figure
    ends a line or a cell ("bare"). `figure` is where the price itself begins: the words before it describe
    the amount. `product`: factors were multiplied out. `per_unit`: a price for one of something.
    """

    low: Decimal
    high: Decimal
    about: bool
    start: int
    end: int
    mark: Mark
    figure: int
    product: bool = False
    per_unit: bool = False


_CURRENCY = r"(?:€|eur(?:os?)?(?!\w|-\w))"
_FIGURE = (
    FIGURE_BODY
    + rf"(?:(?!\w)|(?=t\s?€|k€|teur|tsd|{_CURRENCY}))(?:\s?[.,]\s?{DASH}{{1,3}}(?!\d)|(?<=\d){DASH}{{2}}(?!\d))?"
)
_IN_EUROS = (
    rf"(?:\s*(?P<%s_scale>t(?=\s?€|\s?eur)|k(?=\s?€)|tsd\.?|tausend)(?=\s*{_CURRENCY}))?\s*(?P<%s_currency>{_CURRENCY})"
)
_LOW = rf"(?P<low>{_FIGURE})(?:{_IN_EUROS % ('low', 'low')})?"
_HIGH = rf"(?:{ABOUT_SOURCE})?(?:€\s*)?(?P<high>{_FIGURE})(?:{_IN_EUROS % ('high', 'high')})?"
_SEED = re.compile(r"\d+")  # cheap; where a number may begin is the business of FIGURE_BODY
_SINGLE = re.compile(_LOW, re.IGNORECASE)
_RANGE = re.compile(rf"{_LOW}(?:\s*{DASH}\s*|\s+(?:bis(?:\s+zu)?|oder)\s+){_HIGH}", re.IGNORECASE)
_BETWEEN = re.compile(rf"{_LOW}\s+und\s+{_HIGH}", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(rf"(?<!\w)zwischen\s+(?:{ABOUT_SOURCE})?$", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(rf"(?<!\w){_CURRENCY}\s*$", re.IGNORECASE)
_CURRENCY_ENDS = ("€", "eur", "euro", "euros")
_LEADS_ON = re.compile(rf"\s*{DASH}|-?\s+(?:bis|oder)\s", re.IGNORECASE)  # from the low end of a range to the high one
_INNER_ABOUT = re.compile(ABOUT_SOURCE, re.IGNORECASE)
_HAS_CENTS = re.compile(rf"[.,]\s?{DASH}|{DASH}{DASH}$|,\d\d$")
_OTHER_UNIT = re.compile(
    r"\s*(?:%|prozent|v\.\s?h\.|°|uhr|std|stunden|minuten|h\b|m²|qm|m\b|km|kg|liter|l\b|personen|jahre|tage|seiten|stück|st\.)",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"[ \t]*(?:\n|$|[/;|]\s)")
_FOR = re.compile(r"\s+(?i:für(?:\s+(?:die|das|den|unsere?n?))?|fürs)\s+[A-ZÄÖÜ]")
_ITEM_LABEL = re.compile(rf"[A-ZÄÖÜ][\w-]+:?\s+(?:{ABOUT_SOURCE})?$")
_ITEM_END = re.compile(r"\s*(?:,\s|\.(?:\s|$)|\)|(?:und|sowie)\s+[a-zäöü]*\s?[A-ZÄÖÜ])")
_HAS_EURO = re.compile(r"€|eur", re.IGNORECASE)
_BARGAINED = re.compile(r"\s+(?:herunter|runter|ab)?(?:gehandelt|gedrückt|gesenkt|reduziert)\b")
_LINE = 90  # characters looked back
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
# "eine Rechnung über 850 Euro" is exact
_BILL = re.compile(
    rf"{one_of(cost_words().bills)}\w*\s+(?:\S+\s+){{0,4}}über\s+$",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"(?<![\w.,:/])(\d{1,5}(?:,\d\d)?)(?=(?:,\s|\s(?:und|sowie|bzw\.)\s)(?P<rest>\s*\d))")
_JOINT = re.compile(r"(?:,\s+|\s(?:und|sowie|bzw\.)\s+)")
_JOINT_ENDS = (",", "und", "sowie", "bzw.")


def _shared(text: str, floor: int, amount: Amount) -> list[Amount]:
    """The amounts before one with whom they share the currency: "112, 68 und 59 Euro"."""
    shared: list[Amount] = []
    start = amount.start
    if amount.mark != "currency" or not text[max(floor, start - _LINE) : start].rstrip().endswith(_JOINT_ENDS):
        return shared
    for match in reversed(list(_ENUMERATED.finditer(text, max(floor, start - _LINE), start + 1))):
        value = number_value(match[1], money=True)
        if value is None or _YEAR.fullmatch(match[1]) or not _JOINT.fullmatch(text, match.end(), start):
            break
        shared.append(Amount(value, value, False, match.start(), match.end(), "currency", match.start()))
        start = match.start()
    return shared[::-1]


def amounts_in_figures(text: str) -> Iterator[Amount]:
    """Amounts whose number is written in figures."""
    floor = 0
    for amount in _one_by_one(text):
        yield from _shared(text, floor, amount)
        yield amount
        floor = amount.end


def _one_by_one(text: str) -> Iterator[Amount]:
    end = 0
    for seed in _SEED.finditer(text):
        if seed.start() < end:
            continue
        single = _SINGLE.match(text, seed.start())
        if single is None:
            continue
        before = text[max(end, seed.start() - 40) : seed.start()]
        has_currency = before.rstrip().lower().endswith(_CURRENCY_ENDS)
        currency = _CURRENCY_BEFORE.search(before) if has_currency else None
        amount = _range(text, single, before, bool(currency)) or _single(text, single, bool(currency))
        if amount is not None:
            end = amount.end
            yield _with_about(text, amount, amount.start - (len(currency.group()) if currency else 0))


def _range(text: str, single: re.Match[str], before: str, currency: bool) -> Amount | None:
    """The range whose low end begins as the `single` figure does."""
    start = single.start()
    leads_on = _LEADS_ON.match(text, single.end()) or not single["low"][-1].isdigit()
    match = _RANGE.match(text, start) if leads_on else None
    if match is None and "wischen" in before and _BETWEEN_BEFORE.search(before):
        match = _BETWEEN.match(text, start)
    if match is None:
        return None
    low, high = number_value(match["low"], money=True), number_value(match["high"], money=True)
    if low is None or high is None:
        return None
    if match["low_scale"] or (match["high_scale"] and not match["low_currency"] and low < 100):
        low *= 1000
    high *= 1000 if match["high_scale"] else 1
    low = low if match["low_currency"] else widen_low(low, high)
    mark = _mark(text, match, currency or bool(match["low_currency"] or match["high_currency"]), match["high"])
    if mark is None or low > high:
        return None
    about = bool(_INNER_ABOUT.search(match.group()))
    return Amount(low, high, about, start, match.end(), mark, start)


def _single(text: str, match: re.Match[str], currency: bool) -> Amount | None:
    value = number_value(match["low"], money=True)
    if value is None:
        return None
    mark = _mark(text, match, currency or bool(match["low_currency"]), match["low"])
    value *= 1000 if match["low_scale"] else 1
    return Amount(value, value, False, match.start(), match.end(), mark, match.start()) if mark else None


def _mark(text: str, match: re.Match[str], currency: bool, figure: str) -> Mark | None:
    if currency:
        return "currency"
    if _OTHER_UNIT.match(text, match.end()):
        return None
    if _HAS_CENTS.search(figure):
        return "cents"
    if _FOR.match(text, match.end()) and _HAS_EURO.search(text, max(0, match.start() - _LINE), match.start()):
        return "bare"  # "120 Euro fürs Essen, 30 für die Getränke"
    if _is_short_item(text, match) and not _YEAR.fullmatch(figure):
        return "bare"
    if _BARGAINED.match(text, match.end()):
        return "currency"
    if _CELL_END.match(text, match.end()) and not _YEAR.fullmatch(figure):
        return "bare"
    return None


def _is_short_item(text: str, match: re.Match[str]) -> bool:
    """Whether the figure is an item of a sentence of amounts: "1.500 Euro: Moderation 1.000, Raum 500."."""
    if not (_ITEM_END.match(text, match.end()) and _ITEM_LABEL.search(text, max(0, match.start() - 40), match.start())):
        return False
    line = text.rfind("\n", 0, match.start()) + 1
    return bool(_HAS_EURO.search(text, max(line, match.start() - _LINE), match.start()))


def _with_about(text: str, amount: Amount, begin: int) -> Amount:
    """The amount from its currency sign on, with the word of approximation before it."""
    if amount.low < amount.high and (between := _BETWEEN_BEFORE.search(text, max(0, begin - 30), begin)):
        begin = between.start()
    start = about_before(text, begin)
    about = start < begin and not _BILL.search(text, max(0, start - 50), begin)
    return amount._replace(about=amount.about or about, start=start, figure=start)


# -- amounts in words --------------------------------------------------------------------------------

_SPELT = re.compile(
    rf"(?:(?P<low>{WORD})(?:\s*{DASH}\s*|-?\s+(?:bis(?:\s+zu)?|oder)\s+))?(?P<high>{WORD})(?:\s+(?P<scale>tausend|hundert))?\s*$",
    re.IGNORECASE,
)
_SPELT_CURRENCY = re.compile(rf"\s(?<=[a-zäöüß]\s)\s*{_CURRENCY}", re.IGNORECASE)
_LONGEST_WORDS = 70


def amounts_in_words(text: str) -> Iterator[Amount]:
    """Amounts whose number is spelt out: "fünfhundert Euro", "zwei bis drei Tausend Euro"."""
    for currency in _SPELT_CURRENCY.finditer(text):
        window = max(0, currency.start() - _LONGEST_WORDS)
        match = _SPELT.search(text[window : currency.start()])
        if match is None or match["high"].lower() in ARTICLES:
            continue
        high = number_value(match["high"])
        low = number_value(match["low"]) if match["low"] else high
        if low is None or high is None:
            continue
        factor = {"tausend": 1000, "hundert": 100}.get((match["scale"] or "").lower(), 1)
        low, high = widen_low(low * factor, high * factor), high * factor
        if low <= high:
            begin = window + match.start()
            yield _with_about(text, Amount(low, high, False, begin, currency.end(), "currency", begin), begin)
