"""Which files a build reads: files as given, folders with all that lies below them."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.companions import companions, is_hidden
from loaders.documents import UnreadableDocument
from loaders.documents.normalise import shown_name

DATA = Path(__file__).resolve().parent.parent / "data"
DEFAULT_SOURCES = DATA / "steckbriefe"
DEFAULT_DATABASE = DATA / "dialogues.duckdb"

MAX_FILE_BYTES = 100_000_000
_REASONS = {
    errno.ELOOP: "eine Verknüpfung, die im Kreis führt",
    errno.EIO: "der Datenträger ist beschädigt oder antwortet nicht",
    errno.ENAMETOOLONG: "ihr Name ist zu lang",
}


class SourceFile(NamedTuple):
    """A file to read; `name` is its path below the folder that was given; `number` its place in the order, from 1."""

    number: int
    name: str
    path: Path

    def sha256(self) -> str | None:
        """Of its bytes; None when they cannot be read now, or are too many to be read at all."""
        try:
            if self.path.stat().st_size > MAX_FILE_BYTES:
                return None
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return None

    def modified(self) -> dt.datetime | None:
        """When it was saved, UTC; None when it is gone or its clock was wrong beyond any year."""
        try:
            return dt.datetime.fromtimestamp(self.path.stat().st_mtime, dt.UTC).replace(tzinfo=None)
        except (OSError, ValueError, OverflowError):
            return None


def read_bytes(file: SourceFile) -> bytes:
    """The content of a file as it is at one moment; raises `UnreadableDocument`."""
    try:
        with file.path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > MAX_FILE_BYTES:
                raise UnreadableDocument(f"die Datei ist zu groß ({before.st_size / 1e6:.0f} MB)")
            content = stream.read(before.st_size + 1)  # shows that it grew
            after = os.fstat(stream.fileno())
    except OSError as error:
        what = "der Ordner" if file.path.is_dir() else "die Datei"
        raise UnreadableDocument(f"{what} kann nicht geöffnet werden ({_reason(error)})") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise UnreadableDocument("die Datei änderte sich, während sie gelesen wurde; bitte später noch einmal")
    return content


def _reason(error: OSError) -> str:
    """A German reason for the usual errors of the file system."""
    if isinstance(error, FileNotFoundError):
        return "sie ist nicht mehr da"
    if isinstance(error, PermissionError):
        return "keine Berechtigung, oder ein anderes Programm hält sie gesperrt"
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


class FoundSources(NamedTuple):
    """The files to read in a fixed order, and the names of those ignored."""

    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...]


class NoSources(ValueError):
    """A path that does not exist; the message is German."""


def find_sources(paths: Sequence[Path]) -> FoundSources:
    """All files in `paths`, in their order and within a folder by name; raises `NoSources`."""
    named: dict[Path, str] = {}
    skipped: list[str] = []
    for path in paths:
        if path.is_file():
            named.setdefault(path.resolve(), path.name)
        elif path.is_dir():
            below = sorted(_below(path), key=lambda found: found[1])
            ignored = companions([name for _, name in below])
            skipped += ignored
            for file, name in below:
                if name not in ignored:
                    named.setdefault(_true_path(file), name)
        else:
            raise NoSources(f"{path} gibt es nicht")
    files = tuple(
        SourceFile(number, shown_name(name), path) for number, (path, name) in enumerate(named.items(), start=1)
    )
    return FoundSources(files, tuple(sorted(map(shown_name, skipped))))


def remember_sources(database: Path, sources: Sequence[Path]) -> None:
    """Note beside a data file what it was built from; not inside, as it is passed on to others.

    Whoever calls holds `lock.building`. Raises `OSError`.
    """
    note = _note(database)
    draft = note.with_name(f"{note.name}.draft")
    draft.write_text(json.dumps([str(source.resolve()) for source in sources], ensure_ascii=False), "utf-8")
    draft.replace(note)


def remembered_sources(database: Path) -> list[Path] | None:
    """What a data file was built from; None when nobody noted it."""
    try:
        return [Path(source) for source in json.loads(_note(database).read_text("utf-8"))]
    except (FileNotFoundError, ValueError):
        return None


def _note(database: Path) -> Path:
    return database.with_name(f".{database.name}.sources.json")


def sample_hashes() -> frozenset[str]:
    """sha256 of the invented Steckbriefe that come with the program, from data/steckbriefe/SHA256SUMS."""
    listing = DEFAULT_SOURCES / "SHA256SUMS"
    if not listing.is_file():
        return frozenset()
    return frozenset(line.split()[0] for line in listing.read_text("utf-8").splitlines() if line.strip())


def _below(folder: Path) -> list[tuple[Path, str]]:
    """The files below a folder, and the folders that cannot be looked into: their reading will say so."""
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for place, _, names in os.walk(folder, onerror=closed):
        found += [path for name in names if _is_to_read(path := Path(place, name))]
    named = ((path, path.relative_to(folder).as_posix() if path != folder else folder.name) for path in found)
    return [(path, name) for path, name in named if not is_hidden(name)]


def _is_to_read(path: Path) -> bool:
    """Whether it is a file, or does not even say so: then its reading will tell why. Pipes and devices are none."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _true_path(path: Path) -> Path:
    """The path without links, so that a file counts once."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links that lead in a circle
        return path.absolute()
