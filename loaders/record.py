"""The record of one Steckbrief: every value that was read, with the words it was read from.

A `Span` counts characters in the stored text (contact data masked), start included, end excluded.
`None` means that the text gives no value; it never stands for zero.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, model_validator

Certainty = Literal["stated", "inferred", "weak"]
Basis = Literal["stated", "summed"]


PROCESS, RESULT = "zufriedenheit_ablauf", "zufriedenheit_ergebnis"  # the two variables of satisfaction
MOST_PEOPLE = 20_000_000  # more than live in the country
MOST_EUROS = Decimal("9999999999.99")  # what the data file holds


class Span(NamedTuple):
    """Where a value stands in the stored text."""

    start: int
    end: int


class Answer(NamedTuple):
    """The answer to one section of the form.

    `text` is a stretch of the stored text in which everything that is no answer (headings, helper
    questions) is blanked with spaces, so that `start + offset` is a position in the stored text.
    """

    text: str
    start: int

    def span(self, start: int, end: int) -> Span:
        """The span in the stored text of `self.text[start:end]`."""
        return Span(self.start + start, self.start + end)


class Value(BaseModel):
    """Base of all parts of a record: immutable, no unknown fields. Spans are taken as they are, not built anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Population(Value):
    """Inhabitants as stated; `as_of` is an ISO date, "YYYY-MM" or "YYYY"."""

    value: int = Field(ge=0, le=MOST_PEOPLE)
    about: bool = False
    as_of: str | None = None
    span: InstanceOf[Span]


class EventDay(Value):
    """One day of the dialogue itself; times are local and may be missing."""

    day: dt.date
    begin: dt.time | None = None
    end: dt.time | None = None
    span: InstanceOf[Span]


class Participants(Value):
    """People who were present in total; `basis` "summed" when only the groups are counted."""

    low: int = Field(ge=0, le=MOST_PEOPLE)
    high: int = Field(ge=0, le=MOST_PEOPLE)
    about: bool = False
    basis: Basis = "stated"
    span: InstanceOf[Span]


class GroupPresence(Value):
    """A group of participants that was present, with its head count where the text gives one."""

    code: str
    count: int | None = Field(default=None, ge=0, le=MOST_PEOPLE)
    certainty: Certainty = "stated"
    rule: str
    span: InstanceOf[Span]


class CostItem(Value):
    """One item of cost in euros; a fixed amount has `low == high`, a stated zero is 0."""

    kind: str
    low: Decimal = Field(ge=0, le=MOST_EUROS)
    high: Decimal = Field(ge=0, le=MOST_EUROS)
    about: bool = False
    certainty: Certainty = "stated"
    rule: str = ""
    span: InstanceOf[Span]

    @model_validator(mode="after")
    def _ordered(self) -> CostItem:
        if self.low > self.high:
            raise ValueError("low exceeds high")
        return self


class CostTotal(Value):
    """The total in euros: as stated in the text, else the sum of the items."""

    low: Decimal = Field(ge=0, le=MOST_EUROS)
    high: Decimal = Field(ge=0, le=MOST_EUROS)
    about: bool = False
    basis: Basis
    span: InstanceOf[Span]


class Coding(Value):
    """One code of one variable of the codebook, with the rule that found it."""

    variable: str
    code: str
    certainty: Certainty = "stated"
    rule: str
    span: InstanceOf[Span]


class Finding(Value):
    """Something a careful reader would note; `field` names the value it is about."""

    code: str
    field: str
    message: str
    span: InstanceOf[Span] | None = None


class Passage(Value):
    """The free text of one section of the form; `span` covers the answer."""

    section: str
    span: InstanceOf[Span]


class Moderation(Value):
    """Who moderated or advised: a firm or a role; persons in `text` are masked."""

    text: str
    span: InstanceOf[Span]


class Place(Value):
    """Where the dialogue took place, settled by the register.

    `kommune` is the official name; `ags` and `kreis_ags` are official keys and None when the
    register knows no such place; the `stated_*` fields keep what the text says.
    """

    kommune: str | None
    ebene: str
    ags: str | None
    kreis_ags: str | None
    rb_ags: str | None
    stated_name: str | None = None
    stated_kreis: str | None = None
    stated_regierungsbezirk: str | None = None
    span: InstanceOf[Span] | None = None


class Steckbrief(Value):
    """All values of one Steckbrief. The unit is the dialogue, not the Kommune."""

    title: str | None = None
    place: Place
    population: Population | None = None
    event_days: tuple[EventDay, ...] = ()
    participants: Participants | None = None
    groups: tuple[GroupPresence, ...] = ()
    cost_items: tuple[CostItem, ...] = ()
    cost_total: CostTotal | None = None
    codings: tuple[Coding, ...] = ()
    moderation: Moderation | None = None
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
