"""RTF files as tokens: groups, control words, and runs of characters in their code page."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    r"|(?P<hex>(?:\\'[0-9A-Fa-f]{2})+)"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_CHARSETS = {77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
             177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
             255: "cp850"}  # fmt: skip
SYMBOL_CHARSET = 2  # fonts whose characters are signs, not letters
_DEFAULT = "cp1252"


class Token(NamedTuple):
    """A piece of the file: `kind` is "word", "hex", "sign", "open", "close" or "text".

    `text` is the control word or the characters, a byte each; `number` what stands behind the word.
    """

    kind: str
    text: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a file that was decoded as Latin-1; binary data is passed over."""
    position = 0
    while match := _TOKEN.search(source, position):
        position = match.end()
        kind = match.lastgroup
        if kind == "brace":
            yield Token("open" if match["brace"] == "{" else "close", "")
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                position += max(number or 0, 0)
                continue
            yield Token("word", match["word"], number)
        elif kind == "hex":
            yield Token("hex", bytes.fromhex(match["hex"].replace("\\'", "")).decode("latin-1"))
        elif kind is not None:
            yield Token(kind, match[kind])


def encoding_of(charset: int) -> str | None:
    """The encoding of a font by the number of its character set; None for that of the document."""
    return _CHARSETS.get(charset)


def code_page(number: int) -> str:
    """The encoding of a document by the number of its code page."""
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _DEFAULT
