"""Documents: one reader per file kind, each from bytes to plain text.

A reader raises `UnreadableDocument` with a German reason that the file's owner understands.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from loaders.documents import text

KINDS = {".txt": "text", ".text": "text", ".asc": "text"}


class UnreadableDocument(ValueError):
    """The file gives no text; the message says why, in German."""


class Document(NamedTuple):
    """Normalised text (NFC, "\\n" line ends, no soft hyphens, plain blanks) and how it was coded."""

    kind: str
    text: str
    encoding: str


def kind_of(name: str) -> str | None:
    """The kind of a file by its ending, or None when no reader takes it."""
    return KINDS.get(PurePath(name).suffix.lower())


def read_document(name: str, content: bytes) -> Document:
    """The text of a file; raises `UnreadableDocument`."""
    if kind_of(name) is None:
        raise UnreadableDocument(
            f"Dateien der Art «{PurePath(name).suffix or 'ohne Endung'}» werden nicht gelesen, nur Textdateien (.txt)"
        )
    try:
        decoded = text.decode(content)
    except text.NotText as error:
        raise UnreadableDocument(str(error)) from error
    return Document("text", text.normalise(decoded.text), decoded.encoding)
