"""Long words with one typing error are recognised, other words are not mistaken for them."""

import pytest

from loaders.codebook import load_codebook
from loaders.reading.spelling import Spelling

CODEBOOK = load_codebook().codebook


@pytest.mark.parametrize("word", ["zukunftswerstatt", "zukunfstwerkstatt", "zukunftswerkkstatt", "zukunftswerkstatd"])
def test_one_error_in_a_long_word(word: str) -> None:
    assert list(Spelling(["zukunftswerkstatt"]).near(word)) == ["zukunftswerkstatt"]


@pytest.mark.parametrize("word", ["zukunftswerstat", "unkunftswerkstatt", "werkstatt"])
def test_two_errors_another_beginning_or_a_short_word(word: str) -> None:
    assert not Spelling(["zukunftswerkstatt", "werkstat"]).near(word)


def test_other_verb_forms_are_other_words() -> None:
    assert not Spelling(["entschieden"]).near("entscheiden")


def test_inflection_behind_the_error() -> None:
    assert Spelling(["bürgerversammlung"]).near("bürgerversamlungen") == {"bürgerversammlung": 16}


def test_a_misspelt_format_is_coded() -> None:
    hits = CODEBOOK.matcher_of("formate").hits("formate", "eine Zukunftswerstatt im Rathaus")
    assert [hit.code for hit in hits] == ["zukunftswerkstatt"]
