"""Building the data file: from files and folders to a checked DuckDB file, in parallel and in batches."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import sys
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import NamedTuple

from loaders import __version__
from loaders.check import SCHEMA_VERSION
from loaders.codebook import Codebook
from loaders.register import Register
from loaders.rows import Row, Rows
from loaders.sources import FoundSources, SourceFile, find_sources, sample_hashes
from loaders.store import Store
from loaders.work import Outcome, get_ready, load_tools, read_batch, start_worker

Progress = Callable[[int, int], None]

BATCH = 32  # files read and written at once
PARALLEL_FROM = 200  # files; below, starting worker processes costs more than it saves


class Unread(NamedTuple):
    """A file that gave no Steckbrief, and why (German)."""

    name: str
    reason: str


class BuildSummary(NamedTuple):
    """What became of the files."""

    read: int
    with_findings: int
    duplicates: tuple[Unread, ...]
    unreadable: tuple[Unread, ...]
    skipped: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 all read, 1 some not, 2 nothing could be read."""
        if not self.read:
            return 2
        return 1 if self.unreadable else 0


class _Tally:
    """Counts over a build, and which contents were seen already."""

    def __init__(self) -> None:
        self.read = 0
        self.with_findings = 0
        self.invented = 0
        self.duplicates: list[Unread] = []
        self.unreadable: list[Unread] = []
        self._first: dict[bytes, str] = {}

    def twin(self, outcome: Outcome) -> str | None:
        """The name of an earlier file with the same bytes."""
        if outcome.sha256 is None:
            return None
        name = self._first.setdefault(bytes.fromhex(outcome.sha256), outcome.name)
        return None if name == outcome.name else name


def build_file(sources: Sequence[Path], database: Path, progress: Progress | None = None) -> BuildSummary:
    """Read all Steckbriefe in `sources` into a new data file at `database`.

    Raises `yamlfile.YamlError` (codebook or form), `sources.NoSources`, `store.StoreError` (data file); then,
    and when no Steckbrief could be read, the old file stays. `progress` is called with files done and files in all.
    """
    found = find_sources(sources)
    tools, codebook_sha256 = load_tools()
    samples = sample_hashes()
    tally = _Tally()
    with _outcomes(found.files) as read, Store(database) as store:
        done = 0
        for files in read:
            store.add(_batch([outcome for outcomes in files for outcome in outcomes], tally, samples))
            done += len(files)
            if progress:
                progress(done, len(found.files))
        if tally.read == 0:  # an empty file in place of the old one would help nobody
            return _summary(tally, found)
        store.add(_reference(tools.codebook, tools.register))
        store.add({"core.build": [_build_row(tally, tools.codebook, codebook_sha256)]})
        store.publish()
    return _summary(tally, found)


def _summary(tally: _Tally, found: FoundSources) -> BuildSummary:
    return BuildSummary(
        tally.read, tally.with_findings, tuple(tally.duplicates), tuple(tally.unreadable), found.skipped
    )


@contextmanager
def _outcomes(files: Sequence[SourceFile]) -> Iterator[Iterator[list[list[Outcome]]]]:
    """Outcomes in the order of the files, batch by batch; worker processes run before anything else is opened."""
    batches = [files[i : i + BATCH] for i in range(0, len(files), BATCH)]
    get_ready()
    if len(files) < PARALLEL_FROM:
        yield map(read_batch, batches)
        return
    workers = _processors()
    with ProcessPoolExecutor(workers, mp_context=_context(), initializer=start_worker) as pool:
        pool.submit(os.getpid).result()  # all of them start with the first task
        yield _in_order(pool, batches, 2 * workers)


def _in_order(pool: Executor, batches: Sequence[Sequence[SourceFile]], ahead: int) -> Iterator[list[list[Outcome]]]:
    """The outcomes of the batches, of which only a few are under way at a time."""
    waiting: deque[Future[list[list[Outcome]]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(read_batch, batch))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _context() -> BaseContext:
    """How worker processes start: sharing what is loaded, where a copy of this process is safe to go on with."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batch(outcomes: Sequence[Outcome], tally: _Tally, samples: frozenset[str]) -> Rows:
    rows: Rows = {"raw.source_file": []}
    for outcome in outcomes:
        twin = tally.twin(outcome)
        invented = outcome.sha256 in samples
        if twin is not None:
            reason = f"derselbe Inhalt wie {twin}"
            tally.duplicates.append(Unread(outcome.name, reason))
            rows["raw.source_file"].append(_source_row(outcome, "duplicate", reason, invented))
            continue
        status = "unreadable" if outcome.reason else "read"
        rows["raw.source_file"].append(_source_row(outcome, status, outcome.reason, invented))
        if outcome.reason:
            tally.unreadable.append(Unread(outcome.name, outcome.reason))
            continue
        tally.read += 1
        tally.invented += invented
        tally.with_findings += bool(outcome.rows.get("core.finding"))
        for table, content in outcome.rows.items():
            rows.setdefault(table, []).extend(content)
    return rows


def _source_row(outcome: Outcome, status: str, reason: str | None, invented: bool) -> Row:
    text = outcome.text if status == "read" else None
    return (
        outcome.number,
        outcome.name,
        outcome.sha256,
        outcome.kind,
        outcome.size,
        status,
        reason,
        outcome.encoding,
        text,
        invented,
    )


def _reference(codebook: Codebook, register: Register) -> Rows:
    """Codebook and register as rows."""
    entries: list[Row] = [
        (variable, code, position, entry.label, entry.definition)
        for variable, definition in codebook.variables.items()
        for position, (code, entry) in enumerate(definition.codes.items(), start=1)
    ]
    findings = {**codebook.findings, **codebook.program_findings}
    entries += [("hinweise", code, i, text, None) for i, (code, text) in enumerate(findings.items(), start=1)]
    return {
        "core.codebook": entries,
        "core.municipality": [
            (m.ags, m.name, m.kind, m.kreis_ags, m.latitude, m.longitude) for m in register.municipalities
        ],
        "core.district": [(d.kreis_ags, d.name, d.kind, d.rb_ags) for d in register.districts],
        "core.region": [(r.rb_ags, r.name) for r in register.regions],
    }


def _build_row(tally: _Tally, codebook: Codebook, codebook_sha256: str) -> Row:
    return (
        uuid.uuid4().hex[:12],
        dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0),
        SCHEMA_VERSION,
        codebook.version,
        codebook_sha256,
        __version__,
        tally.read,
        len(tally.duplicates),
        len(tally.unreadable),
        tally.read,
        tally.read > 0 and tally.invented == tally.read,
    )

