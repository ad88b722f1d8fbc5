"""The commands of the loaders: build the data file, once or whenever files change, code files, check the data file."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from loaders.build import build_file
from loaders.check import check_file
from loaders.imports import take_back_interrupted
from loaders.lock import Busy
from loaders.sources import DEFAULT_DATABASE, DEFAULT_SOURCES, NoSources, find_sources, remembered_sources
from loaders.store import StoreError
from loaders.summary import BuildSummary, Unread
from loaders.watch import watch
from loaders.work import load_tools
from loaders.workers import Workers
from loaders.yamlfile import YamlError

_OK, _PARTLY, _NOTHING = 0, 1, 2
_SHOWN = 20  # names in a list of the summary; the data file holds them all

_EPILOG = """\
Beispiele
  python -m loaders build                         die mitgelieferten Beispiele
  python -m loaders build Steckbriefe/ --db data/dialogues.duckdb
  python -m loaders watch Steckbriefe/
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
    except (YamlError, NoSources, StoreError, Busy) as error:
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
    build.add_argument(
        "paths", nargs="*", type=Path, metavar="PFAD",
        help="Dateien oder Ordner (sonst dieselben wie beim letzten Mal, beim ersten Mal die Beispiele)",
    )  # fmt: skip
    build.add_argument("--db", type=Path, default=DEFAULT_DATABASE, metavar="DATEI", help="die Datendatei")
    build.set_defaults(run=_build)
    watch = commands.add_parser("watch", help="liest einen Ordner immer wieder ein, sobald sich darin etwas ändert")
    watch.add_argument("paths", nargs="+", type=Path, metavar="PFAD", help="Dateien oder Ordner")
    watch.add_argument("--db", type=Path, default=DEFAULT_DATABASE, metavar="DATEI", help="die Datendatei")
    watch.add_argument("--every", type=float, default=5.0, metavar="SEKUNDEN", help="wie oft nachgesehen wird (5)")
    watch.set_defaults(run=_watch)
    code = commands.add_parser("code", help="schreibt die Kodierung jeder Datei als JSON-Zeile")
    code.add_argument("paths", nargs="+", type=Path, metavar="PFAD", help="Dateien oder Ordner")
    code.set_defaults(run=_code)
    check = commands.add_parser("check", help="prüft die Datendatei: Version, Zahlen, jede Sicht")
    check.add_argument("--db", type=Path, default=DEFAULT_DATABASE, metavar="DATEI", help="die Datendatei")
    check.set_defaults(run=_check)
    return parser


def _build(options: argparse.Namespace) -> int:
    _tell_of_interrupted_import(options.db)
    sources = options.paths or remembered_sources(options.db) or [DEFAULT_SOURCES]
    summary = _build_with_bar(sources, options.db) if sys.stderr.isatty() else build_file(sources, options.db)
    print(_report(summary, options.db))
    return summary.exit_code


def _build_with_bar(sources: Sequence[Path], database: Path) -> BuildSummary:
    from tqdm import tqdm  # noqa: PLC0415 - slow to import, and needed where somebody looks on only

    tqdm.monitor_interval = 0  # its watching thread would keep worker processes from sharing what is loaded
    with tqdm(unit=" Dateien", leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return build_file(sources, database, progress)


def _tell_of_interrupted_import(database: Path) -> None:
    if take_back_interrupted(database):
        print("Ein Import wurde unterbrochen, bevor er übernommen war; er zählt nicht.", file=sys.stderr)


def _watch(options: argparse.Namespace) -> int:
    _tell_of_interrupted_import(options.db)
    print(f"Beobachtet: {', '.join(map(str, options.paths))} (Ende mit Strg+C)", flush=True)

    def report(problem: str) -> None:
        print(f"Fehler: {problem}", file=sys.stderr, flush=True)

    try:
        for summary in watch(options.paths, options.db, options.every, report):
            print(f"{dt.datetime.now():%d.%m.%Y %H:%M:%S} {_report(summary, options.db)}", flush=True)
    except KeyboardInterrupt:
        pass
    return _OK


def _report(summary: BuildSummary, database: Path) -> str:
    reused = f" ({summary.reused} unverändert übernommen)" if summary.reused else ""
    lines = [f"{summary.read} gelesen{reused}, davon {summary.with_findings} mit Hinweisen -> {database}"]
    if not summary.read:
        lines = ["Kein Steckbrief gelesen; die bisherige Datendatei bleibt."]
    if summary.superseded:
        lines.append(f"{summary.superseded} ältere Fassungen desselben Dialogs (es zählt die neueste)")
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
    load_tools()  # a mistake in their files ends here
    coded = unread = 0
    with Workers(find_sources(options.paths).files, coding=True) as workers:
        for outcome in chain.from_iterable(outcomes for _, outcomes in workers.outcomes()):
            if outcome.gold is None:
                print(f"{outcome.found.name}: {outcome.reason}", file=sys.stderr)
                unread += 1
            else:
                print(json.dumps(outcome.gold, ensure_ascii=False))
                coded += 1
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
