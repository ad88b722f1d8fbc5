"""Cutting the text of an answer into sentences, to show those with the words that were found."""

from __future__ import annotations

import re

from analysis.facts import Span

# A sentence ends after at least three signs of a word, so that "z. B." and "ca." do not end it.
_END = re.compile(r"(?<=[^\s\d.]{3}[.!?])[\"“”»)\]]*\s+(?![a-zäöüß])|\s*\n\s*")
_WRAPPED_FROM = 55  # characters; a longer line without an end may have been wrapped by a program
_BULLET = re.compile(r"[\s•*·–-]+")
_NEW_ITEM = re.compile(r"\s*[•*·–-]\s|\s*\d+[.)]+\s")


def sentence_spans(text: str) -> list[Span]:
    """The sentences and list items in order, without bullets, blanks and empty ones."""
    found = []
    begin = 0
    for cut in _END.finditer(text):
        if "\n" in cut.group() and _goes_on(text, cut):
            continue
        found.append(_trimmed(text, begin, cut.start()))
        begin = cut.end()
    found.append(_trimmed(text, begin, len(text)))
    return [span for span in found if span.start < span.end]


def _goes_on(text: str, line_end: re.Match[str]) -> bool:
    """Whether a sentence goes on behind a line end: the line is long, and neither it ends nor an item begins."""
    if line_end.group().count("\n") > 1 or _NEW_ITEM.match(text, line_end.end()):
        return False
    line = text.rfind("\n", 0, line_end.start()) + 1
    return line_end.start() - line >= _WRAPPED_FROM and text[line_end.start() - 1] not in ".!?:;"


def _trimmed(text: str, start: int, end: int) -> Span:
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    return Span(start, start + len(text[start:end].rstrip()))
