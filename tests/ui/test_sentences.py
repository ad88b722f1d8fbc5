"""Sentences about charts: none says more than the numbers do."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ui.grouping import frequency_sentence
from ui.labels import whole
from ui.sentences import busiest_month


def shares(**counts: int) -> pd.DataFrame:
    rows = [(label, dialogues, 10, dialogues / 10) for label, dialogues in counts.items()]
    return pd.DataFrame(rows, columns=["label", "dialogues", "n", "share"])


def test_equally_frequent_codes_are_named_together() -> None:
    said = frequency_sentence(shares(A=8, B=2, C=2))
    assert said == "Am häufigsten **A** (80\u00a0%), am seltensten **B** und **C** (je 20\u00a0%)."
    assert "4 der Angaben (je 0\u00a0%)" in frequency_sentence(shares(A=8, B=0, C=0, D=0, E=0))


def test_few_values_are_not_ranked() -> None:
    assert "zu wenige" in frequency_sentence(shares(A=1).assign(n=4))


def test_no_month_stands_out_when_several_have_as_many() -> None:
    months = pd.DataFrame({"month": [dt.date(2016, 9, 1), dt.date(2016, 10, 1)], "dialogues": [1, 1]})
    assert busiest_month(months).startswith("Kein Monat ragt heraus")
    assert "**September 2016** (1\u00a0Dialog)" in busiest_month(months.head(1))


def test_long_names_are_wrapped_not_cut() -> None:
    assert whole("Integration allgemein, Konzept, aktuelle Zahlen und Lage (x)") == (
        "Integration allgemein, Konzept,<br>aktuelle Zahlen und Lage"
    )
