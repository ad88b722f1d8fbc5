"""Text recognition for scanned pages, where Tesseract with its German language data is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from loaders.documents.document import UnreadableDocument
from loaders.documents.pdf_words import Page, Word

MAX_SCANS = 20  # pages of a document that are recognised: each takes some seconds
SECONDS_A_PAGE = 60

_DPI = 300
_MAX_PIXELS = 30_000_000  # larger pages are rendered coarser
_POINT = 72  # to the inch
_LANGUAGE = "deu"
_WORD_LEVEL, _LINE_LEVEL = "5", "4"  # in the tables of Tesseract
_ASCENT = 0.15  # of the height of a line: how far it reaches beyond its letters


class NoOcr(Exception):
    """Tesseract or its German language data is not installed; the message (German) says what to do."""


def recognised(document: pdfium.PdfDocument, scans: Sequence[Page]) -> dict[int, Page]:
    """The scanned pages with the words that were recognised, by number.

    Raises `NoOcr`, and `UnreadableDocument` when there are too many or one takes too long.
    """
    if not scans:
        return {}
    program = _program()
    if not program:
        raise NoOcr(
            "ein Scan ohne Text; bitte mit Texterkennung (OCR) speichern oder auf diesem Rechner Tesseract "
            "mit deutschem Sprachpaket installieren"
        )
    if len(scans) > MAX_SCANS:
        raise UnreadableDocument(f"zu viele gescannte Seiten für einen Steckbrief ({len(scans)})")
    return {page.number: _recognised(program, document[page.number - 1], page) for page in scans}


def _program() -> str | None:
    """Where Tesseract is, if it reads German."""
    program = shutil.which("tesseract")
    if not program:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if _LANGUAGE in listed.stdout.split() else None


def _recognised(program: str, source: pdfium.PdfPage, page: Page) -> Page:
    inches = page.width * page.height / _POINT**2
    scale = min(_DPI, (_MAX_PIXELS / inches) ** 0.5) / _POINT
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(round(scale * _POINT)), "tsv"]
    picture = _png(source, scale)  # handed over in memory: a build that is killed leaves no page lying about
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS_A_PAGE, check=True)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(f"die Texterkennung dauert zu lange (Seite {page.number})") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnreadableDocument(f"die Texterkennung ist gescheitert (Seite {page.number})") from error
    words = tuple(_words(done.stdout.decode("utf-8", errors="replace"), scale))
    return page._replace(words=(*page.words, *words))


def _png(source: pdfium.PdfPage, scale: float) -> bytes:
    file = io.BytesIO()
    source.render(scale=scale, grayscale=True).to_pil().save(file, "png")
    return file.getvalue()


def _words(table: str, scale: float) -> Iterator[Word]:
    """The words in a table of Tesseract; those of a line share its height."""
    top = bottom = 0.0
    for row in table.splitlines()[1:]:
        level, *_, x, y, width, height, _, text = row.split("\t", 11)
        left, right = int(x) / scale, (int(x) + int(width)) / scale
        if level == _LINE_LEVEL:
            slack = _ASCENT * int(height)
            top, bottom = (int(y) - slack) / scale, (int(y) + int(height) + slack) / scale
        elif level == _WORD_LEVEL and text.strip():
            yield Word(text, left, right, top, bottom)
