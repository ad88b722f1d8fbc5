"""The charts of the report, from the frames that the pages use too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from analysis import numbers
from analysis.frames import rows as rows_of
from analysis.language import tr
from analysis.report import texts
from analysis.report.svg import (
    ACCENT,
    DIVERGING,
    HIGHLIGHT,
    INK,
    LABELS,
    LINE,
    MUTED,
    NOT_STATED,
    PALE,
    PAPER,
    SEQUENTIAL,
    SIZE,
    WIDTH,
    Canvas,
    LogScale,
    in_lines,
    is_dark,
    text_width,
)

Show = Callable[[Any], str]
_ROW = 30
_VALUES = 70  # room for the number behind a bar


def bars(labels: Sequence[str], values: Sequence[float | None], show: Show) -> str:
    """Horizontal bars with their number; a missing value has its words and no bar."""
    canvas = Canvas(_ROW * len(labels) + 8)
    lengths = [0.0 if numbers.is_missing(value) else float(value or 0) for value in values]
    scale = (WIDTH - LABELS - _VALUES) / (max(lengths, default=0) or 1)
    for number, (label, value) in enumerate(zip(labels, values, strict=True)):
        middle = _ROW * (number + 0.5) + 4
        length = scale * lengths[number]
        canvas.name(middle, label)
        canvas.rect(LABELS, middle - 9, length, 18, ACCENT)
        canvas.text(LABELS + length + 6, middle, show(value))
    canvas.line(LABELS, 0, LABELS, canvas.height, MUTED)
    return canvas.picture()


def ranges(frame: pd.DataFrame, axis: str, logarithmic: bool = True, show: Show = numbers.number) -> str:
    """Median (dot), lowest to highest value (line) and pooled ratio (stroke) by group (see `measures.summarise`)."""
    canvas = Canvas(_ROW * len(frame) + 50)
    values = [float(value) for name in ("low", "high", "median", "pooled") for value in frame[name].dropna()]
    scale = LogScale(values, LABELS + 6, WIDTH - 20) if logarithmic and any(value > 0 for value in values) else None
    top = max(values, default=1.0) or 1.0

    def at(value: float) -> float:
        return scale.at(value) if scale else LABELS + 6 + (WIDTH - 26 - LABELS) * value / top

    bottom = _ROW * len(frame) + 6
    marks = scale.ticks() if scale else [(at(top * part / 4), show(top * part / 4)) for part in range(5)]
    for place, label in marks:
        canvas.line(place, 0, place, bottom, LINE)
        canvas.text(place, bottom + 12, label, "middle", MUTED)
    canvas.text((LABELS + WIDTH) / 2, bottom + 32, axis, "middle", MUTED)
    for number, row in enumerate(rows_of(frame)):
        middle = _ROW * (number + 0.5) + 4
        count = f"n = {numbers.number(row.n)}" if row.n else numbers.missing()
        canvas.name(middle, f"{numbers.show(row.label, 'text')} ({count})")
        if not row.n:
            continue
        canvas.line(at(float(row.low)), middle, at(float(row.high)), middle, PALE, 6)
        if not numbers.is_missing(row.pooled):
            canvas.line(at(float(row.pooled)), middle - 9, at(float(row.pooled)), middle + 9, HIGHLIGHT, 3)
        canvas.dot(at(float(row.median)), middle, 6, ACCENT if row.reliable else PAPER, ACCENT)
    return canvas.picture()


def stacked(frame: pd.DataFrame) -> str:
    """Levels as parts of a bar to 100 % by group (see `levels.level_groups`).

    "keine Angabe" is striped, and levels after the middle one are dotted, to be told apart without colours.
    """
    labels = list(dict.fromkeys(frame["label"]))
    groups = list(dict.fromkeys(zip(frame["group_key"], frame["group_label"], frame["kommunen"], strict=True)))
    canvas = Canvas(0)
    stated = len(labels) - 1
    steps = [round(place * (len(DIVERGING) - 1) / max(stated - 1, 1)) for place in range(stated)]
    colours = [*(DIVERGING[step] for step in steps), NOT_STATED]
    fills = [
        canvas.stripes(colour) if side is None else canvas.dots(colour) if side == 1 else colour
        for colour, side in zip(colours, _sides(frame), strict=True)
    ]
    head = _legend(canvas, list(zip(labels, fills, strict=True)))
    cells = iter(rows_of(frame))
    for number in range(len(groups)):
        row = [next(cells) for _ in labels]
        middle = head + _ROW * (number + 0.5)
        mark = "" if row[0].reliable else "*"
        canvas.name(middle, f"{row[0].group_label} (n = {numbers.number(row[0].n)}{mark})")
        left = float(LABELS)
        for cell, colour, fill in zip(row, colours, fills, strict=True):
            width = (WIDTH - LABELS - 4) * cell.share
            canvas.rect(left, middle - 11, width, 22, fill, PAPER)
            words = numbers.percent(cell.share) if cell.reliable else numbers.number(cell.dialogues)
            if cell.dialogues and width > text_width(words):
                canvas.text(left + width / 2, middle, words, "middle", PAPER if is_dark(colour) else INK,
                            behind="" if fill == colour else colour)
            left += width
    canvas.height = head + _ROW * len(groups) + 4
    return canvas.picture()


def _sides(frame: pd.DataFrame) -> list[int | None]:
    """Of each level: before (-1) or after (1) the middle one, None for "keine Angabe"."""
    levels = frame.drop_duplicates("label")["side"]
    return [None if numbers.is_missing(side) else int(side) for side in levels]


def _legend(canvas: Canvas, entries: Sequence[tuple[str, str]]) -> float:
    """Boxes with their names, in as many lines as they need; gives the height they take."""
    left, line = 0.0, 0
    for label, colour in entries:
        width = 24 + text_width(label) + 12
        if left + width > WIDTH:
            left, line = 0.0, line + 1
        middle = 22 * line + 10
        canvas.rect(left, middle - 7, 14, 14, colour, MUTED)
        canvas.text(left + 20, middle, label)
        left += width
    return 22 * (line + 1) + 8


def months(frame: pd.DataFrame) -> str:
    """Upright bars by month (columns month, dialogues)."""
    canvas = Canvas(230)
    left, bottom, top = 40.0, 190.0, 10.0
    most = max(int(frame["dialogues"].max()), 1)
    step = _round_step(most)
    for value in range(0, most + 1, step):
        height = bottom - (bottom - top) * value / most
        canvas.line(left, height, WIDTH, height, LINE)
        canvas.text(left - 6, height, numbers.number(value), "end", MUTED)
    width = (WIDTH - left) / len(frame)
    every = max(1, -(-len(frame) // 12))
    for number, (month, dialogues) in enumerate(zip(frame["month"], frame["dialogues"], strict=True)):
        height = (bottom - top) * dialogues / most
        canvas.rect(left + width * (number + 0.12), bottom - height, width * 0.76, height, ACCENT)
        if number % every == 0:
            canvas.text(left + width * (number + 0.5), bottom + 14, f"{month:%m/%y}", "middle", MUTED)
    canvas.line(left, bottom, WIDTH, bottom, MUTED)
    canvas.text((left + WIDTH) / 2, 222, tr(texts.MONTH_AXIS), "middle", MUTED)
    return canvas.picture()


def _round_step(most: int) -> int:
    """1, 2, 5, 10 … so that at most six lines stand above zero."""
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
    return next((step for step in steps if most <= 6 * step), most)


def scatter(frame: pd.DataFrame, x: str, y: str, x_title: str, y_title: str) -> str:
    """Dots on two logarithmic axes; Landkreise that report on themselves are hollow."""
    canvas = Canvas(360)
    left, bottom, top = 60.0, 310.0, 24.0
    across = LogScale(frame[x].tolist(), left, WIDTH - 10)
    upward = LogScale(frame[y].tolist(), bottom, top)
    for place, label in across.ticks():
        canvas.line(place, top, place, bottom, LINE)
        canvas.text(place, bottom + 14, label, "middle", MUTED)
    for place, label in upward.ticks():
        canvas.line(left, place, WIDTH - 10, place, LINE)
        canvas.text(left - 8, place, label, "end", MUTED)
    for row in rows_of(frame):
        radius = min(3.5 + 0.25 * float(row.dialogues) ** 0.5, 12)
        themselves = row.ebene == "landkreis"
        canvas.dot(across.at(getattr(row, x)), upward.at(getattr(row, y)), radius, PAPER if themselves else ACCENT,
                   HIGHLIGHT if themselves else "none", 0.7)  # fmt: skip
    canvas.text(0, 8, y_title, colour=MUTED)
    canvas.text((left + WIDTH) / 2, bottom + 38, x_title, "middle", MUTED)
    return canvas.picture()


def grid(frame: pd.DataFrame) -> str:
    """Shares of codes (rows) by group (columns) as coloured cells (see `outcomes.code_groups`).

    Groups with fewer than five dialogues stay white and show counts.
    """
    codes = list(dict.fromkeys(frame["label"]))
    groups = list(dict.fromkeys(frame["group_label"]))
    head, width = 40.0, (WIDTH - LABELS) / len(groups)
    canvas = Canvas(head + 26 * len(codes) + 2)
    sizes = dict(zip(frame["group_label"], frame["n"], strict=True))
    for place, group in enumerate(groups):
        lines = in_lines(group, width - 4, 12)
        middle = LABELS + width * (place + 0.5)
        for number, line in enumerate(lines):
            canvas.text(middle, 13 + 13 * (number - (len(lines) - 1) / 2), line, "middle", size=12)
        canvas.text(middle, 33, f"n = {numbers.number(sizes[group])}", "middle", MUTED, 11)
    rows, columns = {label: place for place, label in enumerate(codes)}, {each: at for at, each in enumerate(groups)}
    for label, row in rows.items():
        canvas.name(head + 26 * (row + 0.5), label.partition(" (")[0])
    for cell in rows_of(frame):
        x, y = LABELS + width * columns[cell.group_label], head + 26 * rows[cell.label]
        colour = _shade(cell.share) if cell.reliable else PAPER
        canvas.rect(x, y, width, 26, colour, PAPER if cell.reliable else LINE)
        words = numbers.percent(cell.share) if cell.reliable else f"{cell.dialogues}/{cell.n}"
        canvas.text(x + width / 2, y + 13, words, "middle", PAPER if is_dark(colour) else INK, SIZE - 1)
    return canvas.picture()


def wide_grid(frame: pd.DataFrame) -> str:
    """As `grid`, for many groups: they are the rows, and the names of the codes stand upright."""
    codes = list(dict.fromkeys(frame["label"]))
    groups = list(dict.fromkeys(frame["group_label"]))
    names = [label.partition(" (")[0] for label in codes]
    head, width = max(text_width(name, 12) for name in names) + 12, (WIDTH - LABELS) / len(codes)
    canvas = Canvas(head + 26 * len(groups) + 2)
    for place, name in enumerate(names):
        canvas.text(LABELS + width * (place + 0.5), head - 6, name, size=12, upright=True)
    columns, rows = {label: place for place, label in enumerate(codes)}, {each: at for at, each in enumerate(groups)}
    for group, n in dict(zip(frame["group_label"], frame["n"], strict=True)).items():
        canvas.name(head + 26 * (rows[group] + 0.5), f"{group} (n\u00a0=\u00a0{numbers.number(n)})")
    for cell in rows_of(frame):
        x, y = LABELS + width * columns[cell.label], head + 26 * rows[cell.group_label]
        colour = _shade(cell.share) if cell.reliable else PAPER
        canvas.rect(x, y, width, 26, colour, PAPER if cell.reliable else LINE)
        words = numbers.number(100 * cell.share) if cell.reliable else f"{cell.dialogues}/{cell.n}"
        canvas.text(x + width / 2, y + 13, words, "middle", PAPER if is_dark(colour) else INK, 11)
    return canvas.picture()


def triangle(pairs: pd.DataFrame) -> str:
    """How often two formats met, with their names on the diagonal (see `formats.format_company`)."""
    labels = dict(zip(pairs["first_rank"], pairs["first_label"], strict=True))
    labels |= dict(zip(pairs["second_rank"], pairs["second_label"], strict=True))
    side, most = 26.0, int(pairs["dialogues"].max()) or 1
    canvas = Canvas(side * len(labels) + 4)
    for pair in rows_of(pairs):
        x, y = side * pair.first_rank, side * pair.second_rank
        colour = _shade(pair.dialogues / most)
        canvas.rect(x, y, side, side, colour, PAPER if pair.dialogues else LINE)
        if pair.dialogues:
            words = numbers.number(pair.dialogues)
            canvas.text(x + side / 2, y + side / 2, words, "middle", PAPER if is_dark(colour) else INK, SIZE - 1)
    for rank, label in labels.items():
        canvas.text(side * rank + 5, side * (rank + 0.5), label)
    return canvas.picture()


def _shade(share: float) -> str:
    return PAPER if share == 0 else SEQUENTIAL[min(int(share * len(SEQUENTIAL)), len(SEQUENTIAL) - 1)]
