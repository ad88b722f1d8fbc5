"""All words of the report; those of another language stand in a catalogue (see `analysis.language`)."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Dialoge in Zahlen: Auswertungsbericht"
SUBTITLE = "Auswahl: {filter} · {n} Dialogen"
CONTENTS = "Inhalt"
FIGURE = "Abbildung"
TABLE = "Tabelle"
NOTHING_CHOSEN = "Zu dieser Auswahl gibt es keinen Dialog."
NO_VALUE = "Zu dieser Auswahl gibt es keine Angabe."

BASIS = "n = {n} Dialogen{missing}."
MISSING_IN = ", {count} ohne Angabe"
SEE_TABLE = "Die Zahlen stehen in der Tabelle darunter."
SEVERAL = "Mehrere Angaben je Dialog sind möglich, die Anteile ergeben zusammen mehr als 100 %."
NAMED = ("Anteil der Dialoge mit Angabe.", SEVERAL)
READ_RANGES = (
    "Punkt: Median (hohl: weniger als fünf Angaben, nicht belastbar); Linie: kleinster bis größter Wert; "
    "senkrechter Strich: Summe geteilt durch Summe."
)
READ_LEVELS = (
    "Anteil an allen Dialogen, „keine Angabe“ gestreift, Stufen nach der mittleren gepunktet. * weniger als fünf "
    "Angaben, nicht belastbar: Zahl der Dialoge statt Prozent."
)
READ_GRID = (
    "Anteil der Dialoge der Spalte mit Angabe. Weiß mit Bruch: weniger als fünf Dialoge, nicht belastbar.",
    SEVERAL,
)
READ_WIDE_GRID = (
    "In Prozent der Dialoge der Zeile mit Angabe. Weiß mit Bruch: weniger als fünf Dialoge, nicht belastbar.",
    SEVERAL,
)
MOST_FREQUENT = "{title}: die häufigsten"
READ_PAIRS = "Zahl der Dialoge mit beiden Formaten; leer: nie zusammen. Zu lesen vom Namen nach links und nach unten."
PAIRS_TITLE = "Die häufigsten Paare von Formaten"
NO_PAIR = "Kein Dialog verbindet mehrere Formate."
COMBINED = "{n} Dialogen mit Angabe verbinden mehrere Formate."
LANDKREISE = "Landkreise, die über sich selbst berichten, stehen für sich."
WITHOUT_LANDKREISE = "Ohne Landkreise, die über sich selbst berichten."
OWN_JUDGEMENT = "Urteil der Kommune, nicht der Teilnehmenden."
COMMITMENT = "Es zählt die höchste Stufe, die der Ergebnisteil eines Steckbriefs belegt."
BORDERS = "Grenzen: © GeoBasis-DE / BKG (Daten verändert)."
LOGARITHMIC = "{unit}, logarithmische Achse"
MONTH_AXIS = "Monat des ersten Tages"
NOT_RELIABLE = "nicht belastbar"

CHAPTERS: Mapping[str, str] = {
    "figures": "Kennzahlen",
    "method": "Methode",
    "overview": "Überblick",
    "costs": "Kosten",
    "formats": "Formate",
    "participants": "Beteiligte",
    "outcomes": "Themen und Ergebnisse",
    "assessment": "Bewertung",
    "quality": "Datenqualität",
    "dialogues": "Liste der Dialoge",
    "codebook": "Kodierbuch",
}

METHOD = (
    "Grundlage sind Steckbriefe: Freitext-Formulare, in denen die Kommunen über ihre Dialoge berichten. Ein Programm "
    "liest die Werte mit festen Regeln aus dem Text; zu jedem Wert ist die Textstelle gespeichert, aus der er stammt.",
    "Was fehlt, heißt „keine Angabe“ und zählt nie als 0. Bei jeder Zahl steht, auf wie vielen Dialogen sie beruht (n) "
    "und wie viele keine Angabe machen.",
    "Gruppen von Dialogen werden mit dem Median beschrieben; daneben stehen kleinster und größter Wert und das "
    "Summenverhältnis (Summe geteilt durch Summe der Dialoge, die beides angeben). Werte aus weniger als fünf Dialogen "
    "sind als nicht belastbar gekennzeichnet und stehen ohne Rang am Ende.",
    "Landkreise, die über sich selbst berichten, stehen für sich: Ihre Einwohner leben bereits in ihren Kommunen.",
    "Personenzahlen von 1 oder 2 erscheinen als „unter 3“.",
)
DEFINITIONS_TITLE = "Definition der Kennzahlen"
DEFINITIONS_HEAD = ("Kennzahl", "Einheit", "Definition")
SHARE_DEFINITIONS = (
    ("Formate, Themen, Ergebnisse, Gruppen", "Anteil",
     "Dialoge mit dem Code geteilt durch Dialoge mit mindestens einem Code dieser Art.", SEVERAL),
    ("Verbindlichkeit, Zufriedenheit", "Anteil",
     "Verteilung über die Stufen des Kodierbuchs, „keine Angabe“ eingeschlossen, geteilt durch alle Dialoge."),
)  # fmt: skip

FIGURES_TITLE = "Kennzahlen der Auswahl"
FIGURES_HEAD = ("Kennzahl", "Wert", "Grundlage")
FIGURES: Mapping[str, str] = {
    "dialogues": "Dialoge",
    "kommunen": "Kommunen",
    "districts": "Kreise",
    "period": "Zeitraum",
    "participants": "Teilnehmende, zusammen",
    "cost": "Kosten, zusammen",
    "cost_median": "Kosten je Dialog, Median",
    "cost_per_inhabitant": "Kosten je Einwohner, Median",
    "cost_per_participant": "Kosten je Teilnehmenden, Median",
    "turnout": "Teilnehmende je 1.000 Einwohner, Median",
}
OF_TOTAL = "{n} Dialogen"
UNTIL = "{first} bis {last}"
DATED = "{n} mit Datum"
THEMSELVES = "dazu {n}\u00a0Landkreise über sich selbst"
ONE_ITSELF = "dazu {n}\u00a0Landkreis über sich selbst"

MOST = "Am häufigsten: {label} ({share} von {n} Dialogen mit Angabe)."
TOO_FEW = "Nur {n} Dialoge mit Angabe: zu wenige für eine Rangfolge."
HIGHEST = (
    "Unter den Gruppen mit mindestens fünf Angaben liegt der Median bei {top} am höchsten ({top_value}), bei {low} am "
    "niedrigsten ({low_value})."
)
ONE_RELIABLE = "Nur {label} hat fünf oder mehr Angaben: Median {value}."
NONE_RELIABLE = "Keine Gruppe hat fünf oder mehr Angaben: Die Werte stehen da, taugen aber nicht zum Vergleich."
GAP = "Die größte Lücke: {label} fehlt in {n} Steckbriefen."
NO_GAP = "Alle diese Felder sind in allen Steckbriefen ausgefüllt."
BUSIEST = "Die meisten Dialoge begannen im {month}: {n}\u00a0Dialoge."
BUSIEST_ONE = "Die meisten Dialoge begannen im {month}: {n}\u00a0Dialog."
NO_DATE = "Kein Dialog in dieser Auswahl hat ein Datum."
TOPICS = "Ein Dialog zählt bei jedem seiner Themen."
NO_DIALOGUE = "kein Dialog"
MAP_LEGEND = "Dialoge je Kreis"
OUTLIERS = (
    "{count}\u00a0Dialoge liegen außerhalb von {low} bis {high} je Einwohner (Regel von Tukey auf logarithmierten "
    "Werten, n = {n})."
)
ONE_OUTLIER = (
    "{count}\u00a0Dialog liegt außerhalb von {low} bis {high} je Einwohner (Regel von Tukey auf logarithmierten "
    "Werten, n = {n})."
)
NO_OUTLIER = "Kein Dialog liegt außerhalb von {low} bis {high} je Einwohner (n = {n})."
FEW_FOR_OUTLIERS = "Zu wenige Angaben, um Ausreißer zu erkennen."
COURSE = (
    "Von {n} Dialogen mit beiden Angaben beurteilen {better} den Ablauf besser als das Ergebnis, {same} gleich, "
    "{worse} schlechter."
)
WITH_FINDINGS = "{n} Steckbriefen haben mindestens einen Hinweis. Hinweise ändern keinen Wert."
ALL_READ = "Alle Dateien wurden gelesen; keine war doppelt."
LIST_NOTE = "Alle Dialoge der Auswahl nach Name der Kommune. {missing}: keine Angabe."
CODEBOOK_NOTE = "Kodierbuch Version {version}: die Codes, nach denen die Texte kodiert sind."

TITLES: Mapping[str, str] = {
    "months": "Dialoge nach Monat",
    "map": "Dialoge nach Stadt- und Landkreisen",
    "cost_region": "Kosten je Einwohner nach Regierungsbezirk",
    "cost_size": "Kosten je Einwohner nach Größenklasse",
    "cost_scatter": "Kosten je Einwohner und Größe der Kommune",
    "cost_kinds": "Woraus die Kosten bestehen",
    "cost_head": "Kosten je Teilnehmenden nach Regierungsbezirk",
    "outliers": "Was aus dem Rahmen fällt",
    "formats": "Welche Formate",
    "formats_pairs": "Welche Formate zusammen vorkommen",
    "formats_region": "Formate nach Regierungsbezirk",
    "formats_cost": "Kosten je Einwohner nach Format",
    "formats_turnout": "Beteiligung nach Format",
    "formats_satisfaction": "Zufriedenheit mit dem Ergebnis nach Format",
    "groups": "Wer dabei war",
    "groups_region": "Beteiligte Gruppen nach Regierungsbezirk",
    "turnout": "Beteiligung nach Regierungsbezirk",
    "heads": "Anteil an den Teilnehmenden, wo gezählt wurde",
    "topics": "Worüber gesprochen wurde",
    "outcomes": "Was herauskam",
    "topics_outcomes": "Welches Thema zu welchem Ergebnis führte",
    "outcomes_region": "Ergebnisse nach Regierungsbezirk",
    "commitment": "Wie verbindlich die Ergebnisse sind",
    "process": "Zufriedenheit mit dem Ablauf",
    "result": "Zufriedenheit mit dem Ergebnis",
    "benefit": "Verhältnis von Aufwand und Ergebnis",
    "recommendations": "Was sie anders machen würden",
    "filled": "Was ausgefüllt ist",
    "findings": "Was beim Lesen auffiel",
    "files": "Dateien, die nicht dabei sind",
}

KINDS: Mapping[str, str] = {
    "bars": "Balkendiagramm", "ranges": "Punkte und Linien", "stacked": "Gestapelte Balken", "months": "Säulendiagramm",
    "scatter": "Punktdiagramm", "grid": "Tafel mit farbigen Feldern", "map": "Karte", "triangle": "Dreieckstafel",
}  # fmt: skip

COLUMNS: Mapping[str, str] = {
    "month": "Monat", "dialogues": "Dialoge", "district": "Kreis", "region": "Regierungsbezirk", "size": "Größenklasse",
    "format": "Format", "group": "Gruppe", "topic": "Thema", "outcome": "Art der Maßnahme", "level": "Stufe",
    "recommendation": "Empfehlung", "field": "Feld", "finding": "Hinweis", "kind": "Kostenart", "median": "Median",
    "low": "kleinster Wert", "high": "größter Wert", "pooled": "Summe / Summe", "n": "n", "share": "Anteil",
    "amount": "Summe", "with_value": "mit Angabe", "without_value": "ohne Angabe", "heads": "gezählte Personen",
    "note": "Anmerkung", "kommune": "Kommune", "day": "Datum", "population": "Einwohner", "persons": "Teilnehmende",
    "cost": "Kosten", "per_inhabitant": "je Einwohner", "name": "Datei", "state": "Zustand", "reason": "Grund",
    "variable": "Variable", "code": "Code", "label": "Bezeichnung", "definition": "Definition", "formats": "Formate",
    "steckbriefe": "Steckbriefe", "most_frequent": "am häufigsten", "first": "Format", "second": "zusammen mit",
    "both": "Dialoge mit beiden", "first_total": "mit dem ersten", "second_total": "mit dem zweiten",
}  # fmt: skip
INHABITANTS_AXIS = "Einwohner, logarithmische Achse"
COST_AXIS = "EUR je Einwohner, logarithmische Achse"
HEADS_AXIS = "Anteil an den Teilnehmenden"
HEADS_NOTE = (
    "Personen der Gruppe geteilt durch alle Teilnehmenden, nur in Dialogen, die beides angeben. Zahlen unter 3 gehen "
    "mit 1,5 ein."
)
SCATTER_ALT = "Je Dialog ein Punkt; Landkreise über sich selbst hohl."
SCATTER_NOTE = "Dialoge mit Kosten von 0 € und ohne Einwohnerzahl fehlen. Hohl: Landkreise über sich selbst."
GATHERED = "Ein Punkt fasst benachbarte Dialoge zusammen."
KINDS_NOTE = "Anteil an der Summe aller genannten Posten; eine Spanne zählt mit ihrer Mitte."
FILLED_NOTE = "Anteil der Steckbriefe, in denen das Programm eine Angabe gefunden hat."
SEVERAL_TIMES = "Ein Dialog mit mehreren Formaten zählt bei jedem davon."
