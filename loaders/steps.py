"""Work in steps that several texts take side by side.

Each step of reading has patterns and tables of its own. Taking one step for all texts of a batch before the
next step keeps these in the processor's cache, which saves a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[None, None, T]
"""Work that pauses between its steps and returns a result."""


def side_by_side(works: Iterable[Steps[T]]) -> list[T]:
    """The results of all works, in their order; each step is taken by all before the next one."""
    active = list(enumerate(works))
    results: dict[int, T] = {}
    while active:
        active = [(number, work) for number, work in active if _goes_on(number, work, results)]
    return [results[number] for number in sorted(results)]


def to_the_end(work: Steps[T]) -> T:
    """The result of one work, all its steps in a row."""
    return side_by_side([work])[0]


def _goes_on(number: int, work: Steps[T], results: dict[int, T]) -> bool:
    """Take one step; whether there are more."""
    try:
        next(work)
    except StopIteration as end:
        results[number] = end.value
        return False
    return True
