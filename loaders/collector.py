"""Python's search for garbage, paused while hundreds of thousands of small objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for garbage, and rarely one later among what was made."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # puts all of them among the oldest,
        gc.unfreeze()  # where they are rarely searched
        gc.enable()
