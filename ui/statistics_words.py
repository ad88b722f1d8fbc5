"""What statistics mean, in words: methods and trends."""

from __future__ import annotations

from analysis.trend import Trend
from ui import numbers

MEDIAN_METHOD = (
    "95-%-Intervall des Medians: Bootstrap mit 2.000 Ziehungen (Perzentile), ab fünf Angaben; es zeigt, wie weit der "
    "Median vom Zufall der Auswahl abhängen kann."
)


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
