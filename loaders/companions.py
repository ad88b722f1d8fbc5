"""Files that lie beside Steckbriefe and are none: in folders and in archives alike."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

_NOTES = frozenset({".md"})
_CODINGS = frozenset({".json", ".jsonl"})
_LITTER = frozenset({"thumbs.db", "desktop.ini", "sha256sums"})
_SYSTEM_FOLDERS = frozenset({"__macosx"})


def is_hidden(name: str) -> bool:
    """Whether a path (with "/") is hidden or belongs to an operating system."""
    return any(part.startswith(".") or part.lower() in _SYSTEM_FOLDERS for part in PurePosixPath(name).parts)


def companions(names: Collection[str]) -> frozenset[str]:
    """Those of the paths `names` that are not read: notes, litter, and the hand coding NAME.json beside NAME.txt.

    A coding that lies alone is a Steckbrief that somebody has coded already: it is read.
    """
    paths = [PurePosixPath(name) for name in names]
    texts = {path.with_suffix("") for path in paths if path.suffix.lower() not in _CODINGS | _NOTES}
    return frozenset(str(path) for path in paths if _is_companion(path, texts))


def _is_companion(path: PurePosixPath, texts: Collection[PurePosixPath]) -> bool:
    ending = path.suffix.lower()
    if ending in _CODINGS:
        return path.with_suffix("") in texts
    return ending in _NOTES or path.name.lower() in _LITTER
