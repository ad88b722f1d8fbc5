"""The work on single files, done in the process of the build or in its worker processes."""

from __future__ import annotations

import atexit
import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from loaders.codebook import load_codebook
from loaders.documents import UnreadableDocument, kind_of, read_document
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
    """Form, codebook and register; raises `yamlfile.YamlError`."""
    with _collector_paused():
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


def read_batch(files: Sequence[SourceFile]) -> list[Outcome]:
    """One outcome a file, in the same order; no file stops another."""
    return [_outcome(file) for file in files]


def read_file(file: SourceFile) -> tuple[ReadSteckbrief, str]:
    """The Steckbrief in one file, and its encoding; raises `UnreadableDocument`, `NoSteckbrief`, `OSError`."""
    document = read_document(file.name, file.path.read_bytes())
    return read_steckbrief(document.text, load_tools().tools), document.encoding


def _outcome(file: SourceFile) -> Outcome:
    kind = kind_of(file.name) or "unbekannt"
    try:
        content = file.path.read_bytes()
    except OSError as error:
        reason = f"die Datei kann nicht geöffnet werden ({error.strerror})"
        return Outcome(file.number, file.name, None, kind, None, None, None, reason, {})
    sha256 = hashlib.sha256(content).hexdigest()

    def failed(reason: str) -> Outcome:
        return Outcome(file.number, file.name, sha256, kind, len(content), None, None, reason, {})

    try:
        document = read_document(file.name, content)
        read = read_steckbrief(document.text, load_tools().tools)
    except (UnreadableDocument, NoSteckbrief) as error:
        return failed(str(error))
    except Exception as error:  # noqa: BLE001 - a bug in a reader must not cost the other files; it is reported
        return failed(f"unerwarteter Fehler beim Lesen ({type(error).__name__})")
    rows = rows_of(file.number, sha256[:KEY_LENGTH], read.steckbrief)
    return Outcome(
        file.number, file.name, sha256, kind, len(content), document.encoding, read.text, None, rows
    )
