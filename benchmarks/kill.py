"""Builds that are killed while others read: python -m benchmarks.kill [--kills 50] [--seed 1].

Builds of two sets of Steckbriefe take turns over one data file. Each is killed with all its processes, or without its
readers, at a random moment between its start and shortly after its end; meanwhile several processes open the data file
and ask it, as the dashboard does. After each kill the data file must be sound; each answer must be of one set as a
whole; and the next build must clear what the dead one left. Ends with 1 when something of this failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb

from analysis.database import Database, DataFileError
from benchmarks.generate import steckbriefe
from loaders.build import build_file
from loaders.check import check_file

_ROOT = Path(__file__).resolve().parent.parent
_SETS = (60, 90)  # Steckbriefe in each of the two sets, which have none in common
_READERS = 3
_QUESTION = """
    SELECT (SELECT count(*) FROM data.out.dialogue), (SELECT count(*) FROM data.core.steckbrief),
           (SELECT count(*) FROM data.raw.source_file WHERE status = 'read'),
           (SELECT count(DISTINCT split_part(name, '-', 1)) FROM data.raw.source_file)
"""

Answer = tuple[int, ...]


class Result(NamedTuple):
    """`finished`: builds that were through before they were killed; `problems` are German or English messages."""

    kills: int
    finished: int
    changes: int
    answers: int
    problems: list[str]


def write_sets(folder: Path) -> list[Path]:
    """Two folders of Steckbriefe, the names of which tell to which set they belong."""
    texts = list(steckbriefe(sum(_SETS)))
    folders = []
    for number, size in enumerate(_SETS):
        place = folder / f"satz{number}"
        place.mkdir()
        for position, (_, text) in enumerate(texts[:size]):
            (place / f"satz{number}-{position}.txt").write_text(text, "utf-8")
        folders.append(place)
        texts = texts[size:]
    return folders


def read_on(database: Path, stop: Event, said: Queue[tuple[dict[Answer, int], list[str]]]) -> None:
    """Open the data file anew and ask, again and again; tells the answers with their numbers, and what failed."""
    answers: dict[Answer, int] = {}
    errors: list[str] = []
    while not stop.is_set():
        try:
            opened = Database(database)
            for _ in range(3):
                answer = opened.rows(_QUESTION)[0]
                answers[answer] = answers.get(answer, 0) + 1
            opened.close()
        except (DataFileError, duckdb.Error) as error:
            errors.append(f"reader: {error}")
        time.sleep(0.005)
    said.put((answers, errors))


def kill_builds(kills: int, seed: int) -> Result:
    """Kill `kills` builds under reading."""
    chance = random.Random(seed)  # noqa: S311 - no secret, only repeatable
    with TemporaryDirectory(prefix="steckbriefe-") as place:
        folders, database = write_sets(Path(place)), Path(place, "data", "dialogues.duckdb")
        whole = set()
        for folder in folders:
            build_file([folder], database)
            whole.add(_ask(database))
        stop = multiprocessing.Event()
        said: Queue[tuple[dict[Answer, int], list[str]]] = multiprocessing.Queue()
        readers = [multiprocessing.Process(target=read_on, args=(database, stop, said)) for _ in range(_READERS)]
        for reader in readers:
            reader.start()
        finished, changes, problems = _kill(kills, folders, database, chance)
        stop.set()
        told = [said.get(timeout=60) for _ in readers]
        for reader in readers:
            reader.join()
        problems += [error for _, errors in told for error in errors]
        problems += [f"mixed data: {answer}" for answers, _ in told for answer in answers if answer not in whole]
        problems += _last_build(folders[0], database)
    return Result(kills, finished, changes, sum(sum(answers.values()) for answers, _ in told), problems)


def _kill(kills: int, folders: list[Path], database: Path, chance: random.Random) -> tuple[int, int, list[str]]:
    """Builds that were through, how often the data changed, and what was wrong after a kill."""
    finished = changes = 0
    problems: list[str] = []
    duration = _duration(folders[0], database)
    for number in range(kills):
        before = database.stat().st_ino
        build = _start(folders[number % 2], database)
        try:
            build.wait(chance.uniform(0.0, 1.1 * duration))
        except subprocess.TimeoutExpired:
            _end(build, all_processes=number % 3 > 0)
        finished += build.returncode == 0
        problems += [f"build: ended with {build.returncode}"] if build.returncode not in {0, -signal.SIGKILL} else []
        problems += [f"after kill {number}: {problem}" for problem in check_file(database)]
        changes += database.stat().st_ino != before
    return finished, changes, problems


def _start(folder: Path, database: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "loaders", "build", str(folder), "--db", str(database)]
    return subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=_ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _end(build: subprocess.Popen[bytes], all_processes: bool) -> None:
    if all_processes:
        os.killpg(build.pid, signal.SIGKILL)
    else:  # as the system does when the memory is short: the readers have to notice by themselves
        build.kill()
    build.wait()
    time.sleep(0.0 if all_processes else 0.2)


def _duration(folder: Path, database: Path) -> float:
    """Seconds of a build that nobody kills."""
    begin = time.perf_counter()
    _start(folder, database).wait()
    return time.perf_counter() - begin


def _last_build(folder: Path, database: Path) -> list[str]:
    """What is wrong with a build after all the killed ones."""
    build_file([folder], database)
    left = [path.name for path in database.parent.iterdir() if "building" in path.name or "draft" in path.name]
    return [*check_file(database), *(f"left behind: {name}" for name in left)]


def _ask(database: Path) -> Answer:
    opened = Database(database)
    try:
        return opened.rows(_QUESTION)[0]
    finally:
        opened.close()


def main() -> int:
    """Print how often was killed, read, and what went wrong."""
    parser = argparse.ArgumentParser(description="Kills builds at random moments while others read.")
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    result = kill_builds(options.kills, options.seed)
    print(f"{result.kills} builds, {result.kills - result.finished} killed before their end")
    print(f"{result.answers:,} answers to {_READERS} readers over {result.changes} changes of the data file")
    print(f"{len(result.problems)} problems")
    for problem in result.problems[:20]:
        print(f"  {problem}")
    return 1 if result.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
