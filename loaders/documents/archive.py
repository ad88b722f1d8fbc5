"""Archives (ZIP): each file inside is read like any other; nothing is written to disk."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from loaders.companions import companions, is_hidden
from loaders.documents.document import Member, Refused, UnreadableDocument

MAX_ENTRIES = 5_000
MAX_MEMBER = 50_000_000  # bytes of one file, unpacked
MAX_TOTAL = 500_000_000  # bytes of all files, unpacked
MAX_RATIO = 200  # unpacked to packed; documents reach some ten
_HARMLESS = 1_000_000  # bytes up to which the ratio does not matter

_CHUNK = 1 << 18
_ENCRYPTED, _UTF8 = 0x1, 0x800  # flags of an entry
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError)
_DRIVE = re.compile(r"^[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?", re.IGNORECASE)


class _Budget:
    """Bytes that may still be unpacked."""

    def __init__(self) -> None:
        self.left = MAX_TOTAL


class _Refusal(ValueError):
    """An entry is not read; the message says why (German)."""


def read(content: bytes) -> Iterator[Member | Refused]:
    """The files of an archive in the order of their names; raises `UnreadableDocument`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (*_DAMAGED, NotImplementedError) as error:
        raise UnreadableDocument("das Archiv ist beschädigt oder unvollständig; bitte neu packen") from error
    with archive:
        infos = [(_name(info), info) for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MAX_ENTRIES:
            most = f"{MAX_ENTRIES:,}".replace(",", ".")
            raise UnreadableDocument(f"das Archiv enthält zu viele Dateien (mehr als {most})")
        skipped = companions([name for name, _ in infos])
        wanted = [(name, info) for name, info in infos if name not in skipped and not is_hidden(_without_dots(name))]
        if not wanted:
            raise UnreadableDocument("das Archiv enthält keine Dateien")
        budget = _Budget()
        for name, info in sorted(wanted, key=lambda item: item[0]):
            try:
                yield Member(name, _unpacked(archive, name, info, budget))
            except _Refusal as error:
                yield Refused(name, str(error))


def _name(info: zipfile.ZipInfo) -> str:
    """The path with "/" between its parts; names of older programs come in UTF-8 without saying so, or in cp437."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:  # it is in cp437 indeed
            name = info.filename
    return name.replace("\\", "/")


def _without_dots(name: str) -> str:
    """The path without ".." and ".", which hide nothing."""
    return "/".join(part for part in name.split("/") if part.strip("."))


def _unpacked(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    """The bytes of an entry, counted while they are unpacked: what its header says may be a lie."""
    _check(name, info)
    _check_size(0, info.compress_size, budget)
    content = bytearray()
    try:
        with archive.open(info) as entry:
            while chunk := entry.read(min(_CHUNK, budget.left + 1)):
                content += chunk
                budget.left -= len(chunk)
                _check_size(len(content), info.compress_size, budget)
    except NotImplementedError as error:
        raise _Refusal("auf eine Weise gepackt, die nicht gelesen wird; bitte als gewöhnliches ZIP packen") from error
    except _Refusal:
        raise
    except _DAMAGED as error:
        raise _Refusal("die Datei ist im Archiv beschädigt") from error
    return bytes(content)


def _check(name: str, info: zipfile.ZipInfo) -> None:
    """Raises `_Refusal` for what is no plain file below the archive."""
    parts = name.split("/")
    mode = info.external_attr >> 16
    if info.flag_bits & _ENCRYPTED:
        raise _Refusal("mit einem Passwort geschützt; bitte ohne Passwort packen")
    if name.startswith("/") or _DRIVE.match(name):
        raise _Refusal("der Name ist ein Pfad außerhalb des Archivs")
    if ".." in parts:
        raise _Refusal("der Name führt aus dem Archiv hinaus («..»)")
    if stat.S_ISLNK(mode):
        raise _Refusal("eine Verknüpfung auf eine andere Datei; bitte die Datei selbst einpacken")
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG} or any(_DEVICE.fullmatch(part) for part in parts):
        raise _Refusal("der Name eines Gerätes, keine Datei")


def _check_size(size: int, packed: int, budget: _Budget) -> None:
    """Raises `_Refusal` when an entry, or all so far, unpack to too much."""
    if budget.left < 0:
        raise _Refusal(f"das Archiv ist ausgepackt zu groß (mehr als {MAX_TOTAL // 1_000_000} MB)")
    if size > MAX_MEMBER:
        raise _Refusal(f"die Datei ist ausgepackt zu groß (mehr als {MAX_MEMBER // 1_000_000} MB)")
    if size > _HARMLESS and size > MAX_RATIO * max(packed, 1):
        raise _Refusal("die Datei ist verdächtig stark gepackt und wird nicht ausgepackt")
