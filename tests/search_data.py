"""The small data file with answers to search in."""

from __future__ import annotations

from pathlib import Path

import duckdb

from loaders.views import fill_views
from tests.conftest import small_database

# number of the dialogue (as in tests.conftest.DIALOGUES) -> section -> answer
ANSWERS: dict[int, dict[str, str]] = {
    1: {
        "konzept": "Ein World Café\nim Gemeindehaus. Durchaus gut besucht, mit Gesprächen bis in die Nacht.",
        "themen": "• Wohnungssuche und Sprache\n• die vielen Häuser am Bahnhof",
        "akteure": "12 Bürger, 2 Pfarrer, █████ ██████.",
    },
    2: {
        "themen": "Sozialwohnung; Sprachkurse. Die Gewöhnung an Neues.",
        "ergebnisse": "Der Gemeinderat berät im Mai. Neue Straßenlaternen für die Flüchtlinge aus Ludwigsburg.",
    },
    3: {
        "themen": "Wohnung und Sprache, und das Café der Welt.",
        "konzept": "Den Flüchtlingen hilft ein Verein mit einem Kurs.",
    },
    7: {"themen": "Eine Vereinbarung zur Wohnung. <b>Wohnung</b> & mehr"},
}


def searchable_database(path: Path) -> Path:
    """Write the small data file with these answers."""
    small_database(path)
    with duckdb.connect(str(path)) as connection:
        for number, answers in ANSWERS.items():
            text = ""
            for section, answer in answers.items():
                text += f"Überschrift {section}\n"
                span = [len(text), len(text) + len(answer)]
                connection.execute("INSERT INTO core.passage VALUES (?, ?, ?, ?)", [number, section, *span])
                if "2 Pfarrer" in answer:
                    start = span[0] + answer.index("2 Pfarrer")
                    group = [number, "politik", 2, "stated", "test", start, start + len("2 Pfarrer")]
                    connection.execute("INSERT INTO core.participant_group VALUES (?, ?, ?, ?, ?, ?, ?)", group)
                text += f"{answer}\n"
            connection.execute("UPDATE raw.source_file SET text = ? WHERE source_id = ?", [text, number])
        connection.execute("DROP SCHEMA out CASCADE")
        connection.execute("CREATE SCHEMA out")
        fill_views(connection)
    return path
