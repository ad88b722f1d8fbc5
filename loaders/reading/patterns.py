"""The pattern language of the codebook: a line of text becomes a `Pattern`.

    wort      a whole word, inflection endings allowed
    =wort     exactly this word
    wort*     a word that begins so            *wort   a word that ends so
    *wort*    a word that contains it
    a b       neighbouring words               a ~ b   in this order, at most `GAP` words between
    a & b     both in one sentence             (a|b c) either
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

GAP = 6  # words that may stand between the two sides of "~"

_UNINFLECTED = frozenset({"nicht"})  # "nichts" is another word

_ONE_WORD = re.compile(r"[=*]?\w+\*?")
_STEP = re.compile(r"\([^()]*\)|[^\s()]+")
_ATOM = re.compile(r"(=|\*)?([^\W_][\w.']*?)(\*)?")
_GROUP = re.compile(r"\(([^()]*)\)")
_ACCENTS = dict(zip("éèêëáàâóòôúùûíìîçñ", "eeeeaaaooouuuiiicn", strict=True))
_ACCENTED = re.compile("[éèêëáàâóòôúùûíìîçñ]")
_SPELLINGS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


class PatternError(ValueError):
    """A pattern that does not follow the language; the message is German."""


class Atom(NamedTuple):
    """One word of a pattern: the letters looked for and where they may stand in a word."""

    letters: str
    at_start: bool  # the word begins with the letters
    at_end: bool  # the word ends with the letters (and an inflection ending)
    exact: bool  # no ending either

    @property
    def needles(self) -> list[str]:
        """What to look for in a text whose words are separated by single blanks."""
        before = " " if self.at_start else ""
        after = " " if self.exact else ""
        return [before + letters + after for letters in spellings(self.letters)]


class Step(NamedTuple):
    """A place in a chain: one of `atoms`, at most `gap` words after the step before."""

    atoms: tuple[Atom, ...]
    gap: int


Chain = tuple[Step, ...]


class Pattern(NamedTuple):
    """All `chains` must stand in one sentence."""

    text: str
    chains: tuple[Chain, ...]

    @property
    def loose(self) -> bool:
        """Whether other words may stand between its words."""
        return len(self.chains) > 1 or any(step.gap for step in self.chains[0])


def fold(text: str) -> str:
    """Lower case without accents; umlauts stay. The length is that of `text`."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):  # a few capital letters become two characters
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for accented in set(_ACCENTED.findall(lowered)):  # hardly ever more than one
        lowered = lowered.replace(accented, _ACCENTS[accented])
    return lowered


def spellings(letters: str) -> list[str]:
    """`letters` as they are, and with ae, oe, ue, ss in place of all umlauts and ß."""
    if letters.isascii():
        return [letters]
    other = letters
    for char, replacement in _SPELLINGS.items():
        other = other.replace(char, replacement)
    return [letters] if other == letters else [letters, other]


@cache  # patterns are parsed when they are checked, and again for each section
def parse_patterns(text: str) -> tuple[Pattern, ...]:
    """The patterns written as `text`: one for each alternative of several words, all named `text`."""
    if _ONE_WORD.fullmatch(text):
        return (Pattern(text, (_parse_step(text, 0),)),)
    variants = _variants(text)
    if variants == [text]:
        return (parse_pattern(text),)
    return tuple(Pattern(text, parse_pattern(variant).chains) for variant in variants)


def _variants(text: str) -> list[str]:
    """`text` without alternatives of several words: "(a|b c) d" gives "(a) d" and "b c d"."""
    for group in _GROUP.finditer(text) if "(" in text else ():
        options = [option.strip() for option in group.group(1).split("|")]
        longer = [option for option in options if " " in option]
        if longer:
            single = [option for option in options if " " not in option]
            choices = ([f"({'|'.join(single)})"] if single else []) + longer
            return [v for choice in choices for v in _variants(text[: group.start()] + choice + text[group.end() :])]
    return [text]


def parse_pattern(text: str) -> Pattern:
    """The pattern written as `text`, alternatives being single words; raises `PatternError`."""
    chains = tuple(_parse_chain(part) for part in text.split("&"))
    return Pattern(text, chains)


def _parse_chain(text: str) -> Chain:
    steps: list[Step] = []
    gap = 0
    for part in _STEP.findall(text):
        if part == "~":
            gap = GAP
            continue
        steps += _parse_step(part, gap)
        gap = 0
    if not steps:
        raise PatternError(f"leeres Muster: «{text.strip()}»")
    return tuple(steps)


@cache
def _parse_step(token: str, gap: int) -> tuple[Step, ...]:
    """One step, or several neighbouring ones for a word with hyphens ("world-café")."""
    if token.startswith("("):
        words = [word.strip() for word in token.strip("()").split("|")]
        return (Step(tuple([_parse_atom(word) for word in words]), gap),)
    if "-" not in token and "/" not in token:
        return (Step((_parse_atom(token),), gap),)
    words = [word for word in re.split(r"[-/]", token) if word]
    return tuple([Step((_parse_atom(word),), 0 if number else gap) for number, word in enumerate(words)])


@cache
def _parse_atom(word: str) -> Atom:
    match = _ATOM.fullmatch(fold(word))
    if match is None:
        raise PatternError(f"unverständliches Wort im Muster: «{word}»")
    before, letters, after = match.groups()
    if letters in _UNINFLECTED and not after:
        before = "="
    if before == "=" and after:
        raise PatternError(f"«=» und «*» schließen sich aus: «{word}»")
    return Atom(letters, at_start=before != "*", at_end=not after, exact=before == "=")


