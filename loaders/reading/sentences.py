"""Cutting German text into sentences and clauses.

Forms mix prose, bullet lists and wrapped lines: a line end closes a sentence unless the next line
clearly goes on with it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.reading.alternatives import every_spelling
from loaders.reading.months import MONTH
from loaders.record import Span
from loaders.word_lists import text_words

_WORDS = text_words()
_ABBREVIATIONS = every_spelling([*_WORDS.abbreviations, *_WORDS.final_abbreviations, *_WORDS.in_full])
# A number with a dot is an ordinal behind these words ("am 3. Tisch", "der 2. Abend") and before a month.
_BEFORE_ORDINAL = re.compile(
    r"\b(?:am|im|vom|zum|beim|der|die|das|den|dem|des|ein|eine|einen|einem|einer|jede[rnms]?|diese[rnms]?|unser|unsere[rnms]?"
    r"|ab|bis|seit|und|bzw\.|oder|nr\.|art\.|mit|als|tag|den)\s+$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"""[.!?…\n;/](?:  # one of these first, so that the engine skips the rest of the text
        (?<=[.!?…])[.!?…]*["“”»)\]]*(?=\s|$)  # closing punctuation
      | (?<=\n)(?:\s*\n)?                    # a line end, a blank line
      | (?<=;)(?=\s)
      | (?<=[^\S\n]/)/\s                      # " // " between the parts of a list
    )""",
    re.VERBOSE,
)
_INK = re.compile(r"\S")
_BEFORE_DOT = re.compile(r"(?:[^\W\d_]++(?:['’][^\W\d_]++)*+|\d++)$")
_MONTH = re.compile(rf"\s*{MONTH}", re.IGNORECASE)
_CONTINUES = re.compile(r"(?![a-z]{1,2}\)\s)[a-zäöüß]")  # but for the letter of a list item
_CLAUSE = re.compile(
    r"""\W(?:  # a sign or a blank first, so that the engine skips the words
        (?<=[,:;–|])\s
      | (?<=\s)-\s
      | (?<=[()])
      | (?=(?:sondern|aber|jedoch|allerdings|stattdessen|dafür|dagegen|während|obwohl)\b)
    )""",
    re.VERBOSE,
)
# Behind these words a sentence turns to the opposite of what it said before.
_TURN = re.compile(
    r"\|\s+(?=[^|:\n]{2,40}:)|"  # the next cell with a label of its own
    r"(?:[,;–.]|\bund)\s+(?=(?:sondern|stattdessen|dafür|dagegen|hingegen|geworden|wohl aber|diesmal"
    r"|(?:gekommen|erschienen|anwesend|dabei|da|vertreten) (?:ist|sind|war|waren))\b)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"(?!\d+[.)]\s|[a-z]+\)\s)\w\S*")  # but for the number of a list item
_LABELLED = re.compile(r"[^\n:]{0,20}\d[^\n:]{0,3}:\s")  # "zu TOP 5: …" begins an item of its own
_LONGEST_WORD = 30  # characters that are looked at before a dot
_RAGGED = 16  # characters by which wrapped lines fall short of their width
_ENOUGH_LINES = 3
_WRAPPED_AT = range(55, 125)  # characters; a line that is shorter or longer was not wrapped by a program


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order, together covering all of it but blanks at the ends."""
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())  # nothing ends in the blanks where the questions stood
    for match in _ENDS.finditer(text, start):
        if _closes(text, match):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def clauses(text: str, sentence: Span) -> list[Span]:
    """Spans of the clauses of one sentence, cut at commas, colons, brackets and adversatives."""
    start, end = sentence
    borders = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end))]
    if borders[-1] < end:
        borders.append(end)
    return [Span(a, b) for a, b in pairwise(borders)]


def turns(text: str, sentence: Span) -> list[Span]:
    """Spans of the parts of one sentence between which it turns to the opposite."""
    cuts = [match.end() for match in _TURN.finditer(text, sentence.start, sentence.end)]
    borders = [sentence.start, *cuts, sentence.end]
    return [Span(a, b) for a, b in pairwise(borders)]


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end].lstrip()
    if piece:
        begin = end - len(piece)
        spans.append(Span(begin, begin + len(piece.rstrip())))


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
    if line_end - line_start not in _WRAPPED_AT or text[line_end - 1] in ".!?:;" or _LABELLED.match(text, next_line):
        return False
    return bool(_CONTINUES.match(text, next_line)) or _breaks_off(text, line_start, line_end, next_line)


def _breaks_off(text: str, line_start: int, line_end: int, next_line: int) -> bool:
    """Whether the next word did not fit into a line of text that is wrapped at one width."""
    word = _FIRST_WORD.match(text, next_line)
    if word is None or text[line_end - 1] in ')»"':
        return False
    lengths = [len(line) for line in text.split("\n") if not line.isspace()]  # questions are blanked
    width = max(lengths)
    if width not in _WRAPPED_AT or line_end - line_start + 1 + len(word.group()) <= width:
        return False
    return sum(length > width - _RAGGED for length in lengths) >= _ENOUGH_LINES


def _dot_closes(text: str, match: re.Match[str]) -> bool:
    after = match.end()
    following = _INK.search(text, after)
    if following is None:
        return True
    word = _word_before(text, match.start())
    if not word:
        return True
    if word.isdigit() and len(word) < 3:
        number = match.start() - len(word)
        line = text.rfind("\n", 0, number) + 1
        if not text[line:number].strip(" \t-•*("):
            return False  # the number of a list item
        return not _is_ordinal(text, line, number, after)
    if word in _ABBREVIATIONS or len(word) == 1:
        return False
    return not following[0].islower() or text.startswith("\n", after)


def _word_before(text: str, end: int) -> str:
    """The letters, or the digits, directly before `end`, in lower case."""
    before = text[max(0, end - _LONGEST_WORD) : end]
    if not before or before[-1].isspace():
        return ""
    last = before.rsplit(None, 1)[-1]
    if not last.isalpha():
        word = _BEFORE_DOT.search(last)
        last = word.group() if word else ""
    return last.lower()


def _is_ordinal(text: str, line: int, number: int, after: int) -> bool:
    following = text[after:].lstrip()[:1]
    if following.islower() or following.isdigit() or _MONTH.match(text, after):
        return True
    return bool(_BEFORE_ORDINAL.search(text[max(line, number - 12) : number]))
