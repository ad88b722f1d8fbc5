"""What changed from one version of a Steckbrief to the next."""

from __future__ import annotations

from typing import NamedTuple

from analysis.facts import ROWS, Fact
from analysis.steckbrief import Steckbrief


class Change(NamedTuple):
    """A line of the values that differs; no facts means that this version gives no value."""

    row: str
    before: tuple[Fact, ...]
    after: tuple[Fact, ...]


def changes(before: Steckbrief, after: Steckbrief) -> tuple[Change, ...]:
    """The lines in which two versions differ, in the order of the page; each with the facts of one version only."""
    found = []
    for row in ROWS:
        old, new = ({_content(fact): fact for fact in each.of_row(row)} for each in (before, after))
        gone = tuple(fact for content, fact in old.items() if content not in new and not fact.is_missing)
        come = tuple(fact for content, fact in new.items() if content not in old and not fact.is_missing)
        if gone or come:
            found.append(Change(row, gone, come))
    return tuple(found)


def _content(fact: Fact) -> tuple[object, ...]:
    """What a fact says, without where it stands and how it was found."""
    return (fact.name, fact.value, fact.upper, fact.code, fact.about, fact.note)
