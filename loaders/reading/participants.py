"""Who took part and how many: the total of those present and the heads of each group."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from loaders.reading.group_counts import GroupCount, count_groups
from loaders.reading.head_counts import Count, read_counts, times
from loaders.reading.people_numbers import is_people
from loaders.reading.sentences import sentences
from loaders.reading.terms import Hit
from loaders.record import Answer, Finding, GroupPresence, Participants, Span

# Written of everybody as often as of one group: "Rund 80 Bürgerinnen und Bürger kamen, davon 20 Geflüchtete".
EVERYBODY = "buergerschaft"
_RANK = {"stated": 0, "inferred": 1, "weak": 2}
_REPEATED = re.compile(
    r"\b(?:mehrmals|mehrfach|wiederholt|beide\s+(?:abende|termine|tage|male|veranstaltungen)|dieselben|doppelt|nochmals"
    r"|die\s+gleichen|überschn\w+|wieder\s+dabei|zweimal|alle\s+(?:abende|termine|tage))\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:noch|blieben|am\s+ende|zum\s+schluss|zuletzt|später)\b", re.IGNORECASE)
_SESSION = re.compile(
    r"(?:abend|termin|veranstaltung|workshop|treffen|vormittag|nachmittag|mittwoch|sonnabend|teil\b|runde\b"
    r"|(?:mon|diens|donners|frei|sams|sonn)?tag)(?:en|e|s|es)?\b|\b\d\d?\.\s?(?:\d\d?\.|[A-Z])|\b(?:ersten|zweiten|dritten)\b",
    re.IGNORECASE,
)
_OPENING = 4  # rank of a bare number that opens the answer
_COMPANION = 9  # a bare number: counts only beside that of another evening
_RELATIVE = re.compile(r"\s*,\s+(?:die|welche)\s[^,.;]*\b(?:angeschrieben|eingeladen|angemeldet|erwartet)\b")
_FURTHER = re.compile(
    r"(?:person|mensch|frau|männer|erwachsen|jugendlich|vertret|mitarbeit|mitglied|sonstige|weitere|übrige)"
)
_AND_MORE = re.compile(r"\s+(?:und|sowie)\s+\d")
_SUBSET = re.compile(r"[^.;\n]{0,80}?\b(?:davon|darunter|hiervon)\b")
_ROUGH = re.compile(r"\s*(?:\((?:ca\.?|geschätzt|grob\s+geschätzt|Schätzung)\)|oder\s+mehr\b|\(?geschätzt\b)")


def read_participants(
    answer: Answer | None, groups: Sequence[Hit], absent: Callable[[Hit], bool]
) -> tuple[Participants | None, tuple[GroupPresence, ...], tuple[Finding, ...]]:
    """Total, groups and findings of the section "Beteiligte Akteure".

    `groups` are the hits of the variable `gruppen` inside the answer, in order of the text, with offsets
    into the stored text; `absent` tells which of them the context denies. The total is that of people who
    were there, as stated or, when every group has a number, their sum; otherwise None with a finding.
    """
    if answer is None or not answer.text.strip():
        return None, (), (_missing(),)
    missing = {hit for hit in groups if absent(hit)}
    hits = _strongest(groups, missing)
    local = [hit._replace(start=hit.start - answer.start, end=hit.end - answer.start) for hit in hits]
    there = {hit for hit, stored in zip(local, hits, strict=True) if stored not in missing}
    counts = read_counts(answer.text, sentences(answer.text))
    bound = count_groups(answer.text, counts, local)
    total, whole = _stated_total(answer, counts, bound, [hit for hit in local if hit in there])
    bound = [each for each in bound if each.hit in there]
    if whole is not None and len({hit.code for hit in there}) > 1:
        bound = [each for each in bound if each.number is not whole]  # it counts everybody, not the group
    presences = _presences(answer, [hit for hit in local if hit in there], bound)
    participants = total or _summed(answer, presences, bound, counts)
    return participants, presences, (() if participants else (_missing(),))


def _missing() -> Finding:
    return Finding(
        code="teilnehmerzahl_fehlt",
        field="participants",
        message="Der Text nennt keine Gesamtzahl der Anwesenden, und sie ergibt sich nicht aus den Gruppen.",
    )


def _strongest(groups: Sequence[Hit], missing: Collection[Hit]) -> list[Hit]:
    """Without weak hits of codes for which there is a better one among those present."""
    firm = {hit.code for hit in groups if hit.certainty != "weak" and hit not in missing}
    return [hit for hit in groups if hit.certainty != "weak" or hit.code not in firm]


def _stated_total(
    answer: Answer, counts: Sequence[Count], bound: Sequence[GroupCount], hits: Sequence[Hit]
) -> tuple[Participants | None, Count | None]:
    """The total as stated, and the count of a group that was taken for it."""
    ranked: dict[int, list[Count]] = {}
    for count in counts:
        rank = _total_rank(answer.text, count, counts, bound, hits)
        if rank is not None:
            ranked.setdefault(rank, []).append(count)
    best = min(ranked, default=_COMPANION)
    if best == _COMPANION:
        return None, None
    companions = ranked.get(_COMPANION, []) + (ranked.get(_OPENING, []) if best < _OPENING else [])
    chosen = _one_or_all(answer.text, ranked[best], companions)
    values = [(count, times(count, counts)) for count in chosen]
    if not chosen or any(factor is None for _, factor in values):
        return None, None
    last = max(count.noun_end if is_people(count.noun) else count.end for count in chosen)
    single = len(values) == 1 and values[0][1] == 1
    participants = Participants(
        low=sum(count.low * (factor or 0) for count, factor in values),
        high=sum(count.high * (factor or 0) for count, factor in values),
        about=any(count.about or _ROUGH.match(answer.text, count.noun_end) for count in chosen),
        basis="stated" if single else "summed",
        span=answer.span(chosen[0].start, last),
    )
    return participants, (chosen[0] if any(each.number is chosen[0] for each in bound) else None)


def _total_rank(
    text: str, count: Count, counts: Sequence[Count], bound: Sequence[GroupCount], hits: Sequence[Hit]
) -> int | None:
    """How well a number states the total, 0 best; None when it does not."""
    if count.article or count.present is False or _is_part(count, counts) or _RELATIVE.match(text, count.noun_end):
        return None
    group = next((each for each in bound if each.number is count), None)
    if group is not None:
        return _rank_of_everybody(text, group, bound, hits)
    if count.noun and not is_people(count.noun):
        return None
    if count.bracket is not None and not is_people(count.noun) and not count.total:
        return None
    if count.total:
        return 0
    if count.high < max((each.low for each in bound), default=0):
        return None  # fewer than one of the groups
    if count.present:
        return 2
    listed = [each.number.start for each in bound if each.number.sentence == count.sentence]
    if is_people(count.noun):
        return None if listed and listed[0] < count.start else 3
    return _OPENING if not listed and _opens(text, count, counts) else _COMPANION


def _rank_of_everybody(text: str, group: GroupCount, bound: Sequence[GroupCount], hits: Sequence[Hit]) -> int | None:
    """The rank of a number that is said of citizens and means all: others are only parts of it."""
    number = group.number
    if group.hit.code != EVERYBODY:
        return None
    others = [each for each in bound if each.number is not number and each.parent != number.start]
    if is_people(number.noun):
        beside = any(each.number.sentence == number.sentence and each.number.start < number.start for each in others)
        return None if beside or _AND_MORE.match(text, number.noun_end) else 3
    if others or group.hit.start >= number.noun_end:
        return None
    if number.total and len(bound) > 1:
        return 1
    if len(bound) > 1 or _SUBSET.match(text, number.noun_end):
        return 5
    beside = any(hit.code != EVERYBODY and _within(hit, number.sentence) for hit in hits)
    return 6 if (number.total or number.present) and not beside else None


def _within(hit: Hit, sentence: Span) -> bool:
    return sentence.start <= hit.start < sentence.end


def _is_part(count: Count, counts: Sequence[Count]) -> bool:
    if count.marker is None:
        return False
    before = [other for other in counts if other.start < min(count.marker, count.start) and not other.article]
    return bool(before) and before[-1].present is not False


def _opens(text: str, count: Count, counts: Sequence[Count]) -> bool:
    """Whether the number stands in the sentence of the first number and that opens the answer."""
    first = next(other for other in counts if not other.article)
    return count.sentence == first.sentence and not text[: first.sentence.start].strip()


def _one_or_all(text: str, best: list[Count], companions: Sequence[Count]) -> list[Count]:
    """The one total among equals, or all of them when they are the audiences of several evenings."""
    if best[0].total:
        return best[:1]
    same = [count for count in best if count.sentence == best[0].sentence]
    if _SESSION.search(_clause(text, best[0])):
        evenings = sorted({*best, *companions}, key=lambda count: count.start)
        same = [count for count in evenings if count in same or _SESSION.search(_clause(text, count))]
    if len(same) == 1 or _LATER.search(text, same[0].end, same[-1].end):
        return same[:1]
    return [] if _REPEATED.search(text) else same


def _clause(text: str, count: Count) -> str:
    """The words around a number, from comma to comma."""
    start, end = count.sentence
    before = re.split(r"[,;]", text[start : count.start])[-1]
    after = re.split(r"[,;]", text[count.end : end], maxsplit=1)[0]
    return f"{before} {after}"


def _presences(answer: Answer, hits: Sequence[Hit], bound: Sequence[GroupCount]) -> tuple[GroupPresence, ...]:
    by_code: dict[str, list[Hit]] = {}
    for hit in hits:
        by_code.setdefault(hit.code, []).append(hit)
    return tuple(_presence(answer, code, mentions, bound) for code, mentions in by_code.items())


def _presence(answer: Answer, code: str, mentions: Sequence[Hit], bound: Sequence[GroupCount]) -> GroupPresence:
    own = [each for each in bound if each.hit.code == code]
    counted = {each.hit: each.number for each in reversed(own)}
    best = min(mentions, key=lambda hit: (_RANK[hit.certainty], hit not in counted))
    span = answer.span(best.start, best.end)
    if best in counted:
        number = counted[best]
        span = Span(min(span.start, answer.start + number.start), max(span.end, answer.start + number.end))
    heads = _heads(own)
    return GroupPresence(
        code=code,
        count=(sum(e.low for e in heads) + sum(e.high for e in heads)) // 2 if heads else None,
        certainty=best.certainty,
        rule=best.rule,
        span=span,
    )


def _stands_alone(count: Count) -> bool:
    return count.present is not False and count.bracket is None and count.marker is None and not count.article


def _heads(own: Sequence[GroupCount]) -> list[GroupCount]:
    """The counts that add up: no parts of one another, nobody twice."""
    starts = {each.number.start for each in own}
    return [each for each in own if not each.repeated and each.parent not in starts]


def _summed(
    answer: Answer, presences: Sequence[GroupPresence], bound: Sequence[GroupCount], counts: Sequence[Count]
) -> Participants | None:
    """The sum of the groups; None when a group, or people of no known group, would be left out."""
    if not presences or any(group.count is None for group in presences):
        return None
    used = {each.number for each in bound}
    if any(_FURTHER.match(count.noun) and _stands_alone(count) for count in counts if count not in used):
        return None
    heads = _heads(bound)
    return Participants(
        low=sum(each.low for each in heads),
        high=sum(each.high for each in heads),
        about=any(each.number.about for each in heads),
        basis="summed",
        span=answer.span(min(each.number.start for each in heads), max(each.number.end for each in heads)),
    )
