"""What to see in charts of shares by group, said in sentences that follow from the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.contrasts import widest_difference
from analysis.formats import FormatFigures
from analysis.measures import RELIABLE_FROM
from ui import numbers
from ui.frames import rows
from ui.grouping import Noun

NOTHING = "Zu dieser Auswahl gibt es keine Angabe."


def most_frequent(shares: pd.DataFrame, most: str, never: str) -> str:
    """The three most frequent codes, and those that never occur: "{most}: A (26 %), B (19 %). {never}: C."."""
    n = _largest(shares["n"])
    if n < RELIABLE_FROM:
        return _too_few(n)
    top = shares[shares["dialogues"] > 0].head(3)
    text = f"{most}: {_listed(top)}."
    absent = shares.loc[shares["dialogues"] == 0, "label"]
    return f"{text} {never}: {_words(absent)}." if len(absent) else text


def often_missing(shares: pd.DataFrame) -> str:
    """The most frequent group, and those that less than a quarter of the dialogues name, rarest first."""
    n = _largest(shares["n"])
    if n < RELIABLE_FROM:
        return _too_few(n)
    rare = shares[shares["share"] < 0.25].iloc[::-1]
    text = f"Am häufigsten dabei: {_listed(shares.head(1))}."
    if rare.empty:
        return f"{text} Keine Gruppe fehlt in mehr als drei von vier Dialogen."
    if len(rare) <= 3:
        return f"{text} In mehr als drei von vier Dialogen nicht genannt: {_listed(rare)}."
    return (
        f"{text} {len(rare)} Gruppen sind in mehr als drei von vier Dialogen nicht genannt, am seltensten "
        f"{_listed(rare.head(1))}."
    )


def where_it_differs(shares: pd.DataFrame, noun: Noun) -> str:
    """The code whose share differs most between reliable groups."""
    widest = widest_difference(shares)
    if widest is None:
        return f"Für einen Vergleich nach {noun.one} sind es zu wenige Angaben." if shares["n"].any() else NOTHING
    return (
        f"Am meisten unterscheiden sich die {noun.plural} bei **{numbers.plain(widest.label)}**: am häufigsten bei "
        f"{numbers.plain(widest.top)} ({numbers.percent(widest.top_share)}), am seltensten bei "
        f"{numbers.plain(widest.low)} ({numbers.percent(widest.low_share)})."
    )


def were_reached(shares: pd.DataFrame, codes: Sequence[str]) -> str:
    """In how many dialogues each of these groups of people was present."""
    overall = shares[shares["is_all"]]
    if not _largest(overall["n"]):
        return NOTHING
    found = pd.concat([overall[overall["key"] == code] for code in codes])
    parts = [
        f"**{numbers.plain(label)}** in {numbers.n_of(dialogues, n)}"
        for label, dialogues, n in zip(found["label"], found["dialogues"], found["n"], strict=True)
    ]
    return f"Als anwesend genannt: {', '.join(parts)} Dialogen."


def combined(pairs: pd.DataFrame, figures: FormatFigures) -> str:
    """How many dialogues combine formats, and which pair is most frequent."""
    if not figures.n:
        return NOTHING
    text = f"**{numbers.n_of(figures.several, figures.n)}** Dialogen mit Angabe verbinden mehrere Formate"
    together = pairs[pairs["dialogues"] > 0]
    if together.empty:
        return f"{text}."
    best = together[together["dialogues"] == together["dialogues"].max()]
    if len(best) > 3 and best["dialogues"].iloc[0] == 1:
        return f"{text}; kein Paar kam mehr als einmal vor."
    if len(best) > 3:
        each = numbers.count(best["dialogues"].iloc[0], "Dialog", "Dialogen")
        return f"{text}; {len(best)} Paare sind mit je {each} am häufigsten."
    names = _joined([f"**{numbers.plain(row.first_label)}** mit **{numbers.plain(row.second_label)}**" for row in
                     rows(best)])  # fmt: skip
    times = numbers.count(best["dialogues"].iloc[0], "Dialog", "Dialoge")
    return f"{text}, am häufigsten {names} ({'je ' if len(best) > 1 else ''}{times})."


def frequent_sets(sets: pd.DataFrame) -> str:
    """How many different sets of formats there were, the most frequent one, and the most frequent of several."""
    if sets.empty:
        return NOTHING
    found = rows(sets)
    n = found[0].n
    if n < RELIABLE_FROM:
        return _too_few(n)
    kinds = numbers.count(len(found), "Zusammenstellung", "verschiedene Zusammenstellungen")
    parts = [
        f"**{kinds}** in {numbers.count(n, 'Dialog', 'Dialogen')} mit Angabe",
        _most_of([each for each in found if each.size == 1], "allein"),
        _most_of([each for each in found if each.size > 1], "zusammen"),
    ]
    return f"{'; '.join(part for part in parts if part)}."


def _most_of(sets: Sequence[Any], how: str) -> str:
    """The most frequent of these sets, unless they are many or occur only once."""
    best = [each for each in sets if each.dialogues == sets[0].dialogues]
    if not 0 < len(best) <= 3 or best[0].dialogues < 2:
        return ""
    names = _joined([f"**{numbers.plain(each.label)}**" for each in best])
    times = numbers.count(best[0].dialogues, "Dialog", "Dialoge")
    return f"am häufigsten {how} {names} ({'je ' if len(best) > 1 else ''}{times})"


def share_of_heads(heads: pd.DataFrame) -> str:
    """Which group made up most of the participants where it was counted."""
    sure = heads[heads["reliable"]]
    if sure.empty:
        return NOTHING if not heads["n"].sum() else "Keine Gruppe wurde in fünf oder mehr Dialogen gezählt."
    parts = [
        f"**{numbers.plain(row.label)}** {numbers.percent(row.median)}" for row in rows(sure.head(3))
    ]
    return f"Die größten Anteile, wo gezählt wurde (Median): {', '.join(parts)} der Teilnehmenden."


def dative(plural: str) -> str:
    """ "Kreise" -> "(unter den) Kreisen"."""
    return plural if plural.endswith("n") else f"{plural}n"


def _largest(counts: pd.Series[int]) -> int:
    return int(counts.max()) if len(counts) else 0


def _too_few(n: int) -> str:
    return f"Nur {numbers.count(n, 'Dialog', 'Dialoge')} mit Angabe: zu wenige für eine Rangfolge." if n else NOTHING


def _listed(shares: pd.DataFrame) -> str:
    return _joined([f"**{numbers.plain(row.label)}** ({numbers.percent(row.share)})" for row in rows(shares)])


def _words(labels: pd.Series[str]) -> str:
    return _joined([numbers.plain(label) for label in labels])


def _joined(words: Sequence[str]) -> str:
    return " und ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
