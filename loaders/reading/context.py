"""Context: does the sentence around a hit take it back (negated, dropped, earlier, absent)?

The cues and how far they reach stand in the codebook under `context`; the rules of reach are grammar:
a clause ends at a comma, colon, bracket or adversative word, a sentence where `sentences` cuts it, and a
cue in the label of a list reaches all its items. A sentence may take back the one before it ("Ein Fest.
Das kam nicht zustande."), and in a dictated text without punctuation a cue reaches only what stands next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.codebook import CONTEXT_VARIABLE, Codebook
from loaders.reading.alternatives import one_of, stems
from loaders.reading.terms import Hit, Scan
from loaders.record import Span
from loaders.word_lists import text_words

_JOINED = re.compile(r"\W*(?:und|oder|noch|sowie|bzw\.?)?\W+(?:[\wäöüß]+\W+)?")
_COORDINATED = re.compile(r"(?![^,;:]*\b(?:aber|doch)\b)[^,;:.()\n]{1,30}")  # "die Wirte und der Handel"
# How a relative clause begins: a pronoun, and behind it no noun or adjective ("die Schulen", "der neue Verein").
_RELATIVE = re.compile(
    r"(?:(?:in|mit|von|bei|für|an|auf|zu|aus|über|unter|gegen|ohne|durch)\s+)?"
    r"(?:die|der|das|denen|deren|dem|den|dessen|welche[rnms]?|wo)\s+"
    r"(?:sich|wir|ich|man|es|uns|ihn|ihm|ihnen|sie|er|eine?[rnms]?|keine?[rnms]?|nicht|auch|aber|leider|zwar|nur|schon|bereits"
    r"|dann|eigentlich|trotz|in|im|am|an|auf|bei|mit|von|zu|zum|zur|nach|vor|aus|als|noch|selbst|allerdings|jedoch|dort|hier"
    r"|ursprünglich|damals|seinerzeit|diesmal|kurzfristig|gerade|sonst|nie|sehr|eben|halt|wiederum|\w+(?:t|en))\b"
)
_ANSWERS = re.compile(r"\W*[:?|–-]\W*")  # what stands between a thing and its "nein" or "keine"
_PARTICLE = r"(?:(?:aber|doch|nur|leider|allerdings|und|letztlich|jedoch|auch|dann|nein|ergebnis|am ende)\W+){0,2}"
_THING = one_of(text_words().matters)
# How a sentence begins that speaks of what stands before it: "Leider wurde", "Die Idee haben wir", "Daraus".
_LEAD = re.compile(
    rf"\W*{_PARTICLE}(?:(?:das|die[sn]?\w*|de[rnm]|es|er|sie|ihn|beides?|alles|dar?aus|davon|dazu)\W+(?:{_THING}\W+)?)?"
    rf"{_PARTICLE}",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:gab|haben|hatten|wurden?|war|waren|ist|sind|fand|fanden|machten|kam|kamen|trat|setzten|wählten|entschieden|gibt)\b"
)
_WORD = re.compile(r"\w+")
_ADVERSATIVE = re.compile(r"\b(?:aber|sondern|dafür|sonst)\s+\w", re.IGNORECASE)
_SAME_WORDS = (*text_words().same_again, "auch nicht")
_SAME = re.compile(rf"\b{one_of(_SAME_WORDS)}\b", re.IGNORECASE)
_SAME_STEMS = stems(_SAME_WORDS)
_BEFORE_SAME = re.compile(r"[\s:(|–-]{0,4}")
_SEPARATE = re.compile(r"[,;|/]\s")
_SEVERAL = re.compile(r"\b(?:beide[sr]?|alle|alles|sämtlich|jeweils)\b", re.IGNORECASE)
_BACK = ("previous", "previous_all")
_MARKS = re.compile(r"[,;:()|–\n]")
_RUN_ON = 25  # words; a sentence that is longer and has hardly any punctuation was dictated
_NEAR = 8  # words
_LONGEST_SENTENCE = 6_000  # characters; what is longer is noise, and asking each word about each other takes minutes
_LONGEST_LEAD = 4  # words


class _Heeded(NamedTuple):
    """The cues that a variable heeds, and where they begin."""

    cues: list[Hit]
    starts: list[int]


class Context:
    """The cues in one answer, ready to be asked about a hit."""

    def __init__(self, codebook: Codebook, scan: Scan) -> None:
        self._cues = codebook.context
        self._scan = scan
        self._hits = scan.hits(CONTEXT_VARIABLE)
        self._heeded: dict[str, _Heeded] = {}  # by the variable
        self._run_on: dict[Span, bool] = {}
        self._has_same = any(stem in scan.folded for stem in _SAME_STEMS)  # hardly ever, and then asked for each hit

    def live(self, variable: str) -> list[Hit]:
        """The hits of `variable` that no cue takes back."""
        hits = self._scan.hits(variable)
        if not self._heeded_by(variable).cues:
            return hits
        live: list[Hit] = []
        for sentence, own in self._scan.by_sentence(hits):
            near = self._near(variable, sentence)
            if near or self._has_same:
                own = [hit for hit in own if self._taken_back_by(variable, hit, sentence, near) is None]
            live += own
        return live

    def cue(self, variable: str, hit: Hit) -> Hit | None:
        """The cue that takes `hit` of `variable` back, or None."""
        if not self._heeded_by(variable).cues:
            return None
        sentence = self._scan.sentence_at(hit.start)
        return self._taken_back_by(variable, hit, sentence, self._near(variable, sentence))

    def _near(self, variable: str, sentence: Span) -> list[Hit]:
        """The cues that may reach into `sentence`: in its label, in itself and in the sentence that follows it."""
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            return []
        cues, starts = self._heeded_by(variable)
        first = bisect_left(starts, sentence.start)
        last = bisect_left(starts, sentence.end, first)
        if first and (label := self._scan.label_of(sentence)):
            first = bisect_left(starts, label.start)
        if last < len(cues):
            following = self._scan.sentence_at(starts[last])
            if self._follows(sentence, following):
                last = bisect_left(starts, following.end, last)
        return cues[first:last]

    def _taken_back_by(self, variable: str, hit: Hit, sentence: Span, near: Sequence[Hit]) -> Hit | None:
        """The first of the cues `near` that means `hit`, or that of what is said to be the same."""
        label = self._scan.label_of(sentence) if near else None
        for cue in near:
            if _inside(cue, hit):
                continue
            if cue.start >= sentence.end:
                if self._refers_back(cue, variable, hit, sentence):
                    return cue
                continue
            if self._cues[cue.code].scope in _BACK:
                continue
            if label and label.start <= cue.start < label.end and not self._in_brackets(label, cue):
                return cue
            if cue.end > sentence.start and self._reaches(cue, variable, hit, sentence):
                return cue
        return self._repeated(variable, hit)

    def _repeated(self, variable: str, hit: Hit) -> Hit | None:
        """The cue of what was named before, if only that it is the same is said: "Kirchen: Absage. Vereine: ebenso"."""
        if not self._has_same:
            return None
        behind = self._scan.between(hit.end, self._scan.sentence_at(hit.start).end)
        same = _SAME.search(behind)
        if same is None or not _BEFORE_SAME.fullmatch(behind, 0, same.start()):
            return None
        before = [other for other in self._scan.hits(variable) if other.end <= hit.start]
        return self.cue(variable, before[-1]) if before else None

    def _heeded_by(self, variable: str) -> _Heeded:
        if variable not in self._heeded:
            cues = [cue for cue in self._hits if variable in self._cues[cue.code].applies]
            self._heeded[variable] = _Heeded(cues, [cue.start for cue in cues])
        return self._heeded[variable]

    def _reaches(self, cue: Hit, variable: str, hit: Hit, sentence: Span) -> bool:
        scope = self._cues[cue.code].scope
        if scope == "within":
            return cue.start <= hit.start < cue.end
        if scope == "before" and hit.end <= cue.start and _ANSWERS.fullmatch(self._scan.between(hit.end, cue.start)):
            return True
        if scope == "sentence" and not self._beside_relative_clause(cue, variable, hit):
            return False
        reach = self._scan.turn_at(cue.start) if scope == "sentence" else self._scan.clause_at(cue.start)
        if not reach.start <= hit.start < reach.end or self._is_aside(cue, variable, hit, sentence):
            return False
        if (scope in ("after", "next") and hit.start < cue.end) or (scope == "before" and hit.end > cue.start):
            return False
        if self._is_run_on(sentence):
            return self._is_near(cue, variable, hit, sentence)
        return scope != "next" or self._is_next(cue, variable, hit)

    def _beside_relative_clause(self, cue: Hit, variable: str, hit: Hit) -> bool:
        """Whether `hit` is what a relative clause with the cue speaks of; true where the cue is in no such clause.

        "18 Geflüchtete, der Skiclub und die Wirte, die keine Zeit hatten": it speaks of what stands next before it.
        """
        clause = Span(self._scan.clause_at(cue.start).start, self._scan.clause_at(cue.end - 1).end)
        if clause.start <= hit.start < clause.end or not _RELATIVE.match(self._scan.between(clause.start, cue.end)):
            return True
        meant = clause.start
        for other in reversed([other for other in self._scan.hits(variable) if other.end <= clause.start]):
            apart = other.end < meant < clause.start
            if apart and not _COORDINATED.fullmatch(self._scan.between(other.end, meant)):
                return False
            if other == hit:
                return True
            meant = other.start
        return False

    def _is_next(self, cue: Hit, variable: str, hit: Hit) -> bool:
        """Whether `hit` is the first behind the cue, or joined to it by "und" and the like.

        It is not behind a verb: "statt Stuhlreihen gab es ein World Café".
        """
        end: int | None = None
        for other in self._scan.hits(variable):
            if other.start < cue.end:
                continue
            if end is not None and other.start >= end and not _JOINED.fullmatch(self._scan.between(end, other.start)):
                return False
            if other == hit:
                return not _FINITE.search(self._scan.between(cue.end, hit.start))
            end = max(end or 0, other.end)
        return False

    def _in_brackets(self, label: Span, cue: Hit) -> bool:
        """Whether the label of a list mentions the cue by the way: "112 Personen (ohne die Helfer):"."""
        before = self._scan.between(label.start, cue.start)
        return before.rfind("(") > before.rfind(")")

    def _is_aside(self, cue: Hit, variable: str, hit: Hit, sentence: Span) -> bool:
        """Whether the cue stands in a bracket that says something of its own, or that `hit` stands behind."""
        opening = self._scan.between(sentence.start, cue.start).rfind("(") + sentence.start
        if opening < sentence.start or ")" in self._scan.between(opening, cue.start) or opening < hit.start < cue.end:
            return False
        closing = self._scan.between(cue.end, sentence.end).find(")") + cue.end
        if closing < cue.end or opening < hit.start < closing:
            return False
        if hit.start > closing or any(opening < other.start < closing for other in self._scan.hits(variable)):
            return True
        # "Arbeit, Sprache, Sport (entfiel)" speaks of the last one, "(beide entfielen)" of more.
        further = any(hit.end <= other.start < opening for other in self._scan.hits(variable))
        return (
            further
            and _SEPARATE.search(self._scan.between(hit.end, opening)) is not None
            and not _SEVERAL.search(self._scan.between(opening, closing))
        )

    def _is_near(self, cue: Hit, variable: str, hit: Hit, sentence: Span) -> bool:
        """Whether no other hit stands between the two, nor more than a few words.

        A cue that has found what it speaks of, within itself or before it, does not reach forward.
        """
        if hit.start < cue.end and cue.start < hit.end:
            return not _ADVERSATIVE.search(self._scan.between(cue.start, hit.start))
        between = self._scan.between(*((hit.end, cue.start) if hit.end <= cue.start else (cue.end, hit.start)))
        if len(_WORD.findall(between)) > _NEAR or _ADVERSATIVE.search(self._scan.between(cue.start, cue.end)):
            return False
        others = self._scan.hits(variable)
        if hit.end <= cue.start:
            return not any(hit.end <= other.start < cue.end for other in others)
        if self._cues[cue.code].scope in ("after", "next"):
            return not any(cue.end <= other.start < hit.start for other in others)
        start = self._words_before(cue, sentence)
        return not any(start <= other.start < hit.start for other in others)

    def _words_before(self, cue: Hit, sentence: Span) -> int:
        """Where the few words before the cue begin."""
        words = list(_WORD.finditer(self._scan.between(sentence.start, cue.start)))
        return sentence.start + words[-_NEAR].start() if len(words) > _NEAR else sentence.start

    def _is_run_on(self, sentence: Span) -> bool:
        if sentence not in self._run_on:
            text = self._scan.between(*sentence)
            words = len(_WORD.findall(text)) if len(text) > 3 * _RUN_ON else 0
            self._run_on[sentence] = words > _RUN_ON * (1 + len(_MARKS.findall(text)))
        return self._run_on[sentence]

    def _follows(self, sentence: Span, following: Span) -> bool:
        """Whether the second stands directly behind the first in the same paragraph."""
        gap = self._scan.between(sentence.end, following.start)
        wrapped = gap == "\n" and "\n" in self._scan.between(*sentence)
        return not gap.strip() and ("\n" not in gap or wrapped)

    def _refers_back(self, cue: Hit, variable: str, hit: Hit, sentence: Span) -> bool:
        """Whether the sentence behind begins with the cue and means `hit`: what was named last, or all of it."""
        following = self._scan.sentence_at(cue.start)
        lead = self._scan.between(following.start, cue.start)
        if self._scan.between(*sentence).endswith("?"):  # "Ein Podium? Das wollte keiner."
            if len(_WORD.findall(lead)) > _LONGEST_LEAD:
                return False
        elif self._cues[cue.code].scope not in _BACK or not _LEAD.fullmatch(lead):
            return False
        others = self._scan.hits(variable)
        if any(following.start <= other.start < cue.end for other in others):
            return False
        if self._cues[cue.code].scope == "previous_all":
            return True
        last = max(other.start for other in others if other.start < sentence.end)
        return self._scan.clause_at(last) == self._scan.clause_at(hit.start)


def _inside(cue: Hit, hit: Hit) -> bool:
    """Whether the cue is part of what was found ("nicht zufrieden"): it takes back nothing then."""
    return hit.start <= cue.start and cue.end <= hit.end
