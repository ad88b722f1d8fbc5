"""The map of the Kreise for the report, from the boundaries that the dashboard shows."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from analysis.classes import classify
from analysis.language import tr
from analysis.report.svg import INK, MUTED, NOT_STATED, PAPER, SEQUENTIAL, Canvas

_ROOT = Path(__file__).resolve().parents[2]
_DISTRICTS = _ROOT / "static" / "map" / "kreise.geojson"
_REGIONS = _ROOT / "data" / "register" / "regierungsbezirke.geojson"
_WIDTH, _HEIGHT, _LEGEND = 680.0, 470.0, 210.0
_SQUEEZE = math.cos(math.radians(48.5))  # a degree of longitude against one of latitude, in the middle of the Land

Ring = list[tuple[float, float]]


def district_map(values: Mapping[str, float], show: Callable[[Any], str], title: str, without: str) -> str:
    """Kreise (key -> value) in at most five classes, those without a value striped; borders of Regierungsbezirke."""
    canvas = Canvas(_HEIGHT, _WIDTH)
    classes = classify(list(values.values()), len(SEQUENTIAL))
    class_of = dict(zip(values, classes.numbers, strict=True))
    colours = _colours(len(classes.bounds))
    stripes = canvas.stripes(PAPER)
    for key, rings in _shapes(_DISTRICTS, "kreis_ags"):
        canvas.path(rings, colours[class_of[key]] if key in class_of else stripes, PAPER if key in class_of else
                    NOT_STATED, 0.8)  # fmt: skip
    for _, rings in _shapes(_REGIONS, None):
        canvas.path(rings, "none", MUTED, 1.2)
    canvas.text(0, 14, title, bold=True)
    entries = [
        (show(low) if low == high else tr("{low} bis {high}").format(low=show(low), high=show(high)), colour)
        for (low, high), colour in zip(classes.bounds, colours, strict=True)
    ]
    for number, (label, colour) in enumerate([*entries, (without, stripes)]):
        middle = 40 + 24 * number
        canvas.rect(0, middle - 8, 22, 16, colour, MUTED)
        canvas.text(30, middle, label, colour=INK)
    return canvas.picture()


def _colours(count: int) -> list[str]:
    if count == 1:
        return [SEQUENTIAL[len(SEQUENTIAL) // 2]]
    return [SEQUENTIAL[round(place * (len(SEQUENTIAL) - 1) / (count - 1))] for place in range(count)]


@cache
def _shapes(path: Path, key: str | None) -> list[tuple[str, list[Ring]]]:
    """Key and rings in pixels of each area of the file."""
    with path.open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    west, north, scale = _frame()
    return [
        (
            feature["properties"][key] if key else "",
            [[(_LEGEND + (x - west) * _SQUEEZE * scale, (north - y) * scale + 4) for x, y in ring]
             for ring in _rings(feature["geometry"])],
        )
        for feature in features
    ]  # fmt: skip


@cache
def _frame() -> tuple[float, float, float]:
    """The western and northern end of the Land in degrees, and pixels a degree of latitude."""
    with _DISTRICTS.open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    points = [point for feature in features for ring in _rings(feature["geometry"]) for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = min((_WIDTH - _LEGEND - 4) / ((east - west) * _SQUEEZE), (_HEIGHT - 8) / (north - south))
    return west, north, scale


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]
