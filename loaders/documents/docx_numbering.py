"""Numbers and bullets of list items in DOCX files, which stand in definitions beside the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from loaders.documents.docx_names import child, children, value
from loaders.documents.numerals import item_marker, numeral

_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_LONGEST_CHAIN = 12  # styles that are based on each other


class Item(NamedTuple):
    """How the paragraph of a list begins, and how deep in the list it stands (0 is outermost)."""

    marker: str
    level: int


class _Level(NamedTuple):
    """A level of a list: kind and text of its numbers, and the first of them."""

    format: str
    text: str
    start: int
    style: str | None


class Numbering:
    """The lists of a document; counts along as its paragraphs are passed in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        definitions = [] if numbering is None else children(numbering, "w:abstractNum")
        self._abstract = {value(node, "w:abstractNumId"): node for node in definitions}
        self._numbers = {value(n, "w:numId"): n for n in ([] if numbering is None else children(numbering, "w:num"))}
        self._styles = {value(s, "w:styleId"): s for s in ([] if styles is None else children(styles, "w:style"))}
        self._counts: dict[str, list[int | None]] = {}
        self._levels: dict[str, list[_Level]] = {}

    def item(self, properties: etree._Element) -> Item | None:
        """The list item that a paragraph with these properties (`w:pPr`) is; None if it is none."""
        number, level = self._place(properties)
        if number not in self._numbers:
            return None
        levels = self._levels_of(number)
        if not 0 <= level < len(levels):
            return None
        return Item(self._marker(number, levels, level), level)

    def _place(self, properties: etree._Element) -> tuple[str, int]:
        """Number of the list and level: by the paragraph itself or by its style and those it is based on."""
        style_node = child(properties, "w:pStyle")
        style = value(style_node, "w:val") if style_node is not None else ""
        number, level = _own_place(properties)
        by_style = style
        for _ in range(_LONGEST_CHAIN):
            node = self._styles.get(style)
            if node is None or number:
                break
            own = child(node, "w:pPr")
            if own is not None:
                number, of_style = _own_place(own)
                level = of_style if level is None else level
                by_style = style
            based = child(node, "w:basedOn")
            style = value(based, "w:val") if based is not None else ""
        if number and level is None:
            levels = self._levels_of(number)
            level = next((n for n, known in enumerate(levels) if known.style == by_style), 0)
        return number, level or 0

    def _levels_of(self, number: str) -> list[_Level]:
        if number not in self._levels:
            node = self._numbers.get(number)
            self._levels[number] = [] if node is None else self._read_levels(node)
        return self._levels[number]

    def _read_levels(self, node: etree._Element) -> list[_Level]:
        definition = self._definition(node)
        if definition is None:
            return []
        levels = {value(level, "w:ilvl"): level for level in children(definition, "w:lvl")}
        starts = {}
        for override in children(node, "w:lvlOverride"):
            place = value(override, "w:ilvl")
            if (level := child(override, "w:lvl")) is not None:
                levels[place] = level
            if (start := child(override, "w:startOverride")) is not None:
                starts[place] = value(start, "w:val")
        return [_level(levels.get(str(n)), starts.get(str(n))) for n in range(_LEVELS)]

    def _definition(self, node: etree._Element) -> etree._Element | None:
        """The definition of a list, also where it is that of a list style."""
        named = child(node, "w:abstractNumId")
        definition = self._abstract.get(value(named, "w:val")) if named is not None else None
        link = child(definition, "w:numStyleLink") if definition is not None else None
        if link is None:
            return definition
        name = value(link, "w:val")
        return next((d for d in self._abstract.values() if _style_link(d) == name), definition)

    def _marker(self, number: str, levels: list[_Level], level: int) -> str:
        kind = levels[level]
        if kind.format == "bullet":
            return "- "
        counts = self._counts.setdefault(number, [None] * _LEVELS)
        last = counts[level]
        counts[level] = kind.start if last is None else last + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if kind.format == "none":
            return item_marker(_PLACE.sub("", kind.text))

        def printed(place: re.Match[str]) -> str:
            at = min(max(int(place[1]) - 1, 0), _LEVELS - 1)
            count = counts[at]
            return numeral(levels[at].start if count is None else count, _STYLES.get(levels[at].format, "1"))

        return item_marker(_PLACE.sub(printed, kind.text))


def _own_place(properties: etree._Element) -> tuple[str, int | None]:
    node = child(properties, "w:numPr")
    if node is None:
        return "", None
    number, level = child(node, "w:numId"), child(node, "w:ilvl")
    return (
        "" if number is None else value(number, "w:val"),
        None if level is None else _integer(value(level, "w:val"), 0),
    )


def _level(node: etree._Element | None, start: str | None) -> _Level:
    """A level as defined; what is not defined is a bullet."""
    if node is None:
        return _Level("bullet", "", 1, None)
    parts = {name: child(node, name) for name in ("w:numFmt", "w:lvlText", "w:start", "w:pStyle")}
    texts = {name: value(part, "w:val") for name, part in parts.items() if part is not None}
    first = _integer(start if start is not None else texts.get("w:start", ""), 1)
    return _Level(texts.get("w:numFmt", "decimal"), texts.get("w:lvlText", "%1."), first, texts.get("w:pStyle"))


def _style_link(definition: etree._Element) -> str | None:
    link = child(definition, "w:styleLink")
    return None if link is None else value(link, "w:val")


def _integer(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default
