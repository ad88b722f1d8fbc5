"""Numbers, amounts, shares and dates (see `analysis.numbers`), and text for places that read Markdown."""

from __future__ import annotations

import re
from typing import Any

from analysis.numbers import (
    MISSING,
    count,
    date,
    eur,
    is_missing,
    missing,
    moment,
    month,
    n_of,
    number,
    of_dialogues,
    out_of,
    percent,
    persons,
    show,
    with_euro,
)

__all__ = ["MISSING", "count", "date", "eur", "is_missing", "missing", "moment", "month", "n_of", "number",
           "of_dialogues", "out_of", "percent", "persons", "plain", "show", "unmarked", "with_euro"]  # fmt: skip


_MARKS = re.compile(r"\\(.)|\*\*|\u2060")


def plain(text: Any) -> str:
    """Text from a file for a place that reads Markdown: its signs lose their meaning."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:" else sign for sign in str(text))


def unmarked(markdown: str) -> str:
    """The words of a sentence in Markdown, for a place that does not read it (the contrary of `plain`)."""
    return " ".join(part for part in _MARKS.sub(lambda found: found[1] or "", markdown).split(" ") if part)
