"""Numbers of people as they stand in an answer: how many of what, and whether these people were there.

A number is read with the word that tells whether the people came ("angemeldet 58, gekommen 17") and with
what makes it a part ("davon 12"), a rate ("je Tisch 4") or the total ("insgesamt 80").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from loaders.reading.people_numbers import Number, find_numbers, is_people, words
from loaders.record import Span


class Count(NamedTuple):
    """A number in an answer and what is said of it; offsets into the text of the answer."""

    low: int
    high: int
    about: bool
    start: int
    end: int
    article: bool
    sentence: Span
    noun: str
    noun_end: int
    bracket: Span | None  # the brackets it stands in
    present: bool | None  # did they come? None: nothing said
    total: bool  # "insgesamt", "zusammen"
    marker: int | None  # where the "davon" stands that makes it a part
    each: str | None  # "" after a bare "je", the unit in "je Tisch"


_NOT_THERE = words(
    r"(?:vor)?angemeldet\w* \w*anmeldung\w* anmeldezahl\w* eingeladen\w* einladungen geladen\w* erwartet\w* gerechnet",
    r"geplant\w* eingeplant\w* vorgesehen\w* bestuhl\w* gestuhlt ausgelegt angeschrieben\w* angefragt\w* zugesagt\w*",
    r"zusagen? abgesagt\w* absagen? entschuldigt\w* registriert\w* verschickt\w* versandt\w* erhofft\w* gehofft",
    r"\w*plätze\w* stühle\w* ausgeblieben ferngeblieben verhindert\w* fehlten fehlte beiträge\w* vorbeigelaufen",
    r"warteliste\w* zielgruppe\w* sagten kapazität\w* rückmeldung\w* interessenbekundung\w* platz",
)
_THERE = words(
    r"gekommen\w* kamen kam erschien\w* anwesend\w* anwesenheit\w* teilgenommen teilnahmen? teilnahme teil beteiligten",
    r"besuchten folgten gefolgt dabei zugegen begrüß\w* versammel\w* \w*zählt\w* \w*zählung\w* \w*zähler\w*",
    r"strichliste\w* eingefunden mitgemacht mitgewirkt \w*anzahl teilnehm\w*zahl\w* besucherzahl\w* tn-zahl zahl saßen",
    r"sassen da mitdiskutiert\w* diskutierten zusammengekommen",
)
_WHOLE = r"insgesamt|gesamt|gesamtzahl\w*|gesamtteiln\w*|summe|total|bleiben|blieben|verschiedene|also|mithin"
_BEFORE_TOTAL = ("bleiben", "blieben", "also", "mithin")  # of a number that follows, not of one before
_CUE_WORD = re.compile(rf"(?P<absent>{_NOT_THERE})|(?P<whole>{_WHOLE})|(?P<present>{_THERE})")
_WHOLE_PHRASE = re.compile(r"\b(?:[Aa]lles\s+in\s+allem|[Uu]nterm\s+[Ss]trich|[Zz]usammen(?!\s+mit))\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BORDER = re.compile(r"[,;()\n]|\s[–-]\s|\b(?:aber|jedoch|doch|allerdings|sondern|statt|anstatt)\b")
_BRACKET = re.compile(r"\([^()]*\)")
_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierunter|(?:von|unter)\s+(?:ihnen|diesen|denen))\b", re.IGNORECASE)
_PART_ENDS = re.compile(r";|,\s+(?:und|sowie)\b|\b(?:dazu|hinzu|außerdem|ferner|zusätzlich|daneben|weitere)\b")
_EACH = re.compile(r"\b(?:[Jj]e|[Pp]ro|[Jj]eweils|[Jj]ede[mnrs]?)\b(?:\s+([A-ZÄÖÜ][\w-]+))?|(?<=\s)[àá](?=\s)()")
_EACH_AFTER = re.compile(r"\s+(?:(?:je|pro|(?:an|in|bei)\s+jede[mr])\s+([A-ZÄÖÜ][\w-]+)|(?:jeweils|je)\b())")


def read_counts(text: str, units: Sequence[Span]) -> list[Count]:
    """The numbers of `text` that can be counts, in order; `units` are its sentences."""
    numbers = find_numbers(text, units)
    if not numbers:
        return []
    context = _Context(text, numbers)
    counts: list[Count] = []
    floor, unit = 0, None
    for number in numbers:
        if floor <= number.sentence.start:
            floor, unit = number.sentence.start, None
        each = _each(text, floor, number)
        unit = each or unit  # "je Tisch 4 Gäste, 3 Helfer": the unit holds to the end of the sentence
        present, total = context.judge(number)
        rate = None if total else (unit if each is None else each)
        counts.append(Count(*number, context.bracket_of(number), present, total, context.marker_of(number), rate))
        floor = number.end
    return counts


def times(count: Count, counts: Sequence[Count]) -> int | None:
    """How often a number holds that is said of each table or evening; None when that is not told."""
    if count.each is None:
        return 1
    others = [other for other in counts if other is not count and other.noun and not other.article]
    if count.each:
        found = (other for other in others if _same_unit(other.noun, count.each))
    else:
        found = (other for other in others if other.sentence == count.sentence and not is_people(other.noun))
    unit = next(found, None)
    return unit.low if unit and unit.low == unit.high else None


def _same_unit(noun: str, unit: str) -> bool:
    return noun.startswith(unit[:4]) or unit.startswith(noun[:4])


def _each(text: str, floor: int, number: Number) -> str | None:
    match = _EACH_AFTER.match(text, number.noun_end)
    if match is None:
        match = max(_EACH.finditer(text, floor, number.start), key=re.Match.start, default=None)
    return None if match is None else (match[1] or "").lower()


class _Cue(NamedTuple):
    """A word that tells of a number: "absent", "present" or "whole"."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def _cue_kind(word: str) -> str | None:
    match = _CUE_WORD.fullmatch(word.lower())
    return match.lastgroup if match else None


def _cues(text: str) -> list[_Cue]:
    cues = [_Cue(kind, *match.span()) for match in _WORD.finditer(text) if (kind := _cue_kind(match[0]))]
    cues += [_Cue("whole", *match.span()) for match in _WHOLE_PHRASE.finditer(text)]
    return sorted(cues, key=lambda cue: cue.start)


class _Context:
    """What stands around the numbers of one text."""

    def __init__(self, text: str, numbers: Sequence[Number]) -> None:
        self._text = text
        self._brackets = [Span(*match.span()) for match in _BRACKET.finditer(text)] if "(" in text else []
        self._markers = [match.start() for match in _PART.finditer(text)]
        self._cues = _cues(text)
        self._numbers = [number for number in numbers if not number.article]
        self._owned: dict[int, int] = {}
        for cue in self._cues:
            owner = _owner(text, cue, self._numbers)
            if owner is not None:
                self._owned[cue.start] = owner

    def bracket_of(self, number: Number) -> Span | None:
        return next((span for span in self._brackets if span.start < number.start < span.end), None)

    def marker_of(self, number: Number) -> int | None:
        """The "davon" that governs the number: before it in the sentence, or right behind it."""
        for marker in reversed(self._markers):
            if marker >= number.end and not self._text[number.end : marker].strip():
                return marker
            if number.sentence.start <= marker < number.start:
                between = self._text[marker : number.start]
                closed = between.count(")") > between.count("(")
                return None if closed or _PART_ENDS.search(between) else marker
        return None

    def judge(self, number: Number) -> tuple[bool | None, bool]:
        """Whether the people came (None: not said) and whether the number is called the total."""
        sentence = number.sentence
        free = [cue for cue in self._cues if sentence.start <= cue.start < sentence.end]
        if not free:
            return None, False
        free = [cue for cue in free if self._owned.get(cue.start, number.start) == number.start]
        borders = [match.start() for match in _BORDER.finditer(self._text, sentence.start, sentence.end)]
        clause = bisect_right(borders, number.start)
        here = [cue for cue in free if bisect_right(borders, cue.start) == clause]
        total = any(cue.kind == "whole" and self._names_total(cue, number) for cue in here)
        verdicts = [cue for cue in here if cue.kind != "whole"]
        if verdicts:
            return min(verdicts, key=lambda cue: _distance(cue, number)).kind != "absent", total
        bracket = self.bracket_of(number)
        for cue in reversed(free):
            aside = any(span.start < cue.start < span.end and span != bracket for span in self._brackets)
            if cue.start < number.start and cue.kind != "whole" and not aside:
                return (None if total and cue.kind == "absent" else cue.kind != "absent"), total
        return None, total

    def _names_total(self, cue: _Cue, number: Number) -> bool:
        if cue.start > number.start and self._text[cue.start : cue.end].lower() in _BEFORE_TOTAL:
            return False
        first, last = min(cue.end, number.end), max(cue.start, number.start)
        between = (other for other in self._numbers if first <= other.start < last and other != number)
        return all(other.noun and not is_people(other.noun) for other in between)


def _owner(text: str, cue: _Cue, numbers: Sequence[Number]) -> int | None:
    """The number that a cue belongs to because nothing stands between: "58 Anmeldungen", "erwartete 200"."""
    for number in numbers:
        if cue.start >= number.end and not text[number.end : cue.start].strip():
            return number.start
    for number in numbers:
        if cue.kind == "absent" and cue.end <= number.start and not text[cue.end : number.start].strip(" :="):
            return number.start
    return None


def _distance(cue: _Cue, number: Number) -> int:
    return max(number.start - cue.end, cue.start - number.end)
