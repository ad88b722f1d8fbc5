"""What statistics mean, in words: methods, trends, orders, differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.measures import RELIABLE_FROM
from analysis.trend import Trend
from analysis.unit_differences import VERDICTS
from ui import numbers

MEDIAN_METHOD = (
    "95-%-Intervall des Medians: Bootstrap mit 2.000 Ziehungen (Perzentile), ab fünf Angaben; es zeigt, wie weit der "
    "Median vom Zufall der Auswahl abhängen kann."
)
SHARE_METHOD = "95-%-Intervall der Anteile: Wilson, ab fünf Angaben."
TEST_METHOD = (
    "p: Wie oft wäre der Unterschied mindestens so groß, wenn der Zufall die Dialoge auf die Einheiten verteilte? "
    "Mediane: Permutationstest (alle Verteilungen bis 10.000, sonst 1.999 gezogene); Anteile: exakter Test von Fisher; "
    "beide zweiseitig. p (Holm): angehoben für die Zahl der Vergleiche in dieser Tabelle. Effekt: Cliffs δ von −1 bis "
    "1 (groß ab 0,474), bei Anteilen die Risikodifferenz in Prozentpunkten mit ihrem 95-%-Intervall nach Newcombe."
)
TEST_WARNING = (
    "**Vorsicht:** Wenige Dialoge tragen wenig; bei weniger als zwanzig Angaben fällt nur ein großer Unterschied auf. "
    "Die Steckbriefe sind keine Zufallsstichprobe, mehrere Dialoge einer "
    "Kommune zählen einzeln, und ein Unterschied sagt nichts über seine Ursache."
)


def order_sentence(units: pd.DataFrame, show: Callable[[Any], str]) -> str:
    """The highest and the lowest median among the units with five values (`comparison.measure_rows` without all)."""
    reliable = units[units["reliable"]]
    if len(reliable) < 2:
        return f"Weniger als zwei Einheiten haben {RELIABLE_FROM} oder mehr Angaben: kein Vergleich."
    medians = reliable["median"].astype(float)
    top, low = reliable.iloc[int(medians.argmax())], reliable.iloc[int(medians.argmin())]
    if show(top["median"]) == show(low["median"]):
        return f"Die Mediane sind gleich (gerundet {show(top['median'])})."
    apart = "überschneiden sich nicht" if low["certain_high"] < top["certain_low"] else "überschneiden sich"
    return (
        f"Median am höchsten bei **{numbers.plain(top['label'])}** ({show(top['median'])}), am niedrigsten bei "
        f"**{numbers.plain(low['label'])}** ({show(low['median'])}); ihre 95-%-Intervalle {apart}."
    )


def difference_sentence(frame: pd.DataFrame) -> str:
    """How many of the tested rows of `unit_differences.differences` differ."""
    tested = int(frame["p"].notna().sum())
    if not tested:
        return "Keine Kennzahl hat in beiden Einheiten fünf oder mehr Angaben: kein Test."
    clear = [numbers.plain(label) for label in frame.loc[frame["verdict"] == VERDICTS["clear"], "label"]]
    hints = int((frame["verdict"] == VERDICTS["hint"]).sum())
    found = f"**{', '.join(clear)}**: kaum durch Zufall zu erklären" if clear else "Kein Unterschied ist gesichert"
    more = f"; dazu {numbers.count(hints, 'bloßer Hinweis', 'bloße Hinweise')}" if hints else ""
    return f"{numbers.count(tested, 'Vergleich', 'Vergleiche')} geprüft. {found}{more}."


def trend_sentence(trend: Trend) -> str:
    """What happens to the costs per inhabitant when the Kommune is twice as large; "" without a trend."""
    if trend.factor is None or trend.interval is None:
        return ""
    inside = f"95-%-Intervall: {_change(trend.interval.low)} bis {_change(trend.interval.high)}"
    if trend.interval.low <= 1 <= trend.interval.high:
        return f" Ein Trend ist nicht nachweisbar (je Verdopplung der Einwohnerzahl {inside}; n = {trend.n})."
    verb = "sinken" if trend.factor < 1 else "steigen"
    by = numbers.percent(abs(trend.factor - 1))
    return (
        f" Im Trend {verb} die Kosten je Einwohner mit jeder Verdopplung der Einwohnerzahl um **{by}** "
        f"({inside}; n = {numbers.number(trend.n)})."
    )


def _change(factor: float) -> str:
    sign = "+" if factor > 1 else "−" if factor < 1 else "±"
    return f"{sign}{numbers.percent(abs(factor - 1))}"
