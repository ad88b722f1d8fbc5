"""A coding as text, one line a value, so that each value of the record has words it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from loaders.coded_model import CodedSteckbrief
from loaders.record import Span

_SEPARATOR = ": "
_BETWEEN = ", "
_NOT_SHOWN = "datei"  # names of files may be names of people
KEYS = tuple(key for key in CodedSteckbrief.model_fields if key != _NOT_SHOWN)


def coded_text(coded: Mapping[str, Any]) -> str:
    """The known keys of a coding, each with its value on a line; lists of objects take a line an object."""
    lines: list[str] = []
    for key in KEYS:
        value = coded.get(key)
        items = value if isinstance(value, list) and any(isinstance(item, dict) for item in value) else [value]
        for item in items:
            if shown := _shown(item):
                lines.append(f"{key}{_SEPARATOR}{shown}")
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return _BETWEEN.join(map(_shown, value))
    if isinstance(value, dict):
        return _BETWEEN.join(f"{key} {_shown(item) or '-'}" for key, item in value.items())
    return " ".join(str(value).split())


class CodedText:
    """Where the values of a coding stand in its text."""

    def __init__(self, text: str) -> None:
        self._all = Span(0, len(text))
        self._lines: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        start = 0
        for line in text.split("\n"):
            key, _, value = line.partition(_SEPARATOR)
            begin = start + len(key) + len(_SEPARATOR)
            self._lines[key].append((Span(begin, begin + len(value)), value))
            start += len(line) + 1

    def value(self, key: str, number: int = 0) -> Span:
        """The value of `key`: the line of its object with this number, counted from 0."""
        lines = self._lines[key]
        return lines[number][0] if number < len(lines) else self._all

    def item(self, key: str, number: int) -> Span:
        """One of the codes that stand on one line."""
        span = self.value(key)
        items = self._lines[key][0][1].split(_BETWEEN) if self._lines[key] else []
        if number >= len(items):
            return span
        start = span.start + sum(len(item) + len(_BETWEEN) for item in items[:number])
        return Span(start, start + len(items[number]))
