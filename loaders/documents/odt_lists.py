"""Numbers and bullets of list items in OpenDocument texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from loaders.documents.numerals import item_marker, numeral
from loaders.documents.odt_names import tag, value, whole

_MOST = 100_000  # as the first number of a list
_BULLET = "- "


@dataclass
class _Open:
    """A list that is open, or has ended and may go on."""

    style: str
    level: int
    name: str
    count: int | None = None
    items: int = 0


class Lists:
    """The lists that are open where the text has been read to."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """`roots`: where the styles of lists are defined."""
        self._levels: dict[tuple[str, int], etree._Element] = {}
        for root in roots:
            for style in root.iter("{*}list-style"):
                for level in style:
                    self._levels[value(style, "style:name"), whole(level, "text:level", 1, 10)] = level
        self._open: list[_Open] = []
        self._last: dict[str, int | None] = {}  # style or name of an ended list -> its last number

    def open(self, node: etree._Element) -> None:
        """A list begins; without a style of its own it has that of the list around it."""
        outer = self._open[-1] if self._open else None
        style = value(node, "text:style-name") or (outer.style if outer else "")
        opened = _Open(style, outer.level + 1 if outer else 1, value(node, "xml:id"))
        if continued := value(node, "text:continue-list"):
            opened.count = self._last.get(continued)
        elif value(node, "text:continue-numbering") == "true":
            opened.count = self._last.get(style)
        self._open.append(opened)

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            ended = self._open.pop()
            self._last[ended.style] = self._last[ended.name] = ended.count

    def item(self, node: etree._Element) -> tuple[str, int]:
        """An item begins: what stands before it, and how deep in the list it is (0 is outermost)."""
        if not self._open:
            return "", 0
        current = self._open[-1]
        level = self._levels.get((current.style, current.level))
        if level is None or tag(level) != "text:list-level-style-number":
            return (
                _BULLET if level is None or "bullet" in tag(level) or "image" in tag(level) else ""
            ), current.level - 1
        first = whole(level, "text:start-value", 1, _MOST)
        following = first if current.count is None else current.count + 1
        current.count = whole(node, "text:start-value", following, _MOST)
        return self._number(level, current), current.level - 1

    def _number(self, level: etree._Element, current: _Open) -> str:
        style = value(level, "style:num-format")
        if not style or current.count is None:
            return ""
        shown = whole(level, "text:display-levels", 1, 10)
        outer = [each.count for each in self._open[max(len(self._open) - shown, 0) : -1] if each.count is not None]
        number = ".".join([*map(str, outer), numeral(current.count, style)])
        return item_marker(value(level, "style:num-prefix") + number + value(level, "style:num-suffix"))
