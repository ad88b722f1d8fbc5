"""The codebook that ships, and the errors of one that somebody edited."""

from pathlib import Path

import pytest

from loaders.codebook import load_codebook
from loaders.yamlfile import YamlError

FILES = {
    "codebook.yaml": """\
version: 1
variables:
  formate:
    label: Formate
    sections: [konzept]
    codes:
      chor:
        label: Chor
findings: {}
program_findings: {}
""",
    "codebook/formate.yaml": """\
chor:
  terms:
    - chor*
""",
    "codebook/kontext.yaml": """\
kein:
  label: verneint
  scope: after
  applies: [formate]
  terms: [kein]
""",
}


def write(folder: Path, file: str = "", old: str = "", new: str = "") -> Path:
    (folder / "codebook").mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text.replace(old, new) if name == file else text, "utf-8")
    return folder / "codebook.yaml"


def test_the_codebook_that_ships_is_valid() -> None:
    codebook = load_codebook().codebook
    assert len(codebook.variables["formate"].codes) == 15
    assert len(codebook.findings) == 15


def test_an_edited_codebook_is_taken(tmp_path: Path) -> None:
    codebook = load_codebook(write(tmp_path)).codebook
    assert [hit.code for hit in codebook.matcher_of("formate").hits("formate", "Chorprobe")] == ["chor"]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("codebook/formate.yaml", "- chor*", "- cho*r", r"formate\.yaml, Zeile 3: .*im Muster: «cho\*r»"),
        ("codebook/formate.yaml", "chor:", "singen:", r"formate\.yaml, Zeile 1: .*«singen»"),
        ("codebook/formate.yaml", "terms", "term", r"formate\.yaml, Zeile 2: .*term: unbekannter Schlüssel"),
        ("codebook.yaml", "label: Chor", "lable: Chor", r"codebook\.yaml, Zeile 8: .*lable: unbekannter Schlüssel"),
        ("codebook.yaml", "version: 1", "version: 1\nversion: 2", r"codebook\.yaml, Zeile 2: «version» .* zum zweiten"),
        ("codebook.yaml", "sections: [konzept]", "sections: [konzept", r"codebook\.yaml, Zeile .*kein gültiges YAML"),
        ("codebook/kontext.yaml", "scope: after", "scope: behind", r"kontext\.yaml, Zeile 3: .*scope: erlaubt ist nur"),
        ("codebook/kontext.yaml", "applies: [formate]", "applies: [farben]", r"kontext\.yaml, Zeile 4: .*«farben»"),
    ],
)
def test_an_error_names_file_and_line(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    with pytest.raises(YamlError, match=message):
        load_codebook(write(tmp_path, file, old, new))
