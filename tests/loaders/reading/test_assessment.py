"""Assessment: whose judgement it is, what a summary decides, what counts as done."""

import pytest

from loaders.codebook import load_codebook
from loaders.reading.assessment import read_commitment, read_satisfaction
from loaders.reading.codes import Source
from loaders.reading.marks import marks
from loaders.record import PROCESS, RESULT, Answer

CODEBOOK = load_codebook().codebook


def source(section: str, text: str) -> Source:
    return Source(CODEBOOK, {section: Answer(text, 0)})


@pytest.mark.parametrize(
    ("text", "process", "result"),
    [
        ("Mit dem Verlauf wie mit den Resultaten sehr zufrieden.", "sehr_zufrieden", "sehr_zufrieden"),
        ("Sehr gut.\nMittel.", "sehr_zufrieden", "teils"),
        ("1) zufrieden 2) eher unzufrieden", "zufrieden", "eher_unzufrieden"),
        ("Alles hat geklappt, und die Vorschläge sind ernüchternd.", "zufrieden", "eher_unzufrieden"),
        ("Ein schöner Abend. Das Ergebnis ist mager.", "zufrieden", "eher_unzufrieden"),
        ("Skala: ++ sehr zufrieden, o teils, -- unzufrieden\nAblauf | ++\nErgebnis | o", "sehr_zufrieden", "teils"),
        ("Zufrieden sind wir mit dem Ablauf, mit dem Ertrag ebenso.", "zufrieden", "zufrieden"),
        ("Ablauf: gut. Ergebnisse: dito.", "zufrieden", "zufrieden"),
        ("Es war einfach der Knaller. Die Ergebnisse sind dürftig.", "sehr_zufrieden", "eher_unzufrieden"),
        ("Rückmeldungen: Ablauf 1,3; Ergebnisse 3,2.", "sehr_zufrieden", "teils"),
        ("Ablauf: 9 von 10 Punkten. Ergebnis: 2 von 10 Punkten.", "sehr_zufrieden", "unzufrieden"),
        ("Der Ablauf ist anfangs enttäuschend gewesen, insgesamt war er gut.", "zufrieden", None),
        ("Der Ablauf war lebhaft und freundlich, leider wurde am Schluss viel gemeckert.", "teils", None),
        (
            "Am Ablauf gab es nichts zu meckern. Inhaltlich kam weniger heraus als erhofft.",
            "zufrieden",
            "eher_unzufrieden",
        ),
        ("Der Ablauf hätte nicht besser sein können.", "sehr_zufrieden", None),
        ("Ablauf: eher unzufrieden. Viele gute Gespräche, aber kein Ende.", "eher_unzufrieden", None),
        ("Mit dem Ablauf sehr zufrieden, die Note gut gab es am häufigsten.", "sehr_zufrieden", None),
        ("Zur ersten Frage: sehr zufrieden. Zur zweiten Frage: nicht zufrieden.", "sehr_zufrieden", "unzufrieden"),
        ("Ablauf prima. Bei den Ergebnissen hätte es gern mehr sein dürfen.", "sehr_zufrieden", "teils"),
        ("Mit dem Ablauf sind wir zufrieden, mit den Ergebnissen eher nicht.", "zufrieden", "eher_unzufrieden"),
        ("Mit dem Verlauf sehr, mit den Ergebnissen weniger.", "sehr_zufrieden", "eher_unzufrieden"),
        ("Mit dem Ablauf ja, mit den Ergebnissen nein.", "zufrieden", "unzufrieden"),
        ("Mit dem Ablauf ganz zufrieden. Mit den Ergebnissen nicht ganz.", "zufrieden", "teils"),
        ("Ablauf: zufr. Ergebn.: unzufr.", "zufrieden", "unzufrieden"),
        ("Wir bewerten den Ablauf mit gut und die Ergebnisse mit sehr gut.", "zufrieden", "sehr_zufrieden"),
        ("Jeder hat jedem recht gegeben. Mit dem Ablauf nicht zufrieden.", "unzufrieden", None),
        ("Es hätte kaum besser laufen können. Die Ergebnisse sind solide.", "sehr_zufrieden", "zufrieden"),
        ("Der Ablauf war gut. Die Ergebnisse lassen sich noch nicht beurteilen.", "zufrieden", None),
        ("Ablauf ok, Ergebnis nicht ok.", "zufrieden", "eher_unzufrieden"),
        ("Sehr!", "sehr_zufrieden", "sehr_zufrieden"),
        ("Ein gelungener Nachmittag. Das Ergebnis ist mager.", "zufrieden", "eher_unzufrieden"),
        ("Weder mit dem Ablauf noch mit den Ergebnissen des Tages zufrieden.", "unzufrieden", "unzufrieden"),
        ("Schlecht organisiert, dafür gute Ergebnisse.", "eher_unzufrieden", "zufrieden"),
        ("Mit den Ergebnissen der Veranstaltung sind wir zufrieden.", None, "zufrieden"),
        (
            "Der Ablauf war zäh. Zu den Ergebnissen: mager für so viel Vorbereitung.",
            "eher_unzufrieden",
            "eher_unzufrieden",
        ),
        ("Ablauf: Wir sind zufrieden, dass alle kamen. Insgesamt: teils, teils.", "teils", None),
        (
            "Am Ablauf gibt es nichts auszusetzen, wir sind zufrieden. Weniger zufrieden sind wir mit dem Ertrag.",
            "zufrieden",
            "eher_unzufrieden",
        ),
        (
            "Schöner hätte der Tag nicht laufen können.\nDie Zettel sind ordentlich geworden.",
            "sehr_zufrieden",
            "zufrieden",
        ),
    ],
)
def test_satisfaction(text: str, process: str | None, result: str | None) -> None:
    found = {coding.variable: coding.code for coding in read_satisfaction(source("bewertung", text))}
    assert (found.get(PROCESS), found.get(RESULT)) == (process, result)


def test_no_outcome_no_commitment() -> None:
    assert read_commitment(source("ergebnisse", "Es sind keine Maßnahmen beschlossen worden.")) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Seit Fasching näht eine Gruppe jeden Montag im Jugendhaus.", "umgesetzt"),
        ("Das Plakat ist schon gedruckt und hängt.", "umgesetzt"),
        ("Lesepaten: im Einsatz.", "umgesetzt"),
        ("Ein Begegnungscafé: ob das je läuft, hängt vom Geld ab.", "absicht"),
        ("Eine Werkstatt soll angelegt werden.", "absicht"),
        ("Der Bericht wurde dem Dezernenten überreicht. Er wird geprüft.", "pruefung"),
        ("Der Kulturausschuss stimmte im März zu.", "beschlossen"),
        ("Ein Begegnungscafé. Ein Beschluss fehlt, es gibt keinen Beschluss.", "absicht"),
        ("Ein Chor. Beschlossen wurde nichts, es wurden keine Termine festgelegt.", "absicht"),
        ("Hausaufgabenhilfe ab 10. Mai. Alle Vorschläge werden im Juli dem Gemeinderat vorgelegt.", "pruefung"),
        ("Hausaufgabenhilfe ab 10. Mai, das Rathaus ist zuständig. Vereinbart ist davon bislang nichts.", "absicht"),
        ("Der Gemeinderat hat die Stelle bewilligt. Umfrage läuft.", "beschlossen"),
        ("Ein Beirat. Die Idee hat viel Zustimmung gefunden.", "absicht"),
        ("Sieben haben sich als Helfer gemeldet, Beginn nach Ostern.", "vereinbart"),
        ("Zusagen gab es keine, schön wäre ein Garten.", "absicht"),
        ("Das Landratsamt klärt die Zuständigkeit.", "pruefung"),
        ("Bewerbungstag: durchgeführt 05.04.2017\nMitfahrbank: aufgestellt 28.04.", "umgesetzt"),
        ("Sprachtreff (umgesetzt)", "umgesetzt"),
        ("Ein Chor. Läuft.", "umgesetzt"),
        ("Im nächsten Haushalt sollen Mittel für ein Café eingestellt werden.", "absicht"),
        ("Online-Übersicht der Angebote", "absicht"),
        ("Das Café war inzwischen viermal geöffnet.", "umgesetzt"),
        ("Vier Patenschaften sind entstanden.", "umgesetzt"),
        ("Am 4. Juni fand das erste Begegnungsfest statt.", "umgesetzt"),
        ("Praktika in Betrieben wären hilfreich.", "absicht"),
        ("Beschluss: einstimmig für ein Sprachcafé.", "beschlossen"),
        ("Einrichtung eines Integrationsbeirats (12 Ja, 2 Nein, 1 Enthaltung)", "beschlossen"),
        ("Der Rat stellte für das Café 3.000 Euro bereit.", "beschlossen"),
        ("Das Café ist im Haushaltsentwurf vorgesehen, der Beschluss folgt.", "pruefung"),
        ("Die Vereine sagten zu, Schnuppertrainings anzubieten.", "vereinbart"),
        ("Sieben Personen trugen sich für Patenschaften ein.", "vereinbart"),
        ("Für den Wegweiser haben sich vier Freiwillige gefunden.", "vereinbart"),
        ("Ein Folgetreffen zum Sprachcafé ist für den 12. Mai angesetzt.", "vereinbart"),
        ("Das Bauamt rechnet gerade durch, was ein Treffpunkt kosten würde.", "pruefung"),
        ("Café und Sprachkurs wurden an die Fachämter weitergeleitet.", "pruefung"),
        ("Ein Fahrradkurs wurde durchgeführt.", "umgesetzt"),
        ("Der Wegweiser ist in Arbeit.", "umgesetzt"),
        ("Zwei Betriebe bieten Praktikumsplätze an.", "vereinbart"),
        ("Die Verwaltung wurde beauftragt, ein Konzept für Patenschaften zu erarbeiten.", "pruefung"),
        ("Man müsste ein Frauenfrühstück haben. Zuständig ist dafür bisher niemand.", "absicht"),
        ("Ein Wegweiser zur Frage: Wer ist wofür zuständig?", "absicht"),
    ],
)
def test_commitment(text: str, code: str) -> None:
    assert [coding.code for coding in read_commitment(source("ergebnisse", text))] == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Note 2 für den Saal", ["zufrieden"]),
        ("Durchschnittsnote: 1-2", ["sehr_zufrieden"]),
        ("4/5 Sterne", ["zufrieden"]),
        ("Ergebnisse: 3 Vorhaben", []),
        ("4 von 5 Gruppen wurden fertig", []),
        ("10 von 10, in allem", ["sehr_zufrieden"]),
        ("Ablauf: ++, Ergebnisse: o", ["sehr_zufrieden", "teils"]),
        ("Ergebnisse: -", []),
        ("Inhalte ★★★★☆", ["zufrieden"]),
        ("(5 = sehr gut, 1 = schlecht) Ablauf: 5", ["sehr_zufrieden"]),
        ("Ablauf am 5.10.", []),
        ("am 3/10/2016", []),
    ],
)
def test_marks(text: str, codes: list[str]) -> None:
    assert [hit.code for hit in marks(Answer(text, 0))] == codes
