"""What a reader makes of a file: texts, files inside it, and what it had to refuse.

Every reader is a module with one function, `read(content: bytes) -> Iterator[Part | Member | Refused]`.
It raises `UnreadableDocument` when the file as a whole gives nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple


class UnreadableDocument(ValueError):
    """The file gives no text; the message says why, in German, so that its owner understands."""


def unexpected(error: Exception) -> str:
    """The reason (German) for an error that nobody foresaw: a bug."""
    return f"unerwarteter Fehler beim Lesen ({type(error).__name__})"


class Piece(NamedTuple):
    """A stretch of text and where in the file it stands ("Seite 2", "Spalte C"); None for the whole file."""

    text: str
    place: str | None = None


class Part(NamedTuple):
    """The text of one Steckbrief, piece by piece; joined as they are, the pieces are the whole text.

    `place` says which part of the file it is when there are several ("Blatt «Tabelle1», Zeile 5").
    `encoding` is that of a text file, `modified` (UTC) what the file itself says about its last change.
    `coded` holds the codings of another coder in the gold format, which are kept as they are.
    `aside` marks text that comes along with others (the body of an e-mail): it need not be a Steckbrief.
    """

    pieces: tuple[Piece, ...]
    place: str | None = None
    encoding: str | None = None
    modified: dt.datetime | None = None
    ocr: bool = False
    coded: Mapping[str, Any] | None = None
    aside: bool = False


class Member(NamedTuple):
    """A file inside a file (an attachment, an entry of an archive), to be read like any other.

    `aside` marks what comes along with others, like a `Part`.
    """

    name: str
    content: bytes
    aside: bool = False


class Refused(NamedTuple):
    """A part or member that is not read, and why (German); the others are."""

    name: str
    reason: str


class Mark(NamedTuple):
    """From character `start` of the text on, the words stand at `place` in the file."""

    start: int
    place: str


class Document(NamedTuple):
    """One text, normalised: NFC, "\\n" line ends, no soft hyphens, plain blanks. For the rest see `Part`."""

    text: str
    marks: tuple[Mark, ...] = ()
    place: str | None = None
    encoding: str | None = None
    modified: dt.datetime | None = None
    ocr: bool = False
    coded: Mapping[str, Any] | None = None
    aside: bool = False
