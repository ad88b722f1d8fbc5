"""An estimate of how the program codes texts that nobody looked at while the patterns were written.

The samples are dealt into folds. Each fold is coded without the patterns that match in none of the other
samples: they may have been written for the held-out ones. Patterns that match in no sample stay, as they owe
nothing to any. The estimate is cautious about words (systematic vocabulary that happens to occur once is switched
off, too) and blind to what the program code itself learnt about dates, numbers and costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from benchmarks.agreement import Codings
from loaders.codebook import CONTEXT_VARIABLE, Codebook, Patterns
from loaders.form import Form, cut
from loaders.goldformat import to_gold
from loaders.reading.steckbrief import Tools, read_steckbrief

FOLDS = 10
_Entry = TypeVar("_Entry", bound=Patterns)
_KEYS = {"stated": "terms", "inferred": "hints", "weak": "weak", "not": "not_"}


class Rule(NamedTuple):
    """One pattern of the codebook: its variable, code and key, and its text."""

    variable: str
    code: str
    key: str
    text: str


def coded_by_folds(texts: Mapping[str, str], tools: Tools, folds: int = FOLDS) -> Codings:
    """The coding of every text by name, each without the patterns that only its fold has."""
    matching = {name: _matching(text, tools.form, tools.codebook) for name, text in texts.items()}
    names = sorted(texts)
    coded: Codings = {}
    for fold in range(folds):
        held_out = names[fold::folds]
        known = frozenset[Rule]().union(*(matching[name] for name in names if name not in held_out))
        unknown = frozenset[Rule]().union(*(matching[name] for name in held_out)) - known
        coded = {**coded, **_coded(held_out, texts, tools._replace(codebook=without(tools.codebook, unknown)))}
    return coded


def without(codebook: Codebook, rules: frozenset[Rule]) -> Codebook:
    """The codebook less some of its patterns."""
    patterns = {
        variable: {code: _less(entry, variable, code, rules) for code, entry in codes.items()}
        for variable, codes in codebook.patterns.items()
    }
    context = {name: _less(cue, CONTEXT_VARIABLE, name, rules) for name, cue in codebook.context.items()}
    categories = {name: getattr(codebook, name) for name in ("version", "variables", "findings", "program_findings")}
    return Codebook.model_construct(**categories, patterns=patterns, context=context)


def _less(entry: _Entry, variable: str, code: str, rules: frozenset[Rule]) -> _Entry:
    kept = {
        key: tuple(text for text in getattr(entry, key) if Rule(variable, code, key, text) not in rules)
        for key in _KEYS.values()
    }
    return entry.model_copy(update=kept)


def _matching(text: str, form: Form, codebook: Codebook) -> frozenset[Rule]:
    """The patterns that match anywhere in the answers."""
    return frozenset(_rules(text, form, codebook))


def _rules(text: str, form: Form, codebook: Codebook) -> Iterator[Rule]:
    for section, answer in cut(text, form).answers.items():
        if section not in codebook.matchers:
            continue
        for term in codebook.matchers[section].scan(answer).terms:
            yield Rule(term.variable, term.code, _KEYS[term.kind], term.pattern.text)


def _coded(names: Sequence[str], texts: Mapping[str, str], tools: Tools) -> Codings:
    return {
        name: to_gold(name, read_steckbrief(texts[name], tools).steckbrief, tools.register, tools.codebook)
        for name in names
    }
