"""The health check of a data file: version, counts, and whether every table and view answers."""

from __future__ import annotations

from pathlib import Path

import duckdb

SCHEMA_VERSION = 2

_COUNTS = {
    "gelesene Dateien": (
        "SELECT files_read FROM s.core.build",
        "SELECT count(*) FROM s.raw.source_file WHERE status = 'read'",
    ),
    "gelesene Texte": ("SELECT files_read FROM s.core.build", "SELECT count(*) FROM s.core.steckbrief"),
    "Steckbriefe": (
        "SELECT steckbriefe FROM s.core.build",
        "SELECT (SELECT count(*) FROM s.core.steckbrief) - (SELECT count(*) FROM s.core.version)",
    ),
    "Dialoge": ("SELECT steckbriefe FROM s.core.build", "SELECT count(*) FROM s.out.dialogue"),
    "Kodierungen": (
        """SELECT (SELECT count(*) FROM s.core.coding ANTI JOIN s.core.version USING (steckbrief_id))
                + (SELECT count(*) FROM s.core.participant_group ANTI JOIN s.core.version USING (steckbrief_id))""",
        "SELECT count(*) FROM s.out.dialogue_code",
    ),
    "Kreise": ("SELECT 44", "SELECT count(*) FROM s.core.district"),
    "Gemeinden": ("SELECT 1101", "SELECT count(*) FROM s.core.municipality"),
}
_TABLES = """
    SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = 's'
    UNION ALL SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE database_name = 's' AND NOT internal
    ORDER BY 1
"""


def check_file(database: Path) -> list[str]:
    """What is wrong with the data file, in German; an empty list when it is sound."""
    if not database.is_file():
        return [f"{database} gibt es nicht"]
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {quoted(database)} AS s (READ_ONLY)")
            return _problems(connection)
    except duckdb.Error as error:
        return [f"{database.name} ist keine lesbare Datendatei ({type(error).__name__})"]


def build_id(database: Path) -> str | None:
    """The build that a data file is of; None when there is no usable one."""
    if not database.is_file():
        return None
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {quoted(database)} AS s (READ_ONLY)")
            row = connection.execute("SELECT build_id FROM s.core.build").fetchone()
    except duckdb.Error:
        return None
    return str(row[0]) if row else None


def quoted(path: Path) -> str:
    """A path as a literal of SQL, for statements that take no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def _problems(connection: duckdb.DuckDBPyConnection) -> list[str]:
    try:
        versions = connection.execute("SELECT schema_version FROM s.core.build").fetchall()
    except duckdb.CatalogException:
        return ["die Datei gehört nicht zu diesem Programm"]
    if len(versions) != 1:
        return [f"die Tabelle «build» hat {len(versions)} statt einer Zeile"]
    if versions[0][0] != SCHEMA_VERSION:
        return [f"die Datei hat Version {versions[0][0]}, das Programm braucht Version {SCHEMA_VERSION}"]
    problems = []
    for table in [row[0] for row in connection.execute(_TABLES).fetchall()]:
        connection.execute(f"SELECT * FROM s.{table} LIMIT 1").fetchall()  # noqa: S608 - a name from the file's own catalogue
    for name, (expected_sql, found_sql) in _COUNTS.items():
        expected, found = (_one(connection, sql) for sql in (expected_sql, found_sql))
        if expected != found:
            problems.append(f"{name}: {found} statt {expected}")
    return problems


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
