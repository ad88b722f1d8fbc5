"""The work on single files, done in the process of the build or in its worker processes."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from loaders.codebook import load_codebook
from loaders.coded_model import NotCoded
from loaders.coded_record import read_coding
from loaders.documents import Document, Found, read_documents, wrong_ending
from loaders.documents.columns import known_labels
from loaders.form import NoSteckbrief, load_form
from loaders.reading.steckbrief import ReadSteckbrief, Tools, read_steckbrief
from loaders.register import Register
from loaders.rows import Rows, rows_of
from loaders.sources import SourceFile

atexit.register(gc.unfreeze)  # else compiled modules complain that they cannot be cleared away

KEY_LENGTH = 12  # hex digits of the sha256 that name a Steckbrief in links


class LoadedTools(NamedTuple):
    """What reading needs, loaded once a process, and the fingerprint of the codebook."""

    tools: Tools
    codebook_sha256: str


class Outcome(NamedTuple):
    """What became of one file; `reason` (German) says why it gave no Steckbrief."""

    number: int
    name: str
    sha256: str | None
    kind: str
    size: int | None
    encoding: str | None
    text: str | None
    reason: str | None
    rows: Rows


@lru_cache(maxsize=1)
def load_tools() -> LoadedTools:
    """Form, codebook and register; raises `yamlfile.YamlError`, also for the columns of tables."""
    with _collector_paused():
        known_labels()
        loaded = load_codebook()
        return LoadedTools(Tools(load_form(), loaded.codebook, Register.load()), loaded.sha256)


def get_ready() -> None:
    """Load the tools and compile the patterns, which the first text would have to wait for."""
    codebook = load_tools().tools.codebook
    with _collector_paused():
        codebook.matchers  # noqa: B018 - compiled on first use


def start_worker() -> None:
    """Get a worker process ready; what it has loaded stays, so that it is never searched for garbage."""
    get_ready()
    gc.freeze()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for garbage while hundreds of thousands of small objects are made that all stay."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_batch(files: Sequence[SourceFile]) -> list[list[Outcome]]:
    """The outcomes of each file, in the same order; no file stops another."""
    return [_outcomes(file) for file in files]


def read_file(file: SourceFile) -> Iterator[tuple[Found, ReadSteckbrief | str]]:
    """What was found in one file, each with its Steckbrief or the reason (German) why there is none.

    Raises `OSError` when the file cannot be opened.
    """
    for found in read_documents(file.name, file.path.read_bytes()):
        if found.document is None:
            yield found, found.reason or ""
            continue
        try:
            yield found, _read(found.document, load_tools().tools)
        except (NoSteckbrief, NotCoded) as error:
            if not found.document.aside:
                yield found, f"{error}{wrong_ending(found.name, found.kind)}"


def _read(document: Document, tools: Tools) -> ReadSteckbrief:
    """The record of a text, or of a coding that came as one; raises `NoSteckbrief` or `NotCoded`."""
    if document.coded is not None:
        return read_coding(document.coded, document.text, tools)
    return read_steckbrief(document.text, tools)


def _outcomes(file: SourceFile) -> list[Outcome]:
    try:
        return [_outcome(file.number, found, read) for found, read in read_file(file)]
    except OSError as error:
        reason = f"die Datei kann nicht geöffnet werden ({error.strerror})"
        return [Outcome(file.number, file.name, None, "unbekannt", None, None, None, reason, {})]
    except Exception as error:  # noqa: BLE001 - a bug in a reader must not cost the other files; it is reported
        reason = f"unerwarteter Fehler beim Lesen ({type(error).__name__})"
        return [Outcome(file.number, file.name, None, "unbekannt", None, None, None, reason, {})]


def _outcome(number: int, found: Found, read: ReadSteckbrief | str) -> Outcome:
    if isinstance(read, str) or found.document is None:
        return Outcome(number, found.name, found.sha256, found.kind, found.size, None, None, str(read), {})
    rows = rows_of(number, found.sha256[:KEY_LENGTH], read.steckbrief)
    encoding = found.document.encoding
    return Outcome(number, found.name, found.sha256, found.kind, found.size, encoding, read.text, None, rows)
