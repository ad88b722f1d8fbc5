"""The work on single files: from the file to rows of the data file, or the reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

from loaders.codebook import load_codebook
from loaders.coded_model import NotCoded
from loaders.coded_record import read_coding
from loaders.collector import collector_paused
from loaders.documents import Document, Found, Opening, UnreadableDocument, read_documents, wrong_ending
from loaders.documents.columns import known_labels
from loaders.documents.document import unexpected
from loaders.form import NoSteckbrief, load_form
from loaders.goldformat import to_gold
from loaders.reading.steckbrief import ReadSteckbrief, Tools, reading
from loaders.register import Register
from loaders.rows import Rows, rows_of
from loaders.sources import SourceFile, read_bytes
from loaders.steps import Steps, side_by_side, to_the_end

_SIDE_BY_SIDE = 32  # texts


class LoadedTools(NamedTuple):
    """What reading needs, loaded once a process, and the fingerprint of the codebook."""

    tools: Tools
    codebook_sha256: str


class Outcome(NamedTuple):
    """What became of one text in a file; `reason` (German) says why it gave no Steckbrief.

    `number` and `file_sha256` are those of the file in the folder; `text` is masked, and the spans in
    `rows` count in it. Where only the coding is wanted, `gold` holds it instead of both. The document that was found
    comes without its text, which is not masked.
    """

    number: int
    file_sha256: str | None
    found: Found
    text: str | None = None
    reason: str | None = None
    rows: Rows | None = None
    gold: dict[str, Any] | None = None


@lru_cache(maxsize=1)
def load_tools() -> LoadedTools:
    """Form, codebook and register; raises `yamlfile.YamlError`, also for the columns of tables."""
    with collector_paused():
        known_labels()
        loaded = load_codebook()
        return LoadedTools(Tools(load_form(), loaded.codebook, Register.load()), loaded.sha256)


def get_ready() -> None:
    """Load the tools and compile the patterns, which the first text would have to wait for."""
    codebook = load_tools().tools.codebook
    with collector_paused():
        codebook.matchers  # noqa: B018 - compiled on first use


def read_batch(files: Sequence[SourceFile], coding: bool = False) -> Iterator[list[Outcome]]:
    """The outcomes of some files, in their order, as they come; no file stops another. `coding` asks for `gold`."""
    works = chain.from_iterable(_works(file, coding) for file in files)
    while batch := list(islice(works, _SIDE_BY_SIDE)):
        yield [outcome for outcome in side_by_side(batch) if outcome is not None]


def read_carefully(file: SourceFile, coding: bool, opening: Opening) -> Iterator[list[Outcome]]:
    """The outcomes of a file that broke off once, text by text; they are not for later builds to take over."""
    for work in _works(file, coding, opening):
        outcome = to_the_end(work)
        if outcome is not None:
            yield [outcome._replace(file_sha256=None)]


def failed(file: SourceFile, reason: str) -> Outcome:
    """The outcome of a file that could not be opened, or whose reading broke off."""
    return Outcome(file.number, None, Found(file.name, None, "unbekannt", None, None, reason), reason=reason)


def _works(
    file: SourceFile, coding: bool, opening: Opening = lambda _: None
) -> Iterator[Steps[Outcome | None]]:
    """The work on each text of a file, not begun."""
    try:
        content = read_bytes(file)
        sha256 = hashlib.sha256(content).hexdigest()
        for found in read_documents(file.name, content, opening):
            yield _outcome(file.number, sha256, found, coding)
    except UnreadableDocument as error:
        yield _outcome(file.number, None, failed(file, str(error)).found, coding)


def _outcome(number: int, sha256: str | None, found: Found, coding: bool) -> Steps[Outcome | None]:
    """What becomes of a text; None when it only came along with others and is no Steckbrief."""
    try:
        read = yield from _read(found)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug must not cost the other texts; it is reported
        read = unexpected(error)
    if read is None:
        return None
    if found.document is not None:
        found = found._replace(document=found.document._replace(text="", coded=None))
    if isinstance(read, str):
        return Outcome(number, sha256, found, reason=read)
    if coding:
        tools = load_tools().tools
        return Outcome(number, sha256, found, gold=to_gold(found.name, read.steckbrief, tools.register, tools.codebook))
    return Outcome(number, sha256, found, read.text, rows=rows_of(read.steckbrief))


def _read(found: Found) -> Steps[ReadSteckbrief | str | None]:
    """The Steckbrief in a text, the reason why there is none, or None as above."""
    document = found.document
    if document is None:
        return found.reason
    try:
        return (yield from _record(document, load_tools().tools))
    except (NoSteckbrief, NotCoded) as error:
        return None if document.aside else f"{error}{wrong_ending(found.name, found.kind)}"


def _record(document: Document, tools: Tools) -> Steps[ReadSteckbrief]:
    """The record of a text, or of a coding that came as one; raises `NoSteckbrief` or `NotCoded`."""
    if document.coded is not None:
        return read_coding(document.coded, document.text, tools)
    return (yield from reading(document.text, tools))
