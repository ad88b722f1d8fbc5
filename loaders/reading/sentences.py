"""Cutting German text into sentences and clauses.

Forms mix prose, bullet lists and wrapped lines: a line end closes a sentence unless the next line
clearly goes on with it.
"""

from __future__ import annotations

import re

from loaders.record import Span

_ABBREVIATIONS = frozenset(
    "abzgl allg anschl bzw ca co dgl dipl dr einschl etc ev evtl fa ff fr geb gem ggf hr inkl insb jh jhd kath lfd lt"
    " max mind min mio mrd nr od prof rd sog soz st std stk str tel tsd u usw v vgl wg z zt zzgl ing kfm".split()
)
_MONTHS = "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
# A number with a dot before a capital letter is an ordinal ("3. Tisch") unless a word follows that opens sentences.
_OPENERS = (
    "der|die|das|ein|eine|wir|ich|es|er|sie|man|im|in|am|an|auf|bei|mit|nach|vor|zu|von|für|aus|und|aber|dazu|davon|"
    "dabei|danach|dann|damit|darunter|dort|diese|dieser|dieses|alle|viele|insgesamt|zum|zur|leider|nicht|kein|keine"
)
_ENDS = re.compile(
    r"""[.!?…]+["“”»)\]]*(?=\s|$)   # closing punctuation
      | \n\s*\n                      # a blank line
      | \n                           # a line end
      | ;(?=\s)
    """,
    re.VERBOSE,
)
_BEFORE_DOT = re.compile(r"([^\W\d_]+|\d+)$")
_OPENS = re.compile(rf"\s*(?:{_OPENERS})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\s*(?:{_MONTHS})", re.IGNORECASE)
_CONTINUES = re.compile(r"[a-zäöüß]")
_CLAUSE = re.compile(
    r"[,:;–]\s|\s-\s|[()]|\b(?=(?:sondern|aber|jedoch|allerdings|stattdessen|dafür|dagegen|während|obwohl)\b)"
)
_LONG_LINE = 55  # characters; a shorter line does not look wrapped


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order, together covering all of it but blanks at the ends."""
    spans: list[Span] = []
    start = 0
    for match in _ENDS.finditer(text):
        if match.start() < start or not _closes(text, match):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def clauses(text: str, sentence: Span) -> list[Span]:
    """Spans of the clauses of one sentence, cut at commas, colons, brackets and adversatives."""
    cuts = [match.end() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    borders = [sentence.start, *(cut for cut in cuts if sentence.start < cut < sentence.end), sentence.end]
    return [Span(a, b) for a, b in zip(borders, borders[1:], strict=False) if b > a]


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + piece.index(stripped[0])
        spans.append(Span(begin, begin + len(stripped)))


def _closes(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark == "\n":
        return not _wrapped(text, match.start(), match.end())
    if mark[0] != "." or mark.startswith(".."):
        return True
    return _dot_closes(text, match)


def _wrapped(text: str, line_end: int, next_line: int) -> bool:
    """Whether the line that ends here goes on in the next one."""
    line_start = text.rfind("\n", 0, line_end) + 1
    if line_end - line_start < _LONG_LINE or text[line_end - 1] in ".!?:;":
        return False
    return bool(_CONTINUES.match(text, next_line))


def _dot_closes(text: str, match: re.Match[str]) -> bool:
    after = match.end()
    if not text[after:].strip():
        return True
    line = text.rfind("\n", 0, match.start()) + 1
    before = _BEFORE_DOT.search(text[max(line, match.start() - 30) : match.start()])
    if before is None:
        return True
    word = before.group().lower()
    if word.isdigit() and len(word) < 3:
        if not text[line : match.start() - len(word)].strip(" \t-•*("):
            return False  # the number of a list item
        return bool(_OPENS.match(text, after)) and not _MONTH.match(text, after)
    if word in _ABBREVIATIONS or len(word) == 1:
        return False
    following = text[after:].lstrip()
    return not following[0].islower() or "\n" in text[after : after + 1]
