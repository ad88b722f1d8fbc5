"""What a word of German text can be in the name of a person: the lists of `data/names.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from loaders import yamlfile

_KNOWN_WORDS = 10_000  # that are kept in mind
_FEMALE = ("a", "e", "ina", "ine")
_SHORTEST_STEM = 6  # letters; shorter ones would make ordinary words ("Marke")
NAMES_FILE = Path(__file__).parent.parent / "data" / "names.yaml"


def _split(value: object) -> object:
    return value.split() if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_split)]
Endings = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Lists(BaseModel):
    """The word lists of `data/names.yaml`; the comments there say what each is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first_names: Words
    doubtful_first_names: Words
    surnames: Words
    ordinary_names: Words
    address: Words
    family: Words
    plurals: Words
    degrees: Words
    roles: Words
    role_endings: Endings
    particles: Words
    surname_endings: Endings
    indefinite: Words
    determiners: Words
    saints: Words
    not_names: Words
    noun_endings: Words
    institutions: Words
    firm_words: Endings
    firm_endings: Words


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The word lists, read once; raises `YamlError`."""
    return yamlfile.load(NAMES_FILE, Lists)


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """The listed first names and their female forms ("Gottfriede", "Albertina")."""
    listed = lists().first_names
    stems = (name for name in listed if len(name) >= _SHORTEST_STEM and name[-1] not in "aeiouy")
    return listed | {stem + ending for stem in stems for ending in _FEMALE}


@lru_cache(maxsize=1)
def triggers() -> frozenset[str]:
    """All words at which a name can begin, titles without their dot."""
    words = lists()
    initials = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return frozenset(word.rstrip(".") for word in titles()) | first_names() | words.doubtful_first_names | initials


@lru_cache(maxsize=1)
def joins() -> frozenset[str]:
    """What may stand between two parts of a name."""
    particles = {" " + word.replace("|", " ") for word in lists().particles}
    return frozenset({" ", *(f"{word} " for word in particles), " al-", " el-"})


def is_first_name(word: str) -> bool:
    """Whether `word` is a first name, double ones included, doubtful ones not."""
    names = first_names()
    return word in names or ("-" in word and all(part in names for part in word.split("-")))


@lru_cache(maxsize=_KNOWN_WORDS)
def is_ordinary(word: str) -> bool:
    """Whether `word` is a common noun, an abbreviation or a title rather than a surname."""
    words = lists()
    if (word.isupper() and len(word) < 5) or word in titles():
        return True
    last = word.rpartition("-")[2]  # what a compound is
    if last in words.not_names or last in words.institutions:
        return True
    last, endings = last.lower(), words.noun_endings
    return any(last[start:] in endings for start in range(len(last) - 1))  # endswith takes longer with so many


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """All words behind which a name can stand, abbreviations with their dot: address, degree, family or role each."""
    words = lists()
    listed = {"role": words.roles, "family": words.family, "degree": words.degrees, "address": words.address}
    return {word: kind for kind, members in listed.items() for word in members}
