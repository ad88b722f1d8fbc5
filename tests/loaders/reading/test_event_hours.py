"""Hours of the event where they stand apart from its days, and days that belong to something else."""

import pytest

from loaders.reading.steckbrief import _with_footnote
from loaders.record import Answer
from tests.loaders.reading.test_dates import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Durchf. am: 08.10. u. 15.10.2016, jew. Sa, 9-12 Uhr, Markt; Mi 26.10.2016, 18-20 Uhr, Halle",
            ["2016-10-08 09:00-12:00", "2016-10-15 09:00-12:00", "2016-10-26 18:00-20:00"],
        ),
        (
            "Durchführung: 2 Abende, jeweils 19.00–21.30 Uhr\nV1 Mi 09.11.2016 Schule\nV2 Mi 30.11.2016 Saal",
            ["2016-11-09 19:00-21:30", "2016-11-30 19:00-21:30"],
        ),
        (
            "Durchführung: 3.5. und 10.5.2017\nBeginn war immer um 19 Uhr, Ende 21 Uhr.",
            ["2017-05-03 19:00-21:00", "2017-05-10 19:00-21:00"],
        ),
        (
            "Am 3. und 4. März 2017, freitags 16-20, samstags 10-15 Uhr",
            ["2017-03-03 16:00-20:00", "2017-03-04 10:00-15:00"],
        ),
        (
            "Durchführung am 06.07.2017\n17:30 Einlass\n18:00 Begrüßung\n18:10 Gespräch\n19:30 Pause\n21:00 Ende",
            ["2017-07-06 18:00-21:00"],
        ),
    ],
)
def test_hours_that_stand_apart_from_the_days(text: str, days: list[str]) -> None:
    assert read(text)[0] == days


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Am 22.10.2016, 0930 – 1300 Uhr", "09:30-13:00"),
        ("Am 22.10.2016 um 14 Uhr ging es los, gegen halb sechs war Schluss.", "14:00-17:30"),
        ("Am 22.10.2016 um 18 Uhr, Schluss gegen halb neun", "18:00-20:30"),
        ("Durchführung am: 22.10.2016, halb drei bis halb sechs", "14:30-17:30"),
        ("Am 22.10.2016 um sieben.", "19:00-?"),
        ("Der Dialog war am 22.10.2016. Er fing um 11 Uhr an und war fertig um 17 Uhr.", "11:00-17:00"),
        ("Am 22.10.2016 um 18.30 Uhr ging es los; gegen 21.45 Uhr gingen die Letzten nach Hause.", "18:30-21:45"),
        ("Tag: 22.10.2016\nUhrzeit: 10-15", "10:00-15:00"),
        ("Am 22.10.2016 um 19 Uhr im Saal, raus waren wir so gegen 21:15 Uhr.", "19:00-21:15"),
        ("Am 22.10.2016, vormittags 10 bis 12.30 Uhr, nachmittags 13.30 bis 16 Uhr", "10:00-16:00"),
    ],
)
def test_hours_of_one_day(text: str, hours: str) -> None:
    assert read(text)[0] == [f"2016-10-22 {hours}"]


def test_hours_told_with_the_weekday() -> None:
    days = ["2017-02-03 18:00-21:00", "2017-02-04 09:00-17:00"]
    assert read("3./4.2.2017; Fr 18-21 Uhr, Sa 9-17 Uhr")[0] == days
    apart = "Am 3. und 4. Februar 2017. Der Freitag (18 bis 21 Uhr) war laut, der Samstag (9-17 Uhr) still."
    assert read(apart)[0] == days


@pytest.mark.parametrize(
    "other",
    [
        "Laufzeit bis 30.06.2017.",
        "Projektzeitraum: 01.09.2016 bis 31.03.2017.",
        "Die Liste ist gültig bis 31.12.2017.",
    ],
)
def test_the_time_of_a_project_is_no_day_of_the_event(other: str) -> None:
    assert read(f"Durchführung am 22.10.2016.\n{other}")[0] == ["2016-10-22"]


def test_what_is_named_before_its_own_date_says_nothing_of_the_day_before() -> None:
    days = read("Donnerstag, 17.11.2016, 19-21 Uhr, Vorbereitungstreffen am 3.11. und 10.11.")[0]
    assert days == ["2016-11-17 19:00-21:00"]


def test_a_footnote_is_read_with_the_answer_that_it_belongs_to() -> None:
    answer = _with_footnote(Answer("11.312 [1]\n", 7), "Text [1] und mehr\n[1] Stand 30.06.2016.\n[2] Anderes.")
    assert answer == Answer("11.312 [1]\n Stand 30.06.2016.", 7)
