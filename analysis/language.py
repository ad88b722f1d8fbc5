"""The language in which people read: German, as all texts of this program are written, or English.

A German text is its own key; `data/locale/*.po` (gettext) holds the English ones. A text is translated where it
leaves the program, as late as possible: `tr("Dialoge")`, `tr("{n} von {total} Dialogen").format(n=3, total=4)`.
The language belongs to the run of a page; work that goes on elsewhere, such as the making of a download, has to
choose it again (see `speaking`).
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import pandas as pd
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["de", "en"]
LANGUAGES: dict[Language, str] = {"de": "Deutsch", "en": "English"}
"""Each by the name that its speakers give it."""

CATALOGUES = Path(__file__).resolve().parent.parent / "data" / "locale"
FINDINGS = "hinweise.po"

_chosen: ContextVar[Language] = ContextVar("language", default="de")


def choose(language: str | None) -> None:
    """Speak this language from now on in this run; German when it is none of ours."""
    _chosen.set(language if language in get_args(Language) else "de")  # type: ignore[arg-type]


def chosen() -> Language:
    """The language of this run."""
    return _chosen.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak another language for a while."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def tr(text: str) -> str:
    """The text in the chosen language; a text without translation stays German."""
    return text if not text or chosen() == "de" else _english().gettext(text)


def tr_inside(text: str) -> str:
    """The text inside a sentence: "Dialoge" -> "dialogues". A German word stays one: "Kreisen" -> "Kreise"."""
    said = tr(text)
    return said if said.partition(" ")[0] in text else said[:1].lower() + said[1:]


def tr_filled(text: str) -> str:
    """A finding of the loaders, which is stored with the details of a file filled in; the details stay as they are."""
    if (said := tr(text)) != text or chosen() == "de":
        return said
    for pattern, english in _findings():
        if found := pattern.fullmatch(text):
            return english.format_map({name: tr(detail) for name, detail in found.groupdict().items()})
    return text


def tr_labels(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its labels (columns named label or …_label) in the chosen language."""
    if chosen() == "de":
        return frame
    labels = [name for name in frame.columns if name == "label" or str(name).endswith("_label")]
    said = {name: [tr(each) if isinstance(each, str) else each for each in frame[name]] for name in labels}
    return frame.assign(**said) if said else frame


def read_catalogue(path: Path) -> Catalog:
    """A file of translations. Raises `babel.messages.pofile.PoFileError` when it is damaged."""
    with path.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


@cache
def _english() -> gettext.NullTranslations:
    """All English texts of the program and the codebook."""
    merged = Catalog(locale="en")
    for path in sorted(CATALOGUES.glob("*.po")):
        for message in read_catalogue(path):
            if message.id and message.string:
                merged.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _findings() -> list[tuple[re.Pattern[str], str]]:
    """Pattern and English text of the findings that name details, those with most words of their own first."""
    messages = [message for message in read_catalogue(CATALOGUES / FINDINGS) if "{" in str(message.id)]
    messages.sort(key=lambda message: -len(re.sub(r"\{\w+\}", "", str(message.id))))
    return [(_pattern(str(message.id)), str(message.string)) for message in messages]


def _pattern(text: str) -> re.Pattern[str]:
    """What a text looks like with its {places} filled in; the same place twice holds the same."""
    pieces = re.split(r"\{(\w+)\}", text)  # in turns what is said and the name of a place
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            pieces[number] = re.escape(piece)
        else:
            pieces[number] = f"(?P={piece})" if f"(?P<{piece}>.+?)" in pieces[:number] else f"(?P<{piece}>.+?)"
    return re.compile("".join(pieces), re.DOTALL)
