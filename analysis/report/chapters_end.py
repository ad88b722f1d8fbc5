"""The last chapters: assessment, quality of the data, list of the dialogues, codebook."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import language, numbers
from analysis.assessment import course_against_result
from analysis.codebook import search_codebook
from analysis.frames import rows as rows_of
from analysis.language import Language, tr
from analysis.levels import level_groups
from analysis.quality import files_left_out, fill_rates, findings, with_findings
from analysis.report import charts, texts
from analysis.report.blocks import Block, Figure, Heading, Paragraph
from analysis.report.listing import SHORT_MISSING, dialogue_rows
from analysis.report.parts import TITLES, Source, alternative, basis, level_part, share_part, table
from analysis.shares import Levels, code_shares

_JUDGEMENTS: tuple[tuple[str, Levels], ...] = (
    ("process", "satisfaction_process"), ("result", "satisfaction_result"), ("benefit", "cost_benefit"),
)  # fmt: skip


_LIST_WIDTHS: dict[Language, tuple[float, ...]] = {
    "de": (2.1, 1.9, 1.3, 1.5, 1.85, 1.2, 1.4, 3.2),
    "en": (2, 2.15, 1.65, 1.55, 1.75, 1.2, 1.3, 2.85),  # longer dates, and no hyphens in German names
}


def assessment(source: Source) -> Iterator[Block]:
    """How the Kommunen judge their own dialogue, and what they would do differently."""
    yield Heading(1, tr(texts.CHAPTERS["assessment"]))
    both = source.ask(course_against_result)
    if both.n:
        figures = {"n": both.n, "better": both.better, "same": both.same, "worse": both.worse}
        yield Paragraph(tr(texts.COURSE).format(**{name: numbers.number(value) for name, value in figures.items()}))
    for key, levels in _JUDGEMENTS:
        frame = source.ask(level_groups, levels, "regierungsbezirk")
        yield from level_part(key, frame, "region", texts.OWN_JUDGEMENT, texts.LANDKREISE)
    recommendations = source.ask(code_shares, "recommendations")
    yield from share_part("recommendations", recommendations, "recommendation", source.total, *texts.NAMED,
                          texts.OWN_JUDGEMENT)  # fmt: skip


def quality(source: Source) -> Iterator[Block]:
    """What is filled in, what a careful reader would note, which files are missing."""
    yield Heading(1, tr(texts.CHAPTERS["quality"]))
    yield from _filled(source)
    yield from _findings(source)
    yield Heading(2, tr(TITLES["files"]))
    files = source.ask(files_left_out)
    if files.empty:
        yield Paragraph(tr(texts.ALL_READ))
        return
    rows = [(name, tr(state), tr(reason or "")) for name, state, reason in
            zip(files["name"], files["state"], files["reason"], strict=True)]  # fmt: skip
    yield table(tr(TITLES["files"]), ("name", "state", "reason"), rows, (), (3, 1, 4))


def _filled(source: Source) -> Iterator[Block]:
    frame = source.ask(fill_rates)
    title = tr(TITLES["filled"])
    labels, shares = frame["label"].tolist(), frame["share"].tolist()
    gap = frame.iloc[-1]
    named = tr(texts.GAP).format(label=gap["label"], n=numbers.n_of(gap["missing"], gap["total"]))
    yield Heading(2, title)
    yield Paragraph(named if gap["missing"] else tr(texts.NO_GAP))
    yield Figure(
        title, charts.bars(labels, shares, numbers.percent),
        alternative("bars", title, zip(labels, map(numbers.percent, shares), strict=True)),
        basis(source.total, source.total, texts.FILLED_NOTE),
    )  # fmt: skip
    yield table(title, ("field", "with_value", "without_value", "share"), [
        (row.label, numbers.number(row.n), numbers.number(row.missing), numbers.percent(row.share, 1))
        for row in rows_of(frame)
    ], (1, 2, 3), (4, 1, 1, 1))  # fmt: skip


def _findings(source: Source) -> Iterator[Block]:
    frame = source.ask(findings)
    count = numbers.n_of(source.ask(with_findings), source.total)
    yield Heading(2, tr(TITLES["findings"]))
    yield Paragraph(tr(texts.WITH_FINDINGS).format(n=count))
    if not frame.empty:
        yield table(tr(TITLES["findings"]), ("finding", "steckbriefe", "share"), [
            (row.label, numbers.number(row.dialogues), numbers.percent(row.share, 1))
            for row in rows_of(frame)
        ], (1, 2), (6, 1, 1))  # fmt: skip


def dialogues(source: Source) -> Iterator[Block]:
    """All chosen dialogues."""
    yield Heading(1, tr(texts.CHAPTERS["dialogues"]))
    yield Paragraph(tr(texts.LIST_NOTE).format(missing=tr(SHORT_MISSING)))
    head = ("kommune", "district", "day", "population", "persons", "cost", "per_inhabitant", "formats")
    yield table(tr(texts.CHAPTERS["dialogues"]), head, source.ask(dialogue_rows), range(3, 7),
                _LIST_WIDTHS[language.chosen()])  # fmt: skip


def codebook(source: Source) -> Iterator[Block]:
    """The codes with their definitions."""
    yield Heading(1, tr(texts.CHAPTERS["codebook"]))
    yield Paragraph(tr(texts.CODEBOOK_NOTE).format(version=source.database.build.codebook_version))
    frame = source.ask(search_codebook)
    rows = frame[["variable", "code", "label", "definition"]].fillna("").itertuples(index=False, name=None)
    yield table(tr(texts.CHAPTERS["codebook"]), ("variable", "code", "label", "definition"), rows, (), (1.6, 2.4, 2, 4))
