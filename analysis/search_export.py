"""The hits of a search as a table for downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.database import Database
from analysis.export import Column
from analysis.facts import SECTIONS, Span
from analysis.filters import Filter
from analysis.language import tr
from analysis.search import Sentence, search
from analysis.search_query import Query

HIDDEN = "[Personenzahl unter 3]"
COLUMNS = (
    Column("key", "Schlüssel des Dialogs"),
    Column("kommune", "Kommune"),
    Column("kreis", "Kreis"),
    Column("first_day", "erster Tag", "date"),
    Column("section_label", "Abschnitt"),
    Column("words", "gefundene Wörter"),
    Column("sentences", "Sätze (geschwärzt)"),
)


def hits_frame(database: Database, chosen: Filter, query: Query, sections: Sequence[str] = ()) -> pd.DataFrame:
    """One row a hit, best first, with its sentences as on the screen (see `analysis.search`; at most `MOST_HITS`).

    Words that count one or two persons are replaced by `HIDDEN`: a download must not give them away.
    """
    hits = search(database, chosen, query, sections=sections).hits
    few = _few_persons(database)
    rows = [
        (
            hit.key, hit.kommune, hit.kreis, hit.first_day, tr(SECTIONS.get(hit.section, hit.section)),
            ", ".join(hit.words), " … ".join(_told(each, few.get(hit.key, ())) for each in hit.sentences),
        )
        for hit in hits
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[column.name for column in COLUMNS])


def _few_persons(database: Database) -> Mapping[str, Sequence[Span]]:
    """Key of the dialogue -> the words that count one or two persons."""
    rows = database.rows(
        """
        SELECT d.key, t.start_char, t.end_char FROM data.out.dialogue d
        JOIN data.core.participant_group t ON t.steckbrief_id = d.dialogue_id WHERE t.count IN (1, 2)
        UNION ALL
        SELECT d.key, t.start_char, t.end_char FROM data.out.dialogue d
        JOIN data.core.evidence t ON t.steckbrief_id = d.dialogue_id
        WHERE t.field = 'participants' AND d.participants_high IN (1, 2)
        """
    )
    found: dict[str, list[Span]] = {}
    for key, start, end in rows:
        found.setdefault(key, []).append(Span(start, end))
    return found


def _told(sentence: Sentence, few: Sequence[Span]) -> str:
    """The sentence on one line, without small counts of persons."""
    text = sentence.text
    for start, end in sorted(few, reverse=True):
        if start < sentence.start + len(sentence.text) and end > sentence.start:
            begin = max(start - sentence.start, 0)
            text = f"{text[:begin]}{tr(HIDDEN)}{text[end - sentence.start:]}"
    return " ".join(text.split())
