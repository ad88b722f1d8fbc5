"""The pattern language and the finding of terms."""

import pytest

from loaders.reading.patterns import PatternError, parse_patterns
from loaders.reading.terms import Hit, Kind, Matcher, Term


def matcher(*terms: tuple[str, Kind, str]) -> Matcher:
    return Matcher.of(Term("v", code, kind, pattern) for code, kind, text in terms for pattern in parse_patterns(text))


def found(pattern: str, text: str) -> list[str]:
    hits: list[Hit] = matcher(("c", "stated", pattern)).hits("v", text)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("verein", "Der Verein und die Vereine", ["Verein", "Vereine"]),
        ("verein", "Vereinshaus, Turnverein", []),
        ("verein*", "Vereinshaus, Turnverein", ["Vereinshaus"]),
        ("*verein", "Vereinshaus, Turnvereine", ["Turnvereine"]),
        ("*verein*", "Turnvereinsheim", ["Turnvereinsheim"]),
        ("=alb", "Alb und Alben", ["Alb"]),
        ("bürger", "Bürger*innen, BürgerInnen, Bürger/-innen, Bürger(innen), Bürgerinnen", 5),
        ("bürger", "Buerger", ["Buerger"]),
        ("straße", "Strasse", ["Strasse"]),
        ("café", "Cafe und Cafè", ["Cafe", "Cafè"]),
        ("world café", "World-Café, World Café, Worldcafé", ["World-Café", "World Café"]),
        ("rund* tisch", "an Runden Tischen", ["Runden Tischen"]),
        ("kreis asyl", "Kreis, Asyl; Kreis Asyl", ["Kreis Asyl"]),
        ("tisch* ~ wechsel*", "Die Tische wurden gewechselt, Tische mit Wechsel.", ["Tische mit Wechsel"]),
        ("tisch* ~ wechsel*", "Tische. Wechsel.", []),
        ("saal & mikrofon", "Mikrofon im Saal", ["Mikrofon im Saal"]),
        ("saal & mikrofon", "Mikrofon. Im Saal.", []),
        ("(rad|roller) fahren", "Rad fahren, Roller fahren, Auto fahren", ["Rad fahren", "Roller fahren"]),
        ("(rad|zu fuß) unterwegs", "zu Fuß unterwegs", ["zu Fuß unterwegs"]),
        ("nicht ~ gut", "nicht so gut, nichts ist gut", ["nicht so gut"]),
        ("nicht ~ gelohnt", "die wir nicht erreichen, hat es sich gelohnt. Nicht, wie gehofft, gelohnt.",
         ["Nicht, wie gehofft, gelohnt"]),
    ],
)  # fmt: skip
def test_patterns(pattern: str, text: str, words: list[str] | int) -> None:
    result = found(pattern, text)
    assert (len(result) if isinstance(words, int) else result) == words


@pytest.mark.parametrize("text", ["", "~", "*", "=wort*", "a*b", "(a|b*c)"])
def test_what_is_no_pattern_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        parse_patterns(text)


def test_the_longer_hit_of_another_code_wins() -> None:
    hits = matcher(("gut", "stated", "zufrieden"), ("sehr", "stated", "sehr zufrieden")).hits("v", "sehr zufrieden")
    assert [hit.code for hit in hits] == ["sehr"]


def test_a_not_pattern_kills_overlapping_hits_of_its_code_only() -> None:
    terms = matcher(("a", "stated", "flüchtling*"), ("a", "not", "flüchtlingsarbeit"), ("b", "stated", "flüchtlings*"))
    assert [hit.code for hit in terms.hits("v", "Flüchtlingsarbeit")] == ["b"]


def test_positions_are_those_of_the_text_despite_capitals_that_grow() -> None:
    text = "İİ Verein"
    (hit,) = matcher(("c", "stated", "verein")).hits("v", text)
    assert text[hit.start : hit.end] == "Verein"


def test_a_fixed_expression_outlives_an_exception_that_is_a_part_of_it() -> None:
    terms = matcher(("c", "stated", "gemeinsame feste"), ("c", "stated", "feste"), ("c", "not", "=feste"))
    assert [(hit.start, hit.end) for hit in terms.hits("v", "feste Plätze, gemeinsame Feste")] == [(14, 30)]
