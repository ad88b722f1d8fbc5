"""Which kind a file is: by its content first, by its name only where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from loaders.documents.document import UnreadableDocument

_HEAD = 4096  # bytes in which a file shows what it is
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"II*\x00": "TIFF", b"MM\x00*": "TIFF", b"GIF8": "GIF"}
_ARCHIVES = {b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip"}
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_MAIL_FIELD = re.compile(rb"^(?:from|date|mime-version|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE)
_BY_NAME = {".csv": "csv", ".tsv": "csv", ".json": "json", ".jsonl": "json", ".eml": "eml", ".html": "html",
            ".htm": "html", ".xhtml": "html"}  # fmt: skip
_ZIPPED = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsx",
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def kind_of(name: str, content: bytes) -> str:
    """The kind of a file (a key of `documents.READERS`); raises `UnreadableDocument` for what no reader takes."""
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zipped_kind(name, content)
    if head.startswith(_OLD_OFFICE):
        raise UnreadableDocument(_old_office(content))
    _refuse(head)
    if _MARKUP.match(head):
        return "html"
    if _MAIL.match(head) and _MAIL_FIELD.search(head):
        return "eml"
    return _BY_NAME.get(PurePath(name).suffix.lower(), "text")


def wrong_ending(name: str, kind: str) -> str:
    """A remark (German) on an ending that promises another kind than the content is; empty when it fits."""
    ending = PurePath(name).suffix.lower()
    promised = ending[1:]
    if promised not in {*_ZIPPED.values(), *_MIMETYPES.values(), "pdf", "rtf", "zip"} or promised == kind:
        return ""
    return f" (die Endung {ending} passt nicht zum Inhalt)"


def _zipped_kind(name: str, content: bytes) -> str:
    """Office files are archives; what is no office file is an archive of files. A damaged one is left to its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as entry:
                    mimetype = entry.read(200).strip().removesuffix(b"-template")
                if mimetype in _MIMETYPES:
                    return _MIMETYPES[mimetype]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return _damaged_kind(name, content)
    return next((kind for member, kind in _ZIPPED.items() if member in names), "zip")


def _damaged_kind(name: str, content: bytes) -> str:
    """The kind that a damaged archive seems to have had, by what is left of it, else by its name."""
    for mimetype, kind in _MIMETYPES.items():
        if mimetype in content[:200]:
            return kind
    promised = PurePath(name).suffix.lower()[1:]
    by_name = promised if promised in {*_ZIPPED.values(), *_MIMETYPES.values()} else "zip"
    return next((kind for member, kind in _ZIPPED.items() if member.encode() in content), by_name)


def _old_office(content: bytes) -> str:
    if _ENCRYPTED in content:
        return "die Datei ist mit einem Passwort geschützt; bitte ohne Passwort speichern"
    return "altes Format von Word oder Excel (vor 2007); bitte als .docx oder .xlsx speichern"


def _refuse(head: bytes) -> None:
    """Raise `UnreadableDocument` for pictures and archives that no reader takes."""
    for start, name in _PICTURES.items():
        if head.startswith(start):
            raise UnreadableDocument(f"ein Bild ({name}) ohne Text; bitte als PDF mit Texterkennung (OCR) liefern")
    for start, name in _ARCHIVES.items():
        if head.startswith(start):
            raise UnreadableDocument(f"ein Archiv der Art {name}; bitte entpacken oder als ZIP liefern")
