"""Dialogues in groups: all of them, by place, size, year, format, topic or group of people, side by side.

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
from analysis.shares import VARIABLES, CodeList, Levels, count_values
from analysis.vocabulary import SIZE_CLASSES

Group = Literal["regierungsbezirk", "kreis", "size_class", "year", "formats", "topics", "groups"]

DRILL_FIELD: Mapping[Group, str] = {
    "regierungsbezirk": "rb_ags", "kreis": "kreis_ags", "size_class": "size_class", "year": "year",
    "formats": "formats", "topics": "topics", "groups": "groups",
}  # fmt: skip

_PLACES: Mapping[str, tuple[str, str]] = {  # key, name in `out.dialogue`
    "regierungsbezirk": ("rb_ags", "regierungsbezirk"),
    "kreis": ("kreis_ags", "kreis"),
    "size_class": ("size_class", "NULL::VARCHAR"),
    "year": ("year", "NULL::VARCHAR"),
}
_LEVELS = get_args(Levels)
_ALL = ("*", "*")
_THEMSELVES = ("*", "false")
_Key = tuple[str | None, str]
_Row = tuple[Any, ...]
"""key, themselves, name, code, dialogues, of these with a value: a row without code is about all of the group."""

_LABELS: Mapping[_Key, str] = {_ALL: "Alle", _THEMSELVES: "Landkreise selbst"}


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
    and last the Landkreise that report on themselves. A dialogue with several formats, topics or groups of
    people is in each of their groups, one without in none.
    """
    where, parameters = chosen.where()
    stated = "true" if column in _LEVELS else f"len({column}) > 0"
    source = f"(SELECT {_member(by)}, {column} AS value, {stated} AS stated FROM data.out.dialogue WHERE {where})"
    rows = (_levels if column in _LEVELS else _codes)(database, source, parameters)
    if by not in _PLACES:  # where a dialogue is in several groups, all dialogues are not the sum of the groups
        total, n, counts = count_values(database, chosen, column)
        rows = [("*", False, None, None, total, n), *(("*", False, None, *each, 0) for each in counts.items()), *rows]
    return _gathered(database, by, rows) if rows and rows[0][4] else []


def _levels(database: Database, source: str, parameters: Sequence[Any]) -> list[_Row]:
    rows = database.rows(
        f"""SELECT key, themselves, any_value(name), value, count(*) FROM {source}
        GROUP BY key, themselves, value {_BY_NAME}""",
        parameters,
    )
    sizes = [(key, own, name, None, total, total if level else 0) for key, own, name, level, total in rows]
    return sizes + [(key, own, name, level, total, 0) for key, own, name, level, total in rows if level]


def _codes(database: Database, source: str, parameters: Sequence[Any]) -> list[_Row]:
    """By two plain queries: one over lists that also hold a sign for "any" takes three times as long."""
    sizes = database.rows(
        f"""SELECT key, themselves, any_value(name), NULL, count(*), count(*) FILTER (stated) FROM {source}
        GROUP BY key, themselves {_BY_NAME}""",
        parameters,
    )
    codes = database.rows(
        f"""SELECT key, themselves, NULL, code, count(*), 0
        FROM (SELECT key, themselves, unnest(value) AS code FROM {source} WHERE stated) GROUP BY ALL""",
        parameters,
    )
    return sizes + codes


_BY_NAME = "ORDER BY themselves, key IS NULL, any_value(name) COLLATE de, key"


def _member(by: Group) -> str:
    """SQL of the group of a dialogue; one with several formats or topics is in several, one without in none."""
    if by not in _PLACES:
        return f"unnest({by}) AS key, false AS themselves, NULL::VARCHAR AS name"
    key, name = _PLACES[by]
    return f"{key} AS key, ebene = 'landkreis' AS themselves, {name} AS name"


def _gathered(database: Database, by: Group, rows: Sequence[_Row]) -> list[GroupCounts]:
    labels: dict[_Key, str] = {}
    totals: Counter[_Key] = Counter()
    stated: Counter[_Key] = Counter()
    counts: defaultdict[_Key, Counter[str]] = defaultdict(Counter)
    for key, themselves, name, code, dialogues, n in rows:
        for group in _groups_of(by, key, themselves):
            if code is not None:
                counts[group][code] += dialogues
                continue
            labels[group] = _LABELS.get(group) or _label(database, by, key, name)
            totals[group] += dialogues
            stated[group] += n
    found = [
        GroupCounts(group[0], label, group[1], group == _ALL, totals[group], stated[group], counts[group])
        for group, label in labels.items()
    ]
    if by in _PLACES:
        return found
    places = {code: place for place, code in enumerate(("*", *database.codes(VARIABLES[by])))}
    return sorted(found, key=lambda group: places.get(group.key or "", len(places)))


def _groups_of(by: Group, key: Any, themselves: bool) -> Sequence[_Key]:
    key = None if key is None else str(key)
    if by not in _PLACES:
        return [(key, "*")]
    return [_ALL, _THEMSELVES if themselves else (key, "true")]


def _label(database: Database, by: Group, key: Any, name: str | None) -> str:
    if key is None:
        return "keine Angabe"
    if by == "size_class":
        return SIZE_CLASSES[key]
    return name or database.codes(VARIABLES.get(by, "")).get(key, str(key))
