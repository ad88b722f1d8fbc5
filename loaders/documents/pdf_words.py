"""What stands on a page of a PDF and where: words, horizontal rules, bullets that are drawn.

All positions are points from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from loaders.documents.document import UnreadableDocument

MAX_LETTERS = 400_000  # of a document; a form fills some pages

_REPLACED = {
    0x02: "-",  # what PDFium makes of a hyphen at the end of a line
    0xAD: "-",  # a soft hyphen that is shown
    0x2010: "-",
    0x2011: "-",
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys((0x25CF, 0x25E6, 0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF0FC, 0xE00C), "•"),  # symbol fonts
    0xF02D: "-",
}
_TRIED = 40  # letters of a page that tell the direction of its text
_BLANKS = frozenset([0, 0x09, 0x0A, 0x0D, 0x20, 0xA0])
_UNREAD = frozenset([0xFFFD, 0xFFFE, 0xFFFF])
_ASCENT, _DESCENT = 0.95, 0.25  # of the font size: how far a line reaches above and below its letters' feet
_SMALLEST = 2.0  # points: smaller lines are not meant to be read
_GAP = 0.15  # of the height of a line, from which a gap parts words
_DIVISION_GAP = 0.6
_DRAWN_BULLET = (1.5, 6.5)  # points: its width and height
_BULLET_HALF = 5.0  # points: half the height of the line on which it is taken to stand
_BULLET_ROOM = 30.0  # points, within which the first word of its item follows
_RULE_HEIGHT, _RULE_WIDTH = 3.0, 25.0  # points: at most, at least
_BAR_HEIGHT = 8.0  # points: at least
_LARGE = 0.3  # share of the page that a picture fills when it may hold text

Box = tuple[float, float, float, float]
Turn = Callable[[float, float, float, float], Box]


class Word(NamedTuple):
    """A word. What is `typed` into a form field counts as one word with all its line ends."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    typed: bool = False

    @property
    def height(self) -> float:
        """Height of the line, some 1.2 times the font size."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height on the page of the middle of the line."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A horizontal line, drawn at height `y`."""

    y: float
    left: float
    right: float


class Bar(NamedTuple):
    """A vertical line, drawn at `x`."""

    x: float
    top: float
    bottom: float


class Page(NamedTuple):
    """A page, counted from 1; `pictured` when a picture fills a large part of it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    bars: tuple[Bar, ...] = ()
    pictured: bool = False


def page_of(page: pdfium.PdfPage, number: int) -> Page:
    """All that stands on a page; raises `UnreadableDocument` and `pdfium.PdfiumError`."""
    turn = turn_of(page)
    left, top, right, bottom = turn(*page.get_cropbox())
    width, height = right - left, bottom - top
    rules: list[Rule] = []
    bars: list[Bar] = []
    bullets: list[Word] = []
    pictured = False
    for kind, (left, top, right, bottom) in _drawn(page, turn):
        wide, high = right - left, bottom - top
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictured = pictured or wide * high > _LARGE * width * height
        elif _DRAWN_BULLET[0] < wide < _DRAWN_BULLET[1] and abs(wide - high) < 1:
            bullets.append(Word("•", left, right, (top + bottom) / 2 - _BULLET_HALF, (top + bottom) / 2 + _BULLET_HALF))
        elif wide > _RULE_WIDTH:
            rules += [Rule(y, left, right) for y in ([top] if high < _RULE_HEIGHT else [top, bottom])]
            bars += [Bar(x, top, bottom) for x in (left, right) if high > _BAR_HEIGHT]
        elif wide < _RULE_HEIGHT and high > _BAR_HEIGHT:
            bars.append(Bar(left, top, bottom))
    words = [word for word in _words(page, turn) if _SMALLEST < word.height < height and word.left < word.right]
    bullets = [_on_its_line(bullet, words) for bullet in bullets]
    return Page(number, width, height, (*words, *bullets), tuple(rules), tuple(bars), pictured)


def _on_its_line(bullet: Word, words: Sequence[Word]) -> Word:
    """A drawn bullet at the height of the word that it stands before."""
    behind = [
        word for word in words if 0 < word.left - bullet.right < _BULLET_ROOM and word.top < bullet.middle < word.bottom
    ]
    if not behind:
        return bullet
    first = min(behind, key=lambda word: (word.left, abs(word.middle - bullet.middle)))
    return bullet._replace(top=first.top, bottom=first.bottom)


def turn_of(page: pdfium.PdfPage) -> Turn:
    """From left, bottom, right, top in the file to left, top, right, bottom on the page with its text upright."""
    x0, y0, x1, y1 = page.get_cropbox()
    turns: dict[int, Turn] = {
        0: lambda left, bottom, right, top: (left - x0, y1 - top, right - x0, y1 - bottom),
        90: lambda left, bottom, right, top: (bottom - y0, left - x0, top - y0, right - x0),
        180: lambda left, bottom, right, top: (x1 - right, bottom - y0, x1 - left, top - y0),
        270: lambda left, bottom, right, top: (y1 - top, x1 - right, y1 - bottom, x1 - left),
    }
    return turns[_direction(page)]


def _direction(page: pdfium.PdfPage) -> int:
    """Degrees to the left by which most of the text is turned in the file, however the page is shown."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    step = max(1, count // _TRIED)
    angles = [raw.FPDFText_GetCharAngle(textpage.raw, index) for index in range(0, count, step)]
    turned = Counter(-round(math.degrees(angle) / 90) % 4 * 90 for angle in angles if angle >= 0)
    return turned.most_common(1)[0][0] if turned else page.get_rotation()


def _drawn(page: pdfium.PdfPage, turn: Turn) -> Iterator[tuple[int, Box]]:
    """Kind and place of each path and picture."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    at = [ctypes.byref(edge) for edge in (left, bottom, right, top)]
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE) and raw.FPDFPageObj_GetBounds(item, *at):
            yield kind, turn(left.value, bottom.value, right.value, top.value)


def _words(page: pdfium.PdfPage, turn: Turn) -> Iterator[Word]:
    """The words in the order of the file: letters that touch each other on a line."""
    textpage = page.get_textpage()
    handle, count = textpage.raw, textpage.count_chars()
    if count > MAX_LETTERS:
        raise UnreadableDocument("zu viel Text für einen Steckbrief")
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    unicode, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    text: list[str] = []
    left = right = top = bottom = last = 0.0
    for index in range(count):
        code = unicode(handle, index)
        if code not in _BLANKS:
            if code in _UNREAD or 0xD800 <= code < 0xE000 or not loose_box(handle, index, at):
                continue
            letter = _REPLACED.get(code) or chr(code)
            start, high, end, low = turn(box.left, box.bottom, box.right, box.top)
            touches = abs(start - right) < _touch(letter) * (bottom - top) or start == last  # letters of a ligature
            if text and touches and top < (high + low) / 2 < bottom:
                text.append(letter)
                right, last = end, start
                continue
        if text:
            yield Word("".join(text), left, right, top, bottom)
            text = []
        if code not in _BLANKS:
            text, left, right, last = [letter], start, end, start
            top, bottom = _line_of(textpage, index, turn)
    if text:
        yield Word("".join(text), left, right, top, bottom)


def _touch(letter: str) -> float:
    """How near a letter comes to the one before it, in line heights; justified text leaves a gap before a division."""
    return _DIVISION_GAP if letter == "-" else _GAP


def _line_of(textpage: pdfium.PdfTextPage, index: int, turn: Turn) -> tuple[float, float]:
    """Top and bottom of the line on which a letter stands: boxes of letters depend on the font and do not tell."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
    raw.FPDFText_GetMatrix(textpage.raw, index, matrix)
    size = raw.FPDFText_GetFontSize(textpage.raw, index) * math.hypot(matrix.c, matrix.d)
    _, base, _, _ = turn(x.value, y.value, x.value, y.value)
    return base - _ASCENT * size, base + _DESCENT * size
