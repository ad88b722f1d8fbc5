"""HTML files: a saved page of a web site, or a text that was saved as a web page.

Navigation, header, footer and other boilerplate is left out as far as the form does not lose by it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.documents.document import Part, Piece, UnreadableDocument
from loaders.documents.html_boilerplate import is_boilerplate
from loaders.documents.html_walk import lines_of
from loaders.documents.reasons import pictures_only, too_big
from loaders.documents.timestamps import from_iso
from loaders.printed_form import load_form, squeeze

MAX_BYTES = 20_000_000  # saved pages carry pictures and scripts along

MAX_TAGS = 30_000  # parsing takes the longer, the deeper they are nested

_TAG = re.compile(r"<[A-Za-z]")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which the encoding is declared
_MOST_CONTENTS = 8  # parts of a page that are read by themselves: each takes as long as the page
_TELLING = 12  # letters from which a label is not a word of a menu
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified", "changed")


class _Reading(NamedTuple):
    """A way of reading the page: from where on, and what is left out."""

    root: LexborNode
    left_out: Callable[[LexborNode], bool]


def read(content: bytes) -> Iterator[Part]:
    """The one text of a web page; raises `UnreadableDocument`."""
    if len(content) > MAX_BYTES:
        raise too_big(len(content))
    text, encoding = _decode(content)
    if sum(1 for _ in _TAG.finditer(text)) > MAX_TAGS:
        raise UnreadableDocument("die Seite ist zu umfangreich für einen Steckbrief")
    page = LexborHTMLParser(text)
    lines = _best([lines_of(reading.root, reading.left_out) for reading in _readings(page)])
    if not any(lines) and page.css_first("img") is not None:
        raise pictures_only()
    yield Part((Piece("\n".join(lines)),), encoding=encoding, modified=from_iso(_modified(page)))


def _readings(page: LexborHTMLParser) -> Iterator[_Reading]:
    """From the narrowest to the widest."""
    for root in islice(page.css("article, main, [role=main]"), _MOST_CONTENTS):
        yield _Reading(root, is_boilerplate)
    if page.body is not None:
        yield _Reading(page.body, is_boilerplate)
        yield _Reading(page.body, lambda node: node.tag in {"nav"})
        yield _Reading(page.body, lambda _: False)


def _best(readings: Sequence[list[str]]) -> list[str]:
    """The first reading that holds the most of the form."""
    return max(readings, key=lambda lines: (_labels(lines), any(lines)), default=[])


def _labels(lines: Sequence[str]) -> int:
    """How many printed labels of the form stand in the lines, but for those that may be words of any site."""
    form = load_form()
    heads = {squeeze(line.partition(":")[0]) for line in lines}
    return sum(len(head) >= _TELLING and (head in form.headings or head in form.field_labels) for head in heads)


def _decode(content: bytes) -> tuple[str, str]:
    """Text and encoding: by the mark at its start, as UTF-8 if it can be, else as declared, at last as cp1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _declared(content)
        return content.decode(encoding, "replace"), encoding


def _declared(content: bytes) -> str:
    """The declared encoding; cp1252 for none, for those that browsers take for it, and for those that cannot be."""
    match = _DECLARED.search(content[:_HEAD])
    name = match[1].decode("ascii").lower() if match else ""
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        known = ""
    return "cp1252" if known in {"", "utf-8", "ascii", "iso8859-1"} or known.startswith("utf-16") else known


def _modified(page: LexborHTMLParser) -> str | None:
    """What the page says about its last change."""
    said = {}
    for node in page.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
        said[name.lower()] = attributes.get("content")
    return next((said[name] for name in _MODIFIED if said.get(name)), None)
