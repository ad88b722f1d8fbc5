"""Whatever analysis/ says has an English text: no text is forgotten in the catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.language import CATALOGUES, read_catalogue

ROOT = Path(__file__).resolve().parents[1]

ABOUT_GERMAN = {"german.py", "search_query.py", "sentences.py"}
"""Modules about the words of the Steckbriefe, which stay German."""

NEVER_SAID = {
    "names of styles, fonts, types and kinds of area": [
        "Normal", "Title", "Subtitle", "Caption", "List", "Heading 1", "Heading 2", "Arial", "Source Sans Pro", "Row",
        "Polygon",
    ],
    "URL parameters and keys": ["von", "bis", "alle"],
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
_MARKUP = re.compile(r"</?\w|^#|=\"|SVG|, sans-serif")


def said(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line and text of each German literal of a module, and whether it is only a piece of a composed text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(part) for node in ast.walk(tree) if is_silent(node) for part in ast.walk(node)}
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in silent:
            continue
        if _GERMAN.search(node.value) and not _SQL.search(node.value) and not _MARKUP.search(node.value):
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
        case ast.Assign(targets=[ast.Name(id="_EPILOG")]):
            return True
    return False


def spoken() -> Iterator[tuple[str, str, bool]]:
    """Place and text as above, of all modules."""
    exceptions = {text for texts in NEVER_SAID.values() for text in texts}
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        if path.name in ABOUT_GERMAN or path.name == "language.py":
            continue
        for line, text, is_piece in said(path):
            if text not in exceptions and _WORD.search(text) and not _SIGN.fullmatch(text):
                yield f"{path.relative_to(ROOT)}:{line}", text, is_piece


def catalogue() -> dict[str, str]:
    messages = (message for path in CATALOGUES.glob("*.po") for message in read_catalogue(path))
    return {str(message.id): str(message.string) for message in messages if message.id and message.string}


def test_every_text_is_in_a_catalogue() -> None:
    known = catalogue()
    missing = [f"{place}: {text}" for place, text, is_piece in spoken() if not is_piece and text not in known]
    assert not missing, "\n".join(missing)


def test_no_sentence_is_glued_from_pieces() -> None:
    pieces = [f"{place}: {text}" for place, text, is_piece in spoken() if is_piece]
    assert not pieces, "\n".join(pieces)


def test_the_catalogue_holds_nothing_that_is_no_longer_said() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "analysis").rglob("*.py")]
    texts = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    texts |= {text.removeprefix("Teilnehmende ") for text in texts if isinstance(text, str)}
    messages = (message for message in read_catalogue(CATALOGUES / "auswertung.po") if message.id)
    assert not [message.id for message in messages if message.id not in texts]


def test_the_places_of_a_text_are_those_of_its_translation() -> None:
    for german, english in catalogue().items():
        assert sorted(re.findall(r"\{\w*\}", german)) == sorted(re.findall(r"\{\w*\}", english)), german
