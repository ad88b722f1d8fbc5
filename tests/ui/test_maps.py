"""The map tells Kreise without a value apart from low values without colour."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ui import numbers
from ui.maps import district_map, hatching

NAMES = {"08111": "Stuttgart", "08115": "Böblingen", "08116": "Esslingen"}


def drawn(values: dict[str, float | None]) -> tuple[str, int]:
    """The words beside the map, and how many line traces it has."""
    frame = pd.DataFrame({"key": list(values), "value": list(values.values())})
    sent = district_map(
        frame, "value", show=numbers.number, hover=list(values), names=NAMES, scale_title="Wert",
        without="keine Angabe", height=300,
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
    longitudes, latitudes = hatching(("08111",))
    assert np.isfinite(longitudes).sum() >= 6
    assert 9.03 < np.nanmin(longitudes) < np.nanmax(longitudes) < 9.33
    assert 48.68 < np.nanmin(latitudes) < np.nanmax(latitudes) < 48.88
