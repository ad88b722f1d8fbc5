"""What an amount comes to: products ("12 Std. à 45 €") and amounts that restate another one.

`find_amounts` leaves one amount where the text states the same cost twice ("34 Std. zu je 52 EUR: 1.768 EUR",
"2.100 € netto = 2.499 € brutto", "480 € (60 x 8 €)").
"""

from __future__ import annotations

import re
from decimal import Decimal

from loaders.reading.alternatives import any_of, in_text, one_of
from loaders.reading.money import Amount, amounts_in_figures, amounts_in_words
from loaders.reading.numbers import ARTICLES, FIGURE, WORD, number_value
from loaders.word_lists import cost_words

_MOST = 100_000_000  # euros: far more than dialogues cost, and few enough for sums to stay countable
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")


def find_amounts(text: str) -> list[Amount]:
    """All amounts of money in a text, in order, each cost once."""
    singles = sorted([*amounts_in_figures(text), *amounts_in_words(text)], key=lambda amount: amount.start)
    amounts = [_multiply(text, amount) for amount in singles]
    return _settle(text, [amount for amount in amounts if amount.high <= _MOST])


# -- products ---------------------------------------------------------------------------------------

_BOTH = "beide"
_COUNT = rf"(?P<count>{FIGURE}|{WORD}|(?<!\w){_BOTH}[nr]?(?!\w))"
_TIMES = re.compile(rf"{_COUNT}\s*(?:[x×*·]|-?\s?mal)\s*$", re.IGNORECASE)
_MAL = re.compile(r"(?<!\w)(?P<count>[a-zäöüß]+)mal\s*$", re.IGNORECASE)
_EACH = re.compile(
    rf"{_COUNT}(?:\.|\s|[^\W\d]|[-/():]|,\s(?=(?:die|der|das|welche)\s)){{0,60}}?,?\s*(?:(?<!\w)[àáax×*@]"
    r"|(?<!\w)(?:(?:zu |mit )?je(?:weils)?|zu))\s*$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:[x×*·@àá]|mal|(?<!\w)a|(?<!\w)je|(?<!\w)jeweils|(?<!\w)zu)$", re.IGNORECASE)
_JOIN_ENDS = (*"x×*·@àá", "mal", "a", "je", "jeweils", "zu")
_JE = re.compile(r"(?<!\w)(?:(?:je|pro)(?:\s+(?:[a-zäöüß]+e[nrms]?\s+)?\w+)?|jeweils|à)\s*$", re.IGNORECASE)
_EACH_STEMS = ("je", "pro", "à")  # asked first, because most texts have none of them
_UNIT = (
    r"(?:\s*/\s*|\s+(?:pro|je|p\.|für jede[nrs]?|die)\s*)"
    rf"(?:{any_of(in_text(cost_words().units))})\w*\.?"
)
_PER_UNIT = re.compile(_UNIT, re.IGNORECASE)
_COUNT_AFTER = re.compile(rf"(?:{_UNIT})?\s*[x×*·]\s*{_COUNT}(?!\s*(?:€|eur))", re.IGNORECASE)
_UNIT_COUNT_AFTER = re.compile(
    rf"{_UNIT}\s*(?:\(|,|bei|für|an|mal)\s*(?:die |unsere |insgesamt )?{_COUNT}(?!\s*(?:€|eur))",
    re.IGNORECASE,
)
_FOR_COUNT_AFTER = re.compile(rf"\s*(?:für|an)\s+(?:die |unsere )?{_COUNT}", re.IGNORECASE)


def _multiply(text: str, amount: Amount) -> Amount:
    """The amount with the factors that stand before or behind it multiplied in."""
    factor, start = _factors_before(text, amount.start)
    if factor is None:
        return _multiply_behind(text, amount)
    end = amount.end
    if unit := _PER_UNIT.match(text, end):
        end = unit.end()
    return amount._replace(low=amount.low * factor, high=amount.high * factor, start=start, end=end, product=True)


def _factors_before(text: str, start: int) -> tuple[Decimal | None, int]:
    """All factors that end at `start` ("3 x 2 Std. à ") and where the first begins."""
    product: Decimal | None = None
    while _is_factor(text, start):
        line = max(text.rfind("\n", 0, start) + 1, start - 90)
        window = text[line:start]
        match = _TIMES.search(window) or _MAL.search(window) or _last_match(_EACH, window)
        count = _value(match["count"]) if match and not _YEAR.fullmatch(match["count"]) else None
        if match is None or count is None or count == 0:
            break
        product = count if product is None else product * count
        start = line + match.start()
    return product, start


def _is_factor(text: str, start: int) -> bool:
    """Whether what ends at `start` multiplies what begins there."""
    window = max(0, start - 12)
    before = text[window:start].rstrip()
    if not before.lower().endswith(_JOIN_ENDS):
        return False
    return _JOINS.search(text, window, window + len(before)) is not None


def _value(count: str) -> Decimal | None:
    return Decimal(2) if count.lower().startswith(_BOTH) else number_value(count)


def _last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that begins last: the count nearest to the price."""
    found = None
    position = 0
    while match := pattern.search(text, position):
        found, position = match, match.start() + 1
    return found


def _follows_each(text: str, start: int) -> bool:
    window = max(0, start - 25)
    before = text[window:start].lower()
    return any(stem in before for stem in _EACH_STEMS) and _JE.search(text, window, start) is not None


def _multiply_behind(text: str, amount: Amount) -> Amount:
    per_unit = _PER_UNIT.match(text, amount.end)
    after_je = _follows_each(text, amount.start)
    match = _COUNT_AFTER.match(text, amount.end) or _UNIT_COUNT_AFTER.match(text, amount.end)
    if match is None and after_je:
        match = _FOR_COUNT_AFTER.match(text, amount.end)
    count = _value(match["count"]) if match and match["count"].lower() not in ARTICLES else None
    if match is not None and count:
        return amount._replace(low=amount.low * count, high=amount.high * count, end=match.end(), product=True)
    return amount._replace(per_unit=True) if per_unit or after_je else amount


# -- the same cost stated twice ---------------------------------------------------------------------

_RESULT = re.compile(r"=|→|->|⇒|(?<!\w)(?:ergibt|ergeben|macht zusammen|also insgesamt)(?!\w)")
_TIMES_THAT = re.compile(  # what a price for one of something is followed by: ", macht bei drei Abenden"
    r"[\s,;:–-]*(?:(?:das|also|mithin|somit|bei|für)\s+)*(?:macht|ergibt|sind|insgesamt|zusammen|gesamt|bei|für|also)\b[^.;()\n]{0,40}",
    re.IGNORECASE,
)
_MOST_TIMES = 1000
_NEXT_CELL = re.compile(r"\s[/|]\s|;")
_OF_WHICH = re.compile(r"(?<!\w)(?:davon|wovon|von welche[mnr])(?!\w)")  # a part is no result
_SUM = re.compile(r"[\s.,–-]*\+\s*")
_PLUS_TAX = re.compile(
    r"[\s.,+(–-]*(?:zzgl|zuzügl|zuzüglich|plus)?\.?\s*(?:der\s+|die\s+|gesetzl\S*\s+|\d+\s?%\s*)*"
    r"(?:mwst|ust|mehrwertsteuer|umsatzsteuer)\.?\s*(?:von|in höhe von|\d+\s?%)?[\s:=(]*",
    re.IGNORECASE,
)
_CLOSES_TO = re.compile(r"[^()\n]*\)[\s:=.…–-]*$")
_LINKING = re.compile(
    r"(?:[\W\d_]|netto|brutto|zzgl|zuzüglich|zuzügl|inkl|incl|einschl|einschließlich|einschliesslich|der|die|"
    rf"{one_of(cost_words().taxes)}|das|gesetzl\w*|sind|also|somit|macht|ergibt|gesamt|insgesamt|zusammen|zus|ges|mithin|"
    r"in summe|summe|pro|je|person|std|stunde|stunden|stück|und|von|entspricht|d\.\s?h|das heißt|bzw|hat|"
    r"kostet|bezahlt)*",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s+|\s+(?:und|sowie)\s+")  # "45, 52 und 38 Euro" are several costs
_VAT = (Decimal("1.19"), Decimal("1.07"), Decimal("1.16"), Decimal("1.05"))


def _settle(text: str, amounts: list[Amount]) -> list[Amount]:
    """Drop what is only the way to an amount or its explanation; the result keeps the wider span."""
    kept: list[Amount] = []
    for amount in amounts:
        previous = kept[-1] if kept else None
        if previous is None or "\n" in (gap := text[previous.end : amount.start]):
            kept.append(amount)
        elif amount.start < previous.end:
            continue
        elif _SUM.fullmatch(gap) or _is_tax_on(previous, gap, amount):
            kept[-1] = _added(previous, amount)
        elif _sums_up(text, kept, gap, amount):
            kept.append(amount)
        elif _comes_to(text, previous, gap, amount):
            kept[-1] = amount._replace(
                start=previous.start, figure=previous.figure, product=previous.product, per_unit=False
            )
        elif not ("(" in gap and _same_cost(amount, gap, previous)):
            kept.append(amount)
    return kept


def _is_tax_on(net: Amount, gap: str, tax: Amount) -> bool:
    """Whether the second amount is the tax that comes on top of the first: "500 € zzgl. MwSt. 95 €"."""
    rates = (abs(net.low * (rate - 1) - tax.low) <= Decimal("0.5") for rate in _VAT)
    return _PLUS_TAX.fullmatch(gap) is not None and net.low > 0 and any(rates)


def _added(first: Amount, second: Amount) -> Amount:
    """Two amounts with nothing but a plus sign between them."""
    about = first.about or second.about
    return first._replace(low=first.low + second.low, high=first.high + second.high, about=about, end=second.end)


def _sums_up(text: str, kept: list[Amount], gap: str, amount: Amount) -> bool:
    """Whether the amount behind an equals sign or the like is the sum of several amounts of its line."""
    if not _RESULT.search(gap):
        return False
    line = text.rfind("\n", 0, amount.start)
    own = [part.high for part in kept if part.start > line]
    return len(own) > 1 and abs(sum(own) - amount.high) <= 1


def _comes_to(text: str, first: Amount, gap: str, second: Amount) -> bool:
    """Whether the second amount is what the first comes to."""
    if _RESULT.search(gap) and not _OF_WHICH.search(gap):
        return not _NEXT_CELL.search(gap)
    if _CLOSES_TO.fullmatch(gap) and text.rfind("(", 0, first.start) > text.rfind(")", 0, first.start):
        return True
    return _same_cost(first, gap, second) or (first.per_unit and _times_that(first, gap, second))


def _times_that(price: Amount, gap: str, whole: Amount) -> bool:
    """Whether the second amount is said to be the price several times over, and is."""
    unit = _PER_UNIT.match(gap)
    if not _TIMES_THAT.fullmatch(gap, unit.end() if unit else 0):
        return False
    times = whole.high / price.high if price.high else Decimal(0)
    return 2 <= times <= _MOST_TIMES and times == int(times)


def _same_cost(part: Amount, gap: str, whole: Amount) -> bool:
    """Whether two amounts with nothing but linking words between them are product and result, or net and gross."""
    if not _LINKING.fullmatch(gap):
        return False
    if (part.product or part.per_unit) and abs(part.high - whole.high) <= 1:
        return True
    if _LISTED.fullmatch(gap):
        return False
    return part.low > 0 and any(abs(part.low * rate - whole.low) <= Decimal("0.5") for rate in _VAT)
