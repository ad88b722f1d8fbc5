"""The chapters of the report, in order; each asks the questions of a page and makes blocks of the answers."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import numbers
from analysis.costs import against_size, are_gathered, composition, outliers
from analysis.formats import FormatFigures, format_company, format_figures
from analysis.frames import rows as rows_of
from analysis.language import tr, tr_labels
from analysis.levels import level_groups
from analysis.measures import MEASURES, GroupBy, ranked, summarise
from analysis.outcomes import code_groups
from analysis.overview import KeyFigures, by_month, key_figures
from analysis.participation import ParticipationFigures, head_shares, participation_figures
from analysis.report import charts, texts
from analysis.report.blocks import Block, Figure, Heading, Paragraph
from analysis.report.map import district_map
from analysis.report.parts import (
    TITLES,
    Source,
    alternative,
    basis,
    grid_part,
    level_part,
    range_part,
    share_part,
    table,
    wide_grid_part,
    without_value,
)
from analysis.shares import code_shares

_MOST_PAIRS = 15


def key_table(source: Source) -> Iterator[Block]:
    """The figures of the selection."""
    yield Heading(1, tr(texts.CHAPTERS["figures"]))
    found, took_part = source.ask(key_figures), source.ask(participation_figures)
    values = _key_values(source, found, took_part)
    rows = [(tr(texts.FIGURES[key]), *values[key]) for key in texts.FIGURES]
    yield table(tr(texts.FIGURES_TITLE), texts.FIGURES_HEAD, rows, (1,), (3, 2.4, 2.6))


def _key_values(
    source: Source, found: KeyFigures, took_part: ParticipationFigures
) -> dict[str, tuple[str, str]]:
    def of(n: int) -> str:
        return tr(texts.OF_TOTAL).format(n=f"n = {numbers.n_of(n, found.dialogues)}")

    period = tr(texts.UNTIL).format(first=numbers.date(found.first_day), last=numbers.date(found.last_day))
    dated = tr(texts.DATED).format(n=numbers.n_of(found.dated, found.dialogues))
    themselves = tr(texts.ONE_ITSELF if found.landkreise_themselves == 1 else texts.THEMSELVES)
    return {
        "dialogues": (numbers.number(found.dialogues), source.provenance.filter_text),
        "kommunen": (numbers.number(found.kommunen), themselves.format(n=numbers.number(found.landkreise_themselves))),
        "districts": (numbers.n_of(found.kreise, len(source.words.districts)), ""),
        "period": (period if found.dated else numbers.missing(), dated),
        "participants": (numbers.persons(found.participants), of(found.participants_n)),
        "cost": (numbers.eur(found.cost, 0), of(found.cost_n)),
        "cost_median": (numbers.eur(found.cost_median, 0), of(found.cost_n)),
        "cost_per_inhabitant": (numbers.eur(found.cost_per_inhabitant_median, 3), of(found.cost_per_inhabitant_n)),
        "cost_per_participant": (numbers.eur(found.cost_per_participant_median), of(found.cost_per_participant_n)),
        "turnout": (numbers.number(took_part.turnout_median, 1), of(took_part.turnout_n)),
    }


def method(source: Source) -> Iterator[Block]:
    """How the figures come about, with the definition of each measure."""
    yield Heading(1, tr(texts.CHAPTERS["method"]))
    yield from (Paragraph(tr(paragraph)) for paragraph in texts.METHOD)
    defined = [(measure.label, measure.unit, measure.definition) for measure in MEASURES.values()]
    rows = [
        (tr(name), tr(unit), " ".join(map(tr, sentences)))
        for name, unit, *sentences in (*defined, *texts.SHARE_DEFINITIONS)
    ]
    yield table(tr(texts.DEFINITIONS_TITLE), texts.DEFINITIONS_HEAD, rows, (), (2, 1.5, 5))


def overview(source: Source) -> Iterator[Block]:
    """When and where."""
    yield Heading(1, tr(texts.CHAPTERS["overview"]))
    yield from _months(source)
    yield from _map(source)


def _months(source: Source) -> Iterator[Block]:
    frame = source.ask(by_month)
    if frame.empty:
        yield from without_value("months")
        return
    top = frame.iloc[int(frame["dialogues"].argmax())]
    busiest = tr(texts.BUSIEST_ONE if top["dialogues"] == 1 else texts.BUSIEST)
    title = tr(TITLES["months"])
    shown = [(numbers.month(month), numbers.number(count)) for month, count in
             zip(frame["month"], frame["dialogues"], strict=True)]  # fmt: skip
    yield Heading(2, title)
    yield Paragraph(busiest.format(month=numbers.month(top["month"]), n=numbers.number(top["dialogues"])))
    yield Figure(title, charts.months(frame), alternative("months", title, shown),
                 basis(int(frame["dialogues"].sum()), source.total))  # fmt: skip
    yield table(title, ("month", "dialogues"), shown, (1,), (3, 1))


def _map(source: Source) -> Iterator[Block]:
    frame = source.ask(summarise, "cost", "kreis", "alle")
    frame = frame[frame["key"].notna()].sort_values("total", ascending=False, kind="stable")
    if frame.empty:
        yield from without_value("map")
        return
    title = tr(TITLES["map"])
    totals = dict(zip(frame["key"], frame["total"], strict=True))
    picture = district_map(totals, numbers.number, tr(texts.MAP_LEGEND), tr(texts.NO_DIALOGUE))
    shown = [(label, numbers.number(total)) for label, total in zip(frame["label"], frame["total"], strict=True)]
    yield Heading(2, title)
    yield Figure(title, picture, alternative("map", title, shown),
                 basis(int(frame["total"].sum()), source.total, texts.BORDERS))  # fmt: skip
    yield table(title, ("district", "dialogues"), shown, (1,), (3, 1))


def costs(source: Source) -> Iterator[Block]:
    """What the dialogues cost."""
    yield Heading(1, tr(texts.CHAPTERS["costs"]))
    parts: tuple[tuple[str, str, GroupBy, str], ...] = (
        ("cost_region", "cost_per_inhabitant", "regierungsbezirk", "region"),
        ("cost_size", "cost_per_inhabitant", "size_class", "size"),
        ("cost_head", "cost_per_participant", "regierungsbezirk", "region"),
    )
    for key, name, by, what in parts:
        yield from range_part(key, source.ask(summarise, name, by, "getrennt"), name, what, texts.LANDKREISE)
    yield from _cost_against_size(source)
    yield from _cost_kinds(source)
    yield from _outliers(source)


def _cost_against_size(source: Source) -> Iterator[Block]:
    frame = source.ask(against_size)
    title = tr(TITLES["cost_scatter"])
    if frame.empty:
        yield from without_value("cost_scatter")
        return
    gathered = texts.GATHERED if are_gathered(frame) else ""
    picture = charts.scatter(frame, "population", "cost_per_inhabitant", tr(texts.INHABITANTS_AXIS),
                             tr(texts.COST_AXIS))  # fmt: skip
    alt = f"{tr(texts.KINDS['scatter'])}: {title}. {tr(texts.SCATTER_ALT)}"
    yield Heading(2, title)
    yield Figure(title, picture, alt, basis(int(frame["dialogues"].sum()), source.total, texts.SCATTER_NOTE, gathered))


def _cost_kinds(source: Source) -> Iterator[Block]:
    frame = source.ask(composition)
    if frame.empty:
        yield from without_value("cost_kinds")
        return
    title = tr(TITLES["cost_kinds"])
    labels, shares = frame["label"].tolist(), frame["share"].tolist()
    yield Heading(2, title)
    yield Figure(
        title, charts.bars(labels, shares, numbers.percent),
        alternative("bars", title, zip(labels, map(numbers.percent, shares), strict=True)),
        basis(int(frame["n"].max()), source.total, texts.KINDS_NOTE),
    )  # fmt: skip
    yield table(title, ("kind", "amount", "share", "dialogues"), [
        (row.label, numbers.eur(row.amount, 0), numbers.percent(row.share, 1), numbers.number(row.dialogues))
        for row in rows_of(frame)
    ], (1, 2, 3), (4, 1.5, 1, 1))  # fmt: skip


def _outliers(source: Source) -> Iterator[Block]:
    found = source.ask(outliers)
    title = tr(TITLES["outliers"])
    yield Heading(2, title)
    if found.low is None:
        yield Paragraph(tr(texts.FEW_FOR_OUTLIERS))
        return
    limits = {"low": numbers.eur(found.low, 3), "high": numbers.eur(found.high, 3), "n": numbers.number(found.n)}
    if found.rows.empty:
        yield Paragraph(tr(texts.NO_OUTLIER).format(**limits))
        return
    told = tr(texts.ONE_OUTLIER if len(found.rows) == 1 else texts.OUTLIERS)
    yield Paragraph(told.format(count=numbers.number(len(found.rows)), **limits))
    yield table(title, ("kommune", "district", "population", "cost", "per_inhabitant"), [
        (row.kommune, row.kreis, numbers.number(row.population), numbers.eur(row.cost, 0),
         numbers.eur(row.cost_per_inhabitant, 3))
        for row in rows_of(found.rows)
    ], (2, 3, 4))  # fmt: skip


def formats(source: Source) -> Iterator[Block]:
    """Which formats, where, at what cost and turnout, with which satisfaction."""
    yield Heading(1, tr(texts.CHAPTERS["formats"]))
    yield from share_part("formats", source.ask(code_shares, "formats"), "format", source.total, *texts.NAMED)
    shares = source.ask(code_groups, "formats", "regierungsbezirk")
    yield from grid_part("formats_region", shares, "format", texts.LANDKREISE)
    figures = source.ask(format_figures)
    yield from _format_pairs(source, figures)
    for key, name in (("formats_cost", "cost_per_inhabitant"), ("formats_turnout", "turnout")):
        yield from range_part(
            key, ranked(source.ask(summarise, name, "formats")), name, "format", texts.WITHOUT_LANDKREISE,
            texts.SEVERAL_TIMES, of=(figures.measured[name], figures.kommunen),
        )  # fmt: skip
    levels = source.ask(level_groups, "satisfaction_result", "formats")
    yield from level_part("formats_satisfaction", levels, "format", texts.OWN_JUDGEMENT)


def _format_pairs(source: Source, figures: FormatFigures) -> Iterator[Block]:
    pairs = tr_labels(source.ask(format_company).pairs)
    met = pairs[pairs["dialogues"] > 0]
    title = tr(TITLES["formats_pairs"])
    yield Heading(2, title)
    if met.empty:
        yield Paragraph(tr(texts.NO_PAIR))
        return
    shown = [
        (row.first_label, row.second_label,
         *map(numbers.number, (row.dialogues, row.first_total, row.second_total)))
        for row in rows_of(met.head(_MOST_PAIRS))
    ]  # fmt: skip
    named = [(f"{first} + {second}", both) for first, second, both, *_ in shown]
    yield Paragraph(tr(texts.COMBINED).format(n=numbers.n_of(figures.several, figures.n)))
    yield Figure(title, charts.triangle(pairs), alternative("triangle", title, named),
                 basis(figures.n, source.total, texts.READ_PAIRS))  # fmt: skip
    yield table(tr(texts.PAIRS_TITLE), ("first", "second", "both", "first_total", "second_total"), shown, (2, 3, 4),
                (3, 3, 1.4, 1.4, 1.4))  # fmt: skip


def participants(source: Source) -> Iterator[Block]:
    """Who was there and how many."""
    yield Heading(1, tr(texts.CHAPTERS["participants"]))
    yield from share_part("groups", source.ask(code_shares, "groups"), "group", source.total, *texts.NAMED)
    shares = source.ask(code_groups, "groups", "regierungsbezirk")
    yield from grid_part("groups_region", shares, "group", texts.LANDKREISE)
    turnout = source.ask(summarise, "turnout", "regierungsbezirk", "getrennt")
    yield from range_part("turnout", turnout, "turnout", "region", texts.LANDKREISE)
    yield from _heads(source)


def _heads(source: Source) -> Iterator[Block]:
    frame = source.ask(head_shares)
    frame = frame[frame["n"] > 0]
    if frame.empty:
        yield from without_value("heads")
        return
    title = tr(TITLES["heads"])
    counted = source.ask(participation_figures).counted_n
    medians = zip(frame["label"], map(numbers.percent, frame["median"]), strict=True)
    yield Heading(2, title)
    yield Figure(
        title, charts.ranges(frame, tr(texts.HEADS_AXIS), logarithmic=False, show=numbers.percent),
        alternative("ranges", title, medians), basis(counted, source.total, texts.HEADS_NOTE, texts.READ_RANGES),
    )  # fmt: skip
    yield table(title, ("group", "median", "low", "high", "pooled", "heads", "n", "note"), [
        (row.label, *(numbers.percent(value, 1) for value in (row.median, row.low, row.high, row.pooled)),
         numbers.persons(row.heads), numbers.n_of(row.n, row.total), "" if row.reliable else tr(texts.NOT_RELIABLE))
        for row in rows_of(frame)
    ], range(1, 7), (3, 1.2, 1.3, 1.3, 1.3, 1.3, 1.5, 1.5))  # fmt: skip


def topics_and_outcomes(source: Source) -> Iterator[Block]:
    """What was talked about and what came out of it."""
    yield Heading(1, tr(texts.CHAPTERS["outcomes"]))
    yield from share_part("topics", source.ask(code_shares, "topics"), "topic", source.total, *texts.NAMED)
    yield from share_part("outcomes", source.ask(code_shares, "outcomes"), "outcome", source.total, *texts.NAMED)
    shares = source.ask(code_groups, "outcomes", "regierungsbezirk")
    yield from grid_part("outcomes_region", shares, "outcome", texts.LANDKREISE)
    yield from wide_grid_part("topics_outcomes", source.ask(code_groups, "outcomes", "topics"), "topic", texts.TOPICS)
    levels = source.ask(level_groups, "commitment", "regierungsbezirk")
    yield from level_part("commitment", levels, "region", texts.COMMITMENT, texts.LANDKREISE)
