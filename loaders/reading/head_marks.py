"""The words of an answer that bear on the numbers of people in it, found in one pass.

Each word is examined once and remembered: of most words of a text nothing has to be asked again.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, islice

from loaders.reading.alternatives import one_of
from loaders.reading.numbers import SEED
from loaders.word_lists import people_words

# Words that tell something only together with those behind them.
_PHRASE_WORD = (
    r"alles unterm zusammen verschiedene[nr]? unterschiedliche[nr]? platz es wir das waren sind wurden"
    r" laut lt nach gemäß alle einmal wohnen wohnten leben lebten"
).replace(" ", "|")
_WORDS = people_words()
_CUE_WORDS = {
    "absent": one_of(_WORDS.absent),
    "distinct": one_of(_WORDS.distinct),
    "whole": one_of((*_WORDS.total, *_WORDS.remaining)),
    "result": one_of(_WORDS.so_far),
    "present": one_of(_WORDS.present),
    "phrase": _PHRASE_WORD,
}
_CUE_WORD = re.compile(
    "|".join(f"(?P<{kind}>{source})" for kind, source in _CUE_WORDS.items())
)
CUE_KINDS = frozenset(_CUE_WORD.groupindex)
# What begins a clause, and what may begin the words that make a number a part or a rate.
BORDER_WORD = r"\b(?:aber|jedoch|doch|allerdings|sondern|statt|anstatt|davon|darunter|hiervon)\b"
_SIGNS = re.compile(rf"(?P<border>{BORDER_WORD})|(?P<each>\b(?:[Jj]e(?:weils|de[mnrs]?)?|[Pp]ro|[àá])\b)")
_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierunter|von|unter)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"([\w-]+)")

_KNOWN_WORDS = 20_000  # words whose marks are kept in mind

Mark = tuple[str, int, int]
"""What a word may be, with its start and end.

"number" where a number may begin, "border", "part", "each", or a kind of cue: "absent", "distinct", "whole", "result",
"present", and "phrase" where the words behind decide.
"""


def find_marks(text: str) -> list[Mark]:
    """The marks of `text`, word by word."""
    if _marks.cache_info().currsize > _KNOWN_WORDS:
        _marks.cache_clear()
    parts = _WORD.split(text)  # words, with what stands between them
    starts = accumulate(map(len, parts))
    marked = zip(islice(starts, 0, None, 2), map(_marks, parts[1::2]), strict=False)
    return [(kind, at + start, at + end) for at, marks in marked for kind, start, end in marks]


@cache
def _marks(word: str) -> tuple[Mark, ...]:
    marks = [("number", *seed.span()) for seed in SEED.finditer(word)]
    marks += [("part", *part.span()) for part in _PART.finditer(word)]
    marks += [(sign.lastgroup or "", *sign.span()) for sign in _SIGNS.finditer(word)]
    for letters in _LETTERS.finditer(word):
        if (cue := _CUE_WORD.fullmatch(letters[0].lower())) and cue.lastgroup:
            marks.append((cue.lastgroup, *letters.span()))
    return tuple(marks)
