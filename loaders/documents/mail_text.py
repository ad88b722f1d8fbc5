"""The plain text of an e-mail: what was written, without what mail programs put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading.alternatives import one_of
from loaders.word_lists import text_words

_HEADER = re.compile(rf"[>\s*]*{one_of(text_words().mail_heads)}\**\s*:", re.IGNORECASE)
_SENDER = re.compile(r"[>\s*]*(?:Von|From)\**\s*:", re.IGNORECASE)
_LEAST_HEADER = 3  # lines that make a header of a message that was passed on
_QUOTE = re.compile(r"(?:> ?)+")
_SIGNATURE = "-- "


def written_text(text: str, flowed: bool = False, joined: bool = False) -> str:
    """The text without signature, without headers of messages that were passed on, and without marks of quoting.

    In `flowed` text (RFC 3676) a blank at the end of a line means that it goes on; with `joined` it is none itself.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = _without_signature(lines)
    if flowed:
        lines = list(_unwrapped(lines, joined))
    if _all_quoted(lines):
        lines = [_QUOTE.sub("", line, count=1) if line.startswith(">") else line for line in lines]
    return "\n".join(_without_headers(lines))


def _without_signature(lines: Sequence[str]) -> list[str]:
    """The lines above the signature, unless it leaves nothing."""
    end = next((number for number, line in enumerate(lines) if line == _SIGNATURE), len(lines))
    return list(lines[:end] if any(line.strip() for line in lines[:end]) else lines)


def _unwrapped(lines: Sequence[str], joined: bool) -> Iterator[str]:
    waiting = ""
    for line in lines:
        line = line.removeprefix(" ")
        if line.endswith(" "):
            waiting += line[:-1] if joined else line
            continue
        yield waiting + line
        waiting = ""
    if waiting:
        yield waiting


def _all_quoted(lines: Sequence[str]) -> bool:
    """Whether most of the message is a quoted one: it was passed on."""
    filled = [line for line in lines if line.strip()]
    return 2 * sum(line.startswith(">") for line in filled) > len(filled)


def _without_headers(lines: Sequence[str]) -> Iterator[str]:
    """The lines without blocks like "Von: … Gesendet: … An: …", which name persons and say nothing else."""
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and _HEADER.match(lines[end]):
            end += 1
        block = lines[number:end]
        if len(block) < _LEAST_HEADER or not any(map(_SENDER.match, block)):
            yield from block or lines[number : number + 1]
        number = max(end, number + 1)
