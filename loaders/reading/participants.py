"""Who took part and how many: the total of those present and the heads of each group."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from loaders.reading.alternatives import any_of, in_text, one_of
from loaders.reading.count_beside import count_beside, is_staff
from loaders.reading.count_board import GroupCount
from loaders.reading.group_counts import count_groups
from loaders.reading.group_words import COORDINATED
from loaders.reading.head_counts import Count, read_counts
from loaders.reading.people_numbers import is_people
from loaders.reading.people_total import TotalFinder, heads
from loaders.reading.sentences import sentences
from loaders.reading.tables import one_column
from loaders.reading.terms import Hit
from loaders.record import Answer, Finding, GroupPresence, Participants, Span
from loaders.word_lists import people_words

_RANK = {"stated": 0, "inferred": 1, "weak": 2}
_FURTHER = re.compile(one_of(people_words().further))
# Columns of a table that do not count who came.
_NOT_THERE = re.compile(any_of(in_text((*people_words().absent, *people_words().absent_columns))), re.IGNORECASE)
_ROUGH = re.compile(r"\s*(?:\((?:ca\.?|geschätzt|grob\s+geschätzt|Schätzung)\)|oder\s+mehr\b|\(?geschätzt\b)")
# "Polizei: keine", "Presse: -", "Gemeinderat: 0"
_NONE = re.compile(
    r"\s*(?:[:=(|\t]|\s[–-])\s*(?:keine[rns]?\b|niemand\b|0(?!\d|[.,]\d)|[-–/]+\s*(?:$|[,;)\n]))", re.IGNORECASE
)
# What is in every text that has one.
_NONE_SIGN = re.compile(r"[:=(|\t–-]\s*(?:keine|niemand|0|[-–/])", re.IGNORECASE)
# Half a compound that is no group of its own, "Stadt- und Ortschaftsräte", or "die Polizei sprach von mehr".
_SAYS_ONLY = re.compile(
    r"-\s*(?:(?:und|oder|sowie|bzw\.)\s|[/,&+])"
    r"|\s+(?:(?:sprach|spricht|schätzte?|zählte|meldete|schrieb|berichtete|ging)\b"
    r"(?=[^.;\n]{0,60}\b(?:von|auf|mehr|\d))|ha(?:t|ben|tten?)\b[^.;\n]{0,40}\b(?:gezählt|geschätzt|abgehakt|notiert)\b)"
)
# A leader of dots to the number of a table row: "Ehrenamtliche ........ 12".
_LEADER = re.compile(r"[._·…](?:(?<=…)|(?<!…)[._·]{2,})[ \t]*(?=\d)")  # one set first: it is fast
# The dot of an abbreviation before the number of its row ends no sentence: "Stadtverw. 4".
_DOT = re.compile(r"\.(?<=[^\W\d]\.)(?=[ \t]*[=:]?[ \t]+\d{1,4}[ \t]*(?:[,;/\n]|\.\s|$))")
# The number of a row or of a requirement: "G-1 Bürger 17".
_ROW_LABEL = re.compile(r"(?m)^[ \t]*[A-Z]{1,3}[-–. ]?\d{1,2}(?=[ \t:.)]+[^\W\d])")


def read_participants(
    answer: Answer | None, units: Sequence[Span], groups: Sequence[Hit], live: Collection[Hit]
) -> tuple[Participants | None, tuple[GroupPresence, ...], tuple[Finding, ...]]:
    """Total, groups and findings of the section "Beteiligte Akteure".

    `units` are the sentences of the answer, `groups` the hits of the variable `gruppen` in it, in order of the text,
    with offsets into the stored text, and `live` those of them that the context does not deny. The total is that of
    people who were there, as stated or, when every group has a number, their sum; otherwise None with a finding.
    """
    if answer is None or not answer.text.strip():
        return None, (), (_missing(),)
    text = _plain(answer, groups)
    named = [hit for hit in groups if not _says_only(answer, hit)]
    missing = set(named).difference(live) | _none_of(answer, named)
    hits = _strongest(named, missing)
    local = [
        Hit(code, rule, certainty, start - answer.start, end - answer.start, loose)
        for code, rule, certainty, start, end, loose in hits
    ]
    there = [mine for mine, stored in zip(local, hits, strict=True) if stored not in missing]
    counts = read_counts(text, units if text == answer.text else sentences(text))
    bound = count_groups(text, counts, local, there)
    nobody = {each.hit for each in bound if each.high == 0}
    there = [hit for hit in there if hit not in nobody]
    present = set(there)
    numbered = [each for each in bound if each.number.start != each.hit.start]  # without single persons
    participants, whole = _stated(answer, TotalFinder(text, counts, numbered, there))
    bound = [each for each in bound if each.hit in present]
    if whole and len({hit.code for hit in there}) > 1:
        bound = [each for each in bound if each.number.start not in whole]  # they count everybody, not the group
    presences = _presences(answer, there, bound)
    participants = participants or _summed(answer, text, presences, bound, counts)
    return participants, presences, (() if participants else (_missing(),))


def _plain(answer: Answer, groups: Sequence[Hit]) -> str:
    """The text of the answer without what only its layout as a list or table needs; the length is kept."""
    text = one_column(answer.text, _NOT_THERE)
    text = _DOT.sub(" ", _LEADER.sub(lambda match: ":".ljust(len(match[0])), text))

    def without_label(match: re.Match[str]) -> str:
        first, last = (answer.start + position for position in match.span())
        return match[0] if any(first <= hit.start < last for hit in groups) else " " * len(match[0])

    return _ROW_LABEL.sub(without_label, text)


def _missing() -> Finding:
    return Finding(
        code="teilnehmerzahl_fehlt",
        field="participants",
        message="Der Text nennt keine Gesamtzahl der Anwesenden, und sie ergibt sich nicht aus den Gruppen.",
    )


def _says_only(answer: Answer, hit: Hit) -> bool:
    """Whether the hit is half a word or names who told the number."""
    return _SAYS_ONLY.match(answer.text, hit.end - answer.start) is not None


def _none_of(answer: Answer, groups: Sequence[Hit]) -> set[Hit]:
    """The groups of which a list says that none of them came, with those they are joined to."""
    none: set[Hit] = set()
    if not _NONE_SIGN.search(answer.text):
        return none
    behind: Hit | None = None
    for hit in reversed(groups):
        start = hit.end - answer.start
        joined = (
            behind
            and behind.start >= hit.end
            and COORDINATED.fullmatch(answer.text, start, behind.start - answer.start)
        )
        if _NONE.match(answer.text, start) or (joined and "," not in joined[0]):
            none.add(hit)
            behind = hit
        else:
            behind = None
    return none


def _strongest(groups: Sequence[Hit], missing: Collection[Hit]) -> list[Hit]:
    """Without weak hits of codes for which there is a better one among those present."""
    firm = {hit.code for hit in groups if hit.certainty != "weak" and hit not in missing}
    return [hit for hit in groups if hit.certainty != "weak" or hit.code not in firm]


def _stated(answer: Answer, finder: TotalFinder) -> tuple[Participants | None, set[int]]:
    """The total as stated, and where the numbers stand that state it."""
    total = finder.find()
    if total is None:
        return None, set()
    last = max(count.noun_end if is_people(count.noun) else count.end for count in total.counts)
    participants = Participants(
        low=total.low,
        high=total.high,
        about=any(count.about or _ROUGH.match(answer.text, count.noun_end) for count in total.counts),
        basis="stated" if total.single else "summed",
        span=answer.span(total.counts[0].start, last),
    )
    return participants, {count.start for count in total.counts}


def _presences(answer: Answer, hits: Sequence[Hit], bound: Sequence[GroupCount]) -> tuple[GroupPresence, ...]:
    mentions: dict[str, list[Hit]] = {}
    for hit in hits:
        mentions.setdefault(hit.code, []).append(hit)
    counts: dict[str, list[GroupCount]] = {}
    for each in bound:
        counts.setdefault(each.hit.code, []).append(each)
    return tuple(_presence(answer, named, counts.get(code, ())) for code, named in mentions.items())


def _presence(answer: Answer, mentions: Sequence[Hit], counts: Sequence[GroupCount]) -> GroupPresence:
    """The group named by `mentions`, with `counts` of it."""
    counted = {each.hit: each.number for each in reversed(counts)}
    best = min(mentions, key=lambda hit: (_RANK[hit.certainty], hit not in counted))
    start, end = best.start, best.end
    if best in counted:
        number = counted[best]
        start, end = min(start, number.start), max(end, number.end)
    whole = heads(counts)
    return GroupPresence(
        code=best.code,
        count=(sum(each.low for each in whole) + sum(each.high for each in whole)) // 2 if whole else None,
        certainty=best.certainty,
        rule=best.rule,
        span=answer.span(start, end),
    )


def _is_further(text: str, count: Count) -> bool:
    """Whether the number counts people beside the groups; those who ran the event are not counted."""
    if count.present is False or count.bracket or count.marker is not None or count.article:
        return False
    return bool(_FURTHER.match(count.noun)) and not is_staff(text, count)


def _summed(
    answer: Answer,
    text: str,
    presences: Sequence[GroupPresence],
    bound: Sequence[GroupCount],
    counts: Sequence[Count],
) -> Participants | None:
    """The sum of the groups and of the people listed beside them; None when somebody would be left out."""
    if not presences or any(group.count is None for group in presences):
        return None
    used = {each.number.start for each in bound}
    beside = count_beside(text, counts, used)
    used |= {count.start for count in beside}
    if any(_is_further(text, count) for count in counts if count.start not in used):
        return None
    whole = heads(bound)
    numbers = [each.number for each in whole] + beside
    return Participants(
        low=sum(each.low for each in whole) + sum(count.low for count in beside),
        high=sum(each.high for each in whole) + sum(count.high for count in beside),
        about=any(count.about for count in numbers),
        basis="summed",
        span=answer.span(min(count.start for count in numbers), max(count.end for count in numbers)),
    )
