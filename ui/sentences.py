"""What to see in a chart, said in one sentence that follows from the numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import pandas as pd

from analysis.language import tr, tr_inside
from ui import numbers
from ui.frames import rows
from ui.words import joined, paragraph

NOTHING = "Zu dieser Auswahl gibt es keine Angabe."
MOST_AND_LEAST = "Am häufigsten {most}, am seltensten {least}."


def compare_groups(summary: pd.DataFrame, show: Callable[[Any], str], one: str, many: str) -> str:
    """Highest and lowest median among the reliable groups of `measures.summarise`; or why none can be compared."""
    reliable = summary[summary["reliable"] & summary["kommunen"] & summary["label"].notna()]
    if reliable.empty:
        if not summary["n"].sum():
            return tr(NOTHING)
        said = tr("Weniger als fünf Angaben {each}: Die Werte stehen da, taugen aber nicht zum Vergleich.")
        return said.format(each=tr(f"je {one}"))
    if len(reliable) == 1:
        only = reliable.iloc[0]
        said = tr("Nur **{label}** hat fünf oder mehr Angaben: Median **{median}**.")
        return said.format(label=numbers.plain(only["label"]), median=show(only["median"]))
    top, low = _highest(reliable, "median"), _highest(reliable, "median", lowest=True)
    said = tr(
        "Unter den {n} {many} mit mindestens fünf Angaben liegt der Median bei **{top}** am höchsten ({highest}), bei "
        "**{low}** am niedrigsten ({lowest})."
    )
    return said.format(
        n=len(reliable), many=tr_inside(many), top=numbers.plain(top["label"]), highest=show(top["median"]),
        low=numbers.plain(low["label"]), lowest=show(low["median"]),
    )  # fmt: skip


def most_and_least(shares: pd.DataFrame, said: str = MOST_AND_LEAST) -> str:
    """The most and the least frequent code of `shares.code_shares`, filled into what is `said`."""
    if not shares["n"].max():
        return tr(NOTHING)
    codes = rows(shares)
    counts = [code.dialogues for code in codes]
    top, low = ([code for code in codes if code.dialogues == end] for end in (max(counts), min(counts)))
    return tr(said).format(most=_alike(top), least=_alike(low))


def _alike(codes: Sequence[Any]) -> str:
    """Codes that are equally frequent: "**A** (10 %)", "**A** und **B** (je 10 %)", "5 Angaben (je 0 %)"."""
    each = numbers.percent(codes[0].share)
    share = each if len(codes) == 1 else tr("je {share}").format(share=each)
    if len(codes) > 3:
        return tr("{n} der Angaben ({share})").format(n=len(codes), share=share)
    return f"{joined([f'**{numbers.plain(code.label)}**' for code in codes])} ({share})"


def busiest(summary: pd.DataFrame, everywhere: Collection[str], many: str) -> str:
    """Where most dialogues were (column total), and in how many of all places there was none.

    `many` are the places in the dative: "Kreisen".
    """
    if summary.empty:
        return tr("In keiner Fläche dieser Karte gab es einen Dialog.")
    top = summary[summary["total"] == summary["total"].max()]
    named = f"**{', '.join(map(numbers.plain, top['label']))}**"
    if len(top) > 3:
        named = tr("in {n} {many}").format(n=len(top), many=tr_inside(many))
    most = numbers.count(int(summary["total"].max()), "Dialog", "Dialoge")
    most = tr("je {share}").format(share=most) if len(top) > 1 else most
    without = len(everywhere) - len(summary)
    none = numbers.n_of(without, len(everywhere))
    said = tr("Am meisten: {named} ({most}). In {none} {many} gab es keinen.")
    return said.format(named=named, most=most, none=none, many=tr_inside(many))


def busiest_month(months: pd.DataFrame) -> str:
    """The month with most dialogues of `overview.by_month`."""
    if months.empty:
        return tr("Kein Dialog in dieser Auswahl hat ein Datum.")
    top = _highest(months, "dialogues")
    most = numbers.count(top["dialogues"], "Dialog", "Dialoge")
    if (months["dialogues"] == top["dialogues"]).sum() > 1:
        return tr("Kein Monat ragt heraus: Es waren höchstens {most} in einem Monat.").format(most=most)
    said = tr("Die meisten Dialoge begannen im **{month}** ({most}).")
    return said.format(month=numbers.month(top["month"]), most=most)


def busiest_months(months: pd.DataFrame) -> str:
    """The month with most dialogues in each group of `overview.by_month_and_region`, and where several are alike."""
    if months.empty:
        return busiest_month(months)
    clear, alike = [], []
    for label in dict.fromkeys(months["label"]):
        own = months[months["label"] == label]
        top = _highest(own, "dialogues")
        if (own["dialogues"] == top["dialogues"]).sum() > 1:
            alike.append(numbers.plain(label))
        else:
            clear.append(f"{numbers.plain(label)} **{numbers.month(top['month'])}** ({top['dialogues']})")
    said = tr("Die meisten Dialoge begannen in {places}.").format(places=", ".join(clear)) if clear else ""
    none = tr("Kein Monat ragt heraus in {places}.").format(places=", ".join(alike)) if alike else ""
    return paragraph(said, none)


def widest_gap(fields: pd.DataFrame) -> str:
    """The field that is missing most often in `overview.completeness`."""
    gap = _highest(fields, "missing")
    if not gap["missing"]:
        return tr("Alle diese Felder sind in allen Steckbriefen ausgefüllt.")
    said = tr("Die größte Lücke: **{label}** fehlt in {of} Steckbriefen.")
    return said.format(label=gap["label"], of=numbers.n_of(gap["missing"], gap["total"]))


def largest_cost(kinds: pd.DataFrame) -> str:
    """The kind with the largest share of `costs.composition`."""
    if kinds.empty:
        return tr("Zu dieser Auswahl ist kein Kostenposten genannt.")
    top = kinds.iloc[0]
    said = tr(
        "Der größte Posten ist **{label}** mit {share} aller genannten Kosten; er steht in {of} Dialogen mit Posten."
    )
    of = numbers.n_of(top["dialogues"], top["n"])
    return said.format(label=numbers.plain(top["label"]), share=numbers.percent(top["share"]), of=of)


def size_effect(bottom: Any, top: Any, show: Callable[[Any], str]) -> str:
    """Costs per inhabitant in the smaller and the larger half of the Kommunen."""
    if numbers.is_missing(bottom) or numbers.is_missing(top):
        return tr("Zu dieser Auswahl gibt es zu wenige Angaben für einen Vergleich nach Größe.")
    said = tr(
        "Kleinere Kommunen zahlten je Einwohner {verb} größere: im Median **{smaller}** in der kleineren Hälfte, "
        "**{larger}** in der größeren."
    )
    verb = "mehr als" if bottom > top else "weniger als" if bottom < top else "so viel wie"
    return said.format(verb=tr(verb), smaller=show(bottom), larger=show(top))


def _highest(frame: pd.DataFrame, column: str, *, lowest: bool = False) -> pd.Series[Any]:
    """The first row with the highest (lowest) value; the column has at least one."""
    values = frame[column].astype(float)
    return frame.iloc[int(values.argmin() if lowest else values.argmax())]
