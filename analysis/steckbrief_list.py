"""The Steckbriefe of the filter as a list to choose from, and the neighbours of one in it."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from typing import NamedTuple

from analysis.database import Database
from analysis.filters import Filter

MOST_OPTIONS = 1_500
"""So many Steckbriefe at most are offered at once; a search narrows a longer list."""

_ORDER = "kommune COLLATE de NULLS LAST, first_day, key"


class Place(NamedTuple):
    """Where a Steckbrief stands in the list, counted from 1; without position it is not in it."""

    position: int | None
    size: int
    before: str | None
    after: str | None


def options(database: Database, chosen: Filter, search: str = "") -> dict[str, str]:
    """Key -> label of the chosen Steckbriefe, by name: "Musterstadt · 19.11.2016"; at most `MOST_OPTIONS`.

    `search` finds parts of the name of Kommune or Kreis, without regard to case and accents. Labels differ.
    """
    where, parameters = chosen.where()
    rows = database.rows(
        f"""SELECT key, coalesce(kommune, 'Ort unbekannt'), coalesce(strftime(first_day, '%d.%m.%Y'), 'ohne Datum')
        FROM data.out.dialogue
        WHERE {where} AND contains(lower(strip_accents(concat_ws(' ', kommune, kreis, title))), lower(strip_accents(?)))
        ORDER BY {_ORDER} LIMIT {MOST_OPTIONS}""",
        [*parameters, search.strip()],
    )
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for key, kommune, day in rows:
        label = f"{kommune} · {day}"
        labels[key] = f"{label} · {key[:6]}" if label in taken else label
        taken.add(label)
    return labels


def place_of(database: Database, chosen: Filter, key: str) -> Place:
    """Position and neighbours of the Steckbrief in the list of the filter."""
    where, parameters = chosen.where()
    rows = database.rows(
        f"""
        WITH listed AS (
            SELECT key, row_number() OVER ranked AS position, count(*) OVER () AS size,
                   lag(key) OVER ranked AS before, lead(key) OVER ranked AS after
            FROM data.out.dialogue WHERE {where} WINDOW ranked AS (ORDER BY {_ORDER})
        )
        SELECT position, size, before, after FROM listed WHERE key = ?
        """,
        [*parameters, key],
    )
    return Place(*rows[0]) if rows else Place(None, 0, None, None)


def first_key(database: Database, chosen: Filter) -> str | None:
    """The first Steckbrief of the list; None when it is empty."""
    where, parameters = chosen.where()
    rows = database.rows(f"SELECT key FROM data.out.dialogue WHERE {where} ORDER BY {_ORDER} LIMIT 1", parameters)
    return rows[0][0] if rows else None
