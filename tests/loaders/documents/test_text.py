"""Encodings, line ends and invisible characters of the text files that arrive."""

import pytest

from loaders.documents import read_documents


def read(name: str, content: bytes) -> str:
    """The one text in the file, or the reason why there is none."""
    (found,) = read_documents(name, content)
    return found.document.text if found.document else found.reason or ""


TEXT = "Angaben zur Kommune\nGrüße aus Öhningen – 20 €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(encoding: str, line_end: str) -> None:
    content = TEXT.replace("\n", line_end).encode(encoding)
    assert read("a.txt", content) == TEXT


def test_invisible_characters_vanish_and_special_blanks_become_blanks() -> None:
    content = "Flücht\u00adlings\u200bdialog\u00a0am 3.\u202f5.".encode()
    assert read("a.txt", content) == "Flüchtlingsdialog am 3. 5."


def test_decomposed_umlauts_are_composed() -> None:
    assert read("a.txt", "Ko\u0308ln".encode()) == "Köln"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "leer"),
        ("a.txt", b" \n\t ", "leer"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "Binärdaten"),
        ("a.txt", "\ufeffabc".encode("utf-16-le")[:-1] + b"\xd8", "beschädigt"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "altes Format"),
        ("a.txt", b"\xff\xd8\xff" + bytes(600), "ein Bild"),
        ("a.txt", b"lang " * 70_000, "zu lang"),
        ("a.txt", b"x" * 5_000_001, "zu groß"),
    ],
)
def test_what_is_no_text_says_why(name: str, content: bytes, reason: str) -> None:
    assert reason in read(name, content)
