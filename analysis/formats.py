"""Formats: how many a dialogue has, which ones go together, and which sets of them occur."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr
from analysis.measures import MEASURES


@dataclass(frozen=True)
class FormatFigures:
    """`n` of `dialogues` name a format, `several` of these more than one; `mean` formats each, None when n is 0.

    `kommunen` are the dialogues without the Landkreise that report on themselves; `measured` tells for each measure
    how many of these have a format and a value.
    """

    dialogues: int
    n: int
    several: int
    mean: float | None
    kommunen: int
    measured: Mapping[str, int]


def format_figures(database: Database, chosen: Filter) -> FormatFigures:
    """The figures of the chosen dialogues."""
    where, parameters = chosen.where()
    own = "ebene <> 'landkreis'"
    counts = ", ".join(
        f"count(*) FILTER ({own} AND len(formats) > 0 AND {measure.column} IS NOT NULL)"
        for measure in MEASURES.values()
    )
    [(dialogues, n, several, mean, kommunen, *measured)] = database.rows(
        f"""
        SELECT count(*), count(*) FILTER (len(formats) > 0), count(*) FILTER (len(formats) > 1),
               avg(len(formats)) FILTER (len(formats) > 0), count(*) FILTER ({own}), {counts}
        FROM data.out.dialogue WHERE {where}
        """,
        parameters,
    )
    return FormatFigures(dialogues, n, several, mean, kommunen, dict(zip(MEASURES, measured, strict=True)))


class FormatCompany(NamedTuple):
    """Which formats a dialogue had together.

    `sets`: one row a set of formats that occurs, most frequent first. Columns: key (the codes joined by "-"), label
    (the formats in the order of the codebook, joined by " + "), size (how many formats), dialogues (with exactly these
    formats), n (dialogues with any format), share (dialogues / n).

    `pairs`: one row a pair of formats that occur, most frequent pair first. Columns: first, second (codes, `first` the
    more frequent one), first_label, second_label, dialogues (with both), first_total, second_total (dialogues with the
    one), first_rank, second_rank (from 0, by frequency).
    """

    sets: pd.DataFrame
    pairs: pd.DataFrame


def format_company(database: Database, chosen: Filter) -> FormatCompany:
    """Sets and pairs of the formats of the chosen dialogues."""
    where, parameters = chosen.where()
    counted: list[tuple[list[str], int]] = database.rows(
        f"""SELECT formats, count(*) FROM data.out.dialogue WHERE len(formats) > 0 AND {where}
        GROUP BY formats ORDER BY count(*) DESC, len(formats), formats""",
        parameters,
    )
    labels = database.codes("formate")
    return FormatCompany(_sets(counted, labels), _pairs(counted, labels))


def _sets(counted: Sequence[tuple[list[str], int]], labels: Mapping[str, str]) -> pd.DataFrame:
    n = sum(dialogues for _, dialogues in counted)
    said = {code: tr(label) for code, label in labels.items()}
    rows = [
        ("-".join(codes), " + ".join(label for code, label in said.items() if code in codes), len(codes), dialogues,
         n, dialogues / n)
        for codes, dialogues in counted
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["key", "label", "size", "dialogues", "n", "share"])


def _pairs(counted: Sequence[tuple[list[str], int]], labels: Mapping[str, str]) -> pd.DataFrame:
    met: Counter[tuple[str, str]] = Counter()  # a format meets itself in all of its dialogues
    for codes, dialogues in counted:
        met.update(dict.fromkeys(product(codes, codes), dialogues))
    used = [(code, label) for code, label in labels.items() if (code, code) in met]
    used.sort(key=lambda each: -met[each[0], each[0]])
    pairs = [
        (first, second, first_label, second_label, met[first, second], met[first, first], met[second, second],
         first_rank, second_rank)
        for second_rank, (second, second_label) in enumerate(used)
        for first_rank, (first, first_label) in enumerate(used[:second_rank])
    ]  # fmt: skip
    pairs.sort(key=lambda pair: (-pair[4], pair[7], pair[8]))
    return pd.DataFrame(pairs, columns=_PAIR)


_PAIR = (
    "first", "second", "first_label", "second_label", "dialogues", "first_total", "second_total", "first_rank",
    "second_rank",
)  # fmt: skip
