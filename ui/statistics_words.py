"""What statistics mean, in words: methods, trends, orders, differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.language import tr
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
        said = tr("Weniger als zwei Einheiten haben {least} oder mehr Angaben: kein Vergleich.")
        return said.format(least=RELIABLE_FROM)
    medians = reliable["median"].astype(float)
    top, low = reliable.iloc[int(medians.argmax())], reliable.iloc[int(medians.argmin())]
    if show(top["median"]) == show(low["median"]):
        return tr("Die Mediane sind gleich (gerundet {median}).").format(median=show(top["median"]))
    said = tr(
        "Median am höchsten bei **{top}** ({highest}), am niedrigsten bei **{low}** ({lowest}); ihre 95-%-Intervalle "
        "{apart}."
    )
    apart = "überschneiden sich nicht" if low["certain_high"] < top["certain_low"] else "überschneiden sich"
    return said.format(
        top=numbers.plain(top["label"]), highest=show(top["median"]), low=numbers.plain(low["label"]),
        lowest=show(low["median"]), apart=tr(apart),
    )  # fmt: skip


def difference_sentence(frame: pd.DataFrame) -> str:
    """How many of the tested rows of `unit_differences.differences` differ."""
    tested = int(frame["p"].notna().sum())
    if not tested:
        return tr("Keine Kennzahl hat in beiden Einheiten fünf oder mehr Angaben: kein Test.")
    clear = [numbers.plain(tr(label)) for label in frame.loc[frame["verdict"] == VERDICTS["clear"], "label"]]
    hints = int((frame["verdict"] == VERDICTS["hint"]).sum())
    found = tr("Kein Unterschied ist gesichert")
    if clear:
        found = tr("**{labels}**: kaum durch Zufall zu erklären").format(labels=", ".join(clear))
    more = tr("; dazu {hints}").format(hints=numbers.count(hints, "bloßer Hinweis", "bloße Hinweise")) if hints else ""
    said = tr("{comparisons} geprüft. {found}{more}.")
    return said.format(comparisons=numbers.count(tested, "Vergleich", "Vergleiche"), found=found, more=more)


def trend_sentence(trend: Trend) -> str:
    """What happens to the costs per inhabitant when the Kommune is twice as large; "" without a trend."""
    if trend.factor is None or trend.interval is None:
        return ""
    inside = tr("95-%-Intervall: {low} bis {high}")
    inside = inside.format(low=_change(trend.interval.low), high=_change(trend.interval.high))
    if trend.interval.low <= 1 <= trend.interval.high:
        said = tr("Ein Trend ist nicht nachweisbar (je Verdopplung der Einwohnerzahl {inside}; n = {n}).")
        return said.format(inside=inside, n=trend.n)
    said = tr(
        "Im Trend {verb} die Kosten je Einwohner mit jeder Verdopplung der Einwohnerzahl um **{by}** ({inside}; "
        "n = {n})."
    )
    return said.format(
        verb=tr("sinken" if trend.factor < 1 else "steigen"), by=numbers.percent(abs(trend.factor - 1)), inside=inside,
        n=numbers.number(trend.n),
    )  # fmt: skip


def _change(factor: float) -> str:
    sign = "+" if factor > 1 else "−" if factor < 1 else "±"
    return f"{sign}{numbers.percent(abs(factor - 1))}"
