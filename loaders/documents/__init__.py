"""Documents: one reader per file kind, each from bytes to plain text; the kind is told by the content.

`read_documents` opens archives and mails, normalises every text and reports what it could not read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from typing import NamedTuple

from loaders.documents.document import Document, Mark, Member, Part, Refused, UnreadableDocument, unexpected
from loaders.documents.kinds import kind_of, wrong_ending
from loaders.documents.normalise import normalise, shown_name

__all__ = ["Document", "Found", "Mark", "Opening", "UnreadableDocument", "kind_of", "read_documents", "wrong_ending"]

READERS = {
    "text": "loaders.documents.text",
    "docx": "loaders.documents.docx",
    "odt": "loaders.documents.odt",
    "rtf": "loaders.documents.rtf",
    "html": "loaders.documents.html",
    "pdf": "loaders.documents.pdf",
    "xlsx": "loaders.documents.spreadsheet",
    "ods": "loaders.documents.spreadsheet",
    "csv": "loaders.documents.csv_table",
    "json": "loaders.documents.coded",
    "eml": "loaders.documents.eml",
    "zip": "loaders.documents.archive",
}
"""Kind -> module of its reader, imported when the first such file arrives."""

MAX_CHARACTERS = 300_000  # a form fills some pages; more is no Steckbrief
MAX_DEPTH = 4  # archives in mails in archives
MAX_UNPACKED = 1_000_000_000  # bytes of all that lies inside one file, however deep
MAX_TEXTS = 50_000  # in one file, and in all that lies inside it


class Found(NamedTuple):
    """One text in a file, or the reason (German) why there is none.

    `name` is the path of the file, with the names of what is inside it behind slashes; `sha256`, `kind`
    and `size` (bytes) are those of the innermost file, None where its bytes could not be had.
    """

    name: str
    sha256: str | None
    kind: str
    size: int | None
    document: Document | None
    reason: str | None = None


Opening = Callable[[str], str | None]
"""Called with the name of each file before it is opened; a reason (German) why it shall not be, or None."""


class _TooMuch(Exception):
    """More lies inside one file than `MAX_UNPACKED`."""


class _Context:
    """What holds for one file and all that lies inside it: the bytes that may still come out, and whom to ask."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self._left = MAX_UNPACKED

    def spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise _TooMuch


def read_documents(name: str, content: bytes, opening: Opening = lambda _: None) -> Iterator[Found]:
    """Every text in a file, files inside it included; never raises `UnreadableDocument`, whatever the bytes are."""
    found = _inside(name, content, _Context(opening))
    try:
        yield from islice(found, MAX_TEXTS)
        if next(found, None) is not None:
            most = f"{MAX_TEXTS:,}".replace(",", ".")
            yield _refused(name, f"mehr als {most} Texte in einer Datei; die übrigen werden nicht gelesen")
    except _TooMuch:
        limit = MAX_UNPACKED // 1_000_000
        yield _refused(name, f"ausgepackt zu groß (mehr als {limit} MB); was darüber ist, wird nicht gelesen")


def _inside(name: str, content: bytes, context: _Context, depth: int = 0, aside: bool = False) -> Iterator[Found]:
    """The texts in a file and inside it. What comes along with other files (`aside`) need not hold one."""
    sha256, size = hashlib.sha256(content).hexdigest(), len(content)
    kind = "unbekannt"
    if reason := context.opening(name):
        yield _refused(name, reason)
        return
    try:
        kind = kind_of(name, content)
        for item in import_module(READERS[kind]).read(content):
            match item:
                case Part():
                    found = _found(Found(name, sha256, kind, size, None), item, aside)
                    if found.document or not (aside or item.aside):
                        yield found
                case Refused():
                    yield _refused(_below(name, item.name), item.reason, kind)
                case Member() if depth < MAX_DEPTH:
                    context.spend(len(item.content))
                    yield from _inside(_below(name, item.name), item.content, context, depth + 1, item.aside)
                case Member():
                    reason = f"mehr als {MAX_DEPTH} Archive ineinander werden nicht geöffnet"
                    yield _refused(_below(name, item.name), reason, kind)
    except UnreadableDocument as error:
        if not aside:
            yield Found(name, sha256, kind, size, None, f"{error}{wrong_ending(name, kind)}")
    except (MemoryError, _TooMuch):
        raise
    except Exception as error:  # noqa: BLE001 - a bug in a reader must not cost the other files; it is reported
        yield Found(name, sha256, kind, size, None, unexpected(error))


def _below(name: str, inner: str) -> str:
    return f"{name}/{shown_name(inner)}"


def _refused(name: str, reason: str, kind: str = "unbekannt") -> Found:
    return Found(name, None, kind, None, None, reason)


def _found(file: Found, part: Part, aside: bool) -> Found:
    """The text of a part, or why there is none: one row of a table must not cost the others."""
    try:
        document = _document(part)
    except UnreadableDocument as error:
        name = f"{file.name}/{part.place}" if part.place else file.name
        return file._replace(name=name, reason=f"{error}{wrong_ending(file.name, file.kind)}")
    return file._replace(document=document._replace(aside=document.aside or aside))


def _document(part: Part) -> Document:
    """The text of a part as one, with the places of its pieces; raises `UnreadableDocument`."""
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in part.pieces:
        text = normalise(piece.text)
        if piece.place is not None:
            marks.append(Mark(length, piece.place))
        texts.append(text)
        length += len(text)
    if length > MAX_CHARACTERS:
        raise UnreadableDocument(f"zu lang für einen Steckbrief ({length:,} Zeichen)".replace(",", "."))
    text = "".join(texts)
    if not text.strip():
        raise UnreadableDocument("die Datei enthält keinen Text")
    return Document(
        text, tuple(marks), part.place, part.encoding, part.modified, part.ocr, part.coded, part.aside
    )
