"""The text of a document in reading order: what the readers of DOCX, ODT, RTF and HTML fill.

Readers report what they pass (text, ends of paragraphs, cells, rows); lines come out. Nothing here
recurses, however deep a document is nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.documents.document import UnreadableDocument
from loaders.documents.layout import CELL, INDENT, is_label, is_printed, table_lines

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BULLET = re.compile(r"(?:[•·▪▫◦‣⁃➢\uf000-\uf0ff]\s+|[*o§–●○■□➔-](?:[ \xa0]*\t|\xa0)\s*)(?=\S)")
_NUMBER = re.compile(r"(\(?(?:\d{1,2}|[a-z])[.)]+)[ \xa0]*(?:\t|\xa0)\s*(?=\S)")
_BOX = re.compile(r"([☐☒☑])[ \t\xa0]*(?=\S)")
MAX_CHARACTERS = 1_000_000  # of a document; a form fills some pages
_DEEPEST = 8  # level that is indented
_MOST_CELLS = 200  # of a row; more are kept only if they are filled

CHECKED, UNCHECKED = "☒", "☐"


@dataclass
class _Frame:
    """A place in which paragraphs stand: the document, a text box, or the open cell of a table.

    `boxes` are the text boxes of the open paragraph; `rows` is None for what is no table.
    """

    rows: list[list[str]] | None = None
    row: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    marker: str = ""
    boxes: list[list[str]] = field(default_factory=list)


class Flow:
    """Collects text; `lines` gives the lines of the whole."""

    def __init__(self, keep_empty: bool) -> None:
        """`keep_empty`: whether an empty paragraph is an empty line."""
        self._frames = [_Frame()]
        self._keep_empty = keep_empty
        self._length = 0

    def text(self, text: str, strong: bool = False) -> None:
        """Text as it is; "\\n" is a line break inside the paragraph. `strong` sets off labels.

        Raises `UnreadableDocument` when the document grows too long.
        """
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise UnreadableDocument(f"zu lang für einen Steckbrief (über {MAX_CHARACTERS / 1e6:.0f} Mio. Zeichen)")
        if text:
            self._frames[-1].pieces.append((text, strong))

    def flowing(self, text: str, strong: bool = False) -> None:
        """Text of a markup in which any white space is one blank."""
        text = _BLANKS.sub(" ", text)
        pieces = self._frames[-1].pieces
        if not pieces or pieces[-1][0][-1] in " \n\t":
            text = text.removeprefix(" ")
        self.text(text, strong)

    def item(self, marker: str, level: int = 0) -> None:
        """The next paragraph is an item of a list; `marker` is what stands before it ("- ")."""
        self._frames[-1].marker = INDENT * min(level, _DEEPEST) + marker if marker else ""

    def end_paragraph(self) -> None:
        """Close the paragraph; the boxes of it follow, but for those that hold a label of the form."""
        frame = self._frames[-1]
        lines = list(_paragraph_lines(frame.pieces, frame.marker))
        before = [box for box in frame.boxes if is_printed(box[0])]
        for box in before:
            frame.lines += box
        if lines or (self._keep_empty and not frame.boxes):
            frame.lines += lines or [""]
        for box in frame.boxes:
            if box not in before:
                frame.lines += box
        if lines:
            frame.marker = ""
        frame.pieces, frame.boxes = [], []

    def end_open_paragraph(self) -> None:
        """Close the paragraph if there is anything in it."""
        if self._frames[-1].pieces or self._frames[-1].boxes:
            self.end_paragraph()

    @property
    def depth(self) -> int:
        """How many tables are open, one inside the other, since the last text box."""
        depth = 0
        while self._frames[-1 - depth].rows is not None:
            depth += 1
        return depth

    def open_table(self) -> None:
        """A table begins; its first cell is open."""
        self.end_open_paragraph()
        self._frames.append(_Frame(rows=[]))

    def end_cell(self) -> None:
        """The open cell is complete; the next one is open. Without a table, a paragraph ends."""
        self.end_open_paragraph()
        frame = self._frames[-1]
        if frame.rows is None:
            return
        if frame.lines or len(frame.row) < _MOST_CELLS:
            frame.row.append("\n".join(frame.lines))
        frame.lines, frame.marker = [], ""

    def end_row(self) -> None:
        """The open row is complete; text behind its last cell is a cell."""
        self.end_open_paragraph()
        frame = self._frames[-1]
        if frame.rows is None:
            return
        if frame.lines:
            self.end_cell()
        frame.rows.append(frame.row)
        frame.row = []

    def close_table(self) -> None:
        """The innermost table is complete."""
        self.end_row()
        if (rows := self._frames[-1].rows) is not None:
            self._frames.pop()
            self._frames[-1].lines += table_lines(rows)

    def move_to_depth(self, depth: int) -> None:
        """Close or open tables until `depth` of them are open; the open paragraph moves along."""
        frame = self._frames[-1]
        pieces, boxes = frame.pieces, frame.boxes
        frame.pieces, frame.boxes = [], []
        while self.depth > depth:
            self.close_table()
        while self.depth < depth:
            self.open_table()
        self._frames[-1].pieces, self._frames[-1].boxes = pieces, boxes

    def open_box(self) -> None:
        """A text box begins, anchored in the open paragraph."""
        self._frames.append(_Frame())

    def close_box(self) -> None:
        """The text box is complete, with the tables in it."""
        lines = self._close_frame()
        if len(self._frames) > 1:
            self._frames.pop()
            if any(lines):
                self._frames[-1].boxes.append([line for line in lines if line])

    def lines(self) -> list[str]:
        """The lines of the document; what is still open ends here."""
        while len(self._frames) > 1:
            self.close_box()
        return self._close_frame()

    def _close_frame(self) -> list[str]:
        while self._frames[-1].rows is not None:
            self.close_table()
        self.end_open_paragraph()
        return self._frames[-1].lines


def _paragraph_lines(pieces: list[tuple[str, bool]], marker: str) -> Iterator[str]:
    """The lines of a paragraph, none if it is empty; the marker of an item stands before the first."""
    if not any(text.strip() for text, _ in pieces):
        return
    for line in _split(pieces):
        for text in _parted(line):
            text = _BOX.sub(r"\1 ", text.strip("\t").rstrip())
            text = _NUMBER.sub(r"\1 ", _BULLET.sub("- ", text, count=1), count=1) if _opens_list(text) else text
            if not text.strip():
                yield ""
                continue
            yield text if is_label(text) else marker + text
            marker = ""


def _opens_list(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _split(pieces: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """The pieces line by line."""
    line: list[tuple[str, bool]] = []
    for text, strong in pieces:
        first, *others = text.split("\n")
        line.append((first, strong))
        for other in others:
            yield line
            line = [(other, strong)]
    yield line


def _parted(line: list[tuple[str, bool]]) -> Iterator[str]:
    """The line, or label and answer when print sets the label off, or a tab does."""
    text = "".join(piece for piece, _ in line)
    label = _strong_start(line)
    if label and is_label(label) and not text[len(label) :].lstrip().startswith(":"):
        yield label
        text = text[len(label) :].lstrip(" ")
    cells = text.strip("\t ").split(CELL)
    if len(cells) > 1 and is_label(cells[0]):
        yield from table_lines([cells])
    elif text.strip() or not label:
        yield text


def _strong_start(line: list[tuple[str, bool]]) -> str:
    """What is printed strong at the start of a line that is not strong throughout."""
    start = ""
    for text, strong in line:
        if text.strip() and not strong:
            return start
        start += text
    return ""
