"""Coding measured against gold: python -m benchmarks.coding [--holdout] [--codes] [--errors] [GOLD TEXTS].

Prints agreement for every variable over the samples (or over a folder of gold JSON files and a folder of
texts); with --holdout beside it the estimate for unseen texts, with --codes the same for every single code,
with --errors every difference in full.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from statistics import mean

from benchmarks.agreement import Agreement, Codings, compare, compare_codes, differences
from benchmarks.holdout import coded_by_folds
from loaders.documents.normalise import normalise
from loaders.documents.text import decode
from loaders.goldformat import to_gold
from loaders.reading.steckbrief import read_steckbrief
from loaders.sources import DEFAULT_SOURCES, find_sources
from loaders.work import load_tools

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"


def load_gold(folder: Path = GOLD) -> Codings:
    """The codings by hand in a folder, by name of the file without ending."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}


def load_texts(folder: Path = DEFAULT_SOURCES) -> dict[str, str]:
    """The texts of all Steckbriefe in a folder, by name of the file without ending."""
    return {
        file.path.stem: normalise(decode(file.path.read_bytes()).text) for file in find_sources([folder]).files
    }


def code(texts: Mapping[str, str]) -> Codings:
    """The codings by the program, by name of the text."""
    tools = load_tools().tools
    return {
        name: to_gold(name, read_steckbrief(text, tools).steckbrief, tools.register, tools.codebook)
        for name, text in texts.items()
    }


def main() -> None:
    """Print the agreement."""
    options = _parser().parse_args()
    gold, texts = load_gold(options.gold), load_texts(options.texts)
    coded = code(texts)
    if options.errors:
        print("\n".join(differences(gold, coded)))
    rows = compare(gold, coded)
    held_out = compare(gold, coded_by_folds(texts, load_tools().tools)) if options.holdout else []
    if options.codes:
        rows += compare_codes(gold, coded)
    estimates = {row.variable: row.score for row in held_out}
    for row in rows:
        print(_line(row, estimates))
    for title, part in (("mean", compare(gold, coded)), ("mean held out", held_out)):
        if part:
            print(f"{title} {mean(row.score for row in part):.3f} over {len(gold)} Steckbriefe")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Agreement of the program with the coding by hand.")
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="folder of codings by hand (JSON)")
    parser.add_argument("texts", nargs="?", type=Path, default=DEFAULT_SOURCES, help="folder of their texts")
    parser.add_argument("--holdout", action="store_true", help="estimate for unseen texts in a second column")
    parser.add_argument("--codes", action="store_true", help="agreement for every code of every category variable")
    parser.add_argument("--errors", action="store_true", help="list every difference")
    return parser


def _line(row: Agreement, estimates: Mapping[str, float]) -> str:
    estimate = f"{estimates[row.variable]:9.3f}" if row.variable in estimates else " " * 9 if estimates else ""
    return f"{row.variable:40} {row.measure:6} {row.score:6.3f}{estimate}  {row.detail}"


if __name__ == "__main__":
    main()
