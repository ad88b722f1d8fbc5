"""The work on single files, done in the process of the build or in its worker processes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from loaders.codebook import load_codebook
from loaders.documents import UnreadableDocument, kind_of, read_document
from loaders.form import NoSteckbrief, load_form
from loaders.reading.steckbrief import ReadSteckbrief, Tools, read_steckbrief
from loaders.register import Register
from loaders.rows import Rows, rows_of
from loaders.sources import SourceFile

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
    loaded = load_codebook()
    codebook = loaded.codebook
    codebook.matchers  # noqa: B018 - compiled here, before the first text
    return LoadedTools(Tools(load_form(), codebook, Register.load()), loaded.sha256)


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

    def outcome(reason: str | None, encoding: str | None = None, text: str | None = None, rows: Rows | None = None) -> Outcome:
        return Outcome(file.number, file.name, sha256, kind, len(content), encoding, text, reason, rows or {})

    try:
        document = read_document(file.name, content)
        read = read_steckbrief(document.text, load_tools().tools)
    except (UnreadableDocument, NoSteckbrief) as error:
        return outcome(str(error))
    except Exception as error:  # a bug in a reader must not cost the other files; the file is reported
        return outcome(f"unerwarteter Fehler beim Lesen ({type(error).__name__})")
    rows = rows_of(file.number, sha256[:KEY_LENGTH], read.steckbrief)
    return outcome(None, document.encoding, read.text, rows)
