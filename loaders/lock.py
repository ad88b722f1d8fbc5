"""One build at a time for each data file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from loaders.store import StoreError


class Busy(RuntimeError):
    """Another process is building the same data file; the message is German."""


@contextmanager
def building(database: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the right to replace `database`, waiting for it up to `patience` seconds; raises `Busy`, `StoreError`.

    The system takes the lock back when the process dies, however it dies.
    """
    lock = FileLock(database.with_name(f".{database.name}.lock"))
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=patience)
    except Timeout as error:
        reason = f"{database.name} wird gerade von einem anderen Vorgang aufgebaut; bitte später noch einmal"
        raise Busy(reason) from error
    except OSError as error:
        raise StoreError(f"In {database.parent} kann nicht geschrieben werden: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
