"""Coding measured against gold: python -m benchmarks.coding [--errors] [GOLD TEXTS].

Prints agreement for every variable over the samples (or over a folder of gold JSON files and a folder of
texts), and with --errors every difference in full.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import mean

from benchmarks.agreement import Codings, compare, differences
from loaders.goldformat import to_gold
from loaders.sources import DEFAULT_SOURCES, find_sources
from loaders.work import load_tools, read_file

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"


def load_gold(folder: Path = GOLD) -> Codings:
    """The codings by hand in a folder, by name of the file without ending."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}


def code(texts: Path = DEFAULT_SOURCES) -> Codings:
    """The codings by the program of all texts in a folder, by name of the file without ending."""
    tools = load_tools().tools
    return {
        file.path.stem: to_gold(file.name, read_file(file)[0].steckbrief, tools.register, tools.codebook)
        for file in find_sources([texts]).files
    }


def main() -> None:
    """Print the agreement."""
    parser = argparse.ArgumentParser(description="Agreement of the program with the coding by hand.")
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("texts", nargs="?", type=Path, default=DEFAULT_SOURCES)
    parser.add_argument("--errors", action="store_true", help="list every difference")
    options = parser.parse_args()
    gold, coded = load_gold(options.gold), code(options.texts)
    if options.errors:
        print("\n".join(differences(gold, coded)))
    rows = compare(gold, coded)
    for row in rows:
        print(f"{row.variable:24} {row.measure:6} {row.score:6.3f}  {row.detail}")
    print(f"mean {mean(row.score for row in rows):.3f} over {len(gold)} Steckbriefe")


if __name__ == "__main__":
    main()
