"""Bars of shares show how sure a share is, unless there are too few dialogues to say."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.shares import certain
from ui.share_bars import share_bars


def frame(n: int) -> pd.DataFrame:
    rows = [(key, key.upper(), count, n, count / n if n else None, *certain(count, n)) for key, count in
            (("a", 3), ("b", 1), ("c", 0))]  # fmt: skip
    return pd.DataFrame(rows, columns=["key", "label", "dialogues", "n", "share", "certain_low", "certain_high"])


def test_each_bar_has_its_interval_and_its_number_behind_it() -> None:
    sent = share_bars(frame(10)).to_dict()
    go.Figure(sent)
    bar, _, line, words = sent["data"]
    assert bar["x"] == [0.3, 0.1, 0.0]
    assert line["x"][:2] == pytest.approx([0.1078, 0.6032], abs=1e-4)  # Wilson's interval of 3 of 10
    assert words["x"] == [line["x"][1], line["x"][4], line["x"][7]]
    assert [text.strip() for text in words["text"]] == ["30\u00a0%", "10\u00a0%", "0\u00a0%"]
    assert "95-%-Intervall 11\u00a0% bis 60\u00a0%" in bar["hovertext"][0]
    assert sent["layout"]["xaxis"]["range"][1] > 0.6032


@pytest.mark.parametrize("n", [4, 0])
def test_no_interval_for_a_handful(n: int) -> None:
    [bar] = share_bars(frame(n)).to_dict()["data"]
    assert bar["text"][0] == ("3 von 4" if n else "keine Angabe")
