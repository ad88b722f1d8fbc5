"""Context: what negates, drops, postpones or names the absent, and how far it reaches."""

import pytest

from loaders.codebook import load_codebook
from loaders.reading.codes import Source
from loaders.record import Answer

CODEBOOK = load_codebook().codebook


def standing(section: str, variable: str, text: str) -> set[str]:
    """The codes whose mention the context leaves standing."""
    source = Source(CODEBOOK, {section: Answer(text, 0)})
    return {hit.code for hit in source.live_hits(variable, section)}


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Die Feuerwehr war da.", {"vereine"}),
        ("Die Feuerwehr war eingeladen, kam aber nicht.", set()),
        ("Die Feuerwehr ließ sich entschuldigen.", set()),
        ("Von der Feuerwehr niemand, dafür die Polizei.", {"behoerden"}),
        ("Es kamen Polizei und Feuerwehr. Die Caritas fehlte.", {"behoerden", "vereine"}),
        ("Nicht gekommen sind:\n- Feuerwehr\n- Polizei", set()),
        ("Gekommen sind:\n- Feuerwehr\nAbgesagt haben:\n- Polizei", {"vereine"}),
        ("entschuldigt: Polizei, Caritas\nanwesend: Feuerwehr", {"vereine"}),
        ("Polizei und Caritas. Die Feuerwehr hatten wir gebeten mitzumachen.", {"behoerden", "wohlfahrt"}),
        ("Wir hofften auf die Feuerwehr. Kam leider nicht. Die Polizei schon.", {"behoerden"}),
        ("Feuerwehr? Keine Antwort. Polizei? Zwei Leute.", {"behoerden"}),
        ("Feuerwehr 0, Polizei 2", {"behoerden"}),
        ("Feuerwehr: nein, Polizei: ja", {"behoerden"}),
        ("Gekommen sind 30 (ohne Moderation):\n- Feuerwehr\n- Polizei", {"vereine", "behoerden"}),
        ("Der Pfarrer war auf einer Fortbildung. Die Schulen hatten Elternabend.", set()),
        ("Die IHK schickte Grüße. Die Feuerwehr schickte zwei Leute.", {"vereine"}),
        ("Caritas: Absage. Polizei: ebenso. Feuerwehr: 3", {"vereine"}),
        ("n. vertr.: Polizei, Caritas", set()),
        ("Dabei: die Caritas, die Polizei und die Feuerwehr, die verhindert waren.", {"wohlfahrt"}),
        ("Von den Leuten, die wir eingeladen hatten, kamen die Caritas und die Feuerwehr.", {"wohlfahrt", "vereine"}),
    ],
)
def test_who_was_absent_is_not_coded(text: str, present: set[str]) -> None:
    assert standing("akteure", "gruppen", text) == present


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Wir haben ein World Café gemacht.", {"world_cafe"}),
        ("Geplant war ein World Café, daraus wurde nichts.", set()),
        ("Statt eines World Cafés gab es einen Open Space.", {"open_space"}),
        ("Ein Open Space wurde verworfen; es blieb beim World Café.", {"world_cafe"}),
        ("Ein World Café hatten wir schon 2014.", set()),
        ("Kein World Café, sondern ein Open Space.", {"open_space"}),
        ("Verworfen:\n  - World Café\n  - Podium\nGewählt:\n  - Open Space", {"open_space"}),
        ("Ein Open Space war die erste Wahl. Die Idee haben wir zu den Akten gelegt.", set()),
        ("World Café? Wollte keiner machen. Dann eben ein Open Space.", {"open_space"}),
        ("Wir hatten ein World Café. Das war nicht teuer.", {"world_cafe"}),
        ("Anders als bei einem Bürgerrat konnte jeder kommen.", set()),
        ("Wir haben uns gegen einen Bürgerrat entschieden und stattdessen einen Open Space gemacht.", {"open_space"}),
        ("Mit einem Bürgerrat hatte das nichts zu tun.", set()),
        ("Statt der Stuhlreihen gab es ein World Café.", {"world_cafe"}),
        ("Ein World Café (der Open Space im Vorjahr war zu laut).", {"world_cafe"}),
        ("Ein Fest in der Nachbarstadt hat uns angeregt; daraus wurde ein World Café.", {"world_cafe"}),
        ("Die Nachbarstädte haben World Cafés veranstaltet.", set()),
        ("Ein Bürgerrat wäre zu teuer gewesen.", set()),
        ("Podium: entfällt | Methode: World Café | Film: nein", {"world_cafe"}),
        ("Open Space geprüft, nicht gemacht (zu kompliziert).", set()),
        (
            "also erst hatten wir ein world café mit zehn tischen und viel zeit und die leute haben geredet "
            "und danach wollten wir einen film zeigen aber das ging dann nicht und am schluss sang der chor und es gab "
            "gemeinsames kochen für alle die noch da waren",
            {"world_cafe", "kulturformat", "thementische"},
        ),
        ("Nicht nur ein World Café, auch ein Theaterstück.", {"world_cafe", "kulturformat"}),
    ],
)
def test_formats_that_were_not_held_are_not_coded(text: str, held: set[str]) -> None:
    assert standing("konzept", "formate", text) == held


@pytest.mark.parametrize(
    ("text", "discussed"),
    [
        ("Nicht besprochen wurden die Kindergartenplätze.", set()),
        ("Arbeit. Die Sicherheit kam nicht zur Sprache.", {"arbeit"}),
        ("Zwei Gruppen fielen aus (Wohnen, Sport).", set()),
        ("Tisch 1: Arbeit, Tisch 2: Wohnen, Tisch 3: Sport (entfallen)", {"arbeit", "wohnen"}),
        ("Arbeit, Wohnen (beide entfallen), Sport", {"freizeit"}),
        ("Auf dem Plakat standen Arbeit, Schule und Wohnen. Dazu kam es nicht.", set()),
        ("Vorbereitet waren Arbeit und Sport. Gesprochen wurde nur über Wohnungen.", {"wohnen"}),
        ("a) Arbeit\nb) Wohnen: vertagt", {"arbeit"}),
    ],
)
def test_topics_that_nobody_talked_about_are_not_coded(text: str, discussed: set[str]) -> None:
    assert standing("themen", "themen", text) == discussed


@pytest.mark.parametrize(
    ("text", "produced"),
    [
        ("Ein Leitbild. Ein Sprachcafé gab es vorher schon.", {"konzept"}),
        ("Für eine Hausaufgabenhilfe fand sich niemand.", set()),
        ("Das Mentorenprogramm besteht unabhängig von uns.", set()),
        ("Ein Sprachcafé ist entstanden.", {"sprache"}),
    ],
)
def test_what_did_not_come_out_of_the_dialogue_is_no_outcome(text: str, produced: set[str]) -> None:
    assert standing("ergebnisse", "ergebnisse", text) == produced


def test_noise_without_an_end_is_no_sentence_in_which_words_take_each_other_back() -> None:
    noise = "Feuerwehr nicht gekommen, " * 400
    assert standing("akteure", "gruppen", noise) == {"vereine"}
    assert standing("akteure", "gruppen", noise[:100]) == set()
