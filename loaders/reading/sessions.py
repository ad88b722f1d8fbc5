"""How one evening or meeting of several is named, in the heading of a column or in a clause."""

from __future__ import annotations

import re

from loaders.reading.alternatives import any_of, in_text
from loaders.reading.months import MONTH_STEM
from loaders.reading.times import WEEKDAYS
from loaders.word_lists import day_words

_NAMES = [*in_text(day_words().sessions, r"(?:e?n|e?s|e)?"), r"\btage?s?\b", *map(str.lower, WEEKDAYS), "sonnabend"]
SESSION = re.compile(
    rf"{any_of(_NAMES)}|\b\d\d?\.\s?(?:\d\d?\.|{MONTH_STEM})|\b[TVW]\s?\d\b|\bteil\b|\b(?:ersten|zweiten|dritten)\b",
    re.IGNORECASE,
)
"""A sign of one evening: "Infoabend", "Termin 2", "dienstags", "12. Oktober"."""
