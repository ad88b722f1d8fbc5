"""Cutting the text of a Steckbrief into the sections and fields of the form.

Every line is a heading, a printed helper question, part of an answer, part of the preamble, or is
reported as not understood; none is lost. Labels and questions are in `data/form.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz, process

from loaders import yamlfile
from loaders.record import Answer, Span

DEFAULT_FORM = Path(__file__).resolve().parent.parent / "data" / "form.yaml"
MIN_HEADINGS = 3  # with fewer, the text is no Steckbrief
_SIMILAR = 88.0  # rapidfuzz ratio from which a line counts as a misspelt label
_LONGEST_LABEL = 110  # characters of a line that may be one
_LETTERS = re.compile(r"[\W_]+")
_BLANK = re.compile(r"[^\n]")


class NoSteckbrief(ValueError):
    """The text lacks the headings of the form; the message is German."""


class Field(BaseModel):
    """A labelled line of the first section."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    labels: tuple[str, ...]
    personal: bool = False


class Section(BaseModel):
    """A section of the form as printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: str
    heading: str
    also: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    fields: dict[str, Field] = {}


class Form(BaseModel):
    """The form as printed: its header words and its sections in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: int
    header: tuple[str, ...]
    sections: dict[str, Section]

    @cached_property
    def headings(self) -> dict[str, str]:
        """Squeezed heading -> code of the section."""
        return {squeeze(text): code for code, s in self.sections.items() for text in (s.heading, *s.also)}

    @cached_property
    def field_labels(self) -> dict[str, str]:
        """Squeezed label -> name of the field."""
        fields = (item for section in self.sections.values() for item in section.fields.items())
        return {squeeze(label): name for name, field in fields for label in field.labels}

    @cached_property
    def personal(self) -> frozenset[str]:
        """Names of the fields that hold contact data."""
        fields = (item for section in self.sections.values() for item in section.fields.items())
        return frozenset(name for name, field in fields if field.personal)

    @cached_property
    def question_patterns(self) -> tuple[re.Pattern[str], ...]:
        """One expression per printed question, whatever its line breaks."""
        return tuple(
            re.compile(r"\s+".join(re.escape(word) for word in question.split()))
            for section in self.sections.values()
            for question in section.questions
        )

    @cached_property
    def squeezed_questions(self) -> dict[str, tuple[str, ...]]:
        """Code of the section -> its questions, squeezed, for misspelt ones."""
        return {code: tuple(map(squeeze, section.questions)) for code, section in self.sections.items()}


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
    start: int
    end: int
    text: str


def load_form(path: Path = DEFAULT_FORM) -> Form:
    """The form in `path`; raises `yamlfile.YamlError`."""
    return yamlfile.load(path, Form)


def squeeze(text: str) -> str:
    """Letters and digits only, lower case: how labels are compared."""
    return _LETTERS.sub("", text.lower())


def cut(text: str, form: Form) -> CutForm:
    """The sections, fields and preamble of `text`; raises `NoSteckbrief`."""
    blanked = _blank_questions(text, form)
    lines = _lines(blanked)
    marks = _headings(lines, form)
    if len(marks) < MIN_HEADINGS:
        raise NoSteckbrief("kein Steckbrief: die Überschriften des Formulars fehlen")
    title, teaser = _preamble([line for line in lines if line.end <= marks[0][0].start], form)
    answers: dict[str, Answer] = {}
    fields: dict[str, Answer] = {}
    lost: list[Span] = []
    for position, (line, code, after) in enumerate(marks):
        stop = marks[position + 1][0].start if position + 1 < len(marks) else len(text)
        answer = _answer(blanked, after, stop, code, form)
        if form.sections[code].fields:
            found, unclear = _fields(answer, form)
            fields.update(found)
            lost += unclear
        answers[code] = answer
    body = "".join(_body(blanked, answers.values()))
    return CutForm(body, title, teaser, frozenset(code for _, code, _ in marks), answers, fields, tuple(lost))


def _blank(text: str) -> str:
    return _BLANK.sub(" ", text)


def _blank_questions(text: str, form: Form) -> str:
    for pattern in form.question_patterns:
        text = pattern.sub(lambda match: _blank(match.group()), text)
    return text


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for part in text.split("\n"):
        lines.append(_Line(start, start + len(part), part))
        start += len(part) + 1
    return lines


def _headings(lines: list[_Line], form: Form) -> list[tuple[_Line, str, int]]:
    """For each section found: the line of its heading, its code, and where its answer begins.

    A heading that comes back is a repeated label inside an answer. Short other spellings ("Kosten")
    count only where the full heading stands nowhere and the order of the form is kept.
    """
    full = {squeeze(section.heading): code for code, section in form.sections.items()}
    found: dict[str, tuple[_Line, str, int]] = {}
    for misspelt in (False, True):
        missing = {label: code for label, code in full.items() if code not in found}
        for line in lines if missing else ():
            code = _label(line.text, missing, misspelt=misspelt)
            if code and code not in found:
                found[code] = (line, code, _after_label(line, full))
    order = list(form.sections)
    for code in [code for code in order if code not in found]:
        others = {squeeze(text): code for text in form.sections[code].also}
        low = max((found[c][0].start for c in order[: order.index(code)] if c in found), default=-1)
        high = min((found[c][0].start for c in order[order.index(code) :] if c in found), default=lines[-1].end + 1)
        for line in lines:
            if low < line.start < high and squeeze(line.text) in others:
                found[code] = (line, code, line.end)
                break
    return sorted(found.values(), key=lambda mark: mark[0].start)


def _label(text: str, labels: dict[str, str], *, misspelt: bool = True) -> str | None:
    """Whose label the line is: the whole line or what stands before its first colon."""
    head, colon, _ = text.partition(":")
    candidates = [piece for piece in ((text, head) if colon else (text,)) if 2 < len(piece) < _LONGEST_LABEL]
    for candidate in map(squeeze, candidates):
        if candidate in labels:
            return labels[candidate]
        if misspelt and len(candidate) > 9:
            best = process.extractOne(candidate, labels.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
            if best:
                return labels[best[0]]
    return None


def _after_label(line: _Line, labels: dict[str, str]) -> int:
    """Where the answer begins: behind the colon when the label shares its line with it."""
    head, colon, rest = line.text.partition(":")
    if colon and rest.strip() and squeeze(line.text) not in labels:
        return line.start + len(head) + 1
    return line.end


def _answer(text: str, start: int, stop: int, code: str, form: Form) -> Answer:
    """The answer between two headings, with misspelt questions and repeated headings blanked."""
    body = text[start:stop]
    questions = form.squeezed_questions[code]
    own = {squeeze(form.sections[code].heading): code} if not form.sections[code].fields else {}
    parts: list[str] = []
    for number, line in enumerate(body.split("\n")):
        if number < 6 and len(line) > 25 and _is_question(line, questions):
            line = _blank(line)
        elif number and _label(line, own, misspelt=False):
            cut_at = line.index(":") + 1 if ":" in line else len(line)
            line = _blank(line[:cut_at]) + line[cut_at:]
        parts.append(line)
    return Answer("\n".join(parts), start)


def _is_question(line: str, questions: tuple[str, ...]) -> bool:
    squeezed = squeeze(line)
    return any(fuzz.ratio(question, squeezed, score_cutoff=_SIMILAR) for question in questions)


def _body(text: str, answers: Iterable[Answer]) -> Iterator[str]:
    """The text with everything outside of the answers blanked."""
    done = 0
    for answer in answers:
        yield _blank(text[done : answer.start])
        yield answer.text
        done = answer.start + len(answer.text)


def _fields(answer: Answer, form: Form) -> tuple[dict[str, Answer], list[Span]]:
    """The labelled values of the first section, and lines above the first label."""
    lines = _lines(answer.text)
    labels = form.field_labels
    marks: dict[str, _Line] = {}
    for misspelt in (False, True):
        missing = {label: name for label, name in labels.items() if name not in marks}
        for line in lines if missing else ():
            name = _label(line.text, missing, misspelt=misspelt)
            if name and name not in marks:
                marks[name] = line
    ordered = sorted(marks.items(), key=lambda mark: mark[1].start)
    stops = [line.start for _, line in ordered[1:]] + [len(answer.text)]
    fields = {
        name: _part(answer, _after_label(line, labels), stop)
        for (name, line), stop in zip(ordered, stops, strict=True)
    }
    first = ordered[0][1].start if ordered else len(answer.text)
    lost = [answer.span(line.start, line.end) for line in lines if line.end <= first and line.text.strip()]
    return fields, lost


def _part(answer: Answer, start: int, end: int) -> Answer:
    return Answer(answer.text[start:end], answer.start + start)


def _preamble(lines: list[_Line], form: Form) -> tuple[Span | None, Span | None]:
    """Title line and teaser paragraph above the first heading; the printed header is neither."""
    header = {squeeze(text) for text in form.header}
    spoken = [line for line in lines if line.text.strip() and squeeze(line.text) not in header]
    if not spoken:
        return None, None
    title = Span(spoken[0].start, spoken[0].end)
    teaser = Span(spoken[1].start, spoken[-1].end) if len(spoken) > 1 else None
    return title, teaser
