"""Coding against the coding by hand: an evaluator would not accept a second coder who agrees less."""

from pathlib import Path

import pytest

from benchmarks.agreement import Agreement, compare
from benchmarks.coding import GOLD, code, load_gold, load_texts
from loaders.sources import DEFAULT_SOURCES

FURTHER = Path(__file__).parent / "further"
LEAST = 0.90
WITHOUT_OFFICIAL_FIGURES = {"hinweise": 0.85}  # implausible populations need figures that do not come with the project
COUNTS = {"gruppen_anzahl": 0.85}  # heads of groups in free prose are the hardest to bind


def agreement(gold: Path, texts: Path) -> list[Agreement]:
    return compare(load_gold(gold), code(load_texts(texts)))


@pytest.mark.parametrize("row", agreement(GOLD, DEFAULT_SOURCES), ids=lambda row: row.variable)
def test_samples(row: Agreement) -> None:
    assert row.score >= WITHOUT_OFFICIAL_FIGURES.get(row.variable, LEAST), row.detail


@pytest.mark.parametrize("row", agreement(FURTHER, FURTHER), ids=lambda row: row.variable)
def test_further_texts(row: Agreement) -> None:
    floors = {**WITHOUT_OFFICIAL_FIGURES, **COUNTS}
    assert row.score >= floors.get(row.variable, LEAST), row.detail
