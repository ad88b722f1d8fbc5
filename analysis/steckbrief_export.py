"""The values of one Steckbrief as a table, one row a value."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.export import Column
from analysis.facts import GROUPS, ROWS, Fact
from analysis.language import tr
from analysis.steckbrief import Steckbrief
from analysis.suppression import FEW, PROTECTED, is_few

COLUMNS = (
    Column("group", "Bereich"),
    Column("field", "Feld"),
    Column("label", "Bezeichnung des Felds"),
    Column("code", "Code"),
    Column("name", "Angabe"),
    Column("value", "Wert"),
    Column("upper", "Wert bis (bei Spannen)"),
    Column("unit", "Einheit"),
    Column("about", "ungefähr"),
    Column("note", "Anmerkung"),
    Column(
        "origin",
        "Herkunft: stated (ausdrücklich genannt), inferred (erschlossen), weak (schwacher Hinweis), "
        "derived (berechnet), register (Gemeindeverzeichnis)",
    ),
    Column("evidence", "Worte im Text, aus denen der Wert gelesen wurde"),
    Column("place", "Stelle in der Datei (Seite, Spalte), an der die Worte stehen"),
    Column("rule", "Muster des Kodierbuchs, das die Worte fand"),
)
_WORDS_LIMIT = 160


def facts_frame(steckbrief: Steckbrief) -> pd.DataFrame:
    """All values with the columns of `COLUMNS`; a row without any value has empty cells.

    Head counts of 1 and 2 become "unter 3", and the words that would give them away are left out.
    """
    rows = [_row(steckbrief, fact) for fact in steckbrief.facts]
    return pd.DataFrame(rows, columns=[column.name for column in COLUMNS], dtype=object)


def _row(steckbrief: Steckbrief, fact: Fact) -> list[Any]:
    row = ROWS[fact.row]
    present = not fact.is_missing
    few = row.kind == "persons" and (fact.note == PROTECTED or any(map(is_few, (fact.value, fact.upper))))
    quantity = [tr(FEW) if few and is_few(value) else value for value in (fact.value, fact.upper)]
    return [
        tr(GROUPS[row.group].label),
        fact.row,
        tr(row.label),
        fact.code or None,
        (tr(fact.name) if fact.code else fact.name)[:_WORDS_LIMIT] if fact.name else None,
        *quantity,
        tr(row.unit) or None if fact.value is not None else None,
        fact.about if fact.value is not None else None,
        tr(fact.note) or None,
        fact.origin if present else None,
        None if few or not present else evidence(steckbrief, fact),
        steckbrief.source.place_of(fact.span) if fact.span else None,
        fact.rule or None if present else None,
    ]


def evidence(steckbrief: Steckbrief, fact: Fact) -> str | None:
    """The words of the masked text on one line, shortened; None when the value has none."""
    return steckbrief.words_of(fact)[:_WORDS_LIMIT] or None
