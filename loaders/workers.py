"""Processes that read files, several at a time; one that crashes or hangs costs only the file it was at.

A batch that breaks its process is given out again file by file, and each of them is then read carefully: the
process says which file inside it is opened, so that the guilty one is found and left out. Time and memory of a
file are bounded by the limits below.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import NamedTuple

from loaders.sources import SourceFile
from loaders.work import Outcome, failed, get_ready, read_batch, read_carefully

FILE_SECONDS = 180  # without any result from a process, until it counts as hanging; scans of many pages take minutes
TASK_SECONDS = 600  # for all texts of a file, however many lie inside it
FILE_BYTES = 1_500_000_000  # of memory that a process may take on top of what it starts with
MAX_GIVEN_UP = 8  # files inside a file, until it is given up as a whole
BATCH = 32  # files given to a process at a time, read side by side
_BATCHES_A_COLLECTION = 8
_AHEAD = 2  # batches given to a process at a time, so that it never waits for the next

_PR_SET_PDEATHSIG = 1  # of Linux: the signal that a process gets when its parent dies
_CRASHED = "das Lesen brach ab (Absturz oder zu viel Arbeitsspeicher); die Datei ist vermutlich beschädigt"


class _Task(NamedTuple):
    """Files to read, or only to code; `number` is the place of the batch that they belong to.

    One file alone may be read carefully; `avoid` are the files inside it at which that broke off, with the reasons.
    """

    number: int
    files: tuple[SourceFile, ...]
    coding: bool
    careful: bool = False
    avoid: tuple[tuple[str, str], ...] = ()


class _Worker:
    """One process, its end of the pipe, and what it has been given to do."""

    def __init__(self, context: BaseContext) -> None:
        self.connection, other = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(other,), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        other.close()
        self.tasks: deque[_Task] = deque()
        self.outcomes: list[Outcome] = []
        self.opened: str | None = None
        self.deadline = self._last_deadline = 0.0

    def give(self, task: _Task) -> None:
        self.connection.send(task)
        if not self.tasks:
            self._begin()
        self.tasks.append(task)

    def finish(self) -> tuple[_Task, list[Outcome]]:
        """The task that is done and what came of it; the next one begins."""
        task, outcomes = self.tasks.popleft(), self.outcomes
        self.outcomes = []
        self._begin()
        return task, outcomes

    def _begin(self) -> None:
        self.opened = None
        self._last_deadline = time.monotonic() + TASK_SECONDS
        self.wait_anew()

    def wait_anew(self) -> None:
        self.deadline = min(time.monotonic() + FILE_SECONDS, self._last_deadline)

    def overdue(self) -> str:
        """The reason (German) when the deadline has passed."""
        limit = FILE_SECONDS if self.deadline < self._last_deadline else TASK_SECONDS
        return f"das Lesen dauerte länger als {limit} Sekunden und wurde abgebrochen"

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Workers:
    """Reads batches of files in processes of their own; use as a context manager."""

    def __init__(self, files: Sequence[SourceFile], coding: bool = False) -> None:
        """`coding`: whether the outcomes are to hold the coding of each text alone."""
        self._coding = coding
        self._batches = [tuple(files[i : i + BATCH]) for i in range(0, len(files), BATCH)]
        self._context = _context()
        if files and self._context.get_start_method() == "fork":
            get_ready()  # once for all of them
        self._workers = [_Worker(self._context) for _ in range(min(_processors(), len(self._batches)))]

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def outcomes(self) -> Iterator[tuple[SourceFile, list[Outcome]]]:
        """The outcomes of each file, in the order of the files."""
        waiting = deque(_Task(number, files, self._coding) for number, files in enumerate(self._batches))
        unfinished = {number: len(files) for number, files in enumerate(self._batches)}
        done: dict[int, list[Outcome]] = {number: [] for number in unfinished}
        for number in range(len(self._batches)):
            while unfinished[number]:
                self._hand_out(waiting, number)
                for task, outcomes in self._finished(waiting):
                    done[task.number] += outcomes
                    unfinished[task.number] -= len(task.files)
            of_file = {file.number: list[Outcome]() for file in self._batches[number]}
            for outcome in done.pop(number):
                of_file[outcome.number].append(outcome)
            yield from ((file, of_file[file.number]) for file in self._batches[number])

    def _hand_out(self, waiting: deque[_Task], number: int) -> None:
        """Give the processes work, but not so far ahead that results pile up."""
        furthest = number + 2 * _AHEAD * len(self._workers)
        for _ in range(_AHEAD):
            for worker in self._workers:
                if waiting and len(worker.tasks) < _AHEAD and waiting[0].number <= furthest:
                    worker.give(waiting.popleft())

    def _finished(self, waiting: deque[_Task]) -> Iterator[tuple[_Task, list[Outcome]]]:
        """Wait for the next results; what broke goes back to `waiting` or gets a reason."""
        busy = [worker for worker in self._workers if worker.tasks]
        patience = min(worker.deadline for worker in busy) - time.monotonic()
        ready = set(wait([worker.connection for worker in busy], max(0.0, patience)))
        for worker in busy:
            if worker.connection in ready:
                try:
                    yield from self._received(worker)
                except (EOFError, OSError):
                    yield from self._broken(worker, waiting, _CRASHED)
            elif time.monotonic() > worker.deadline:
                yield from self._broken(worker, waiting, worker.overdue())

    def _received(self, worker: _Worker) -> Iterator[tuple[_Task, list[Outcome]]]:
        said: str | list[Outcome] | None = worker.connection.recv()
        if said is None:
            yield worker.finish()
            return
        if isinstance(said, str):
            worker.opened = said
        else:
            worker.outcomes += said
        worker.wait_anew()

    def _broken(self, worker: _Worker, waiting: deque[_Task], reason: str) -> Iterator[tuple[_Task, list[Outcome]]]:
        """Replace a process; its files are read anew one by one, or what broke a single one is given up."""
        worker.end()
        guilty, *innocent = worker.tasks
        waiting.extendleft(reversed(innocent))
        self._workers[self._workers.index(worker)] = _Worker(self._context)
        if not guilty.careful:
            waiting.extendleft(
                _Task(guilty.number, (file,), self._coding, careful=True) for file in reversed(guilty.files)
            )
        elif worker.opened in {None, guilty.files[0].name} or len(guilty.avoid) == MAX_GIVEN_UP:
            yield guilty, [failed(guilty.files[0], reason)]
        else:
            waiting.appendleft(guilty._replace(avoid=(*guilty.avoid, (str(worker.opened), reason))))


def _serve(connection: Connection) -> None:
    """The life of a process: files in, outcomes out as they come, None behind the last of a batch."""
    _die_with_the_build()
    get_ready()
    gc.freeze()  # what is loaded stays: no need to search it for garbage
    gc.disable()  # texts leave hardly any; looking once in a while saves a twentieth of the time
    _limit_memory()
    try:
        for number in count(1):
            task: _Task = connection.recv()
            for outcomes in _read(task, connection):
                connection.send(outcomes)
            connection.send(None)
            if number % _BATCHES_A_COLLECTION == 0:
                gc.collect()
    except (EOFError, ConnectionError, KeyboardInterrupt):  # the build has ended
        return
    except MemoryError:  # the build gives the file a reason
        os._exit(1)


def _read(task: _Task, connection: Connection) -> Iterator[list[Outcome]]:
    if not task.careful:
        return read_batch(task.files, task.coding)

    avoid = dict(task.avoid)

    def opening(name: str) -> str | None:
        reason = avoid.get(name)
        if reason is None:
            connection.send(name)
        return reason

    return read_carefully(task.files[0], task.coding, opening)


def _die_with_the_build() -> None:
    """A process that hangs would not notice that the build was killed, and go on for ever."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory() -> None:
    if sys.platform == "win32":  # the limits of POSIX do not exist there
        return
    import resource  # noqa: PLC0415 - exists on POSIX only

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    present = _own_size()
    if present:
        resource.setrlimit(resource.RLIMIT_AS, (present + FILE_BYTES, hard))


def _own_size() -> int:
    """Bytes of address space that this process takes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no file of the project
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except FileNotFoundError:
        return 0


def _context() -> BaseContext:
    """How processes start: sharing what is loaded, where a copy of this process is safe to go on with."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
