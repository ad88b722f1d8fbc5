"""Lists inside an answer: which line is the label of which items.

    Nicht gekommen sind:          In der Planung verworfen
    - die Presse                      - ein Podium
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.record import Span

_BULLET = re.compile(r"[ \t]*(?:[-–•*·○▪►>]|\d{1,2}[.)]|[a-z]\))\s")
_LONGEST_LABEL = 120  # characters


def labels(text: str, units: Sequence[Span]) -> dict[Span, Span]:
    """For each sentence that is an item of a list under a label: the label."""
    found: dict[Span, Span] = {}
    open_labels: list[tuple[int, Span]] = []  # indent, label; innermost last
    for unit in units:
        line = text.rfind("\n", 0, unit.start) + 1
        before = text[line : unit.start]
        indent = len(before.expandtabs(4)) - len(before.expandtabs(4).lstrip(" "))
        is_item = _BULLET.match(text, line) is not None
        is_line_start = not before.strip(" \t-–•*·○▪►>")
        if not is_line_start:
            if line_label := found.get(_first_of_line(units, unit, line)):
                found[unit] = line_label
            continue
        while open_labels and (indent < open_labels[-1][0] or not is_item):
            open_labels.pop()
        if is_item and open_labels:
            found[unit] = open_labels[-1][1]
        if _is_label(text, unit, is_item):
            open_labels.append((indent + 1 if is_item else indent, unit))
    return found


def _first_of_line(units: Sequence[Span], unit: Span, line: int) -> Span:
    return next((other for other in units if other.start >= line), unit)


def _is_label(text: str, unit: Span, is_item: bool) -> bool:
    """A short line that ends with a colon, or an item without closing punctuation above deeper items."""
    words = text[unit.start : unit.end].rstrip()
    if len(words) > _LONGEST_LABEL or words[-1:] in ".!?":
        return False
    return words.endswith(":") or is_item
