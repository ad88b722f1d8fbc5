"""Encodings, line ends and invisible characters of the text files that arrive."""

import pytest

from loaders.documents import UnreadableDocument, read_document

TEXT = "Angaben zur Kommune\nGrüße aus Öhningen – 20 €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(encoding: str, line_end: str) -> None:
    content = TEXT.replace("\n", line_end).encode(encoding)
    assert read_document("a.txt", content).text == TEXT


def test_invisible_characters_vanish_and_special_blanks_become_blanks() -> None:
    content = "Flücht\u00adlings\u200bdialog\u00a0am 3.\u202f5.".encode()
    assert read_document("a.txt", content).text == "Flüchtlingsdialog am 3. 5."


def test_decomposed_umlauts_are_composed() -> None:
    assert read_document("a.txt", "Ko\u0308ln".encode()).text == "Köln"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "leer"),
        ("a.txt", b" \n\t ", "leer"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "Binärdaten"),
        ("a.txt", "\ufeffabc".encode("utf-16-le")[:-1] + b"\xd8", "beschädigt"),
        ("a.docx", b"PK", "«.docx» werden nicht gelesen"),
        ("a", b"text", "ohne Endung"),
        ("a.txt", b"x" * 5_000_001, "zu groß"),
    ],
)
def test_what_is_no_text_says_why(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read_document(name, content)
