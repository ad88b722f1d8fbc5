"""Numbers of list items as word processors print them: 3, c, C, iii, III."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 3999  # above it, Roman numbers and letters are printed as digits


def numeral(number: int, style: str) -> str:
    """The number in a style that is named by its one ("1", "a", "A", "i", "I"); digits for any other style."""
    if not 0 < number <= _MOST or style not in {"a", "A", "i", "I"}:
        return str(number)
    small = _letters(number) if style in "aA" else _roman(number)
    return small if style.islower() else small.upper()


def item_marker(text: str) -> str:
    """How an item with this printed number begins: "1" -> "1. "; punctuation of its own stays ("a) ")."""
    text = text.strip()
    if text.isalnum() and (text.isdigit() or len(text) == 1):
        text += "."
    return f"{text} " if text else ""


def _letters(number: int) -> str:
    """After z comes aa, then bb, as Word and LibreOffice count."""
    rounds, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters
