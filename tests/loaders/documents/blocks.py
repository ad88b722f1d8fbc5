"""A sample text as the blocks that a word processor would hold: what the renderers start from."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.layout import is_label, is_printed

_BULLET = re.compile(r"( {2,})?[-•] (?=\S)")


class Block(NamedTuple):
    """A paragraph, or an item of a bulleted list; `is_inner` for that of a list in a list."""

    text: str
    is_item: bool = False
    is_inner: bool = False


class Row(NamedTuple):
    """A row of a form laid out as a table: what is printed, and the lines of the answer."""

    printed: list[str]
    answer: list[str]


def blocks(text: str) -> Iterator[Block]:
    """One block a line; "- …" becomes an item."""
    last = Block("")
    for line in text.rstrip("\n").split("\n"):
        bullet = _BULLET.match(line)
        if bullet and (last.is_item or not bullet[1]):
            last = Block(line[bullet.end() :], is_item=True, is_inner=bool(bullet[1]))
        else:
            last = Block(line)
        yield last


def rows(text: str) -> tuple[list[str], list[Row]]:
    """The lines above the form, and the form as rows: label and questions left, answer right."""
    above: list[str] = []
    found: list[Row] = []
    for line in text.rstrip("\n").split("\n"):
        label, colon, rest = line.partition(":")
        if is_label(line) or (colon and is_label(label)):
            found.append(Row([label if rest.strip() else line], [rest.strip()] if rest.strip() else []))
        elif not found:
            above.append(line)
        elif is_printed(line) and not any(found[-1].answer):
            found[-1].printed.append(line)
        else:
            found[-1].answer.append(line)
    return above, found
