"""What to see in a chart, said in one sentence that follows from the numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import pandas as pd

from ui import numbers
from ui.frames import rows


def compare_groups(summary: pd.DataFrame, show: Callable[[Any], str], one: str, many: str) -> str:
    """Highest and lowest median among the reliable groups of `measures.summarise`; or why none can be compared."""
    reliable = summary[summary["reliable"] & summary["kommunen"] & summary["label"].notna()]
    if reliable.empty:
        if not summary["n"].sum():
            return "Zu dieser Auswahl gibt es keine Angabe."
        return f"Weniger als fünf Angaben je {one}: Die Werte stehen da, taugen aber nicht zum Vergleich."
    if len(reliable) == 1:
        only = reliable.iloc[0]
        return f"Nur **{numbers.plain(only['label'])}** hat fünf oder mehr Angaben: Median **{show(only['median'])}**."
    top, low = _highest(reliable, "median"), _highest(reliable, "median", lowest=True)
    return (
        f"Unter den {len(reliable)} {many} mit mindestens fünf Angaben liegt der Median bei "
        f"**{numbers.plain(top['label'])}** am höchsten ({show(top['median'])}), bei "
        f"**{numbers.plain(low['label'])}** am niedrigsten ({show(low['median'])})."
    )


def most_and_least(shares: pd.DataFrame, most: str, least: str) -> str:
    """The most and the least frequent code of `shares.code_shares`: "{most} **A** (81 %), {least} **B** (10 %)."."""
    if not shares["n"].max():
        return "Zu dieser Auswahl gibt es keine Angabe."
    codes = rows(shares)
    counts = [code.dialogues for code in codes]
    top, low = ([code for code in codes if code.dialogues == end] for end in (max(counts), min(counts)))
    return f"{most} {_alike(top)}, {least} {_alike(low)}."


def _alike(codes: Sequence[Any]) -> str:
    """Codes that are equally frequent: "**A** (10 %)", "**A** und **B** (je 10 %)", "5 Angaben (je 0 %)"."""
    each = f"({'je ' if len(codes) > 1 else ''}{numbers.percent(codes[0].share)})"
    if len(codes) > 3:
        return f"{len(codes)} der Angaben {each}"
    names = [f"**{numbers.plain(code.label)}**" for code in codes]
    return f"{' und '.join([*([', '.join(names[:-1])] if names[1:] else []), names[-1]])} {each}"


def busiest(summary: pd.DataFrame, everywhere: Collection[str], many: str) -> str:
    """Where most dialogues were (column total), and in how many of all places there was none.

    `many` are the places in the dative: "Kreisen".
    """
    if summary.empty:
        return "In keiner Fläche dieser Karte gab es einen Dialog."
    top = summary[summary["total"] == summary["total"].max()]
    named = f"**{', '.join(map(numbers.plain, top['label']))}**" if len(top) <= 3 else f"in {len(top)} {many}"
    most = numbers.count(int(summary["total"].max()), "Dialog", "Dialoge")
    most = f"je {most}" if len(top) > 1 else most
    without = len(everywhere) - len(summary)
    return f"Am meisten: {named} ({most}). In {numbers.n_of(without, len(everywhere))} {many} gab es keinen."


def busiest_month(months: pd.DataFrame) -> str:
    """The month with most dialogues of `overview.by_month`."""
    if months.empty:
        return "Kein Dialog in dieser Auswahl hat ein Datum."
    top = _highest(months, "dialogues")
    most = numbers.count(top["dialogues"], "Dialog", "Dialoge")
    if (months["dialogues"] == top["dialogues"]).sum() > 1:
        return f"Kein Monat ragt heraus: Es waren höchstens {most} in einem Monat."
    return f"Die meisten Dialoge begannen im **{numbers.month(top['month'])}** ({most})."


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
    said = [f"Die meisten Dialoge begannen in {', '.join(clear)}."] if clear else []
    return " ".join([*said, *([f"Kein Monat ragt heraus in {', '.join(alike)}."] if alike else [])])


def widest_gap(fields: pd.DataFrame) -> str:
    """The field that is missing most often in `overview.completeness`."""
    gap = _highest(fields, "missing")
    if not gap["missing"]:
        return "Alle diese Felder sind in allen Steckbriefen ausgefüllt."
    return f"Die größte Lücke: **{gap['label']}** fehlt in {numbers.n_of(gap['missing'], gap['total'])} Steckbriefen."


def largest_cost(kinds: pd.DataFrame) -> str:
    """The kind with the largest share of `costs.composition`."""
    if kinds.empty:
        return "Zu dieser Auswahl ist kein Kostenposten genannt."
    top = kinds.iloc[0]
    return (
        f"Der größte Posten ist **{numbers.plain(top['label'])}** mit {numbers.percent(top['share'])} aller genannten "
        f"Kosten; er steht in {numbers.n_of(top['dialogues'], top['n'])} Dialogen mit Posten."
    )


def size_effect(bottom: Any, top: Any, show: Callable[[Any], str]) -> str:
    """Costs per inhabitant in the smaller and the larger half of the Kommunen."""
    if numbers.is_missing(bottom) or numbers.is_missing(top):
        return "Zu dieser Auswahl gibt es zu wenige Angaben für einen Vergleich nach Größe."
    verb = "mehr als" if bottom > top else "weniger als" if bottom < top else "so viel wie"
    return (
        f"Kleinere Kommunen zahlten je Einwohner {verb} größere: im Median **{show(bottom)}** in der kleineren Hälfte, "
        f"**{show(top)}** in der größeren."
    )


def _highest(frame: pd.DataFrame, column: str, *, lowest: bool = False) -> pd.Series[Any]:
    """The first row with the highest (lowest) value; the column has at least one."""
    values = frame[column].astype(float)
    return frame.iloc[int(values.argmin() if lowest else values.argmax())]
