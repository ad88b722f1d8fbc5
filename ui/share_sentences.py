"""What to see in charts of shares by group, said in sentences that follow from the numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.contrasts import comparable, widest_difference
from analysis.formats import FormatFigures
from analysis.measures import RELIABLE_FROM
from ui import numbers
from ui.comparison import Called

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
    """The most frequent group, and the groups that less than a quarter of the dialogues name, rarest first."""
    n = _largest(shares["n"])
    if n < RELIABLE_FROM:
        return _too_few(n)
    rare = shares[shares["share"] < 0.25].iloc[::-1]
    text = f"Am häufigsten dabei: {_listed(shares.head(2))}."
    if rare.empty:
        return f"{text} Keine Gruppe fehlt in mehr als drei von vier Dialogen."
    return f"{text} In mehr als drei von vier Dialogen nicht genannt: {_words(rare['label'])}."


def where_it_differs(shares: pd.DataFrame, called: Called) -> str:
    """The code whose share differs most between reliable groups."""
    widest = widest_difference(shares)
    if widest.empty:
        if not shares["n"].sum():
            return NOTHING
        return f"Weniger als zwei {called.many} haben fünf oder mehr Angaben: Ein Vergleich wäre nicht belastbar."
    top, low = widest.iloc[0], widest.iloc[-1]
    return (
        f"Am meisten unterscheiden sich die {called.many} bei **{numbers.plain(top['label'])}**: "
        f"{numbers.plain(top['group_label'])} {numbers.percent(top['share'])}, "
        f"{numbers.plain(low['group_label'])} {numbers.percent(low['share'])}."
    )


def were_reached(shares: pd.DataFrame, codes: Sequence[str]) -> str:
    """In how many dialogues each of these groups of people was present."""
    overall = shares[shares["is_all"]].set_index("key")
    if not _largest(overall["n"]):
        return NOTHING
    rows = [overall.loc[code] for code in codes if code in overall.index]
    parts = [f"**{numbers.plain(row['label'])}** in {numbers.n_of(row['dialogues'], row['n'])} Dialogen" for row in rows]
    return f"Als anwesend genannt: {', '.join(parts)}."


def most_content(levels: pd.DataFrame, called: Called) -> str:
    """In which reliable groups of `levels.level_groups` most and fewest answers lie above the middle level."""
    groups = comparable(levels.drop_duplicates(["group_key", "kommunen"]))
    overall = levels[levels["is_all"]].head(1)
    if overall.empty or not overall["n"].iloc[0]:
        return NOTHING
    whole = overall.iloc[0]
    text = (
        f"In {numbers.n_of(whole['upper'], whole['n'])} Dialogen mit Angabe war die Kommune zufrieden oder sehr "
        "zufrieden"
    )
    if len(groups) < 2:
        return f"{text}."
    ordered = groups.sort_values("upper_share", ascending=False, kind="stable")
    top, low = ordered.iloc[0], ordered.iloc[-1]
    return (
        f"{text}; unter den {len(groups)} {called.among} mit mindestens fünf Angaben am häufigsten bei "
        f"**{numbers.plain(top['group_label'])}** ({numbers.percent(top['upper_share'])}), am seltensten bei "
        f"**{numbers.plain(low['group_label'])}** ({numbers.percent(low['upper_share'])})."
    )


def combined(pairs: pd.DataFrame, figures: FormatFigures) -> str:
    """How many dialogues combine formats, and which pair is most frequent."""
    if not figures.n:
        return NOTHING
    text = f"**{numbers.n_of(figures.several, figures.n)}** Dialogen mit Angabe verbinden mehrere Formate"
    together = pairs[pairs["dialogues"] > 0]
    if together.empty:
        return f"{text}."
    best = together[together["dialogues"] == together["dialogues"].max()]
    if len(best) > 3:
        times = numbers.count(best["dialogues"].iloc[0], "Mal", "Mal")
        return f"{text}; {len(best)} Paare kommen gleich oft vor, je {times}."
    names = _joined([f"**{numbers.plain(row.first_label)}** mit **{numbers.plain(row.second_label)}**" for row in
                     best.itertuples()])  # fmt: skip
    return f"{text}, am häufigsten {names} ({numbers.count(best['dialogues'].iloc[0], 'Dialog', 'Dialoge')})."


def share_of_heads(heads: pd.DataFrame) -> str:
    """Which group made up most of the participants where it was counted."""
    sure = heads[heads["reliable"]]
    if sure.empty:
        return NOTHING if not heads["n"].sum() else "Keine Gruppe wurde in fünf oder mehr Dialogen gezählt."
    parts = [
        f"**{numbers.plain(row.label)}** {numbers.percent(row.median)}" for row in sure.head(3).itertuples()
    ]
    return f"Die größten Anteile, wo gezählt wurde (Median): {', '.join(parts)} der Teilnehmenden."


def _largest(counts: pd.Series[int]) -> int:
    return int(counts.max()) if len(counts) else 0


def _too_few(n: int) -> str:
    return f"Nur {numbers.count(n, 'Dialog', 'Dialoge')} mit Angabe: zu wenige für eine Rangfolge." if n else NOTHING


def _listed(shares: pd.DataFrame) -> str:
    return _joined([f"**{numbers.plain(row.label)}** ({numbers.percent(row.share)})" for row in shares.itertuples()])


def _words(labels: pd.Series[str]) -> str:
    return _joined([numbers.plain(label) for label in labels])


def _joined(words: Sequence[str]) -> str:
    return " und ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
