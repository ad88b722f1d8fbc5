"""Watching folders: whenever files arrive, change or vanish, the data file is built anew from what changed.

The folders are looked through at intervals, as shared folders of a network tell nobody about changes. A change
is taken up when the files have stayed the same for one interval, so that nothing half-copied is read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from loaders.build import build_file
from loaders.lock import Busy
from loaders.sources import NoSources, find_sources
from loaders.store import StoreError
from loaders.summary import BuildSummary

Snapshot = frozenset[tuple[Path, int, int]]


def watch(
    sources: Sequence[Path], database: Path, seconds: float, report: Callable[[str], None]
) -> Iterator[BuildSummary]:
    """Build whenever `sources` have changed, for as long as the caller asks for the next build.

    `report` gets a German message for what went wrong; it is tried again. Raises `yamlfile.YamlError`.
    """
    built: Snapshot | None = None
    before: Snapshot | None = None
    said = ""
    while True:
        try:
            now = snapshot(sources)
            if now == before and now != built:
                summary = build_file(sources, database)
                built, said = now, ""
                yield summary
            before = now
        except (NoSources, StoreError, Busy) as error:
            if str(error) != said:
                said = str(error)
                report(said)
        time.sleep(seconds)


def snapshot(sources: Sequence[Path]) -> Snapshot:
    """The files with their sizes and times of change; raises `NoSources`."""
    return frozenset(filter(None, (_state(file.path) for file in find_sources(sources).files)))


def _state(path: Path) -> tuple[Path, int, int] | None:
    try:
        status = path.stat()
    except OSError:  # vanished since it was listed
        return None
    return path, status.st_size, status.st_mtime_ns
