"""Fields in DOCX files: their codes stay hidden, their results are text, check boxes are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from loaders.documents.docx_names import child, children, is_on, value
from loaders.documents.flow import CHECKED, UNCHECKED

_CONTENTS = ("TOC",)  # fields that repeat headings of the text


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False
    answered: bool = False  # whether its result has text
    drawn: str = ""  # what it shows when its result has no text


class Fields:
    """The fields that are open where the text has been read to."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def hidden(self) -> bool:
        """Whether text here is the code of a field, or a table of contents."""
        return any(not field.in_result for field in self._open) or self.in_contents

    @property
    def in_contents(self) -> bool:
        """Whether text here is that of a table of contents."""
        return any(field.code.lstrip().upper().startswith(_CONTENTS) for field in self._open)

    def character(self, node: etree._Element) -> str:
        """Pass a `w:fldChar`; returns what a form field shows beside its result."""
        match value(node, "w:fldCharType"):
            case "begin":
                self._open.append(_Field(drawn=_drawn(node)))
            case "separate" if self._open:
                self._open[-1].in_result = True
            case "end" if self._open:
                field = self._open.pop()
                return "" if field.answered or self.hidden else field.drawn
        return ""

    def code(self, text: str) -> None:
        """Pass a piece of the code of a field."""
        if self._open:
            self._open[-1].code += text

    def answered(self) -> None:
        """Text was found where the text has been read to."""
        if self._open:
            self._open[-1].answered = True

    def end_paragraph(self) -> None:
        """No field's code goes on in the next paragraph, unless the file is damaged."""
        self._open = [field for field in self._open if field.in_result or field.code.strip().upper() == "TOC"]


def _drawn(node: etree._Element) -> str:
    """What a form field shows of itself: its box, or what was chosen from its list."""
    data = child(node, "w:ffData")
    if data is None:
        return ""
    if (box := child(data, "w:checkBox")) is not None:
        state = "w:checked" if child(box, "w:checked") is not None else "w:default"
        return CHECKED if is_on(box, state) else UNCHECKED
    if (choice := child(data, "w:ddList")) is not None:
        entries = [value(entry, "w:val") for entry in children(choice, "w:listEntry")]
        chosen = child(choice, "w:result")
        number = "0" if chosen is None else value(chosen, "w:val")
        return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
    return ""
