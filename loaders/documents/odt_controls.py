"""What was entered into the form controls and form fields of OpenDocument texts."""

from __future__ import annotations

from lxml import etree

from loaders.documents.flow import CHECKED, UNCHECKED
from loaders.documents.odt_names import tag, value

_BOXES = frozenset({"form:checkbox", "form:radio"})
_ENTRIES = frozenset({"form:text", "form:textarea", "form:combobox", "form:date", "form:time", "form:number",
                      "form:formatted-text", "form:fixed-text", "form:listbox"})  # fmt: skip
_YES = frozenset({"true", "checked", "1"})


def controls(root: etree._Element) -> dict[str, str]:
    """What each control of the document shows, by the name under which the text refers to it."""
    found: dict[str, str] = {}
    for node in root.iter():
        if isinstance(node.tag, str) and tag(node) in _BOXES | _ENTRIES:
            for name in (value(node, "xml:id"), value(node, "form:id")):
                found.setdefault(name, _shown(node))
    return found


def drawn_field(node: etree._Element) -> str:
    """What a form field (`field:fieldmark`) without text shows: a box, or what was chosen from a list."""
    kind = value(node, "field:type").upper()
    if "DROPDOWN" in kind:
        return _chosen(node)
    if "CHECKBOX" not in kind:
        return ""
    states = [value(part, "field:value").lower() for part in node if "checked" in value(part, "field:name").lower()]
    return CHECKED if any(state in _YES for state in states) else UNCHECKED


def _chosen(node: etree._Element) -> str:
    settings = [(value(part, "field:name"), value(part, "field:value")) for part in node]
    entries = [text for name, text in settings if name.endswith("ListEntry")]
    number = next((text for name, text in settings if name.endswith("Selected")), "0")
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _shown(node: etree._Element) -> str:
    if tag(node) in _BOXES:
        state = value(node, "form:current-state") or value(node, "form:state") or value(node, "form:current-selected")
        return f"{CHECKED if state in _YES else UNCHECKED} {value(node, 'form:label')}"
    if tag(node) == "form:fixed-text":
        return value(node, "form:label")
    if tag(node) == "form:listbox":
        chosen = [value(option, "form:label") for option in node if value(option, "form:current-selected") in _YES]
        return ", ".join(chosen)
    paragraphs = ["".join(map(str, part.itertext())) for part in node if tag(part) == "text:p"]
    return value(node, "form:current-value") or "\n".join(paragraphs) or value(node, "form:value")
