"""One normal form for what people type and what programs write."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_BLANKS = dict.fromkeys([0x00A0, 0x2002, 0x2003, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000], " ")
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_PLAIN = {0x2010: "-", 0x2011: "-", 0x2212: "–"}
_REPLACED = {chr(code): to or "" for code, to in {**_INVISIBLE, **_BLANKS, **_LINE_ENDS, **_PLAIN}.items()}
_CONTROL_SOURCE = r"\x00-\x08\x0e-\x1f\x7f"
_HALVES = r"\ud800-\udfff"  # of characters, alone: no text that can be stored
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
# Rare: far faster than `translate`.
_ODD = re.compile(f"[{''.join(map(re.escape, _REPLACED))}{_CONTROL_SOURCE}{_HALVES}]")
_UNSHOWN = re.compile(rf"[\x00-\x1f\x7f\x85\u2028\u2029{_HALVES}]")


def normalise(text: str) -> str:
    """NFC, "\\n" line ends, plain blanks, without soft hyphens, invisible and control characters."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _ODD.sub(lambda odd: _REPLACED.get(odd[0], ""), joined))


def shown_name(name: str) -> str:
    """The name of a file as it can be stored and printed: on one line, and what is no text in it replaced."""
    return _UNSHOWN.sub("\ufffd", name)


def control_characters(text: str) -> int:
    """How many control characters `text` holds besides line ends and tabs."""
    encoded = text.encode("utf-8", "surrogatepass")  # in which these characters are single bytes
    return len(encoded) - len(encoded.translate(None, _CONTROL))
