"""The word lists that ship, and the errors of one that somebody edited."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loaders import fingerprint, word_lists
from loaders.yamlfile import YamlError
from tests.loaders.test_form import form_text

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = form_text(
    akteure="Insgesamt 60 Armbinden wurden ausgegeben, davon 12 Geflüchtete.", kosten="Saal: um Gotteslohn\nDruck: 80 €"
)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the lists, to be edited."""
    folder = shutil.copytree(word_lists.WORDS, tmp_path / "words")
    monkeypatch.setattr(word_lists, "WORDS", folder)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("taxes: mehr", "taxes: Mehr", r"costs\.yaml, Zeile \d+: taxes > 0: «Mehrwertsteuer» muss klein geschrieben"),
        ("mwst,", "mw*st,", r"costs\.yaml, Zeile \d+: .*unverständliches Wort: «mw\*st»"),
        ("mwst,", "mwst,,", r"costs\.yaml, Zeile \d+: .*unverständliches Wort: «»"),
        ("taxes: mehr", "taxes: []\n#", r"costs\.yaml, Zeile \d+: taxes: muss mindestens 1 Einträge haben"),
        ("taxes:", "steuern:", r"costs\.yaml, Zeile \d+: steuern: unbekannter Schlüssel"),
        ("free: >-", "free: {", r"costs\.yaml, Zeile \d+: kein gültiges YAML"),
    ],
)
def test_an_error_names_file_line_and_word(words: Path, old: str, new: str, message: str) -> None:
    edit(words / "costs.yaml", old, new)
    with pytest.raises(YamlError, match=message):
        word_lists.cost_words.__wrapped__()


def test_an_error_names_the_line_of_its_list(words: Path) -> None:
    edit(words / "days.yaml", "*schulung*", "*Schulung*")
    lines = (words / "days.yaml").read_text("utf-8").splitlines()
    with pytest.raises(YamlError, match=rf"days\.yaml, Zeile {lines.index('preparation: >-') + 1}: .*«\*Schulung\*»"):
        word_lists.day_words.__wrapped__()


def test_words_that_belong_together_are_refused_where_single_words_are_looked_up(words: Path) -> None:
    edit(words / "people.yaml", "gekommen*", "waren da, gekommen*")
    with pytest.raises(YamlError, match="«waren da»: diese Liste kennt nur einzelne Wörter"):
        word_lists.people_words.__wrapped__()


def test_stars_are_refused_where_words_are_looked_up(words: Path) -> None:
    edit(words / "days.yaml", "ends: ende", "ends: ende*")
    with pytest.raises(YamlError, match=r"«ende\*»: diese Liste kennt keine Sterne"):
        word_lists.day_words.__wrapped__()


def test_a_year_has_twelve_months(words: Path) -> None:
    edit(words / "text.yaml", "  - dezember, dez\n", "")
    with pytest.raises(YamlError, match=r"text\.yaml, Zeile \d+: months: muss mindestens 12 Einträge haben"):
        word_lists.text_words.__wrapped__()


def test_the_lists_decide_what_must_be_read_anew() -> None:
    files = {path.name for pattern in fingerprint._PATTERNS for path in ROOT.glob(pattern)}
    assert files >= {path.name for path in word_lists.WORDS.iterdir()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what reading needs, with a Steckbrief in it."""
    for part in ("loaders", "data/codebook", "data/register", "data/words"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (ROOT / "data").glob("*.yaml"):
        shutil.copy(file, tmp_path / "data")
    (tmp_path / "ort.txt").write_text(TEXT, "utf-8")
    return tmp_path


def code(project: Path, module: str = "loaders", *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *(arguments or ("code", "ort.txt"))]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_word_that_is_added_is_heeded(project: Path) -> None:
    before = json.loads(code(project).stdout)
    edit(project / "data" / "words" / "people.yaml", "tokens: >-\n", "tokens: >-\n  armbinde, armbinden,\n")
    edit(project / "data" / "words" / "costs.yaml", "free: >-\n", "free: >-\n  um gotteslohn,\n")
    after = json.loads(code(project).stdout)
    assert (before["teilnehmende"]["von"], after["teilnehmende"]["von"]) == (12, 60)
    free = {"art": "raum", "von": 0.0, "bis": 0.0, "ungefaehr": False}
    assert (free in before["kosten"], free in after["kosten"]) == (False, True)


def test_an_error_is_told_before_anything_is_read(project: Path) -> None:
    edit(project / "data" / "words" / "costs.yaml", "mwst,", "MwSt,")
    run = code(project)
    assert run.returncode == 2
    assert run.stderr.startswith("Fehler: costs.yaml, Zeile ")
    order = {"sources": ["ort.txt"], "database": "daten.duckdb", "former": "daten.duckdb"}
    said = json.loads(code(project, "loaders.child", json.dumps(order)).stdout)
    assert "«MwSt» muss klein geschrieben sein" in said["error"]
