"""Points in time that files carry about themselves."""

from __future__ import annotations

import datetime as dt
import re

_SECONDS = re.compile(r"(:\d\d)[.,]\d+")  # fractions, which some programs write with nine digits
_EARLIEST = 1990  # years before are a program's zero, not a date


def from_iso(text: str | None) -> dt.datetime | None:
    """An ISO 8601 time as UTC; None for none or what is no such time. Without a zone it counts as UTC."""
    if not text:
        return None
    try:
        time = dt.datetime.fromisoformat(_SECONDS.sub(r"\1", text.strip()))
    except ValueError:
        return None  # what a file says about itself may be anything; its text matters
    return as_utc(time)


def as_utc(time: dt.datetime) -> dt.datetime | None:
    """`time` in UTC; None when its year cannot be that of a document."""
    if not _EARLIEST <= time.year < dt.MAXYEAR:
        return None
    return time.replace(tzinfo=dt.UTC) if time.tzinfo is None else time.astimezone(dt.UTC)
