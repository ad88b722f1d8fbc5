"""Reading one Steckbrief: from normalised text to the record and the masked text it refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders import form as forms
from loaders.codebook import Codebook, Variable
from loaders.form import CutForm, Form
from loaders.masking import MASK, mask
from loaders.reading.assessment import read_commitment, read_satisfaction
from loaders.reading.boxes import chosen
from loaders.reading.codes import Source, read_codes
from loaders.reading.cost_benefit import read_cost_benefit
from loaders.reading.cost_kinds import Kind
from loaders.reading.costs import read_costs
from loaders.reading.dates import read_event_days
from loaders.reading.participants import read_participants
from loaders.reading.payees import read_payees
from loaders.reading.place import read_place
from loaders.reading.population import read_population
from loaders.reading.references import followed
from loaders.reading.residents import residents
from loaders.record import (
    Answer,
    Coding,
    CostItem,
    CostTotal,
    Finding,
    GroupPresence,
    Moderation,
    Participants,
    Passage,
    Place,
    Span,
    Steckbrief,
)
from loaders.register import Register
from loaders.steps import Steps, to_the_end

_NO_ANSWER = Answer("", 0)
_FOOTNOTE_MARK = re.compile(r"\d[^\n]*?(\[\d{1,2}\]|\*{1,3}|[¹²³])\s*$")
_MASKED = re.compile(f"{MASK}{MASK}*")  # begins with a single character, which the engine finds fast


class Tools(NamedTuple):
    """What all readers share: loaded once a process."""

    form: Form
    codebook: Codebook
    register: Register


class ReadSteckbrief(NamedTuple):
    """The record and the masked text in which its spans count."""

    steckbrief: Steckbrief
    text: str


def read_steckbrief(text: str, tools: Tools) -> ReadSteckbrief:
    """All values of a Steckbrief in `text` (normalised); raises `form.NoSteckbrief`."""
    return to_the_end(reading(text, tools))


def reading(text: str, tools: Tools) -> Steps[ReadSteckbrief]:
    """The same in steps, to be taken side by side with other texts."""
    raw = forms.cut(text, tools.form)
    yield
    masked_text = _masked(text, raw, tools)
    yield
    cut = _moved(raw, masked_text)
    source = Source(tools.codebook, chosen(followed(cut.answers)))
    contact = raw.fields.get("kontakt", _NO_ANSWER).text
    title = masked_text[cut.title.start : cut.title.end] if cut.title else None
    place, place_findings = read_place(cut.fields, contact, title, tools.register)
    yield
    # A part of a town and a group of towns state other figures than the official one of the town.
    official = tools.register.official_population(place.ags) if place.ebene == "gemeinde" else None
    population, population_findings = read_population(_with_footnote(cut.fields.get("einwohner"), cut.body), official)
    event_days, day_findings = read_event_days(cut.answers.get("konzept", _NO_ANSWER))
    yield
    for section in tools.codebook.first_sections:
        source.scan(section)
        yield
    participants, groups, people_findings = _participants(source, place)
    yield
    cost_items, cost_total, cost_findings = _costs(source)
    yield
    findings = (
        *place_findings,
        *population_findings,
        *day_findings,
        *people_findings,
        *cost_findings,
        *_form_findings(cut, tools.form),
    )
    codings = _codings(source)
    findings += _weak_findings(tools.codebook, codings, groups, cost_items)
    steckbrief = Steckbrief(
        title=title,
        place=place,
        population=population,
        event_days=event_days,
        participants=participants,
        groups=groups,
        cost_items=cost_items,
        cost_total=cost_total,
        codings=codings,
        moderation=_moderation(cut),
        passages=_passages(cut),
        findings=findings,
    )
    return ReadSteckbrief(steckbrief, masked_text)


def _masked(text: str, cut: CutForm, tools: Tools) -> str:
    contact = [answer.span(0, len(answer.text)) for name, answer in cut.fields.items() if name in tools.form.personal]
    return mask(text, contact, tools.register.folded_names)


def _moved(cut: CutForm, masked_text: str) -> CutForm:
    """The same cut over the masked text: masking keeps all positions. Answers begin where they say something."""
    pieces: list[str] = []
    done = 0
    for match in _MASKED.finditer(masked_text):
        pieces += [cut.body[done : match.start()], match.group()]
        done = match.end()
    body = "".join([*pieces, cut.body[done:]])

    def moved(answer: Answer) -> Answer:
        return Answer(body[answer.start : answer.start + len(answer.text)], answer.start)

    answers = {code: _without_lead(moved(answer)) for code, answer in cut.answers.items()}
    fields = {name: moved(answer) for name, answer in cut.fields.items()}
    return cut._replace(body=body, answers=answers, fields=fields)


def _without_lead(answer: Answer) -> Answer:
    """The answer without the blank lines where heading and questions were printed, often more than it has to say."""
    lead = len(answer.text) - len(answer.text.lstrip())
    first_line = answer.text.rfind("\n", 0, lead) + 1  # its indent stays
    return Answer(answer.text[first_line:], answer.start + first_line)


def _with_footnote(answer: Answer | None, body: str) -> Answer | None:
    """The answer with the note that a mark at its end leads to: "11.300 [1]", and below "[1] Stand 30.06.2016"."""
    mark = _FOOTNOTE_MARK.search(answer.text) if answer else None
    if answer is None or mark is None:
        return answer
    note = re.search(rf"(?m)^[ \t]*{re.escape(mark[1])}[ \t]*(\S.*)$", body)
    return answer._replace(text=f"{answer.text} {note[1]}") if note else answer


def _codings(source: Source) -> tuple[Coding, ...]:
    return (
        *read_codes(source, "formate"),
        *read_codes(source, "themen"),
        *read_codes(source, "ergebnisse"),
        *read_commitment(source),
        *read_satisfaction(source),
        *read_cost_benefit(source),
        *read_codes(source, "empfehlungen"),
    )


def _weak_findings(
    codebook: Codebook, codings: Sequence[Coding], groups: Sequence[GroupPresence], costs: Sequence[CostItem]
) -> tuple[Finding, ...]:
    """One finding for each code that rests on a weak sign only: somebody should have a look."""
    weak = [
        *((coding.variable, coding.code, coding.span) for coding in codings if coding.certainty == "weak"),
        *(("gruppen", group.code, group.span) for group in groups if group.certainty == "weak"),
        *(("kostenarten", item.kind, item.span) for item in costs if item.certainty == "weak"),
    ]
    return tuple(_weak_finding(codebook.variables[variable], code, variable, span) for variable, code, span in weak)


def _weak_finding(variable: Variable, code: str, field: str, span: Span) -> Finding:
    message = f"{variable.label}: «{variable.codes[code].label}» beruht nur auf einem schwachen Hinweis. Bitte prüfen."
    return Finding(code="kodierung_schwach", field=field, message=message, span=span)


def _participants(
    source: Source, place: Place
) -> tuple[Participants | None, tuple[GroupPresence, ...], tuple[Finding, ...]]:
    answer = source.answers.get("akteure")
    hits, live = source.hits("gruppen", "akteure"), source.live_hits("gruppen", "akteure")
    if answer is not None and (named := residents(answer, (place.kommune, place.stated_name))):
        hits = sorted([*hits, *named], key=lambda hit: hit.start)
        live = [*live, *(hit for hit in named if not source.taken_back("gruppen", "akteure", hit))]
    return read_participants(answer, source.scan("akteure").units, hits, live)


def _costs(source: Source) -> tuple[tuple[CostItem, ...], CostTotal | None, tuple[Finding, ...]]:
    costs = source.answers.get("kosten", _NO_ANSWER)
    return read_costs(costs, lambda _: _cost_kinds(source, costs))


def _cost_kinds(source: Source, answer: Answer) -> list[Kind]:
    """The kinds of cost named in the answer, with offsets into it."""
    named = [
        Kind(hit.code, hit.rule, hit.certainty, hit.start - answer.start, hit.end - answer.start)
        for hit in source.hits("kostenarten", "kosten")
    ]
    payees = read_payees(source.answers.get("moderation", _NO_ANSWER), answer)
    if not payees:
        return named
    # "Büro Dialograum" has a name and is no room.
    named = [kind for kind in named if not any(payee.start <= kind.start < payee.end for payee in payees)]
    return sorted([*named, *payees], key=lambda kind: kind.start)


def _moderation(cut: CutForm) -> Moderation | None:
    """The first line under «Beratung und Moderation»; persons in it are masked already."""
    answer = cut.answers.get("moderation", _NO_ANSWER)
    text = answer.text.strip().split("\n")[0].rstrip()
    if not text:
        return None
    start = answer.text.index(text)
    return Moderation(text=text, span=answer.span(start, start + len(text)))


def _passages(cut: CutForm) -> tuple[Passage, ...]:
    passages = []
    for section, answer in cut.answers.items():
        text = answer.text.lstrip()
        if text and section != "kommune":
            start = len(answer.text) - len(text)
            passages.append(Passage(section=section, span=answer.span(start, start + len(text.rstrip()))))
    return tuple(passages)


def _form_findings(cut: CutForm, form: Form) -> tuple[Finding, ...]:
    given = {code for code, answer in cut.answers.items() if answer.text and not answer.text.isspace()}
    empty = [section.label for code, section in form.sections.items() if code not in given]
    findings = [
        Finding(code="abschnitt_fehlt", field="form", message=f"Der Abschnitt «{label}» fehlt oder ist leer.")
        for label in empty
    ]
    findings += [
        Finding(
            code="zeile_unverstanden",
            field="form",
            message="Diese Zeile gehört zu keinem Feld des Formulars.",
            span=span,
        )
        for span in cut.not_understood
    ]
    return tuple(findings)
