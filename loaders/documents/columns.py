"""Which column of a table answers which part of the form: by the form's own labels and `data/columns.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz, process

from loaders import yamlfile
from loaders.printed_form import Form, load_form, squeeze

DEFAULT_COLUMNS = Path(__file__).resolve().parent.parent.parent / "data" / "columns.yaml"
TITLE, TEASER, IGNORED = "titel", "kurztext", "ignored"

_SIMILAR = 88.0  # rapidfuzz ratio from which a heading counts as a misspelt label
_SHORTEST_MISSPELT = 10  # letters of heading and label from which other spellings are looked for
_SHORTEST_BEGINNING = 25  # letters from which the beginning of a label, or more behind it, is enough
_LONGEST_HEADING = 700  # characters; two printed questions with their explanations fit in
_NUMBERING = re.compile(r"^[\W_]*(?:[A-Za-z]{0,2}\d+[\w]?[.):\]]*\s+|[IVX]+[.)]\s+)+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

Role = Literal["label", "entry"]


class Target(NamedTuple):
    """A part of the form: the code of a section or field, `TITLE`, `TEASER` or `IGNORED`.

    With the role "entry" the heading of the column belongs to the answer.
    """

    code: str
    role: Role = "label"


class ColumnFile(BaseModel):
    """The file `columns.yaml`: headings of columns and what they stand for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: int
    names: dict[str, str] = {}
    entries: dict[str, str] = {}
    ignored: tuple[str, ...] = ()


def match_headings(headings: Sequence[str]) -> dict[int, Target]:
    """The target of each heading that is known, by its place in `headings`.

    A label is given to one heading only, the one most like it; a field, title and teaser have one column.
    """
    labels = known_labels()
    found: dict[int, Target] = {}
    used: set[str] = set()
    for _, number, label in sorted(_candidates(headings, labels), key=lambda item: (-item[0], item[1])):
        target = labels[label]
        several = target.code in the_form().sections or target.code == IGNORED
        taken = not several and any(other.code == target.code for other in found.values())
        if number not in found and label not in used and not taken:
            found[number] = target
            used.add(label)
    return found


def _candidates(headings: Sequence[str], labels: Mapping[str, Target]) -> Iterator[tuple[float, int, str]]:
    """Likeness, number of the heading and label, for every label that a heading may mean."""
    long = [label for label in labels if len(label) >= _SHORTEST_MISSPELT]
    for number, heading in enumerate(headings):
        if len(heading) > _LONGEST_HEADING:
            continue
        for key in _keys(heading):
            if key in labels:
                yield 101.0, number, key
            elif len(key) >= _SHORTEST_MISSPELT:
                best = process.extract(key, long, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=3)
                yield from ((score, number, label) for label, score, _ in best)
            if len(key) >= _SHORTEST_BEGINNING:
                yield from ((_SIMILAR, number, label) for label in labels if _begins(key, label))


def _keys(heading: str) -> tuple[str, ...]:
    """What of a heading may be a label: all of it, without numbering and brackets, its first line, up to a colon."""
    bare = _NUMBERING.sub("", heading)
    forms = (heading, bare, _BRACKETS.sub(" ", bare), bare.strip().split("\n", 1)[0], bare.split(":", 1)[0])
    return tuple(dict.fromkeys(key for key in map(squeeze, forms) if key))


def _begins(key: str, label: str) -> bool:
    """Whether one is the beginning of the other: a heading that was cut off, or two questions in one heading."""
    return len(label) >= _SHORTEST_BEGINNING and key != label and (label.startswith(key) or key.startswith(label))


@lru_cache(maxsize=1)
def known_labels() -> dict[str, Target]:
    """Squeezed label -> what it stands for; raises `yamlfile.YamlError`."""
    return {**load_columns(), **_printed(the_form())}


def the_form() -> Form:
    """The printed form; raises `yamlfile.YamlError`."""
    return load_form()


def load_columns(path: Path = DEFAULT_COLUMNS) -> dict[str, Target]:
    """Squeezed heading -> target, from `path`; raises `yamlfile.YamlError` for a code that the form does not have."""
    file, form = yamlfile.load(path, ColumnFile), the_form()
    fields = {name for section in form.sections.values() for name in section.fields}
    targets = {TITLE, TEASER, *form.sections, *fields}
    labels = {squeeze(heading): Target(IGNORED) for heading in file.ignored}
    printed = _printed(form)
    roles: dict[Role, dict[str, str]] = {"label": file.names, "entry": file.entries}
    for role, part in roles.items():
        for heading, code in part.items():
            where = ("names" if role == "label" else "entries", heading)
            key = squeeze(heading)
            if code not in targets:
                raise yamlfile.error_at(path, where, f"das Formular hat keinen Abschnitt und kein Feld «{code}»")
            if key in labels or printed.get(key, Target(code)).code != code:
                raise yamlfile.error_at(path, where, "diese Überschrift ist schon vergeben")
            labels[key] = Target(code, role)
    return labels


def _printed(form: Form) -> dict[str, Target]:
    """The labels of the form itself."""
    labels: dict[str, Target] = {}
    for code, section in form.sections.items():
        for name, field in section.fields.items():
            labels.update({squeeze(label): Target(name) for label in field.labels})
        texts = (section.heading, section.label, *section.also, *section.questions)
        labels.update({squeeze(text): Target(code) for text in texts})
    return labels
