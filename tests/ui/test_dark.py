"""On a dark screen every colour has its counterpart, and everything can still be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from ui import dark, theme
from ui.navigation import PAGES

ROOT = Path(__file__).resolve().parents[2]
TEXT, MARK = 4.5, 3.0
"""Contrast that WCAG asks for: of text, and of what one must see to understand a chart."""


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [part / 255 for part in theme.parts(colour)]
    red, green, blue = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs() -> Iterator[tuple[str, str, float]]:
    """Colour, ground and the least contrast of what pages and charts put together, in the colours of paper."""
    for colour in (theme.INK, theme.MUTED, theme.ACCENT, theme.REMARK):
        yield colour, theme.PAPER, TEXT
    for ground in (theme.FOUND, theme.WASH, theme.DOUBT, theme.NO_VALUE, theme.NOT_STATED):
        yield theme.INK, ground, TEXT
    yield theme.PALE, theme.PAPER, 1.9  # beside the dot, which bears the value
    for number, ground in enumerate(theme.SEQUENTIAL):
        yield (theme.PAPER if number >= 3 else theme.INK), ground, TEXT
    for ground in theme.DIVERGING[1:4]:
        yield theme.INK, ground, TEXT
    for ground in (theme.DIVERGING[0], theme.DIVERGING[4]):
        yield theme.PAPER, ground, TEXT
    for ground in theme.DIVERGING:
        yield theme.INK, theme.pale(ground), TEXT


@pytest.mark.parametrize(("colour", "ground", "least"), list(pairs()))
def test_contrast(colour: str, ground: str, least: float) -> None:
    assert contrast(colour, ground) >= least
    assert contrast(dark.COUNTERPART[colour], dark.COUNTERPART[ground]) >= least


@pytest.mark.parametrize("colour", dark.QUALITATIVE)
def test_colours_of_categories_stand_out_from_the_dark(colour: str) -> None:
    assert contrast(colour, dark.PAPER) >= MARK


def test_from_little_to_much_the_scales_move_away_from_their_paper() -> None:
    for colours, paper in ((theme.SEQUENTIAL, theme.PAPER), (dark.SEQUENTIAL, dark.PAPER)):
        steps = [contrast(colour, paper) for colour in colours]
        assert all(after > 1.3 * before for before, after in pairwise(steps))


def test_the_settings_repeat_the_colours() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    names = {"primaryColor": theme.ACCENT, "backgroundColor": theme.PAPER, "textColor": theme.INK,
             "linkColor": theme.ACCENT, "borderColor": theme.LINE, "secondaryBackgroundColor": theme.WASH}  # fmt: skip
    assert {name: config["light"][name] for name in names} == names
    assert {name: config["dark"][name] for name in names} == {
        name: dark.COUNTERPART[colour] for name, colour in names.items()
    }


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.url_path)
def test_charts_of_all_pages_have_only_colours_with_a_counterpart(dashboard_data: Path, entry: object) -> None:
    page = AppTest.from_file(str(ROOT / entry.file), default_timeout=30).run()  # type: ignore[attr-defined]
    used = {colour for chart in page.get("plotly_chart") for colour in re.findall(r"#[0-9A-Fa-f]{6}", chart.proto.spec)}
    assert used <= set(dark.COUNTERPART)


def test_a_figure_for_a_dark_screen_keeps_its_data() -> None:
    mark = {"type": "bar", "x": [1], "customdata": [[theme.INK]], "marker": {"color": [theme.ACCENT, "red"]}}
    figure = theme.figure([mark], 100)
    with patch.object(dark, "is_dark", return_value=True):
        sent = dark.for_screen(figure).to_dict()
    assert sent["data"] == [mark | {"marker": {"color": [dark.ACCENT, "red"]}}]
    assert sent["layout"]["paper_bgcolor"] == dark.PAPER
    assert figure.to_dict()["layout"]["paper_bgcolor"] == theme.PAPER
    assert dark.for_screen(figure) is figure
