"""RTF files (WordPad, Word, LibreOffice): the words of the text as they are printed, without headers and footers.

An own reader: the libraries run the cells of nested tables together, leave out text boxes and footnotes,
and keep deleted and hidden text. Tracked changes count as accepted; comments are left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.documents.document import Part, Piece, UnreadableDocument
from loaders.documents.flow import CHECKED, UNCHECKED, Flow
from loaders.documents.numerals import item_marker
from loaders.documents.reasons import pictures_only, too_big
from loaders.documents.rtf_tokens import SYMBOL_CHARSET, Token, code_page, encoding_of, tokens
from loaders.documents.timestamps import as_utc

MAX_BYTES = 60_000_000  # pictures are written out as digits
_MAX_GROUPS = 10_000  # one inside the other
_MAX_TABLES = 20  # one inside the other
_MAX_LISTS = 8

_LEFT_OUT = frozenset(
    "fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf pict objdata"
    " fldinst annotation atnid atnauthor atndate atnref atrfstart atrfend nonesttables shprslt sp pn bkmkstart bkmkend"
    " tc xe listtable listoverridetable revtbl rsidtbl generator themedata datastore xmlnstbl filetbl ftnsep ftnsepc"
    " aftnsep aftnsepc ftncn aftncn formfield background docvar template latentstyles pgptbl".split()
)
_STARRED_READ = frozenset(
    "shpinst nesttableprops ud shppict do".split()
)  # "\*" groups with text of the document in them
_SIGNS = {"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
          "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "lbr": "\n",
          "page": "\n", "column": "\n"}  # fmt: skip
_SPECIAL = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_MARKED = frozenset({"b", "i", "ul"})
_CHECK_BOX, _LIST = 1, 2  # kinds of form fields
_UNTOUCHED = 25  # the choice in a form field that nobody touched
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)


@dataclass
class _Group:
    """What holds until the end of a group."""

    left_out: bool = False
    destination: str = ""
    starred: bool = False
    font: int = -1
    skip: int = 1  # characters behind a Unicode character that stand in for it
    hidden: bool = False
    strong: bool = False
    table_level: int = 0  # how many tables the paragraph stands in
    list_level: int = 0
    ends: str = ""  # what ends with this group: "box" or "field"


@dataclass
class _Field:
    """A field, from its code on; of a form field the kind, the entries of its list, and what was chosen."""

    code: str = ""
    kind: int | None = None
    entries: list[str] = field(default_factory=list)
    default: int = 0
    chosen: int = _UNTOUCHED

    @property
    def drawn(self) -> str:
        """What a form field shows beside its text: a box, or an entry of its list."""
        number = self.default if self.chosen == _UNTOUCHED else self.chosen
        if self.kind == _CHECK_BOX:
            return CHECKED if number else UNCHECKED
        if self.kind == _LIST and 0 <= number < len(self.entries):
            return self.entries[number].strip()
        return ""


@dataclass
class _Document:
    """What the file says about itself in its tables."""

    encoding: str = "cp1252"
    default_font: int = -1
    charsets: dict[int, int] = field(default_factory=dict)
    revised: dict[str, int] = field(default_factory=dict)
    pictures: bool = False


def read(content: bytes) -> Iterator[Part]:
    """The one text of an RTF file; raises `UnreadableDocument`."""
    if len(content) > MAX_BYTES:
        raise too_big(len(content))
    reader = _Reader()
    for token in tokens(content.decode("latin-1")):
        reader.take(token)
    if reader.cut_off:
        raise UnreadableDocument("die Datei ist unvollständig (abgeschnitten)")
    lines = reader.flow.lines()
    if not any(lines) and reader.document.pictures:
        raise pictures_only()
    yield Part((Piece("\n".join(lines)),), modified=_modified(reader.document.revised))


class _Reader:
    """Takes the tokens of a file in order."""

    def __init__(self) -> None:
        self.flow = Flow(keep_empty=True)
        self.document = _Document()
        self._group = _Group()
        self._outer: list[_Group] = []
        self._fields: list[_Field] = []
        self._to_skip = 0
        self._surrogate = 0
        self._marker = ""  # of the paragraph, if it is an item of a list

    @property
    def cut_off(self) -> bool:
        """Whether groups are still open."""
        return bool(self._outer)

    def take(self, token: Token) -> None:
        """Read on by one token; raises `UnreadableDocument`."""
        match token.kind:
            case "open":
                self._open()
            case "close":
                self._close()
            case "word":
                self._word(token.text, token.number)
            case "sign":
                self._sign(token.text)
            case _:
                self._characters(token.text)

    def _open(self) -> None:
        if len(self._outer) >= _MAX_GROUPS:
            raise UnreadableDocument("die Datei ist beschädigt (zu tief verschachtelt)")
        self._outer.append(self._group)
        self._group = replace(self._group, starred=False, ends="")
        self._to_skip = 0

    def _close(self) -> None:
        ends = self._group.ends
        if ends == "box":
            self._end_open_paragraph()
            self.flow.close_box()
        if self._outer:
            self._group = self._outer.pop()
        if ends == "field":
            self._write(self._fields.pop().drawn)
        self._to_skip = 0

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._group.starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in _SPECIAL:
            self._write(_SPECIAL[sign])

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if self._to_skip and word in _SIGNS:
            self._to_skip -= 1
        elif word == "u" and number is not None:
            self._unicode(number)
        elif group.starred:
            self._open_destination(word, left_out=word not in _STARRED_READ)
        elif word in _LEFT_OUT:
            self._open_destination(word, left_out=True)
        elif group.left_out:
            self._note(word, number)
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif not self._format(word, number):
            self._structure(word, number)

    def _open_destination(self, word: str, left_out: bool) -> None:
        group = self._group
        group.starred = False
        group.destination = word
        group.left_out = group.left_out or left_out
        self.document.pictures = self.document.pictures or word == "pict"
        if word == "ffl" and self._fields:
            self._fields[-1].entries.append("")

    def _note(self, word: str, number: int | None) -> None:
        """Words in groups that are left out: fonts, the time of the last change, check boxes."""
        group = self._group
        match group.destination, word:
            case "fonttbl", "f":
                group.font = -1 if number is None else number
            case "fonttbl", "fcharset" if number is not None:
                self.document.charsets[group.font] = number
            case "info", "revtim":
                group.destination = "revtim"
            case "revtim", "yr" | "mo" | "dy" | "hr" | "min" if number is not None:
                self.document.revised[word] = number
            case "formfield", "fftype" if self._fields:
                self._fields[-1].kind = number
            case "formfield", "ffres" if self._fields and number is not None:
                self._fields[-1].chosen = number
            case "formfield", "ffdefres" if self._fields and number is not None:
                self._fields[-1].default = number

    def _format(self, word: str, number: int | None) -> bool:
        """Words about characters; whether it was one."""
        group = self._group
        on = number != 0
        match word:
            case "plain":
                group.hidden = group.strong = False
                group.font = self.document.default_font
            case "f":
                group.font = -1 if number is None else number
            case "v" | "deleted":
                group.hidden = on
            case "uc":
                group.skip = max(number or 0, 0)
            case _ if word in _MARKED:
                group.strong = on
            case "ulnone":
                group.strong = False
            case "ansicpg" if number is not None:
                self.document.encoding = code_page(number)
            case "deff":
                self.document.default_font = -1 if number is None else number
            case "mac" | "pc" | "pca":
                self.document.encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
            case _:
                return False
        return True

    def _structure(self, word: str, number: int | None) -> None:
        """Words about paragraphs, tables and boxes."""
        group = self._group
        match word:
            case "pard":
                group.table_level = group.list_level = 0
            case "intbl":
                group.table_level = max(group.table_level, 1)
            case "itap":
                group.table_level = min(max(number or 0, 0), _MAX_TABLES)
            case "ilvl":
                group.list_level = min(max(number or 0, 0), _MAX_LISTS)
            case "par" | "sect":
                self._end_paragraph()
            case "cell" | "nestcell":
                self._at_level(1 if word == "cell" else max(group.table_level, 2))
                self.flow.end_cell()
            case "row" | "nestrow":
                self._at_level(1 if word == "row" else max(group.table_level, 2))
                self.flow.end_row()
            case "shptxt" | "footnote" | "dptxbxtext":
                self.flow.open_box()
                group.ends, group.table_level = "box", 0
            case "field":
                self._fields.append(_Field())
                group.ends = "field"
            case "upr" | "listtext" | "pntext":
                group.destination = word

    def _end_paragraph(self) -> None:
        """A paragraph whose end is hidden or deleted goes on in the next."""
        if not (self._group.left_out or self._group.hidden or self._in_contents()):
            self._at_level(self._group.table_level)
            self.flow.end_paragraph()

    def _end_open_paragraph(self) -> None:
        self._at_level(self._group.table_level)
        self.flow.end_open_paragraph()

    def _at_level(self, level: int) -> None:
        """Open or close tables until `level` of them are open, and mark the paragraph if it is an item."""
        self.flow.move_to_depth(level)
        marker = self._marker.strip()
        self._marker = ""
        is_number = len(marker) > 1 and any(map(str.isalnum, marker))
        self.flow.item(item_marker(marker) if is_number else "- " if marker else "", self._group.list_level)

    def _in_contents(self) -> bool:
        return any(_CONTENTS.match(each.code) for each in self._fields)

    def _unicode(self, number: int) -> None:
        """A Unicode character, in two halves above U+FFFF; what stands in for it is skipped."""
        code = number & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000:
            if self._surrogate:
                self._write(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00))
            self._surrogate = 0
        else:
            self._write(chr(code))
        self._to_skip = self._group.skip

    def _characters(self, characters: str) -> None:
        skipped = min(self._to_skip, len(characters))
        self._to_skip -= skipped
        characters = characters[skipped:]
        group = self._group
        if self._fields and group.destination == "fldinst":
            self._fields[-1].code += characters
        if self._fields and group.destination == "ffl":
            self._fields[-1].entries[-1] += self._decoded(characters)
        if characters and not group.left_out:
            self._write(self._decoded(characters))

    def _decoded(self, characters: str) -> str:
        group = self._group
        charset = self.document.charsets.get(group.font, 0)
        if charset == SYMBOL_CHARSET and not characters.isascii():
            return "•"
        encoding = encoding_of(charset) or self.document.encoding
        return characters if characters.isascii() else characters.encode("latin-1").decode(encoding, "replace")

    def _write(self, text: str) -> None:
        group = self._group
        if group.left_out or group.hidden or group.destination == "upr" or self._in_contents():
            return
        if group.destination in {"listtext", "pntext"}:
            self._marker += text
        else:
            self.flow.text(text, group.strong)


def _modified(revised: dict[str, int]) -> dt.datetime | None:
    """The time of the last change, which RTF gives without a zone; None for what is no date."""
    try:
        year, month, day = revised["yr"], revised["mo"], revised["dy"]
        return as_utc(dt.datetime(year, month, day, revised.get("hr", 0), revised.get("min", 0), tzinfo=dt.UTC))
    except (KeyError, ValueError, OverflowError):
        return None
