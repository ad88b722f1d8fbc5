"""The section "Kosten und Effizienz": items of cost, their total, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from loaders.reading.alternatives import any_of, in_text
from loaders.reading.amounts import find_amounts
from loaders.reading.cost_kinds import Classify, Kinds
from loaders.reading.cost_labels import (
    LETTERS,
    TOTAL_WORDS,
    Described,
    breaks,
    describe,
    find_free,
    first_clause,
    names_total,
)
from loaders.reading.cost_signs import is_no_cost, stems_in
from loaders.reading.money import Amount
from loaders.record import Answer, CostItem, CostTotal, Finding, Span
from loaders.word_lists import cost_words

OTHER = "sonstiges"
NO_RULE = "ohne Zuordnung"
SEVERAL = "mehrere Arten"
_TOLERANCE = Decimal(1)  # euros


def read_costs(
    answer: Answer, classify: Classify
) -> tuple[tuple[CostItem, ...], CostTotal | None, tuple[Finding, ...]]:
    """Items in the order of the text, the total (stated, else summed, else None), and findings.

    Grants, plans, comparisons and prices for one of something are no items; a stated "kostenlos" is an item
    of 0. An item whose words name no kind is "sonstiges" with the rule "ohne Zuordnung", certainty weak.
    """
    text = answer.text
    lowered = text.lower()
    kinds = Kinds(text, classify)
    entries = list(describe(text, find_amounts(text), kinds))
    stems = stems_in(lowered) if entries else []
    costs = [
        entry for entry in entries if not is_no_cost(entry.amount, entry.before, entry.after, bool(entry.named), stems)
    ]
    costs = _without_shares(text, costs)
    totals, parts = _part_totals(text, costs, kinds)
    items = [_item(answer, entry, kinds) for entry in parts]
    free = _free_items(answer, find_free(text, lowered), [entry.amount for entry in entries], kinds)
    items += [item for item in free if not any(_says_so(other, item) for other in items)]
    items.sort(key=lambda item: item.span)
    total = _choose_total(answer, totals, items) or _no_costs_at_all(answer, entries)
    if total is None:
        return (), None, (Finding(code="kosten_fehlen", field="cost", message="Es ist kein Kostenbetrag angegeben."),)
    return tuple(items), total, tuple(_contradiction(items, total, parts))


# -- totals ------------------------------------------------------------------------------------------

_STRONG_TOTAL = re.compile(rf"(?<!\w)(?:{TOTAL_WORDS})(?!\w)|∑|Σ", re.IGNORECASE)
_NO_TOTAL = re.compile(r"(?<!\w)(?:erhielt|bek(?:a|o)m|verlangte|berechnete|kosteten)", re.IGNORECASE)
_WORDS = cost_words()
_SUBTOTAL = re.compile(any_of(in_text(_WORDS.subtotals)))
_WITHOUT = re.compile(r"(?<!\w)(?:inkl|incl|einschl|samt|mit|ohne|zzgl|plus)(?!\w)", re.IGNORECASE)
_GENERIC = re.compile(any_of(in_text(_WORDS.generic)), re.IGNORECASE)
_NOT_GENERIC = re.compile(any_of(in_text(_WORDS.only_some)), re.IGNORECASE)
_OWN_LABEL = re.compile(r"\w[^:\n]*:\s*$")
_PART_OF = re.compile(
    r"\W*(?:davon|hiervon|darunter|darin|inkl|incl|einschl|einschließlich|enthalten)\b", re.IGNORECASE
)
_OPENED = re.compile(r"[^\w()]*\((?!\s*(?:\+|plus|zzgl|zuzüglich|zusätzlich|dazu|außerdem))[^()]*$", re.IGNORECASE)


def _part_totals(text: str, entries: list[Described], kinds: Kinds) -> tuple[list[Described], list[Described]]:
    """Split entries into totals and items; what only explains an item ("davon", in brackets) is left out."""
    totals: list[Described] = []
    parts: list[Described] = []
    last: Described | None = None
    for entry in entries:
        if _is_labelled_subtotal(entry.before.lower()):
            continue
        if _is_total(text, entry, parts, kinds):
            if not _is_subtotal(text, entry, parts, entries):
                totals.append(entry)
            last = None
        elif last is None or not _explains(text, last, entry):
            parts.append(entry)
            last = entry if entry.named else None
    if not totals:
        totals = [entry for entry in parts if _is_whole(text, entry, parts)]
        parts = [entry for entry in parts if entry not in totals]
    return totals, parts


def _is_labelled_subtotal(before: str) -> bool:
    return ("summe" in before or "übertrag" in before) and _SUBTOTAL.search(before) is not None


def _without_shares(text: str, entries: list[Described]) -> list[Described]:
    """The entries without what those who pay share, where it comes to the same as the items: "(A-Dorf 830 €, …)"."""
    if sum(not entry.named for entry in entries) < 2:  # fewer cannot be shares
        return entries
    for number, whole in enumerate(entries):
        line = text.find("\n", whole.end) % (len(text) + 1)
        behind = [entry for entry in entries[number + 1 :] if entry.start < line and not entry.named]
        both = (behind, entries[:number])
        if len(behind) > 1 and all(abs(_high(group) - whole.amount.high) <= _TOLERANCE for group in both):
            return [entry for entry in entries if entry not in behind]
    return entries


def _is_total(text: str, entry: Described, parts: list[Described], kinds: Kinds) -> bool:
    if len(parts) > 1 and not LETTERS.search(entry.before + entry.after):
        # no words at all: the last line of a list, or what stands behind the equals sign
        return abs(_high(parts) - entry.amount.high) <= _TOLERANCE
    start, end = entry.label
    words = text[start:end]
    if not LETTERS.search(words):
        start, end, words = entry.amount.end, entry.amount.end + len(entry.after), entry.after
    if not names_total(words) or _NO_TOTAL.search(words):
        return False
    without = _WITHOUT.search(text, start, end)
    named = kinds.within(start, without.start() if without else end)
    if _STRONG_TOTAL.search(words) or _GENERIC.search(words):
        return len(named) != 1
    return not named


def _is_subtotal(text: str, entry: Described, parts: list[Described], entries: list[Described]) -> bool:
    """Whether the sum stands in the line of its items while the list goes on elsewhere."""
    line = text.rfind("\n", 0, entry.start)
    own = [part for part in parts if part.start > line]
    others = len(entries) > len(own) + 1
    return bool(own) and others and abs(_high(own) - entry.amount.high) <= _TOLERANCE


def _explains(text: str, last: Described, entry: Described) -> bool:
    gap = text[last.end : entry.amount.start]
    return "\n" not in gap and bool(_PART_OF.match(entry.before) or _OPENED.match(gap))


def _is_whole(text: str, entry: Described, parts: list[Described]) -> bool:
    """Whether an amount without kind is what everything cost: "Die Kosten lagen bei 2.500 Euro", "ca. 3.000 €"."""
    label = text[entry.label.start : entry.label.end]
    if entry.named or _NOT_GENERIC.search(label):
        return False
    others = _high([part for part in parts if part is not entry])
    if len(parts) > 2 and abs(others - entry.amount.high) <= _TOLERANCE:
        return True
    if _GENERIC.search(f"{entry.before} {entry.after}") or not LETTERS.search(label):
        return entry.amount.high >= others
    return len(parts) == 1 and not _OWN_LABEL.search(label)


def _high(entries: list[Described]) -> Decimal:
    return sum((entry.amount.high for entry in entries), Decimal(0))


def _choose_total(answer: Answer, totals: list[Described], items: list[CostItem]) -> CostTotal | None:
    """The stated total (of several the one that fits the items, else the largest), else the sum of the items."""
    low, high = _sum(items)
    if totals:
        best = min(
            totals, key=lambda entry: (not _fits(entry.amount.low, entry.amount.high, low, high), -entry.amount.high)
        )
        amount = best.amount
        span = answer.span(best.start, best.end)
        return CostTotal(low=amount.low, high=amount.high, about=amount.about, basis="stated", span=span)
    if not items:
        return None
    span = Span(items[0].span.start, max(item.span.end for item in items))
    return CostTotal(low=low, high=high, about=any(item.about for item in items), basis="summed", span=span)


def _sum(items: list[CostItem]) -> tuple[Decimal, Decimal]:
    return sum((item.low for item in items), Decimal(0)), sum((item.high for item in items), Decimal(0))


def _fits(low: Decimal, high: Decimal, items_low: Decimal, items_high: Decimal) -> bool:
    return low - _TOLERANCE <= items_high and items_low <= high + _TOLERANCE


_NO_COSTS = re.compile(
    r"(?<!\w)kein(?:e|erlei)\s+kosten\s+(?:entstanden|angefallen|verursacht)|(?:entstanden|fielen)\s+(?:uns\s+)?kein(?:e|erlei)\s+kosten"
    r"|(?<!\w)kosten(?:\s+entstanden)?\s*:\s*kein(?:e|erlei)(?!\s+\w)",
    re.IGNORECASE,
)


def _no_costs_at_all(answer: Answer, entries: list[Described]) -> CostTotal | None:
    """A stated zero for the whole dialogue."""
    match = None if entries else _NO_COSTS.search(answer.text)
    if match is None:
        return None
    return CostTotal(low=Decimal(0), high=Decimal(0), basis="stated", span=answer.span(*match.span()))


def _contradiction(items: list[CostItem], total: CostTotal, parts: list[Described]) -> Iterator[Finding]:
    if total.basis == "summed" or not items:
        return
    low, high = _sum(items)
    selected = any(_PART_OF.match(part.before) for part in parts)  # "davon": not all items need be named
    if _fits(total.low, total.high, low, high) or (selected and high < total.low):
        return
    message = f"Genannte Summe {_euros(total.low, total.high)}, Summe der Posten {_euros(low, high)}."
    yield Finding(code="kosten_summe_widerspruch", field="cost", message=message, span=total.span)


def _euros(low: Decimal, high: Decimal) -> str:
    """An amount or range as it is written in German: "1.049,70 €"."""
    shown = [f"{value:,.2f}".translate(str.maketrans(",.", ".,")) for value in sorted({low, high})]
    return " bis ".join(shown) + " €"


# -- items -------------------------------------------------------------------------------------------


def _item(answer: Answer, entry: Described, kinds: Kinds) -> CostItem:
    amount, span = entry.amount, answer.span(entry.start, entry.end)
    meant = kinds.meant(*entry.label)
    if len(meant) == 1:
        kind, rule, certainty = meant[0].code, meant[0].rule, meant[0].certainty
    else:
        kind, rule, certainty = OTHER, SEVERAL if meant else NO_RULE, "stated" if meant else "weak"
    return CostItem(
        kind=kind, low=amount.low, high=amount.high, about=amount.about, certainty=certainty, rule=rule, span=span
    )


def _free_items(
    answer: Answer, called_free: list[re.Match[str]], amounts: list[Amount], kinds: Kinds
) -> list[CostItem]:
    """Items of 0 for what the text calls free of charge, one for each kind it names there."""
    text = answer.text
    items: list[CostItem] = []
    taken = 0
    for free in called_free:
        floor = max([taken, *(amount.end for amount in amounts if amount.end <= free.start())])
        ceiling = min((amount.start for amount in amounts if amount.start >= free.end()), default=len(text))
        start = max((stop + 1 for stop in breaks(text, floor, free.start())), default=floor)
        clause = text.rfind(",", start, free.start()) + 1 or start
        end = free.end() + len(first_clause(text[free.end() : next(breaks(text, free.end(), ceiling), ceiling)]))
        for begin, stop in ((clause, free.end()), (start, free.end()), (free.start(), end)):
            named = kinds.within(begin, stop)
            if not named:
                continue
            span = answer.span(begin + _blank(text[begin:stop]), stop)
            items += [
                CostItem(kind=kind.code, low=Decimal(0), high=Decimal(0), rule=kind.rule, span=span) for kind in named
            ]
            taken = stop
            break
    return items


def _says_so(item: CostItem, free: CostItem) -> bool:
    """Whether an item gives in figures what is called free: "Moderation kostenlos (0 €)"."""
    overlaps = item.span.start < free.span.end and free.span.start < item.span.end
    return overlaps and item.kind == free.kind and not item.high


def _blank(words: str) -> int:
    """How many characters at the beginning are blanks, bullets and punctuation."""
    return len(words) - len(words.lstrip(" \t\n,.;:-–•*"))
