"""The axes of a Plotly figure: where values stand, where the marks are, how they are called."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from analysis.filters import MONTHS
from analysis.language import tr
from ui import numbers

_AUTOMATIC_TICKS = 6
_MONTH = 30.4
"""Days of a bar that stands for a month, where no other tells how far apart they are."""


class Tick(NamedTuple):
    """A mark: its value on the axis, and its name in lines."""

    value: float
    lines: tuple[str, ...]


class Axis:
    """One axis: `settings` as in the layout of the figure, `values` all that is drawn along it."""

    def __init__(self, settings: Mapping[str, Any], values: Sequence[Any], from_zero: bool = False) -> None:
        self.settings = settings
        self._from_zero = from_zero
        known = [value for value in values if not numbers.is_missing(value)]
        self.is_category = any(isinstance(value, str) for value in known) and settings.get("type") != "date"
        named = settings.get("categoryarray") or (dict.fromkeys(known) if self.is_category else ())
        self._places = {label: place for place, label in enumerate(named)}
        self.numbers = [number for value in known if (number := self.number(value)) is not None]
        self.low, self.high = self._range()
        self._start = self._end = 0.0

    @property
    def shows_labels(self) -> bool:
        """Names stand at its marks."""
        return bool(self.settings.get("visible", True) and self.settings.get("showticklabels", True))

    @property
    def shows_grid(self) -> bool:
        """Lines stand at its marks."""
        return bool(self.settings.get("visible", True) and self.settings.get("showgrid", True))

    @property
    def title(self) -> str:
        """What is drawn along it; "" for nothing."""
        return str(self.settings.get("title", {}).get("text", ""))

    def number(self, value: Any) -> float | None:
        """The value as a number on the scale; None where it has no place, as zero on a logarithmic one."""
        if numbers.is_missing(value):
            return None
        if self.is_category:
            return float(self._places[value]) if value in self._places else None
        if self.settings.get("type") == "date":
            return float(dt.date.fromisoformat(str(value)[:10]).toordinal())
        if self.settings.get("type") == "log":
            return math.log10(value) if value > 0 else None
        return float(value)

    def place(self, start: float, end: float) -> None:
        """Let the axis run from pixel `start` (its low end) to `end`."""
        self._start, self._end = start, end

    def at(self, value: Any) -> float | None:
        """The pixel of a value; None where it has no place."""
        number = self.number(value)
        return None if number is None else self.pixel(number)

    def pixel(self, number: float) -> float:
        """The pixel of a number of the scale."""
        share = (number - self.low) / ((self.high - self.low) or 1)
        return self._start + share * (self._end - self._start)

    def bar_room(self) -> float:
        """The distance of two neighbouring bars, in numbers of the scale."""
        if self.settings.get("type") != "date":
            return 1.0
        distinct = sorted(set(self.numbers))
        return min((after - before for before, after in pairwise(distinct)), default=_MONTH)

    def widen_low(self, low: float) -> None:
        """Let the axis begin earlier, so that words have room before the first value."""
        self.low = min(self.low, low)

    def ticks(self) -> list[Tick]:
        """The marks, in order; figures may name some beyond their ends."""
        low, high = sorted((self.low, self.high))
        return [tick for tick in self._all_ticks() if low <= tick.value <= high]

    def _all_ticks(self) -> list[Tick]:
        if "tickvals" in self.settings:
            values, texts = list(self.settings["tickvals"]), list(self.settings["ticktext"])
            placed = [(self.number(value), text) for value, text in zip(values, texts, strict=True)]
            return [Tick(number, lines_of(text)) for number, text in placed if number is not None]
        if self.is_category:
            return [Tick(place, lines_of(label)) for label, place in self._places.items()]
        if self.settings.get("type") == "date":
            return self._months()
        return [] if self.settings.get("type") == "log" else self._automatic()

    def _range(self) -> tuple[float, float]:
        if "range" in self.settings:
            low, high = self.settings["range"]
            return float(low), float(high)
        low, high = min(self.numbers, default=0.0), max(self.numbers, default=1.0)
        if self.is_category:
            low, high = low - 0.5, high + 0.5
        elif self.settings.get("type") == "date":
            room = self.bar_room()
            low, high = low - room / 2, high + room / 2
        else:
            low = min(low, 0.0) if self._from_zero or self.settings.get("rangemode") == "tozero" else low
            high += 0.05 * (high - low) or 1
        return (high, low) if self.settings.get("autorange") == "reversed" else (low, high)

    def _automatic(self) -> list[Tick]:
        low, high = sorted((self.low, self.high))
        most = self.settings.get("nticks") or _AUTOMATIC_TICKS
        step = self.settings.get("dtick") or _round_step((high - low) / most)
        digits = max(0, -math.floor(math.log10(step) + 1e-9))
        first = math.ceil(low / step - 1e-9)
        count = math.floor(high / step + 1e-9) - first + 1
        return [Tick(step * place, (numbers.number(step * place, digits),)) for place in range(first, first + count)]

    def _months(self) -> list[Tick]:
        """Each so many months (`dtick` "M3"), the year below the first and each January or first one after it."""
        if not self.numbers:
            return []
        step = int(str(self.settings.get("dtick", "M1")).removeprefix("M"))
        first, last = (dt.date.fromordinal(round(end(self.numbers))) for end in (min, max))
        ticks: list[Tick] = []
        before = 0
        for month in range(12 * first.year + first.month - 1, 12 * last.year + last.month, step):
            year, place = divmod(month, 12)
            year_line = (str(year),) if year != before else ()
            ticks.append(Tick(float(dt.date(year, place + 1, 1).toordinal()), (tr(MONTHS[place])[:3], *year_line)))
            before = year
        return ticks


def lines_of(text: Any) -> tuple[str, ...]:
    """The lines of a Plotly text, without other marks."""
    lines = str(text).replace("\n", "<br>").replace(" = ", "\u00a0=\u00a0").split("<br>")
    return tuple(re.sub(" +", " ", _untagged(line)).strip() for line in lines)


def _untagged(line: str) -> str:
    parts = line.split("<")
    return parts[0] + "".join(part.partition(">")[2] if ">" in part else f"<{part}" for part in parts[1:])


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10 … and their tenths that is at least so much, whole from 1 on."""
    power = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least - 1e-12)
