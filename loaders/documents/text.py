"""Plain text files: finding the encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.document import Part, Piece, UnreadableDocument
from loaders.documents.normalise import control_characters

MAX_BYTES = 5_000_000  # a form fills some pages; more is no Steckbrief

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL_SHARE = 0.002  # above it, the file is no text


class Decoded(NamedTuple):
    """Text and the name of the encoding it was in."""

    text: str
    encoding: str


def read(content: bytes) -> Iterator[Part]:
    """The one text of a text file; raises `UnreadableDocument`."""
    decoded = decode(content)
    yield Part((Piece(decoded.text),), encoding=decoded.encoding)


def decode(content: bytes, max_bytes: int = MAX_BYTES) -> Decoded:
    """Text in UTF-8 (with or without BOM), UTF-16 or cp1252; raises `UnreadableDocument`."""
    if not content.strip():
        raise UnreadableDocument("die Datei ist leer")
    if len(content) > max_bytes:
        raise UnreadableDocument(f"die Datei ist zu groß für einen Steckbrief ({len(content) / 1e6:.0f} MB)")
    decoded = _decode(content)
    if not decoded.text.strip():
        raise UnreadableDocument("die Datei ist leer")
    if control_characters(decoded.text) > _CONTROL_SHARE * len(decoded.text):
        raise UnreadableDocument("die Datei enthält keinen Text, sondern Binärdaten")
    return decoded


def _decode(content: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return Decoded(_strict(content, encoding), encoding)
    guessed = _utf16_without_bom(content)
    if guessed:
        return Decoded(_strict(content, guessed), guessed)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(_cp1252(content), "cp1252")


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"die Datei beginnt als {encoding}, ist aber beschädigt") from error


def _utf16_without_bom(content: bytes) -> str | None:
    """German text in UTF-16 has a zero in nearly every second byte."""
    sample = content[:2000]
    if len(content) % 2 or len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _cp1252(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        reason = "die Zeichenkodierung ist unbekannt (weder UTF-8 noch UTF-16 noch Windows-1252)"
        raise UnreadableDocument(reason) from error
