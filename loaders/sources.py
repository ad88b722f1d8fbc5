"""Which files a build reads: files as given, folders with all that lies below them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.companions import companions, is_hidden

DATA = Path(__file__).resolve().parent.parent / "data"
DEFAULT_SOURCES = DATA / "steckbriefe"
DEFAULT_DATABASE = DATA / "dialogues.duckdb"


class SourceFile(NamedTuple):
    """A file to read; `name` is its path below the folder that was given; `number` its place in the order."""

    number: int
    name: str
    path: Path


class FoundSources(NamedTuple):
    """The files to read in a fixed order, and the names of those ignored."""

    files: tuple[SourceFile, ...]
    skipped: tuple[str, ...]


class NoSources(ValueError):
    """A path that does not exist; the message is German."""


def find_sources(paths: Sequence[Path]) -> FoundSources:
    """All files in `paths`, sorted by name; raises `NoSources`."""
    named: dict[Path, str] = {}
    skipped: list[str] = []
    for path in paths:
        if path.is_file():
            named.setdefault(path.resolve(), path.name)
        elif path.is_dir():
            below = _below(path)
            ignored = companions([name for _, name in below])
            skipped += ignored
            for file, name in below:
                if name not in ignored:
                    named.setdefault(file.resolve(), name)
        else:
            raise NoSources(f"{path} gibt es nicht")
    ordered = sorted(named.items(), key=lambda item: (item[1], str(item[0])))
    files = tuple(SourceFile(number, name, path) for number, (path, name) in enumerate(ordered, start=1))
    return FoundSources(files, tuple(sorted(skipped)))


def sample_hashes() -> frozenset[str]:
    """sha256 of the invented Steckbriefe that come with the program, from data/steckbriefe/SHA256SUMS."""
    listing = DEFAULT_SOURCES / "SHA256SUMS"
    if not listing.is_file():
        return frozenset()
    return frozenset(line.split()[0] for line in listing.read_text("utf-8").splitlines() if line.strip())


def _below(folder: Path) -> list[tuple[Path, str]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    named = ((path, path.relative_to(folder).as_posix()) for path in files)
    return [(path, name) for path, name in named if not is_hidden(name)]
