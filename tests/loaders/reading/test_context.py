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
        ("Nicht nur ein World Café, auch ein Theaterstück.", {"world_cafe", "kulturformat"}),
    ],
)
def test_formats_that_were_not_held_are_not_coded(text: str, held: set[str]) -> None:
    assert standing("konzept", "formate", text) == held
