"""What a Steckbrief can tell: groups of values, lines, and the single value with the words it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from analysis.measures import Kind

Origin = Literal["stated", "inferred", "weak", "derived", "register"]

CERTAINTIES: Mapping[str, str] = {
    "stated": "ausdrücklich genannt",
    "inferred": "erschlossen",
    "weak": "schwacher Hinweis",
}
"""How sure a coding is, in German."""


class Span(NamedTuple):
    """Where words stand in the text, in characters, end excluded."""

    start: int
    end: int


class Group(NamedTuple):
    """A group of values: its German name, and the sign that marks its words in the text."""

    label: str
    sign: str


GROUPS: Mapping[str, Group] = {
    "ort": Group("Ort", "Or"),
    "zeit": Group("Termine", "Ze"),
    "formate": Group("Formate", "Fo"),
    "themen": Group("Themen", "Th"),
    "beteiligte": Group("Beteiligte", "Tn"),
    "kosten": Group("Kosten", "Ko"),
    "ergebnisse": Group("Ergebnisse", "Er"),
    "bewertung": Group("Bewertung", "Be"),
    "empfehlungen": Group("Empfehlungen", "Em"),
    "moderation": Group("Moderation", "Mo"),
}


class Row(NamedTuple):
    """A line of the Steckbrief: its group, German label, and how its values are written."""

    group: str
    label: str
    kind: Kind = "text"
    digits: int = 0
    unit: str = ""


ROWS: Mapping[str, Row] = {
    "kommune": Row("ort", "Kommune"),
    "stated_name": Row("ort", "Angegebener Name"),
    "ebene": Row("ort", "Ebene"),
    "kreis": Row("ort", "Stadt- oder Landkreis"),
    "regierungsbezirk": Row("ort", "Regierungsbezirk"),
    "population": Row("ort", "Einwohner", "number", unit="Personen"),
    "size_class": Row("ort", "Größenklasse"),
    "event_day": Row("zeit", "Tage und Zeiten", "date"),
    "formate": Row("formate", "Formate"),
    "themen": Row("themen", "Themen"),
    "participants": Row("beteiligte", "Teilnehmende", "persons", unit="Personen"),
    "gruppen": Row("beteiligte", "Gruppen", "persons", unit="Personen"),
    "turnout": Row("beteiligte", "Je 1.000 Einwohner", "number", 1),
    "cost_item": Row("kosten", "Posten", "eur", 2, "EUR"),
    "cost": Row("kosten", "Gesamt", "eur", 2, "EUR"),
    "cost_per_inhabitant": Row("kosten", "Je Einwohner", "eur", 4, "EUR"),
    "cost_per_participant": Row("kosten", "Je Teilnehmenden", "eur", 2, "EUR"),
    "ergebnisse": Row("ergebnisse", "Ergebnisse"),
    "verbindlichkeit": Row("ergebnisse", "Verbindlichkeit"),
    "zufriedenheit_ablauf": Row("bewertung", "Zufrieden mit Ablauf"),
    "zufriedenheit_ergebnis": Row("bewertung", "Zufrieden mit Ergebnis"),
    "aufwand_ergebnis": Row("bewertung", "Aufwand und Ergebnis"),
    "empfehlungen": Row("empfehlungen", "Beim nächsten Mal"),
    "moderation": Row("moderation", "Beratung, Moderation"),
}
"""All lines in the order in which to show them."""

SECTIONS: Mapping[str, str] = {
    "konzept": "Veranstaltungskonzept",
    "anlass": "Ausgangssituation und Anlass",
    "moderation": "Beratung und Moderation",
    "themen": "Themenfelder",
    "akteure": "Beteiligte Akteure",
    "bewertung": "Bewertung des Ablaufs und der Ergebnisse",
    "ergebnisse": "Ergebnisse, Maßnahmen und nächste Schritte",
    "kosten": "Kosten und Effizienz",
    "empfehlungen": "Empfehlungen und Rückmeldungen",
}
"""The sections of the form, with short headings."""


@dataclass(frozen=True)
class Fact:
    """A value of a row of `ROWS`: a `name` (label of a code, or text), a quantity in `value`, or both.

    A range goes from `value` to `upper`. Without name and value the Steckbrief gives none. `origin` "derived" is
    calculated from other values, "register" taken from the register of municipalities.
    """

    row: str
    name: str | None = None
    value: Any = None
    upper: Any = None
    code: str | None = None
    about: bool = False
    note: str = ""
    origin: Origin = "stated"
    rule: str = ""
    span: Span | None = None

    @property
    def is_missing(self) -> bool:
        """True for "keine Angabe"."""
        return self.name is None and self.value is None

    @property
    def is_coding(self) -> bool:
        """True for what a rule of the codebook found, so that a coder can disagree with it."""
        return bool(self.rule) and not self.is_missing
