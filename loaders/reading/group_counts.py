"""Which number belongs to which group: "19 Geflüchtete", "Helferkreis: 9", "je zwei von Caritas und Diakonie"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.head_counts import Count, times
from loaders.reading.people_numbers import is_people
from loaders.reading.terms import Hit


class GroupCount(NamedTuple):
    """A number that counts a group; `hit` carries offsets into the answer's text."""

    hit: Hit
    number: Count
    low: int
    high: int
    parent: int | None  # start of the number of which it is a part
    repeated: bool  # the same people once more


# Nouns that stand for the people of the group named beside them.
_ROLE = re.compile(
    r"(?:vertret|mitarbeit|mitglied|angehörig|beschäftigt|bedienstet|deleg|kolleg|sprecher|abgesandt|frau|männer|mann$"
    r"|leitung|leiter|verantwortlich|aktive|hauptamtlich|verschieden)\w*"
)
# Bodies and collectives: "vier Schulen", "eine Gruppe" count no heads.
_BODY = re.compile(
    r"(?:.*(?:verein|kreis|verband|verbänd|schule|kita|garten|gärten|gemeinde|gemeinschaft|kirche|amt|ämter|behörde"
    r"|agentur|center|initiative|gruppe|klasse|team|betrieb|firma|firmen|unternehm|stiftung|werk|bund|dienst|haus|häuser"
    r"|kammer|bank|klinik|hotel|partei|fraktion|famili|organisation|einrichtung|träger|verwaltung|feuerwehr|polizei"
    r"|presse|zeitung|redaktion|hochschule|universität|gesellschaft|genossenschaft|moschee|chor|bündnis|netzwerk|forum"
    r"|beirat|ausschuss|gremi|vertretung|stadt|städte|kommune|unterkunft|unterkünfte|stelle|rathaus|rathäuser)"
    r"|teil|reihe|vielzahl|anzahl|handvoll|menge|mehrheit|delegation|paar|hälfte|drittel|viertel|runde|tisch)"
    r"(?:e|n|en|er|ern|es|s|innen)?"
)
# The same bodies in the singular behind a number above one: "5 Verwaltung" means people.
_SINGULAR = re.compile(
    r".*(?:verwaltung|amt|behörde|agentur|kammer|polizei|feuerwehr|presse|kirche|gemeinde|schule|kita|verein|kreis"
    r"|verband|stadt|rathaus|team)"
)
_STOPS = re.compile(r"[,;:()|]|\s[–/-]\s|\b(?:davon|darunter|hiervon)\b")
_BRACKET = re.compile(r"\([^()]*\)")
_COORDINATED = re.compile(
    r"\s*(?:[,/&+]|und\b|sowie\b|oder\b|bzw\b|,\s*(?:und|sowie)\b)\.?(?P<article>\s+(?:der|die|das|den|mehrere|einige"
    r"|viele|unser\w*|eine?n?))?(?:\s+[a-zäöüß]\w*)*\s*"
)
_DETERMINER = re.compile(r"(?:der|die|das|mehrere|einige|viele)\s")
_ENUMERATED = re.compile(r"\s*,\s*(?:(?:der|die|das|dem|den|aus|von|vom)\s+)?")
_LIST_END = re.compile(r"\s(?:und|sowie)\s")
_PLACE = re.compile(r"\b(?:ins?|im|auf)(?:\s+(?:der|die|das|den|dem))?\s+$", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:laut|nach\s+\w+)(?:\s+(?:der|des|dem|von|vom))?\s+$", re.IGNORECASE)
_LABELLED = re.compile(r"(?:[:=(|\t]|\s[–-])\s*$")
_AND = re.compile(r"\b(?:und|sowie)\s+(?:(?:der|die|das|ein|eine)\s+)?$")
_WITH = re.compile(r"\b(?:mit|zu)\s+$")
_ITEM_END = re.compile(r"\s*(?:[.,;)|/]|\n|$|(?:waren|war|kamen|kam|anwesend|dabei|vertreten|sind|da)\b)")
_AGAIN = re.compile(r"\b(?:die|der|diese[nr]?|den|jene[nr]?|all|alle)\s+$", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÄÖÜ]")
_CAME = re.compile(r"\b(?:kamen|erschienen|folgten|gefolgt|besuchten|gekommen)\b")


def count_groups(text: str, counts: Sequence[Count], hits: Sequence[Hit]) -> list[GroupCount]:
    """The counts of `text` that belong to `hits` (in order of the text, offsets into it)."""
    if not counts or not hits:
        return []
    return _Binder(text, counts, hits).bind()


class _Binder:
    def __init__(self, text: str, counts: Sequence[Count], hits: Sequence[Hit]) -> None:
        self._text = text
        self._counts = counts
        self._hits = hits
        # Without brackets and of the same length: what they hold is an aside.
        self._plain = _BRACKET.sub(lambda match: " " * len(match[0]), text) if "(" in text else text
        self._bound: list[GroupCount] = []
        self._used: set[Count] = set()
        self._taken: set[Hit] = set()

    def bind(self) -> list[GroupCount]:
        for i, count in enumerate(self._counts):
            if count.present is not False:
                self._bind_right(i, count)
        for i, count in enumerate(self._counts):
            if count.present is not False and not count.article and count not in self._used:
                self._bind_left(i, count)
        return sorted(self._bound, key=lambda found: found.number.start)

    # to the right: "19 Geflüchtete", "9 vom Arbeitskreis"

    def _bind_right(self, i: int, count: Count) -> None:
        hits = self._right(i, count)
        if not hits or not self._may_count(count, hits[0]):
            return
        if count.each == "":
            self._bind_each(count, hits)
        elif head := self._head(hits, count):
            self._add(count, head, times(count, self._counts))
            self._taken.update(hits)

    def _right(self, i: int, count: Count) -> list[Hit]:
        """The hits in the phrase that the number opens."""
        text = self._text if count.bracket else self._plain
        limit = count.bracket.end if count.bracket else count.sentence.end
        end = self._next_number(i, min(limit, count.sentence.end))
        if count.each != "":
            end = self._phrase_end(text, count, end)
        hits = [hit for hit in self._hits if count.start <= hit.start < end and count.end <= hit.end]
        return hits if count.bracket else [hit for hit in hits if not self._aside(hit)] or self._explained(count)

    def _aside(self, hit: Hit) -> bool:
        """Whether the hit stands in brackets."""
        return self._plain[hit.start] != self._text[hit.start]

    def _explained(self, count: Count) -> list[Hit]:
        """The group in brackets behind a number: "4 Personen (Landratsamt)"."""
        match = _BRACKET.match(self._text, count.noun_end + 1)
        if match is None or re.search(r"\d", match[0]) or _BODY.fullmatch(count.noun):
            return []
        return [hit for hit in self._hits if match.start() < hit.start < match.end()]

    def _next_number(self, i: int, limit: int) -> int:
        for other in self._counts[i + 1 :]:
            if other.start >= limit:
                return limit
            inside = other.bracket is not None and other.bracket != self._counts[i].bracket
            if not inside and not (other.article and not self._text[: other.start].rstrip().endswith((",", "und"))):
                return other.start
        return limit

    def _phrase_end(self, text: str, count: Count, limit: int) -> int:
        begin = count.end
        if count.marker is not None and count.marker >= count.end:
            begin = count.marker + len("davon")
        for stop in _STOPS.finditer(text, begin, limit):
            words = text[begin : stop.start()].strip()
            if stop[0] != "," or not words or _CAPITAL.search(words):
                return stop.start()
        return limit

    def _may_count(self, count: Count, first: Hit) -> bool:
        in_head = first.start < count.noun_end
        if count.article:
            return (in_head or bool(_ROLE.fullmatch(count.noun))) and not _BODY.fullmatch(count.noun)
        if _BODY.fullmatch(count.noun) and not (count.low > 1 and _SINGULAR.fullmatch(count.noun)):
            return False
        if count.total and not in_head:
            return False
        if in_head:
            return True
        between = self._text[count.end : first.start]
        generic = not count.noun or is_people(count.noun)
        if is_people(count.noun) and self._again(count):
            return False  # "die 65 Anwesenden waren Ehrenamtliche"
        if generic and (_PLACE.search(between) or (count is self._first() and _CAME.search(between))):
            return False
        # "Bewohnerinnen und Bewohner" is one noun, "Gäste und der Pfarrer" are two
        twice = self._text[first.start : first.end].lower().startswith(count.noun[:4])
        return twice or not _AND.search(between)

    def _first(self) -> Count | None:
        return next((count for count in self._counts if not count.article and count.present is not False), None)

    def _head(self, hits: Sequence[Hit], count: Count) -> Hit | None:
        """The group that the number counts; None when several share it."""
        first = hits[0]
        in_head = first.start < count.noun_end
        for before, hit in pairwise(hits):
            joined = _COORDINATED.fullmatch(self._text, before.end, hit.start) if hit.start >= before.end else None
            if hit.code == first.code or joined is None:
                continue
            if not (in_head and (joined["article"] or _DETERMINER.match(self._text, hit.start))):
                return None
        return None if not in_head and self._enumerated(hits[-1]) else first

    def _enumerated(self, last: Hit) -> bool:
        """Whether the phrase goes on as a list of groups: "60 Personen aus Vereinen, Kirchen und Räten"."""
        match = _ENUMERATED.match(self._text, last.end)
        if match is None:
            return False
        following = next((hit for hit in self._hits if hit.start >= match.end()), None)
        if following is None or following.code == last.code or self._text[match.end() : following.start].strip():
            return False
        rest = re.split(r"[.;\n\d]", self._text[following.end :], maxsplit=1)[0]
        return bool(_LIST_END.search(rest))

    def _bind_each(self, count: Count, hits: Sequence[Hit]) -> None:
        """ "je zwei von A, B und C": every group named has the number."""
        self._taken.update(hits)
        span = self._text[count.end : hits[-1].end]
        if len(hits) == 1:
            factor = 2 if re.search(r"\bund\b", span) else times(count, self._counts)
            self._add(count, hits[0], factor)
            return
        mentions: dict[str, list[Hit]] = {}
        for hit in hits:
            mentions.setdefault(hit.code, []).append(hit)
        for same in mentions.values():
            self._add(count, same[0], len(same))

    # to the left: "Helferkreis: 9", "Gemeinderat (4)", "eine Klasse mit 22 Köpfen"

    def _bind_left(self, i: int, count: Count) -> None:
        generic = not count.noun or is_people(count.noun) or bool(_ROLE.fullmatch(count.noun))
        labelled = self._labelled(count)
        if count.total or not (generic or labelled):
            return
        end = count.bracket.start if count.bracket else count.start
        begin = self._left_begin(i, count)
        hits = [hit for hit in self._hits if begin <= hit.start and hit.end <= end and hit not in self._taken]
        if count.bracket is None:
            hits = [hit for hit in hits if not self._aside(hit)]
        if not hits or not self._left_fits(count, labelled):
            return
        if begin > count.sentence.start or self._inline(i, count):
            hits = self._last_segment(hits)
        hits = [hit for hit in hits if not self._beside_the_point(hit)]
        if hits and (head := self._head(hits, count._replace(noun_end=hits[0].start))):
            self._add(count, head, times(count, self._counts))
            self._taken.update(hits)

    def _beside_the_point(self, hit: Hit) -> bool:
        """Whether the hit names a place ("im Rathaus") or a source ("laut Polizei")."""
        before = self._text[max(0, hit.start - 30) : hit.start]
        return bool(_PLACE.search(before) or _SOURCE.search(before))

    def _labelled(self, count: Count) -> bool:
        return bool(_LABELLED.search(self._text, count.sentence.start, count.start))

    def _left_fits(self, count: Count, labelled: bool) -> bool:
        if labelled or _WITH.search(self._text, max(0, count.start - 6), count.start):
            return True
        end = count.noun_end if count.noun else count.end
        return bool(_ITEM_END.match(self._text, end))

    def _left_begin(self, i: int, count: Count) -> int:
        begin = count.sentence.start
        for other in self._counts[:i]:
            if other.sentence != count.sentence or other.article:
                continue
            if other.bracket is not None and other.bracket == count.bracket:
                return count.start  # not the only number in its brackets
            begin = max(begin, other.bracket.end if other.bracket else other.end)
        return begin

    def _inline(self, i: int, count: Count) -> bool:
        """Whether the line goes on with further counted groups."""
        return any(
            other.sentence == count.sentence and not other.article and other.bracket is None
            for other in self._counts[i + 1 :]
        )

    def _last_segment(self, hits: list[Hit]) -> list[Hit]:
        comma = max(self._plain.rfind(mark, 0, hits[-1].start) for mark in (",", " / "))
        return [hit for hit in hits if hit.start > comma]

    # what was found

    def _add(self, count: Count, hit: Hit, factor: int | None) -> None:
        if factor is None:
            return
        low, high = count.low * factor, count.high * factor
        known = [each for each in self._bound if each.hit.code == hit.code and each.low == low]
        self._used.add(count)
        self._bound.append(GroupCount(hit, count, low, high, self._parent(count), bool(known) and self._again(count)))

    def _again(self, count: Count) -> bool:
        """Whether the number stands with an article, as of people already spoken of."""
        return bool(_AGAIN.search(self._text, max(0, count.start - 10), count.start))

    def _parent(self, count: Count) -> int | None:
        """The number of which `count` is a part."""
        earlier = [other for other in self._counts if other.start < count.start and not other.article]
        if count.bracket is not None:
            outside = [other for other in earlier if other.end <= count.bracket.start]
            whole = outside[-1] if outside else None
            if whole and "," not in self._text[whole.end : count.bracket.start] and whole.sentence == count.sentence:
                return whole.start
        if count.marker is None:
            return None
        before = [other for other in earlier if other.start < count.marker and other.start != count.start]
        return before[-1].start if before and before[-1].present is not False else None
