"""Archives: every file inside is read, nothing dangerous is."""

import io
import stat
import struct
import zipfile

import pytest

from loaders import documents
from loaders.documents import archive
from tests.loaders.documents.same_record import document_text, found, reasons, record, sample_texts


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return file.getvalue()


def special(name: str, mode: int) -> bytes:
    """An archive with an entry that is no plain file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        target.writestr(info, b"/etc/passwd")
    return file.getvalue()


def flagged(content: bytes, flag: int) -> bytes:
    """The archive with a flag set on its first entry."""
    changed = bytearray(content)
    central = changed.index(b"PK\x01\x02")
    for place in (6, central + 8):
        struct.pack_into("<H", changed, place, struct.unpack_from("<H", changed, place)[0] | flag)
    return bytes(changed)


def test_files_are_read_in_the_order_of_their_names_also_in_archives_inside() -> None:
    texts = sample_texts()[::30]
    files = {f"Runde/{number:02}.txt": text.encode("utf-8") for number, text in reversed(list(enumerate(texts)))}
    items = found("a.zip", packed({"innen.zip": packed(files)}))
    assert [item.name for item in items] == [f"a.zip/innen.zip/Runde/{number:02}.txt" for number in range(len(texts))]
    assert [record(document_text(item)) for item in items] == [record(text) for text in texts]


def test_litter_notes_and_codings_beside_their_text_are_left_out() -> None:
    litter = ["__MACOSX/._a.txt", ".DS_Store", "x/.versteckt", "x/Thumbs.db", "LIESMICH.md", "a.json", "desktop.ini"]
    assert [item.name for item in found("a.zip", packed({"a.txt": b"Text", **dict.fromkeys(litter, b"x")}))] == [
        "a.zip/a.txt"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp437"])
def test_names_of_older_programs(encoding: str) -> None:
    name = "Öhringen".encode(encoding)
    content = packed({f"{'X' * len(name)}.txt": b"Text"}).replace(b"X" * len(name), name)
    assert [item.name for item in found("a.zip", content)] == ["a.zip/Öhringen.txt"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed({"/etc/a.txt": b"x"}), "/etc/a.txt der Name ist ein Pfad außerhalb des Archivs"),
        (packed({"C:\\a.txt": b"x"}), "/C:/a.txt der Name ist ein Pfad außerhalb des Archivs"),
        (packed({"x/../../a.txt": b"x"}), "/x/../../a.txt der Name führt aus dem Archiv hinaus («..»)"),
        (packed({"..\\a.txt": b"x"}), "/../a.txt der Name führt aus dem Archiv hinaus («..»)"),
        (packed({"x/CON.txt": b"x"}), "/x/CON.txt der Name eines Gerätes, keine Datei"),
        (special("a", stat.S_IFLNK | 0o777), "/a eine Verknüpfung auf eine andere Datei"),
        (special("a", stat.S_IFCHR | 0o600), "/a der Name eines Gerätes, keine Datei"),
        (flagged(packed({"a.txt": b"Text"}), 1), "/a.txt mit einem Passwort geschützt; bitte ohne Passwort packen"),
        (packed({"a.txt": b" " * 51_000_000}), "/a.txt die Datei ist verdächtig stark gepackt"),
        (packed({"a.txt": b"Text" * 99})[:60], "das Archiv ist beschädigt oder unvollständig; bitte neu packen"),
        (packed({}), "das Archiv enthält keine Dateien"),
        (packed({".DS_Store": b"x"}), "das Archiv enthält keine Dateien"),
        (packed({str(number): b"" for number in range(5001)}), "das Archiv enthält zu viele Dateien (mehr als 5.000)"),
    ],
)
def test_what_is_dangerous_or_damaged_says_why(content: bytes, reason: str) -> None:
    (told,) = reasons("a.zip", content)
    assert reason in told


def test_damage_in_one_file_does_not_cost_the_others() -> None:
    content = packed({"a.txt": b"Ein Text", "b.txt": b"Noch einer"}, zipfile.ZIP_STORED)
    damaged = content.replace(b"Ein Text", b"Ein Test", 1)
    assert reasons("a.zip", damaged) == ["/a.txt die Datei ist im Archiv beschädigt"]
    assert [item.name for item in found("a.zip", damaged) if item.document] == ["a.zip/b.txt"]


def test_the_size_of_one_file_and_of_all_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", 1000)
    monkeypatch.setattr(archive, "MAX_TOTAL", 2500)
    files = {"a.txt": b"a" * 900, "b.txt": b"b" * 1100, "c.txt": b"c" * 900, "d.txt": b"d"}
    told = reasons("a.zip", packed(files, zipfile.ZIP_STORED))
    assert told == [
        "/b.txt die Datei ist ausgepackt zu groß (mehr als 0 MB)",
        "/c.txt das Archiv ist ausgepackt zu groß (mehr als 0 MB)",
        "/d.txt das Archiv ist ausgepackt zu groß (mehr als 0 MB)",
    ]


def test_a_size_that_the_header_belies_is_noticed() -> None:
    content = bytearray(packed({"a.txt": b" " * 3_000_000}))
    for place in (22, content.index(b"PK\x01\x02") + 24):
        struct.pack_into("<I", content, place, 10)
    assert reasons("a.zip", bytes(content)) == ["/a.txt die Datei ist im Archiv beschädigt"]


def test_archives_in_archives_end_somewhere() -> None:
    content = b"Text"
    for number in range(7):
        content = packed({f"{number}.zip" if number else "a.txt": content})
    (told,) = reasons("a.zip", content)
    assert "mehr als 4 Archive ineinander werden nicht geöffnet" in told


def test_all_that_lies_inside_a_file_is_bounded_however_it_is_nested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_UNPACKED", 5_000_000)
    inner = packed({f"{number}.txt": b"%d" % number * 900_000 for number in range(3)}, zipfile.ZIP_STORED)
    told = reasons("a.zip", packed({f"{number}.zip": inner for number in range(3)}, zipfile.ZIP_STORED))
    assert told[-1] == "ausgepackt zu groß (mehr als 5 MB); was darüber ist, wird nicht gelesen"
    assert len(told) < 6


def test_the_number_of_texts_in_a_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_TEXTS", 5)
    inner = packed({f"{number}.txt": b"Text" for number in range(3)})
    items = found("a.zip", packed({f"{number}.zip": inner for number in range(3)}))
    assert [item.reason is None for item in items] == [True] * 5 + [False]
    assert items[-1].reason == "mehr als 5 Texte in einer Datei; die übrigen werden nicht gelesen"


def test_a_bug_in_a_reader_costs_one_file_in_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(documents.READERS, "rtf", "json")  # a module that does not know how to read
    items = found("a.zip", packed({"a.rtf": b"{\\rtf1 x}", "b.txt": b"Text"}))
    assert [item.reason for item in items] == ["unerwarteter Fehler beim Lesen (AttributeError)", None]


def test_names_that_are_no_text_are_shown_on_one_line() -> None:
    content = packed({"a\nb.txt": b"Text", "c\x1b[31m.txt": b"Text"})
    assert [item.name for item in found("a.zip", content)] == ["a.zip/a\ufffdb.txt", "a.zip/c\ufffd[31m.txt"]
