"""What to see in charts of shares by group, said in sentences that follow from the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.contrasts import widest_difference
from analysis.formats import FormatFigures
from analysis.language import tr, tr_inside
from analysis.measures import RELIABLE_FROM
from ui import numbers
from ui.frames import rows
from ui.grouping import Noun
from ui.sentences import NOTHING
from ui.words import joined, paragraph


def most_frequent(shares: pd.DataFrame) -> str:
    """The three most frequent codes, and those that never occur."""
    n = _largest(shares["n"])
    if n < RELIABLE_FROM:
        return _too_few(n)
    top = shares[shares["dialogues"] > 0].head(3)
    text = tr("Am häufigsten: {codes}.").format(codes=_listed(top))
    absent = shares.loc[shares["dialogues"] == 0, "label"]
    return paragraph(text, tr("Nicht vorgekommen: {codes}.").format(codes=_words(absent)) if len(absent) else "")


def often_missing(shares: pd.DataFrame) -> str:
    """The most frequent group, and those that less than a quarter of the dialogues name, rarest first."""
    n = _largest(shares["n"])
    if n < RELIABLE_FROM:
        return _too_few(n)
    rare = shares[shares["share"] < 0.25].iloc[::-1]
    text = tr("Am häufigsten dabei: {groups}.").format(groups=_listed(shares.head(1)))
    if rare.empty:
        return paragraph(text, "Keine Gruppe fehlt in mehr als drei von vier Dialogen.")
    if len(rare) <= 3:
        said = tr("In mehr als drei von vier Dialogen nicht genannt: {groups}.")
        return paragraph(text, said.format(groups=_listed(rare)))
    said = tr("{n} Gruppen sind in mehr als drei von vier Dialogen nicht genannt, am seltensten {groups}.")
    return paragraph(text, said.format(n=len(rare), groups=_listed(rare.head(1))))


def where_it_differs(shares: pd.DataFrame, noun: Noun) -> str:
    """The code whose share differs most between reliable groups."""
    widest = widest_difference(shares)
    if widest is None:
        said = tr("Für einen Vergleich {by} sind es zu wenige Angaben.")
        return said.format(by=noun.by) if shares["n"].any() else tr(NOTHING)
    said = tr(
        "Am meisten unterscheiden sich die {nouns} bei **{label}**: am häufigsten bei {top} ({most}), am seltensten "
        "bei {low} ({least})."
    )
    return said.format(
        nouns=tr_inside(noun.plural), label=numbers.plain(widest.label), top=numbers.plain(widest.top),
        most=numbers.percent(widest.top_share), low=numbers.plain(widest.low), least=numbers.percent(widest.low_share),
    )  # fmt: skip


def were_reached(shares: pd.DataFrame, codes: Sequence[str]) -> str:
    """In how many dialogues each of these groups of people was present."""
    overall = shares[shares["is_all"]]
    if not _largest(overall["n"]):
        return tr(NOTHING)
    found = pd.concat([overall[overall["key"] == code] for code in codes])
    parts = [
        tr("**{label}** in {of}").format(label=numbers.plain(label), of=numbers.n_of(dialogues, n))
        for label, dialogues, n in zip(found["label"], found["dialogues"], found["n"], strict=True)
    ]
    return tr("Als anwesend genannt: {groups} Dialogen.").format(groups=", ".join(parts))


def combined(pairs: pd.DataFrame, figures: FormatFigures) -> str:
    """How many dialogues combine formats, and which pair is most frequent."""
    if not figures.n:
        return tr(NOTHING)
    text = tr("**{of}** Dialogen mit Angabe verbinden mehrere Formate")
    text = text.format(of=numbers.n_of(figures.several, figures.n))
    together = pairs[pairs["dialogues"] > 0]
    return f"{text}{_best_pairs(together) if len(together) else ''}."


def _best_pairs(together: pd.DataFrame) -> str:
    """The most frequent pairs, as the end of a sentence."""
    best = rows(together[together["dialogues"] == together["dialogues"].max()])
    if len(best) > 3 and best[0].dialogues == 1:
        return tr("; kein Paar kam mehr als einmal vor")
    if len(best) > 3:
        each = numbers.count(best[0].dialogues, "Dialog", "Dialogen")
        return tr("; {n} Paare sind mit je {each} am häufigsten").format(n=len(best), each=each)
    pair = tr("**{first}** mit **{second}**")
    names = [pair.format(first=numbers.plain(row.first_label), second=numbers.plain(row.second_label)) for row in best]
    return tr(", am häufigsten {names} ({times})").format(names=joined(names), times=_times(best))


def _times(best: Sequence[Any]) -> str:
    """How many dialogues, "je" (each) if there are several rows with as many."""
    times = numbers.count(best[0].dialogues, "Dialog", "Dialoge")
    return times if len(best) == 1 else tr("je {share}").format(share=times)


def frequent_sets(sets: pd.DataFrame) -> str:
    """How many different sets of formats there were, the most frequent one, and the most frequent of several."""
    if sets.empty:
        return tr(NOTHING)
    found = rows(sets)
    n = found[0].n
    if n < RELIABLE_FROM:
        return _too_few(n)
    kinds = numbers.count(len(found), "Zusammenstellung", "verschiedene Zusammenstellungen")
    said = tr("**{kinds}** in {dialogues} mit Angabe")
    parts = [
        said.format(kinds=kinds, dialogues=numbers.count(n, "Dialog", "Dialogen")),
        _most_of([each for each in found if each.size == 1], "am häufigsten allein {names} ({times})"),
        _most_of([each for each in found if each.size > 1], "am häufigsten zusammen {names} ({times})"),
    ]
    return f"{'; '.join(part for part in parts if part)}."


def _most_of(sets: Sequence[Any], said: str) -> str:
    """The most frequent of these sets, filled into what is `said`, unless they are many or occur only once."""
    best = [each for each in sets if each.dialogues == sets[0].dialogues]
    if not 0 < len(best) <= 3 or best[0].dialogues < 2:
        return ""
    names = joined([f"**{numbers.plain(each.label)}**" for each in best])
    return tr(said).format(names=names, times=_times(best))


def share_of_heads(heads: pd.DataFrame) -> str:
    """Which group made up most of the participants where it was counted."""
    sure = heads[heads["reliable"]]
    if sure.empty:
        return tr(NOTHING if not heads["n"].sum() else "Keine Gruppe wurde in fünf oder mehr Dialogen gezählt.")
    parts = [
        f"**{numbers.plain(row.label)}** {numbers.percent(row.median)}" for row in rows(sure.head(3))
    ]
    said = tr("Die größten Anteile, wo gezählt wurde (Median): {groups} der Teilnehmenden.")
    return said.format(groups=", ".join(parts))


def dative(plural: str) -> str:
    """ "Kreise" -> "(unter den) Kreisen"."""
    return plural if plural.endswith("n") else f"{plural}n"


def _largest(counts: pd.Series[int]) -> int:
    return int(counts.max()) if len(counts) else 0


def _too_few(n: int) -> str:
    if not n:
        return tr(NOTHING)
    said = tr("Nur {dialogues} mit Angabe: zu wenige für eine Rangfolge.")
    return said.format(dialogues=numbers.count(n, "Dialog", "Dialoge"))


def _listed(shares: pd.DataFrame) -> str:
    return joined([f"**{numbers.plain(row.label)}** ({numbers.percent(row.share)})" for row in rows(shares)])


def _words(labels: pd.Series[str]) -> str:
    return joined([numbers.plain(label) for label in labels])
