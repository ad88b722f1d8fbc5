"""What a build did, for those who tell of it; nothing else is imported, so that it can be told without reading."""

from __future__ import annotations

from typing import NamedTuple


class Unread(NamedTuple):
    """A text that gave no Steckbrief of its own, and why (German)."""

    name: str
    reason: str


class BuildSummary(NamedTuple):
    """What became of the files; `reused` of the Steckbriefe were read by an earlier build already."""

    read: int
    reused: int
    with_findings: int
    superseded: int
    duplicates: tuple[Unread, ...]
    unreadable: tuple[Unread, ...]
    skipped: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 all read, 1 some not, 2 nothing could be read."""
        if not self.read:
            return 2
        return 1 if self.unreadable else 0
