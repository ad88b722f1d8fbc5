"""What arrived, text by text in the order of the files: read anew, or known from an earlier build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loaders.documents import Mark
from loaders.former import FormerText
from loaders.rows import Rows
from loaders.sources import SourceFile
from loaders.work import Outcome

NOTHING_INSIDE = "die Datei enthält keinen Steckbrief"


class Arrival(NamedTuple):
    """One text of a file, or why there is none.

    `rows` and the masked `text` when it was read now; `former_id` is the number under which an earlier data
    file holds both.
    """

    file: SourceFile
    file_sha256: str | None
    member: str | None
    sha256: str | None
    kind: str
    size: int | None
    reason: str | None
    encoding: str | None = None
    place: str | None = None
    modified: dt.datetime | None = None
    ocr: bool = False
    text: str | None = None
    marks: tuple[Mark, ...] = ()
    rows: Rows | None = None
    former_id: int | None = None

    @property
    def name(self) -> str:
        """The path of the file, with the names of what is inside it behind slashes."""
        return f"{self.file.name}/{self.member}" if self.member else self.file.name


def in_order(
    files: Sequence[SourceFile],
    known: Mapping[int, Sequence[FormerText]],
    hashes: Mapping[int, str | None],
    fresh: Iterator[tuple[SourceFile, list[Outcome]]],
) -> Iterator[list[Arrival]]:
    """The arrivals of each file. `known` holds the files (by number) that need no reading, `fresh` the others."""
    for file in files:
        if file.number in known:
            yield [_from_former(file, hashes[file.number], text) for text in known[file.number]]
            continue
        _, outcomes = next(fresh)
        arrivals = [_from_outcome(file, outcome) for outcome in outcomes]
        yield arrivals or [Arrival(file, None, None, None, "unbekannt", None, NOTHING_INSIDE)]


def _from_former(file: SourceFile, sha256: str | None, text: FormerText) -> Arrival:
    return Arrival(
        file, sha256, text.member, text.sha256, text.kind, text.size, text.reason, text.encoding, text.place,
        text.modified, text.ocr, former_id=text.source_id,
    )  # fmt: skip


def _from_outcome(file: SourceFile, outcome: Outcome) -> Arrival:
    found, document = outcome.found, outcome.found.document
    member = found.name[len(file.name) + 1 :] or None
    arrival = Arrival(
        file, outcome.file_sha256, member, found.sha256, found.kind, found.size, outcome.reason,
        text=outcome.text, rows=outcome.rows,
    )  # fmt: skip
    if document is None:
        return arrival
    return arrival._replace(
        encoding=document.encoding, place=document.place, modified=document.modified, ocr=document.ocr,
        marks=document.marks if outcome.text is not None else (),
    )  # fmt: skip
