"""Answers that only point to another one: "Siehe oben.", "s. o.", "Kosten: wie oben beschrieben".

They mean the description at the top of the form, and there the paragraphs that speak of what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import dropwhile, takewhile

from loaders.reading.alternatives import any_of, in_text
from loaders.record import Answer
from loaders.word_lists import judgement_words

_POINTS_UP = re.compile(
    r"\W*(?:\w+\W+){0,6}?(?:siehe|s\.?|vgl\.?|wie)\s+(?:\w+\s+)?(?:oben|o\.|(?:veranstaltungs)?konzept)", re.IGNORECASE
)
_ABOVE = "konzept"
_LONGEST = 250  # characters; who writes more answers himself
_NUMBERED = {"themen": [r"\bag ?\d", r"tisch ?\d", r"gruppe ?\d"], "kosten": ["[€]"]}  # what no list of words can say
_SPEAKS_OF: dict[str, re.Pattern[str]] = {
    section: re.compile(any_of([*in_text(words), *_NUMBERED.get(section, ())]), re.IGNORECASE)
    for section, words in judgement_words().speaks_of.items()
}


def followed(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers, with what stands above in place of those that point to it."""
    above = answers.get(_ABOVE)
    return {section: (above and _meant(section, answer, above)) or answer for section, answer in answers.items()}


def _meant(section: str, answer: Answer, above: Answer) -> Answer | None:
    """The first paragraphs of `above` that speak of what `answer` should say."""
    speaks, text = _SPEAKS_OF.get(section), answer.text.strip()
    if speaks is None or len(text) > _LONGEST or not _POINTS_UP.match(text):
        return None
    behind = dropwhile(lambda line: not speaks.search(line.group()), re.finditer(r"[^\n]+", above.text))
    meant = list(takewhile(lambda line: speaks.search(line.group()) is not None, behind))
    if not meant:
        return None
    start, end = meant[0].start(), meant[-1].end()
    return Answer(above.text[start:end], above.start + start)
