"""Dialogues in groups: all of them, by place, size, year, format or topic, side by side.

A group is told by three values, which are also the conditions of the drill-down (see `analysis.dialogues`): its `key`
("*" for any, None for "keine Angabe") in the field that `DRILL_FIELD` names, and `kommunen` ("true", "false", or "*"
for any). Landkreise that report on themselves stand apart from Kreise and Regierungsbezirke, as in `analysis.measures`.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from analysis.database import Database
from analysis.filters import Filter
from analysis.shares import VARIABLES, CodeList, Levels
from analysis.vocabulary import SIZE_CLASSES

Group = Literal["regierungsbezirk", "kreis", "size_class", "year", "formats", "topics"]

DRILL_FIELD: Mapping[Group, str] = {
    "regierungsbezirk": "rb_ags", "kreis": "kreis_ags", "size_class": "size_class", "year": "year",
    "formats": "formats", "topics": "topics",
}  # fmt: skip

_PLACES: Mapping[str, tuple[str, str]] = {  # key, name in `out.dialogue`
    "regierungsbezirk": ("rb_ags", "regierungsbezirk"),
    "kreis": ("kreis_ags", "kreis"),
    "size_class": ("size_class", "NULL::VARCHAR"),
    "year": ("year", "NULL::VARCHAR"),
}
_LEVELS = get_args(Levels)
_ANY = "*"
_ALL = ("*", "*")
_THEMSELVES = ("*", "false")
_LABELS: Mapping[tuple[str | None, str], str] = {_ALL: "Alle", _THEMSELVES: "Landkreise selbst"}


class GroupCounts(NamedTuple):
    """A group: how many dialogues it has (`total`), how many with a value (`n`), and how many of each code."""

    key: str | None
    label: str
    kommunen: str
    is_all: bool
    total: int
    n: int
    counts: Mapping[str, int]


def group_counts(database: Database, chosen: Filter, by: Group, column: CodeList | Levels) -> list[GroupCounts]:
    """The codes of a column of `out.dialogue` in each group.

    First all dialogues ("Alle"), then the groups by name, size or order of the codebook, those without a key behind,
    and last the Landkreise that report on themselves. A dialogue with several formats or topics is in each of their
    groups, one without in none.
    """
    where, parameters = chosen.where()
    members = f"SELECT {_member(by)}, {column} AS value FROM data.out.dialogue WHERE {where}"
    stated, codes = ("value IS NOT NULL", f"['{_ANY}', value]")
    if column not in _LEVELS:
        stated, codes = "len(value) > 0", f"list_prepend('{_ANY}', value)"
    rows = database.rows(
        f"""
        SELECT key::VARCHAR, themselves, any_value(name), code, count(*), count(*) FILTER (stated)
        FROM (SELECT key, themselves, name, {stated} AS stated, unnest({codes}) AS code FROM ({members}))
        WHERE code IS NOT NULL GROUP BY key, themselves, code
        ORDER BY themselves, key IS NULL, any_value(name) COLLATE de, key
        """,
        parameters,
    )
    return _gathered(database, by, rows)


def _member(by: Group) -> str:
    """SQL of the group of a dialogue; one with formats or topics is in several, the first of which holds all."""
    if by not in _PLACES:
        return f"unnest(list_prepend('*', {by})) AS key, false AS themselves, NULL::VARCHAR AS name"
    key, name = _PLACES[by]
    return f"{key} AS key, ebene = 'landkreis' AS themselves, {name} AS name"


def _gathered(database: Database, by: Group, rows: Sequence[tuple[Any, ...]]) -> list[GroupCounts]:
    labels: dict[tuple[str | None, str], str] = {}
    stated: Counter[tuple[str | None, str]] = Counter()
    counts: defaultdict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    for key, themselves, name, code, dialogues, n in rows:
        for group in _groups_of(by, key, themselves):
            labels[group] = _LABELS.get(group) or _label(database, by, key, name)
            counts[group][code] += dialogues
            stated[group] += n if code == _ANY else 0
    found = [
        GroupCounts(group[0], label, group[1], group == _ALL, counts[group].pop(_ANY), stated[group], counts[group])
        for group, label in labels.items()
    ]
    if by in _PLACES:
        return found
    places = {code: place for place, code in enumerate(("*", *database.codes(VARIABLES[by])))}
    return sorted(found, key=lambda group: places.get(group.key or "", len(places)))


def _groups_of(by: Group, key: str | None, themselves: bool) -> Sequence[tuple[str | None, str]]:
    if by not in _PLACES:
        return [(key, "*")]
    return [_ALL, _THEMSELVES if themselves else (key, "true")]


def _label(database: Database, by: Group, key: str | None, name: str | None) -> str:
    if key is None:
        return "keine Angabe"
    if by == "size_class":
        return SIZE_CLASSES[int(key)]
    return name or database.codes(VARIABLES.get(by, "")).get(key, key)
