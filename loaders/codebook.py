"""The codebook: variables, codes, labels, definitions and the patterns that find them.

`data/codebook.yaml` defines the categories; beside it, `data/codebook/` holds the patterns, one file a
variable, and `kontext.yaml`. A programme team edits them and builds anew.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel

from loaders import yamlfile
from loaders.reading.chains import Numbering
from loaders.reading.patterns import PatternError, parse_patterns
from loaders.reading.terms import Kind, Matcher, Term, compile_terms
from loaders.reading.words import Atoms

DEFAULT_CODEBOOK = Path(__file__).resolve().parent.parent / "data" / "codebook.yaml"
CONTEXT_VARIABLE = "kontext"

Scope = Literal["sentence", "clause", "before", "after", "next", "within", "previous", "previous_all"]
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


class Code(_Entry):
    """One category. `only_without` lists codes of the same variable that exclude it, `named_beside` codes beside
    which it must be named plainly: a workshop works in groups anyway.

    With `weak_alone` a weak sign counts only where it is the whole answer ("Nichts."). A `frame` says who or in which
    way, and the matter itself stands behind it: "Frauen im Beruf", "Information in der Schule".
    """

    label: str
    definition: str | None = None
    only_without: tuple[str, ...] = ()
    named_beside: tuple[str, ...] = ()
    weak_alone: bool = False
    frame: bool = False


class Variable(_Entry):
    """What is coded: `sections` of the form that are read for it, `several` codes or one.

    `explanations`: which words count that only explain what an item of a list is named: all of them,
    those that name a category plainly, or none.
    """

    label: str
    several: bool = True
    explanations: Literal["all", "plain", "none"] = "all"
    sections: tuple[str, ...] = ()
    codes: dict[str, Code]


class Categories(_Entry):
    """The file `codebook.yaml`.

    `findings` are the codes of what a careful reader would note, `program_findings` those that only a
    program needs.
    """

    version: int
    variables: dict[str, Variable]
    findings: dict[str, str]
    program_findings: dict[str, str]


class Cue(Patterns):
    """Words that say that a thing is negated, dropped, earlier …: such a thing is not coded.

    `scope` is how far they reach; `applies` lists the variables that heed them.
    """

    label: str
    scope: Scope
    applies: tuple[str, ...]


class PatternFile(RootModel[dict[str, Patterns]]):
    """The patterns of one variable, by code."""


class ContextFile(RootModel[dict[str, Cue]]):
    """The cues of the context, by name."""


class Codebook(Categories):
    """The whole codebook: the categories, the patterns by variable and code, the cues of the context."""

    patterns: dict[str, dict[str, Patterns]]
    context: dict[str, Cue]

    @cached_property
    def matchers(self) -> dict[str, Matcher]:
        """For each section of the form: the patterns of the variables read there, and of the context."""
        numbering = Numbering()
        compiled = {name: compile_terms(self._variable_terms(name), numbering) for name in self.variables}
        context = compile_terms(self._context_terms(), numbering)
        atoms = Atoms(numbering.numbers)
        read_in: dict[str, list[str]] = defaultdict(list)
        for name, variable in self.variables.items():
            for section in variable.sections:
                read_in[section].append(name)
        # Sections in which the same variables are read share their matcher.
        matchers: dict[tuple[str, ...], Matcher] = {}
        for names in map(tuple, read_in.values()):
            matchers[names] = matchers.get(names) or Matcher(
                atoms, *(compiled[name] for name in names), context
            )
        return {section: matchers[tuple(names)] for section, names in read_in.items()}

    @cached_property
    def first_sections(self) -> tuple[str, ...]:
        """The sections that are read for sure: the first one of each variable."""
        return tuple(dict.fromkeys(variable.sections[0] for variable in self.variables.values() if variable.sections))

    def matcher_of(self, variable: str) -> Matcher:
        """The patterns of one variable alone."""
        return Matcher.of(self._variable_terms(variable))

    def _context_terms(self) -> Iterator[Term]:
        for name, cue in self.context.items():
            yield from _terms_of(CONTEXT_VARIABLE, name, cue)

    def _variable_terms(self, variable: str) -> Iterator[Term]:
        for code, entry in self.patterns.get(variable, {}).items():
            yield from _terms_of(variable, code, entry)


class LoadedCodebook(NamedTuple):
    """The codebook and the fingerprint of the file that it was read from."""

    codebook: Codebook
    sha256: str


def load_codebook(path: Path = DEFAULT_CODEBOOK) -> LoadedCodebook:
    """The codebook in `path` and in the folder of the same name beside it.

    Raises `yamlfile.YamlError` with a German message that names file and line.
    """
    folder = path.with_suffix("")
    categories = yamlfile.load(path, Categories)
    context_path = folder / f"{CONTEXT_VARIABLE}.yaml"
    context = yamlfile.load(context_path, ContextFile).root
    paths = {file.stem: file for file in sorted(folder.glob("*.yaml")) if file != context_path}
    patterns = {name: yamlfile.load(file, PatternFile).root for name, file in paths.items()}
    _check_categories(path, categories)
    _check_context(context_path, context, categories)
    for name, file in paths.items():
        _check_patterns(file, patterns[name], categories)
    codebook = Codebook.model_construct(**dict(categories), patterns=patterns, context=context)
    contents = b"".join(file.read_bytes() for file in (path, context_path, *paths.values()))
    return LoadedCodebook(codebook, hashlib.sha256(contents).hexdigest())


def _check_categories(path: Path, categories: Categories) -> None:
    for name, variable in categories.variables.items():
        for code, entry in variable.codes.items():
            for key in ("only_without", "named_beside"):
                for other in getattr(entry, key):
                    if other not in variable.codes:
                        where = ("variables", name, "codes", code, key)
                        raise yamlfile.error_at(path, where, f"den Code «{other}» gibt es nicht")


def _check_context(path: Path, context: dict[str, Cue], categories: Categories) -> None:
    for name, cue in context.items():
        for variable in cue.applies:
            if variable not in categories.variables:
                raise yamlfile.error_at(path, (name, "applies"), f"die Variable «{variable}» gibt es nicht")


def _check_patterns(path: Path, patterns: dict[str, Patterns], categories: Categories) -> None:
    if path.stem not in categories.variables:
        raise yamlfile.YamlError(f"{path.name}: die Variable «{path.stem}» gibt es nicht")
    for code in patterns:
        if code not in categories.variables[path.stem].codes:
            raise yamlfile.error_at(path, (code,), f"den Code «{code}» hat die Variable «{path.stem}» nicht")


def _terms_of(variable: str, code: str, entry: Patterns) -> Iterator[Term]:
    for attribute, kind in _KINDS.items():
        for text in getattr(entry, attribute if attribute != "not" else "not_"):
            for pattern in parse_patterns(text):
                yield Term(variable, code, kind, pattern)
