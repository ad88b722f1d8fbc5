"""The names of the months, long or short."""

from __future__ import annotations

from loaders.reading.patterns import spellings
from loaders.word_lists import text_words

MONTHS = {
    spelling: month
    for month, names in enumerate(text_words().months, start=1)
    for name in names
    for spelling in spellings(name)
}
"""Month in lower case, long or short -> 1 to 12."""
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})s?\b"
"""A month, long or short; compile with re.IGNORECASE."""
MONTH_BEGINS = rf"(?:{'|'.join(sorted({month[:2] for month in MONTHS}))})"
"""The first letters of a month; compile with re.IGNORECASE."""
MONTH_STEMS = {name[:3]: month for name, month in MONTHS.items()}
"""The three letters by which a month is told from the others -> 1 to 12."""
MONTH_STEM = rf"(?:{'|'.join(MONTH_STEMS)})"
"""Three letters of a month; compile with re.IGNORECASE."""


def month_number(word: str) -> int | None:
    """1 to 12 for a month, long or short ("Januars", "Okt"), None for another word."""
    word = word.lower()
    return MONTHS.get(word) or MONTHS.get(word.removesuffix("s"))
