"""Numbers, amounts, shares and dates as a reader of the chosen language expects. A missing value is never a zero."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.filters import MONTHS
from analysis.language import Language, chosen, tr, tr_inside
from analysis.suppression import FEW, is_few

MISSING = "keine Angabe"
_SEPARATORS = str.maketrans(",.", ".,")
_GAP = "\u00a0"  # keeps number and unit on one line


def missing() -> str:
    """What stands in place of a value that nobody gave."""
    return tr(MISSING)


def is_missing(value: Any) -> bool:
    """True for None, NaN, NaT and NA."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return value is pd.NaT or value is pd.NA


def number(value: Any, digits: int = 0) -> str:
    """1234.5 with one digit -> "1.234,5"; in English "1,234.5"."""
    return missing() if is_missing(value) else _number(value, digits, chosen())


@lru_cache(maxsize=4096)  # a table of shares writes the same numbers many times
def _number(value: Any, digits: int, language: Language) -> str:
    text = f"{float(value):,.{digits}f}"
    return text.translate(_SEPARATORS) if language == "de" else text


def eur(value: Any, digits: int = 2) -> str:
    """1049.7 -> "1.049,70 €"; in English "€1,049.70"."""
    return missing() if is_missing(value) else with_euro(number(value, digits))


def with_euro(amount: str) -> str:
    """A written number with the sign of its currency."""
    if chosen() == "de":
        return f"{amount}{_GAP}€"
    sign = amount[:1] if amount[:1] in "+-−" else ""
    return f"{sign}€{amount.removeprefix(sign)}"


def percent(share: Any, digits: int = 0) -> str:
    """A share from 0 to 1: 0.4567 -> "46 %"; what would round to 0 without being 0 is "unter 1 %"."""
    return missing() if is_missing(share) else _percent(float(share), digits, chosen())


@lru_cache(maxsize=4096)
def _percent(share: float, digits: int, language: Language) -> str:
    gap = _GAP if language == "de" else ""
    smallest = 10**-digits
    if 0 < 100 * share < smallest / 2:
        return tr("unter {least}").format(least=f"{number(smallest, digits)}{gap}%")
    return f"{number(100 * share, digits)}{gap}%"


def persons(value: Any) -> str:
    """A head count; 1 and 2 show as "unter 3", so that nobody can be picked out."""
    if not is_missing(value) and is_few(float(value)):
        return tr(FEW)
    return number(value)


def date(value: Any) -> str:
    """2016-11-19 -> "19.11.2016"; in English "19 Nov 2016"."""
    if is_missing(value):
        return missing()
    if chosen() == "de":
        return f"{value:%d.%m.%Y}"
    return f"{value.day} {tr(MONTHS[value.month - 1])[:3]} {value.year}"


def moment(value: dt.datetime) -> str:
    """A day and the time on it: "19.11.2016, 14:05 Uhr"."""
    return tr("{day}, {time} Uhr").format(day=date(value), time=f"{value:%H:%M}")


def month(value: Any) -> str:
    """2016-11-01 -> "November 2016"."""
    return missing() if is_missing(value) else f"{tr(MONTHS[value.month - 1])} {value.year}"


def count(value: Any, one: str, many: str) -> str:
    """A number with its noun: "1 Dialog", "1.101 Dialoge". The nouns are German."""
    return f"{number(value)}{_GAP}{tr_inside(one if value == 1 else many)}"


def n_of(n: int, total: int) -> str:
    """ "41 von 45"."""
    return tr("{n} von {total}").format(n=number(n), total=number(total))


def out_of(total: int) -> str:
    """ "von 45"."""
    return tr("von {total}").format(total=number(total))


def of_dialogues(n: int, total: int) -> str:
    """ "41 von 45 Dialogen"."""
    return tr("{n} von {total} Dialogen").format(n=number(n), total=number(total))


def show(value: Any, kind: str, digits: int = 0) -> str:
    """Any value as its kind says: text, count, number, persons, eur, percent or date. Raises `KeyError`.

    A text in place of a number, such as "unter 3", stays as it is.
    """
    if is_missing(value):
        return missing()
    if isinstance(value, str):
        return value
    return _WRITTEN[kind](value, digits)


_WRITTEN: dict[str, Callable[[Any, int], str]] = {
    "text": lambda value, _: str(value),
    "count": lambda value, _: number(value),
    "number": number,
    "persons": lambda value, _: persons(value),
    "eur": eur,
    "percent": percent,
    "date": lambda value, _: date(value),
}
