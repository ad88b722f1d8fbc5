"""The chosen dialogues as rows of text, for the appendix."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from analysis import numbers
from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr

SHORT_MISSING = "k. A."
"""For the narrow columns of the list, which says what it means."""


def dialogue_rows(database: Database, chosen: Filter) -> list[tuple[str, ...]]:
    """Kommune, Kreis, first day, inhabitants, participants, costs, costs per inhabitant, formats; by name."""
    where, parameters = chosen.where()
    labels = {code: tr(label) for code, label in database.codes("formate").items()}
    missing, short = numbers.missing(), tr(SHORT_MISSING)
    rows = database.rows(
        f"""SELECT kommune, kreis, first_day, population, participants_low, participants_high, cost,
               cost_per_inhabitant, formats
        FROM data.out.dialogue WHERE {where} ORDER BY kommune COLLATE de NULLS LAST, first_day, key""",
        parameters,
    )
    listed = [
        (
            numbers.show(kommune, "text"), numbers.show(kreis, "text"), numbers.date(day), numbers.number(population),
            _span(low, high), numbers.eur(cost, 0), numbers.eur(each, 3),
            ", ".join(labels.get(code, code) for code in formats) or missing,
        )
        for kommune, kreis, day, population, low, high, cost, each, formats in rows
    ]  # fmt: skip
    return [tuple(cell.replace(missing, short) for cell in row) for row in listed]


def _span(low: int | None, high: int | None) -> str:
    if low == high:
        return numbers.persons(low)
    return tr("{low} bis {high}").format(low=numbers.persons(low), high=numbers.persons(high))
