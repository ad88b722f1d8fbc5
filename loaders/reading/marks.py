"""Marks as judgements: school marks (1 is best), points out of a maximum, stars, signs such as "++" and "o"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from loaders.reading.alternatives import one_of
from loaders.reading.terms import Hit
from loaders.record import Answer, Span
from loaders.word_lists import judgement_words

_CODES = ("sehr_zufrieden", "zufrieden", "teils", "eher_unzufrieden", "unzufrieden")
_WORST_MARK = (1.5, 2.5, 3.5, 4.5)  # school marks up to which the codes reach
_LEAST_SHARE = (-0.8, -0.65, -0.5, -0.3)  # shares of the points, negative: more is better
_LEAST_OF_FIVE = (-0.9, -0.7, -0.5, -0.3)  # the same of five points, of which each stands for one code
_SIGNS = {"++": 0, "+": 1, "+/-": 2, "+/–": 2, "±": 2, "o": 2, "0": 2, "-": 3, "–": 3, "--": 4, "––": 4}

_DIGIT = re.compile(r"[0-9]")
# Points, but no counted things: "4 von 5 Gruppen".
_OUT_OF = re.compile(
    r"(\d(?<![\d.,/]\d)\d?(?:[,.]\d{1,2})?)\s*(?:von|/|aus)\s*(5|6|10|100)(?!/?\d|[.,]\d)"
    r"(?!\s+(?!Punkt|Stern|Ablauf|Verlauf|Ergebnis|Inhalt)(?-i:[A-ZÄÖÜ]))",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"\bzu\s+(\d{2,3})\s*(?:%|Prozent)\s+(?:zufrieden|erf(?:ü|ue)llt|erreicht)", re.IGNORECASE)
_MARK = r"(?<![\d.,/])([1-6](?:,\d{1,2}|\.\d)?)(-[2-6])?[+-]?(?![\d%/:€]|[.,]\d)"
_CALLED_MARK = re.compile(rf"\b(?:Schul|Durchschnitts|Gesamt)?Noten?\b[^\d\n.;!?]{{0,25}}{_MARK}", re.IGNORECASE)
# A bare figure behind the name of what is judged, with nothing counted behind it.
_BARE_MARK = re.compile(
    rf"\b{one_of(judgement_words().marked)}"
    rf"[\s:=–-]{{1,4}}{_MARK}(?:\s(?:plus|minus))?(?=[\s.]*(?:[,;!?)|]|[.\n]|$))",
    re.IGNORECASE,
)
_STARS = re.compile(r"([★⭐]{1,5})☆{0,4}")
# A sign of its own behind the name of what is judged, in a list or in the cell of a table.
_SIGN = re.compile(
    r"(?<=\w)[ \t:=|)]{1,4}(\+\+?|\+/[-–]|±|--?|––?|[o0])(?=[ \t]*(?:[,;|/)\n]|\.(?:\s|$)|$))", re.IGNORECASE
)
# What a mark means: "1 = sehr zufrieden", "++ sehr zufrieden", "5 (unzufrieden)".
_MEANING = re.compile(
    r"(?:\b[1-6]\s*[=(]|(?<!\w)(?:\+{1,2}|±|[-–]{1,2}|[o0])\s*[=(:]?)\s*"
    r"(?:(?:sehr|eher|v(?:ö|oe)llig|gar nicht)\s+)?(?:(?:un)?zufr\w*|gut|schlecht|teils)",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"[=+±]|[1-6] ?\(")  # without them nothing says what a mark means
_BEST = re.compile(r"\b([56])\s*[=(]\s*(?:sehr (?:gut|zufr)|best)", re.IGNORECASE)


def marks(answer: Answer) -> list[Hit]:
    """The marks given in an answer, each as a hit of the code of satisfaction that it stands for."""
    text = answer.text
    found = list(_signs(answer))
    if "★" in text or "⭐" in text:
        found += [_hit(answer, match, _CODES[5 - len(match[1])], "Sterne") for match in _STARS.finditer(text)]
    if not _DIGIT.search(text):
        return found
    found += [_hit(answer, match, _share(match[1], match[2]), "Punkte") for match in _OUT_OF.finditer(text)]
    if "%" in text or "rozent" in text:
        found += [_hit(answer, match, _share(match[1], "100"), "Prozent") for match in _PER_CENT.finditer(text)]
    best = _BEST.search(text)
    called = list(_CALLED_MARK.finditer(text)) if "note" in text.lower() else []
    for match in called or _BARE_MARK.finditer(text):
        found.append(_hit(answer, match, _share(match[1], best[1]) if best else _school(match), "Schulnote"))
    return found


def meanings(answer: Answer) -> list[Span]:
    """The lines' parts that only say what the marks mean: no judgement stands in them."""
    if not _EQUALS.search(answer.text):
        return []
    spans: list[Span] = []
    for line in re.finditer(r".+", answer.text):
        named = list(_MEANING.finditer(answer.text, *line.span()))
        if len(named) > 1:
            spans.append(answer.span(named[0].start(), named[-1].end()))
    return spans


def _signs(answer: Answer) -> Iterator[Hit]:
    """Signs as marks; a dash or a nought is one only beside a plus."""
    if "+" not in answer.text:
        return
    found = list(_SIGN.finditer(answer.text))
    if any("+" in match[1] for match in found):
        yield from (_hit(answer, match, _CODES[_SIGNS[match[1].lower()]], "Zeichen") for match in found)


def _hit(answer: Answer, match: re.Match[str], code: str, rule: str) -> Hit:
    span = answer.span(match.start(1), match.end())
    return Hit(code, rule, "stated", span.start, span.end)


def _share(points: str, most: str) -> str:
    least = _LEAST_OF_FIVE if most == "5" else _LEAST_SHARE
    return _CODES[bisect_left(least, -_value(points) / int(most))]


def _school(match: re.Match[str]) -> str:
    mark = _value(match[1])
    if match[2]:  # "1-2": in between
        mark = (mark + int(match[2][1:])) / 2
    return _CODES[bisect_left(_WORST_MARK, mark)]


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))
