"""What a judgement is about: the course, the results, or both.

Targets are hits of the codes "ablauf", "ergebnis" and "beides"; those of "veranstaltung" name the event as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.terms import Hit, Scan
from loaders.record import Span

_JOINED = re.compile(r"\b(?:und|u|wie|sowie|als auch|noch|oder|bzw)\b|[/&+]", re.IGNORECASE)
_VERB = re.compile(r"\W+(?:\w+\W+)?(?:war|waren|ist|sind|lief|verlief|isch|wird|wurden?)\b", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(
    r"[,;–]\s+(?:und|aber|doch|nur|jedoch|allerdings|daf(?:ü|ue)r|auch (?:das|was))\b", re.IGNORECASE
)
_FAR = 25  # characters; a judgement so far before its target is not its attribute
_DESCRIPTIONS = ("lob", "vorbehalt")  # of what is judged by other words
_EVENT = "veranstaltung"


def meant(targets: Sequence[Hit]) -> list[Hit]:
    """The targets, with the event only where the results are named beside it: then it means its course.

    "Ein schöner Abend" alone judges course and results.
    """
    if any(target.code == "ergebnis" for target in targets):
        return list(targets)
    return proper(targets)


def proper(targets: Sequence[Hit]) -> list[Hit]:
    """The targets without the event."""
    return [target for target in targets if target.code != _EVENT]


def named(scan: Scan, hit: Hit, hits: Sequence[Hit], targets: Sequence[Hit]) -> str | None:
    """What `hit`, one of `hits`, judges; None if its sentence names no target."""
    label = _label(scan, hit, targets)
    beside = _inside(targets, scan.sentence_at(hit.start))
    beside = proper(beside) or beside
    for part_at in (scan.sentence_at,) if label else (scan.clause_at, scan.sentence_at):
        area = part_at(hit.start)
        inside = _inside(beside, area)
        if not inside:
            continue
        nearest = label or min(inside, key=lambda target: (_distance(scan, target, hit), -target.end))
        if _has_another(scan, nearest, hit, hits, area):
            continue
        if any(_coordinated(scan, nearest, other, hits) for other in inside):
            return "beides"
        return nearest.code
    return None


def _inside(targets: Sequence[Hit], area: Span) -> list[Hit]:
    return [target for target in targets if area.start <= target.start < area.end]


def named_before(hit: Hit, targets: Sequence[Hit]) -> str | None:
    """What was named last before `hit`."""
    before = [target for target in proper(targets) if target.end <= hit.start]
    return before[-1].code if before else None


def _label(scan: Scan, hit: Hit, targets: Sequence[Hit]) -> Hit | None:
    """The target that heads the sentence of `hit`: "Zu den Ergebnissen: mager für so viel Vorbereitung"."""
    begin = scan.sentence_at(hit.start).start
    before = [target for target in targets if begin <= target.start and target.end <= hit.start]
    return next((target for target in reversed(before) if is_label(scan, target)), None)


def is_label(scan: Scan, target: Hit) -> bool:
    """Whether `target` heads what stands behind it: "Ablauf: gut"."""
    return scan.between(target.end, target.end + 1) == ":"


def _distance(scan: Scan, target: Hit, hit: Hit) -> int:
    """Characters between; what stands before counts as nearer ("Ablauf: gut, Ergebnis: …"), before a verb as next."""
    if target.end > hit.start:
        return 2 * (target.start - hit.end)
    return 0 if _VERB.fullmatch(scan.between(target.end, hit.start).rstrip()) else hit.start - target.end


def _has_another(scan: Scan, target: Hit, hit: Hit, hits: Sequence[Hit], area: Span) -> bool:
    """Whether `target` stands in a main clause behind that of `hit`, or far behind it and judged by a later one.

    "Alles hat geklappt, und die Ideen sind gut"; or somebody dictated without a full stop.
    """
    if _NEXT_CLAUSE.search(scan.between(hit.end, target.start)):
        return True
    if target.start - hit.end < _FAR:
        return False
    return any(target.end <= other.start < area.end and other.code not in _DESCRIPTIONS for other in hits)


def _coordinated(scan: Scan, one: Hit, other: Hit, hits: Sequence[Hit]) -> bool:
    """Whether two targets are judged together: "mit dem Ablauf wie mit den Ergebnissen"."""
    if one.code == other.code:
        return False
    first, second = sorted((one, other), key=lambda target: target.start)
    if any(first.end <= hit.start < second.start for hit in hits):
        return False
    return first.end < second.start and bool(_JOINED.search(scan.between(first.end, second.start)))
