"""The map: Kreise or Gemeinden as the filter asks, and places without a value apart from low values without colour."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.filters import Filter
from analysis.vocabulary import Vocabulary
from tests.pages.conftest import ROOT
from ui import numbers
from ui.areas import Areas, areas_of
from ui.maps import area_map

NAMES = {"08111": "Stuttgart", "08115": "Böblingen", "08116": "Esslingen"}
KREISE = Areas("kreis", "kreis_ags", "Kreis", "Kreisen", "kreise.geojson", "kreis_ags", NAMES)


def drawn(values: dict[str, float | None]) -> tuple[str, int]:
    """The words beside the map, and how many line traces it has."""
    frame = pd.DataFrame({"key": list(values), "value": list(values.values())})
    sent = area_map(
        frame, "value", KREISE, show=numbers.number, hover=list(values), scale_title="Wert", without="keine Angabe",
        height=300,
    ).to_dict()  # fmt: skip
    said = "".join(each["text"] for each in sent["layout"]["annotations"])
    return said, sum(trace["type"] == "scattergeo" for trace in sent["data"])


def test_kreise_without_a_value_are_hatched_and_the_map_says_so() -> None:
    said, lines = drawn({"08111": 1.0, "08115": None})
    assert "keine Angabe" in said
    assert lines == 2


def test_nothing_is_hatched_when_all_have_values() -> None:
    assert drawn(dict.fromkeys(NAMES, 1.0)) == ("", 1)


def test_hatching_stays_within_its_kreis() -> None:
    longitudes, latitudes = KREISE.hatching(["08111"])
    assert np.isfinite(longitudes).sum() >= 6
    assert 9.03 < np.nanmin(longitudes) < np.nanmax(longitudes) < 9.33
    assert 48.68 < np.nanmin(latitudes) < np.nanmax(latitudes) < 48.88


@pytest.mark.parametrize(
    ("chosen", "by", "count"),
    [
        (Filter(), "kreis", 4),
        (Filter(begin="2016"), "kreis", 4),
        (Filter(regions=("081", "083")), "kreis", 4),
        (Filter(districts=("08115", "08317")), "kreis", 4),
        (Filter(districts=("08115",)), "kommune", 26),
        (Filter(districts=("08115", "08116")), "kommune", 26 + 44),
        (Filter(regions=("083",)), "kommune", 51 + 1),
        (Filter(towns=("08115002",)), "kommune", 26),
    ],
)
def test_inside_of_one_regierungsbezirk_the_map_shows_gemeinden(
    words: Vocabulary, chosen: Filter, by: str, count: int
) -> None:
    areas = areas_of(chosen, words)
    assert (areas.by, len(areas.names)) == (by, count)
    longitudes, latitudes = areas.borders()
    assert np.isfinite(longitudes).any()
    assert len(longitudes) == len(latitudes)


def test_each_municipality_has_its_borders_once(words: Vocabulary) -> None:
    known = {line.split(",")[0] for line in (ROOT / "data/register/gemeinden.csv").read_text("utf-8").splitlines()[1:]}
    found: list[str] = []
    for path in sorted((ROOT / "static/map").glob("gemeinden-*.geojson")):
        keys = [each["properties"]["ags"] for each in json.loads(path.read_text("utf-8"))["features"]]
        assert {key[:3] for key in keys} == {path.stem[-3:]}
        found += keys
    assert len(found) == len(known) == 1101
    assert set(found) == known
    named = replace(words, towns={})
    assert areas_of(Filter(districts=("08115",)), named).names["08115003"] == "Böblingen"
