"""Cutting the text of a Steckbrief into the sections and fields of the form.

Every line is a heading, a printed helper question, part of an answer, part of the preamble, or is
reported as not understood; none is lost. Labels and questions are in `data/form.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class _Line(NamedTuple):
    """A line; `keys` are what may be a label, squeezed: the whole line, and what stands before its first colon."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]


class _Mark(NamedTuple):
    """The heading of a section: the number of its line, and where the answer begins."""

    line: int
    code: str
    after: int


def cut(text: str, form: Form) -> CutForm:
    """The sections, fields and preamble of `text`; raises `NoSteckbrief`."""
    blanked = _blank_questions(text, form)
    lines = _lines(blanked)
    marks = _headings(lines, form)
    if len(marks) < MIN_HEADINGS:
        raise NoSteckbrief("kein Steckbrief: die Überschriften des Formulars fehlen")
    title, teaser = _preamble(lines[: marks[0].line], form)
    answers: dict[str, Answer] = {}
    fields: dict[str, Answer] = {}
    lost: list[Span] = []
    stops = [mark.line for mark in marks[1:]] + [len(lines)]
    for mark, stop in zip(marks, stops, strict=True):
        first = _line(blanked[mark.after : lines[mark.line].end], mark.after)
        own = _own_lines([first, *lines[mark.line + 1 : stop]], mark.code, form)
        end = "\n" if stop < len(lines) else ""
        answer = Answer("\n".join(line.text for line in own) + end, mark.after)
        if form.sections[mark.code].fields:
            found, unclear = _fields(answer, own, form)
            fields.update(found)
            lost += unclear
        answers[mark.code] = answer
    body = "".join(_body(blanked, answers.values()))
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


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for part in text.split("\n"):
        lines.append(_line(part, start))
        start += len(part) + 1
    return lines


def _line(text: str, start: int) -> _Line:
    """The line `text`, which begins at `start`."""
    head, colon, _ = text.partition(":")
    pieces = (text, head) if colon else (text,)
    keys = tuple(squeeze(piece) for piece in pieces if 2 < len(piece) < _LONGEST_LABEL and not piece.isspace())
    return _Line(start, start + len(text), text, keys)


def _headings(lines: list[_Line], form: Form) -> list[_Mark]:
    """The heading of each section found, in order.

    A heading that comes back is a repeated label inside an answer. Short other spellings ("Kosten")
    count only where the full heading stands nowhere and the order of the form is kept.
    """
    found = _labelled(lines, form.headings)
    order = list(form.sections)
    for code in [code for code in order if code not in found]:
        others = {squeeze(text) for text in form.sections[code].also}
        low = max((found[c] for c in order[: order.index(code)] if c in found), default=-1)
        high = min((found[c] for c in order[order.index(code) :] if c in found), default=len(lines))
        for number in range(low + 1, high):
            if squeeze(lines[number].text) in others:
                found[code] = number
                break
    marks = [_Mark(number, code, _after_label(lines[number], form.headings)) for code, number in found.items()]
    return sorted(marks)


def _labelled(lines: Sequence[_Line], labels: Mapping[str, str]) -> dict[str, int]:
    """For each name in `labels` the number of the first line with such a label; a misspelt one is the last resort."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        name = next((labels[key] for key in line.keys if key in labels), None)
        if name:
            found.setdefault(name, number)
    missing = {label: name for label, name in labels.items() if name not in found}
    for number, line in enumerate(lines) if missing else ():
        name = _misspelt(line, missing)
        if name:
            found.setdefault(name, number)
    return found


def _misspelt(line: _Line, labels: Mapping[str, str]) -> str | None:
    for key in line.keys:
        if len(key) < _SHORTEST_MISSPELT:
            continue
        best = process.extractOne(key, labels.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        if best:
            return labels[best[0]]
    return None


def _after_label(line: _Line, labels: Mapping[str, str]) -> int:
    """Where the answer begins: behind the colon when the label shares its line with it."""
    head, colon, rest = line.text.partition(":")
    if colon and rest.strip() and squeeze(line.text) not in labels:
        return line.start + len(head) + 1
    return line.end


def _own_lines(lines: Sequence[_Line], code: str, form: Form) -> list[_Line]:
    """The lines of an answer, with misspelt questions and repeated headings blanked."""
    questions = form.squeezed_questions[code]
    heading = squeeze(form.sections[code].heading) if not form.sections[code].fields else None
    own: list[_Line] = []
    for number, line in enumerate(lines):
        if number < _QUESTION_LINES and len(line.text) > _SHORTEST_QUESTION and _is_question(line.text, questions):
            line = line._replace(text=blank(line.text), keys=())
        elif number and heading in line.keys:
            cut_at = line.text.index(":") + 1 if ":" in line.text else len(line.text)
            line = line._replace(text=blank(line.text[:cut_at]) + line.text[cut_at:])
        own.append(line)
    return own


def _is_question(line: str, questions: tuple[str, ...]) -> bool:
    if not questions or line.isspace():
        return False
    return process.extractOne(squeeze(line), questions, scorer=fuzz.ratio, score_cutoff=_SIMILAR) is not None


def _body(text: str, answers: Iterable[Answer]) -> Iterator[str]:
    """The text with everything outside of the answers blanked."""
    done = 0
    for answer in answers:
        yield blank(text[done : answer.start])
        yield answer.text
        done = answer.start + len(answer.text)


def _fields(answer: Answer, lines: Sequence[_Line], form: Form) -> tuple[dict[str, Answer], list[Span]]:
    """The labelled values of the first section, and lines above the first label."""
    labels = form.field_labels
    marks = sorted((number, name) for name, number in _labelled(lines, labels).items())
    if not marks:
        return {}, [Span(line.start, line.end) for line in lines if line.text.strip()]
    end = answer.start + len(answer.text)
    stops = [lines[number].start for number, _ in marks[1:]] + [end]
    fields = {
        name: _part(answer, _after_label(lines[number], labels), stop)
        for (number, name), stop in zip(marks, stops, strict=True)
    }
    return fields, [Span(line.start, line.end) for line in lines[: marks[0][0]] if line.text.strip()]


def _part(answer: Answer, start: int, end: int) -> Answer:
    return Answer(answer.text[start - answer.start : end - answer.start], start)


def _preamble(lines: Sequence[_Line], form: Form) -> tuple[Span | None, Span | None]:
    """Title line and teaser paragraph above the first heading; the printed header is neither."""
    header = {squeeze(text) for text in form.header}
    spoken = [line for line in lines if line.text.strip() and squeeze(line.text) not in header]
    if not spoken:
        return None, None
    title = Span(spoken[0].start, spoken[0].end)
    teaser = Span(spoken[1].start, spoken[-1].end) if len(spoken) > 1 else None
    return title, teaser
