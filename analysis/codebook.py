"""The codebook of the data file, to search in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr

VARIABLES: Mapping[str, str] = {
    "ebene": "Ebene",
    "formate": "Formate",
    "themen": "Themen",
    "gruppen": "Beteiligte Gruppen",
    "kostenarten": "Kostenarten",
    "ergebnisse": "Ergebnisse",
    "verbindlichkeit": "Verbindlichkeit",
    "zufriedenheit": "Zufriedenheit (Ablauf, Ergebnis)",
    "aufwand_ergebnis": "Aufwand und Ergebnis",
    "empfehlungen": "Empfehlungen",
    "hinweise": "Hinweise",
    "bewertungsziel": "Gegenstand einer Bewertung",
    "bindung": "Bindung aller Ergebnisse",
    "tonfall": "Tonfall einer Bewertung",
}
"""German names of the variables in the order of the form; others stand at the end with their code."""


def variables(database: Database, chosen: Filter) -> dict[str, str]:
    """Code -> German name of the variables in this data file."""
    found = {code for (code,) in database.rows("SELECT DISTINCT variable FROM data.core.codebook")}
    known = {code: label for code, label in VARIABLES.items() if code in found}
    return known | {code: code for code in sorted(found - known.keys())}


def search_codebook(database: Database, chosen: Filter, search: str = "", variable: str | None = None) -> pd.DataFrame:
    """Codes that hold all words of `search`: variable (its name), code, label, definition, in the language of the run.

    Code, label and definition are searched; case and accents do not matter. In the order of form and codebook.
    """
    names = variables(database, chosen)
    found = database.rows(
        """SELECT variable, code, label, definition FROM data.core.codebook WHERE ? IS NULL OR variable = ?
        ORDER BY list_position(?, variable), position""",
        [variable, variable, list(names)],
    )
    rows = [(tr(names[of]), code, tr(label), tr(definition or "") or None) for of, code, label, definition in found]
    words = [_plain(word) for word in search.split()]
    held = [row for row in rows if all(word in _plain(" ".join(filter(None, row[1:]))) for word in words)]
    return pd.DataFrame(held, columns=["variable", "code", "label", "definition"])


def _plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)).lower()
