"""Which of the days in a text are days of the event: preparation, follow-up and dropped dates are not.

The words before a day decide, then those after it; a day without such words goes with the one it is listed with.
What surrounds an event and how a date is moved is told by the words of `data/words/days.yaml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import IntEnum

from loaders.reading.alternatives import any_of, by_letter, in_text
from loaders.reading.day_context import heads, is_cancelled, is_quotation, is_reported, is_timed
from loaders.reading.day_mentions import DASH, DayMention
from loaders.word_lists import day_words, people_words


class Scope(IntEnum):
    """How a day relates to the event; of the days that are not OTHER, those of the highest kind count."""

    OTHER = 0  # something else: preparation, follow-up, an earlier or a dropped date
    OPEN = 1  # nothing said
    LIKELY = 2  # the words around it tell of an event
    EVENT = 3  # named as the date of the event


_WORDS = day_words()
# Patterns over lower case; compiling them to ignore case makes them several times slower.
_OTHER = (
    *in_text((*_WORDS.preparation, *_WORDS.decisions, *_WORDS.project_time, *_WORDS.announcing)),
    *in_text((*_WORDS.planned, *_WORDS.postponed, *_WORDS.cancelled, *_WORDS.earlier)),
    *(rf"{further}[rs]?\s+treffen" for further in ("weitere", "erneute")),
    r"nächste[rs]?\s+(?:\w+\s+)?(?:termin|treffen|sitzung|schritt|dialog|veranstaltung)",
    r"sitzung(?:en)?\s+(?:des|der)\s+\w*(?:rat|tag|gruppe|kreis)e?s?\b",
    *(rf"{told}\s+(?:der|von)\s+(?:\w+\s+)?(?:ergebnis|empfehlung)" for told in by_letter(in_text(_WORDS.presented))),
    *(
        rf"{council}\w*\s[^.]{{0,60}}(?:vorgestellt|beraten|berichtet)"
        for council in in_text(f"*{council}*" for council in people_words().councils)
    ),
    *(
        rf"{paper}\w*\s+(?:(?:des|der|durch)\s+(?!\w*(?:dialog|veranstaltung|forum|treffen))[\w-]+\s+)?vom\b"
        for paper in by_letter(in_text(_WORDS.papers))
    ),
    *(rf"{paper}\w*\s+(?:ging|wurde|lag|erschien|kam)\b" for paper in by_letter(in_text(_WORDS.reports))),
    *(rf"{done}\s+(?:am|von)\b" for done in by_letter(in_text(_WORDS.written))),
    *(rf"{while_}\s[^()]{{0,60}}(?:\(|\bvom)\s*$" for while_ in (r"im\s+rahmen", "anlässlich", "während")),
    r"einladungen?\s+(?:ging|erging|wurd|sind|am)",
    r"\bstand(?=:?\s*(?:vom\s*)?(?:$|\())",
    r"\bgeplant(?<!wie geplant)",
    r"\beigentlich\s+(?:am|für|war|soll|woll|wär|hätt|hatt|geplant|vorgesehen)",
    *(rf"\b{verb}\w*\s+(?:\w+\s+){{0,2}}eigentlich" for verb in ("war", "soll", "woll", "wär", "hätt", "hatt")),
    r"\bwoll(?:t)?en\s+(?:\w+\s+){0,3}?(?:erst|zuerst|zunächst)\b",
    *(r"\bfiel\b", r"\bstatt\s+(?:wie|des|vom)\b", r"[(,]\s*statt\s+am\b", r"\bschon\s+(?:am|im|vom)"),
)
_NOUNS = (*in_text(_WORDS.sessions, r"\w*"), *in_text(_WORDS.events))
_NOUN = rf"\w*(?:{any_of(_NOUNS)})"
_TOOK_PLACE = tuple(
    rf"{verb}\s+(?:dann\s+)?(?:der|die|das|ein\w*|unser\w*)\s+(?:[\w-]+\s+){{0,2}}?{_NOUN}"
    for verb in ("fand(?:en)?", "war(?:en)?")
)
_EVENT = (
    *in_text(_WORDS.held),
    *(r"veranstaltunge?s?\s+(?:am|vom)\b", r"dialoge?s?\s+(?:am|vom)\b"),
    *(rf"\b{took_place}" for took_place in _TOOK_PLACE),
    # "zweite", "letzte" and so on: one alternative, because it holds all the nouns
    rf"\b[dflvwz](?:ritte|ünfte|etzte|ierte|eitere|weite)[rsn]?\s+{_NOUN}",
    *(rf"{part}\s+\d\b" for part in by_letter(in_text(_WORDS.event_parts))),
)
_HELD = re.compile(rf"[\s,]*(?:\([^()\n]*\)\s*)?(?:{any_of(_TOOK_PLACE)})")
_LIKELY = re.compile(any_of([*_NOUNS, *in_text(_WORDS.told)]))
_OTHER_CUE = re.compile(any_of(_OTHER))
_CUE = re.compile(any_of([*_OTHER, *_EVENT]))
# "Dialog am 17.11., Vorbereitung am": what is said of the day that follows.
_OF_THE_NEXT = re.compile(
    r"(?:[,(+;&–-]|\bund|\bsowie)\s*(?:(?:ein|das|die|der|und|sowie|mit)\w*\s+)*(?:vor|nach|folge|planungs|auswertungs)(?:bereitung\w*|treff\w*|gespräch\w*"
    r"|besprech\w*|sitzung\w*|termin\w*)[\s:]*(?:war(?:en)?\s+)?(?:am|vom)?\s*$"
)
_HAPPENED = re.compile(r"\w*\s+[\w-]+\s+(?:fand|wurde|konnte)")  # "the planned dialogue took place on"
_PERIOD = re.compile(r"\b(?:zwischen|zw\.)\s*(?:dem\s+)?$")  # in which the event was, on days not told
_PASSING = re.compile(r"\b(?:nach|trotz|mit|ohne|dank)\s+(?:\w+\s+){0,2}$")
_MOVED_TO = re.compile(r"\b(?:auf|nun|sondern|dann)\s+(?:am\s+|den\s+)?$")
_MOVED_HERE = re.compile(r"\bauf\s+(?:am\s+|den\s+)?$")
_CAUGHT_UP = re.compile(r"[\s,]*(?!nicht\b)(?:\w+\s+)?nachgeholt")
_NEW_CLAUSE = re.compile(r"\b(?:und\s+zwar|also|zuerst|hinterher|das\s+stand)\b")  # in speech without full stops
_MOVED = re.compile(any_of(in_text(_WORDS.postponed)))
_BRACKET = re.compile(r"[()]")
_LINE_REACH = 160
_REACH = 250  # characters in which words before or behind a day are looked at
_BOUNDARY = re.compile(  # set first: a pattern that begins with one set is searched fast
    r"[\n;!?.](?:(?<!\.)|(?:(?<=[^\W\d_]{3}\.)(?<!\bjew\.)|(?<=[\d)\]]\.))(?=\s+[A-ZÄÖÜ„»\"(•]|\s*\n))"
)
_JOINS_LINE = re.compile(rf"(?:[:,(]|\b(?:am|vom|von|den|dem|und|bis|zum)|{DASH})\s*$", re.IGNORECASE)
_LONGEST_JOINT = 3  # characters
_LIST_LEAD = re.compile(
    r"[ \t]*(?:[-–•*·o]\s+[^.;]{0,60}|\(?\d{1,2}[.)]{1,2}\s+[^;]{0,60}|[^.:\n]{0,50}:\s*|(?:und|sowie)\s+[^.]{0,30})?"
    r"(?:(?:am|vom)\s+)?$"
)
_ITEM_LEAD = re.compile(r"[ \t|]*(?:[-–•*·o]\s+|\(?[\da-z]{1,2}[.)]{1,2}\s+)?")
_LISTED = re.compile(
    rf"(?:\([^()\n]*\)|[\s\d,/&+().:;]|{DASH}|(?:und|u|sowie|bis|zum|am|den|dem|vom|von|ab|um|ca|jeweils|Uhr|h)\b)*+$",
    re.IGNORECASE,
)


def is_listed(between: str) -> bool:
    """Whether two days with `between` between them stand in one enumeration: only joints, brackets and times."""
    return bool(_LISTED.match(between))


def boundaries(text: str) -> list[int]:
    """Positions where a clause ends for sure: line ends, semicolons, full stops."""
    return [match.start() for match in _BOUNDARY.finditer(text)]


def scopes(text: str, mentions: list[DayMention], ends: list[int]) -> list[Scope]:
    """The scope of each of `mentions`, which stand in order; `ends` are the `boundaries` of `text`."""
    result: list[Scope] = []
    open_brackets: list[Scope] = []
    current = Scope.OPEN
    skipped = heads(text)
    for index, mention in enumerate(mentions):
        border = mentions[index - 1].end if index else 0
        low = _clause_start(text, ends, border, mention.start)
        lead = text[low : mention.start]
        following = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        end = bisect_left(ends, mention.end)
        high = min(following, ends[end]) if end < len(ends) else following
        inherited = _follow_brackets(text[border : mention.start], current, open_brackets)
        if low > border and not _continues_list(text, border, low, lead):
            inherited = Scope.OPEN
        if any(start <= mention.start < end for start, end in skipped):
            result.append(Scope.OTHER)
            continue
        lead, tail = lead[-_REACH:].lower(), text[mention.end : min(high, mention.end + _REACH)].lower()
        tail = _OF_THE_NEXT.sub("", tail) if high == following else tail
        if not _MOVED_HERE.search(lead) and is_cancelled(_line_behind(text, mention, following)):
            result.append(Scope.OTHER)  # says nothing about the next one of the list
            continue
        current = _scope(lead, tail, inherited)
        result.append(current)
    return _spread_back(text, mentions, result)


def _spread_back(text: str, mentions: list[DayMention], kinds: list[Scope]) -> list[Scope]:
    """What is said of the last of an enumeration or list holds for those before it."""
    best = Scope.OPEN
    for index in range(len(kinds) - 2, -1, -1):
        start, end, later = mentions[index].start, mentions[index].end, mentions[index + 1].start
        one_line = "\n" not in text[end:later] and is_listed(text[end:later])
        linked = one_line or (_leads_item(text, start) and _leads_item(text, later))
        best = max(kinds[index + 1], best) if linked else Scope.OPEN
        if kinds[index] is Scope.OPEN:
            kinds[index] = min(best, Scope.LIKELY)
    return kinds


def _leads_item(text: str, start: int) -> bool:
    """Whether a day begins a line or an item behind a semicolon, a bullet or number left out."""
    low = max(text.rfind("\n", 0, start), text.rfind(";", 0, start)) + 1
    return start - low < 12 and bool(_ITEM_LEAD.fullmatch(text, low, start))


def _line_behind(text: str, mention: DayMention, following: int) -> str:
    """The rest of the line up to the next day, lower case."""
    stop = min(following, mention.end + _LINE_REACH)
    return text[mention.end : stop].partition("\n")[0].lower()


def _clause_start(text: str, ends: list[int], border: int, start: int) -> int:
    """Where the clause of the day at `start` begins; a line that ends open ("Durchführung am:") goes on."""
    inside = ends[bisect_left(ends, border) : bisect_left(ends, start)]
    while inside:
        last = inside.pop()
        before = text[border:last].rstrip()
        if text[last] != "\n" or not before or not _JOINS_LINE.search(before, len(before) - _LONGEST_JOINT):
            return last + 1
        while inside and inside[-1] >= border + len(before):
            inside.pop()
    return border


def _follow_brackets(between: str, current: Scope, stack: list[Scope]) -> Scope:
    """The scope that a day takes over from the one before it: what a bracket says ends with the bracket."""
    for sign in _BRACKET.findall(between):
        if sign == "(":
            stack.append(current)
        elif stack:
            before = stack.pop()
            current = Scope.LIKELY if (before, current) == (Scope.OPEN, Scope.LIKELY) else before
    return current


def _continues_list(text: str, border: int, low: int, lead: str) -> bool:
    """Whether the day stands in the next item of a list that the day before it belongs to."""
    if text[low - 1] != "\n":
        return text[low - 1] == ";"
    return bool(_LIST_LEAD.match(lead)) and "\n\n\n" not in text[border:low]


def _scope(lead: str, tail: str, inherited: Scope) -> Scope:
    if _PERIOD.search(lead):
        return Scope.OTHER
    if _MOVED_TO.search(lead) and (inherited is Scope.OTHER or _MOVED.search(lead) or _MOVED.search(tail)):
        return Scope.EVENT
    if is_quotation(tail):
        return Scope.OTHER
    if _CAUGHT_UP.match(tail):
        return Scope.LIKELY
    if (kind := _nearest(lead)) is not None:
        return kind
    if inherited in (Scope.EVENT, Scope.OTHER) and is_listed(lead):
        return inherited
    new_clause = _NEW_CLAUSE.search(tail)
    after = [_kind(cue) for cue in _CUE.finditer(tail, 0, new_clause.start() if new_clause else len(tail))]
    if inherited is Scope.EVENT:
        return Scope.OTHER if after and after[0] is Scope.OTHER else inherited
    if after and Scope.OTHER not in after and _HELD.match(tail):
        return Scope.EVENT
    if is_reported(lead):
        return Scope.LIKELY
    if after:
        return Scope.LIKELY if Scope.EVENT in after else Scope.OTHER
    if inherited is Scope.LIKELY or _LIKELY.search(lead) or _LIKELY.search(tail) or is_timed(tail):
        return Scope.LIKELY
    return Scope.OPEN


def _nearest(lead: str) -> Scope | None:
    """What the last cue before a day says; "Durchführung nach langer Vorbereitung am" stays the event."""
    cues = list(_CUE.finditer(lead))
    if not cues:
        return None
    kinds = [_kind(cue) for cue in cues]
    if kinds[-1] is Scope.OTHER and _HAPPENED.match(lead, cues[-1].end()):
        return Scope.LIKELY
    if kinds[-1] is Scope.OTHER and Scope.EVENT in kinds and _PASSING.search(lead[: cues[-1].start()]):
        return Scope.EVENT
    return kinds[-1]


def _kind(cue: re.Match[str]) -> Scope:
    """ "fand das Vorbereitungstreffen" looks like an event but names something else."""
    other = _OTHER_CUE.match(cue.string, cue.start(), cue.endpos) or _OTHER_CUE.search(cue.group())
    return Scope.OTHER if other else Scope.EVENT
