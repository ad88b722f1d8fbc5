"""The commands of the analysis: the evaluation report as a file."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs

from analysis import numbers
from analysis.database import Database, DataFileError
from analysis.export import Provenance
from analysis.filters import PARAMS, Filter, parse_params
from analysis.language import LANGUAGES, speaking, tr
from analysis.overview import count_dialogues
from analysis.report import NothingChosen, ReportKind, compose, write_report
from analysis.vocabulary import Vocabulary, read_vocabulary

OK, NOTHING = 0, 2
DATABASE = Path(os.environ.get("DIALOGUES_DB") or Path(__file__).resolve().parent.parent / "data" / "dialogues.duckdb")

_EPILOG = """\
Beispiele
  python -m analysis report --out bericht.pdf
  python -m analysis report --filter "rb=Stuttgart&von=2016" --out bericht.docx
  python -m analysis report --language en --out report.pdf

Rückgabewerte: 0 der Bericht ist geschrieben, 2 nicht (der Grund steht da).
"""


class BadRequest(ValueError):
    """The command cannot be carried out; the message is for the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    with speaking(options.language):
        try:
            run(options)
        except (BadRequest, DataFileError, NothingChosen) as error:
            print(tr("Fehler: {error}").format(error=error), file=sys.stderr)
            return NOTHING
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="Auswertungen aus der Datendatei.", epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")
    report = commands.add_parser("report", help="schreibt den Auswertungsbericht als HTML, PDF oder DOCX")
    report.add_argument(
        "--filter", default="", metavar="AUSWAHL",
        help='wie in der Adresszeile des Dashboards, etwa "rb=Stuttgart&ebene=Landkreis" (sonst alle Dialoge)',
    )  # fmt: skip
    report.add_argument(
        "--out", required=True, type=Path, metavar="DATEI",
        help="die Zieldatei; ihre Endung .html, .pdf oder .docx bestimmt die Form",
    )  # fmt: skip
    report.add_argument(
        "--language", choices=list(LANGUAGES), default="de",
        help="die Sprache des Berichts und der Meldungen: de (Deutsch, sonst) oder en (Englisch)",
    )  # fmt: skip
    report.add_argument("--db", type=Path, default=DATABASE, metavar="DATEI", help="die Datendatei")
    report.set_defaults(run=_report)
    return parser


def _report(options: argparse.Namespace) -> None:
    kind = _kind(options.out)
    database = Database(options.db)
    words = read_vocabulary(database)
    chosen = _filter(options.filter, words)
    left, total = count_dialogues(database, chosen)
    provenance = Provenance(
        database.build, chosen.describe(words), left, total, dt.date.today(), chosen.to_link(words)
    )
    content = write_report(compose(database, chosen, words, provenance), kind)
    try:
        options.out.write_bytes(content)
    except OSError as error:
        told = tr("„{name}“ lässt sich nicht schreiben ({reason}).")
        raise BadRequest(told.format(name=options.out.name, reason=error.strerror)) from error
    told = tr("{name}: Bericht über {count} Dialogen.")
    print(told.format(name=options.out.name, count=numbers.n_of(left, total)))


def _kind(out: Path) -> ReportKind:
    for kind in get_args(ReportKind):
        if out.suffix.lower() == f".{kind}":
            found: ReportKind = kind
            return found
    raise BadRequest(tr("„{name}“: Die Zieldatei muss auf .html, .pdf oder .docx enden.").format(name=out.name))


def _filter(query: str, words: Vocabulary) -> Filter:
    """The filter of a query string or of a whole address; `jahr` is short for the same `von` and `bis`.

    All must be understood, or a report on more than was asked for would go unnoticed. Only in a whole address other
    names are passed over: they belong to the controls of its page.
    """
    _, is_address, tail = query.partition("?")
    params = parse_qs(tail if is_address else query, keep_blank_values=True)
    for year in params.pop("jahr", []):
        params |= {"von": [year], "bis": [year]}
    strangers = [] if is_address else [name for name in params if name not in PARAMS]
    known = ", ".join([*PARAMS, "jahr"])
    told = tr("„{name}“ gehört nicht zur Auswahl (möglich: {known}).")
    problems = [told.format(name=name, known=known) for name in strangers]
    chosen, unusable = parse_params(params, words)
    if problems or unusable:
        raise BadRequest(" ".join(problems + unusable))
    return chosen
