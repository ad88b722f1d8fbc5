"""Participants: the total of those present and the heads of each group."""

from __future__ import annotations

import sys

import pytest

from loaders.reading.participants import read_participants
from loaders.reading.patterns import parse_pattern
from loaders.reading.sentences import sentences
from loaders.reading.terms import Hit, Matcher, Term
from loaders.record import Answer, GroupPresence, Participants

START = 500  # where the answer begins in the stored text
WORDS = {
    "gefluechtete": ["flüchtling", "geflüchtet*", "asylbewerber", "bewohner* der unterkunft"],
    "ehrenamtliche": ["ehrenamtlich*", "helferkreis", "freundeskreis", "arbeitskreis asyl"],
    "verwaltung": ["stadtverwaltung", "rathaus", "integrationsbeauftragt*"],
    "behoerden": ["landratsamt", "jobcenter", "polizei"],
    "politik": ["gemeinderat", "gemeinderät*", "bürgermeister", "kreistag"],
    "kirchen": ["pfarrer", "imam", "kirche", "kirchengemeinde"],
    "wohlfahrt": ["caritas", "diakonie", "awo"],
    "vereine": ["*verein", "landfrauen", "feuerwehr"],
    "bildung": ["schule", "*schule", "schüler", "lehrkräfte"],
    "wirtschaft": ["arbeitgeber", "betrieb"],
    "buergerschaft": ["bürger", "anwohner"],
    "kritische": ["skeptiker"],
}
HINTS = {"kritische": ["skeptisch*"], "buergerschaft": ["einfach so"], "wohlfahrt": ["fachkräfte"]}
MATCHER = Matcher.of(
    [
        *(Term("gruppen", code, "stated", parse_pattern(word)) for code, listed in WORDS.items() for word in listed),
        *(Term("gruppen", code, "inferred", parse_pattern(word)) for code, listed in HINTS.items() for word in listed),
    ]
)


def read(
    text: str, absent: tuple[str, ...] = ()
) -> tuple[Participants | None, tuple[GroupPresence, ...], tuple[str, ...]]:
    hits = [hit._replace(start=hit.start + START, end=hit.end + START) for hit in MATCHER.hits("gruppen", text)]
    answer = Answer(text, START)
    live = [hit for hit in hits if hit.code not in absent]
    total, groups, findings = read_participants(answer, sentences(text), hits, live)
    return total, groups, tuple(finding.code for finding in findings)


def counts(text: str, *absent: str) -> dict[str, int | None]:
    return {group.code: group.count for group in read(text, absent)[1]}


@pytest.mark.parametrize(
    ("text", "low", "high", "about"),
    [
        ("Insgesamt 95 Personen (angemeldet waren 120).", 95, 95, False),
        ("Es kamen 6-800 Personen.", 600, 800, False),
        ("Gut 70", 70, 70, True),
        ("Zwanzig Leute", 20, 20, False),
        ("28 sind gekommen: 12 aus dem Heim, 16 aus dem Ort.", 28, 28, False),
        ("Über alle Abende rund 300 Personen. Im Saal zusammen 80 Personen.", 300, 300, True),
        ("Knapp 40. Bürger aus allen Ortsteilen und der Gemeinderat.", 40, 40, True),
        ("Etwa drei Dutzend. Davon 11 Geflüchtete und der Pfarrer.", 36, 36, True),
        ("60 bis 70 Teilnehmerinnen und Teilnehmer", 60, 70, False),
        ("ca. 60-70 TN", 60, 70, True),
        ("Über 150 Menschen folgten der Einladung.", 150, 150, True),
        ("rund einhundertzwanzig Besucher", 120, 120, True),
        ("90 Einladungen verschickt, 33 anwesend", 33, 33, False),
        ("Vorangemeldet: 48. Erschienen: 27.", 27, 27, False),
        ("Angemeldet: 28. Gekommen: 17.", 17, 17, False),
        ("Angeschrieben per Los 500, zugesagt 30, gekommen 22 Personen", 22, 22, False),
        ("Eingeplant waren 200 Plätze, tatsächlich anwesend waren rund 130 Gäste.", 130, 130, True),
        ("Gerechnet hatten wir mit 50 Leuten; es wurden dann 83 Personen.", 83, 83, False),
        ("Von den 80 angemeldeten Personen kamen 52.", 52, 52, False),
        ("Statt der erwarteten 100 kamen nur 60 Personen.", 60, 60, False),
        ("Es kamen statt der erwarteten 100 nur 60 Personen.", 60, 60, False),
        ("120 waren angemeldet und rund 90 erschienen.", 90, 90, True),
        ("Am Dienstag kamen 40 und am Mittwoch 35, insgesamt 58 verschiedene Personen.", 58, 58, False),
        ("Nordstadt 31, Südstadt 22, Altdorf 17, zusammen 70 Personen", 70, 70, False),
        ("Sechs Tische, je Tisch 8 Personen, zusammen also 48.", 48, 48, False),
        ("Rechnet man Doppelte heraus, bleiben 77 Köpfe.", 77, 77, False),
        ("Die Strichliste endete bei 312.", 312, 312, False),
        ("N = 24 ausgeloste Bürger. Hinzu kamen 6 Geflüchtete. Insgesamt also 30 Personen.", 30, 30, False),
        ("Teilnehmende: 64", 64, 64, False),
        ("Anzahl der Teilnehmer: ca. 85 (davon 20 Flüchtlinge)", 85, 85, True),
        ("Teilnehmerzahl 45", 45, 45, False),
        ("1.200 Besucherinnen und Besucher", 1200, 1200, False),
        ("An der Veranstaltung am 12. Mai 2017 um 18 Uhr nahmen 56 Personen teil.", 56, 56, False),
        ("Rund 80 Bürgerinnen und Bürger nahmen teil, darunter 15 Geflüchtete und der Gemeinderat.", 80, 80, True),
        ("30 bis 40 Teilnehmer je Abend, insgesamt an den fünf Abenden 180", 180, 180, False),
        ("Rund 140 Bürger fanden den Weg. Darunter waren viele Ehrenamtliche und 25 Geflüchtete.", 140, 140, True),
        ("Es kamen rund 70 Bürger. Vertreten war auch der Gemeinderat.", 70, 70, True),
        ("26 Personen sagten zu, 24 kamen, 22 blieben bis zum Schluss.", 24, 24, False),
        ("Pro Ort zwei Vertreter, also 26 Personen aus 13 Orten", 26, 26, False),
        ("60 Personen (30 Geflüchtete, 15 Ehrenamtliche, 15 Stadtverwaltung)", 60, 60, False),
        ("Die Zahl der Gäste schwankte zwischen 60 und 90.", 60, 90, False),
        ("Nach Angaben der Polizei rund 400 Besucher.", 400, 400, True),
        ("Vier von fünf der 65 Anwesenden waren Ehrenamtliche.", 65, 65, False),
        ("Anwesend: 30 Personen, außerdem 9 Kinder in der Betreuung.", 30, 30, False),
        ("Es nahmen 66 Personen aus Vereinen, Kirchen und dem Rathaus teil.", 66, 66, False),
        ("Insgesamt 50 Personen im Alter von 16 bis 80 Jahren", 50, 50, False),
        ("Zu Beginn waren 90 Menschen da, am Ende noch 60 Menschen.", 90, 90, False),
        ("73 Personen diskutierten an acht Tischen mit vier Moderatorinnen.", 73, 73, False),
        ("Alles in allem vielleicht 2-3000 Menschen", 2000, 3000, True),
        ("Ich kam beim Zählen auf verschiedene Werte, aber es waren rund 55.", 55, 55, True),
        ("angemeldet: 90\neingecheckt: 77\ndavon\n- 20 Geflüchtete\n- 9 Leute aus dem Rathaus", 77, 77, False),
        ("Laut Teilnehmerliste 38 Unterschriften. Vertreten waren Helferkreis und Pfarrer.", 38, 38, False),
        ("Neunzehn.\n\nZwölf vom Helferkreis, der Rest Bürger.", 19, 19, False),
        ("Gehofft hatten wir auf 60, und dann standen über 90 vor der Tür!", 90, 90, True),
        ("Es waren 66. Vom Turnverein und von der Feuerwehr zusammen 7.", 66, 66, False),
        ("Nordstadt 41, Südstadt 33, zusammen 74.\n- Bürger\n- in Nord etwa 12 Skeptiker", 74, 74, False),
        (
            "Samstag 50 Personen, Sonntag 40; 30 waren beide Tage da, insgesamt also 60.\n- Pfarrer (zusammen 3)",
            60,
            60,
            False,
        ),
        ("21: 8 Flüchtlinge, 9 vom Helferkreis, Pfarrer und Feuerwehr", 21, 21, False),
        ("34 Personen (ohne Doppelzählung); insgesamt 51 Besuche", 34, 34, False),
        ("An zwei Tagen zusammen 95 Besuche von insgesamt 61 verschiedenen Menschen.", 61, 61, False),
        ("Geflüchtete 19 Helferkreis 9 Rathaus 4 gesamt 32", 32, 32, False),
        ("Flüchtlinge ....... 14\nHelferkreis ....... 20\n____\n34", 34, 34, False),
        ("55 Jugendliche insgesamt, davon 12 Geflüchtete", 55, 55, False),
        ("Anfangs 45, nach der Pause noch 38 Teilnehmer.", 45, 45, False),
        ("Gefolgt sind 57 von 230 Angeschriebenen.", 57, 57, False),
        ("Der Saal hat Platz für 200 Personen, da waren rund 80.", 80, 80, True),
        ("2 x 40 Personen", 80, 80, False),
        ("61 Teilnehmende (36 Frauen, 25 Männer), hiervon 19 Geflüchtete", 61, 61, False),
        ("Es kamen mehr als erwartet, nämlich 64.", 64, 64, False),
        ("Teilnehmende (n=52): Helferkreis n=20, Geflüchtete n=14", 52, 52, False),
        ("25 Personen, und zwar:\n- 9 Personen vom Helferkreis\n- 5 Leute vom Rathaus", 25, 25, False),
    ],
)
def test_stated_total(text: str, low: int, high: int, about: bool) -> None:
    total, _, findings = read(text)
    assert total is not None
    assert (total.low, total.high, total.about, total.basis) == (low, high, about, "stated")
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "low", "about"),
    [
        ("45 am ersten, 38 am zweiten Abend", 83, False),
        ("Am ersten Abend kamen 45, am zweiten rund 38 Personen.", 83, True),
        ("An den beiden Abenden nahmen 45 bzw. 38 Personen teil.", 83, False),
        ("In den Runden saßen zwölf, neun und vierzehn Menschen.", 35, False),
        ("Vier Abende mit je 25 Personen", 100, False),
        ("1. Veranstaltung: 60 Personen, 2. Veranstaltung: 45 Personen", 105, False),
        ("Workshop 1: 22 TN; Workshop 2: 18 TN", 40, False),
        ("Abend 1: 30 Gäste\nAbend 2: 25 Gäste", 55, False),
        ("Am 14.10.2016 nahmen 95, am 15.10.2016 60 Personen teil.", 155, False),
        ("Am Freitag waren es 45 Teilnehmende, am Samstag 37.", 82, False),
        ("Insgesamt nahmen 57 Bürgerinnen und Bürger sowie 23 Geflüchtete teil.", 80, False),
        ("Bürger: 50 Personen\nGemeinderat: 6 Personen\nVereine: ca. 10 Personen", 66, True),
        ("Bürger (ca. 50 Personen), Gemeinderat (6), Landratsamt (2)", 58, True),
        ("16 Bürger und 4 Geflüchtete. Darunter fünf Personen mit skeptischer Haltung.", 20, False),
        ("12 Geflüchtete, 8 Ehrenamtliche, zwei Pfarrer", 22, False),
        ("Geflüchtete: ca. 20\nHelferkreis: 9\nGemeinderat (4)", 33, True),
        ("20 Ehrenamtliche, davon 5 Geflüchtete\n3 Pfarrer", 23, False),
        ("An beiden Abenden je 40 Personen", 80, False),
        ("11 vom Helferkreis, 6 Flüchtlinge. Polizei: keine.", 17, False),
        ("6 Geflüchtete, 8 vom Helferkreis, 0 Gemeinderäte; Moderation: 2 Personen", 14, False),
        ("18 Firmenleute: kein Eintrag. Betrieb (3), Polizei (2) und das Jobcenter (1)", 6, False),
    ],
)
def test_summed_total(text: str, low: int, about: bool) -> None:
    total, _, findings = read(text)
    assert total is not None
    assert (total.low, total.high, total.about, total.basis) == (low, low, about, "summed")
    assert findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Geflüchtete, Helferkreis, Gemeinderat",
        "12 Geflüchtete, Helferkreis",
        "Erwartet wurden 200 Personen.",
        "45 am ersten, 38 am zweiten Abend; viele kamen mehrmals.",
        "Eingeladen waren 40 Geflüchtete.",
        "30 Frauen aus acht Ländern und zwölf Ehrenamtliche aus vielen Orten, der Gemeinderat",
        "12 Geflüchtete, 25 Personen aus Landratsamt und Stadtverwaltung",
        "An jedem Tisch saßen 6 Personen.",
    ],
)
def test_no_total(text: str) -> None:
    total, _, findings = read(text)
    assert total is None
    assert findings == ("teilnehmerzahl_fehlt",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19 Geflüchtete", {"gefluechtete": 19}),
        ("Geflüchtete: 19 Personen", {"gefluechtete": 19}),
        ("Geflüchtete – 19", {"gefluechtete": 19}),
        ("Geflüchtete 19, Helferkreis 9, Stadtverwaltung 3", {"gefluechtete": 19, "ehrenamtliche": 9, "verwaltung": 3}),
        ("Mitglieder des Gemeinderats (5)", {"politik": 5}),
        ("Landratsamt (2 Personen), Caritas (1)", {"behoerden": 2, "wohlfahrt": 1}),
        ("- Freundeskreis: 14", {"ehrenamtliche": 14}),
        ("je zwei Vertreterinnen von Caritas und Diakonie", {"wohlfahrt": 4}),
        ("je ein Vertreter von Caritas, Landratsamt und Kreistag", {"wohlfahrt": 1, "behoerden": 1, "politik": 1}),
        ("4 Arbeitgeber (drei Betriebe, eine Kanzlei)", {"wirtschaft": 4}),
        ("ein Pfarrer und zwei Pfarrerinnen", {"kirchen": 3}),
        ("der Bürgermeister, die Integrationsbeauftragte", {"politik": 1, "verwaltung": 1}),
        ("elf anerkannte Flüchtlinge", {"gefluechtete": 11}),
        ("15 überwiegend junge, aus Syrien stammende Geflüchtete", {"gefluechtete": 15}),
        ("Es kamen 50 Personen. Ein Dutzend gehört zum Freundeskreis.", {"ehrenamtliche": 12}),
        ("Es kamen 50 Personen. 14 davon sind Flüchtlinge.", {"gefluechtete": 14}),
        ("Dazu eine Klasse der Waldschule mit 24 Köpfen und der Imam.", {"bildung": 24, "kirchen": 1}),
        ("Die übrigen acht waren interessierte Bürgerinnen und Bürger.", {"buergerschaft": 8}),
        (
            "Vier Tische, je Tisch 5 Geflüchtete, 2 Ehrenamtliche und 3 Bürger",
            {"gefluechtete": 20, "ehrenamtliche": 8, "buergerschaft": 12},
        ),
        ("7 vom Arbeitskreis Asyl, 2 aus dem Rathaus", {"ehrenamtliche": 7, "verwaltung": 2}),
        ("3 Pfarrer, 1 Anwohner", {"kirchen": 3, "buergerschaft": 1}),
        ("80 Schüler aus drei Schulen\n6 Lehrkräfte", {"bildung": 86}),
        ("Landratsamt: 12\nPolizei und Jobcenter: 5", {"behoerden": 17}),
        ("40 Ehrenamtliche, davon 12 aus dem Helferkreis", {"ehrenamtliche": 40}),
        ("14 Bürger (6 Frauen, 8 Männer, 19 bis 70 Jahre)", {"buergerschaft": 14}),
        ("Pfarrer und Gemeinderäte (7)", {"kirchen": None, "politik": None}),
        ("7 Pfarrer und Gemeinderäte", {"kirchen": None, "politik": None}),
        ("23 Ehrenamtliche aus dem Helferkreis und der Kirchengemeinde", {"ehrenamtliche": 23, "kirchen": None}),
        ("vier Schulen, drei Vereine", {"bildung": None, "vereine": None}),
        ("eine Gruppe von Anwohnern, ein Sportverein", {"buergerschaft": None, "vereine": None}),
        ("Landratsamt (Polizei, Jobcenter): 9", {"behoerden": 9}),
        ("Geflüchtete, meist aus Gambia und Syrien: 17", {"gefluechtete": 17}),
        ("Vom Gemeinderat waren drei da.", {"politik": 3}),
        ("12 Geflüchtete kamen. Die 12 Geflüchteten erzählten viel.", {"gefluechtete": 12}),
        ("1. Geflüchtete\n2. Helferkreis\n3. Pfarrer", {"gefluechtete": None, "ehrenamtliche": None, "kirchen": None}),
        ("18-jährige Schüler, Klasse 10 der Waldschule", {"bildung": None}),
        ("Passanten und Bürger von acht bis achtzig", {"buergerschaft": None}),
        ("fünf Personen mit skeptischer Haltung", {"kritische": 5}),
        ("zehn bis zwölf Geflüchtete", {"gefluechtete": 11}),
        ("20 Bewohnerinnen und Bewohner der Unterkunft", {"gefluechtete": 20}),
        ("ca. 25 Flüchtlinge|Helferkreis", {"gefluechtete": 25, "ehrenamtliche": None}),
        ("Etwa 50 Menschen kamen ins Rathaus.", {"verwaltung": None}),
        ("drei Flüchtlinge und die Bürger aus der Siedlung", {"gefluechtete": 3, "buergerschaft": None}),
        ("5 Stadtverwaltung, 2 Landratsamt", {"verwaltung": 5, "behoerden": 2}),
        ("Geflüchtete 25 / Ehrenamtliche 30 / Sonstige 20", {"gefluechtete": 25, "ehrenamtliche": 30}),
        ("Der Helferkreis war mit 15 Personen vertreten, der Gemeinderat mit 4.", {"ehrenamtliche": 15, "politik": 4}),
        ("Geflüchtete\t14\nEhrenamtliche\t22", {"gefluechtete": 14, "ehrenamtliche": 22}),
        ("4 Personen (Landratsamt)", {"behoerden": 4}),
        ("Gemeinderat: 2 (eingeladen waren alle)", {"politik": 2}),
        ("Der Pfarrer, 2 Mitarbeiterinnen der Diakonie", {"kirchen": 1, "wohlfahrt": 2}),
        ("Rund 90 Bürger kamen, darunter 10 Geflüchtete", {"buergerschaft": None, "gefluechtete": 10}),
        # one number for several groups of one code
        ("40 Gäste, vom Skatverein und von den Landfrauen zusammen 13, 2 Pfarrer", {"vereine": 13, "kirchen": 2}),
        ("5 Landratsamt und Polizei", {"behoerden": 5}),
        ("Gesangverein und Obstbauverein (je 4)", {"vereine": 8}),
        ("Kreistag und Gemeinderat (zusammen 9)", {"politik": 9}),
        ("Landfrauen + Feuerwehr 7", {"vereine": 7}),
        # those who came with others
        ("der Leiter der Schule mit sieben Schülern", {"bildung": 8}),
        ("Dabei war auch der Pfarrer mit drei Pfarrern aus dem Umland.", {"kirchen": 4}),
        ("der Bürgermeister und vier Gemeinderäte", {"politik": 5}),
        ("vier Gemeinderäte und der Bürgermeister, 2 Pfarrer", {"politik": 5, "kirchen": 2}),
        ("Vertreter der Pfarrer und 3 Pfarrer", {"kirchen": 3}),
        ("Frau ████ (Jobcenter), Herr ███ und Herr ███ (Caritas)", {"behoerden": 1, "wohlfahrt": 2}),
        ("Pfarrer ████, drei Gemeinderäte", {"kirchen": 1, "politik": 3}),
        ("Frau ███, Landratsamt\nHr. ███, Landratsamt\nfünf Geflüchtete", {"behoerden": 2, "gefluechtete": 5}),
        ("Der Imam mit einigen Gästen, 4 vom Helferkreis", {"kirchen": None, "ehrenamtliche": 4}),
        ("der Bürgermeister und mehrere Mitglieder des Gemeinderats", {"politik": None}),
        ("7 aus dem Gemeinderat, darunter der Bürgermeister", {"politik": 7}),
        ("der Bürgermeister, drei Gemeinderäte", {"politik": 4}),
        ("Der Bürgermeister eröffnete den Abend, 5 Gemeinderäte hörten zu.", {"politik": 5}),
        ("Fast alle kamen (je 7): Gemeinderat, Schulen und Lehrkräfte.", {"politik": 7, "bildung": 7}),
        ("dann der Helferkreis mit sieben Leuten und zwanzig Bürger", {"ehrenamtliche": 7, "buergerschaft": 20}),
        (
            "14 vom Helferkreis\n9 Flüchtlinge\n3 Polizei\n5 Betriebe, meist klein",
            {"ehrenamtliche": 14, "gefluechtete": 9, "behoerden": 3, "wirtschaft": 5},
        ),
        ("A-1 Bürger 15\nA-2 Flüchtlinge 8", {"buergerschaft": 15, "gefluechtete": 8}),
        ("11 aus dem Heim (Geflüchtete), 6 Vertreter von Turn- und Musikverein", {"gefluechtete": 11, "vereine": 6}),
        ("beide Pfarrer und der Bürgermeister", {"kirchen": 2, "politik": 1}),
        # described, not named
        (
            "etwa neun Leute, die den Plänen für Geflüchtete recht skeptisch begegnen",
            {"kritische": 9, "gefluechtete": None},
        ),
        ("11 Menschen, die einfach so vorbeischauten", {"buergerschaft": 11}),
        ("6 Fachkräfte aus der Stadtverwaltung", {"verwaltung": 6, "wohlfahrt": None}),
        # lists and tables
        ("Geflüchtete aus Syrien (12), Gambia (3) und Togo (2), Pfarrer (1)", {"gefluechtete": 17, "kirchen": 1}),
        ("Kirche (evangelisch 2, katholisch 3), Gemeinderat (6)", {"kirchen": 5, "politik": 6}),
        ("Geflüchtete: 24 (18 m / 6 w)", {"gefluechtete": 24}),
        ("Geflüchtete (15, 6 Frauen)", {"gefluechtete": 15}),
        ("Geflüchtete 19 Helferkreis 9 Rathaus 4", {"gefluechtete": 19, "ehrenamtliche": 9, "verwaltung": 4}),
        ("Ehrenamtliche ........ 12\nPolizei .. 2", {"ehrenamtliche": 12, "behoerden": None}),
        ("3x Caritas, 10x Helferkreis", {"wohlfahrt": 3, "ehrenamtliche": 10}),
        ("1 Landratsamt, 1 Sportverein", {"behoerden": 1, "vereine": None}),
        ("7 von 12 Gemeinderäten", {"politik": 7}),
        ("5 gemeinderäte, 9 vom helferkreis", {"politik": 5, "ehrenamtliche": 9}),
        # what is no number of heads
        ("12 vom Helferkreis und dann noch ein paar Bürger", {"ehrenamtliche": 12, "buergerschaft": None}),
        ("Auf jeden Fall 30 Geflüchtete", {"gefluechtete": 30}),
        ("Polizei und Jobcenter: keine, Bürger: 9", {"buergerschaft": 9}),
        ("ein gutes Dutzend Ehrenamtliche", {"ehrenamtliche": 12}),
        ("Vom Helferkreis waren 16 da, vom Gemeinderat 7", {"ehrenamtliche": 16, "politik": 7}),
        ("8 Stadt- und Gemeinderäte", {"politik": 8}),
    ],
)
def test_group_counts(text: str, expected: dict[str, int | None]) -> None:
    assert counts(text) == expected


def test_denied_groups_are_left_out() -> None:
    assert counts("12 Geflüchtete. Die Polizei war eingeladen, kam aber nicht.", "behoerden") == {"gefluechtete": 12}


def test_numbers_of_denied_groups_are_not_summed() -> None:
    total, groups, _ = read("12 Geflüchtete, 3 Pfarrer waren verhindert", ("kirchen",))
    assert total is not None
    assert (total.low, len(groups)) == (12, 1)


def test_no_answer() -> None:
    total, groups, findings = read_participants(None, [], [], [])
    assert (total, groups) == (None, ())
    assert [(finding.code, finding.field) for finding in findings] == [("teilnehmerzahl_fehlt", "participants")]


def test_spans_lie_in_the_stored_text() -> None:
    text = "Insgesamt rund 60 Personen, davon 19 junge Geflüchtete"
    total, groups, _ = read(text)
    assert total is not None
    assert text[total.span.start - START : total.span.end - START] == "rund 60 Personen"
    assert [text[group.span.start - START : group.span.end - START] for group in groups] == ["19 junge Geflüchtete"]


def test_best_mention_gives_certainty_and_rule() -> None:
    text = "Helfer, 8 Ehrenamtliche"
    weak = Hit("ehrenamtliche", "helfer", "weak", START, START + 6)
    firm = Hit("ehrenamtliche", "ehrenamtlich*", "stated", START + 10, START + 23)
    _, groups, _ = read_participants(Answer(text, START), sentences(text), [weak, firm], [weak, firm])
    assert [(group.rule, group.certainty, group.count) for group in groups] == [("ehrenamtlich*", "stated", 8)]


@pytest.mark.parametrize(
    "piece",
    [
        "12 Geflüchtete aus Syrien, 3 vom Helferkreis, der Pfarrer und 2 Gemeinderäte, ",
        "davon insgesamt gekommen 12 ",
        "(1, 2, (3) je ein Pfarrer und ",
        "1 2 3 4 5 ",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Counted in calls, not in seconds: the clock of a busy machine proves nothing."""

    def calls(characters: int) -> int:
        text = piece * (characters // len(piece))
        hits = MATCHER.hits("gruppen", text)
        count = 0

        def note(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event.endswith("call")

        sys.setprofile(note)
        try:
            read_participants(Answer(text, 0), sentences(text), hits, hits)
        finally:
            sys.setprofile(None)
        return count

    assert calls(40_000) < 8 * calls(10_000)  # quadratic would be 16
