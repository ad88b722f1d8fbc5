"""Headers, footers and page numbers, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.documents.layout import is_listed_label
from loaders.documents.pdf_rows import Row, parts_of, rows_of, text_of
from loaders.documents.pdf_words import Page, Word

_MARGIN = 0.11  # share of the height of a page: headers stand above, footers below
_NUMBERED = 0.07  # share in which plain numbers are page numbers
_STEP = 6.0  # points by which headers may differ in height from page to page
_APART = 1.5  # of its height, within which nothing stands above or below a plain page number
_EDGE = 0.05  # share in which browsers print the date and the page number beside a title or an address
_DIGITS = re.compile(r"\d+")
_PLAIN_NUMBER = re.compile(r"[-–—]?\s*\d{1,3}\s*[-–—]?|\d{1,3}\s*(?:/|von)\s*\d{1,3}")
_PAGE_NUMBER = re.compile(
    r"[-–—|]?\s*(?:seite|page|s\.|blatt)\s*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?\s*[-–—|]?", re.IGNORECASE
)
_OF_ALL = re.compile(r"(\d{1,3})\s*(?:/|von|of)\s*(\d{1,3})")
_PRINTED_AT = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?")


def without_margins(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers and without what stands at the same place in the margins of several pages."""
    margins = [list(_margins(page)) for page in pages]
    seen = Counter(place for rows in margins for place in {place for _, places in rows for place in places})
    return [_without(page, rows, seen, len(pages)) for page, rows in zip(pages, margins, strict=True)]


def _margins(page: Page) -> Iterator[tuple[Row, tuple[tuple[str, int], ...]]]:
    """The rows in the margins of a page, each with its text and height in steps (rounded down and up)."""
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    for row in rows_of(word for word in page.words if not (low < word.middle < high or word.typed)):
        step = int(row.top / _STEP)
        text = _DIGITS.sub("#", text_of(row.words))
        yield row, ((text, step), (text, step + 1))


def _without(
    page: Page, rows: Sequence[tuple[Row, tuple[tuple[str, int], ...]]], seen: Counter[tuple[str, int]], count: int
) -> Page:
    left_out: set[Word] = set()
    for row, places in rows:
        repeated = any(seen[place] > 1 for place in places) and not is_listed_label(text_of(row.words))
        if repeated or _is_page_number(row, page) or _is_by_browser(row, page, count):
            left_out.update(row.words)
    return page._replace(words=tuple(word for word in page.words if word not in left_out))


def _is_page_number(row: Row, page: Page) -> bool:
    """Whether the row is a page number and nothing else; with other text it must come again on another page."""
    text = text_of(row.words)
    if _PAGE_NUMBER.fullmatch(text):
        return True
    margin = _NUMBERED * page.height
    if margin < row.words[0].middle < page.height - margin or not _PLAIN_NUMBER.fullmatch(text):
        return False
    near = (word for word in page.words if abs(word.middle - row.words[0].middle) < _APART * row.height)
    return not set(near).difference(row.words)


def _is_by_browser(row: Row, page: Page, count: int) -> bool:
    """Whether the row has the date or the number of the page in a part of its own at the edge of the page."""
    edge = _EDGE * page.height
    if edge < row.words[0].middle < page.height - edge:
        return False
    for part in parts_of(row):
        of_all = _OF_ALL.fullmatch(part)
        if _PRINTED_AT.fullmatch(part) or (of_all and (int(of_all[1]), int(of_all[2])) == (page.number, count)):
            return True
    return False
