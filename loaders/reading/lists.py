"""Lists inside an answer: which line is the label of which items.

    Nicht gekommen sind:          In der Planung verworfen
    - die Presse                      - ein Podium
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.record import Span

_BULLET = re.compile(r"[ \t]*(?:[-–•*·○▪►>]|\d{1,2}[.)]|[a-z]\))\s")
_ITEM_LINE = re.compile(rf"\n{_BULLET.pattern}")
_BLANKS_AND_BULLETS = " \t-–•*·○▪►>"
_LONGEST_LABEL = 120  # characters


def labels(text: str, units: Sequence[Span]) -> dict[Span, Span]:
    """For each sentence that is an item of a list under a label: the label."""
    if not _ITEM_LINE.search(f"\n{text}"):
        return {}
    found: dict[Span, Span] = {}
    open_labels: list[tuple[int, Span]] = []  # indent, label; innermost last
    line, first = -1, Span(0, 0)  # of the line of the sentence, the first that begins there
    for unit in units:
        line_start = text.rfind("\n", 0, unit.start) + 1
        if line_start != line:
            line, first = line_start, unit
        before = text[line : unit.start]
        if before.strip(_BLANKS_AND_BULLETS):  # it does not begin the line
            if line_label := found.get(first):
                found[unit] = line_label
            continue
        blanks = before.expandtabs(4)
        indent = len(blanks) - len(blanks.lstrip(" "))
        is_item = _BULLET.match(text, line) is not None
        while open_labels and (indent < open_labels[-1][0] or not is_item):
            open_labels.pop()
        if is_item and open_labels:
            found[unit] = open_labels[-1][1]
        if _is_label(text, unit, is_item):
            open_labels.append((indent + 1 if is_item else indent, unit))
    return found


def _is_label(text: str, unit: Span, is_item: bool) -> bool:
    """A short line that ends with a colon, or an item without closing punctuation above deeper items."""
    words = text[unit.start : unit.end].rstrip()
    if len(words) > _LONGEST_LABEL or words[-1:] in ".!?":
        return False
    return words.endswith(":") or is_item
