"""Numbers, amounts, shares and dates in German (see `analysis.numbers`), and text for places that read Markdown."""

from __future__ import annotations

from typing import Any

from analysis.numbers import (
    MISSING,
    count,
    date,
    eur,
    is_missing,
    month,
    n_of,
    number,
    percent,
    persons,
    show,
)

__all__ = ["MISSING", "count", "date", "eur", "is_missing", "month", "n_of", "number", "percent", "persons", "plain",
           "show"]  # fmt: skip


def plain(text: Any) -> str:
    """Text from a file for a place that reads Markdown: its signs lose their meaning."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:" else sign for sign in str(text))
