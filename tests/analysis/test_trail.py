"""The way from the land to the place of a filter."""

from __future__ import annotations

from analysis.filters import Filter
from analysis.trail import LAND, trail, trail_to
from analysis.vocabulary import District, Vocabulary


def labels(chosen: Filter, words: Vocabulary) -> list[str]:
    return [step.label for step in trail(chosen, words)]


def test_each_step_names_its_place(words: Vocabulary) -> None:
    assert labels(Filter(begin="2016"), words) == [LAND]
    assert labels(Filter(regions=("081",)), words) == [LAND, "Regierungsbezirk Stuttgart"]
    assert labels(Filter(districts=("08311",)), words) == [
        LAND, "Regierungsbezirk Freiburg", "Stadtkreis Freiburg im Breisgau",
    ]  # fmt: skip
    both = Filter(districts=("08115", "08317"))
    assert labels(both, words) == [LAND, "Regierungsbezirke Stuttgart, Freiburg", "Landkreis Böblingen, Ortenaukreis"]
    assert labels(Filter(districts=("08115", "08317", "08116")), words)[-1] == "3 Kreise"


def test_steps_hold_what_the_filter_needs(words: Vocabulary) -> None:
    land, region, district = trail_to("Ortenaukreis", None, words)
    assert (land.regions, land.districts) == ((), ())
    assert (region.regions, region.districts) == (("083",), ())
    assert (district.regions, district.districts) == (("083",), ("08317",))
    assert [step.label for step in trail_to(None, None, words)] == [LAND]


def test_down_to_the_kommune(words: Vocabulary) -> None:
    ags = next(key for key, town in words.towns.items() if town.label == "Altstadt")
    steps = trail(Filter(towns=(ags,)), words)
    assert [step.label for step in steps] == [LAND, "Regierungsbezirk Stuttgart", "Landkreis Böblingen", "Altstadt"]
    assert (steps[-1].regions, steps[-1].districts, steps[-1].towns) == (("081",), ("08115",), (ags,))
    assert steps[2].towns == ()
    assert trail_to("Böblingen", ags, words) == steps
    assert trail(Filter(towns=tuple(words.towns)[:3]), words)[-1].label == "3 Kommunen"


def test_titles_of_districts() -> None:
    assert District("Karlsruhe (Stadt)", "082", "Stadtkreis").title == "Stadtkreis Karlsruhe"
    assert District("Rems-Murr-Kreis", "081", "Landkreis").title == "Rems-Murr-Kreis"
