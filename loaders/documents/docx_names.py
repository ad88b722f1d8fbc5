"""Short names ("w:p") of the elements and attributes of DOCX files, the same in both of their dialects."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}


@lru_cache(maxsize=1000)
def short(name: str) -> str:
    """The short form of "{namespace}local"; "?:local" for other namespaces."""
    namespace, _, local = name.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '?')}:{local}"


def children(node: etree._Element, name: str) -> list[etree._Element]:
    """The children with this short name."""
    return [inner for inner in node if isinstance(inner.tag, str) and short(inner.tag) == name]


def child(node: etree._Element, name: str) -> etree._Element | None:
    """The first child with this short name."""
    return next(iter(children(node, name)), None)


def value(node: etree._Element, name: str) -> str:
    """The attribute with this short name, empty if there is none."""
    return next((str(text) for key, text in node.attrib.items() if short(str(key)) == name), "")


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `w:b` is on among the properties."""
    switch = None if properties is None else child(properties, name)
    return switch is not None and value(switch, "w:val") not in {"0", "false", "off", "none"}
