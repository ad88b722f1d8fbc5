"""German notation; a missing value is never a zero."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from ui import numbers


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (numbers.number(1234.5, 1), "1.234,5"),
        (numbers.number(0), "0"),
        (numbers.number(float("nan")), "keine Angabe"),
        (numbers.eur(1049.7), "1.049,70\u00a0€"),
        (numbers.eur(None), "keine Angabe"),
        (numbers.eur(0), "0,00\u00a0€"),
        (numbers.percent(0.4567), "46\u00a0%"),
        (numbers.percent(0.004), "unter 1\u00a0%"),
        (numbers.percent(0), "0\u00a0%"),
        (numbers.persons(0), "0"),
        (numbers.persons(1), "unter 3"),
        (numbers.persons(2), "unter 3"),
        (numbers.persons(3), "3"),
        (numbers.date(dt.date(2016, 11, 9)), "09.11.2016"),
        (numbers.date(pd.NaT), "keine Angabe"),
        (numbers.month(dt.date(2016, 3, 1)), "März 2016"),
        (numbers.count(1, "Dialog", "Dialoge"), "1\u00a0Dialog"),
        (numbers.count(1101, "Dialog", "Dialoge"), "1.101\u00a0Dialoge"),
        (numbers.n_of(41, 1101), "41 von 1.101"),
        (numbers.plain("[x](y) *z*"), "\\[x\\]\\(y\\) \\*z\\*"),
    ],
)
def test_notation(shown: str, text: str) -> None:
    assert shown == text


def test_every_kind_can_be_shown() -> None:
    for kind in ("text", "count", "number", "persons", "eur", "percent"):
        assert numbers.show(5, kind)
        assert numbers.show(None, kind) == "keine Angabe"
