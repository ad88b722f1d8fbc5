"""Tables inside an answer: of several columns of numbers one is meant, or their sum."""

import re

import pytest

from loaders.reading.tables import one_column

INVITED = re.compile("eingeladen")


def test_the_column_that_was_not_meant_is_blank_and_the_length_is_kept() -> None:
    text = "Gruppe | eingeladen | anwesend\nChor | 19 | 11\nSumme | 19 | 11\nDanach Kaffee."
    read = one_column(text, INVITED)
    assert len(read) == len(text)
    assert [line.split() for line in read.split("\n")] == [
        ["Gruppe", "|", "anwesend"],
        ["Chor", "|", "11"],
        ["Summe", "|", "11"],
        ["Danach", "Kaffee."],
    ]


@pytest.mark.parametrize(
    "text",
    ["Chor | eingeladen\nRat | 3", "Wir haben alle eingeladen.\nEs kamen 3.", "Gruppe\teingeladen\nChor\t19"],
)
def test_what_is_no_table_of_several_columns_stays(text: str) -> None:
    assert one_column(text, INVITED) == text


def rows(text: str) -> list[list[str]]:
    return [line.replace("|", " ").split() for line in one_column(text, INVITED).split("\n")[1:]]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Gruppe | 3.5. | 10.5. | gesamt", "Chor | 4 | 7 | 11"),
        ("Gruppe | Frauen | Männer | Summe", "Chor | 5 | 6 | 11"),
        ("Gruppe | 1. Abend | 2. Abend", "Chor | 4 | 7"),
        ("Gruppe | Dienstag | Freitag | eingeladen", "Chor | 4 | 7 | 30"),
        ("Gruppe\t3. Mai\t10. Mai", "Chor\t-\t11"),
    ],
)
def test_columns_of_evenings_are_read_as_their_whole(heading: str, row: str) -> None:
    assert len(one_column(f"{heading}\n{row}", INVITED)) == len(heading) + 1 + len(row)
    assert [word for word in rows(f"{heading}\n{row}")[0] if word.isalnum()] == ["Chor", "11"]


def test_columns_that_tell_of_different_things_stay() -> None:
    assert rows("Gruppe | Anzahl | Alter\nChor | 11 | 40") == [["Chor", "11", "40"]]
    assert rows("Gruppe | gesamt | davon neu\nChor | 11 | 4") == [["Chor", "11", "4"]]
