"""Documents that other programs wrote give the record of their text; see foreign/LIESMICH.md."""

from pathlib import Path

import pytest

from .records import ALL_SAMPLES, record, text_of

_FILES = sorted(path for path in (Path(__file__).parent / "foreign").iterdir() if path.suffix != ".md")
_SAMPLES = {path.stem: path for path in ALL_SAMPLES}
_FORMS = [path for path in _FILES if path.name.split(".")[0] in _SAMPLES]


@pytest.mark.parametrize("path", _FORMS, ids=lambda path: path.name)
def test_the_record_is_that_of_the_text(path: Path) -> None:
    sample = _SAMPLES[path.name.split(".")[0]]
    assert record(path.name, path.read_bytes()) == record(sample.name, sample.read_bytes())


@pytest.mark.parametrize("kind", ["odt", "rtf", "html"])
def test_a_document_with_all_sorts_of_things(kind: str) -> None:
    path = Path(__file__).parent / "foreign" / f"formular.libreoffice.{kind}"
    lines = [line.rstrip() for line in text_of(path.name, path.read_bytes()).split("\n") if line.strip()]
    assert {"Text: Musterstadt", "versteckt Ende", "1. Nummer eins", "2. Nummer zwei", "Themenfelder"} <= set(lines)
    assert "a\tb\tc; in1\tin2" in lines
    if kind != "html":  # LibreOffice writes neither choices nor changes into HTML
        assert {"Wahl: mittel", "geaendert neu"} <= set(lines)
    if kind != "rtf":  # nor states of boxes into RTF
        assert {"Formfelder: ☒ ja ☐ nein", "im Kasten"} <= set(lines)
