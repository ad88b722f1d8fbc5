"""Days of the event in free text: notations, times, other dates beside them, slips."""

from __future__ import annotations

import pytest

from loaders.reading.dates import read_event_days
from loaders.record import Answer


def read(text: str) -> tuple[list[str], set[str]]:
    """Days as "2016-11-19 14:00-18:00" with "?" for a missing time, and the codes of the findings."""
    days, findings = read_event_days(Answer(text, 0))
    shown = []
    for day in days:
        begin = f"{day.begin:%H:%M}" if day.begin else "?"
        end = f"{day.end:%H:%M}" if day.end else "?"
        shown.append(f"{day.day} {begin}-{end}" if day.begin or day.end else f"{day.day}")
    return shown, {finding.code for finding in findings}


NOTATIONS = [
    ("Durchführung am Samstag, den 08. Oktober 2016 zwischen 09:15 Uhr und 15:45 Uhr", ["2016-10-08 09:15-15:45"]),
    ("Durchführung am 22.10.16", ["2016-10-22"]),
    ("Durchführung am Do 13.10.16, 18 - 20.15 Uhr", ["2016-10-13 18:00-20:15"]),
    ("Durchführung: 2016-10-22, 10-16 Uhr", ["2016-10-22 10:00-16:00"]),
    ("Durchführung: 2016/10/22", ["2016-10-22"]),
    ("Durchführung am 22/10/2016", ["2016-10-22"]),
    ("Durchführung am 22. 10. 2016 , 14 . 30 Uhr bis 17 . 00 Uhr", ["2016-10-22 14:30-17:00"]),
    ("Durchführung am 3. Febr. 2017, 19 Uhr c.t.", ["2017-02-03 19:00-?"]),
    ("Durchführung am 3. Jän. 2017, von 19 Uhr an", ["2017-01-03 19:00-?"]),
    ("Durchführung am 3 Mrz 2017 bis 21 Uhr", ["2017-03-03 ?-21:00"]),
    ("Durchführung am 15. Sept. 2016 um halb acht abends", ["2016-09-15 19:30-?"]),
    ("Durchführung am Sonnabend, 22. Oktober 2016, 9:30h – 13h", ["2016-10-22 09:30-13:00"]),
    ("Durchführung am ersten April 2017 ab 17 h", ["2017-04-01 17:00-?"]),
    ("Durchgeführt am 22.10.2016. Beginn: 18 Uhr, Ende: gegen 21.30 Uhr", ["2016-10-22 18:00-21:30"]),
    ("Durchführung am 22.10.2016, Einlass 17.30 Uhr, Beginn 18.00 Uhr", ["2016-10-22 18:00-?"]),
    ("Durchführung am:\n22.10.2016\n10.00 - 16.00 Uhr\n\nDer Saal war voll.", ["2016-10-22 10:00-16:00"]),
    ("Durchführung am 22.10.2016, 10-12 Uhr und 14-17 Uhr", ["2016-10-22 10:00-17:00"]),
    ("Durchführung von 18 bis 21 Uhr am 13.10.2016", ["2016-10-13 18:00-21:00"]),
    ("Durchführung am 22.10.2016\n\nUhrzeit: 10 bis 15 Uhr", ["2016-10-22 10:00-15:00"]),
    ("Durchführung am 22.10.2016 ab 19 Uhr bis Mitternacht", ["2016-10-22 19:00-00:00"]),
    ("Durchführung am 19. Oktober 2016, 1930 Uhr", ["2016-10-19 19:30-?"]),
    ("Das Bürgercafé fand am 22.10.2016 in der Halle statt.", ["2016-10-22"]),
    ("Am 22.10.2016 trafen sich alle im Rathaus und redeten.", ["2016-10-22"]),
    ("Durchführung am 22.10.2016 um 14 Uhr, Ende der Veranstaltung war um 17.30 Uhr", ["2016-10-22 14:00-17:30"]),
    ("Durchführung am 22.10.2016, nachmittags von 2 bis 6 Uhr", ["2016-10-22 14:00-18:00"]),
    ("Durchführung am 22.10.2016 (Nachtreffen 30.11., 17 Uhr) von 18 bis 21 Uhr", ["2016-10-22 18:00-21:00"]),
    ("Termin: 22.10.2016, Saal im Rathaus", ["2016-10-22"]),
    ("das war am vierzehnten November zweitausendsechzehn um neunzehn Uhr im Saal", ["2016-11-14 19:00-?"]),
    (
        "durchgeführt am neunten Februar zweitausend siebzehn von achtzehn Uhr dreißig bis neun",
        ["2017-02-09 18:30-21:00"],
    ),
    ("das Treffen war am fünften zehnten zweitausendsechzehn in der Schule", ["2016-10-05"]),
    ("am 3 12 2016 in der Halle", ["2016-12-03"]),
    ("Der Dialog war am letzten Freitag im Januar 2017, 17-20 Uhr", ["2017-01-27 17:00-20:00"]),
    ("Durchführung am 2. Samstag im Oktober 2016", ["2016-10-08"]),
    ("Durchführung am 22.10.2016 von zwei Uhr nachmittags bis um sechs", ["2016-10-22 14:00-18:00"]),
    ("Durchführung am 22.10.2016 von elf bis vier haben wir geredet", ["2016-10-22 11:00-16:00"]),
    ("Durchführung am 22.10.2016, von halb sieben abends bis neun Uhr", ["2016-10-22 18:30-21:00"]),
    ("Durchführung am 22.10.2016, 18 Uhr bis (ungeplant) 21.15 Uhr", ["2016-10-22 18:00-21:15"]),
    ("Der Dialog wurde am 7.12.2016 um 19 Uhr eröffnet und um 21.45 Uhr geschlossen.", ["2016-12-07 19:00-21:45"]),
    ("Datum: 04.11.16 | Beginn: 18.00 | Ende: 21.00", ["2016-11-04 18:00-21:00"]),
    ("Durchführung am 22.10.2016 von 7 bis 9 Uhr, ein Frühstück", ["2016-10-22 07:00-09:00"]),
    ("Durchführung am 22.10.2016, ab 19 Uhr 30 Personen im Saal", ["2016-10-22 19:00-?"]),
    ("Durchführung am 22.10.2016 in Gruppen von sechs bis acht Leuten", ["2016-10-22"]),
]

SEVERAL_DAYS = [
    ("vom 10.-13. November 2016", ["2016-11-10", "2016-11-11", "2016-11-12", "2016-11-13"]),
    ("vom 30. September bis zum 2. Oktober 2016", ["2016-09-30", "2016-10-01", "2016-10-02"]),
    ("30.9.–1.10.2016", ["2016-09-30", "2016-10-01"]),
    ("30.12.2016 bis 1.1.2017", ["2016-12-30", "2016-12-31", "2017-01-01"]),
    ("11. und 12.11.2016 von 17.00 - 21.00 und 10.00-14.00", ["2016-11-11 17:00-21:00", "2016-11-12 10:00-14:00"]),
    ("03./04.03.2017", ["2017-03-03", "2017-03-04"]),
    ("19/20.05.2017", ["2017-05-19", "2017-05-20"]),
    (
        "03./04.03.2017 (Freitag 16.00 bis 20.00 Uhr, Samstag 9.30 bis 15.00 Uhr)",
        ["2017-03-03 16:00-20:00", "2017-03-04 09:30-15:00"],
    ),
    ("Freitag und Samstag, 3. und 4. März 2017, 10-17 Uhr", ["2017-03-03 10:00-17:00", "2017-03-04 10:00-17:00"]),
    ("7., 8. und 14. Juni 2017", ["2017-06-07", "2017-06-08", "2017-06-14"]),
    (
        "7., 8. und 14. Juni 2017, jeweils von 16 bis 19 Uhr",
        ["2017-06-07 16:00-19:00", "2017-06-08 16:00-19:00", "2017-06-14 16:00-19:00"],
    ),
    (
        "2. März 2017 (Oberdorf), 7. März 2017 (Unterdorf) und 9. März 2017 (Mitteldorf), jeweils 18:00 bis 20:30 Uhr",
        ["2017-03-02 18:00-20:30", "2017-03-07 18:00-20:30", "2017-03-09 18:00-20:30"],
    ),
    (
        "Freitag, 3. März 2017, 16.00 – 20.30 Uhr, und Samstag, 4. März 2017, 9.00 – 14.00 Uhr",
        ["2017-03-03 16:00-20:30", "2017-03-04 09:00-14:00"],
    ),
    ("3.3.2017, 17 Uhr, bis 4.3.2017, 13 Uhr", ["2017-03-03 17:00-?", "2017-03-04 ?-13:00"]),
    ("3.3. (17-21 Uhr) und 4.3.2017 (9-13 Uhr)", ["2017-03-03 17:00-21:00", "2017-03-04 09:00-13:00"]),
    ("Freitagabend, 3.3., und Samstag, 4.3.2017", ["2017-03-03", "2017-03-04"]),
    ("3.3.2017\nAm 10.3.2017 fand der zweite Dialogabend statt (19-21 Uhr).", ["2017-03-03", "2017-03-10 19:00-21:00"]),
    ("Durchführung am:\n- 3.3.2017\n- 10.3.2017\nRunder Tisch", ["2017-03-03", "2017-03-10"]),
    ("3.3.2017 – 18 Uhr\n10.3.2017 – 18 Uhr", ["2017-03-03 18:00-?", "2017-03-10 18:00-?"]),
    ("Durchführung am 3.3.2017 –\n5.3.2017", ["2017-03-03", "2017-03-04", "2017-03-05"]),
    ("Zwei Abende:\n3.3.2017 – wer macht eigentlich was?\n10.3.2017 – was nun?", ["2017-03-03", "2017-03-10"]),
    ("2., 9., 16. und 23. Juni 2017", ["2017-06-02", "2017-06-09", "2017-06-16", "2017-06-23"]),
    ("26. Januar, 16. Februar und 9. März 2017", ["2017-01-26", "2017-02-16", "2017-03-09"]),
    ("Sechs Termine zwischen 7. und 24. März 2017, Abschluss am 31.3.2017", ["2017-03-31"]),
    ("Mo 10., Di 11. und Do 13. Okt. 2016", ["2016-10-10", "2016-10-11", "2016-10-13"]),
    (
        "10. Januar bis 24. Januar 2017, jeweils dienstags 18-20 Uhr",
        ["2017-01-10 18:00-20:00", "2017-01-17 18:00-20:00", "2017-01-24 18:00-20:00"],
    ),
    (
        "\n1. Auftakt: 4.10.2016, 18 Uhr\n2. Werkstatt: 8.11.2016, 9-16 Uhr\n3. Abschluss: 10.1.2017, ab 19 Uhr",
        ["2016-10-04 18:00-?", "2016-11-08 09:00-16:00", "2017-01-10 19:00-?"],
    ),
]

CANCELLED = [
    (
        "1. 07. und 09.11.2016, 16 - 18 Uhr.\n2. 11.03.2017: Werkstatt. Entfallen (Sturm).\n3. Montag, 20.03.2017.",
        ["2016-11-07 16:00-18:00", "2016-11-09 16:00-18:00", "2017-03-20"],
    ),
    ("a) 3.11.2016 Auftakt\nb) 1.12.2016 Werkstatt (gestrichen)\nc) 12.1.2017 Abschluss", ["2016-11-03", "2017-01-12"]),
    (
        "04.11.2016\t18:00\t20:00\n18.11.2016\tausgefallen\n02.12.2016\t18:00\t19:30",
        ["2016-11-04 18:00-20:00", "2016-12-02 18:00-19:30"],
    ),
    (
        "12.01.2017;Auftakt;19.00;21.00\n26.01.2017;Runde 2;19.00;21.30",
        ["2017-01-12 19:00-21:00", "2017-01-26 19:00-21:30"],
    ),
    (
        "8.3.2017 Vortrag; 15.3.2017 Gespräch; 22.3.2017 abgesagt; 29.3.2017 Fest",
        ["2017-03-08", "2017-03-15", "2017-03-29"],
    ),
    ("Treffen am 8.3.2017 und am 15.3.2017 - fand wegen Krankheit nicht statt", ["2017-03-08"]),
    ("Der für den 12.1.2017 vorgesehene Dialog musste entfallen und wurde am 26.1.2017 nachgeholt.", ["2017-01-26"]),
    ("11.3.2017, Rathaus. Entfallen ist die Pause.", ["2017-03-11"]),
    ("Am 11.3.2017 haben 40 Leute diskutiert. Abgesagt hat nur der Landrat.", ["2017-03-11"]),
    ("Der für den 5.5.2017 geplante Dialog fand am 12.5.2017 statt.", ["2017-05-12"]),
    ("Am 12.5.2017 von 10 bis 15 Uhr + Nachtreffen am 12.6.2017", ["2017-05-12 10:00-15:00"]),
    ("Eigentlich am 5.5.2017, dann aber am 12.5.2017 kamen alle zum Dialog.", ["2017-05-12"]),
    ("Wir wollten erst am 5.5.2017, aber da war Maifest, also wurde es der 12.5.2017.", ["2017-05-12"]),
    ("das war am dritten Mai zweitausendsiebzehn ach nein am zweiten Mai zweitausendsiebzehn", ["2017-05-02"]),
    ("Dialog vom ersten bis zum dritten Juli zweitausendsiebzehn", ["2017-07-01", "2017-07-02", "2017-07-03"]),
    ("1. Februar 2017 Auftakt\n2. März 2017 Abschluss", ["2017-02-01", "2017-03-02"]),
]

OTHER_DATES = [
    "Von: A. Huber\nGesendet: Montag, 7. November 2016 07:52\nBetreff: Bogen\n\nWir waren am 22.10.2016 im Saal.",
    "Am 07.11.2016 um 09:12 schrieb Huber, A.:\n> wann war es?\nEs war der 22.10.2016.",
    "Bezug: Ihr Schreiben\nDatum: 16.11.2016\nWir trafen uns am 22.10.2016.",
    "Neudorf, 03.11.2016\nAm 22. Oktober 2016 kamen 60 Personen zusammen.",
    "Protokoll der Dialogveranstaltung vom 22.10.2016\nAusgefertigt am 25.10.2016",
    "Immer am ersten Sonntag im Mai ist Markt. Der Dialog war am 22.10.2016.",
    "Die Dokumentation ging am 20.11.2016 online. Getroffen haben wir uns am 22.10.2016.",
    "Durchführung am 22.10.2016 (Nachtreffen mit dem Helferkreis am 30.11.2016)",
    "Durchführung am 22.10.2016 (ursprünglich geplant am 15.10.2016)",
    "Durchführung am 22.10.2016 (statt wie vorgesehen am 15.10.2016)",
    "Verschoben vom 15.10. auf den 22.10.2016",
    "Der Dialog wurde vom 15. auf den 22. Oktober 2016 verlegt.",
    "Nach einem Vorgespräch am 03.09.2016 fand der Dialog am 22.10.2016 statt.",
    "Durchführung am 22.10.2016\nEinladung verschickt am 28.09.2016, Anmeldeschluss 14.10.2016",
    "Vorbereitung: 12.09.2016\nDurchführung: 22.10.2016\nÜbergabe an den Gemeinderat: 15.11.2016",
    "Durchführung am 22.10.2016\nGrundlage war der Beschluss des Gemeinderats vom 04.07.2016.",
    "Durchführung am 22.10.2016\nAm 15.11.2016 wurden die Empfehlungen dem Gemeinderat übergeben.",
    "Durchführung am 22.10.2016\nDie Vorbereitungsgruppe traf sich dreimal (5., 12. und 19. September).",
    "Durchführung am 22.10.2016\nBereits am 14.11.2015 gab es einen Abend zum gleichen Thema.",
    "Durchführung am 22.10.2016 im Rahmen der Kulturwoche (17.10.-30.10.2016)",
    "Durchführung am 22.10.2016 gemäß Nr. 3.4., der Satzung vom 1.1.2010",
    "Durchführung nach langer Vorbereitung am 22.10.2016",
    "Durchführung am 22.10.2016\nAm 8. Mai 1945 war die Stadt voller Flüchtlinge.",
    "Durchführung am 22.10.2016\nSechs Tische, 20 bis 25 Minuten je Runde, 5-600 Karten, 12.50 Euro, 1.2. Ziele",
    "Durchführung am 22.10.2016\nDas Bürgercafé am 22. Oktober war gut besucht.",
    "Der Termin am 15.10.2016 ist ausgefallen. Durchgeführt wurde der Dialog am 22.10.2016.",
]

FINDINGS = [
    ("Durchführung am Sa 22. Oktober", ["2016-10-22"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am 14. März", ["2017-03-14"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am Mittwoch, 22. Juni, 18 Uhr", ["2016-06-22 18:00-?"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am 22. Juni\nVorgespräch am 02.06.2016", ["2016-06-22"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am 22.10. ab 16 Uhr", ["2016-10-22 16:00-?"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am 14.03.217, 18-20 Uhr", ["2017-03-14 18:00-20:00"], {"datum_fehlerhaft"}),
    ("Samstag, 22.10.2061, 14-17 Uhr. Gespräche.", ["2016-10-22 14:00-17:00"], {"datum_fehlerhaft"}),
    ("Am 18.3.2107 in der Halle.", ["2017-03-18"], {"datum_fehlerhaft"}),
    ("Bis 31.12.2027 soll alles fertig sein.", [], {"datum_fehlt"}),
    ("Durchführung am 12112016", ["2016-11-12"], {"datum_fehlerhaft"}),
    ("Durchführung am ersten Samstag im Mai, das war der 6.", ["2017-05-06"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am zweiten Samstag im Oktober", ["2016-10-08"], {"datum_jahr_ergaenzt"}),
    ("Durchführung am 22.10.216", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am 22.10.2061", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am 22.10.20016", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am 22,10.2016", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am 22.102016", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am 10.22.2016", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am 22. Okotber 2016", ["2016-10-22"], {"datum_fehlerhaft"}),
    ("Durchführung am Samstag, 10.12.2017", ["2016-12-10"], {"datum_fehlerhaft"}),
    ("Durchführung am 31.06.2017", [], {"datum_fehlerhaft"}),
    ("Durchführung am Samstag, 31.06.2017", ["2017-07-01"], {"datum_fehlerhaft"}),
    ("Durchführung vom 29. bis 31. September 2016", ["2016-09-29"], {"datum_fehlerhaft"}),
    ("Durchführung am Montag, 22.10.2016", ["2016-10-22"], {"wochentag_widerspruch"}),
    ("Durchführung am 22.10.2016 (Sonntag)", ["2016-10-22"], {"wochentag_widerspruch"}),
    (
        "Durchführung am 03./04.03.2017 (Mittwoch 16-20 Uhr, Donnerstag 9-15 Uhr)",
        ["2017-03-03 16:00-20:00", "2017-03-04 09:00-15:00"],
        {"wochentag_widerspruch"},
    ),
    ("Durchführung am [bitte Datum eintragen]", [], {"datum_fehlt"}),
    ("Durchführung am xx.xx.2017", [], {"datum_fehlt"}),
    ("Durchführung am 00.00.2017", [], {"datum_fehlt"}),
    ("Durchführung im Mai 2017 in drei Runden zu 20 Minuten", [], {"datum_fehlt"}),
    ("Das Vorbereitungstreffen fand am 14.03.2017 statt.", [], {"datum_fehlt"}),
    ("Der nächste Dialog ist für den 14.03.2017 geplant.", [], {"datum_fehlt"}),
    ("", [], {"datum_fehlt"}),
]


@pytest.mark.parametrize(("text", "days"), NOTATIONS)
def test_notations_of_one_day(text: str, days: list[str]) -> None:
    assert read(text) == (days, set())


@pytest.mark.parametrize(("text", "days"), SEVERAL_DAYS)
def test_several_days(text: str, days: list[str]) -> None:
    assert read(f"Durchführung am: {text}") == (days, set())


@pytest.mark.parametrize(("text", "days"), CANCELLED)
def test_cancelled_days_and_lists(text: str, days: list[str]) -> None:
    assert read(text) == (days, set())


@pytest.mark.parametrize("text", OTHER_DATES)
def test_other_dates_are_no_event_days(text: str) -> None:
    assert read(text) == (["2016-10-22"], set())


@pytest.mark.parametrize(("text", "days", "codes"), FINDINGS)
def test_findings(text: str, days: list[str], codes: set[str]) -> None:
    assert read(text) == (days, codes)


def test_agenda_is_not_the_end_of_the_event() -> None:
    text = "Durchführung am 22.10.2016, 17 Uhr\n\n  17:00 Ankommen\n  17:45 Kleingruppen\n  20:10 Verabschiedung"
    assert read(text) == (["2016-10-22 17:00-?"], set())


def test_agenda_with_stretches_gives_no_time() -> None:
    text = "Durchführung am 22.10.2016\n09:00 – 09:30 Begrüßung\n09:30 – 11:00 Kleingruppen"
    assert read(text) == (["2016-10-22"], set())


def test_span_covers_the_words_in_the_stored_text() -> None:
    stored = "Veranstaltungskonzept\nDurchführung am Samstag, 22.10.2016, 10 bis 16 Uhr im Rathaus"
    days, _ = read_event_days(Answer(stored[22:], 22))
    assert stored[days[0].span.start : days[0].span.end] == "Samstag, 22.10.2016, 10 bis 16 Uhr"


def test_blanked_helper_questions_cost_no_time_and_no_date() -> None:
    text = " " * 20_000 + "Durchführung am 22.10.2016" + " " * 20_000 + "Am 3.9.2016 traf sich die Vorbereitungsgruppe."
    assert read(text) == (["2016-10-22"], set())


def test_message_for_a_bare_day_of_a_list_names_its_month() -> None:
    _, findings = read_event_days(Answer("Durchführung am 7. und 8. September", 0))
    assert [finding.message[: finding.message.index("fehlt")] for finding in findings] == [
        "Bei „7.9.“ ",
        "Bei „8. September“ ",
    ]


def test_messages_are_sentences_with_a_place() -> None:
    _, findings = read_event_days(Answer("Durchführung am Montag, 22. Oktober", 40))
    assert {finding.code for finding in findings} == {"datum_jahr_ergaenzt", "wochentag_widerspruch"}
    assert all(finding.field == "event_day" and finding.span and finding.message.endswith(".") for finding in findings)
