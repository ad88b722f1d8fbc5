"""Codings in the gold format: a JSON object, a list of them, or one a line (JSONL)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from loaders.coded_text import KEYS, coded_text
from loaders.documents.document import Part, Piece, Refused, UnreadableDocument
from loaders.documents.text import decode

MAX_BYTES = 40_000_000
MAX_OBJECTS = 20_000

_LEAST_KEYS = 3  # keys of the format that an object of it has
_NOT_THE_FORMAT = "JSON, aber keine Kodierung von Steckbriefen (erwartet werden Angaben wie kommune, ebene, themen)"


def read(content: bytes) -> Iterator[Part | Refused]:
    """Each coding in a file; raises `UnreadableDocument`."""
    decoded = decode(content, MAX_BYTES)
    entries = _entries(decoded.text)
    if len(entries) > MAX_OBJECTS:
        raise UnreadableDocument(f"zu viele Einträge ({len(entries)}); gelesen werden höchstens {MAX_OBJECTS}")
    if not any(_is_coding(entry) for _, entry in entries):
        raise UnreadableDocument(_NOT_THE_FORMAT)
    for place, entry in entries:
        if _is_coding(entry):
            yield Part((Piece(coded_text(entry)),), place, decoded.encoding, coded=entry)
        else:
            yield Refused(place or "Eintrag 1", str(entry) if isinstance(entry, _Broken) else _NOT_THE_FORMAT)


class _Broken(ValueError):
    """A text that is no JSON; the message is German."""


def _entries(text: str) -> list[tuple[str | None, Any]]:
    """What the file holds, each with its place in it; a line that is no JSON becomes its error."""
    try:
        content = _parsed(text)
    except _Broken as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].strip().endswith("}"):
            raise UnreadableDocument(str(error)) from error
        return [(f"Zeile {number}", _parsed_or_error(line)) for number, line in lines]
    if not isinstance(content, list):
        return [(None, content)]
    return [(f"Eintrag {number}", entry) for number, entry in enumerate(content, start=1)]


def _parsed_or_error(line: str) -> Any:
    try:
        return _parsed(line)
    except _Broken as error:
        return error


def _parsed(text: str) -> Any:
    """The content of `text`; raises `_Broken`, also for what Python takes but JSON does not know."""
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise _Broken(f"kein gültiges JSON (Zeile {error.lineno}, Zeichen {error.colno})") from error
    except RecursionError as error:
        raise _Broken("kein gültiges JSON (zu tief geschachtelt)") from error
    except _Broken:
        raise
    except ValueError as error:  # a number with thousands of digits
        raise _Broken("kein gültiges JSON (eine Zahl ist zu lang)") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; raises `_Broken` when a key stands twice, of which one value would be lost."""
    content = dict(pairs)
    if len(content) < len(pairs):
        raise _Broken("ein Schlüssel steht in einem Objekt doppelt")
    return content


def _constant(name: str) -> Any:
    raise _Broken(f"kein gültiges JSON («{name}» ist keine Zahl)")


def _is_coding(entry: Any) -> bool:
    return isinstance(entry, dict) and len(entry.keys() & set(KEYS)) >= _LEAST_KEYS
