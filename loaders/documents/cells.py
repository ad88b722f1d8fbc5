"""The values in the cells of a spreadsheet as people would type them in German."""

from __future__ import annotations

import datetime as dt
import re

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta

_AMOUNT = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2}|,-)?")
_LAST_COLUMN_LETTER = 26


def cell_text(value: Cell) -> str:
    """The value in German: whole numbers without decimals, "12,50", "ja", "03.05.2016", "14:30 Uhr", a span "2:30"."""
    match value:
        case str():
            return value.strip()
        case bool():
            return "ja" if value else "nein"
        case int():
            return str(value)
        case float():
            return _number(value)
        case dt.datetime():
            return f"{value:%d.%m.%Y}" if value.time() == dt.time() else f"{value:%d.%m.%Y, %H:%M} Uhr"
        case dt.date():
            return f"{value:%d.%m.%Y}"
        case dt.time():
            return f"{value:%H:%M} Uhr"
        case dt.timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"


def as_amount(text: str) -> str:
    """`text`, with "€" behind it when it is nothing but a number: for answers that are amounts of money."""
    return f"{text} €" if _AMOUNT.fullmatch(text) else text


def column_name(number: int) -> str:
    """The letters of the column with this number, counted from 0: "A", "Z", "AA"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, _LAST_COLUMN_LETTER)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    rounded = f"{value:.2f}" if abs(value - round(value, 2)) < 1e-9 else f"{value:.6g}"
    return rounded.replace(".", ",")
