"""The estimate for unseen texts must not know what only the held-out texts taught."""

from benchmarks.agreement import krippendorff_alpha
from benchmarks.holdout import Rule, coded_by_folds, without
from loaders.work import load_tools

FORM = """Angaben zur Kommune
Name der Stadt oder Gemeinde:
Ulm
Veranstaltungskonzept
{concept}
Themenfelder
Wohnen
Kosten und Effizienz
Raum: 10 Euro
"""


def test_patterns_that_only_the_held_out_text_has_are_unknown() -> None:
    texts = {
        name: FORM.format(concept=concept)
        for name, concept in zip("abc", ("Fishbowl", "Bürgerrat", "Bürgerrat"), strict=True)
    }
    coded = coded_by_folds(texts, load_tools().tools, folds=3)
    assert [coded[name]["formate"] for name in "abc"] == [[], ["buergerrat"], ["buergerrat"]]
    assert all(document["themen"] == ["wohnen"] for document in coded.values())


def test_a_rule_left_out_finds_nothing_and_the_codebook_stays_as_it_was() -> None:
    codebook = load_tools().tools.codebook
    entry = codebook.patterns["formate"]["fishbowl"]
    less = without(codebook, frozenset(Rule("formate", "fishbowl", "terms", text) for text in entry.terms))
    assert not less.patterns["formate"]["fishbowl"].terms
    assert less.matcher_of("formate").hits("formate", "Zukunftswerkstatt")
    assert entry.terms == codebook.patterns["formate"]["fishbowl"].terms


def test_alpha_of_the_textbook_example() -> None:
    """Krippendorff 2018, ch. 12: two coders, ten units, binary data; alpha is 0.095."""
    one, other = "0100000010", "1110010000"
    assert round(krippendorff_alpha(list(zip(one, other, strict=True))), 3) == 0.095
