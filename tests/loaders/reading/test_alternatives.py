"""Alternatives from lists of words, and put together by their first letters."""

import re

import pytest

from loaders.reading.alternatives import any_of, by_letter, in_text, one_of, stems

LISTED = (r"\bseit\b", "sitzung", "vorab", r"vor\s+ort", r"vor", "[(,] statt", r"\bver\w*", "äh")
TEXT = "vorab seit der sitzung vor  ort, statt (statt vor jahren verlegt, unverlegt und beseitigt: äh"


def test_finds_what_the_plain_alternatives_find() -> None:
    plain = [match.span() for match in re.finditer("|".join(LISTED), TEXT)]
    assert [match.span() for match in re.finditer(any_of(LISTED), TEXT)] == plain


@pytest.mark.parametrize("source", ["(?:a|b)c", r"\s+a", ""])
def test_must_begin_with_a_letter(source: str) -> None:
    with pytest.raises(ValueError, match="begins with no letter"):
        any_of([source])


WORDS = ("für lau", "gez.", "*fest", "künftig*", "*vorbereit*")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("es war für lau", True),
        ("es war fuer lau", True),
        ("hier für laue luft", False),
        ("am dorffest", True),
        ("die festhalle", False),
        ("kuenftige treffen", True),
        ("unkünftig", False),
        ("der vorbereitung", True),
        ("gez. am 3. mai", True),
        ("gezeigt", False),
    ],
)
def test_words_of_a_list_are_found_in_a_text(text: str, found: bool) -> None:
    assert bool(re.search(any_of(in_text(WORDS)), text)) is found
    assert any(stem in text for stem in stems(WORDS)) or not found


def test_a_word_in_a_text_may_be_inflected() -> None:
    assert re.search(any_of(in_text(["*abend"], "e?s?")), "des infoabends")
    assert not re.search(any_of(in_text(["*abend"])), "des infoabends")


@pytest.mark.parametrize(
    ("word", "is_one"), [("dorffest", True), ("festes", False), ("künftiges", True), ("gez.", True)]
)
def test_a_word_is_one_of_a_list(word: str, is_one: bool) -> None:
    assert bool(re.fullmatch(one_of(WORDS), word)) is is_one


def test_what_follows_all_of_them_is_written_once_a_letter() -> None:
    papers = by_letter(["brief", "bericht", "protokoll"])
    assert len(papers) == 2
    assert re.search("|".join(rf"{paper} vom" for paper in papers), "der bericht vom mai")
