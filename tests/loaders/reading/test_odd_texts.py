"""Forms that no person wrote so: reading them must not fail."""

import pytest

from loaders.reading.steckbrief import ReadSteckbrief, read_steckbrief
from loaders.work import load_tools
from tests.loaders.test_form import form_text


def read(**answers: str) -> ReadSteckbrief:
    return read_steckbrief(form_text(**answers), load_tools().tools)


def test_persons_named_in_a_column_that_does_not_count() -> None:
    found = read(akteure="Gruppe | eingeladen | anwesend\nKirche | der Pfarrer | 1\nSchule | die Rektorin | 2")
    assert found.steckbrief.groups


@pytest.mark.parametrize("kosten", ["", "0\n", "siehe unten"])
def test_effort_weighed_in_the_assessment_only(kosten: str) -> None:
    bewertung = "Für den Markt hat sich der Aufwand gelohnt. Für den Abend stand der Aufwand in keinem Verhältnis."
    assert read(kosten=kosten, bewertung=bewertung).steckbrief.place.stated_name
