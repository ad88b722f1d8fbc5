"""What an earlier build has read already: found again by the bytes of the file, so that it is not read twice."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import defaultdict
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import duckdb

from loaders.check import SCHEMA_VERSION, quoted
from loaders.sources import SourceFile


class FormerText(NamedTuple):
    """One text of a file as the earlier build stored it; `source_id` is where its rows are, None without any."""

    source_id: int | None
    member: str | None
    sha256: str | None
    kind: str
    size: int | None
    reason: str | None
    encoding: str | None
    place: str | None
    modified: dt.datetime | None
    ocr: bool


class Former:
    """The texts of an earlier build by the bytes of their file."""

    def __init__(self, texts: dict[tuple[str, str], list[FormerText]]) -> None:
        self._texts = texts

    def __bool__(self) -> bool:
        return bool(self._texts)

    def texts(self, file: SourceFile, sha256: str | None) -> list[FormerText] | None:
        """What the earlier build found in this file; None when it has not seen these bytes under such an ending."""
        return self._texts.get((sha256, _ending(file.name))) if sha256 else None


# A text that was a duplicate has no rows of its own: they are those of its twin.
_TEXTS = """
    SELECT t.file_sha256, t.name, r.source_id, t.member, t.sha256, t.kind, t.size,
           CASE WHEN t.status <> 'duplicate' THEN t.reason END, t.encoding, t.place, t.modified, t.ocr
    FROM s.raw.source_file t
    LEFT JOIN s.raw.source_file r ON r.status = 'read' AND r.sha256 = t.sha256 AND r.place IS NOT DISTINCT FROM t.place
    ORDER BY t.source_id
"""


def read_former(database: Path, fingerprint: str) -> Former:
    """The texts that the data file holds, if it was built under the same fingerprint; else none."""
    if not database.is_file():
        return Former({})
    with contextlib.closing(duckdb.connect()) as connection:
        connection.execute("SET threads = 1")  # no threads beside this one: the process is copied afterwards
        try:
            connection.execute(f"ATTACH {quoted(database)} AS s (READ_ONLY)")
            row = connection.execute("SELECT schema_version, fingerprint FROM s.core.build").fetchone()
            if row != (SCHEMA_VERSION, fingerprint):
                return Former({})
            rows = connection.execute(_TEXTS).fetchall()
        except duckdb.Error:  # damaged or foreign: everything is read anew, and what is wrong is said elsewhere
            return Former({})
    return Former(_by_bytes(rows))


def _by_bytes(rows: list[tuple[Any, ...]]) -> dict[tuple[str, str], list[FormerText]]:
    """The texts by sha256 and ending of their file; of several files with the same bytes, those of the first."""
    texts: dict[tuple[str, str], list[FormerText]] = defaultdict(list)
    first: dict[tuple[str, str], str] = {}
    for sha256, name, *columns in rows:
        text = FormerText(*columns)
        outer = name.removesuffix(f"/{text.member}") if text.member else name
        if sha256 and first.setdefault((sha256, _ending(outer)), outer) == outer:
            texts[sha256, _ending(outer)].append(text)
    return texts


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()
