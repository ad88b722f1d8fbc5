"""The way back from the gold format: codings that somebody made elsewhere become a record, as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from loaders.codebook import Codebook
from loaders.coded_model import CodedSteckbrief, NotCoded, parse_coding, reason
from loaders.coded_place import coded_place
from loaders.coded_text import CodedText
from loaders.goldformat import MULTIPLE, SINGLE
from loaders.masking import mask
from loaders.reading.dates import FIELD as EVENT_DAYS
from loaders.reading.steckbrief import ReadSteckbrief, Tools
from loaders.record import (
    PROCESS,
    RESULT,
    Basis,
    Coding,
    CostItem,
    CostTotal,
    EventDay,
    Finding,
    GroupPresence,
    Participants,
    Population,
    Steckbrief,
)

RULE = "übernommen"

_VARIABLES = {PROCESS: "zufriedenheit", RESULT: "zufriedenheit"}  # key -> variable, where they differ
# What a finding is about, by the first word of its code.
_FIELDS = {
    "kommune": "kommune",
    "kreis": "kreis",
    "rb": "regierungsbezirk",
    "einwohner": "population",
    "datum": EVENT_DAYS,
    "wochentag": EVENT_DAYS,
    "teilnehmerzahl": "participants",
    "kosten": "cost",
}


def read_coding(coded: Mapping[str, Any], text: str, tools: Tools) -> ReadSteckbrief:
    """The record of a coding and the masked `text` (from `coded_text`) it refers to.

    Raises `NotCoded`, whose message is stored and shown: what it quotes is masked like the text.
    """
    places = tools.register.folded_names
    masked = mask(text, (), places)
    try:
        return ReadSteckbrief(from_gold(coded, masked, tools), masked)
    except NotCoded as error:
        raise NotCoded(mask(str(error), (), places)) from error


def from_gold(coded: Mapping[str, Any], text: str, tools: Tools) -> Steckbrief:
    """The record of a coding, whose values stand in `text`; raises `NotCoded`.

    All codes are kept as stated, with the rule `RULE`; only the official keys of the place are looked up.
    """
    coding = parse_coding(coded)
    problems = list(_unknown_codes(coding, tools.codebook))
    if problems:
        raise NotCoded(reason(problems))
    words = CodedText(text)
    return Steckbrief(
        place=coded_place(coding, words.value("kommune"), tools.register),
        population=_population(coding, words),
        event_days=tuple(
            EventDay(day=day.datum, begin=day.beginn, end=day.ende, span=words.value("termine", number))
            for number, day in enumerate(coding.termine)
        ),
        participants=_participants(coding, words),
        groups=tuple(
            GroupPresence(code=group.code, count=group.anzahl, rule=RULE, span=words.value("gruppen", number))
            for number, group in enumerate(coding.gruppen)
        ),
        cost_items=_cost_items(coding, words),
        cost_total=_cost_total(coding, words),
        codings=tuple(_codings(coding, words)),
        findings=tuple(_findings(coding, words, tools.codebook)),
    )


def _unknown_codes(coding: CodedSteckbrief, codebook: Codebook) -> Iterator[str]:
    """A message for each code that the codebook does not have, or that stands twice in a list."""
    yield from _wrong_codes("ebene", [coding.ebene], codebook.variables["ebene"].codes)
    yield from _wrong_codes("gruppen", [group.code for group in coding.gruppen], codebook.variables["gruppen"].codes)
    for art in dict.fromkeys(item.art for item in coding.kosten):
        yield from _wrong_codes("kosten", [art], codebook.variables["kostenarten"].codes)
    for key in MULTIPLE:
        yield from _wrong_codes(key, getattr(coding, key), codebook.variables[key].codes)
    for key in SINGLE:
        code = getattr(coding, key)
        yield from _wrong_codes(key, [code] if code else [], codebook.variables[_VARIABLES.get(key, key)].codes)
    yield from _wrong_codes("hinweise", coding.hinweise, codebook.findings)


def _wrong_codes(key: str, codes: list[str], known: Mapping[str, object]) -> Iterable[str]:
    for number, code in enumerate(codes):
        if code not in known:
            yield f"{key}: den Code «{code[:40]}» gibt es nicht"
        elif code in codes[:number]:
            yield f"{key}: der Code «{code}» steht doppelt"


def _population(coding: CodedSteckbrief, words: CodedText) -> Population | None:
    if coding.einwohner is None:
        return None
    return Population(
        value=coding.einwohner,
        about=coding.einwohner_ungefaehr,
        as_of=coding.einwohner_stand,
        span=words.value("einwohner"),
    )


def _participants(coding: CodedSteckbrief, words: CodedText) -> Participants | None:
    people = coding.teilnehmende
    if people is None:
        return None
    counts = [group.anzahl for group in coding.gruppen]
    known = [count for count in counts if count is not None]
    summed = len(known) == len(counts) and sum(known) == people.von == people.bis
    basis: Basis = "summed" if summed else "stated"
    span = words.value("teilnehmende")
    return Participants(low=people.von, high=people.bis, about=people.ungefaehr, basis=basis, span=span)


def _cost_items(coding: CodedSteckbrief, words: CodedText) -> tuple[CostItem, ...]:
    return tuple(
        CostItem(
            kind=item.art,
            low=Decimal(str(item.von)),
            high=Decimal(str(item.bis)),
            about=item.ungefaehr,
            rule=RULE,
            span=words.value("kosten", number),
        )
        for number, item in enumerate(coding.kosten)
    )


def _cost_total(coding: CodedSteckbrief, words: CodedText) -> CostTotal | None:
    """The total; it counts as summed when it is the sum of the items, which the format does not tell."""
    total, items = coding.kosten_gesamt, coding.kosten
    if total is None:
        return None
    low, high = Decimal(str(total.von)), Decimal(str(total.bis))
    sums = (sum(Decimal(str(item.von)) for item in items), sum(Decimal(str(item.bis)) for item in items))
    summed = bool(items) and sums == (low, high)
    about = summed and any(item.ungefaehr for item in items)
    basis: Basis = "summed" if summed else "stated"
    return CostTotal(low=low, high=high, about=about, basis=basis, span=words.value("kosten_gesamt"))


def _codings(coding: CodedSteckbrief, words: CodedText) -> Iterator[Coding]:
    for key in MULTIPLE:
        for number, code in enumerate(getattr(coding, key)):
            yield Coding(variable=key, code=code, rule=RULE, span=words.item(key, number))
    for key in SINGLE:
        if code := getattr(coding, key):
            yield Coding(variable=key, code=code, rule=RULE, span=words.value(key))


def _findings(coding: CodedSteckbrief, words: CodedText, codebook: Codebook) -> Iterator[Finding]:
    for number, code in enumerate(coding.hinweise):
        field = _FIELDS.get(code.split("_", 1)[0], "form")
        span = words.item("hinweise", number)
        yield Finding(code=code, field=field, message=f"{codebook.findings[code]} ({RULE}).", span=span)
