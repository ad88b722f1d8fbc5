"""The codebook of the data file, to search in."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter

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
    """Codes that hold all words of `search`: variable (German name), code, label, definition.

    Code, label and definition are searched; case and accents do not matter. In the order of form and codebook.
    """
    names = variables(database, chosen)
    words = search.split()
    held = "contains(lower(strip_accents(concat_ws(' ', code, label, definition))), lower(strip_accents(?)))"
    clauses = ["(? IS NULL OR variable = ?)", *[held] * len(words)]
    frame = database.query(
        f"""SELECT variable, code, label, definition FROM data.core.codebook WHERE {" AND ".join(clauses)}
        ORDER BY list_position(?, variable), position""",  # noqa: S608 - fixed clauses only
        [variable, variable, *words, list(names)],
    )
    frame["variable"] = [names[code] for code in frame["variable"]]
    return frame
