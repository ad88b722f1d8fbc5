"""How fast, how large: python -m benchmarks.speed [--sizes 54 1101 11000 110000].

For each number of generated Steckbriefe one line: how fast `python -m loaders build` is (from start to finished
file), the most memory that all its processes take together, the size of the data file, how long the pages' questions
to it take (median, without and with a filter), and how long each page takes to run anew after a change of the filter
(median of the processor time in the server, without browser). Generated texts and data files are removed afterwards.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

import psutil
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.database import Database
from benchmarks.generate import write
from ui.first_start import DATABASE_VARIABLE
from ui.navigation import PAGES

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = (54, 1101, 11_000)
_ROUNDS = 3  # changes to each class of inhabitants
_MEMORY_EVERY = 0.05  # seconds between two looks at the memory
_TIMEOUT = 300.0  # seconds for one run of a page
_MEGA = 1_000_000

_COLUMNS = (
    "Steckbriefe", "a second", "seconds", "peak MB", "file MB", "query ms", "filtered",
    *(f"{entry.title.partition(' ')[0]} ms" for entry in PAGES),
)  # fmt: skip


class Build(NamedTuple):
    """Seconds from start to finished file; bytes of all processes at their peak, and of the file."""

    seconds: float
    memory: int
    size: int


class Pages(NamedTuple):
    """Medians in seconds: of a query without and with a filter; of a run of each page."""

    query: float
    filtered: float
    changes: tuple[float, ...]


def build(texts: Path, database: Path) -> Build:
    """Build the data file in a process of its own. Raises `subprocess.CalledProcessError`."""
    command = [sys.executable, "-m", "loaders", "build", str(texts), "--db", str(database)]
    begin, memory = time.perf_counter(), 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own program
        while process.poll() is None:
            memory = max(memory, _memory(process.pid))
            time.sleep(_MEMORY_EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Build(time.perf_counter() - begin, memory, database.stat().st_size)


def _memory(pid: int) -> int:
    """Bytes in the memory of a process and those that it started."""
    try:
        parent = psutil.Process(pid)
        return sum(process.memory_info().rss for process in (parent, *parent.children(recursive=True)))
    except psutil.NoSuchProcess:  # ended just now
        return 0


def pages(database: Path) -> Pages:
    """Time the pages over a data file."""
    sizes = _sizes(database)
    with patch.dict(os.environ, {DATABASE_VARIABLE: str(database)}):
        queries = [_queries(chosen) for chosen in ([], sizes[:1])]
        changes = tuple(_changes(entry.file, sizes) for entry in PAGES)
    return Pages(median(queries[0]), median(queries[1]), changes)


def _sizes(path: Path) -> list[str]:
    """What to change the filter to: the classes of inhabitants that have dialogues."""
    database = Database(path)
    found = database.rows("SELECT DISTINCT size_class FROM data.out.dialogue WHERE size_class > 0 ORDER BY 1")
    database.close()
    return [str(size) for (size,) in found]


def _queries(sizes: list[str]) -> list[float]:
    """The seconds of every query that all pages need for a choice of size classes."""
    st.cache_resource.clear()
    with _timed_queries() as seconds:
        for entry in PAGES:
            _run(_page(entry.file), sizes)
    return seconds


def _changes(file: str, sizes: list[str]) -> float:
    """Median processor seconds of a run after the filter was changed to a class that was not asked for before."""
    page = _page(file)
    seconds = []
    for _ in range(_ROUNDS):
        st.cache_resource.clear()
        _run(page, [])
        for size in sizes:
            begin = time.process_time()
            _run(page, [size])
            seconds.append(time.process_time() - begin)
    return median(seconds)


def _page(file: str) -> AppTest:
    return AppTest.from_file(str(ROOT / file), default_timeout=_TIMEOUT)


def _run(page: AppTest, sizes: list[str]) -> None:
    page.session_state["groesse"] = sizes
    page.run()
    if page.exception:
        raise RuntimeError(str(page.exception[0].value))


@contextmanager
def _timed_queries() -> Iterator[list[float]]:
    """The seconds of every query while the block runs."""
    seconds: list[float] = []

    def timed(method: Any) -> Any:
        def run(*arguments: Any) -> Any:
            begin = time.perf_counter()
            answer = method(*arguments)
            seconds.append(time.perf_counter() - begin)
            return answer

        return run

    with patch.object(Database, "query", timed(Database.query)), patch.object(Database, "rows", timed(Database.rows)):
        yield seconds


def measure(size: int) -> tuple[Build, Pages]:
    """Build a data file of `size` generated Steckbriefe and run the pages over it."""
    with TemporaryDirectory(prefix="steckbriefe-") as folder:
        texts, database = Path(folder, "texts"), Path(folder, "dialogues.duckdb")
        write(size, texts)
        return build(texts, database), pages(database)


def main() -> None:
    """Print one line for each size."""
    logging.disable(logging.WARNING)  # Streamlit warns that it runs without a browser
    parser = argparse.ArgumentParser(description="Speed and size for different numbers of generated Steckbriefe.")
    parser.add_argument("--sizes", nargs="+", type=int, default=NUMBERS, metavar="N")
    print("  ".join(_COLUMNS))
    for size in parser.parse_args().sizes:
        built, shown = measure(size)
        figures = (
            f"{size:,}", f"{size / built.seconds:.0f}", f"{built.seconds:.1f}", f"{built.memory / _MEGA:.0f}",
            f"{built.size / _MEGA:.1f}", f"{1000 * shown.query:.1f}", f"{1000 * shown.filtered:.1f}",
            *(f"{1000 * seconds:.0f}" for seconds in shown.changes),
        )  # fmt: skip
        print("  ".join(figure.rjust(len(name)) for figure, name in zip(figures, _COLUMNS, strict=True)), flush=True)


if __name__ == "__main__":
    main()
