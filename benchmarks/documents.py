"""How long documents take: `python -m benchmarks.documents [--count 1101]`.

Generated Steckbriefe are written as Word files and as PDFs (by the writers of the tests) and built, each kind from
start to finished data file; then the same again with nothing changed. Prints one line a kind.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.generate import steckbriefe
from tests.loaders.documents import render_docx, render_pdf

_ROOT = Path(__file__).resolve().parent.parent
_WRITERS: dict[str, Callable[[str], bytes]] = {
    "docx": render_docx.table,
    "pdf": render_pdf.flowing,
}


def main() -> None:
    """Measure and print."""
    options = _parser().parse_args()
    print(f"{'kind':6}{'files':>8}{'written s':>12}{'built s':>10}{'unchanged s':>13}")
    for kind, writer in _WRITERS.items():
        with tempfile.TemporaryDirectory() as folder:
            begin = time.perf_counter()
            for number, (_, text) in enumerate(steckbriefe(options.count)):
                (Path(folder) / f"{number:06}.{kind}").write_bytes(writer(text))
            written = time.perf_counter() - begin
            with tempfile.TemporaryDirectory() as data:
                built, unchanged = (_build(Path(folder), Path(data) / "data.duckdb") for _ in range(2))
        print(f"{kind:6}{options.count:8}{written:12.1f}{built:10.2f}{unchanged:13.2f}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1101, help="Steckbriefe of each kind (1101)")
    return parser


def _build(folder: Path, database: Path) -> float:
    command = [sys.executable, "-m", "loaders", "build", str(folder), "--db", str(database)]
    begin = time.perf_counter()
    subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
