"""Importing files into a data file: prepared as a draft, looked at, then committed or discarded; undone if wrong.

Beside the data file lies the folder `import/` with the originals of each import in a folder of its own, for
the account of the server only. A draft is a folder that no build looks into, with a whole new data file in it:
what the preview shows is what the commit swaps in.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from loaders.check import build_id
from loaders.child import build_in_child
from loaders.lock import Busy, building
from loaders.sources import DEFAULT_SOURCES, remember_sources, remembered_sources
from loaders.summary import BuildSummary

_FOLDER = "import"
_DRAFT, _DRAFT_FILE = ".entwurf-", "entwurf.duckdb"
_DRAFT_AGE = 86_400  # seconds after which a forgotten draft is cleared away
_PATIENCE = 10.0  # seconds to wait for a build that is under way
_UNSAFE = re.compile(r"[^\w .,()+&'-]+")


class ImportRefused(RuntimeError):
    """The import cannot be done; the message is German, nothing has changed."""


class Draft(NamedTuple):
    """An import that waits to be committed. `names` are those of its files in the new data file."""

    name: str
    folder: Path
    database: Path
    based_on: str | None
    sources: tuple[Path, ...]
    names: tuple[str, ...]
    summary: BuildSummary


class LastImport(NamedTuple):
    """The import that can be undone; `at` is local time."""

    name: str
    at: dt.datetime
    files: int


def prepare(
    uploads: Iterable[tuple[str, bytes]],
    database: Path,
    keep_samples: bool,
    progress: Callable[[int, int], None],
) -> Draft:
    """Write the uploaded files (name, content) into a draft and build its data file.

    `keep_samples`: whether the invented samples stay, if the data are made of them. Raises `ImportRefused`,
    `child.BuildFailed`.
    """
    base = database.parent / _FOLDER
    with _refusing():
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear_forgotten(base)
    present = _present_sources(database, keep_samples)
    name = dt.datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")[:-3]
    folder = base / f"{_DRAFT}{name}"
    files = _originals(folder)
    try:
        with _refusing():
            files.mkdir(parents=True, mode=0o700)
            names = tuple(f"{name}/{written}" for written in _write(uploads, files))
        sources = (*present, files.parent)
        draft = folder / _DRAFT_FILE
        summary = build_in_child(sources, draft, progress, former=database)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    based_on = build_id(database)
    return Draft(name, folder, draft, based_on, tuple(present), names, summary)


def commit(draft: Draft, database: Path) -> None:
    """Make the draft the data file; raises `ImportRefused` when it is gone or the data have changed since.

    The swap of the data file decides: what was done before it is taken back if it does not come to that, at once
    or, when the process dies, by `take_back_interrupted`.
    """
    with building(database, _PATIENCE), _refusing(), _all_or_nothing(database):
        if not draft.database.is_file():
            raise ImportRefused("Dieser Entwurf ist nicht mehr da. Bitte die Dateien noch einmal hochladen.")
        if build_id(database) != draft.based_on:
            raise ImportRefused("Die Daten haben sich inzwischen geändert. Bitte die Dateien noch einmal hochladen.")
        base = draft.folder.parent
        _keep_former(database)
        note = {"name": draft.name, "build": build_id(draft.database), "files": len(draft.names),
                "sources": [str(path) for path in remembered_sources(database) or ()]}  # fmt: skip
        _note(database).write_text(json.dumps(note, ensure_ascii=False), "utf-8")
        _originals(draft.folder).replace(base / draft.name)
        remember_sources(database, [*(path for path in draft.sources if path != base), base])
        draft.database.replace(database)
    shutil.rmtree(draft.folder)


def discard(draft: Draft) -> None:
    """Forget the draft."""
    shutil.rmtree(draft.folder, ignore_errors=True)


def last_import(database: Path) -> LastImport | None:
    """The import that made the present data; None when they were built since, or by other means."""
    note = _read_note(database)
    if note is None or note["build"] != build_id(database) or not _former(database).is_file():
        return None
    at = dt.datetime.strptime(note["name"][:17], "%Y-%m-%d-%H%M%S")
    return LastImport(note["name"], at, note["files"])


def undo(database: Path) -> None:
    """Bring back the data from before the last import and remove its files; raises `ImportRefused`."""
    with building(database, _PATIENCE):
        last, note = last_import(database), _read_note(database)
        if last is None or note is None:
            raise ImportRefused("Der letzte Import lässt sich nicht mehr zurücknehmen: die Daten sind inzwischen neu.")
        _former(database).replace(database)
        remember_sources(database, [Path(path) for path in note["sources"]])
        _note(database).unlink()
    shutil.rmtree(database.parent / _FOLDER / last.name, ignore_errors=True)


def take_back_interrupted(database: Path) -> bool:
    """Whether an import was interrupted before its data were swapped in; then it is a draft again.

    Else its files would come into the data with the next build, without anybody having seen them arrive.
    """
    if not _interrupted(database):
        return False
    try:
        with building(database):
            return _take_back(database)
    except Busy:  # it may be the import itself, still at work
        return False


@contextmanager
def _all_or_nothing(database: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _take_back(database)
        raise


def _take_back(database: Path) -> bool:
    """Make drafts again of imports that moved their originals, but did not swap in their data."""
    drafts, note = _interrupted(database), _read_note(database)
    for folder in drafts:
        name = folder.name.removeprefix(_DRAFT)
        (folder.parent / name).replace(_originals(folder))
        if note and note["name"] == name:
            remember_sources(database, [Path(path) for path in note["sources"]])
    return bool(drafts)


def _interrupted(database: Path) -> list[Path]:
    drafts = (database.parent / _FOLDER).glob(f"{_DRAFT}*")
    return [
        folder
        for folder in drafts
        if (folder / _DRAFT_FILE).is_file() and folder.with_name(folder.name.removeprefix(_DRAFT)).is_dir()
    ]


def _originals(folder: Path) -> Path:
    """Where the uploaded files lie as long as an import is a draft."""
    return folder / "dateien" / folder.name.removeprefix(_DRAFT)


@contextmanager
def _refusing() -> Iterator[None]:
    """A full disk and the like as `ImportRefused`."""
    try:
        yield
    except OSError as error:
        reason = f"Neben den Daten lässt sich nicht schreiben ({error.strerror}); ist dort noch Platz?"
        raise ImportRefused(reason) from error


def _present_sources(database: Path, keep_samples: bool) -> list[Path]:
    """What the present data were built from; it must still be there."""
    if not database.is_file():
        return []
    sources = remembered_sources(database)
    if sources is None:
        raise ImportRefused(
            "Zu diesen Daten ist nicht vermerkt, aus welchem Ordner sie kamen. Bitte einmal neu aufbauen: "
            "python -m loaders build ORDNER"
        )
    if not keep_samples:
        sources = [path for path in sources if path != DEFAULT_SOURCES.resolve()]
    for path in sources:
        if not path.exists():
            raise ImportRefused(f"«{path.name}», woraus die jetzigen Daten kamen, ist nicht mehr da.")
    return sources


def _write(uploads: Iterable[tuple[str, bytes]], folder: Path) -> Sequence[str]:
    written: list[str] = []
    for name, content in uploads:
        safe = _safe_name(name, written)
        (folder / safe).write_bytes(content)
        written.append(safe)
    if not written:
        raise ImportRefused("Es wurden keine Dateien hochgeladen.")
    return written


def _safe_name(name: str, taken: Sequence[str]) -> str:
    """A file name without folders or signs that a file system minds, different from those taken."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    path = Path(_UNSAFE.sub("_", plain).lstrip(". ") or "datei")
    stem, ending = path.stem[:100], path.suffix[:12]
    names = (f"{stem}{ending}", *(f"{stem} ({number}){ending}" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)


def _clear_forgotten(base: Path) -> None:
    """Remove drafts that nobody decided about."""
    now = dt.datetime.now().timestamp()
    for folder in base.glob(f"{_DRAFT}*"):
        if now - folder.stat().st_mtime > _DRAFT_AGE:
            shutil.rmtree(folder, ignore_errors=True)


def _keep_former(database: Path) -> None:
    """Keep the present data file for an undo: under a second name, which costs no space."""
    former = _former(database)
    former.unlink(missing_ok=True)
    if not database.is_file():
        return
    try:
        os.link(database, former)
    except OSError:  # a file system without hard links
        shutil.copy2(database, former)


def _former(database: Path) -> Path:
    return database.with_name(f".{database.name}.before")


def _note(database: Path) -> Path:
    return database.with_name(f".{database.name}.import.json")


def _read_note(database: Path) -> dict[str, Any] | None:
    try:
        note: dict[str, Any] = json.loads(_note(database).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return note
