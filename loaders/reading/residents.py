"""People called by the name of their town: "viele Musterhausener" are citizens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.reading.terms import Hit
from loaders.record import Answer

_CODE = "buergerschaft"
_RULE = "nach dem Ort benannte Einwohner"
_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
_ENDING = re.compile(r"(?:en|e)$")
_NO_PLACE = re.compile(r"(?:Stadt|Gemeinde|Landkreis|Kreis|Ortsteil|Ortschaft|Teilort|Verband)\w*")  # words of names
_PEOPLE = r"(?:innen|in|n)?\b"
_NOT_A_PERSON = r"(?<!Herr )(?<!Frau )(?<!Herrn )(?<!Dr\. )"
_NO_ADJECTIVE = r"(?!-|\s+(?:und\s+\w+er\s+)?[A-ZÄÖÜ])"  # "Musterhausener Vereine" are no people


def residents(answer: Answer, names: Iterable[str | None]) -> list[Hit]:
    """The words of an answer that call people by one of the `names` of places, as hits of the group of citizens."""
    called = {form for name in names if name for form in _forms(name) if form in answer.text}
    if not called:
        return []
    people = rf"{_NOT_A_PERSON}\b(?:{'|'.join(map(re.escape, sorted(called)))}){_PEOPLE}{_NO_ADJECTIVE}"
    spans = (answer.span(*match.span()) for match in re.finditer(people, answer.text))
    return [Hit(_CODE, _RULE, "inferred", start, end) for start, end in spans]


def _forms(name: str) -> Iterator[str]:
    """What somebody from there may be called: "Musterhauser" and "Musterhausener" from Musterhausen."""
    for word in _NAME.findall(name):
        if not _NO_PLACE.fullmatch(word):
            stem = _ENDING.sub("", word)
            yield from (f"{stem}er", f"{stem}ener")
