"""The hits of a search as HTML: sentences of the masked text with the found words marked."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.search import Sentence
from ui import theme
from ui.dark import css
from ui.steckbrief_html import words
from ui.steckbrief_style import BAR

_LONGEST = 420
"""So many characters of a sentence at most are shown around the first found word."""

_INK, _FOUND = css(theme.INK, theme.FOUND)

STYLE = f"""<style>
.hit {{ padding: 0 8px 6px; }}
.hit p {{ font-size: 14px; line-height: 1.5; color: {_INK}; margin: 0 0 3px; overflow-wrap: anywhere; }}
.hit mark {{ background: {_FOUND}; color: {_INK}; font-weight: 600; border-radius: 2px; padding: 0 1px; }}
.hit .bar {{ background: {BAR}; color: {BAR}; user-select: none; border-radius: 1px; }}
</style>"""


def hit_html(sentences: Sequence[Sentence]) -> str:
    """The sentences of a hit, one below the other."""
    return f'{STYLE}<div class="hit">{"".join(f"<p>{_sentence(each)}</p>" for each in sentences)}</div>'


def _sentence(sentence: Sentence) -> str:
    text = sentence.text
    first = sentence.marks[0].start
    begin = _at_blank(text, first - _LONGEST // 2) if len(text) > _LONGEST else 0
    end = _at_blank(text, begin + _LONGEST) if len(text) - begin > _LONGEST else len(text)
    parts = ["… "] if begin else []
    position = begin
    for start, stop in sentence.marks:
        if start >= end:
            break
        parts += [words(text[position:start]), f"<mark>{words(text[start:stop])}</mark>"]
        position = stop
    parts.append(words(text[position : max(end, position)]))
    return "".join([*parts, " …"] if end < len(text) else parts)


def _at_blank(text: str, place: int) -> int:
    """The end of the word at a place, so that no word is cut."""
    if place <= 0:
        return 0
    blank = text.find(" ", place)
    return len(text) if blank < 0 else blank
