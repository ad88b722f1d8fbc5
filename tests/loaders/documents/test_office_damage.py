"""Files that are damaged, hostile or empty: a reason, or what can be read, but nothing else."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

import pytest

from loaders.documents import READERS, UnreadableDocument
from loaders.documents.office_archive import MAX_MEMBER_BYTES

from . import render_docx, render_html, render_odt, render_rtf
from .parts_of_files import docx, html, odt, packed, rtf
from .records import SPREAD, reason_of, text_of

_TABLES = {
    "docx": render_docx.table,
    "odt": render_odt.table,
    "rtf": render_rtf.table,
    "html": render_html.LAYOUTS["table"],
}
_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("kind", _TABLES)
def test_cut_and_scrambled_files_never_raise(kind: str) -> None:
    content = _TABLES[kind](SPREAD[0].read_text(encoding="utf-8"))
    read = import_module(READERS[kind]).read
    chance = random.Random(7)
    for number in range(40):
        broken = bytearray(content)
        if number % 2:
            broken = broken[: 500 + chance.randrange(len(broken) - 500)]
        for _ in range(number % 7):
            broken[100 + chance.randrange(len(broken) - 100)] = chance.randrange(256)
        with suppress(UnreadableDocument):
            assert list(read(bytes(broken)))


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.rtf"])
def test_a_cut_file_says_that_it_is_incomplete(name: str) -> None:
    content = _TABLES[name[2:]](SPREAD[0].read_text(encoding="utf-8"))
    assert "unvollständig" in reason_of(name, content[: len(content) * 2 // 3])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>")),
        ("a.odt", odt("<text:p><draw:frame/></text:p>")),
        ("a.rtf", rtf(r"{\pict\pngblip 0102ff}\par")),
        ("a.html", html("<img src='scan.png'>")),
    ],
)
def test_a_file_of_pictures_says_what_to_do(name: str, content: bytes) -> None:
    reason = reason_of(name, _with_picture(name, content))
    assert "nur Bilder" in reason
    assert "OCR" in reason


def _with_picture(name: str, content: bytes) -> bytes:
    member = {"a.docx": "word/media/image1.png", "a.odt": "Pictures/1.png"}.get(name)
    return _also(content, member, b"\x89PNG") if member else content


def _also(content: bytes, name: str, member: bytes) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, member)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "member", "text"),
    [
        ("a.docx", "word/document.xml", "<w:p><w:r><w:t>x&c;&f;</w:t></w:r></w:p>"),
        ("a.odt", "content.xml", "<text:p>x&c;&f;</text:p>"),
    ],
)
def test_entities_are_neither_multiplied_nor_fetched(name: str, member: str, text: str) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(text) if name == "a.docx" else odt(text))) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    members[member] = _BOMB.encode() + members[member]
    assert text_of(name, packed(members)).strip() == "x"


@pytest.mark.parametrize("make", [docx, odt])
def test_a_bomb_is_not_unpacked(make: Callable[[str], bytes]) -> None:
    content = make(" " * (MAX_MEMBER_BYTES + 1))
    assert "ausgepackt zu groß" in reason_of("a.docx", content)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", docx("<w:p>"), "beschädigt"),
        ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "beschädigt"),
        ("a.docx", docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "beschädigt"),
        ("a.docx", docx(""), "keinen Text"),
        ("a.odt", odt(""), "keinen Text"),
        ("a.rtf", rtf(""), "keinen Text"),
        ("a.html", html(""), "keinen Text"),
        ("a.html", html("<b>" * 40_000), "zu umfangreich"),
        ("a.rtf", rtf("{" * 20_000), "verschachtelt"),
        ("a.rtf", rtf("x" * 1_000_001), "zu lang"),
        ("a.rtf", rtf(r"\par " * 5), "keinen Text"),
    ],
)
def test_reasons(name: str, content: bytes, reason: str) -> None:
    assert reason in reason_of(name, content)


@pytest.mark.parametrize(
    "content",
    [
        rtf(r"\itap9999 x\cell\row\nestrow\uc99999\u-99999 \bin-5 \'zz}}}}"),
        rtf(r"\pard\itap20 x\par\pard y\par" * 300),
        html("<table><tr><td colspan=99999 rowspan=99999>x" * 200),
        html("<ul><li>" * 500 + "x"),
        odt('<table:table><table:table-row><table:table-cell table:number-columns-repeated="99999999"/>'
            '</table:table-row></table:table><text:p>x<text:s text:c="999999999"/></text:p>'),
        docx('<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr></w:pPr>'
             '<w:r><w:t>x</w:t></w:r></w:p>'
             '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:sym w:char="zz"/></w:r></w:p>'),
    ],
)  # fmt: skip
def test_absurd_numbers_do_no_harm(content: bytes) -> None:
    assert "x" in text_of("a", content)
