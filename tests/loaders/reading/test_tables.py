"""Tables inside an answer: columns that were not meant are left out."""

import re

import pytest

from loaders.reading.tables import without_columns

INVITED = re.compile("eingeladen")


def test_the_column_that_was_not_meant_is_blank_and_the_length_is_kept() -> None:
    text = "Gruppe | eingeladen | anwesend\nChor | 19 | 11\nSumme | 19 | 11\nDanach Kaffee."
    read = without_columns(text, INVITED)
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
    assert without_columns(text, INVITED) == text
