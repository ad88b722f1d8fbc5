"""The small data file with measures, recommendations and judgements, for the tests of the two pages about them."""

from __future__ import annotations

from pathlib import Path

import duckdb

from loaders.views import fill_views
from tests.conftest import small_database

LEVELS = ["sehr_zufrieden", "zufrieden", "teils", "eher_unzufrieden", "unzufrieden"]
TEXT = (
    "Ergebnisse des Abends\n\n- Ein Erzähltreff wird gegründet, ca. ab März. Danach geht es weiter.\n"
    "- =Fahrdienst mit Ehrenamtlichen\n\nBeim nächsten Mal würden wir früher einladen."
)
# number of the dialogue -> satisfaction with the course and the result, cost-benefit, commitment
JUDGEMENTS = {
    1: ("sehr_zufrieden", "zufrieden", "ja", "umgesetzt"),
    2: ("zufrieden", "zufrieden", "ja", "umgesetzt"),
    3: ("zufrieden", "teils", "nein", "absicht"),
    4: ("teils", "sehr_zufrieden", None, "absicht"),
    5: ("unzufrieden", None, None, None),
    6: ("zufrieden", "unzufrieden", "teils", "umgesetzt"),  # the Landkreis about itself
    7: (None, "zufrieden", None, None),
}


def rated_database(path: Path) -> Path:
    """The nine dialogues of `small_database`; the first six with measures, the first two with a recommendation."""
    small_database(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE raw.source_file SET text = ?", [TEXT])
        connection.execute(
            "DELETE FROM core.codebook WHERE variable IN ('zufriedenheit', 'verbindlichkeit', 'ergebnisse')"
        )
        for position, code in enumerate(LEVELS, start=1):
            _add_code(connection, "zufriedenheit", code, position)
        for position, code in enumerate(("umgesetzt", "absicht"), start=1):
            _add_code(connection, "verbindlichkeit", code, position)
        for position, code in enumerate(("begegnung", "mobilitaet", "konzept"), start=1):
            _add_code(connection, "ergebnisse", code, position)
        for position, code in enumerate(("teils", "nein"), start=2):
            _add_code(connection, "aufwand_ergebnis", code, position)
        connection.execute("UPDATE core.steckbrief SET commitment = NULL")
        for number, judgement in JUDGEMENTS.items():
            connection.execute(
                """UPDATE core.steckbrief SET satisfaction_process = ?, satisfaction_result = ?, cost_benefit = ?,
                commitment = ? WHERE steckbrief_id = ?""",
                [*judgement, number],
            )
        for number in range(1, 7):
            _code(connection, number, "ergebnisse", "begegnung", "Erzähltreff")
            _code(connection, number, "themen", "wohnen", "Abends")
            if number <= 2:
                _code(connection, number, "ergebnisse", "mobilitaet", "=Fahrdienst")
                _code(connection, number, "empfehlungen", "werbung", "früher einladen")
        connection.execute("DROP SCHEMA out CASCADE; CREATE SCHEMA out")
        fill_views(connection)
    return path


def _add_code(connection: duckdb.DuckDBPyConnection, variable: str, code: str, position: int) -> None:
    label = code.replace("_", " ").capitalize()
    connection.execute("INSERT INTO core.codebook VALUES (?, ?, ?, ?, NULL)", [variable, code, position, label])


def _code(connection: duckdb.DuckDBPyConnection, number: int, variable: str, code: str, words: str) -> None:
    start = TEXT.index(words)
    connection.execute(
        "INSERT INTO core.coding VALUES (?, ?, ?, 'stated', 'test', ?, ?)",
        [number, variable, code, start, start + len(words)],
    )
