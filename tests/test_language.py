"""Whatever the program says has an English text: no text is forgotten in the catalogues."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from analysis import numbers
from analysis.language import CATALOGUES, FINDINGS, read_catalogue, speaking, tr, tr_filled, tr_inside

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("analysis", "ui", "pages")
CATALOGUE_OF = {"auswertung.po": ("analysis",), "oberflaeche.po": ("ui", "pages", "dashboard.py", "analysis"),
                "einlesen.po": ("loaders",)}  # fmt: skip

ABOUT_GERMAN = {f"analysis/{name}.py" for name in ("german", "search_query", "sentences", "language")}
"""Modules about the words of the Steckbriefe, which stay German, and about the languages themselves."""

NEVER_SAID = {
    "names of styles, fonts, types and kinds of area": [
        "Normal", "Title", "Subtitle", "Caption", "List", "Heading 1", "Heading 2", "Arial", "Source Sans Pro", "Row",
        "Polygon",
    ],
    "URL parameters and keys": ["von", "bis", "alle", "nach", "-nach-", "vergleich-alle-anteile"],
    "headers of a request": ["Forwarded", "Via"],
    "the same in both languages": ["Median ", "Median, n = ", "<br>Median ", "Original: ", "Steckbrief "],
    "the beginning of one of a few texts, all in the catalogue": ["nach ", "je "],
    "a name": ["Baden-Württemberg"],
    "the beginning of a unit, to be cut off": ["Teilnehmende "],
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2}")
_SIGN = re.compile(r"[A-Z][a-z]")  # beside marked words, the same in all languages (see `facts.GROUPS`)

HELP = {"prog", "description", "epilog", "help", "metavar"}
"""What the command line says about itself is for those who run the program, and German."""

_GERMAN = re.compile(
    r"[äöüßÄÖÜ„]|^[A-Z][a-z]|\b(?:ab|alle|am|an|auf|aus|bei|bis|das|dem|den|der|des|die|ein|eine|für|im|ist|je|kein|keine"
    r"|mit|nach|nicht|oder|ohne|schon|sonst|und|unter|von|wie|zu|zum|zur)\b|\w [A-Z][a-z]"
    r"|^(?:doppelt|erschlossen|genannt|klein|mittel|neue .*|niedriger|verschwindend)$"
)
_SQL = re.compile(r"\b[A-Z]{3,} |\b(?:count|median)\(| AS |COLLATE|landkreis'|_name")
_MARKUP = re.compile(r"</?(?!br\b)\w|^#|=\"|SVG|, sans-serif")


def said(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line and text of each German literal of a module, and whether it is only a piece of a composed text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(part) for node in ast.walk(tree) if is_silent(node) for part in ast.walk(node)}
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in silent:
            continue
        is_code = _MARKUP.search(node.value) or (path.parts[-2] not in ("ui", "pages") and _SQL.search(node.value))
        if _GERMAN.search(node.value) and not is_code:
            yield node.lineno, node.value, id(node) in pieces


def is_silent(node: ast.AST) -> bool:
    """Docstrings, errors of the program (not of its users), and help of the commands."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Call(func=ast.Name(id="ValueError" | "KeyError")):
            return True
        case ast.keyword(arg=name) if name in HELP:
            return True
        case ast.Assign(targets=[ast.Name(id="_EPILOG" | "_GERMAN")]):  # and the words of Plotly's German
            return True
    return False


def modules(folder: str) -> list[Path]:
    """Those of a folder; the frame of the dashboard belongs to its pages."""
    frame = [ROOT / "dashboard.py"] if folder == "pages" else []
    return frame + sorted((ROOT / folder).rglob("*.py"))


def spoken(folder: str) -> Iterator[tuple[str, str, bool]]:
    """Place and text as above, of all modules of a folder."""
    exceptions = {text for texts in NEVER_SAID.values() for text in texts}
    for path in modules(folder):
        name = str(path.relative_to(ROOT))
        if name in ABOUT_GERMAN:
            continue
        for line, text, is_piece in said(path):
            if text not in exceptions and _WORD.search(text) and not _SIGN.fullmatch(text):
                yield f"{name}:{line}", text, is_piece


def catalogue() -> dict[str, str]:
    messages = (message for path in CATALOGUES.glob("*.po") for message in read_catalogue(path))
    return {str(message.id): str(message.string) for message in messages if message.id and message.string}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_text_is_in_a_catalogue(folder: str) -> None:
    known = catalogue()
    missing = [f"{place}: {text}" for place, text, is_piece in spoken(folder) if not is_piece and text not in known]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sentence_is_glued_from_pieces(folder: str) -> None:
    pieces = [f"{place}: {text}" for place, text, is_piece in spoken(folder) if is_piece]
    assert not pieces, "\n".join(pieces)


@pytest.mark.parametrize("name", CATALOGUE_OF)
def test_a_catalogue_holds_nothing_that_is_no_longer_said(name: str) -> None:
    files = [path for part in CATALOGUE_OF[name] for path in ([ROOT / part], (ROOT / part).rglob("*.py"))]
    paths = [path for each in files for path in each if path.is_file()]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    texts = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    texts |= {text.removeprefix("Teilnehmende ") for text in texts if isinstance(text, str)}
    texts |= {f"{form}{text}" for form in ("nach ", "je ") for text in texts}  # see `ui.grouping.Noun`
    texts |= {f"{text}n" for text in texts}  # the dative of plurals
    messages = (message for message in read_catalogue(CATALOGUES / name) if message.id)
    assert not [message.id for message in messages if message.id not in texts]


def test_findings_are_recognised_with_their_details() -> None:
    with speaking("en"):
        assert tr_filled("Genannte Summe 2.156,40 €, Summe der Posten 2.056,40 €.") == (
            "Stated total 2.156,40 €, sum of the items 2.056,40 €."
        )
        weak = tr_filled("Themen: «Wohnen» beruht nur auf einem schwachen Hinweis. Bitte prüfen.")
        assert weak.startswith("Topics: ")
        assert tr_filled("Der Titel weist auf einen anderen Ort als Aalen. Zugeordnet wurde Aalen; bitte prüfen.") == (
            "The title points to another place than Aalen. Aalen was assigned; please check."
        )
        unknown = "Im Feld Name steht „A“, andere Angaben weisen auf B. Zugeordnet wurde C; bitte prüfen."
        assert tr_filled(unknown) == unknown
    assert tr_filled("Genannte Summe 1 €, Summe der Posten 2 €.") == "Genannte Summe 1 €, Summe der Posten 2 €."


def test_the_words_of_findings_are_still_said() -> None:
    program = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "loaders").rglob("*.py"))
    known = set(re.findall(r"\w+", program))
    messages = [str(message.id) for message in read_catalogue(CATALOGUES / FINDINGS) if message.id]
    words = {word for text in messages for word in re.findall(r"\w+", re.sub(r"\{\w+\}", "", text))}
    assert {word for word in words if word not in known and word.lower() not in known} == set()


def test_a_text_stands_in_one_catalogue_only() -> None:
    texts = [message.id for path in CATALOGUES.glob("*.po") for message in read_catalogue(path) if message.id]
    assert not [text for text, times in Counter(texts).items() if times > 1]


def test_the_places_of_a_text_are_those_of_its_translation() -> None:
    for german, english in catalogue().items():
        assert sorted(re.findall(r"\{[^}]*\}", german)) == sorted(re.findall(r"\{[^}]*\}", english)), german


def test_all_of_the_codebook_can_be_read_in_english() -> None:
    known = catalogue()
    codebook = yaml.safe_load((ROOT / "data" / "codebook.yaml").read_text(encoding="utf-8"))
    texts = {*codebook["findings"].values(), *codebook["program_findings"].values()}
    for variable in codebook["variables"].values():
        labels = [code["label"] for code in variable["codes"].values()]
        texts |= {variable["label"], *labels, *(code["definition"] for code in variable["codes"].values())}
        assert len({known.get(label) for label in labels}) == len(labels), "two codes have the same name"
    assert not texts - known.keys()


def test_a_text_inside_a_sentence_begins_small_unless_it_is_a_german_word() -> None:
    with speaking("en"):
        assert [tr("Dialoge"), tr_inside("Dialoge"), tr_inside("Kreisen")] == ["Dialogues", "dialogues", "Kreise"]
    assert tr_inside("Dialoge") == "Dialoge"


def test_numbers_amounts_and_dates_in_both_languages() -> None:
    day = dt.datetime(2017, 2, 3, 14, 5)

    def written() -> list[str]:
        return [
            numbers.number(1234.5, 1), numbers.eur(1049.7), numbers.with_euro("−0.5"), numbers.percent(0.4567),
            numbers.percent(0.001), numbers.persons(2), numbers.date(day), numbers.moment(day), numbers.month(day),
            numbers.count(1, "Dialog", "Dialoge"), numbers.count(2, "Dialog", "Dialoge"), numbers.show(None, "eur"),
        ]  # fmt: skip

    with speaking("en"):
        english = written()
    assert english == [
        "1,234.5", "€1,049.70", "−€0.5", "46%", "under 1%", "under 3", "3 Feb 2017", "3 Feb 2017, 14:05",
        "February 2017", "1\u00a0dialogue", "2\u00a0dialogues", "not given",
    ]  # fmt: skip
    assert written()[:3] == ["1.234,5", "1.049,70\u00a0€", "−0.5\u00a0€"]
