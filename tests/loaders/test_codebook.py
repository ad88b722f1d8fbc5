"""The codebook that ships, and the errors of one that somebody edited."""

from pathlib import Path

import pytest

from loaders.codebook import load_codebook
from loaders.yamlfile import YamlError

SMALL = """\
version: 1
variables:
  formate:
    label: Formate
    sections: [konzept]
    codes:
      chor:
        label: Chor
        terms:
          - chor*
findings: {}
program_findings: {}
context:
  kein:
    label: verneint
    scope: after
    applies: [formate]
    terms: [kein]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "codebook.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_codebook_that_ships_is_valid() -> None:
    codebook = load_codebook().codebook
    assert len(codebook.variables["formate"].codes) == 15
    assert len(codebook.findings) == 15


def test_an_edited_codebook_is_taken(tmp_path: Path) -> None:
    codebook = load_codebook(write(tmp_path, SMALL)).codebook
    assert [hit.code for hit in codebook.matcher_of("formate").hits("formate", "Chorprobe")] == ["chor"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- chor*", "- cho*r", "Zeile 10: .*unverständliches Wort im Muster: «cho\\*r»"),
        ("label: Chor", "lable: Chor", "Zeile 8: .*lable: unbekannter Schlüssel"),
        ("scope: after", "scope: behind", "Zeile 16: .*scope: erlaubt ist nur"),
        ("applies: [formate]", "applies: [farben]", "Zeile 17: .*«farben» gibt es nicht"),
        ("version: 1", "version: 1\nversion: 2", "Zeile 2: «version» steht hier zum zweiten Mal"),
        ("sections: [konzept]", "sections: [konzept", "Zeile .*kein gültiges YAML"),
    ],
)
def test_an_error_names_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(YamlError, match=f"codebook.yaml, {message}"):
        load_codebook(write(tmp_path, SMALL.replace(old, new)))
