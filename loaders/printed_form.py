"""The form as printed: its sections, fields and helper questions, from `data/form.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from loaders import yamlfile

DEFAULT_FORM = Path(__file__).resolve().parent.parent / "data" / "form.yaml"
_WORDS = re.compile(r"[^\W_]+")


class PrintedQuestion(NamedTuple):
    """A helper question: its text, the words inside it, and an expression for any line breaks."""

    text: str
    inside: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, text: str) -> PrintedQuestion:
        """The question with this text."""
        words = text.split()
        return cls(text, frozenset(words[1:-1]), re.compile(r"\s+".join(map(re.escape, words))))

    def blanked(self, text: str) -> str:
        """`text` with blanks in place of the question, also where it stands with other line breaks."""
        return self.pattern.sub(lambda match: blank(match.group()), text)


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
        return {squeeze(section.heading): code for code, section in self.sections.items()}

    @cached_property
    def field_labels(self) -> dict[str, str]:
        """Squeezed label -> name of the field."""
        fields = (item for section in self.sections.values() for item in section.fields.items())
        return {squeeze(label): name for name, field in fields for label in field.labels}

    @cached_property
    def begins_heading(self) -> re.Pattern[str]:
        """How a line begins that has a heading: hardly any other line does."""
        return _beginning(self.headings)

    @cached_property
    def begins_field(self) -> re.Pattern[str]:
        """How a line begins that has the label of a field."""
        return _beginning(self.field_labels)

    @cached_property
    def header_lines(self) -> frozenset[str]:
        """The squeezed lines of the printed header."""
        return frozenset(map(squeeze, self.header))

    @cached_property
    def personal(self) -> frozenset[str]:
        """Names of the fields that hold contact data."""
        fields = (item for section in self.sections.values() for item in section.fields.items())
        return frozenset(name for name, field in fields if field.personal)

    @cached_property
    def printed_questions(self) -> tuple[PrintedQuestion, ...]:
        """All questions of the form."""
        return tuple(PrintedQuestion.of(q) for section in self.sections.values() for q in section.questions)

    @cached_property
    def question_lines(self) -> frozenset[str]:
        """The texts of all questions, as whole lines."""
        return frozenset(question.text for question in self.printed_questions)

    @cached_property
    def squeezed_questions(self) -> dict[str, tuple[str, ...]]:
        """Code of the section -> its questions, squeezed, for misspelt ones."""
        return {code: tuple(map(squeeze, section.questions)) for code, section in self.sections.items()}


@lru_cache(maxsize=4)
def load_form(path: Path = DEFAULT_FORM) -> Form:
    """The form in `path`, loaded once; raises `yamlfile.YamlError`."""
    return yamlfile.load(path, Form)


def _beginning(labels: Iterable[str]) -> re.Pattern[str]:
    """How a line begins that has one of the squeezed `labels`.

    Only behind the first letter the case is left to the engine, which so is done with most lines at once.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for label in filter(None, labels):
        rests[label[0]].append(r"[\W_]*".join(label[1:]))
    words = (rf"[{first}{first.upper()}][\W_]*(?i:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(rf"[\W_]*+(?:{'|'.join(words)})")


def squeeze(text: str) -> str:
    """Letters and digits only, lower case: how labels are compared."""
    return "".join(_WORDS.findall(text.lower()))


def blank(text: str) -> str:
    """Blanks in place of all but the line ends."""
    return "\n".join([" " * len(line) for line in text.split("\n")])
