"""Plain text files: finding the encoding, and one normal form for what people type."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

MAX_BYTES = 5_000_000  # a form fills some pages; more is no Steckbrief

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_BLANKS = dict.fromkeys([0x00A0, 0x2002, 0x2003, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000], " ")
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_PLAIN = {0x2010: "-", 0x2011: "-", 0x2212: "–"}
_REPLACED = {chr(code): to or "" for code, to in {**_INVISIBLE, **_BLANKS, **_LINE_ENDS, **_PLAIN}.items()}
_CONTROL_SOURCE = r"\x00-\x08\x0e-\x1f\x7f"
_CONTROL = re.compile(f"[{_CONTROL_SOURCE}]")
_ODD = re.compile(f"[{''.join(map(re.escape, _REPLACED))}{_CONTROL_SOURCE}]")  # rare: far faster than `translate`
_CONTROL_SHARE = 0.002  # above it, the file is no text


class NotText(ValueError):
    """The bytes are no text; the message is German."""


class Decoded(NamedTuple):
    """Text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """Text in UTF-8 (with or without BOM), UTF-16 or cp1252; raises `NotText`."""
    if not content.strip():
        raise NotText("die Datei ist leer")
    if len(content) > MAX_BYTES:
        raise NotText(f"die Datei ist zu groß für einen Steckbrief ({len(content) / 1e6:.0f} MB)")
    decoded = _decode(content)
    if not decoded.text.strip():
        raise NotText("die Datei ist leer")
    if len(_CONTROL.findall(decoded.text)) > _CONTROL_SHARE * len(decoded.text):
        raise NotText("die Datei enthält keinen Text, sondern Binärdaten")
    return decoded


def normalise(text: str) -> str:
    """NFC, "\\n" line ends, plain blanks, without soft hyphens, invisible and control characters."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _ODD.sub(lambda odd: _REPLACED.get(odd[0], ""), joined))


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
        raise NotText(f"die Datei beginnt als {encoding}, ist aber beschädigt") from error


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
        raise NotText("die Zeichenkodierung ist unbekannt (weder UTF-8 noch UTF-16 noch Windows-1252)") from error
