"""Draws a Plotly map of areas and lines, with its classes as a legend."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.report.svg import INK, MUTED, WIDTH, Canvas
from ui.picture.axes import lines_of
from ui.picture.traces import Trace

_ROOT = Path(__file__).resolve().parents[2]
_SERVED = "app/static/"
_LEGEND, _MAP_HEIGHT = 210.0, 520.0

Ring = list[tuple[float, float]]


class _Frame:
    """From degrees to pixels, in Mercator's projection: the given points fill the box."""

    def __init__(self, points: Sequence[tuple[float, float]], top: float) -> None:
        across = [longitude for longitude, _ in points]
        upward = [_mercator(latitude) for _, latitude in points]
        self._west, self._north = min(across), max(upward)
        width, height = max(across) - self._west, self._north - min(upward)
        self._scale = min((WIDTH - _LEGEND - 4) / width, _MAP_HEIGHT / height)
        self._top = top
        self.height = height * self._scale

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The pixel of a place."""
        return (
            _LEGEND + (longitude - self._west) * self._scale,
            self._top + (self._north - _mercator(latitude)) * self._scale,
        )


def is_map(figure: Mapping[str, Any]) -> bool:
    """The figure shows areas of a map."""
    return any(trace["type"] == "choropleth" for trace in figure["data"])


def draw_map(canvas: Canvas, figure: Mapping[str, Any], top: float) -> float:
    """Draw the map below `top`; gives where it ends."""
    areas = [trace for trace in figure["data"] if trace["type"] == "choropleth"]
    shapes = [_shapes(trace["geojson"], trace["featureidkey"].rpartition(".")[2]) for trace in areas]
    points = [
        point for trace, shape in zip(areas, shapes, strict=True) for key in trace["locations"]
        for ring in shape[key] for point in ring
    ]  # fmt: skip
    frame = _Frame(points, top + 4)
    for trace, shape in zip(areas, shapes, strict=True):
        for key, value in zip(trace["locations"], trace["z"], strict=True):
            rings = [[frame.at(*point) for point in ring] for ring in shape[key]]
            canvas.path(rings, _colour(trace, value), trace["marker"]["line"]["color"], 0.8)
    for trace in figure["data"]:
        if trace["type"] == "scattergeo":
            for run in _runs(trace):
                line = trace["line"]
                canvas.polyline([frame.at(*point) for point in run], line["color"], line["width"])
    ends = _draw_legend(canvas, figure, areas, top)
    return max(top + frame.height + 8, ends)


def _colour(trace: Trace, value: float) -> str:
    """The colour of a class: `colorscale` holds the lower and the upper end of each."""
    colours = [colour for _, colour in trace["colorscale"][::2]]
    return str(colours[int(value)])


def _draw_legend(canvas: Canvas, figure: Mapping[str, Any], areas: Sequence[Trace], top: float) -> float:
    middle = top + 12
    for trace in areas:
        if "colorbar" not in trace:
            continue
        bar = trace["colorbar"]
        canvas.text(0, middle, bar["title"]["text"], bold=True)
        for value, label in reversed(list(zip(bar["tickvals"], bar["ticktext"], strict=True))):
            middle += 24
            canvas.rect(0, middle - 8, 22, 16, _colour(trace, value), MUTED)
            canvas.text(30, middle, label, colour=INK)
    for note in figure["layout"].get("annotations", ()):
        middle += 24
        canvas.rect(0, middle - 8, 22, 16, canvas.stripes(str(areas[0]["colorscale"][0][1])), MUTED)
        canvas.text(30, middle, " ".join(lines_of(note["text"])).partition(" ")[2], colour=INK)
    return middle + 16


def _runs(trace: Trace) -> Iterator[list[tuple[float, float]]]:
    """The points of the lines, cut at their gaps."""
    run: list[tuple[float, float]] = []
    for longitude, latitude in zip(trace["lon"].tolist(), trace["lat"].tolist(), strict=True):
        if not math.isnan(longitude):
            run.append((longitude, latitude))
            continue
        if run:
            yield run
        run = []


@lru_cache(maxsize=8)
def _shapes(address: str, key: str) -> Mapping[str, list[Ring]]:
    """The rings of each area of a file that the browser gets from this server."""
    path = _ROOT / "static" / address.removeprefix(_SERVED)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {feature["properties"][key]: _rings(feature["geometry"]) for feature in features}


def _rings(geometry: Mapping[str, Any]) -> list[Ring]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[(point[0], point[1]) for point in ring] for polygon in polygons for ring in polygon]


def _mercator(latitude: float) -> float:
    """The height of a latitude, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
