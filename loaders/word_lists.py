"""The words of German by which answers are read: the lists of `data/words/`, one file a matter.

What is written there as a list is vocabulary, which a programme team can extend; how the words are put together
(amounts, dates, sentences) is grammar and stands in the code.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from typing_extensions import TypeAliasType

from loaders import yamlfile

WORDS = Path(__file__).resolve().parent.parent / "data" / "words"
_WORD = re.compile(r"\*?\w(?:[\w .'/-]*[\w.])?\*?")


def _split(value: object) -> object:
    return [word.strip() for word in value.split(",")] if isinstance(value, str) else value


def _check(word: str) -> str:
    if not _WORD.fullmatch(word):
        raise ValueError(f"unverständliches Wort: «{word}» (Wörter mit Komma trennen, Sterne nur am Rand)")
    if word != word.lower():
        raise ValueError(f"«{word}» muss klein geschrieben sein")
    return word


def _check_single(word: str) -> str:
    if " " in word:
        raise ValueError(f"«{word}»: diese Liste kennt nur einzelne Wörter")
    return word


def _check_plain(word: str) -> str:
    if "*" in word:
        raise ValueError(f"«{word}»: diese Liste kennt keine Sterne")
    return word


Word = Annotated[str, AfterValidator(_check)]
SingleWord = Annotated[Word, AfterValidator(_check_single)]
PlainWord = Annotated[SingleWord, AfterValidator(_check_plain)]
_LIST = (BeforeValidator(_split), Field(min_length=1))
# As aliases they are looked into once, not for each of the hundred lists.
Words = TypeAliasType("Words", Annotated[tuple[Word, ...], *_LIST])
SingleWords = TypeAliasType("SingleWords", Annotated[tuple[SingleWord, ...], *_LIST])
PlainWords = TypeAliasType("PlainWords", Annotated[tuple[PlainWord, ...], *_LIST])
Satisfaction = Literal["sehr_zufrieden", "zufrieden", "teils", "eher_unzufrieden", "unzufrieden"]


class _Lists(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextWords(_Lists):
    """The file `text.yaml`; the comments there, and in the others, say what each list is for."""

    abbreviations: PlainWords
    final_abbreviations: PlainWords
    in_full: dict[PlainWord, PlainWord]
    months: Annotated[tuple[PlainWords, ...], Field(min_length=12, max_length=12)]
    spoken_numbers: Annotated[dict[PlainWord, Annotated[int, Field(ge=0, le=99)]], Field(min_length=1)]
    about: Words
    same_again: Words
    matters: Words
    mail_heads: Words
    letter_heads: Words
    only_in_heads: PlainWords


class DayWords(_Lists):
    """The file `days.yaml`."""

    sessions: Words
    events: Words
    event_parts: PlainWords
    held: Words
    told: Words
    preparation: Words
    decisions: Words
    papers: Words
    reports: Words
    written: Words
    presented: Words
    project_time: Words
    announcing: Words
    planned: Words
    postponed: Words
    cancelled: Words
    earlier: Words
    about_hour: Words
    counted: Words
    begins: PlainWords
    ends: PlainWords
    over: Words
    lasts: Words
    before_begin: PlainWords
    beside: PlainWords


class PeopleWords(_Lists):
    """The file `people.yaml`."""

    absent: SingleWords
    absent_columns: Words
    present: SingleWords
    total: SingleWords
    so_far: PlainWords
    remaining: PlainWords
    repeated: Words
    distinct: SingleWords
    people: SingleWords
    people_in_er: SingleWords
    people_in_e: SingleWords
    tokens: SingleWords
    sorts: SingleWords
    sorts_in_er: SingleWords
    roles: SingleWords
    further: SingleWords
    offices: SingleWords
    bodies: SingleWords
    other_bodies: SingleWords
    amounts: SingleWords
    one_man: SingleWords
    one_woman: SingleWords
    things: SingleWords
    staff: SingleWords
    children: SingleWords
    numbered: PlainWords
    ordered: Words
    labels_of_numbers: PlainWords
    no_inhabitants: SingleWords
    councils: SingleWords


class CostWords(_Lists):
    """The file `costs.yaml`."""

    free: Words
    nothing: Words
    charged: Words
    totals: Words
    sums_up: Words
    closing: Words
    subtotals: Words
    generic: Words
    only_some: Words
    taxes: Words
    givers: Words
    donors: Words
    given: Words
    payers: Words
    grants: Words
    planned: Words
    compared: Words
    rates: Words
    units: Words
    not_money: Words
    bills: Words
    firms: PlainWords


class JudgementWords(_Lists):
    """The file `judgements.yaml`."""

    summary: Words
    short: Annotated[dict[Satisfaction, Words], Field(min_length=1)]
    marked: Words
    done: Words
    effort: Words
    weighed: Words
    proportion: Words
    good: Words
    bad: Words
    not_for_part: Words
    yes_for_part: Words
    speaks_of: dict[Literal["akteure", "bewertung", "kosten", "themen"], Words]


@cache
def text_words() -> TextWords:
    """The words of `text.yaml`, read once; raises `yamlfile.YamlError`, as the others do."""
    return yamlfile.load(WORDS / "text.yaml", TextWords)


@cache
def day_words() -> DayWords:
    """The words of `days.yaml`."""
    return yamlfile.load(WORDS / "days.yaml", DayWords)


@cache
def people_words() -> PeopleWords:
    """The words of `people.yaml`."""
    return yamlfile.load(WORDS / "people.yaml", PeopleWords)


@cache
def cost_words() -> CostWords:
    """The words of `costs.yaml`."""
    return yamlfile.load(WORDS / "costs.yaml", CostWords)


@cache
def judgement_words() -> JudgementWords:
    """The words of `judgements.yaml`."""
    return yamlfile.load(WORDS / "judgements.yaml", JudgementWords)
