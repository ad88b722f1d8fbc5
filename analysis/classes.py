"""Values in a few classes with about as many values each, for maps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Classes(NamedTuple):
    """`numbers` is the class of each value, from 0; `bounds` the smallest and largest value in each class."""

    numbers: list[int]
    bounds: list[tuple[float, float]]


def classify(values: Sequence[float], most: int) -> Classes:
    """At most `most` classes; with few different values each value is its own class."""
    ordered = sorted(values)
    different = sorted(set(values))
    if len(different) <= most:
        tops = different
    else:
        tops = sorted({ordered[-(-len(ordered) * part // most) - 1] for part in range(1, most + 1)})
    numbers = [bisect_left(tops, value) for value in values]
    bounds = [
        (min(value for value in ordered if bisect_left(tops, value) == number), top) for number, top in enumerate(tops)
    ]
    return Classes(numbers, bounds)
