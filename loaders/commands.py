"""The commands of the loaders: build the data file, code files, check the data file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tqdm import tqdm

from loaders.build import BuildSummary, Unread, build_file
from loaders.check import check_file
from loaders.goldformat import to_gold
from loaders.sources import DEFAULT_DATABASE, DEFAULT_SOURCES, NoSources, find_sources
from loaders.store import StoreError
from loaders.work import load_tools, read_file
from loaders.yamlfile import YamlError

_OK, _PARTLY, _NOTHING = 0, 1, 2
_SHOWN = 20  # names in a list of the summary; the data file holds them all

_EPILOG = """\
Beispiele
  python -m loaders build                         die mitgelieferten Beispiele
  python -m loaders build Steckbriefe/ --db data/dialogues.duckdb
  python -m loaders code Steckbriefe/ > kodierung.jsonl
  python -m loaders check

Rückgabewerte von build und code: 0 alles gelesen, 1 einige Dateien nicht gelesen (die anderen sind
geladen), 2 nichts ausgerichtet (die bisherigen Daten bleiben). Von check: 0 in Ordnung, 1 nicht.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (YamlError, NoSources, StoreError) as error:
        print(f"Fehler: {error}", file=sys.stderr)
        return _NOTHING


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m loaders",
        description="Steckbriefe lesen und kodieren: aus Dateien wird die DuckDB-Datei des Dashboards.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")
    build = commands.add_parser("build", help="liest Dateien und Ordner in die Datendatei")
    build.add_argument("paths", nargs="*", type=Path, metavar="PFAD", help="Dateien oder Ordner (sonst die Beispiele)")
    build.add_argument("--db", type=Path, default=DEFAULT_DATABASE, metavar="DATEI", help="die Datendatei")
    build.set_defaults(run=_build)
    code = commands.add_parser("code", help="schreibt die Kodierung jeder Datei als JSON-Zeile")
    code.add_argument("paths", nargs="+", type=Path, metavar="PFAD", help="Dateien oder Ordner")
    code.set_defaults(run=_code)
    check = commands.add_parser("check", help="prüft die Datendatei: Version, Zahlen, jede Sicht")
    check.add_argument("--db", type=Path, default=DEFAULT_DATABASE, metavar="DATEI", help="die Datendatei")
    check.set_defaults(run=_check)
    return parser


def _build(options: argparse.Namespace) -> int:
    tqdm.monitor_interval = 0  # its watching thread would keep worker processes from sharing what is loaded
    with tqdm(unit=" Dateien", disable=None, leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        summary = build_file(options.paths or [DEFAULT_SOURCES], options.db, progress)
    print(_report(summary, options.db))
    return summary.exit_code


def _report(summary: BuildSummary, database: Path) -> str:
    lines = [f"{summary.read} gelesen, davon {summary.with_findings} mit Hinweisen -> {database}"]
    if not summary.read:
        lines = ["Kein Steckbrief gelesen; die bisherige Datendatei bleibt."]
    lines += _listed("doppelt", summary.duplicates)
    lines += _listed("nicht gelesen", summary.unreadable)
    if summary.skipped:
        which = ".md; .json neben dem Steckbrief gleichen Namens"
        lines.append(f"{len(summary.skipped)} Begleitdateien übergangen ({which})")
    return "\n".join(lines)


def _listed(title: str, entries: Sequence[Unread]) -> list[str]:
    if not entries:
        return []
    lines = [f"{len(entries)} {title}:", *(f"  {entry.name}: {entry.reason}" for entry in entries[:_SHOWN])]
    if len(entries) > _SHOWN:
        lines.append(f"  … und {len(entries) - _SHOWN} weitere; alle stehen auf der Seite «Daten»")
    return lines


def _code(options: argparse.Namespace) -> int:
    tools = load_tools().tools
    coded = unread = 0
    for file in find_sources(options.paths).files:
        try:
            for found, read in read_file(file):
                if isinstance(read, str):
                    print(f"{found.name}: {read}", file=sys.stderr)
                    unread += 1
                    continue
                gold = to_gold(found.name, read.steckbrief, tools.register, tools.codebook)
                print(json.dumps(gold, ensure_ascii=False))
                coded += 1
        except OSError as error:
            print(f"{file.name}: {error.strerror}", file=sys.stderr)
            unread += 1
    if not coded:
        return _NOTHING
    return _PARTLY if unread else _OK


def _check(options: argparse.Namespace) -> int:
    problems = check_file(options.db)
    for problem in problems:
        print(f"Fehler: {problem}", file=sys.stderr)
    if not problems:
        print(f"{options.db} ist in Ordnung.")
    return 1 if problems else _OK
