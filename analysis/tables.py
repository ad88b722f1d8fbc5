"""The tables of the data export, with their columns and units. What stands here is all that leaves the file.

Behind each column of kind "persons" the SQL gives one more, which is no field: what to show instead of the number
(see `analysis.suppression`), NULL when the number may be shown.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass

from analysis.measures import Kind
from analysis.suppression import FEW, PUBLISHED

_WORDS_LIMIT = 160
"""So many characters of the masked text at most stand as evidence beside a value."""


@dataclass(frozen=True)
class Field:
    """A column: its name, its description with unit, its kind.

    `unit` stands in the metadata of typed formats; `codes` is the variable of the codebook that the values are from.
    """

    name: str
    label: str
    kind: Kind = "text"
    unit: str = ""
    codes: str = ""


@dataclass(frozen=True)
class ExportTable:
    """A file of the export. `{condition}` in `sql` restricts it to the chosen dialogues; `title` is for people."""

    name: str
    title: str
    description: str
    sql: str
    fields: tuple[Field, ...]
    of_dialogues: bool = True

    def typed_names(self) -> list[str]:
        """The columns of a typed format: behind a head count stands what to show instead of it."""
        with_notes = ((field.name, f"{field.name}_note") if field.kind == "persons" else (field.name,)
                      for field in self.fields)  # fmt: skip
        return [name for names in with_notes for name in names]


def _words(table: str) -> str:
    """SQL of the words that a value of `table` was read from, on one line."""
    cut = f"substr(f.text, {table}.start_char + 1, least({table}.end_char - {table}.start_char, {_WORDS_LIMIT}))"
    return rf"trim(regexp_replace({cut}, '\s+', ' ', 'g'))"


def _of_dialogue(columns: str, table: str, joins: str, order: str) -> str:
    """SQL of a table with a row for each part of a dialogue."""
    return f"""
        WITH chosen AS (SELECT dialogue_id, key, kommune FROM data.out.dialogue WHERE {{condition}})
        SELECT d.key, d.kommune, {columns}
        FROM chosen d JOIN data.core.{table} t ON t.steckbrief_id = d.dialogue_id
        {joins} ORDER BY d.dialogue_id, {order}"""


_TEXT = """JOIN data.core.steckbrief s ON s.steckbrief_id = d.dialogue_id
        JOIN data.raw.source_file f ON f.source_id = s.source_id"""
_FEW = "(participants_low IN (1, 2) OR participants_high IN (1, 2))"  # either end tells the other, by the middle


def _persons(column: str) -> str:
    """SQL of a head count and of what to show instead of it."""
    return f"CASE WHEN {column} NOT IN (1, 2) THEN {column} END, CASE WHEN {column} IN (1, 2) THEN '{FEW}' END"


_KEY = (Field("key", "Schlüssel des Dialogs"), Field("kommune", "Kommune"))
_EVIDENCE = Field("evidence", "Worte im Text, aus denen der Wert gelesen wurde")
_CERTAINTY = Field(
    "certainty", "Sicherheit: stated (ausdrücklich genannt), inferred (erschlossen), weak (schwacher Hinweis)"
)

DIALOGUES = ExportTable(
    "dialogues",
    "Dialoge",
    "eine Zeile je Dialog",
    f"""SELECT key, source_name, source_place, source_sha256,
        kommune, ebene, ags, kreis_ags, kreis, rb_ags, regierungsbezirk,
        population, population_about, population_as_of, first_day, last_day, day_count,
        {_persons("participants_low")}, {_persons("participants_high")}, participants_about, participants_basis,
        cost_low, cost_high, cost, cost_about, cost_basis, cost_per_inhabitant,
        CASE WHEN {_FEW} THEN NULL ELSE cost_per_participant END, CASE WHEN {_FEW} THEN NULL ELSE turnout END,
        commitment, satisfaction_process, satisfaction_result, cost_benefit, finding_count, invented
        FROM data.out.dialogue WHERE {{condition}} ORDER BY dialogue_id""",
    (
        Field("key", "Schlüssel des Dialogs"),
        Field("source_name", "Quelldatei"),
        Field("source_place", "Stelle in der Quelldatei, wenn sie mehrere Steckbriefe enthält"),
        Field("source_sha256", "sha256 der Quelldatei"),
        Field("kommune", "Kommune (amtlicher Name)"),
        Field("ebene", "Ebene (Code)", codes="ebene"),
        Field("ags", "Amtlicher Gemeindeschlüssel"),
        Field("kreis_ags", "Kreisschlüssel"),
        Field("kreis", "Stadt- oder Landkreis"),
        Field("rb_ags", "Schlüssel des Regierungsbezirks"),
        Field("regierungsbezirk", "Regierungsbezirk"),
        Field("population", "Einwohner, wie angegeben (Personen)", "number", unit="Einwohner"),
        Field("population_about", "Einwohnerzahl ungefähr"),
        Field("population_as_of", "Stand der Einwohnerzahl (JJJJ, JJJJ-MM oder JJJJ-MM-TT)"),
        Field("first_day", "erster Tag", "date"),
        Field("last_day", "letzter Tag", "date"),
        Field("day_count", "Zahl der Tage", "number", unit="Tage"),
        Field("participants_low", "Teilnehmende, von (Personen)", "persons", unit="Personen"),
        Field("participants_high", "Teilnehmende, bis (Personen)", "persons", unit="Personen"),
        Field("participants_about", "Teilnehmerzahl ungefähr"),
        Field("participants_basis", "Teilnehmerzahl: stated (genannt) oder summed (Summe der Gruppen)"),
        Field("cost_low", "Kosten, von (EUR)", "eur", unit="EUR"),
        Field("cost_high", "Kosten, bis (EUR)", "eur", unit="EUR"),
        Field("cost", "Kosten, Mitte der Spanne (EUR)", "eur", unit="EUR"),
        Field("cost_about", "Kosten ungefähr"),
        Field("cost_basis", "Kosten: stated (genannt) oder summed (Summe der Posten)"),
        Field("cost_per_inhabitant", "Kosten je Einwohner (EUR, abgeleitet)", "eur", unit="EUR je Einwohner"),
        Field("cost_per_participant", "Kosten je Teilnehmenden (EUR, abgeleitet)", "eur", unit="EUR je Person"),
        Field("turnout", "Teilnehmende je 1.000 Einwohner (abgeleitet)", "number", unit="Personen je 1.000 Einwohner"),
        Field("commitment", "Verbindlichkeit (Code)", codes="verbindlichkeit"),
        Field("satisfaction_process", "Zufriedenheit mit dem Ablauf (Code)", codes="zufriedenheit"),
        Field("satisfaction_result", "Zufriedenheit mit dem Ergebnis (Code)", codes="zufriedenheit"),
        Field("cost_benefit", "Aufwand und Ergebnis in gutem Verhältnis (Code)", codes="aufwand_ergebnis"),
        Field("finding_count", "Zahl der Hinweise", "count", unit="Hinweise"),
        Field("invented", "erfundenes Beispiel"),
    ),
)

TABLES: tuple[ExportTable, ...] = (
    DIALOGUES,
    ExportTable(
        "event_days",
        "Veranstaltungstage",
        "eine Zeile je Veranstaltungstag",
        _of_dialogue("t.day, t.begin_time, t.end_time", "event_day", "", "t.day, t.begin_time"),
        (*_KEY, Field("day", "Tag", "date"), Field("begin_time", "Beginn (HH:MM)"), Field("end_time", "Ende (HH:MM)")),
    ),
    ExportTable(
        "codings",
        "Codes",
        "eine Zeile je Dialog und Code (Formate, Themen, Ergebnisse, Bewertung, Empfehlungen)",
        _of_dialogue(
            f"t.variable, t.code, coalesce(c.label, t.code), t.certainty, {_words('t')}",
            "coding",
            f"{_TEXT} LEFT JOIN data.core.codebook c ON c.code = t.code AND c.variable ="
            " CASE WHEN t.variable LIKE 'zufriedenheit%' THEN 'zufriedenheit' ELSE t.variable END",
            "t.variable, t.start_char, t.code",
        ),
        (*_KEY, Field("variable", "Variable des Kodierbuchs"), Field("code", "Code"), Field("label", "Bezeichnung"),
         _CERTAINTY, _EVIDENCE),
    ),
    ExportTable(
        "groups",
        "Beteiligte Gruppen",
        "eine Zeile je Dialog und beteiligter Gruppe",
        _of_dialogue(
            "t.code, coalesce(c.label, t.code), p.count, p.note, t.certainty,"
            f" CASE WHEN p.note IS NULL THEN {_words('t')} END",  # the words would give the count away
            "participant_group",
            f"{_TEXT} LEFT JOIN {PUBLISHED} p ON p.steckbrief_id = t.steckbrief_id AND p.code = t.code"
            " LEFT JOIN data.core.codebook c ON c.variable = 'gruppen' AND c.code = t.code",
            "t.start_char, t.code",
        ),
        (*_KEY, Field("code", "Gruppe (Code)", codes="gruppen"), Field("label", "Bezeichnung"),
         Field("count", "Personen", "persons", unit="Personen"),
         _CERTAINTY, _EVIDENCE),
    ),
    ExportTable(
        "cost_items",
        "Kostenposten",
        "eine Zeile je Kostenposten",
        _of_dialogue(
            f"t.position, t.kind, coalesce(c.label, t.kind), t.low, t.high, t.about, t.certainty, {_words('t')}",
            "cost_item",
            f"{_TEXT} LEFT JOIN data.core.codebook c ON c.variable = 'kostenarten' AND c.code = t.kind",
            "t.position",
        ),
        (*_KEY, Field("position", "Reihenfolge im Text", "number"),
         Field("kind", "Kostenart (Code)", codes="kostenarten"),
         Field("label", "Bezeichnung"), Field("low", "Betrag, von (EUR)", "eur", unit="EUR"),
         Field("high", "Betrag, bis (EUR)", "eur", unit="EUR"), Field("about", "ungefähr"), _CERTAINTY, _EVIDENCE),
    ),
    ExportTable(
        "findings",
        "Hinweise",
        "eine Zeile je Hinweis, den eine sorgfältige Person beim Lesen anmerkt",
        _of_dialogue(
            "t.code, coalesce(c.label, t.code), t.field",
            "finding",
            "LEFT JOIN data.core.codebook c ON c.variable = 'hinweise' AND c.code = t.code",
            "t.code, t.field",
        ),
        (*_KEY, Field("code", "Hinweis (Code)", codes="hinweise"), Field("label", "Bedeutung"),
         Field("field", "betroffenes Feld")),
    ),
    ExportTable(
        "codebook",
        "Kodierbuch",
        "das Kodierbuch: alle Codes mit Bezeichnung und Definition",
        "SELECT variable, code, label, definition FROM data.core.codebook ORDER BY variable, position",
        (Field("variable", "Variable"), Field("code", "Code"), Field("label", "Bezeichnung"),
         Field("definition", "Definition")),
        of_dialogues=False,
    ),
)  # fmt: skip
