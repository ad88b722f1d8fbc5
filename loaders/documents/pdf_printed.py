"""What of the printed form a text is: a label, also one that is wrapped, or a printed question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from loaders.documents.layout import begins_label, is_listed_label
from loaders.printed_form import load_form, squeeze

LABEL_LINES = 4  # lines into which a narrow column wraps a label


def label_size(lines: Sequence[str]) -> int:
    """How many of these lines, from the first on, are one label of the form."""
    if not lines or not lines[0] or not begins_label(lines[0]):
        return 0
    sizes = range(len(lines), 0, -1)
    return next((size for size in sizes if is_listed_label(" ".join(lines[:size]))), 0)


def is_question(text: str) -> bool:
    """Whether a text is a part of a printed question."""
    return squeeze(text) in _questions()


def ends_question(text: str) -> bool:
    """Whether a text ends with a printed question."""
    return text[-1] in "?.):" and squeeze(text).endswith(_whole_questions())


def asked_below(label: str, text: str) -> bool:
    """Whether a text is the beginning of a question of the section that a label heads."""
    form = load_form()
    questions = form.squeezed_questions.get(form.headings.get(squeeze(label), ""), ())
    return any(question.startswith(squeeze(text)) for question in questions)


def begins_question(text: str) -> bool:
    """Whether a text is the beginning of a printed question."""
    return any(question.startswith(squeeze(text)) for question in _whole_questions())


@lru_cache(maxsize=1)
def _whole_questions() -> tuple[str, ...]:
    return tuple(squeeze(question.text) for question in load_form().printed_questions)


@lru_cache(maxsize=1)
def _questions() -> str:
    return "".join(squeeze(question.text) for question in load_form().printed_questions)
