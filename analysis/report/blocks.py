"""What a report is made of, whatever file it becomes: headings, paragraphs, figures and tables in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Heading:
    """`level` 1 for a chapter, 2 for a section; no level is left out."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Plain text."""

    text: str


@dataclass(frozen=True)
class Figure:
    """A picture as SVG; `alt` tells what it shows to those who do not see it, `note` what it rests on."""

    title: str
    svg: str
    alt: str
    note: str


@dataclass(frozen=True)
class Table:
    """Text cells under one row of headings; `numeric` are the columns to align to the right, `widths` their shares."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """With two columns half the width is easier to read."""
        return len(self.head) <= 2

    @property
    def shares(self) -> tuple[float, ...]:
        """The width of each column, adding up to 1."""
        widths = self.widths or tuple(1.0 for _ in self.head)
        return tuple(width / sum(widths) for width in widths)


Block = Heading | Paragraph | Figure | Table


@dataclass(frozen=True)
class Report:
    """A whole report. `facts` stand on the first page: filter, n, date, source."""

    title: str
    subtitle: str
    language: str
    facts: Mapping[str, str]
    contents: str
    blocks: tuple[Block, ...]


def numbered(blocks: Iterable[Block], figure: str, table: str) -> Iterator[Block]:
    """The blocks with headings, figures and tables numbered: "2.1 …", "Abbildung 3: …"."""
    chapter = section = figures = tables = 0
    for block in blocks:
        if isinstance(block, Heading):
            chapter, section = (chapter + 1, 0) if block.level == 1 else (chapter, section + 1)
            number = f"{chapter}" if block.level == 1 else f"{chapter}.{section}"
            yield replace(block, text=f"{number} {block.text}")
        elif isinstance(block, Figure):
            figures += 1
            yield replace(block, title=f"{figure} {figures}: {block.title}")
        elif isinstance(block, Table):
            tables += 1
            yield replace(block, title=f"{table} {tables}: {block.title}")
        else:
            yield block


def headings(blocks: Sequence[Block]) -> list[Heading]:
    """For the table of contents."""
    return [block for block in blocks if isinstance(block, Heading)]
