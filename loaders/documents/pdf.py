"""PDF files: printed text, filled forms, scans."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from loaders.documents.document import Part, Piece, Refused, UnreadableDocument
from loaders.documents.pdf_form import fields_of, filled_in
from loaders.documents.pdf_layout import cells_of
from loaders.documents.pdf_margins import without_margins
from loaders.documents.pdf_ocr import NoOcr, recognised
from loaders.documents.pdf_text import paragraphs
from loaders.documents.pdf_words import Page, page_of

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it warns of XFA also where a form can be read without it

MAX_BYTES = 60_000_000
MAX_PAGES = 60  # a form fills some pages; more is no Steckbrief

_SCANNED = 30  # letters: a page with a large picture and fewer of them is a scan
_DATE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?")
_DAMAGED = "die PDF-Datei ist beschädigt oder unvollständig"
_XFA = (
    "ein Formular der Art XFA, das nur Adobe Reader anzeigt; bitte dort ausdrucken in eine PDF-Datei "
    "(«Microsoft Print to PDF») und diese liefern"
)


def read(content: bytes) -> Iterator[Part | Refused]:
    """The text of a PDF file, page by page; pages that are pictures without text are refused.

    Raises `UnreadableDocument`.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableDocument(f"die Datei ist zu groß für einen Steckbrief ({len(content) / 1e6:.0f} MB)")
    try:
        with _opened(content) as document:
            yield from _read(document)
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(_DAMAGED) from error


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            reason = "die PDF-Datei ist mit einem Passwort geschützt; bitte ohne Passwort speichern"
        elif error.err_code == raw.FPDF_ERR_SECURITY:
            reason = "die PDF-Datei ist auf eine Art verschlüsselt, die nicht gelesen werden kann"
        else:
            reason = _DAMAGED
        raise UnreadableDocument(reason) from error


def _read(document: pdfium.PdfDocument) -> Iterator[Part | Refused]:
    if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
        raise UnreadableDocument(_XFA)
    if len(document) == 0:
        raise UnreadableDocument(_DAMAGED)
    if len(document) > MAX_PAGES:
        raise UnreadableDocument(f"zu lang für einen Steckbrief ({len(document)} Seiten)")
    document.init_forms()
    pages = [_page(document, number) for number in range(len(document))]
    scans = [page for page in pages if page.pictured and _letters(page) < _SCANNED]
    try:
        read_scans = recognised(document, scans)
    except NoOcr as error:
        if len(scans) == len(pages) or not any(map(_letters, pages)):
            raise UnreadableDocument(str(error)) from error
        yield from (Refused(f"Seite {page.number}", str(error)) for page in scans)
        read_scans = {}
    pages = [read_scans.get(page.number, page) for page in pages]
    yield Part(tuple(_pieces(pages)), modified=_modified(document), ocr=bool(read_scans))


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    """The page with this index, with what is filled into its form fields."""
    page = document[number]
    return filled_in(page_of(page, number + 1), list(fields_of(page)))


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)


def _pieces(pages: Sequence[Page]) -> Iterator[Piece]:
    """The text page by page; where a paragraph runs over to the next page, the pieces part inside it."""
    lines: list[str] = []
    current = 1
    for paragraph in paragraphs(list(cells_of(without_margins(pages)))):
        for page, text in paragraph.chunks:
            if page != current and lines:
                yield Piece("".join(lines), f"Seite {current}")
                lines = []
            current = page
            lines.append(text)
        lines.append("\n")
    yield Piece("".join(lines), f"Seite {current}")


def _modified(document: pdfium.PdfDocument) -> dt.datetime | None:
    """When the file says that it was changed last; one that was not changed says when it was made."""
    written = document.get_metadata_value("ModDate") or document.get_metadata_value("CreationDate")
    match = _DATE.match(written)
    if not match:
        return None
    *numbers, sign, hours, minutes = match.groups()
    year, month, day, hour, minute, second = (int(number or 0) for number in numbers)
    offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC) - offset
    except (ValueError, OverflowError):
        return None
