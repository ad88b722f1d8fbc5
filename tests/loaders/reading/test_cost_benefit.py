"""Effort and result: what is a verdict on their proportion, what limits, negates or withholds it."""

import pytest

from loaders.codebook import load_codebook
from loaders.reading.codes import Source
from loaders.reading.cost_benefit import read_cost_benefit
from loaders.record import Answer

CODEBOOK = load_codebook().codebook


def codes(**answers: str) -> list[str]:
    source = Source(CODEBOOK, {section: Answer(text, 0) for section, text in answers.items()})
    return [coding.code for coding in read_cost_benefit(source)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hat es sich gelohnt? Nein.", "nein"),
        ("Ob es sich gelohnt hat? Für dieses Geld gibt es sonst nicht einmal die Stühle.", "ja"),
        ("Die Kosten stehen außer Verhältnis zum Nutzen.", "nein"),
        ("Das Fest hätte man sich sparen können.", "nein"),
        ("Beim Saal ja, beim Gutachten nein.", "teils"),
        ("Weggeworfen war es nicht, es war gut investiertes Geld.", "ja"),
        ("Zu den Beträgen kann ich leider nichts sagen.", None),
        ("Ein günstigeres Verhältnis wird man kaum finden.", "ja"),
        ("Hoher Aufwand, überschaubares Ergebnis.", "nein"),
        ("Das Fest? Nein. Es gab 150 € für Technik.", None),
    ],
)
def test_cost_benefit(text: str, code: str | None) -> None:
    assert codes(kosten=text) == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        "Am ersten Tag stimmte das Verhältnis, am zweiten nicht.",
        "In den Teilorten stand der Aufwand in gutem Verhältnis zum Ertrag, in der Kernstadt eher nicht.",
        "Für die Moderation ja. Für das Catering nein.",
        "Bezogen auf den Abend: ja. Bezogen auf die Folgen: nein.",
        "Weitgehend ja, wenn auch nicht in allen Punkten.",
        "Nicht in jeder Hinsicht.",
        "Mit dem Vorbehalt, dass etwas daraus wird: ja.",
        "Halb und halb.",
        "Nur dann, wenn die Vorhaben auch umgesetzt werden.",
        "Das Catering war zu teuer, sonst stimmt das Verhältnis.",
    ],
)
def test_limited_to_a_part(text: str) -> None:
    assert codes(kosten=text) == ["teils"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Ertrag rechtfertigt den Aufwand nicht.",
        "Effizient war das nicht gerade.",
        "Aufwand und Ertrag passen nicht zusammen.",
        "Von einem guten Verhältnis kann keine Rede sein.",
        "Ein gutes Verhältnis sieht anders aus.",
        "Aufw./Erg.: n. gut.",
    ],
)
def test_negated_behind(text: str) -> None:
    assert codes(kosten=text) == ["nein"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kleiner Aufwand, große Wirkung.", "ja"),
        ("Der Aufwand war enorm und das Resultat überschaubar.", "nein"),
        ("Aufwand hoch, Ergebnis mager.", "nein"),
        ("Der Nutzen lag deutlich über den Kosten.", "ja"),
    ],
)
def test_size_of_effort_and_result(text: str, code: str) -> None:
    assert codes(kosten=text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Das lässt sich derzeit nicht beurteilen.",
        "Eine Relation von Kosten und Nutzen lässt sich noch nicht angeben.",
        "Zum Verhältnis von Aufwand und Ergebnis können wir nichts sagen, dafür ist es zu früh.",
        "Ob das gut angelegt war, müssen andere entscheiden.",
        "Stehen Aufwand und Ergebnis in einem guten Verhältnis? Dazu möchten wir uns nicht äußern.",
        "Ein Urteil über das Verhältnis steht uns nicht zu.",
    ],
)
def test_withheld(text: str) -> None:
    assert codes(kosten=text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Moderation: 500 Euro. Der Saal war ja umsonst.",
        "Die Kosten werden natürlich vom Landkreis getragen.",
        "Die Rechnung der Moderatorin war in Ordnung und ist bezahlt.",
        "Kosten: gut 800 Euro.",
        "Die Beteiligung war schlecht, das Essen reichlich.",
        "Die Bücherei hat günstige Stühle geliehen, 30 Euro.",
    ],
)
def test_items_are_no_verdict(text: str) -> None:
    assert codes(kosten=text) == []


def test_weighed_in_the_assessment() -> None:
    assert codes(kosten="Essen: 80 Euro", bewertung="Es war viel Arbeit. Aber die Arbeit hat sich gelohnt.") == ["ja"]
    assert codes(kosten="Essen: 80 Euro", bewertung="Viel Arbeit, mit den Ergebnissen sind wir zufrieden.") == []
    assert codes(kosten="Aufwand und Ergebnis: nein.", bewertung="Der Aufwand hat sich gelohnt.") == ["nein"]
