"""A chart as a picture for print: what its card says and shows, 16 cm wide, as SVG or as PNG with 300 dots an inch.

It is drawn from the figure that the page shows, so that it holds the same numbers and hides the same ones, and needs
neither a browser nor the network.

    content = to_svg(Picture(title, sentence, alt, figure, basis, provenance))
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from PIL import Image

from analysis import numbers
from analysis.export import INVENTED, Provenance
from analysis.language import tr
from analysis.report.pdf_file import to_png as render
from analysis.report.svg import INK, LINE, MUTED, PAPER, WIDTH, Canvas, wrapped
from ui.picture.district_map import draw_map, is_map
from ui.picture.plot import draw_plot
from ui.picture.table import draw_table

WIDTH_MM = 160
DOTS_PER_INCH = 300
_WARNING = "#8A4B0F"


@dataclass(frozen=True)
class Picture:
    """All that is in the picture. `shown` is a Plotly figure as a dictionary, or a table whose cells are Markdown;
    `basis` says n and how to read it.
    """

    title: str
    sentence: str
    alt: str
    shown: Mapping[str, Any] | pd.DataFrame
    basis: str
    provenance: Provenance


def to_svg(picture: Picture) -> bytes:
    """The picture as a drawing whose words stay words; a program without its font takes a similar one."""
    return _draw(picture).encode()


def to_png(picture: Picture) -> bytes:
    """The picture in pixels, with its size in centimetres, so that Word and others place it as wide as it is."""
    pixels = Image.open(io.BytesIO(render(_draw(picture), DOTS_PER_INCH))).convert("RGB")
    written = io.BytesIO()
    pixels.save(written, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return written.getvalue()


def _draw(picture: Picture) -> str:
    """First onto a canvas without end, then onto one of the height that was needed."""
    height = _fill(Canvas(0), picture)
    canvas = Canvas(height)
    canvas.rect(0, 0, WIDTH, height, PAPER)
    _fill(canvas, picture)
    return canvas.picture(WIDTH_MM, picture.title, picture.alt)


def _fill(canvas: Canvas, picture: Picture) -> float:
    """Write and draw from top to bottom; gives the height."""
    top = _write(canvas, picture.title, 4, 17, bold=True)
    top = _write(canvas, picture.sentence, top + 3, 13)
    top = _write(canvas, _selection(picture.provenance), top + 3, 11.5, MUTED)
    if picture.provenance.build.invented:
        top = _write(canvas, tr(INVENTED), top + 1, 11.5, _WARNING, bold=True)
    bottom = _show(canvas, picture.shown, top + 10)
    canvas.line(0, bottom + 8, WIDTH, bottom + 8, LINE)
    bottom = _write(canvas, picture.basis, bottom + 13, 10.5, MUTED)
    return _write(canvas, _source(picture.provenance), bottom + 2, 10.5, MUTED) + 4


def _show(canvas: Canvas, shown: Mapping[str, Any] | pd.DataFrame, top: float) -> float:
    if isinstance(shown, pd.DataFrame):
        return draw_table(canvas, shown, top)
    return (draw_map if is_map(shown) else draw_plot)(canvas, shown, top)


def _write(canvas: Canvas, words: str, top: float, size: float, colour: str = INK, bold: bool = False) -> float:
    """Words over the whole width; gives where they end."""
    for number, line in enumerate(lines := wrapped(words, WIDTH, size)):
        canvas.text(0, top + 1.25 * size * (number + 0.5), line, colour=colour, size=size, bold=bold)
    return top + 1.25 * size * len(lines)


def _selection(provenance: Provenance) -> str:
    n = numbers.of_dialogues(provenance.dialogues, provenance.total)
    return tr("Auswahl: {filter} · {of}").format(filter=provenance.filter_text, of=n)


def _source(provenance: Provenance) -> str:
    build = provenance.build
    said = tr("Quelle: {origin}, maschinell kodiert; Datenstand {state}, {build}; erstellt am {today}.")
    return said.format(
        origin=tr("erfundene Beispiele" if build.invented else "Steckbriefe der Kommunen"),
        state=numbers.date(build.built_at), build=build.build_id, today=numbers.date(provenance.today),
    )  # fmt: skip
