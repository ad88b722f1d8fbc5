"""Words that tell of a number of people whether they came, were only invited, or are the total."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.reading.head_marks import BORDER_WORD, CUE_KINDS, Mark
from loaders.reading.people_numbers import Number, is_people
from loaders.record import Span
from loaders.word_lists import people_words

SO_FAR = 1
TOTAL = 2
DISTINCT = 3


class Verdict(NamedTuple):
    """What the words around a number say of it."""

    present: bool | None  # did the people come? None: nothing said
    total: int  # 0, SO_FAR ("also"), TOTAL ("insgesamt") or DISTINCT: nobody is counted twice


UNSAID = Verdict(None, 0)

# "were" says that they came when no stronger word stands in the clause.
_PHRASE = re.compile(
    r"(?P<whole>alles\s+in\s+allem|(?<=über\s)alle(?!\s+\d)|unterm\s+strich|zusammen\b(?!\s+mit))"
    r"|(?P<distinct>nach\s+köpfen|(?<=nur\s)einmal\s+(?:mit)?ge(?:zähl|rechn)e?t|(?:verschieden|unterschiedlich)e[nr]?"
    r"(?=\s+(?:pers|mensch|leut|teiln|tn|k[oö]pf|g[aä]st|besuch|gesicht)))"
    r"|(?P<dwell>(?:wohn|leb)(?:t)?en\b)"
    r"|(?P<absent>platz\s+(?:für|bot|hatten?|gäbe|wäre|ist|war)\b)"
    r"|(?P<were>(?:es|wir|das)\s+(?:\w+\s+)?(?:waren|sind|wurden)\b|(?:waren|sind|wurden)\s+(?:es|wir|das)\b"
    r"|(?:laut|nach|lt\.?|gemäß)\s+(?:\w+\s+)?\w*liste\b)",
    re.IGNORECASE,
)
_FOLLOWED = frozenset((*people_words().so_far, *people_words().remaining))  # said of a number behind, not of one before
_LEVELS = {"result": SO_FAR, "whole": TOTAL, "distinct": DISTINCT}
_THAN = ("als ", "wie ")  # "mehr als erwartet": the number is not of those expected
_NUMBER_OF = re.compile(r"\w*(?:an)?zahl", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_BORDER_SIGN = re.compile(r"[,;()\n–-](?:(?<![–-])|(?<=\s.)(?=\s))")
_BORDER = re.compile(rf"{_BORDER_SIGN.pattern}|{BORDER_WORD}")
_OF = re.compile(r"\s+von\s+")
_BESIDE = 8  # characters
_FEW = 8  # cues and numbers looked at on each side


class _Cue(NamedTuple):
    kind: str  # "absent", "present", "were", "dwell", "whole", "result" or "distinct"
    start: int
    end: int


def _cues(text: str, marks: Sequence[Mark]) -> list[_Cue]:
    cues: list[_Cue] = []
    for kind, start, end in marks:
        if kind == "phrase":
            phrase = _PHRASE.match(text, start)
            if phrase and phrase.lastgroup:
                cues.append(_Cue(phrase.lastgroup, *phrase.span()))
        elif kind == "present" and _is_attribute(text, cues, start) and _NUMBER_OF.fullmatch(text, start, end):
            cues[-1] = cues[-1]._replace(end=end)  # "die erwartete Teilnehmerzahl"
        elif kind in CUE_KINDS and not (kind == "absent" and text.endswith(_THAN, 0, start)):
            cues.append(_Cue(kind, start, end))
    return cues


def _is_attribute(text: str, cues: Sequence[_Cue], start: int) -> bool:
    """Whether the word at `start` is what the last of `cues` says that it was planned."""
    return bool(cues) and cues[-1].kind == "absent" and text[cues[-1].end : start].isspace()


class Cues:
    """The cues of one text; `numbers` are its counts in order, without articles."""

    def __init__(
        self, text: str, marks: Sequence[Mark], numbers: Sequence[Number], bracket_at: Callable[[int], Span | None]
    ) -> None:
        self._text = text
        self._numbers = numbers
        self._bracket_at = bracket_at
        self._number_starts = [number.start for number in numbers]
        self._cues = _cues(text, marks)
        self._starts = [cue.start for cue in self._cues]
        self._borders = _borders(text, marks) if self._cues else []
        self._owners = [self._owner(cue) for cue in self._cues]

    def judge(self, number: Number) -> Verdict:
        """What the cues in the sentence of `number` say of it: those of its clause, else the last before it."""
        first = bisect_left(self._starts, number.sentence.start)
        last = bisect_left(self._starts, number.sentence.end)
        if first == last:
            return UNSAID
        middle = bisect_left(self._starts, number.start, first, last)
        around = self._around(max(first, middle - _FEW), min(last, middle + _FEW))
        free = [cue for cue, owner in around if owner is None or owner == number.start]
        if not free:
            return UNSAID
        came = max((cue.start for cue, _ in around if cue.kind == "present" and cue.end <= number.start), default=0)
        clause = bisect_right(self._borders, number.start)
        here = [cue for cue in free if bisect_right(self._borders, cue.start) == clause]
        leads = [cue for cue in free if cue.kind in _LEVELS and self._leads_over_brackets(cue, number)]
        total = max((self._wholeness(cue, number) for cue in (*here, *leads)), default=0)
        total = max(total, self._afterthought(free, number))
        present = self._presence(here, number)
        return Verdict(self._said_before(free, number, total, came) if present is None else present, total)

    def _leads_over_brackets(self, cue: _Cue, number: Number) -> bool:
        """Whether nothing but brackets parts a cue from the number behind: "Insgesamt (mit Kindern) 80"."""
        if cue.end > number.start or not self._text[cue.end : number.start].count("("):
            return False
        return not _BORDER.search(_BRACKETS.sub("", self._text[cue.end : number.start]))

    def _around(self, first: int, last: int) -> list[tuple[_Cue, int | None]]:
        return list(zip(self._cues[first:last], self._owners[first:last], strict=True))

    def _presence(self, cues: Sequence[_Cue], number: Number) -> bool | None:
        verdicts = [cue for cue in cues if cue.kind in {"absent", "present"}]
        verdicts = verdicts or [cue for cue in cues if cue.kind in {"were", "dwell"}]
        if not verdicts:
            return None
        return min(verdicts, key=lambda cue: _distance(cue, number)).kind in {"present", "were"}

    def _said_before(self, cues: Sequence[_Cue], number: Number, total: int, came: int) -> bool | None:
        """What the last cue before the number says, though it stands in another clause.

        `came`: where others are said to have come; from there on nobody is only invited.
        """
        bracket = self._bracket_at(number.start)
        for cue in reversed(cues):
            if cue.start > number.start or cue.kind not in {"absent", "present"}:
                continue
            around = self._bracket_at(cue.start)
            if around is None or around == bracket:
                return None if (total or cue.start < came) and cue.kind == "absent" else cue.kind != "absent"
        return None

    def _wholeness(self, cue: _Cue, number: Number) -> int:
        if cue.kind not in _LEVELS:
            return 0
        if cue.start > number.start and self._text[cue.start : cue.end].lower() in _FOLLOWED:
            return 0
        start, end = min(cue.end, number.end), max(cue.start, number.start)
        i, j = bisect_left(self._number_starts, start), bisect_left(self._number_starts, end)
        bracket = self._bracket_at(number.start)
        if cue.kind == "distinct" and bracket and self._bracket_at(cue.start) != bracket:
            return 0  # "Doppelte abgezogen (17)" are those left out
        between = [other for other in self._numbers[i : min(j, i + _FEW)] if other.start != number.start]
        between = [other for other in between if bracket or self._bracket_at(other.start) is None]
        if any(not other.noun or is_people(other.noun) for other in between):
            return 0
        return _LEVELS[cue.kind]

    def _afterthought(self, cues: Sequence[_Cue], number: Number) -> int:
        """ "41 Personen (ohne Doppelzählung)"."""
        for cue in cues:
            around = self._bracket_at(cue.start)
            if cue.kind == "distinct" and around and not self._text[number.noun_end : around.start].strip():
                return DISTINCT
        return 0

    def _owner(self, cue: _Cue) -> int | None:
        """The number that a cue belongs to because nothing stands between: "58 Anmeldungen", "erwartete 200"."""
        i = bisect_left(self._number_starts, cue.start)
        following = self._numbers[i].start if i < len(self._numbers) else None
        if following and cue.kind in {"whole", "result"} and self._beside(cue.end, following, ":="):
            return following
        if i > 0 and self._beside(self._numbers[i - 1].end, cue.start):
            return self._numbers[i - 1].start
        if following and cue.kind == "absent" and self._leads_to(cue.end, following):
            return following
        return None

    def _leads_to(self, start: int, end: int) -> bool:
        """Whether nothing but "von" or a mark stands before a number: "Erwartet: 100", "die erhoffte Zahl von 60"."""
        return self._beside(start, end, ":=") or bool(_OF.fullmatch(self._text, start, end))

    def _beside(self, start: int, end: int, marks: str = "") -> bool:
        return end - start < _BESIDE and not self._text[start:end].strip(" \t" + marks)


def _borders(text: str, marks: Sequence[Mark]) -> list[int]:
    """Where clauses begin or end."""
    signs = [match.start() for match in _BORDER_SIGN.finditer(text)]
    return sorted([*signs, *(start for kind, start, _ in marks if kind == "border")])


def _distance(cue: _Cue, number: Number) -> int:
    return max(number.start - cue.end, cue.start - number.end)
