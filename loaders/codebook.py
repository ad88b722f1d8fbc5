"""The codebook: variables, codes, labels, definitions and the patterns that find them.

The file `data/codebook.yaml` is the only place where categories are defined; a programme team edits it
and builds anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from loaders import yamlfile
from loaders.reading.patterns import PatternError, parse_patterns
from loaders.reading.terms import Kind, Matcher, Term

DEFAULT_CODEBOOK = Path(__file__).resolve().parent.parent / "data" / "codebook.yaml"
CONTEXT_VARIABLE = "kontext"

Scope = Literal["sentence", "clause", "before", "after", "next"]
_KINDS: dict[str, Kind] = {"terms": "stated", "hints": "inferred", "weak": "weak", "not": "not"}


def _check_pattern(text: str) -> str:
    try:
        parse_patterns(text)
    except PatternError as error:
        raise ValueError(str(error)) from error
    return text


PatternText = Annotated[str, AfterValidator(_check_pattern)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Patterns(_Entry):
    """Patterns by what a hit says: named plainly, described, a weak sign, or no hit after all."""

    terms: tuple[PatternText, ...] = ()
    hints: tuple[PatternText, ...] = ()
    weak: tuple[PatternText, ...] = ()
    not_: tuple[PatternText, ...] = Field(default=(), alias="not")


class Code(Patterns):
    """One category. `only_without` lists codes of the same variable that exclude it."""

    label: str
    definition: str | None = None
    only_without: tuple[str, ...] = ()


class Variable(_Entry):
    """What is coded: `sections` of the form that are read for it, `several` codes or one."""

    label: str
    several: bool = True
    sections: tuple[str, ...] = ()
    codes: dict[str, Code]


class Cue(Patterns):
    """Words that say that a thing is negated, dropped, earlier …: such a thing is not coded.

    `scope` is how far they reach; `applies` lists the variables that heed them.
    """

    label: str
    scope: Scope
    applies: tuple[str, ...]


class Codebook(_Entry):
    """The whole codebook.

    `findings` are the codes of what a careful reader would note, `program_findings` those that only a
    program needs.
    """

    version: int
    variables: dict[str, Variable]
    findings: dict[str, str]
    program_findings: dict[str, str]
    context: dict[str, Cue]

    @cached_property
    def matchers(self) -> dict[str, Matcher]:
        """For each section of the form: the patterns of the variables read there, and of the context."""
        sections = {section for variable in self.variables.values() for section in variable.sections}
        return {
            section: Matcher(self._terms(name for name, v in self.variables.items() if section in v.sections))
            for section in sections
        }

    def matcher_of(self, variable: str) -> Matcher:
        """The patterns of one variable alone."""
        return Matcher(_variable_terms(variable, self.variables[variable]))

    def _terms(self, variables: Iterable[str]) -> Iterator[Term]:
        for variable in variables:
            yield from _variable_terms(variable, self.variables[variable])
        for name, cue in self.context.items():
            yield from _terms_of(CONTEXT_VARIABLE, name, cue)


class LoadedCodebook(NamedTuple):
    """The codebook and the fingerprint of the file that it was read from."""

    codebook: Codebook
    sha256: str


def load_codebook(path: Path = DEFAULT_CODEBOOK) -> LoadedCodebook:
    """The codebook in `path`; raises `yamlfile.YamlError` with a German message that names the line."""
    codebook = yamlfile.load(path, Codebook)
    _check_references(path, codebook)
    return LoadedCodebook(codebook, hashlib.sha256(path.read_bytes()).hexdigest())


def _check_references(path: Path, codebook: Codebook) -> None:
    """Every name that points at a variable or code must exist; raises `yamlfile.YamlError`."""
    for name, cue in codebook.context.items():
        for variable in cue.applies:
            if variable not in codebook.variables:
                where = ("context", name, "applies")
                raise yamlfile.error_at(path, where, f"die Variable «{variable}» gibt es nicht")
    for name, definition in codebook.variables.items():
        for code, entry in definition.codes.items():
            for other in entry.only_without:
                if other not in definition.codes:
                    where = ("variables", name, "codes", code, "only_without")
                    raise yamlfile.error_at(path, where, f"den Code «{other}» gibt es nicht")


def _variable_terms(name: str, variable: Variable) -> Iterator[Term]:
    for code, entry in variable.codes.items():
        yield from _terms_of(name, code, entry)


def _terms_of(variable: str, code: str, entry: Patterns) -> Iterator[Term]:
    for attribute, kind in _KINDS.items():
        for text in getattr(entry, attribute if attribute != "not" else "not_"):
            for pattern in parse_patterns(text):
                yield Term(variable, code, kind, pattern)
