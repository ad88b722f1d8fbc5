"""Alternatives put together by their first letters."""

import re

import pytest

from loaders.reading.alternatives import any_of

LISTED = (r"\bseit\b", "sitzung", "vorab", r"vor\s+ort", r"vor", "[(,] statt", r"\bver\w*", "äh")
TEXT = "vorab seit der sitzung vor  ort, statt (statt vor jahren verlegt, unverlegt und beseitigt: äh"


def test_finds_what_the_plain_alternatives_find() -> None:
    plain = [match.span() for match in re.finditer("|".join(LISTED), TEXT)]
    assert [match.span() for match in re.finditer(any_of(LISTED), TEXT)] == plain


@pytest.mark.parametrize("source", ["(?:a|b)c", r"\s+a", ""])
def test_must_begin_with_a_letter(source: str) -> None:
    with pytest.raises(ValueError, match="begins with no letter"):
        any_of([source])
