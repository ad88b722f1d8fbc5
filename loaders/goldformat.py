"""The coding of one Steckbrief as a JSON object, in the format that evaluators code by hand.

Keys and codes are German because the format is the contract with human coders.
"""

from __future__ import annotations

from typing import Any

from loaders.codebook import Codebook
from loaders.record import PROCESS, RESULT, Steckbrief
from loaders.register import Register

MULTIPLE = ("formate", "themen", "ergebnisse", "empfehlungen")
SINGLE = ("verbindlichkeit", PROCESS, RESULT, "aufwand_ergebnis")


def to_gold(name: str, steckbrief: Steckbrief, register: Register, codebook: Codebook) -> dict[str, Any]:
    """The JSON object for the file `name`; amounts in euros, dates ISO, missing values None."""
    place, population = steckbrief.place, steckbrief.population
    kreis = register.district(place.kreis_ags) if place.kreis_ags else None
    region = register.region(place.rb_ags) if place.rb_ags else None
    found = {finding.code for finding in steckbrief.findings}
    return {
        "datei": name,
        "kommune": place.kommune,
        "ebene": place.ebene,
        "kreis": kreis.name if kreis else None,
        "regierungsbezirk": region.name if region else None,
        "einwohner": population.value if population else None,
        "einwohner_ungefaehr": bool(population and population.about),
        "einwohner_stand": population.as_of if population else None,
        "termine": _event_days(steckbrief),
        **{variable: _codes(steckbrief, variable) for variable in MULTIPLE},
        "teilnehmende": _participants(steckbrief),
        "gruppen": [{"code": group.code, "anzahl": group.count} for group in steckbrief.groups],
        "kosten": _cost_items(steckbrief),
        "kosten_gesamt": _cost_total(steckbrief),
        **{variable: next(iter(_codes(steckbrief, variable)), None) for variable in SINGLE},
        "hinweise": [code for code in codebook.findings if code in found],
    }


def _codes(steckbrief: Steckbrief, variable: str) -> list[str]:
    return [coding.code for coding in steckbrief.codings if coding.variable == variable]


def _event_days(steckbrief: Steckbrief) -> list[dict[str, str | None]]:
    return [
        {
            "datum": day.day.isoformat(),
            "beginn": day.begin.strftime("%H:%M") if day.begin else None,
            "ende": day.end.strftime("%H:%M") if day.end else None,
        }
        for day in steckbrief.event_days
    ]


def _participants(steckbrief: Steckbrief) -> dict[str, int | bool] | None:
    people = steckbrief.participants
    return {"von": people.low, "bis": people.high, "ungefaehr": people.about} if people else None


def _cost_items(steckbrief: Steckbrief) -> list[dict[str, str | float | bool]]:
    return [
        {"art": item.kind, "von": float(item.low), "bis": float(item.high), "ungefaehr": item.about}
        for item in steckbrief.cost_items
    ]


def _cost_total(steckbrief: Steckbrief) -> dict[str, float] | None:
    total = steckbrief.cost_total
    return {"von": float(total.low), "bis": float(total.high)} if total else None
