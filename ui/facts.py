"""The values of a Steckbrief in words."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.facts import CERTAINTIES, ROWS, Fact
from analysis.language import tr
from ui import numbers

ORIGINS: Mapping[str, str] = {
    **CERTAINTIES,
    "derived": "berechnet",
    "register": "laut Gemeindeverzeichnis",
}


def quantity(fact: Fact) -> str:
    """The number, amount, head count or date of a value: "etwa 80 bis 100"; "" without one."""
    if fact.value is None:
        return ""
    row = ROWS[fact.row]
    text = numbers.show(fact.value, row.kind, row.digits)
    if fact.upper is not None:
        text = tr("{low} bis {high}").format(low=text, high=numbers.show(fact.upper, row.kind, row.digits))
    return tr("etwa {value}").format(value=text) if fact.about else text
