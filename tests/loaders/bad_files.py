"""Files that cannot be read, made as they arise: name, content, and what their owner is told."""

import io
import random
import stat
import zipfile
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter

from tests.loaders.documents import render_docx, render_odt, render_pdf, render_rtf
from tests.loaders.documents.columns_of import headings
from tests.loaders.documents.render_tables import csv_table, ods, xlsx
from tests.loaders.test_form import form_text

ROWS = [headings(), ["t", "k", "Stadt Irgendwo", 12.0, "Nirgends", "Süd", "x", "y", "z", *"abcdefghi"]]
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (code, b"&%c;" % (code - 1) * 10) for code in range(ord("b"), ord("k"))
)
OTHER_PROGRAMME = "\n".join(
    f"{heading}\n{answer}"
    for heading, answer in (
        ("Projektsteckbrief Kommunaler Klimaschutz", "Förderkennzeichen 4711"),
        ("Antragsteller", "Stadt Irgendwo"),
        ("Projektbeschreibung", "Umstellung der Straßenbeleuchtung auf sparsame Leuchten."),
        ("Laufzeit", "2016 bis 2018"),
        ("Ansprechpartner", "Das Amt für Umwelt"),
        ("CO2-Einsparung", "120 Tonnen im Jahr"),
    )
)


class Bad(NamedTuple):
    """A file, and a telling part of the reason why it is not read."""

    name: str
    content: bytes
    reason: str


def packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return file.getvalue()


def link() -> bytes:
    """An archive that holds a link instead of a file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        target.writestr(info, b"/etc/passwd")
    return file.getvalue()


def repacked(content: bytes, member: str, part: bytes) -> bytes:
    """The package with other content in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return packed({name: part if name == member else old.read(name) for name in old.namelist()})


def old_office(*words: str) -> bytes:
    """What stands out in a file of old Office programs, and around a new one with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + b"".join(word.encode("utf-16-le") for word in words)


def locked_pdf(content: bytes) -> bytes:
    """The PDF with a password."""
    file, writer = io.BytesIO(), PdfWriter(PdfReader(io.BytesIO(content)))
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def locked_zip(content: bytes) -> bytes:
    """The archive with the mark of a password on its files."""
    marked = bytearray(content)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        marked[marked.index(sign) + place] |= 1
    return bytes(marked)


def strangely_locked_pdf(content: bytes) -> bytes:
    """The PDF as a program of its own for locking leaves it."""
    return locked_pdf(content).replace(b"/Standard", b"/Tresor99")


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


XLSX, ODS, ZIP = xlsx({"T": ROWS}), ods({"T": ROWS}), packed({"a.txt": form_text().encode() * 3})
DOCX, ODT, RTF = (render(form_text()) for render in (render_docx.table, render_odt.table, render_rtf.table))
PDF = render_pdf.flowing(form_text())
FETCHED = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
EMAIL = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: "

PASSWORD = "mit einem Passwort geschützt; bitte ohne Passwort"
DAMAGED_TABLE = "die Tabelle ist beschädigt oder unvollständig"
DAMAGED = "die Datei ist beschädigt oder unvollständig"

BAD_FILES = (
    Bad("leer.txt", b"", "die Datei ist leer"),
    Bad("leer.docx", b"", "die Datei ist leer"),
    Bad("nur-leerzeichen.txt", b" \n\t\r\n", "die Datei ist leer"),
    Bad("falsche-endung.docx", b"Brot, Butter", "(die Endung .docx passt nicht zum Inhalt)"),
    Bad("bild.txt", b"\x89PNG\r\n\x1a\n" + noise(99), "ein Bild (PNG) ohne Text"),
    Bad("gepackt.zip", b"Rar!\x1a\x07\x00" + noise(99), "ein Archiv der Art RAR"),
    Bad("abgeschnitten.zip", ZIP[:-30], "das Archiv ist beschädigt oder unvollständig"),
    Bad("abgeschnitten.xlsx", XLSX[: len(XLSX) // 2], DAMAGED_TABLE),
    Bad("abgeschnitten.ods", ODS[: len(ODS) // 2], DAMAGED_TABLE),
    Bad("abgeschnitten.docx", DOCX[: len(DOCX) // 2], DAMAGED),
    Bad("abgeschnitten.odt", ODT[: len(ODT) // 2], DAMAGED),
    Bad("abgeschnitten.rtf", RTF[: len(RTF) // 2], "die Datei ist unvollständig (abgeschnitten)"),
    Bad("abgeschnitten.pdf", PDF[:800], "die PDF-Datei ist beschädigt oder unvollständig"),
    Bad("passwort.pdf", locked_pdf(PDF), "mit einem Passwort geschützt; bitte ohne Passwort"),
    Bad("tresor.pdf", strangely_locked_pdf(PDF), "auf eine Art verschlüsselt, die nicht gelesen werden kann"),
    Bad("passwort.zip", locked_zip(ZIP), "mit einem Passwort geschützt; bitte ohne Passwort packen"),
    Bad("fremde-datei.docx", repacked(DOCX, "word/document.xml", FETCHED + b"<w>&a;</w>"), "die Datei"),
    Bad("fremde-datei.odt", repacked(ODT, "content.xml", FETCHED + b"<w>&a;</w>"), "die Datei"),
    Bad("fremde-datei.xlsx", repacked(XLSX, "xl/workbook.xml", FETCHED + b"<workbook>&a;</workbook>"), "die Tabelle"),
    Bad("bombe.docx", repacked(DOCX, "word/document.xml", ENTITIES + b"<w>&j;</w>"), "die Datei"),
    Bad("bombe.odt", repacked(ODT, "content.xml", ENTITIES + b"<w>&j;</w>"), "die Datei"),
    Bad("leere-seite.html", b"<html><body><img src=x></body></html>", "die Datei enthält nur Bilder, keinen Text"),
    Bad("abgeschnitten.json", b'[{"kommune": "Stadt Irgendwo", "ebene": ', "kein gültiges JSON"),
    Bad("passwort.docx", old_office("EncryptedPackage"), PASSWORD),
    Bad("alt.doc", old_office("WordDocument"), "altes Format von Word oder Excel"),
    Bad("bombe.zip", packed({"a.txt": b" " * 40_000_000}), "verdächtig stark gepackt"),
    Bad("pfad.zip", packed({"../../a.txt": form_text().encode()}), "führt aus dem Archiv hinaus"),
    Bad("wurzel.zip", packed({"/etc/a.txt": form_text().encode()}), "ein Pfad außerhalb des Archivs"),
    Bad("verknuepfung.zip", link(), "eine Verknüpfung auf eine andere Datei"),
    Bad("bombe.xlsx", repacked(XLSX, "xl/workbook.xml", ENTITIES + b"<workbook>&j;</workbook>"), "die Tabelle"),
    Bad("bombe.ods", repacked(ODS, "content.xml", ENTITIES + b"<a>&j;</a>"), "die Tabelle"),
    Bad("lang.txt", form_text().encode() * 6_000, "die Datei ist zu groß für einen Steckbrief"),
    Bad("viele-zeichen.txt", form_text(themen="Wohnen " * 60_000).encode(), "zu lang für einen Steckbrief"),
    Bad("million.csv", csv_table([headings()]) + b"a;b;c\r\n" * 1_000_000, "höchstens 20.000 Zeilen"),
    Bad("andere-spalten.csv", b"Artikel;Preis;Menge\r\nBrot;3;1\r\n", "keine Spalte trägt eine Überschrift"),
    Bad("rauschen.txt", noise(5_000), "die Zeichenkodierung ist unbekannt"),
    Bad("rauschen.pdf", noise(5_001), "(die Endung .pdf passt nicht zum Inhalt)"),
    Bad("rauschen.bin", bytes(range(32)) * 100, "die Datei enthält keinen Text, sondern Binärdaten"),
    Bad("dos.txt", form_text(themen="Flüchtlinge").encode("cp850", "replace"), "die Zeichenkodierung ist unbekannt"),
    Bad("utf16.txt", form_text().encode("utf-16")[:-1], "die Datei beginnt als utf-16, ist aber beschädigt"),
    Bad("klima.txt", OTHER_PROGRAMME.encode(), "kein Steckbrief"),
    Bad("fremd.json", b'{"name": "x", "version": 1}', "JSON, aber keine Kodierung von Steckbriefen"),
    Bad("verschluesselt.eml", EMAIL + b"multipart/encrypted; boundary=x\r\n\r\n--x--", "die E-Mail ist verschlüsselt"),
    Bad("ohne-inhalt.eml", EMAIL + b"multipart/mixed; boundary=x\r\n\r\n", "weder Text noch Anhänge"),
)
