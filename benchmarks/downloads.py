"""How long each download takes, and how large it is: `python -m benchmarks.downloads [DATEI]`."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from analysis.commands import DATABASE
from analysis.database import Database
from analysis.downloads.data_package import data_package
from analysis.downloads.duckdb_file import duckdb_file
from analysis.downloads.parquet import parquet_zip
from analysis.downloads.xlsx import workbook
from analysis.export import Provenance, data_zip
from analysis.filters import Filter
from analysis.overview import count_dialogues
from analysis.report import WRITERS, compose, write_report
from analysis.vocabulary import read_vocabulary


def main() -> None:
    """Make every file once, for all dialogues."""
    database = Database(Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE)
    words, chosen = read_vocabulary(database), Filter()
    left, total = count_dialogues(database, chosen)
    about = Provenance(database.build, chosen.describe(words), left, total, dt.date.today())
    print(f"{total} dialogues")
    for kind in WRITERS:
        _measure(f"report {kind}", lambda kind=kind: write_report(compose(database, chosen, words, about), kind))  # type: ignore[misc]
    _measure("csv", lambda: data_zip(database, chosen, about, "machine"))
    for make in (workbook, parquet_zip, duckdb_file, data_package):
        _measure(make.__name__, lambda make=make: make(database, chosen, about))  # type: ignore[misc]


def _measure(name: str, make: Callable[[], bytes]) -> None:
    begin = time.perf_counter()
    size = len(make())
    print(f"{name:<14} {time.perf_counter() - begin:6.2f} s {size / 1e6:7.2f} MB")


if __name__ == "__main__":
    main()
