"""One dialogue with all its values, each with the words it was read from, and its text."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from analysis import language, numbers
from analysis.database import Database
from analysis.facts import CERTAINTIES, ROWS, Fact, Span
from analysis.filters import Filter, describe_month
from analysis.language import tr
from analysis.suppression import PROTECTED, PUBLISHED, is_few
from analysis.vocabulary import SIZE_CLASSES


class Remark(NamedTuple):
    """A finding: something that a careful reader would note."""

    code: str
    label: str
    message: str
    span: Span | None


class Passage(NamedTuple):
    """The answer to a section of the form."""

    section: str
    span: Span


class Source(NamedTuple):
    """The file that a Steckbrief was read from.

    `place` says which part of the file it is, `saved` (UTC) when the file was changed last; `places` are the starts
    of the stretches of the text that stand at a place of their own ("Seite 2").
    """

    name: str
    sha256: str | None
    kind: str
    place: str | None
    saved: dt.datetime | None
    ocr: bool
    places: tuple[tuple[int, str], ...]

    def place_of(self, span: Span) -> str | None:
        """Where in the file these words stand; None when the file has no such parts."""
        number = bisect_right([start for start, _ in self.places], span.start)
        return self.places[number - 1][1] if number else None


class Version(NamedTuple):
    """Another version of the same dialogue."""

    key: str
    source_name: str
    saved: dt.datetime | None
    is_newest: bool


@dataclass(frozen=True)
class Steckbrief:
    """One dialogue. `facts` hold at least one for each row of `ROWS`; `text` has all contact data masked.

    `versions` are the others of the same dialogue, the newest first.
    """

    key: str
    kommune: str | None
    kreis: str | None
    ags: str | None
    first_day: dt.date | None
    source: Source
    versions: tuple[Version, ...]
    text: str
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    remarks: tuple[Remark, ...]

    def of_row(self, row: str) -> list[Fact]:
        """The values of one line, in order of the text."""
        return [fact for fact in self.facts if fact.row == row]

    def codings(self) -> list[Fact]:
        """What rules of the codebook found, the least certain first, as these deserve a look."""
        doubt = list(CERTAINTIES)[::-1]
        return sorted((fact for fact in self.facts if fact.is_coding), key=lambda fact: doubt.index(fact.origin))

    def words_of(self, fact: Fact) -> str:
        """The words of the masked text that a value was read from, on one line; "" when it has none."""
        return " ".join(self.text[fact.span.start : fact.span.end].split()) if fact.span else ""


_COLUMNS = (
    "dialogue_id", "d.key", "d.kommune", "d.ags", "d.kreis", "d.regierungsbezirk", "d.ebene", "d.ebene_label",
    "d.first_day", "d.population", "d.population_about", "d.population_as_of", "d.size_class", "d.participants_low",
    "d.participants_high", "d.participants_about", "d.participants_basis", "d.cost_low", "d.cost_high", "d.cost_about",
    "d.cost_basis", "d.cost_per_inhabitant", "d.cost_per_participant", "d.turnout", "d.moderation", "s.stated_name",
    "s.stated_kreis", "s.stated_regierungsbezirk", "f.text", "f.name", "f.sha256", "f.kind", "f.place", "f.ocr",
    "coalesce(f.modified, f.saved) AS saved",
)  # fmt: skip


_TABLES = ("dialogue", "former_dialogue")
_SQL = f"""SELECT {", ".join(_COLUMNS)} FROM data.out.{{table}} d
    JOIN data.core.steckbrief s ON s.steckbrief_id = d.dialogue_id
    JOIN data.raw.source_file f ON f.source_id = s.source_id WHERE d.key = ?"""


def read_steckbrief(database: Database, chosen: Filter, key: str) -> Steckbrief | None:
    """The dialogue with this key, whether it is chosen or not, in any version; None when there is none."""
    found = next(filter(None, (database.rows(_SQL.format(table=table), [key]) for table in _TABLES)), None)
    if not found:
        return None
    values = dict(zip((_name(column) for column in _COLUMNS), found[0], strict=True))
    number = values["dialogue_id"]
    facts = _all_facts(database, number, values)
    return Steckbrief(
        key=key,
        kommune=values["kommune"],
        kreis=values["kreis"],
        ags=values["ags"],
        first_day=values["first_day"],
        source=_source(database, number, values),
        versions=_versions(database, number),
        text=values["text"] or "",
        facts=tuple(fact for row in ROWS for fact in facts.get(row) or [Fact(row)]),
        passages=tuple(
            Passage(section, Span(start, end))
            for section, start, end in database.rows(
                """SELECT section, start_char, end_char FROM data.core.passage
                WHERE steckbrief_id = ? ORDER BY start_char""",
                [number],
            )
        ),
        remarks=_remarks(database, number),
    )


def _name(column: str) -> str:
    return column.rpartition(" AS ")[2].rpartition(".")[2]


def _source(database: Database, number: int, values: Mapping[str, Any]) -> Source:
    places = database.rows(
        "SELECT start_char, place FROM data.raw.text_place WHERE source_id = ? ORDER BY start_char", [number]
    )
    return Source(
        values["name"], values["sha256"], values["kind"], values["place"], values["saved"], values["ocr"],
        tuple((start, place) for start, place in places),
    )  # fmt: skip


def _versions(database: Database, number: int) -> tuple[Version, ...]:
    rows = database.rows(
        """WITH version AS (
            SELECT steckbrief_id, newest_id FROM data.core.version
            UNION ALL SELECT DISTINCT newest_id, newest_id FROM data.core.version
        )
        SELECT s.key, f.name, coalesce(f.modified, f.saved), v.steckbrief_id = v.newest_id
        FROM version v JOIN data.core.steckbrief s USING (steckbrief_id) JOIN data.raw.source_file f USING (source_id)
        WHERE v.newest_id = (SELECT newest_id FROM version WHERE steckbrief_id = ?) AND v.steckbrief_id <> ?
        ORDER BY 4 DESC, 3 DESC NULLS LAST, 2""",
        [number, number],
    )
    return tuple(Version(*row) for row in rows)


def _all_facts(database: Database, number: int, values: Mapping[str, Any]) -> dict[str, list[Fact]]:
    """The values of the dialogue by row; a row without any may be absent."""
    spans = {
        field: Span(start, end)
        for field, start, end in database.rows(
            """SELECT field, start_char, end_char FROM data.core.evidence
            WHERE steckbrief_id = ? ORDER BY start_char DESC""",
            [number],
        )
    }
    facts = [
        *_place(values, spans),
        *_days(database, number),
        *_codes(database, number),
        *_groups(database, number),
        *_cost_items(database, number),
        *_totals(values, spans),
    ]
    by_row: dict[str, list[Fact]] = {}
    for fact in facts:
        if not fact.is_missing:
            by_row.setdefault(fact.row, []).append(fact)
    return by_row


def _place(values: Mapping[str, Any], spans: Mapping[str, Span]) -> list[Fact]:
    size = values["size_class"]
    as_of = values["population_as_of"]
    stated = tr("Stand {day}").format(day=_period(as_of)) if as_of else tr("ohne Stand")
    return [
        Fact("kommune", values["kommune"], span=spans.get("kommune")),
        Fact("stated_name", values["stated_name"], span=spans.get("kommune")),
        Fact("ebene", values["ebene_label"], code=values["ebene"]),
        Fact("kreis", values["kreis"], origin="register", note=_as_stated(values["stated_kreis"], values["kreis"])),
        Fact("regierungsbezirk", values["regierungsbezirk"], origin="register",
             note=_as_stated(values["stated_regierungsbezirk"], values["regierungsbezirk"])),
        Fact("population", value=values["population"], about=values["population_about"],
             note=stated, span=spans.get("population")),
        Fact("size_class", tr("{size} Einwohner").format(size=tr(SIZE_CLASSES[size])) if size else None,
             code=str(size or ""), origin="derived"),
    ]  # fmt: skip


def _as_stated(stated: str | None, settled: str | None) -> str:
    if not stated:
        return tr("im Text nicht angegeben")
    return "" if _letters(stated) == _letters(settled or "") else tr("im Text: „{name}“").format(name=stated)


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalpha())


def _totals(values: Mapping[str, Any], spans: Mapping[str, Span]) -> list[Fact]:
    few = any(is_few(values[end]) for end in ("participants_low", "participants_high"))
    hidden = tr("wird bei unter 3 Personen nicht gezeigt") if few else None
    return [
        _total("participants", values, spans, tr("Summe der Gruppen")),
        _total("cost", values, spans, tr("Summe der Posten")),
        Fact("turnout", hidden, None if few else values["turnout"], origin="derived"),
        Fact("cost_per_inhabitant", value=values["cost_per_inhabitant"], origin="derived"),
        Fact("cost_per_participant", hidden, None if few else values["cost_per_participant"], origin="derived"),
        Fact("moderation", values["moderation"], span=spans.get("moderation")),
    ]


def _total(name: str, values: Mapping[str, Any], spans: Mapping[str, Span], summed: str) -> Fact:
    is_sum = values[f"{name}_basis"] == "summed"
    return Fact(
        name,
        value=values[f"{name}_low"],
        upper=_upper(values[f"{name}_low"], values[f"{name}_high"]),
        about=values[f"{name}_about"],
        note=summed if is_sum else "",
        origin="derived" if is_sum else "stated",
        span=spans.get(name),
    )


def _upper(low: Any, high: Any) -> Any:
    return high if high != low else None


def _days(database: Database, number: int) -> list[Fact]:
    rows = database.rows(
        """SELECT day, begin_time, end_time, start_char, end_char FROM data.core.event_day
        WHERE steckbrief_id = ? ORDER BY day, begin_time""",
        [number],
    )
    return [
        Fact("event_day", value=day, note=_hours(begin, end), span=Span(start, stop))
        for day, begin, end, start, stop in rows
    ]


def _hours(begin: str | None, end: str | None) -> str:
    if begin and end:
        return tr("{begin} bis {end} Uhr").format(begin=begin, end=end)
    if begin or end:
        return (tr("ab {begin} Uhr") if begin else tr("bis {end} Uhr")).format(begin=begin, end=end)
    return tr("ohne Uhrzeit")


def _codes(database: Database, number: int) -> list[Fact]:
    rows = database.rows(
        """SELECT t.variable, t.code, coalesce(c.label, t.code), t.certainty, t.rule, t.start_char, t.end_char
        FROM data.core.coding t LEFT JOIN data.core.codebook c ON c.code = t.code
         AND c.variable = CASE WHEN t.variable LIKE 'zufriedenheit%' THEN 'zufriedenheit' ELSE t.variable END
        WHERE t.steckbrief_id = ? ORDER BY t.start_char, t.code""",
        [number],
    )
    return [
        Fact(variable, label, code=code, origin=certainty, rule=rule, span=Span(start, end))
        for variable, code, label, certainty, rule, start, end in rows
        if variable in ROWS
    ]


def _groups(database: Database, number: int) -> list[Fact]:
    rows = database.rows(
        f"""SELECT t.code, coalesce(c.label, t.code), CASE WHEN p.note = '{PROTECTED}' THEN NULL ELSE t.count END,
               CASE WHEN p.note = '{PROTECTED}' THEN p.note ELSE '' END, t.certainty, t.rule, t.start_char, t.end_char
        FROM data.core.participant_group t LEFT JOIN {PUBLISHED} p USING (steckbrief_id, code)
        LEFT JOIN data.core.codebook c ON c.variable = 'gruppen' AND c.code = t.code
        WHERE t.steckbrief_id = ? ORDER BY t.start_char, t.code""",
        [number],
    )
    return [
        Fact("gruppen", label, count, code=code, note=note, origin=certainty, rule=rule, span=Span(start, end))
        for code, label, count, note, certainty, rule, start, end in rows
    ]


def _cost_items(database: Database, number: int) -> list[Fact]:
    rows = database.rows(
        """SELECT t.kind, coalesce(c.label, t.kind), t.low, t.high, t.about, t.certainty, t.rule,
               t.start_char, t.end_char
        FROM data.core.cost_item t
        LEFT JOIN data.core.codebook c ON c.variable = 'kostenarten' AND c.code = t.kind
        WHERE t.steckbrief_id = ? ORDER BY t.position""",
        [number],
    )
    return [
        Fact("cost_item", label, low, _upper(low, high), code, about, "", certainty, rule, Span(start, end))
        for code, label, low, high, about, certainty, rule, start, end in rows
    ]


def _remarks(database: Database, number: int) -> tuple[Remark, ...]:
    rows = database.rows(
        """SELECT t.code, coalesce(c.label, t.code), t.message, t.start_char, t.end_char
        FROM data.core.finding t LEFT JOIN data.core.codebook c ON c.variable = 'hinweise' AND c.code = t.code
        WHERE t.steckbrief_id = ? ORDER BY c.position, t.start_char""",
        [number],
    )
    return tuple(
        Remark(code, label, message, Span(start, end) if start is not None else None)
        for code, label, message, start, end in rows
    )


def _period(text: str) -> str:
    if language.chosen() == "de":
        return german_period(text)
    return numbers.date(dt.date.fromisoformat(text)) if text.count("-") == 2 else describe_month(text)


def german_period(text: str) -> str:
    """ "2016-12-31" -> "31.12.2016", "2016-12" -> "12/2016", "2016" stays."""
    parts = text.split("-")
    if len(parts) == 3:
        return ".".join(reversed(parts))
    return "/".join(reversed(parts))
