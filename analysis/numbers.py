"""Numbers, amounts, shares and dates as a German reader expects them. A missing value is never a zero."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.filters import MONTHS
from analysis.suppression import FEW, is_few

MISSING = "keine Angabe"
_SEPARATORS = str.maketrans(",.", ".,")
_GAP = "\u00a0"  # keeps number and unit on one line


def is_missing(value: Any) -> bool:
    """True for None, NaN, NaT and NA."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return value is pd.NaT or value is pd.NA


@lru_cache(maxsize=4096)  # a table of shares writes the same numbers many times
def number(value: Any, digits: int = 0) -> str:
    """1234.5 with one digit -> "1.234,5"."""
    if is_missing(value):
        return MISSING
    return f"{float(value):,.{digits}f}".translate(_SEPARATORS)


def eur(value: Any, digits: int = 2) -> str:
    """1049.7 -> "1.049,70 €"."""
    return MISSING if is_missing(value) else f"{number(value, digits)}{_GAP}€"


def percent(share: Any, digits: int = 0) -> str:
    """A share from 0 to 1: 0.4567 -> "46 %"; what would round to 0 without being 0 is "unter 1 %"."""
    if is_missing(share):
        return MISSING
    smallest = 10**-digits
    if 0 < 100 * float(share) < smallest / 2:
        return f"unter {number(smallest, digits)}{_GAP}%"
    return f"{number(100 * float(share), digits)}{_GAP}%"


def persons(value: Any) -> str:
    """A head count; 1 and 2 show as "unter 3", so that nobody can be picked out."""
    if not is_missing(value) and is_few(float(value)):
        return FEW
    return number(value)


def date(value: Any) -> str:
    """2016-11-19 -> "19.11.2016"."""
    return MISSING if is_missing(value) else f"{value:%d.%m.%Y}"


def month(value: Any) -> str:
    """2016-11-01 -> "November 2016"."""
    return MISSING if is_missing(value) else f"{MONTHS[value.month - 1]} {value.year}"


def count(value: Any, one: str, many: str) -> str:
    """A number with its noun: "1 Dialog", "1.101 Dialoge"."""
    return f"{number(value)}{_GAP}{one if value == 1 else many}"


def n_of(n: int, total: int) -> str:
    """ "41 von 45"."""
    return f"{number(n)} von {number(total)}"


def show(value: Any, kind: str, digits: int = 0) -> str:
    """Any value as its kind says: text, count, number, persons, eur, percent or date. Raises `KeyError`.

    A text in place of a number, such as "unter 3", stays as it is.
    """
    if is_missing(value):
        return MISSING
    if isinstance(value, str):
        return value
    return {
        "text": lambda: str(value),
        "count": lambda: number(value),
        "number": lambda: number(value, digits),
        "persons": lambda: persons(value),
        "eur": lambda: eur(value, digits),
        "percent": lambda: percent(value, digits),
        "date": lambda: date(value),
    }[kind]()
