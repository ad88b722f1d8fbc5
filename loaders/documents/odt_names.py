"""Short names ("text:p") of the elements and attributes of OpenDocument files."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "form",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


@lru_cache(maxsize=1000)
def short(name: str) -> str:
    """The short form of "{namespace}local"; "?:local" for other namespaces."""
    namespace, _, local = name.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '?')}:{local}"


def tag(node: etree._Element) -> str:
    """The short name of an element."""
    return short(str(node.tag))


def value(node: etree._Element, name: str, default: str = "") -> str:
    """The attribute with this short name."""
    return next((str(text) for key, text in node.attrib.items() if short(str(key)) == name), default)


def whole(node: etree._Element, name: str, default: int, most: int) -> int:
    """A whole number in an attribute, at most `most`; `default` where there is none."""
    text = value(node, name)
    return min(int(text), most) if text.isdecimal() and len(text) < 10 else default
