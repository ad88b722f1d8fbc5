"""The shape of a coding in the gold format, as it arrives: types and keys are checked, codes are not yet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from loaders.record import MOST_EUROS, MOST_PEOPLE
from loaders.yamlfile import german

_AS_OF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_SHOWN = 5  # problems that a reason names
_LONGEST_KEY = 40  # characters of a key in a message
Range = TypeVar("Range", "CodedPeople", "CodedTotal")


class NotCoded(ValueError):
    """The object is no valid coding; the message is German and names the fields."""


def _day(value: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError("muss ein Datum sein (JJJJ-MM-TT)") from error


def _clock(value: Any) -> dt.time | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise ValueError("muss eine Uhrzeit sein (HH:MM) oder null")
    return dt.time.fromisoformat(value)


def _as_of(value: Any) -> str | None:
    if value is not None and not (isinstance(value, str) and _AS_OF.fullmatch(value)):
        raise ValueError("muss JJJJ, JJJJ-MM oder JJJJ-MM-TT sein oder null")
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]
Clock = Annotated[dt.time | None, BeforeValidator(_clock)]
AsOf = Annotated[str | None, BeforeValidator(_as_of)]
People = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
Euros = Annotated[float, Field(ge=0, le=float(MOST_EUROS), allow_inf_nan=False)]


class _Coded(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CodedDay(_Coded):
    """One day of the dialogue."""

    datum: Day
    beginn: Clock = None
    ende: Clock = None


class CodedPeople(_Coded):
    """People present in total."""

    von: People
    bis: People
    ungefaehr: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> CodedPeople:
        return _in_order(self)


class CodedGroup(_Coded):
    """A group that was present."""

    code: str
    anzahl: People | None = None


class CodedTotal(_Coded):
    """The cost in euros."""

    von: Euros
    bis: Euros

    @model_validator(mode="after")
    def _ordered(self) -> CodedTotal:
        return _in_order(self)


class CodedCost(CodedTotal):
    """One item of the cost in euros."""

    art: str
    ungefaehr: bool = False


class CodedSteckbrief(_Coded):
    """One object of the gold format; `datei` names the text that was coded and is not kept."""

    datei: str | None = None
    kommune: str | None
    ebene: str
    kreis: str | None = None
    regierungsbezirk: str | None = None
    einwohner: People | None = None
    einwohner_ungefaehr: bool = False
    einwohner_stand: AsOf = None
    termine: list[CodedDay] = []
    formate: list[str] = []
    themen: list[str] = []
    teilnehmende: CodedPeople | None = None
    gruppen: list[CodedGroup] = []
    kosten: list[CodedCost] = []
    kosten_gesamt: CodedTotal | None = None
    ergebnisse: list[str] = []
    verbindlichkeit: str | None = None
    zufriedenheit_ablauf: str | None = None
    zufriedenheit_ergebnis: str | None = None
    aufwand_ergebnis: str | None = None
    empfehlungen: list[str] = []
    hinweise: list[str] = []

    @model_validator(mode="after")
    def _population_complete(self) -> CodedSteckbrief:
        if self.einwohner is None and (self.einwohner_stand or self.einwohner_ungefaehr):
            raise ValueError("einwohner_stand und einwohner_ungefaehr brauchen eine Zahl in einwohner")
        return self


def parse_coding(coded: Mapping[str, Any]) -> CodedSteckbrief:
    """The coding in the object `coded`; raises `NotCoded`."""
    try:
        return CodedSteckbrief.model_validate(coded)
    except ValidationError as error:
        raise NotCoded(reason(_problem(each["loc"], german(each)) for each in error.errors())) from error


def reason(problems: Iterable[str]) -> str:
    """One message of several problems, of which the first are named."""
    found = list(dict.fromkeys(problems))
    more = f"; und {len(found) - _SHOWN} weitere Fehler" if len(found) > _SHOWN else ""
    return f"die Kodierung stimmt nicht: {'; '.join(found[:_SHOWN])}{more}"


def _problem(location: tuple[int | str, ...], message: str) -> str:
    """A problem with its field; entries of lists count from 1."""
    parts = [str(part + 1) if isinstance(part, int) else part[:_LONGEST_KEY] for part in location]
    return f"{' > '.join(parts)}: {message}" if parts else message


def _in_order(value: Range) -> Range:
    if value.von > value.bis:
        raise ValueError("«von» ist größer als «bis»")
    return value
