"""The tables of the page Vergleich: measures as rows, units as columns; and the tests between two units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.export import Column
from analysis.language import tr
from analysis.measures import MEASURES, Measure
from analysis.suppression import FEW, is_few
from analysis.units import Unit
from ui import numbers
from ui.frames import rows
from ui.words import heading, with_unit

SHARE_COLUMNS = (
    Column("label", "Angabe"),
    Column("unit", "Einheit"),
    Column("dialogues", "Dialoge", "count"),
    Column("n", "Dialoge mit Angabe", "count"),
    Column("total", "Dialoge insgesamt", "count"),
    Column("share", "Anteil der Dialoge mit Angabe", "percent", 1),
    Column("certain_low", "95-%-Intervall von", "percent", 1),
    Column("certain_high", "95-%-Intervall bis", "percent", 1),
)
_GAP, _DASH = "\u00a0", "\u2060–\u2060"
"""They keep on one line what belongs together."""

_FEW = "\\*"
"""Marks less than five values; a bare star would be Markdown."""

_FIGURES = {
    "median": "Median", "certain_low": "95-%-Intervall von", "certain_high": "95-%-Intervall bis",
    "lower": "unteres Quartil", "upper": "oberes Quartil", "low": "kleinster Wert", "high": "größter Wert",
}  # fmt: skip


def difference_columns(units: Sequence[Unit]) -> tuple[Column, ...]:
    """Of `unit_differences.differences`, after `few_in_words`."""
    one, other = (tr(unit.label) for unit in units)
    return (
        Column("label", "Kennzahl"),
        Column("one", one, "number", 4),
        Column("other", other, "number", 4),
        Column("one_n", f"n {one}", "count"),
        Column("other_n", f"n {other}", "count"),
        Column("difference", "Unterschied", "number", 4),
        Column("effect", "Effektstärke", "number", 3),
        Column("effect_low", "Effektstärke, 95-%-Intervall von", "number", 3),
        Column("effect_high", "Effektstärke, 95-%-Intervall bis", "number", 3),
        Column("size", "Effekt in Worten"),
        Column("p", "p", "number", 4),
        Column("adjusted", "p nach Holm", "number", 4),
        Column("verdict", "Urteil"),
    )


def measure_columns(measure: Measure) -> tuple[Column, ...]:
    """Of `comparison.measure_rows`, with the unit of the measure."""
    return (
        Column("label", "Einheit"),
        *(Column(key, with_unit(name, measure.unit), measure.kind, measure.digits) for key, name in _FIGURES.items()),
        Column("n", "Dialoge mit Angabe", "count"),
        Column("total", "Dialoge", "count"),
    )


def show_measure(measure: Measure, value: Any) -> str:
    """A value of the measure in the notation of the language."""
    return numbers.show(value, measure.kind, measure.digits)


def measure_table(frames: Mapping[str, pd.DataFrame], units: Sequence[Unit]) -> pd.DataFrame:
    """The measures of `comparison.measure_rows` side by side: median, interval, n of N."""
    columns = [heading("Kennzahl"), heading("Alle Kommunen"), *(numbers.plain(tr(unit.label)) for unit in units)]
    return pd.DataFrame(
        [
            [with_unit(MEASURES[name].label, MEASURES[name].unit), *(_measure_cell(name, row) for row in rows(frame))]
            for name, frame in frames.items()
        ],
        columns=_apart(columns),
    )


def share_table(shares: pd.DataFrame, units: Sequence[Unit], areas: Mapping[str, str]) -> pd.DataFrame:
    """The shares of `comparison.unit_shares` side by side: share, interval, count of n."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for row in rows(shares):
        cells.setdefault((tr(areas[row.variable]), row.key, row.label), []).append(_share_cell(row))
    named = (heading(name) for name in ("Bereich", "Angabe", "Alle Kommunen"))
    columns = [*named, *(numbers.plain(tr(unit.label)) for unit in units)]
    found = [[area, numbers.plain(label), *texts] for (area, _, label), texts in cells.items()]
    return pd.DataFrame(found, columns=_apart(columns))


def wide_measures(frames: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The same numbers for a file, and its columns: a row a unit, for each measure median, interval and n."""
    first = next(iter(frames.values()))
    data = {"label": first["label"], "total": first["total"]}
    columns = [Column("label", "Einheit"), Column("total", "Dialoge", "count")]
    for name, frame in frames.items():
        measure = MEASURES[name]
        for key in ("median", "certain_low", "certain_high"):
            data[f"{name}_{key}"] = frame[key]
            label = f"{heading(measure.label)}, {with_unit(_FIGURES[key], measure.unit, inside=True)}"
            columns.append(Column(f"{name}_{key}", label, measure.kind, measure.digits))
        data[f"{name}_n"] = frame["n"]
        columns.append(Column(f"{name}_n", f"{heading(measure.label)}, {tr('Dialoge mit Angabe')}", "count"))
    return pd.DataFrame(data), tuple(columns)


def few_in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Medians of one or two persons as words, as everywhere."""
    persons = [kind == "persons" for kind in frame["kind"]]
    texts = {
        name: [
            tr(FEW) if counted and is_few(value) else value
            for counted, value in zip(persons, frame[name], strict=True)
        ]
        for name in ("one", "other")
    }
    return frame.assign(**{name: pd.Series(values, dtype=object) for name, values in texts.items()})


def difference_table(frame: pd.DataFrame, units: Sequence[Unit]) -> pd.DataFrame:
    """The tests of `unit_differences.differences` in words."""
    found = [
        [
            numbers.plain(tr(row.label)), _with_n(row, row.one, row.one_n), _with_n(row, row.other, row.other_n),
            _difference(row), _effect(row), _chance(row.p), _chance(row.adjusted), tr(row.verdict),
        ]
        for row in rows(frame)
    ]  # fmt: skip
    names = [numbers.plain(tr(unit.label)) for unit in units]
    columns = [heading("Kennzahl"), *names, *map(heading, ("Unterschied", "Effekt", "p", "p (Holm)", "Urteil"))]
    return pd.DataFrame(found, columns=_apart(columns))


def _apart(columns: Sequence[str]) -> list[str]:
    """Headings that differ, as a table needs; a blank that nobody sees tells equal ones apart."""
    return [f"{name}{chr(0x200B) * columns[:place].count(name)}" for place, name in enumerate(columns)]


def _measure_cell(name: str, row: Any) -> str:
    if not row.n:
        return f"{numbers.missing()} ({numbers.n_of(0, row.total)})"
    measure = MEASURES[name]
    kind = "number" if measure.kind == "eur" else measure.kind  # the sign stands at the median
    ends = [numbers.show(end, kind, measure.digits) for end in (row.certain_low, row.certain_high)]
    inside = f" [{_DASH.join(ends)}]" if row.reliable else _FEW
    return f"**{show_measure(measure, row.median)}**{inside} {_count(row.n, row.total)}"


def _share_cell(row: Any) -> str:
    if not row.n:
        return f"{numbers.missing()} ({numbers.n_of(0, row.total)})"
    if not row.reliable:
        return f"{numbers.n_of(row.dialogues, row.n)}{_FEW}"
    inside = f"{numbers.number(100 * row.certain_low)}{_DASH}{numbers.percent(row.certain_high)}"
    return f"**{numbers.percent(row.share)}** [{inside}] {_count(row.dialogues, row.n)}"


def _count(n: int, total: int) -> str:
    return f"· {numbers.n_of(n, total)}".replace(" ", _GAP)


def _with_n(row: Any, value: float, n: int) -> str:
    if not n:
        return numbers.missing()
    shown = numbers.n_of(round(value * n), n) if row.kind == "percent" and n < 5 else _value(row, value)
    return f"{shown} (n = {numbers.number(n)})"


def _value(row: Any, value: float) -> str:
    return numbers.show(value, row.kind, row.digits)


def _difference(row: Any) -> str:
    if numbers.is_missing(row.p):
        return "–"
    if row.kind == "percent":
        return tr("{n} Punkte").format(n=_signed(100 * row.difference, 0)).replace(" ", _GAP)
    amount = _signed(row.difference, row.digits)
    return numbers.with_euro(amount) if row.kind == "eur" else amount


def _effect(row: Any) -> str:
    if numbers.is_missing(row.p):
        return "–"
    if row.kind == "percent":
        ends = tr("{low} bis {high}")
        ends = ends.format(low=_signed(100 * row.effect_low, 0), high=_signed(100 * row.effect_high, 0))
        return f"[{ends}]".replace(" ", _GAP)
    return f"δ = {_signed(row.effect, 2)} ({tr(row.size)})".replace(" ", _GAP)


def _signed(value: float, digits: int) -> str:
    size = numbers.number(abs(value), digits)
    return size if not float(f"{value:.{digits}f}") else f"{'+' if value > 0 else '−'}{size}"


def _chance(p: float) -> str:
    if numbers.is_missing(p):
        return "–"
    return f"< {numbers.number(0.001, 3)}" if p < 0.001 else numbers.number(p, 3)
