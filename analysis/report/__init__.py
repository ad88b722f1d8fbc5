"""The evaluation report for a filter: one HTML file, PDF or DOCX, made without a browser and without the network.

    content = write_report(compose(database, chosen, words, provenance), "pdf")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from analysis import language, numbers
from analysis.database import Database
from analysis.export import Provenance
from analysis.filters import Filter
from analysis.language import tr
from analysis.report import chapters, chapters_end, texts
from analysis.report.blocks import Block, Report, numbered
from analysis.report.docx_file import to_docx
from analysis.report.html_file import to_html
from analysis.report.parts import Source
from analysis.report.pdf_file import to_pdf
from analysis.vocabulary import Vocabulary

ReportKind = Literal["html", "pdf", "docx"]

WRITERS: Mapping[ReportKind, Callable[[Report], bytes]] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}

_CHAPTERS: tuple[Callable[[Source], Iterator[Block]], ...] = (
    chapters.key_table, chapters.method, chapters.overview, chapters.costs, chapters.formats, chapters.participants,
    chapters.topics_and_outcomes, chapters_end.assessment, chapters_end.quality, chapters_end.dialogues,
    chapters_end.codebook,
)  # fmt: skip


class NothingChosen(ValueError):
    """The filter leaves no dialogue; the message is for the user."""


def compose(database: Database, chosen: Filter, words: Vocabulary, provenance: Provenance) -> Report:
    """The report on the chosen dialogues, in the language of the run. Raises `NothingChosen`."""
    if not provenance.dialogues:
        raise NothingChosen(tr(texts.NOTHING_CHOSEN))
    source = Source(database, chosen, words, provenance)
    blocks = (block for chapter in _CHAPTERS for block in chapter(source))
    n = numbers.n_of(provenance.dialogues, provenance.total)
    return Report(
        title=tr(texts.TITLE),
        subtitle=tr(texts.SUBTITLE).format(filter=provenance.filter_text, n=n),
        language=language.chosen(),
        facts=provenance.facts(),
        contents=tr(texts.CONTENTS),
        blocks=tuple(numbered(blocks, tr(texts.FIGURE), tr(texts.TABLE))),
    )


def write_report(report: Report, kind: ReportKind) -> bytes:
    """The report as a file."""
    return WRITERS[kind](report)
