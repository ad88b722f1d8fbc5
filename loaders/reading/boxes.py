"""Options with boxes to tick: "[ ] sehr zufrieden  [x] zufrieden", "☐ ja ☒ teils"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.record import Answer

_SECTIONS = frozenset({"themen", "akteure", "bewertung", "kosten"})  # elsewhere boxes may list what is yet to be done
_EMPTY = r"☐|□|\[[ \t_]*\]|\([ \t_]*\)"
_TICKED = r"☒|☑|\[[ \t]*[xX✓✗][ \t]*\]|\([ \t]*[xX✓✗][ \t]*\)"
_TICK = re.compile(_TICKED)
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|{_EMPTY}")
_BEFORE_FIRST = re.compile(r"(?:[^\n]*[:|?])?[ \t•*–-]*")  # a label, where the boxes stand before the options


def chosen(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers without the options that were not chosen."""
    return {section: _ticked(answer) if section in _SECTIONS else answer for section, answer in answers.items()}


def _ticked(answer: Answer) -> Answer:
    """The answer with the options that are not ticked blanked, if one is; its length is kept."""
    if not _TICK.search(answer.text):
        return answer
    boxes = list(_BOX.finditer(answer.text))
    text = answer.text
    for line in re.finditer(r".+", answer.text):
        own = [box for box in boxes if line.start() <= box.start() < line.end()]
        for start, end in _left_empty(answer.text, line, own):
            text = text[:start] + " " * (end - start) + text[end:]
    return answer._replace(text=text)


def _left_empty(text: str, line: re.Match[str], boxes: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The options of a line whose boxes are empty; they stand behind their boxes or before them."""
    if not boxes:
        return []
    label = _BEFORE_FIRST.match(text, line.start(), boxes[0].start())
    is_behind = label is not None and label.end() == boxes[0].start()
    borders = [box.start() for box in boxes] if is_behind else [box.end() for box in boxes]
    if is_behind:
        spans = list(zip(borders, [*borders[1:], line.end()], strict=True))
    else:
        first = label.end() if label is not None else line.start()
        spans = list(zip([first, *borders[:-1]], borders, strict=True))
    return [span for span, box in zip(spans, boxes, strict=True) if not box["ticked"]]
