"""Headers, footers and page numbers, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.documents.layout import is_listed_label
from loaders.documents.pdf_rows import rows_of, text_of
from loaders.documents.pdf_words import Page, Word

_MARGIN = 0.11  # share of the height of a page: headers stand above, footers below
_NUMBERED = 0.07  # share in which plain numbers are page numbers
_STEP = 6.0  # points by which headers may differ in height from page to page
_DIGITS = re.compile(r"\d+")
_PLAIN_NUMBER = re.compile(r"[-–—]?\s*\d{1,3}\s*[-–—]?|\d{1,3}\s*(?:/|von)\s*\d{1,3}")
_PAGE_NUMBER = re.compile(
    r"[-–—|]?\s*(?:seite|page|s\.|blatt)\s*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?\s*[-–—|]?", re.IGNORECASE
)


def without_margins(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers and without what stands at the same place in the margins of several pages."""
    margins = [list(_margins(page)) for page in pages]
    seen = Counter(place for rows in margins for place in {place for _, places in rows for place in places})
    return [_without(page, rows, seen) for page, rows in zip(pages, margins, strict=True)]


def _margins(page: Page) -> Iterator[tuple[tuple[Word, ...], tuple[tuple[str, int], ...]]]:
    """The rows in the margins of a page, each with its text and height in steps (rounded down and up)."""
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    for row in rows_of(word for word in page.words if not (low < word.middle < high or word.typed)):
        step = int(row.top / _STEP)
        text = _DIGITS.sub("#", text_of(row.words))
        yield row.words, ((text, step), (text, step + 1))


def _without(
    page: Page, rows: Sequence[tuple[tuple[Word, ...], tuple[tuple[str, int], ...]]], seen: Counter[tuple[str, int]]
) -> Page:
    left_out: set[Word] = set()
    for words, places in rows:
        repeated = any(seen[place] > 1 for place in places)
        if _is_page_number(words, page.height) or (repeated and not is_listed_label(text_of(words))):
            left_out.update(words)
    return page._replace(words=tuple(word for word in page.words if word not in left_out))


def _is_page_number(words: Sequence[Word], height: float) -> bool:
    """Whether the row is a page number and nothing else; with other text it must come again on another page."""
    text = text_of(words)
    if _PAGE_NUMBER.fullmatch(text):
        return True
    margin = _NUMBERED * height
    return not margin < words[0].middle < height - margin and bool(_PLAIN_NUMBER.fullmatch(text))
