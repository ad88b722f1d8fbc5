"""Damaged and made-up files by the thousand: python -m benchmarks.fuzz [--inputs 20000] [--seed 1] [--keep FOLDER].

They are built as users build theirs, in folders of some hundred together with a few good Steckbriefe. Counts what
became of them, by kind of file and reason. Ends with 1 when a build failed, a reader met an error that nobody foresaw,
or the record of a good Steckbrief was not what it is without the others; `--keep` keeps the files that did it, and
those at which a reader crashed or hung.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb

from benchmarks.fuzz_inputs import Input, inputs
from loaders.build import build_file
from loaders.documents.text import decode
from loaders.sources import DEFAULT_SOURCES

_FOLDER = 400  # damaged files in one build
_GOOD = 6
_BUG, _GIVEN_UP = "unerwarteter Fehler", ("brach ab", "dauerte länger")
_VARYING = re.compile(r"\d[\d.,]*|«[^»]*»|(?<=derselbe Inhalt wie ).*|(?<=die Kodierung stimmt nicht: ).*")
_KEPT_IN = ("raw.source_file", "core.steckbrief", "core.event_day", "core.coding", "core.participant_group",
            "core.cost_item", "core.evidence", "core.passage", "core.finding", "raw.text_place")  # fmt: skip

Records = dict[str, list[tuple[object, ...]]]


class Result(NamedTuple):
    """What became of the texts, by ending of their file and reason ("gelesen" when read); what went wrong."""

    files: int
    outcomes: Counter[tuple[str, str]]
    slowest: float
    unforeseen: list[str]
    given_up: list[str]
    changed: int

    @property
    def sound(self) -> bool:
        """Whether nothing went wrong that must not; what a reader's process was given up at is only counted."""
        return not self.unforeseen and not self.changed


def fuzz(count: int, seed: int, keep: Path | None = None) -> Result:
    """Build `count` inputs, folder by folder."""
    texts = [decode(path.read_bytes()).text for path in sorted(DEFAULT_SOURCES.glob("*.txt"))]
    good = {f"gut-{number}.txt": text.encode() for number, text in enumerate(texts[:_GOOD])}
    expected = _build({}, good, None)[0]
    result = Result(count, Counter(), 0.0, [], [], 0)
    waiting = iter(inputs(texts[_GOOD :: len(texts) // 8], count, seed))
    for number, batch in enumerate(_batches(waiting)):
        bad = {f"{number:03}-{place:03}.{item.ending}": item.content for place, item in enumerate(batch)}
        begin = time.perf_counter()
        records, rows = _build(bad, good, keep)
        print(".", end="", file=sys.stderr, flush=True)
        for name, status, reason in rows:
            outcome = "gelesen" if status == "read" else _VARYING.sub("…", reason or "")[:60]
            result.outcomes[name.split("/")[0].rsplit(".", 1)[-1], outcome] += 1
            if _BUG in outcome:
                result.unforeseen.append(f"{name}: {reason}")
            if any(words in outcome for words in _GIVEN_UP):
                result.given_up.append(f"{name}: {reason}")
        result = result._replace(
            changed=result.changed + (records != expected), slowest=max(result.slowest, time.perf_counter() - begin)
        )
    return result


def _batches(waiting: Iterator[Input]) -> Iterator[list[Input]]:
    while batch := list(islice(waiting, _FOLDER)):
        yield batch


def _build(
    bad: dict[str, bytes], good: dict[str, bytes], keep: Path | None
) -> tuple[Records, list[tuple[str, str, str | None]]]:
    """The records of the good files, and name, status and reason of all texts in the others."""
    with TemporaryDirectory(prefix="steckbriefe-") as place:
        folder, database = Path(place, "dateien"), Path(place, "data.duckdb")
        folder.mkdir()
        for name, content in {**bad, **good}.items():
            (folder / name).write_bytes(content)
        build_file([folder], database)
        with duckdb.connect(str(database), read_only=True) as connection:
            records = {table: _rows(connection, table) for table in _KEPT_IN}
            others = "SELECT name, status, reason FROM raw.source_file WHERE name NOT LIKE 'gut-%'"
            rows = connection.execute(others).fetchall()
    if keep is not None:
        _keep(bad, [name.split("/")[0] for name, _, reason in rows if _worth_keeping(reason)], keep)
    return records, rows


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    """The rows of the good files, without the numbers that depend on the files before them."""
    number = "source_id" if table.startswith("raw.") else "steckbrief_id"
    leave_out = ", ".join({number, "source_id"} if table == "core.steckbrief" else {number})
    without = {"raw.source_file": ", saved", "core.steckbrief": ""}.get(table, "")
    related = "AND code <> 'text_aehnlich'" if table == "core.finding" else ""
    sql = f"""SELECT f.name AS file, t.* EXCLUDE ({leave_out}{without}) FROM {table} t
              JOIN raw.source_file f ON f.source_id = t.{number}
              WHERE f.name LIKE 'gut-%' {related} ORDER BY ALL"""  # noqa: S608 - names of our own tables
    return connection.execute(sql).fetchall()


def _worth_keeping(reason: str | None) -> bool:
    return any(words in (reason or "") for words in (_BUG, *_GIVEN_UP))


def _keep(contents: dict[str, bytes], names: Sequence[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(contents[name])


def _print(result: Result, seconds: float) -> None:
    for (ending, outcome), count in sorted(result.outcomes.items()):
        print(f"{count:7,}  {ending:5} {outcome}")
    by_outcome: Counter[str] = Counter()
    for (_, outcome), count in result.outcomes.items():
        by_outcome[outcome] += count
    print(f"{result.files:,} files in {seconds:.0f} s, at most {result.slowest:.1f} s for {_FOLDER} of them")
    print(f"{by_outcome['gelesen']:,} texts read, {by_outcome.total() - by_outcome['gelesen']:,} refused with a reason")
    print(f"{len(result.given_up)} crashed or hung, {len(result.unforeseen)} errors that nobody foresaw,", end=" ")
    print(f"{result.changed} builds in which a good record changed")
    for line in [*result.unforeseen[:20], *result.given_up[:20]]:
        print(f"  {line}")


def main() -> int:
    """Print what became of the files."""
    parser = argparse.ArgumentParser(description="Builds damaged and made-up files together with good ones.")
    parser.add_argument("--inputs", type=int, default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to keep the files that crash a reader")
    options = parser.parse_args()
    begin = time.perf_counter()
    result = fuzz(options.inputs, options.seed, options.keep)
    _print(result, time.perf_counter() - begin)
    return 0 if result.sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
