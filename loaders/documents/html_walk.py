"""The elements of a web page as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from loaders.documents.flow import CHECKED, UNCHECKED, Flow
from loaders.documents.html_boilerplate import NEVER_SHOWN
from loaders.documents.numerals import item_marker, numeral

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td textarea tfoot th thead tr"
    " ul menu dir".split()
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_STRONG = frozenset({"b", "strong", "em", "i", "u", "label", "dfn"})
_VERBATIM = frozenset({"pre", "textarea"})
_MOST_COLUMNS, _MOST_ROWS = 100, 1000  # that a cell spans
_MOST_NUMBER = 100_000


@dataclass
class _List:
    """A list that is open; `style` is None for bullets."""

    style: str | None
    number: int


@dataclass
class _Table:
    """A table that is open: the place in the row, and for how many rows cells from above still fill a column."""

    column: int = 0
    filled: dict[int, int] = field(default_factory=dict)


def lines_of(root: LexborNode, left_out: Callable[[LexborNode], bool]) -> list[str]:
    """The lines of all below `root`, without what `left_out` says."""
    walk = _Walk()
    for node, is_end in _events(root, left_out):
        if is_end:
            walk.end(node)
        elif node.is_text_node:
            walk.text(node.text_content or "")
        else:
            walk.start(node)
    return walk.flow.lines()


def _events(root: LexborNode, left_out: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Starts (False) and ends (True) of the elements, and texts, in order; without recursion."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, is_end = stack.pop()
        yield node, is_end
        if is_end or not node.is_element_node:
            continue
        stack.append((node, True))
        inner = node.last_child
        while inner is not None:
            if inner.is_text_node or (inner.is_element_node and not (_is_unseen(inner) or left_out(inner))):
                stack.append((inner, False))
            inner = inner.prev


def _is_unseen(node: LexborNode) -> bool:
    return node.tag in NEVER_SHOWN or (node.tag == "option" and "selected" not in node.attributes)


class _Walk:
    """Takes starts, texts and ends in order."""

    def __init__(self) -> None:
        self.flow = Flow(keep_empty=False)
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._strong = 0
        self._verbatim = 0

    def text(self, text: str) -> None:
        """A stretch of text; white space counts only where it is kept."""
        if self._verbatim:
            self.flow.text(text, self._strong > 0)
        else:
            self.flow.flowing(text, self._strong > 0)

    def start(self, node: LexborNode) -> None:
        """An element begins."""
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.flow.end_open_paragraph()
        if _is_strong(node, tag):
            self._strong += 1
        if tag in _VERBATIM:
            self._verbatim += 1
        match tag:
            case "br":
                self.flow.text("\n")
            case "li":
                self.flow.item(self._marker(node), max(len(self._lists) - 1, 0))
            case "table":
                self.flow.open_table()
                self._tables.append(_Table())
            case "td" | "th" if self._tables:
                self._pass_filled(self._tables[-1])
            case "input":
                self.flow.text(_entered(node))
            case _ if tag in _LISTS:
                style = (node.attributes.get("type") or "1") if tag == "ol" else None
                self._lists.append(_List(style, _whole(node, "start", 1, _MOST_NUMBER)))

    def end(self, node: LexborNode) -> None:
        """An element is complete."""
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.flow.end_open_paragraph()
        if _is_strong(node, tag):
            self._strong -= 1
        if tag in _VERBATIM:
            self._verbatim -= 1
        match tag:
            case "li":
                self.flow.item("")
            case "td" | "th" if self._tables:
                self._end_cell(node, self._tables[-1])
            case "tr" if self._tables:
                self.flow.end_row()
                self._tables[-1].column = 0
            case "table":
                self.flow.close_table()
                self._tables.pop()
            case _ if tag in _LISTS:
                self._lists.pop()

    def _marker(self, node: LexborNode) -> str:
        current = self._lists[-1] if self._lists else None
        if current is None or current.style is None:
            return "- "
        number = _whole(node, "value", current.number, _MOST_NUMBER)
        current.number = number + 1
        return item_marker(f"{numeral(number, current.style)}.")

    def _pass_filled(self, table: _Table) -> None:
        """Empty cells where cells from above reach into this row."""
        while table.filled.get(table.column, 0) > 0:
            table.filled[table.column] -= 1
            table.column += 1
            self.flow.end_cell()

    def _end_cell(self, node: LexborNode, table: _Table) -> None:
        self.flow.end_cell()
        rows = _whole(node, "rowspan", 1, _MOST_ROWS)
        columns = _whole(node, "colspan", 1, _MOST_COLUMNS)
        following = min(table.column + max(columns, 1), _MOST_COLUMNS)
        for column in range(table.column, following):
            table.filled[column] = rows - 1
        for _ in range(following - table.column - 1):
            self.flow.end_cell()
        table.column = following


def _is_strong(node: LexborNode, tag: str) -> bool:
    return tag in _STRONG or (tag == "span" and "label" in (node.attributes.get("class") or "").lower())


def _entered(node: LexborNode) -> str:
    """What an input field shows."""
    kind = (node.attributes.get("type") or "text").lower()
    if kind in {"checkbox", "radio"}:
        return CHECKED if "checked" in node.attributes else UNCHECKED
    if kind in {"hidden", "password", "submit", "button", "reset", "image", "file"}:
        return ""
    return node.attributes.get("value") or ""


def _whole(node: LexborNode, name: str, default: int, most: int) -> int:
    text = node.attributes.get(name) or ""
    return min(int(text), most) if text.isdecimal() and len(text) < 10 else default
