"""Marks as judgements: school marks (1 is best), points out of a maximum, stars."""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.reading.alternatives import one_of
from loaders.reading.terms import Hit
from loaders.record import Answer
from loaders.word_lists import judgement_words

_CODES = ("sehr_zufrieden", "zufrieden", "teils", "eher_unzufrieden", "unzufrieden")
_WORST_MARK = (1.5, 2.5, 3.5, 4.5)  # school marks up to which the codes reach
_LEAST_SHARE = (-0.8, -0.65, -0.5, -0.3)  # shares of the points, negative: more is better

_DIGIT = re.compile(r"[0-9]")
_OUT_OF = re.compile(
    r"(\d(?<![\d.,/]\d)\d?(?:[,.]\d{1,2})?)\s*(?:von|/|aus)\s*(5|6|10|100)(?![\d,/]|\.\d)", re.IGNORECASE
)
_MARK = r"(?<![\d.,/])([1-6](?:,\d{1,2}|\.\d)?)(-[2-6])?[+-]?(?![\d%/:€]|[.,]\d)"
_CALLED_MARK = re.compile(rf"\b(?:Schul|Durchschnitts|Gesamt)?Noten?\b[^\d\n.;!?]{{0,25}}{_MARK}", re.IGNORECASE)
# A bare figure behind the name of what is judged, with nothing counted behind it.
_BARE_MARK = re.compile(
    rf"\b{one_of(judgement_words().marked)}[\s:=–-]{{1,4}}{_MARK}(?=[\s.]*(?:[,;!?)|]|[.\n]|$))",
    re.IGNORECASE,
)


def marks(answer: Answer) -> list[Hit]:
    """The marks given in an answer, each as a hit of the code of satisfaction that it stands for."""
    text = answer.text
    if not _DIGIT.search(text):
        return []
    found = [_hit(answer, match, _share(match), "Punkte") for match in _OUT_OF.finditer(text)]
    called = list(_CALLED_MARK.finditer(text)) if "note" in text.lower() else []
    found += [_hit(answer, match, _school(match), "Schulnote") for match in called or _BARE_MARK.finditer(text)]
    return found


def _hit(answer: Answer, match: re.Match[str], code: str, rule: str) -> Hit:
    span = answer.span(match.start(1), match.end())
    return Hit(code, rule, "stated", span.start, span.end)


def _share(match: re.Match[str]) -> str:
    return _CODES[bisect_left(_LEAST_SHARE, -_value(match[1]) / int(match[2]))]


def _school(match: re.Match[str]) -> str:
    mark = _value(match[1])
    if match[2]:  # "1-2": in between
        mark = (mark + int(match[2][1:])) / 2
    return _CODES[bisect_left(_WORST_MARK, mark)]


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))
