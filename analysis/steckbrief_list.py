"""The Steckbriefe of the filter as a list to choose from, and the neighbours of one in it."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from typing import NamedTuple

from analysis import numbers
from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr

MOST_OPTIONS = 1_500
"""So many Steckbriefe at most are offered at once; a search narrows a longer list."""

_BY_NAME = "kommune COLLATE de NULLS LAST, kommune"
_ORDER = f"{_BY_NAME}, first_day NULLS LAST, key"


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
    if search := search.strip():
        where += " AND contains(lower(strip_accents(concat_ws(' ', kommune, kreis, title))), lower(strip_accents(?)))"
        parameters.append(search)
    rows = database.rows(
        f"SELECT key, kommune, first_day FROM data.out.dialogue WHERE {where} ORDER BY {_ORDER} LIMIT {MOST_OPTIONS}",
        parameters,
    )
    labels: dict[str, str] = {}
    taken: set[str] = set()
    unknown, undated = tr("Ort unbekannt"), tr("ohne Datum")
    for key, kommune, day in rows:
        label = f"{kommune or unknown} · {numbers.date(day) if day else undated}"
        labels[key] = f"{label} · {key[:6]}" if label in taken else label
        taken.add(label)
    return labels


def place_of(database: Database, chosen: Filter, key: str) -> Place:
    """Position and neighbours of the Steckbrief in the list of the filter."""
    where, parameters = chosen.where()
    [(position, size, before, after)] = database.rows(  # counts and compares, as sorting 110,000 rows takes too long
        f"""
        WITH names AS (
            SELECT kommune, row_number() OVER (ORDER BY {_BY_NAME}) AS name
            FROM (SELECT DISTINCT kommune FROM data.out.dialogue)
        ), listed AS (
            SELECT d.key, (n.name, coalesce(d.first_day, DATE '9999-12-31'), d.key) AS place
            FROM (SELECT key, kommune, first_day FROM data.out.dialogue WHERE {where}) d
            JOIN names n ON n.kommune IS NOT DISTINCT FROM d.kommune
        ), own AS (SELECT place FROM listed WHERE key = ?)
        SELECT count(*) FILTER (l.place <= own.place), count(*),
               arg_max(l.key, l.place) FILTER (l.place < own.place),
               arg_min(l.key, l.place) FILTER (l.place > own.place)
        FROM listed l CROSS JOIN own
        """,
        [*parameters, key],
    )
    return Place(position or None, size, before, after)


def first_key(database: Database, chosen: Filter) -> str | None:
    """The first Steckbrief of the list; None when it is empty."""
    where, parameters = chosen.where()
    rows = database.rows(f"SELECT key FROM data.out.dialogue WHERE {where} ORDER BY {_ORDER} LIMIT 1", parameters)
    return rows[0][0] if rows else None
