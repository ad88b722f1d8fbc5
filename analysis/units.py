"""What the page Vergleich puts side by side: districts, Kommunen, similar Kommunen, free groups.

A unit is a list of conditions, the same ones that lead from a figure to its dialogues (`analysis.dialogues.FIELDS`),
so what is counted and what is listed cannot differ. In an address a unit is a short word, its token:

    rb.081                              Regierungsbezirk
    kreis.08119                         Stadt- or Landkreis
    kommune.08119008                    Kommune
    aehnlich.08119008[.rb]              the Kommunen of its size class without itself [in its Regierungsbezirk]
    gruppe.world_cafe-fishbowl.1-2.alle any of the formats, of the size classes, of the Regierungsbezirke
    landkreise                          Landkreise that report on themselves; no other unit contains them
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from analysis import numbers
from analysis.database import Database
from analysis.dialogues import ANY, FIELDS
from analysis.filters import Filter
from analysis.language import tr
from analysis.measures import THEMSELVES
from analysis.vocabulary import SIZE_CLASSES, SIZE_LIMITS, Vocabulary

FEWEST, MOST = 2, 6
"""So many units stand side by side."""

UNIT_FIELDS = (
    "kommunen", "rb_ags", "kreis_ags", "ags", "not_ags", "size_class", "any_region", "any_size", "any_format",
)  # fmt: skip
"""The fields that tell a unit, in the order of `Unit.mark`."""

_EVERY = "alle"
_MOST_DISTRICTS = 4


class Unit(NamedTuple):
    """`label` is short, for charts; `rule` says in words which dialogues belong to it."""

    token: str
    label: str
    rule: str
    conditions: tuple[tuple[str, str], ...]

    @property
    def is_named(self) -> bool:
        """True when the label alone says what belongs to the unit."""
        return not self.token.startswith("aehnlich.")

    def mark(self) -> list[str]:
        """The values of `UNIT_FIELDS`, for the drill-down from a chart."""
        values = dict(self.conditions)
        return [values.get(field, ANY) for field in UNIT_FIELDS]


ALL = Unit("alle", "Alle Kommunen", "alle gewählten Dialoge von Kommunen", (("kommunen", "true"),))
LANDKREISE = Unit("landkreise", THEMSELVES, "Landkreise, die über sich selbst berichten", (("kommunen", "false"),))


class Kommune(NamedTuple):
    """A Kommune with dialogues. `size_class` is the one of most of its dialogues, None if none states inhabitants."""

    name: str
    kreis: str
    rb_ags: str
    size_class: int | None


def kommunen(database: Database, chosen: Filter) -> dict[str, Kommune]:
    """The Kommunen of the chosen dialogues by their ags, by name."""
    where, parameters = chosen.where()
    found = database.rows(
        f"""SELECT ags, max(kommune) AS name, coalesce(max(kreis), ''), coalesce(max(rb_ags), ''), mode(size_class)
        FROM data.out.dialogue WHERE {where} AND ags IS NOT NULL AND kommune IS NOT NULL AND ebene <> 'landkreis'
        GROUP BY ags ORDER BY name COLLATE de, ags""",
        parameters,
    )
    return {ags: Kommune(*each) for ags, *each in found}


def unit_of(token: str, words: Vocabulary, towns: Mapping[str, Kommune]) -> Unit | None:
    """The unit of a token, None for one that is not known. `towns` are the Kommunen of all dialogues."""
    kind, *parts = token.split(".")
    match kind, parts:
        case "landkreise", []:
            return LANDKREISE
        case "rb", [key] if key in words.regions:
            name = words.regions[key]
            rule = tr("Kommunen im Regierungsbezirk {name}").format(name=name)
            return _unit(token, f"RB {name}", rule, ("rb_ags", key))
        case "kreis", [key] if key in words.districts:
            name = words.districts[key].title
            return _unit(token, name, tr("Kommunen im Kreis: {name}").format(name=name), ("kreis_ags", key))
        case "kommune", [ags] if ags in towns:
            town = towns[ags]
            alone = sum(each.name == town.name for each in towns.values()) == 1
            name = f"{town.name} ({town.kreis})"
            return _unit(token, town.name if alone else name, name, ("ags", ags))
        case "aehnlich", [ags, *region] if ags in towns and region in ([], ["rb"]):
            return _similar(token, ags, towns[ags], words, bool(region))
        case "gruppe", [formats, sizes, regions]:
            return _free_group(token, formats, sizes, regions, words)
    return None


def group_token(formats: Sequence[str], sizes: Sequence[int], regions: Sequence[str]) -> str:
    """The token of a free group; nothing chosen of a kind means any."""
    parts = ["-".join(map(str, chosen)) or _EVERY for chosen in (formats, sizes, regions)]
    return ".".join(["gruppe", *parts])


def default_tokens(database: Database, chosen: Filter) -> list[str]:
    """The Regierungsbezirke of the chosen dialogues; when there is only one, its Kreise with most dialogues."""
    where, parameters = chosen.where()
    found = database.rows(
        f"""SELECT rb_ags, kreis_ags, count(*) FROM data.out.dialogue
        WHERE {where} AND ebene <> 'landkreis' AND rb_ags IS NOT NULL AND kreis_ags IS NOT NULL
        GROUP BY ALL ORDER BY count(*) DESC, kreis_ags""",
        parameters,
    )
    regions = sorted({region for region, _, _ in found})
    if len(regions) >= FEWEST:
        return [f"rb.{region}" for region in regions[:MOST]]
    return [f"kreis.{district}" for district in sorted(district for _, district, _ in found[:_MOST_DISTRICTS])]


def condition(unit: Unit) -> tuple[str, list[Any]]:
    """SQL of what belongs to the unit, on `data.out.dialogue`, and its parameters. Never NULL."""
    clauses = " AND ".join(FIELDS[field] for field, _ in unit.conditions)
    return f"coalesce({clauses}, false)", [value for _, value in unit.conditions]


def _unit(token: str, label: str, rule: str, *conditions: tuple[str, str]) -> Unit:
    return Unit(token, label, rule, (("kommunen", "true"), *conditions))


def _similar(token: str, ags: str, town: Kommune, words: Vocabulary, nearby: bool) -> Unit | None:
    if town.size_class is None:
        return None
    conditions = [("size_class", str(town.size_class)), ("not_ags", ags)]
    label = "Ähnliche wie {name}"
    rule = "Kommunen mit {size} Einwohnern, ohne {name} selbst"
    if nearby:
        conditions.append(("rb_ags", town.rb_ags))
        label = "Ähnliche wie {name} im RB"
        rule = "Kommunen mit {size} Einwohnern im Regierungsbezirk {region}, ohne {name} selbst"
    size, region = tr(SIZE_CLASSES[town.size_class]), words.regions.get(town.rb_ags, town.rb_ags)
    told = tr(rule).format(size=size, region=region, name=town.name)
    return _unit(token, tr(label).format(name=town.name), told, *conditions)


def _free_group(token: str, formats: str, sizes: str, regions: str, words: Vocabulary) -> Unit | None:
    kinds: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("any_format", formats, words.labels.get("formate", {})),
        ("any_size", sizes, {str(size): label for size, label in SIZE_CLASSES.items()}),
        ("any_region", regions, {key: f"RB {name}" for key, name in words.regions.items()}),
    )
    conditions, names = [], []
    for field, keys, known in kinds:
        if keys == _EVERY:
            continue
        chosen = keys.split("-")
        if not all(key in known for key in chosen):
            return None
        conditions.append((field, keys))
        is_size = field == "any_size"
        names.append(_sizes(chosen) if is_size else _either(tr(known[key]).partition(" (")[0] for key in chosen))
    if not conditions:
        return None
    label = ", ".join(names)
    return _unit(token, label, tr("Dialoge von Kommunen: {label}").format(label=label), *conditions)


def _either(names: Iterable[str]) -> str:
    return tr(" oder ").join(names)


def _sizes(keys: Sequence[str]) -> str:
    """Size classes in words; neighbours are drawn together: "unter 10.000 Einw."."""
    places = sorted({int(key) for key in keys})
    if places != list(range(places[0], places[-1] + 1)):
        return tr("{sizes} Einw.").format(sizes=_either(tr(SIZE_CLASSES[place]) for place in places))
    first, after = places[0] - 1, places[-1]
    low = numbers.number(SIZE_LIMITS[first])
    if after == len(SIZE_LIMITS):
        return tr("ab {low} Einw.").format(low=low)
    limits = tr("{low} bis unter {high} Einw.") if first else tr("unter {high} Einw.")
    return limits.format(low=low, high=numbers.number(SIZE_LIMITS[after]))
