"""What statistics are said to mean: never more than they do."""

from __future__ import annotations

import pandas as pd

from analysis.statistics import Interval
from analysis.trend import Trend
from ui.statistics_words import order_sentence, trend_sentence


def test_a_trend_is_said_in_doublings() -> None:
    said = trend_sentence(Trend(40, 0.6, Interval(0.5, 0.7)))
    assert "sinken die Kosten je Einwohner mit jeder Verdopplung der Einwohnerzahl um **40\u00a0%**" in said
    assert "−50\u00a0% bis −30\u00a0%; n = 40" in said


def test_a_trend_that_may_be_none_is_not_claimed() -> None:
    said = trend_sentence(Trend(40, 0.9, Interval(0.7, 1.1)))
    assert "nicht nachweisbar" in said
    assert "sinken" not in said
    assert trend_sentence(Trend(3)) == ""


def units(*rows: tuple[str, float, float, float, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["label", "median", "certain_low", "certain_high", "reliable"])


def test_only_reliable_units_are_ordered() -> None:
    frame = units(("A", 9, 9, 9, False), ("B", 3, 2, 4, True), ("C", 1, 0, 1.5, True))
    assert order_sentence(frame, str) == (
        "Median am höchsten bei **B** (3), am niedrigsten bei **C** (1); ihre 95-%-Intervalle überschneiden sich "
        "nicht."
    )
    assert "kein Vergleich" in order_sentence(frame[:2], str)
    assert "gleich" in order_sentence(units(("A", 1, 0, 2, True), ("B", 1, 0, 2, True)), str)
