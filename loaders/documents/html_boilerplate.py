"""What of a web page is not its content: navigation, banners, forms of the site, tables of contents."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from loaders.documents.layout import is_label
from loaders.printed_form import load_form, squeeze

NEVER_SHOWN = frozenset(
    "script style noscript template svg head title object iframe canvas datalist button del".split()
)

_NAVIGATION = frozenset({"nav", "aside"})
_OUTSIDE = frozenset({"header", "footer"})  # unless they are those of a section
_CONTENT = frozenset({"main", "article", "section"})
_ROLES = frozenset("navigation banner contentinfo search dialog alertdialog complementary menu menubar".split())
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|brotkrumen?|social|share|sharing|pagination|sidebar|skip-?links?"
    r"|menu|navigation|navbar|footer|toc|inhaltsverzeichnis)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENOUGH_HEADINGS = 3  # an element with as many headings of the form holds the form


def is_boilerplate(node: LexborNode) -> bool:
    """Whether an element belongs to the site, not to the page; never one that holds the form."""
    tag = node.tag or ""
    if tag == "div" and node.attributes.get("title") in _OUTSIDE:  # as LibreOffice writes them
        return True
    if tag in _NAVIGATION or node.attributes.get("role") in {"navigation", "search"}:
        return True
    if tag == "li":
        return _is_jump(node)
    if _looks_like_boilerplate(node, tag):
        return not _holds_form(node)
    return False


def _looks_like_boilerplate(node: LexborNode, tag: str) -> bool:
    attributes = node.attributes
    if tag in _OUTSIDE:
        return not _is_inside_content(node)
    if tag == "form" or attributes.get("role") in _ROLES:
        return True
    if "hidden" in attributes or _INVISIBLE.search(attributes.get("style") or ""):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return tag not in _CONTENT | {"body"} and bool(_NAMES.search(names))


def _is_inside_content(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _CONTENT:
            return True
        parent = parent.parent
    return False


def _is_jump(node: LexborNode) -> bool:
    """Whether an item is only a link to a heading of the form on the same page."""
    link = node.css_first("a")
    if link is None or "#" not in (link.attributes.get("href") or ""):
        return False
    text = node.text().strip()
    return link.text().strip() == text and is_label(text)


def _holds_form(node: LexborNode) -> bool:
    text = squeeze(node.text())
    return sum(heading in text for heading in load_form().headings) >= _ENOUGH_HEADINGS
