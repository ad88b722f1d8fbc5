"""Cutting the text of a Steckbrief into the sections and fields of the form.

Every line is a heading, a printed helper question, part of an answer, part of the preamble, or is
reported as not understood; none is lost. Labels and questions are in `data/form.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz import fuzz, process

from loaders.printed_form import Form, blank, load_form, squeeze
from loaders.record import Answer, Span

__all__ = ["CutForm", "Form", "NoSteckbrief", "cut", "load_form"]

MIN_HEADINGS = 3  # with fewer, the text is no Steckbrief
_SIMILAR = 88.0  # rapidfuzz ratio from which a line counts as a misspelt label
_LONGEST_LABEL = 110  # characters of a line that may be one
_SHORTEST_MISSPELT = 10  # letters from which a label is looked for in other spellings
_SHORTEST_QUESTION = 25  # characters that a line with a printed question exceeds
_QUESTION_LINES = 6  # lines of an answer among which it may stand


class NoSteckbrief(ValueError):
    """The text lacks the headings of the form; the message is German."""


class CutForm(NamedTuple):
    """A text cut along the form; all spans count characters of that text.

    `body` is that text with headings, questions and repeated labels blanked; `answers` (by section) and
    `fields` (of the first section) are stretches of it.
    """

    body: str
    title: Span | None
    teaser: Span | None
    sections: frozenset[str]
    answers: dict[str, Answer]
    fields: dict[str, Answer]
    not_understood: tuple[Span, ...]


class _Mark(NamedTuple):
    """The heading of a section: the number of its line, and where in that line the answer begins."""

    line: int
    code: str
    after: int


_Labels = list[tuple[int, str]]  # numbers of lines with a label, and what it is the label of


def cut(text: str, form: Form) -> CutForm:
    """The sections, fields and preamble of `text`; raises `NoSteckbrief`."""
    lines = _blank_questions(text, form).split("\n")
    headings = _labels(lines, form.headings, form.begins_heading)
    marks = _marks(lines, headings, form)
    if len(marks) < MIN_HEADINGS:
        raise NoSteckbrief("kein Steckbrief: die Überschriften des Formulars fehlen")
    starts = _starts(lines)
    title, teaser = _preamble(lines[: marks[0].line], starts, form)
    answers: dict[str, Answer] = {}
    fields: dict[str, Answer] = {}
    lost: list[Span] = []
    stops = [mark.line for mark in marks[1:]] + [len(lines)]
    for mark, stop in zip(marks, stops, strict=True):
        own = [lines[mark.line][mark.after :], *lines[mark.line + 1 : stop]]
        _blank_misspelt_questions(own, form.squeezed_questions[mark.code])
        has_fields = bool(form.sections[mark.code].fields)
        if not has_fields:
            _blank_repeated(own, [n - mark.line for n, code in headings if code == mark.code and mark.line < n < stop])
        end = "\n" if stop < len(lines) else ""
        answer = Answer("\n".join(own) + end, starts[mark.line] + mark.after)
        if has_fields:
            found, unclear = _fields(answer, own, form)
            fields.update(found)
            lost += unclear
        answers[mark.code] = answer
    body = "".join(_body(text, answers.values()))
    return CutForm(body, title, teaser, frozenset(answers), answers, fields, tuple(lost))


def _blank_questions(text: str, form: Form) -> str:
    """`text` without the printed questions: first those on a line of their own, then those that share or wrap one."""
    lines, printed = text.split("\n"), form.question_lines
    text = "\n".join([" " * len(line) if line in printed else line for line in lines])
    words = set(text.split())
    for question in form.printed_questions:
        if question.inside <= words:
            text = question.blanked(text)
    return text


def _starts(lines: Sequence[str], first: int = 0) -> list[int]:
    """Where each line begins, the first one at `first`; then where one more would."""
    return list(accumulate((len(line) + 1 for line in lines), initial=first))


def _keys(line: str) -> Iterator[str]:
    """What may be a label, squeezed: the whole line, and what stands before its first colon."""
    head, colon, _ = line.partition(":")
    for piece in (line, head) if colon else (line,):
        if 2 < len(piece) < _LONGEST_LABEL and not piece.isspace():
            yield squeeze(piece)


def _labels(lines: Sequence[str], labels: Mapping[str, str], begins: re.Pattern[str]) -> _Labels:
    """All lines that have one of `labels`; `begins` is how such a line begins."""
    candidates = [(number, line) for number, line in enumerate(lines) if not line.isspace() and begins.match(line)]
    named = ((number, next((labels[key] for key in _keys(line) if key in labels), None)) for number, line in candidates)
    return [(number, name) for number, name in named if name]


def _marks(lines: Sequence[str], headings: _Labels, form: Form) -> list[_Mark]:
    """The heading of each section found, in order.

    A heading that comes back is a repeated label inside an answer. Short other spellings ("Kosten")
    count only where the full heading stands nowhere and the order of the form is kept.
    """
    found = _firsts(lines, headings, form.headings)
    order = list(form.sections)
    for code in [code for code in order if code not in found]:
        others = {squeeze(text) for text in form.sections[code].also}
        low = max((found[c] for c in order[: order.index(code)] if c in found), default=-1)
        high = min((found[c] for c in order[order.index(code) :] if c in found), default=len(lines))
        for number in range(low + 1, high):
            if squeeze(lines[number]) in others:
                found[code] = number
                break
    return sorted(_Mark(number, code, _after_label(lines[number], form.headings)) for code, number in found.items())


def _firsts(lines: Sequence[str], labelled: _Labels, labels: Mapping[str, str]) -> dict[str, int]:
    """For each name in `labels` the number of the first line with such a label; a misspelt one is the last resort."""
    found: dict[str, int] = {}
    for number, name in labelled:
        found.setdefault(name, number)
    missing = {label: name for label, name in labels.items() if name not in found}
    for number, line in enumerate(lines) if missing else ():
        misspelt = _misspelt(line, missing)
        if misspelt:
            found.setdefault(misspelt, number)
    return found


def _misspelt(line: str, labels: Mapping[str, str]) -> str | None:
    for key in _keys(line):
        if len(key) < _SHORTEST_MISSPELT:
            continue
        best = process.extractOne(key, labels.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        if best:
            return labels[best[0]]
    return None


def _after_label(line: str, labels: Mapping[str, str]) -> int:
    """Where the answer begins: behind the colon when the label shares its line with it."""
    head, colon, rest = line.partition(":")
    if colon and rest.strip() and squeeze(line) not in labels:
        return len(head) + 1
    return len(line)


def _blank_misspelt_questions(lines: list[str], questions: tuple[str, ...]) -> None:
    """Blank those of the first lines of an answer that are printed questions but for typing errors."""
    if not questions:
        return
    letters = _similar_lengths(questions)
    for number, line in enumerate(lines[:_QUESTION_LINES]):
        if len(line) > _SHORTEST_QUESTION and not line.isspace() and _is_question(line, questions, letters):
            lines[number] = blank(line)


def _is_question(line: str, questions: Sequence[str], letters: range) -> bool:
    if len(line) < letters.start or len(squeeze(line[: letters.stop * 3 // 2])) >= letters.stop:
        return False  # told by the beginning of a long line
    key = squeeze(line)
    return len(key) in letters and bool(process.extractOne(key, questions, scorer=fuzz.ratio, score_cutoff=_SIMILAR))


@cache
def _similar_lengths(texts: tuple[str, ...]) -> range:
    """How many letters there are in what is similar enough to one of `texts`."""
    lengths = [len(text) for text in texts]
    times = 200 / _SIMILAR - 1  # a ratio is twice the letters in common, in percent of all letters of both
    return range(int(min(lengths) / times), int(max(lengths) * times) + 2)


def _blank_repeated(lines: list[str], repeated: Iterable[int]) -> None:
    """Blank the heading of the section where it comes back inside the answer."""
    for number in repeated:
        head, colon, rest = lines[number].partition(":")
        lines[number] = blank(head + colon) + rest


def _body(text: str, answers: Iterable[Answer]) -> Iterator[str]:
    """The text with everything outside of the answers blanked."""
    done = 0
    for answer in answers:
        yield blank(text[done : answer.start])
        yield answer.text
        done = answer.start + len(answer.text)


def _fields(answer: Answer, lines: Sequence[str], form: Form) -> tuple[dict[str, Answer], list[Span]]:
    """The labelled values of the first section, and lines above the first label."""
    labels, starts = form.field_labels, _starts(lines, answer.start)
    found = _firsts(lines, _labels(lines, labels, form.begins_field), labels)
    marks = sorted((number, name) for name, number in found.items())
    above = lines[: marks[0][0]] if marks else lines
    unclear = [Span(start, start + len(line)) for line, start in zip(above, starts, strict=False) if line.strip()]
    stops = [starts[number] for number, _ in marks[1:]] + [answer.start + len(answer.text)]
    fields = {
        name: _part(answer, starts[number] + _after_label(lines[number], labels), stop)
        for (number, name), stop in zip(marks, stops, strict=bool(marks))
    }
    return fields, unclear


def _part(answer: Answer, start: int, end: int) -> Answer:
    return Answer(answer.text[start - answer.start : end - answer.start], start)


def _preamble(lines: Sequence[str], starts: Sequence[int], form: Form) -> tuple[Span | None, Span | None]:
    """Title line and teaser paragraph above the first heading; the printed header is neither."""
    spoken = [
        Span(start, start + len(line))
        for line, start in zip(lines, starts, strict=False)
        if line.strip() and squeeze(line) not in form.header_lines
    ]
    if not spoken:
        return None, None
    return spoken[0], Span(spoken[1].start, spoken[-1].end) if len(spoken) > 1 else None
