"""A build in a process of its own, for programs with many threads such as the dashboard's server.

The process prints one JSON object a line: {"done", "total"} while it works, at the end {"summary"} or {"error"}.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from loaders.collector import collector_paused
from loaders.lock import Busy
from loaders.sources import NoSources
from loaders.store import StoreError
from loaders.summary import BuildSummary, Unread
from loaders.yamlfile import YamlError

_ROOT = Path(__file__).resolve().parent.parent


class BuildFailed(RuntimeError):
    """The build ended without a new data file; the message is German."""


def build_in_child(
    sources: Sequence[Path], database: Path, progress: Callable[[int, int], None], former: Path | None = None
) -> BuildSummary:
    """`build.build_file` in a child process; raises `BuildFailed`."""
    order = {"sources": [str(path) for path in sources], "database": str(database), "former": str(former or database)}
    command = [sys.executable, "-m", "loaders.child", json.dumps(order)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603 - our own program
        for line in process.stdout or ():
            said: dict[str, Any] = json.loads(line)
            if "error" in said:
                raise BuildFailed(said["error"])
            if "summary" in said:
                return _summary(said["summary"])
            progress(said["done"], said["total"])
    raise BuildFailed("Das Einlesen brach ab; die bisherigen Daten sind unverändert.")


def _summary(said: dict[str, Any]) -> BuildSummary:
    listed = {name: tuple(Unread(*entry) for entry in said[name]) for name in ("duplicates", "unreadable")}
    return BuildSummary(**{**said, **listed, "skipped": tuple(said["skipped"])})


def _say(**what: object) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


def main(order: str) -> None:
    """Build as ordered (JSON with sources, database, former)."""
    wanted = json.loads(order)
    try:
        with collector_paused():
            from loaders.build import build_file  # noqa: PLC0415 - finds mistakes in the word lists, which must be told

        summary = build_file(
            [Path(path) for path in wanted["sources"]],
            Path(wanted["database"]),
            lambda done, total: _say(done=done, total=total),
            Path(wanted["former"]),
        )
    except (YamlError, NoSources, StoreError, Busy) as error:
        _say(error=str(error))
        return
    _say(summary=summary._asdict())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(sys.argv[1])
