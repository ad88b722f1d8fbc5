"""Drawing in SVG: a canvas of fixed width with lines, bars, dots and text. Colours repeat those of the dashboard."""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.sax.saxutils import escape

from analysis import language, numbers

INK = "#1E2A32"
MUTED = "#5B6870"
LINE = "#D5DBDF"
PAPER = "#FFFFFF"
ACCENT = "#1D5A84"
PALE = "#93BBD2"
HIGHLIGHT = "#D98324"
SEQUENTIAL = ("#C9DEEA", "#93BBD2", "#5A98BC", "#1D5A84", "#0A2F4A")
DIVERGING = ("#1D5A84", "#86B3CF", "#EFE3C8", "#EBA45C", "#B1540E")
NOT_STATED = "#DDE2E5"

FONT = "Source Sans Pro, 'Source Sans 3', Segoe UI, Helvetica Neue, Arial, sans-serif"
SIZE = 13
WIDTH = 680
LABELS = 240
"""Room for the names of the rows, left of the values."""

_LETTER = 0.52  # mean width of a letter in sizes of the font, generous


class Canvas:
    """Marks in pixels from the upper left. `height` can grow until the picture is asked for."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        self.height = height
        self.width = width
        self._marks: list[str] = []
        self._definitions: dict[str, str] = {}

    def rect(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> None:
        """A filled rectangle."""
        self._marks.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" fill="{fill}"'
            f' stroke="{stroke}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> None:
        """A straight line."""
        self._marks.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'
        )

    def polyline(self, points: Sequence[tuple[float, float]], colour: str, width: float, dash: str = "") -> None:
        """Points joined by straight lines; `dash` is the rhythm of a broken line, such as "6 4"."""
        broken = f' stroke-dasharray="{dash}"' if dash else ""
        self._marks.append(
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="{colour}"'
            f' stroke-width="{width}"{broken}/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = "none", opacity: float = 1) -> None:
        """A circle."""
        self._marks.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{stroke}" stroke-width="2"'
            f' fill-opacity="{opacity}"/>'
        )

    def path(
        self, rings: Sequence[Sequence[tuple[float, float]]], fill: str, stroke: str, width: float, opacity: float = 1
    ) -> None:
        """Closed areas; holes are rings, too."""
        data = "".join(f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in ring)}Z" for ring in rings)
        self._marks.append(
            f'<path d="{data}" fill="{fill}" fill-rule="evenodd" stroke="{stroke}" stroke-width="{width}"'
            f' fill-opacity="{opacity}"/>'
        )

    def text(
        self, x: float, y: float, words: str, anchor: str = "start", colour: str = INK, size: float = SIZE,
        bold: bool = False, upright: bool = False, behind: str = "",
    ) -> None:  # fmt: skip
        """Words whose middle stands at height `y`; `upright` ones read from below, with their middle at `x`.

        `behind` is a colour around the letters, to be read on a pattern.
        """
        style = ' font-weight="600"' if bold else ""
        if behind:
            style += f' stroke="{behind}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
        if upright:
            style += f' transform="rotate(-90 {x:.1f} {y:.1f})"'
        self._marks.append(
            f'<text x="{x:.1f}" y="{y + 0.35 * size:.1f}" text-anchor="{anchor}" fill="{colour}"'
            f' font-size="{size}"{style}>{escape(words)}</text>'
        )

    def name(self, y: float, words: str, right: float = LABELS - 10) -> None:
        """The name of a row, on two lines when it is long."""
        lines = in_lines(words, right)
        for number, line in enumerate(lines):
            self.text(right, y + (number - (len(lines) - 1) / 2) * SIZE, line, "end")

    def stripes(self, colour: str) -> str:
        """A fill of slanting stripes on `colour`."""
        mark = f'<rect width="2" height="6" fill="{MUTED}" fill-opacity="0.45"/>'
        return self._pattern("stripes", colour, 'width="6" height="6" patternTransform="rotate(45)"', mark)

    def dots(self, colour: str) -> str:
        """A fill of dots on `colour`."""
        mark = f'<circle cx="2.5" cy="2.5" r="0.9" fill="{PAPER if is_dark(colour) else INK}" fill-opacity="0.7"/>'
        return self._pattern("dots", colour, 'width="5" height="5"', mark)

    def _pattern(self, kind: str, colour: str, form: str, mark: str) -> str:
        name = f"pattern-{kind}-{colour.removeprefix('#')}"
        ground = f'<rect width="6" height="6" fill="{colour}"/>'
        self._definitions[name] = (
            f'<pattern id="{name}" patternUnits="userSpaceOnUse" {form}>{ground}{mark}</pattern>'
        )
        return f"url(#{name})"

    def picture(self, millimetres: float | None = None, title: str = "", description: str = "") -> str:
        """The SVG document, so many `millimetres` wide, else a pixel a unit; the words are for screen readers."""
        size = f'width="{self.width:.0f}" height="{self.height:.0f}"'
        if millimetres:
            size = f'width="{millimetres:g}mm" height="{millimetres * self.height / self.width:.2f}mm"'
        size += f' viewBox="0 0 {self.width:.0f} {self.height:.0f}"'
        if title:
            size += f' role="img" xml:lang="{language.chosen()}"'
        words = (("title", title), ("desc", description))
        told = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in words if text)
        definitions = f"<defs>{''.join(self._definitions.values())}</defs>" if self._definitions else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">{told}{definitions}'
            f"{''.join(self._marks)}</svg>"
        )


def is_dark(colour: str) -> bool:
    """Words on this colour must be light."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def in_lines(words: str, room: float, size: float = SIZE) -> list[str]:
    """The words, or, where they do not fit into `room`, two halves broken at the space nearest to the middle."""
    spaces = [place for place, sign in enumerate(words) if sign == " "]
    if text_width(words, size) <= room or not spaces:
        return [words]
    middle = min(spaces, key=lambda place: abs(len(words) - 2 * place))
    return [words[:middle], words[middle + 1 :]]


def wrapped(words: str, room: float, size: float = SIZE) -> list[str]:
    """The words in as many lines as they need; a word that is too long has its own."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def text_width(words: str, size: float = SIZE) -> float:
    """About how wide words are, rather too wide."""
    return len(words) * _LETTER * size


class LogScale:
    """Positive values to pixels between `left` and `right` (for heights: from `left`, below, up to `right`)."""

    def __init__(self, values: Sequence[float], left: float, right: float) -> None:
        """`values` must hold at least one positive number."""
        positive = [value for value in values if value > 0]
        self.low, self.high = min(positive) / 1.3, max(positive) * 1.3
        self._left, self._right = left, right

    def at(self, value: float) -> float:
        """Where the value stands; zero and less at the lower end, where no scale could show it."""
        share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return self._left + share * (self._right - self._left)

    def ticks(self) -> list[tuple[float, str]]:
        """Places and labels at 1, 2, 5, 10 …, at most eight."""
        inside = [step * 10.0**power for power in range(-5, 8) for step in (1, 2, 5)]
        inside = [value for value in inside if self.low <= value <= self.high]
        if len(inside) > 8:
            inside = [value for value in inside if f"{value:e}"[0] == "1"]
        return [(self.at(value), _short(value)) for value in inside]


def _short(value: float) -> str:
    return numbers.number(value, max(0, -math.floor(math.log10(value) + 1e-9)))
