"""Municipalities, Kreise and Regierungsbezirke of Baden-Württemberg, and how they are called.

Places are named by their official keys: a municipality by its AGS (8 digits), a Kreis by its
kreis_ags (5 digits), a Regierungsbezirk by its rb_ags (3 digits). Names alone are no keys: some
occur twice, and two names are each a Stadtkreis and a Landkreis ("Karlsruhe").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from loaders import yamlfile
from loaders.place_names import Word, abbreviates, joined, resembles, split_base, without_function_words, words
from loaders.place_vocabulary import PlaceVocabulary
from loaders.register_index import District, Indexes, Keyed, Municipality, Region, grouped, indexed

__all__ = ["DEFAULT_REGISTER", "District", "Mention", "Municipality", "Region", "Register"]

DEFAULT_REGISTER = Path(__file__).resolve().parent.parent / "data" / "register"

DISTRICT_RATIO = 85.0
"""Least similarity of a misspelt Kreis or Regierungsbezirk: among 44 names that is safe."""

_LONGEST_NAME = 5  # words of a name: "Stetten am kalten Markt", "Weilen unter den Rinnen"
_LONGEST_PLATE = 3  # letters of a number plate


class Mention(NamedTuple):
    """Places that a stretch of a text may mean: words `first` to `last` (excluded) of it."""

    places: tuple[Municipality, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Register:
    """The register with indexes over all spellings. Immutable; load it once and share it.

    `folded_names` are all words of the names of municipalities in lower case, with umlauts and with ae, oe, ue, ss.
    """

    municipalities: tuple[Municipality, ...]
    districts: tuple[District, ...]
    regions: tuple[Region, ...]
    vocabulary: PlaceVocabulary
    folded_names: frozenset[str]
    _keyed: Keyed
    _indexes: Indexes

    @classmethod
    def load(cls, folder: Path = DEFAULT_REGISTER) -> Register:
        """Read the register from a folder with gemeinden.csv, kreise.csv and aliases.yaml.

        einwohner.csv (ags,einwohner,stand) is optional. Raises `yamlfile.YamlError` for aliases.yaml,
        OSError, KeyError or ValueError for a missing or damaged table.
        """
        vocabulary = yamlfile.load(folder / "aliases.yaml", PlaceVocabulary)
        rows = _rows(folder / "gemeinden.csv")
        municipalities = tuple(
            Municipality(r["ags"], r["name"], r["typ"], r["kreis_ags"], float(r["lat"]), float(r["lon"])) for r in rows
        )
        regions = tuple({r["rb_ags"]: Region(r["rb_ags"], r["regierungsbezirk"]) for r in rows}.values())
        districts = tuple(
            District(r["kreis_ags"], r["kreis"], r["art"], r["kreis_ags"][:3]) for r in _rows(folder / "kreise.csv")
        )
        keyed = Keyed(
            {m.ags: m for m in municipalities},
            {d.kreis_ags: d for d in districts},
            {r.rb_ags: r for r in regions},
            _official_population(folder / "einwohner.csv"),
            grouped((m.kreis_ags, m) for m in municipalities),
        )
        folded = frozenset(w for m in municipalities for w in _both_spellings(m.name))
        return cls(municipalities, districts, regions, vocabulary, folded, keyed, indexed(keyed, vocabulary))

    def municipality(self, ags: str) -> Municipality:
        """The municipality with this AGS. Raises KeyError."""
        return self._keyed.municipalities[ags]

    def district(self, kreis_ags: str) -> District:
        """The Kreis with this key. Raises KeyError."""
        return self._keyed.districts[kreis_ags]

    def region(self, rb_ags: str) -> Region:
        """The Regierungsbezirk with this key. Raises KeyError."""
        return self._keyed.regions[rb_ags]

    def official_population(self, ags: str | None) -> int | None:
        """Official inhabitants of a municipality, None when the optional file does not give them."""
        return self._keyed.population.get(ags) if ags else None

    def in_district(self, kreis_ags: str) -> tuple[Municipality, ...]:
        """The municipalities of a Kreis."""
        return self._keyed.by_kreis.get(kreis_ags, ())

    def is_plain(self, municipality: Municipality) -> bool:
        """Whether the official name has no addition: "Weilheim", not "Weilheim an der Teck"."""
        return municipality.ags in self._indexes.plain

    def municipalities_named(self, name: str) -> tuple[Municipality, ...]:
        """All municipalities that `name` may mean: in any spelling, with or without its addition.

        "Stadt Lauffen a. N." gives one, "Kirchheim" three, an unknown name none. Typing errors are
        not looked for: see `similar`.
        """
        tokens = words(name)
        for stripped in (self.vocabulary.without_lead, self.vocabulary.bare):
            bare = stripped(tokens)
            known = self._indexes.names.get(joined(bare)) or self._indexes.names.get(without_function_words(bare))
            known = known or self._by_addition(name, bare)
            if known:
                return known
        return ()

    def _by_addition(self, text: str, tokens: list[Word], strict: bool = False) -> tuple[Municipality, ...]:
        """Those with this base and this addition, shortened or misspelt.

        Unless `strict` also those with this base and an addition that any place may have ("(Baden)"),
        but that names no place itself.
        """
        base, stated = split_base(text, tokens)
        known = self._indexes.bases.get(base, ()) if stated else ()
        same = [m for m, official in known if abbreviates(stated, official)]
        same = same or [m for m, official in known if official and resembles("".join(stated), "".join(official))]
        usual = self._indexes.additions.issuperset(stated) and not any(word in self._indexes.names for word in stated)
        if same or strict or not usual:
            return tuple(same)
        return tuple(m for m, _ in known)

    def mentions(self, text: str, tokens: list[Word]) -> list[Mention]:
        """All municipalities named in a text, the longest name first at each place, none overlapping."""
        found: list[Mention] = []
        index = 0
        while index < len(tokens):
            mention = self._mention_at(text, tokens, index) if tokens[index].capital else None
            if mention:
                found.append(mention)
            index = mention.last if mention else index + 1
        return found

    def _mention_at(self, text: str, tokens: list[Word], first: int) -> Mention | None:
        for last in range(min(len(tokens), first + _LONGEST_NAME), first, -1):
            places = self._indexes.names.get(joined(tokens[first:last]))
            if not places:
                continue
            for stop in range(min(len(tokens), last + _LONGEST_NAME), last, -1) if len(places) > 1 else ():
                if same := self._by_addition(text, tokens[first:stop], strict=True):
                    return Mention(same, first, stop)
            return Mention(places, first, last)
        return None

    def similar(self, name: str, among: Iterable[Municipality]) -> tuple[Municipality, ...]:
        """Those of `among` whose name is `name` but for a typing error, or of which it is one half.

        Only for places that something else points to: a similar spelling alone proves nothing.
        """
        tokens = words(name)
        stated = {joined(self.vocabulary.without_lead(tokens)), joined(self.vocabulary.bare(tokens))}
        known = [(s, m) for m in among for s in self._indexes.spellings[m.ags]]
        scored = [(ratio(mine, s), m) for mine in stated for s, m in known if resembles(mine, s)]
        best = max((score for score, _ in scored), default=0.0)
        return tuple(dict.fromkeys(m for score, m in scored if score == best))

    def districts_exactly(self, text: str) -> tuple[District, ...]:
        """All Kreise of this name or short form, without regard to typing errors."""
        return self._districts(text, tolerant=False)

    def districts_named(self, text: str) -> tuple[District, ...]:
        """All Kreise that a text may mean, in any short form, number plate or with a typing error.

        "Karlsruhe" gives Stadtkreis and Landkreis, "Landkreis Karlsruhe" one, "Stadtkreis" alone all nine.
        """
        return self._districts(text, tolerant=True)

    def _districts(self, text: str, tolerant: bool) -> tuple[District, ...]:
        tokens = words(text)
        vocabulary = self.vocabulary
        city = any(t.folded in vocabulary.stadtkreis for t in tokens)
        rural = any(t.folded in vocabulary.plain_landkreis for t in tokens)
        if found := self._indexes.districts.get(joined(tokens)):
            return found
        bare = [t.folded for t in tokens if t.folded not in vocabulary.district_words]
        if not bare:
            return tuple(d for d in self.districts if d.kind == "Stadtkreis") if city else ()
        found = self._indexes.districts.get("".join(bare), ())
        if tolerant and not found:
            found = self._districts_within(bare)
        kind = "Stadtkreis" if city and not rural else "Landkreis" if rural and not city else None
        return tuple(d for d in found if d.kind == kind) or found

    def _districts_within(self, bare: list[str]) -> tuple[District, ...]:
        if found := tuple(d for d in self.districts if abbreviates(bare, _telling(d))):
            return found
        spans = [bare[first : first + size] for size in (3, 2, 1) for first in range(len(bare) - size + 1)]
        named = [(name, d) for name in map("".join, spans) for d in self._indexes.districts.get(name, ())]
        if spelt_out := [d for name, d in named if len(name) > _LONGEST_PLATE]:
            return tuple(dict.fromkeys(spelt_out))
        if close := _closest("".join(bare), self._indexes.districts):
            return self._indexes.districts[close]
        return tuple(dict.fromkeys(d for _, d in named))

    def regions_named(self, text: str) -> tuple[Region, ...]:
        """All Regierungsbezirke that a text names, in any short form or with a typing error."""
        bare = [t.folded for t in words(text) if t.folded not in self.vocabulary.region_words]
        if found := self._indexes.regions.get("".join(bare)):
            return (found,)
        named = tuple(dict.fromkeys(self._indexes.regions[w] for w in bare if w in self._indexes.regions))
        if named or not bare:
            return named
        close = _closest("".join(bare), self._indexes.regions)
        return (self._indexes.regions[close],) if close else ()


def _closest(stated: str, names: Mapping[str, object]) -> str | None:
    if close := process.extractOne(stated, names.keys(), scorer=ratio, score_cutoff=DISTRICT_RATIO):
        return close[0]
    one_error = [name for name in names if resembles(stated, name)]
    return one_error[0] if len(one_error) == 1 else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _official_population(path: Path) -> dict[str, int]:
    if not path.exists():
        return {}
    return {row["ags"]: int(row["einwohner"]) for row in _rows(path)}


def _telling(district: District) -> list[str]:
    return [t.folded for t in words(district.name) if t.folded != "kreis"]


def _both_spellings(name: str) -> list[str]:
    return [spelling for w in words(name) for spelling in (w.folded, name[w.start : w.end].lower())]
