"""A chart with its sentence, its basis and its numbers as a table: the parts that the chapters are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from analysis import numbers
from analysis.database import Database
from analysis.export import Provenance
from analysis.filters import Filter
from analysis.frames import rows as rows_of
from analysis.language import tr, tr_labels
from analysis.measures import MEASURES, RELIABLE_FROM
from analysis.report import charts, texts
from analysis.report.blocks import Block, Figure, Heading, Paragraph, Table
from analysis.vocabulary import Vocabulary

P = ParamSpec("P")
T = TypeVar("T")

COLUMNS, TITLES = texts.COLUMNS, texts.TITLES
_IN_ALT = 3
"""So many values stand in a text alternative; all of them are in the table."""


@dataclass(frozen=True)
class Source:
    """What the report is about."""

    database: Database
    chosen: Filter
    words: Vocabulary
    provenance: Provenance

    @property
    def total(self) -> int:
        """The chosen dialogues."""
        return self.provenance.dialogues

    def ask(self, question: Callable[Concatenate[Database, Filter, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a function of `analysis` to the chosen dialogues, its labels in the language of the run."""
        answer: Any = question(self.database, self.chosen, *args, **kwargs)
        return cast(T, tr_labels(answer) if isinstance(answer, pd.DataFrame) else answer)


def basis(n: int, total: int, *notes: str) -> str:
    """ "n = 41 von 45 Dialogen, 4 ohne Angabe." and what else is to be known: sentences of `texts` or `MEASURES`."""
    missing = tr(texts.MISSING_IN).format(count=numbers.number(total - n)) if total > n else ""
    return " ".join([tr(texts.BASIS).format(n=numbers.n_of(n, total), missing=missing), *map(tr, filter(None, notes))])


def alternative(kind: str, title: str, values: Iterable[tuple[str, str]] = (), more: str = "") -> str:
    """What a figure shows, with its first values."""
    named = "; ".join(f"{label}: {value}" for label, value in list(values)[:_IN_ALT])
    sentences = [f"{tr(texts.KINDS[kind])}: {title}.", f"{named}." if named else "", more, tr(texts.SEE_TABLE)]
    return " ".join(filter(None, sentences))


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[Any]], numeric: Iterable[int] = (),
          widths: Sequence[float] = ()) -> Table:  # fmt: skip
    """A table; `head` are keys of `texts.COLUMNS`, or words."""
    return Table(
        title, tuple(tr(COLUMNS.get(each, each)) for each in head), tuple(tuple(map(str, row)) for row in rows),
        frozenset(numeric), tuple(widths),
    )  # fmt: skip


def without_value(key: str) -> list[Block]:
    """Instead of a chart that would be empty."""
    return [Heading(2, tr(TITLES[key])), Paragraph(tr(texts.NO_VALUE))]


def share_part(key: str, frame: pd.DataFrame, what: str, total: int, *notes: str) -> list[Block]:
    """Shares of codes (label, dialogues, n, share) as bars, most frequent first."""
    n = int(frame["n"].max()) if len(frame) else 0
    if not n:
        return without_value(key)
    title = tr(TITLES[key])
    reliable = n >= RELIABLE_FROM
    labels, shares, counts = (frame[name].tolist() for name in ("label", "share", "dialogues"))
    shown = [numbers.percent(share) if reliable else numbers.n_of(count, n) for share, count in
             zip(shares, counts, strict=True)]  # fmt: skip
    texts_of = dict(zip(shares, shown, strict=True))
    most = tr(texts.MOST).format(label=labels[0], share=numbers.percent(shares[0]), n=numbers.number(n))
    return [
        Heading(2, title),
        Paragraph(most if reliable else tr(texts.TOO_FEW).format(n=n)),
        Figure(title, charts.bars(labels, shares, texts_of.__getitem__),
               alternative("bars", title, zip(labels, shown, strict=True)), basis(n, total, *notes)),
        table(title, (what, "dialogues", "n", "share"),
              [(label, numbers.number(count), numbers.number(n), numbers.percent(share, 1)) for label, count, share in
               zip(labels, counts, shares, strict=True)], (1, 2, 3), (5, 1, 1, 1)),
    ]  # fmt: skip


def range_part(
    key: str, frame: pd.DataFrame, name: str, what: str, *notes: str, of: tuple[int, int] | None = None
) -> list[Block]:
    """A measure by group (see `measures.summarise`): median, range, pooled ratio, in the order of the frame.

    `of` is n and the total, where a dialogue is in several groups so that they do not add up.
    """
    measure = MEASURES[name]

    def show(value: Any) -> str:
        return numbers.show(value, measure.kind, measure.digits)

    n, total = of or (int(frame["n"].sum()), int(frame["total"].sum()))
    if not n:
        return without_value(key)
    title = tr(TITLES[key])
    unit = tr(measure.unit.removeprefix("Teilnehmende "))
    labels = [numbers.show(label, "text") for label in frame["label"]]
    medians = zip(labels, map(show, frame["median"]), strict=True)
    return [
        Heading(2, title),
        Paragraph(compared(frame, show)),
        Figure(title, charts.ranges(frame, tr(texts.LOGARITHMIC).format(unit=unit)),
               alternative("ranges", title, medians), basis(n, total, measure.definition, texts.READ_RANGES, *notes)),
        table(f"{title} ({unit})", (what, "median", "low", "high", "pooled", "n", "note"), [
            (label, show(row.median), show(row.low), show(row.high), show(row.pooled), numbers.n_of(row.n, row.total),
             "" if row.reliable else tr(texts.NOT_RELIABLE))
            for label, row in zip(labels, rows_of(frame), strict=True)
        ], range(1, 6), (2.7, 1.4, 1.7, 1.6, 1.9, 1.4, 2.1)),
    ]  # fmt: skip


def compared(frame: pd.DataFrame, show: Callable[[Any], str]) -> str:
    """Highest and lowest median among the reliable groups."""
    sure = frame[frame["reliable"] & frame["kommunen"] & frame["label"].notna()]
    if sure.empty:
        return tr(texts.NONE_RELIABLE)
    if len(sure) == 1:
        return tr(texts.ONE_RELIABLE).format(label=sure["label"].iloc[0], value=show(sure["median"].iloc[0]))
    medians = sure["median"].astype(float)
    top, low = sure.iloc[int(medians.argmax())], sure.iloc[int(medians.argmin())]
    return tr(texts.HIGHEST).format(
        top=top["label"], top_value=show(top["median"]), low=low["label"], low_value=show(low["median"])
    )


def level_part(key: str, frame: pd.DataFrame, what: str, *notes: str) -> list[Block]:
    """Ordered levels by group (see `levels.level_groups`) as stacked bars."""
    n, total = int(frame["n"].iloc[0]), int(frame["total"].iloc[0])
    title = tr(TITLES[key])
    everything = frame[frame["is_all"]]
    values = zip(everything["label"], map(numbers.percent, everything["share"]), strict=True)
    return [
        Heading(2, title),
        Figure(title, charts.stacked(frame), alternative("stacked", title, values),
               basis(n, total, texts.READ_LEVELS, *notes)),
        _crossed(title, frame, what, lambda cell: numbers.percent(cell.share) if cell.reliable
                 else numbers.n_of(cell.dialogues, cell.total)),
    ]  # fmt: skip


def grid_part(key: str, frame: pd.DataFrame, what: str, *notes: str) -> list[Block]:
    """Codes against groups (see `outcomes.code_groups`) as a table of coloured shares."""

    def shares(title: str) -> Table:
        return _crossed(title, frame, what, lambda cell: numbers.percent(cell.share) if cell.reliable
                        else numbers.n_of(cell.dialogues, cell.n), codes_down=True)  # fmt: skip

    return _grid(key, frame, charts.grid, (*texts.READ_GRID, *notes), shares)


def wide_grid_part(key: str, frame: pd.DataFrame, what: str, *notes: str) -> list[Block]:
    """As `grid_part`, for many groups: all shares stand in the picture, the table names the most frequent codes."""

    def most_frequent(title: str) -> Table:
        groups: dict[str, list[Any]] = {}
        for cell in rows_of(frame):
            groups.setdefault(cell.group_label, []).append(cell)
        rows = [(group, numbers.number(cells[0].n), _most_frequent(cells)) for group, cells in groups.items()]
        named = tr(texts.MOST_FREQUENT).format(title=title)
        return table(named, (what, "n", "most_frequent"), rows, (1,), (2.2, 0.6, 6))

    return _grid(key, frame, charts.wide_grid, (*texts.READ_WIDE_GRID, *notes), most_frequent)


def _grid(
    key: str, frame: pd.DataFrame, draw: Callable[[pd.DataFrame], str], notes: Sequence[str],
    below: Callable[[str], Table],
) -> list[Block]:  # fmt: skip
    """The picture of codes against groups, and the table below it (made for the title)."""
    everything = frame[frame["is_all"]]
    n = int(everything["n"].max()) if len(everything) else 0
    if not n:
        return without_value(key)
    title = tr(TITLES[key])
    values = zip(everything["label"], map(numbers.percent, everything["share"]), strict=True)
    picture = Figure(title, draw(frame), alternative("grid", title, values),
                     basis(n, int(everything["total"].max()), *notes))  # fmt: skip
    return [Heading(2, title), picture, below(title)]


def _most_frequent(cells: Sequence[Any]) -> str:
    """The most frequent codes of a group: "Sprache 40 %; Wohnen 20 %", or as counts where they are few."""
    found = sorted((cell for cell in cells if cell.dialogues), key=lambda cell: -cell.dialogues)[:_IN_ALT]
    return "; ".join(
        f"{cell.label} {numbers.percent(cell.share) if cell.reliable else numbers.n_of(cell.dialogues, cell.n)}"
        for cell in found
    )


def _crossed(title: str, frame: pd.DataFrame, what: str, show: Callable[[Any], str], codes_down: bool = False) -> Table:
    """Groups against codes or levels; n of each group stands with its name."""
    cells = {(cell.group_label, cell.label): show(cell) for cell in rows_of(frame)}
    sizes = {cell.group_label: numbers.number(cell.n) for cell in rows_of(frame)}
    named = {group: f"{group} (n\u00a0=\u00a0{n})" for group, n in sizes.items()}
    codes = list(dict.fromkeys(frame["label"]))
    if codes_down:
        head, rows = [what, *named.values()], [[code, *(cells[group, code] for group in named)] for code in codes]
    else:
        head, rows = [what, *codes], [[name, *(cells[group, code] for code in codes)] for group, name in named.items()]
    widths = (2.6, *[1.0] * (len(head) - 1))
    return table(title, head, rows, range(1, len(head)), widths)
