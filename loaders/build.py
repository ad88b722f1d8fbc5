"""Building the data file: from files and folders to a checked DuckDB file, in parallel and in batches."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from loaders import __version__
from loaders.arrivals import Arrival, in_order
from loaders.check import SCHEMA_VERSION
from loaders.codebook import Codebook
from loaders.fingerprint import reading_fingerprint
from loaders.former import FormerText, read_former
from loaders.lock import building
from loaders.register import Register
from loaders.rows import Row, Rows, numbered
from loaders.sources import FoundSources, SourceFile, find_sources, remember_sources, sample_hashes
from loaders.store import REUSED, Store, StoreError, refuse_foreign
from loaders.summary import BuildSummary, Unread
from loaders.work import load_tools
from loaders.workers import Workers

Progress = Callable[[int, int], None]

KEY_LENGTH = 12  # hex digits of the sha256 that name a Steckbrief in links
_BATCH = 32  # files written at once


class _Tally:
    """Counts over a build, which contents were seen already, and the numbers of the texts."""

    def __init__(self, files: int) -> None:
        self.read = self.reused = self.invented = 0
        self.duplicates: list[Unread] = []
        self.unreadable: list[Unread] = []
        self._further = files
        self._first: dict[tuple[str, str | None], str] = {}

    def number(self, arrival: Arrival, position: int) -> int:
        """The number of a text: that of its file, or one behind all files for the second text in a file and so on."""
        if position == 0:
            return arrival.file.number
        self._further += 1
        return self._further

    def twin(self, arrival: Arrival) -> str | None:
        """The name of an earlier text with the same bytes."""
        if arrival.sha256 is None or arrival.reason:
            return None
        shown = _shown(arrival)
        first = self._first.setdefault((arrival.sha256, arrival.place), shown)
        return None if first == shown else first


def build_file(
    sources: Sequence[Path], database: Path, progress: Progress | None = None, former: Path | None = None
) -> BuildSummary:
    """Read all Steckbriefe in `sources` into a new data file at `database`.

    What `former` (by default the old file) holds of them already, read in the same way, is taken over.
    Raises `yamlfile.YamlError` (codebook or form), `sources.NoSources`, `store.StoreError` (data file),
    `lock.Busy`; then, and when no Steckbrief could be read, the old file stays. `progress` is called with
    files done and files in all.
    """
    found = find_sources(sources)
    with building(database):
        refuse_foreign(database)
        former = former or database
        hashes, known = _known(found.files, former)
        tools, codebook_sha256 = load_tools()
        samples = sample_hashes()
        with (
            Workers([file for file in found.files if file.number not in known]) as workers,
            Store(database) as store,
        ):
            tally = _Tally(len(found.files))
            files = in_order(found.files, known, hashes, workers.outcomes())
            done = 0
            while batch := list(islice(files, _BATCH)):
                store.add(_batch(batch, tally, samples))
                done += len(batch)
                if progress:
                    progress(done, len(found.files))
            if tally.read == 0:  # an empty file in place of the old one would help nobody
                return _summary(tally, found, 0, 0)
            if tally.reused:
                store.take_over(former)
            superseded, with_findings = store.relate()
            store.add(_reference(tools.codebook, tools.register))
            store.add({"core.build": [_build_row(tally, superseded, tools.codebook, codebook_sha256)]})
            store.publish()
        _remember(database, sources)
        return _summary(tally, found, superseded, with_findings)


def _remember(database: Path, sources: Sequence[Path]) -> None:
    """The data are in place by now; the next build without paths would not know where they came from."""
    try:
        remember_sources(database, sources)
    except OSError as error:
        what = f"Die Daten sind geladen, aber woraus, ließ sich neben {database.name} nicht vermerken"
        raise StoreError(f"{what} ({error.strerror}); nächstes Mal bitte die Ordner angeben") from error


def _known(
    files: Sequence[SourceFile], database: Path
) -> tuple[dict[int, str | None], dict[int, Sequence[FormerText]]]:
    """The sha256 of the files by number, and what the data file holds of those that need no reading."""
    former = read_former(database, reading_fingerprint())
    if not former:
        return {}, {}
    hashes = {file.number: file.sha256() for file in files}
    return hashes, {file.number: texts for file in files if (texts := former.texts(file, hashes[file.number]))}


def _summary(tally: _Tally, found: FoundSources, superseded: int, with_findings: int) -> BuildSummary:
    return BuildSummary(
        tally.read, tally.reused, with_findings, superseded,
        tuple(tally.duplicates), tuple(tally.unreadable), found.skipped,
    )  # fmt: skip


def _batch(files: Sequence[Sequence[Arrival]], tally: _Tally, samples: frozenset[str]) -> Rows:
    """The rows of some files, and their share in the tally."""
    rows: dict[str, list[Row]] = {"raw.source_file": [], "raw.text_place": [], REUSED: []}
    for arrivals in files:
        for position, arrival in enumerate(arrivals):
            number = tally.number(arrival, position)
            status, reason = _status(arrival, tally)
            invented = arrival.sha256 in samples
            rows["raw.source_file"].append(_source_row(number, arrival, status, reason, invented))
            if status != "read":
                continue
            tally.read += 1
            tally.invented += invented
            if arrival.former_id is not None:
                tally.reused += 1
                rows[REUSED].append((number, arrival.former_id, _key(arrival)))
                continue
            rows["raw.text_place"] += [(number, *mark) for mark in arrival.marks]
            for table, content in numbered(arrival.rows or {}, number, _key(arrival)).items():
                rows.setdefault(table, []).extend(content)
    return rows


def _status(arrival: Arrival, tally: _Tally) -> tuple[str, str | None]:
    """What became of a text: read, duplicate or unreadable, and why (German)."""
    if arrival.reason:
        tally.unreadable.append(Unread(_shown(arrival), arrival.reason))
        return "unreadable", arrival.reason
    twin = tally.twin(arrival)
    if twin is None:
        return "read", None
    reason = f"derselbe Inhalt wie {twin}"
    tally.duplicates.append(Unread(_shown(arrival), reason))
    return "duplicate", reason


def _shown(arrival: Arrival) -> str:
    return f"{arrival.name} ({arrival.place})" if arrival.place else arrival.name


def _key(arrival: Arrival) -> str:
    """The stable name of a Steckbrief in links: from the bytes of its file, and its place in it."""
    sha256 = arrival.sha256 or ""
    if arrival.place is not None:
        sha256 = hashlib.sha256(f"{sha256} {arrival.place}".encode()).hexdigest()
    return sha256[:KEY_LENGTH]


def _source_row(number: int, arrival: Arrival, status: str, reason: str | None, invented: bool) -> Row:
    return (
        number, arrival.name, arrival.sha256, arrival.kind, arrival.size, status, reason, arrival.encoding,
        arrival.text if status == "read" else None, invented, arrival.member, arrival.file_sha256, arrival.place,
        arrival.modified, arrival.file.modified(), arrival.ocr,
    )  # fmt: skip


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


def _build_row(tally: _Tally, superseded: int, codebook: Codebook, codebook_sha256: str) -> Row:
    return (
        uuid.uuid4().hex[:12],
        dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0),
        SCHEMA_VERSION,
        codebook.version,
        codebook_sha256,
        __version__,
        reading_fingerprint(),
        tally.read,
        len(tally.duplicates),
        len(tally.unreadable),
        tally.read - superseded,
        tally.read > 0 and tally.invented == tally.read,
    )
