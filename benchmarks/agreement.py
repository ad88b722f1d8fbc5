"""Agreement of two codings of the same Steckbriefe, variable by variable.

Krippendorff's alpha for nominal data (Krippendorff, Content Analysis, 4th ed. 2018, ch. 12) for
categories: 1 is identity, 0 chance, 0.80 the usual bar for reliable content analysis. F1 for facts that
come in sets (days, amounts, counts).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

GoldDocument = Mapping[str, Any]
Codings = Mapping[str, GoldDocument]

SINGLE = (
    "kommune", "ebene", "kreis", "regierungsbezirk", "einwohner", "einwohner_ungefaehr", "einwohner_stand",
    "verbindlichkeit", "zufriedenheit_ablauf", "zufriedenheit_ergebnis", "aufwand_ergebnis",
)  # fmt: skip
SEVERAL = ("formate", "themen", "gruppen", "ergebnisse", "empfehlungen", "hinweise")


class Agreement(NamedTuple):
    """How well a variable agrees; `score` is alpha or F1."""

    variable: str
    measure: str
    score: float
    detail: str


def krippendorff_alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Alpha of two coders over nominal values, one pair a unit; 1.0 where nothing varies or nothing is given."""
    values = Counter(value for pair in pairs for value in pair)
    n = sum(values.values())
    expected = n * n - sum(count * count for count in values.values())
    if expected == 0:
        return 1.0
    disagreements = 2 * sum(a != b for a, b in pairs)
    return 1 - (n - 1) * disagreements / expected


def f1(gold: Counter[Hashable], coded: Counter[Hashable]) -> tuple[int, int, int]:
    """Hits, false ones and missed ones between two bags of facts."""
    hits = (gold & coded).total()
    return hits, coded.total() - hits, gold.total() - hits


def compare(gold: Codings, coded: Codings) -> list[Agreement]:
    """Agreement of `coded` with `gold` for every variable; a document that is not coded counts as empty."""
    rows = [_single(variable, gold, coded) for variable in SINGLE]
    rows += [_several(variable, gold, coded) for variable in SEVERAL]
    rows += [_facts(name, facts, gold, coded) for name, facts in _FACTS.items()]
    return rows


def compare_codes(gold: Codings, coded: Codings) -> list[Agreement]:
    """Agreement for every single code of the variables that have categories."""
    variables = (*SINGLE[SINGLE.index("verbindlichkeit") :], *SEVERAL)
    return [row for variable in variables for row in _each_code(variable, gold, coded)]


def differences(gold: Codings, coded: Codings) -> list[str]:
    """Every difference in words: variable, document, what gold has and what the machine has."""
    lines = []
    for name in sorted(gold):
        for variable in SINGLE:
            want, got = gold[name].get(variable), coded.get(name, {}).get(variable)
            if want != got:
                lines.append(f"{variable}: {name}: gold {want!r}, machine {got!r}")
        for variable in SEVERAL:
            want_codes, got_codes = codes(gold[name], variable), codes(coded.get(name, {}), variable)
            if want_codes != got_codes:
                missed, extra = sorted(want_codes - got_codes), sorted(got_codes - want_codes)
                lines.append(f"{variable}: {name}: missed {missed}, false {extra}")
        for variable, facts in _FACTS.items():
            want_facts, got_facts = Counter(facts(gold[name])), Counter(facts(coded.get(name, {})))
            if want_facts != got_facts:
                lines.append(f"{variable}: {name}: gold {list(want_facts)}, machine {list(got_facts)}")
    return lines


def codes(document: GoldDocument, variable: str) -> set[str]:
    """The codes of a variable in a document: one, several or none."""
    value = document.get(variable) or []
    values = [value] if isinstance(value, str) else value
    return {entry["code"] if isinstance(entry, dict) else entry for entry in values}


def _single(variable: str, gold: Codings, coded: Codings) -> Agreement:
    pairs = [
        (json.dumps(document.get(variable)), json.dumps(coded.get(name, {}).get(variable)))
        for name, document in gold.items()
    ]
    same = sum(a == b for a, b in pairs)
    return Agreement(variable, "alpha", krippendorff_alpha(pairs), f"{same} of {len(pairs)} equal")


def _several(variable: str, gold: Codings, coded: Codings) -> Agreement:
    pairs = [pair for own in _pairs(variable, gold, coded).values() for pair in own]
    return _presence(variable, pairs)


def _each_code(variable: str, gold: Codings, coded: Codings) -> list[Agreement]:
    return [_presence(f"{variable}: {code}", pairs) for code, pairs in _pairs(variable, gold, coded).items()]


def _pairs(variable: str, gold: Codings, coded: Codings) -> dict[str, list[tuple[bool, bool]]]:
    """For each code that occurs whether gold and machine have it, one pair a document."""
    labels = [(codes(document, variable), codes(coded.get(name, {}), variable)) for name, document in gold.items()]
    known = sorted(set().union(*(want | got for want, got in labels)))
    return {code: [(code in want, code in got) for want, got in labels] for code in known}


def _presence(name: str, pairs: Sequence[tuple[bool, bool]]) -> Agreement:
    hits = sum(want and got for want, got in pairs)
    coded, given = sum(got for _, got in pairs), sum(want for want, _ in pairs)
    detail = f"precision {_share(hits, coded)}, recall {_share(hits, given)}, {given} by hand"
    return Agreement(name, "alpha", krippendorff_alpha(pairs), detail)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _facts(name: str, facts: Callable[[GoldDocument], Iterable[Hashable]], gold: Codings, coded: Codings) -> Agreement:
    hits = false = missed = 0
    for key, document in gold.items():
        counts = f1(Counter(facts(document)), Counter(facts(coded.get(key, {}))))
        hits, false, missed = hits + counts[0], false + counts[1], missed + counts[2]
    total = 2 * hits + false + missed
    score = 2 * hits / total if total else 1.0
    return Agreement(name, "F1", score, f"{hits} hits, {false} false, {missed} missed")


def _money(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _range(document: GoldDocument, key: str) -> list[Hashable]:
    value = document.get(key)
    return [(_money(value["von"]), _money(value["bis"]))] if value else []


_FACTS: dict[str, Callable[[GoldDocument], Iterable[Hashable]]] = {
    "termine": lambda d: [day["datum"] for day in d.get("termine") or []],
    "termine_zeiten": lambda d: [(day["datum"], day["beginn"], day["ende"]) for day in d.get("termine") or []],
    "gruppen_anzahl": lambda d: [
        (group["code"], group["anzahl"]) for group in d.get("gruppen") or [] if group["anzahl"] is not None
    ],
    "teilnehmende": lambda d: _range(d, "teilnehmende"),
    "kosten": lambda d: [(item["art"], _money(item["von"]), _money(item["bis"])) for item in d.get("kosten") or []],
    "kosten_betraege": lambda d: [(_money(item["von"]), _money(item["bis"])) for item in d.get("kosten") or []],
    "kosten_gesamt": lambda d: _range(d, "kosten_gesamt"),
}
