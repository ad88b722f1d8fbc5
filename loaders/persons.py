"""Private persons in German running text.

A name is found by what stands before it (an address, a degree, an office) or by a known first name;
what nouns and names have in common, a capital, proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import accumulate
from typing import NamedTuple

from loaders.names import is_first_name, is_ordinary, joins, lists, titles, triggers
from loaders.reading.patterns import fold

# The class comes first, so that the engine skips what cannot begin a word. What is masked counts as a letter.
_WORD = re.compile(r"([A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŻŽ](?<![\w\u2588].)\w*+(?:['’][\w'’]*+)?+(?:-[\w'’]++)*+)")
_TITLE_GAP = re.compile(r"\.?(?:-|[ \u00a0]*\(?(?:[a-z]{1,6}\.[ \u00a0]*)*\)?[ \u00a0]*)")
_INITIAL_CUE = re.compile(r"(?:\bdurch|\bvon|\bgez\.|:)\s$")
_ABBREVIATION = re.compile(r"\b[a-z]{1,2}\.\s?$")  # "i. R.", "e. V.", "z. B."
_LINK = {" & ", " + "}
_AND = {*_LINK, " und ", " u. "}
_LONGEST = 8  # words of a name, or titles before one
_WRAPPED = 45  # a line at least so long goes on in the next one
_GENITIVE = ("", "s", "'s", "’s", "'", "’")


class Person(NamedTuple):
    """A name in the text: where it stands and which words would give the person away elsewhere."""

    start: int
    end: int
    surname: str
    first_names: tuple[str, ...]


class NameFinder:
    """The capitalised words of one text and the persons among them.

    `known_places` are folded names of places, which are no surnames without an address before them.
    """

    def __init__(self, text: str, known_places: Collection[str]) -> None:
        parts = _WORD.split(text)
        self._text = text
        self._places = known_places
        self._words = parts[1::2]
        self._gaps = parts[0::2]  # _gaps[i] stands before _words[i]
        self._ends = list(accumulate(map(len, parts)))

    def persons(self) -> list[Person]:
        """All persons named with an address, a title or a first name, in order."""
        known = triggers()
        begins = [i for i, word in enumerate(self._words) if word in known or ("-" in word and is_first_name(word))]
        found: list[Person] = []
        done = 0
        for i in begins:
            name = (self._titled(i) or self._named(i)) if i >= done else None
            if name is not None:
                found.append(self._person(*name))
                done = name[1] + 1
        return found

    def again(self, names: Iterable[str]) -> list[tuple[int, int]]:
        """Where one of `names` stands as a word of its own, outside of firms and institutions."""
        forms = {name + ending for name in names if not self._too_common(name) for ending in _GENITIVE}
        found = []
        for i in [i for i, word in enumerate(self._words) if word in forms]:
            if self._is_named_after(i, i) or self._in_firm(i, i, single=True):
                continue
            start = i
            while start and self._is_initial(start - 1):
                start -= 1
            found.append((self._ends[2 * start], self._ends[2 * i + 1]))
        return found

    def _too_common(self, name: str) -> bool:
        return len(name) < 3 or name in lists().ordinary_names or is_ordinary(name) or self._is_place(name)

    def _is_place(self, word: str) -> bool:
        folded = fold(word)
        return folded in self._places or folded.replace("-", " ") in self._places

    def _person(self, first: int, last: int) -> Person:
        start, end = self._ends[2 * first], self._ends[2 * last + 1]
        particle = self._gaps[first]
        if first and particle != " " and particle in joins():
            start -= len(particle) - 1
        firsts = tuple(word for word in self._words[first:last] if is_first_name(word))
        return Person(start, end, self._words[last], firsts)

    def _after(self, i: int) -> str:
        return self._gaps[i + 1]

    def _joined(self, i: int) -> bool:
        """Whether the words i and i + 1 can be parts of one name."""
        if i + 1 >= len(self._words):
            return False
        gap = self._after(i)
        if "\n" in gap:
            end = self._ends[2 * i + 1]
            return gap.strip() == "" and gap.count("\n") == 1 and end - self._text.rfind("\n", 0, end) > _WRAPPED
        gap = " ".join(gap.replace("\u00a0", " ").split(" "))
        return gap in joins() or (gap in (". ", ".", ".-") and self._is_initial(i))

    def _is_initial(self, i: int) -> bool:
        if len(self._words[i]) != 1 or self._after(i) not in (". ", ".", ".-", ".\u00a0"):
            return False
        return _ABBREVIATION.search(self._gaps[i]) is None

    def _kind(self, i: int) -> str | None:
        """Which kind of title word i is."""
        return titles().get(self._words[i] + ("." if self._after(i).startswith(".") else ""))

    def _titled(self, i: int) -> tuple[int, int] | None:
        """The name behind the titles that begin at word i: first and last word."""
        kinds = set()
        start = i
        while start - i < _LONGEST and (kind := self._kind(start)):
            kinds.add(kind)
            if start + 1 == len(self._words):
                return None
            gap = self._after(start)
            start += 1
            if _TITLE_GAP.fullmatch(gap) is None and not self._joined(start - 1) and gap != ": ":
                return None
            if _ABBREVIATION.search(gap) and len(self._words[start]) == 1 and start + 1 < len(self._words):
                start += 1  # "Dekan i. R. Kohlhepp"
        if not kinds:
            return None
        certain = bool(kinds & {"address", "degree"})
        listed = self._is_indefinite(i, certain) or self._gaps[start] == ": "
        last = self._last_word(start, certain, listed)
        if last is None:
            return None
        if "address" not in kinds and (self._is_named_after(i, last) or self._in_firm(i, last, start == last)):
            return None
        return start, self._last_of_several(last) if self._words[i] in lists().plurals else last

    def _last_of_several(self, last: int) -> int:
        while self._after(last) in (*_AND, ", ") and last + 1 < len(self._words) and self._is_surname(last + 1, False):
            last += 1
        return last

    def _is_indefinite(self, i: int, certain: bool) -> bool:
        """Whether the title at word i means nobody in particular ("jede Frau", "2 Pfarrer")."""
        before = self._gaps[i].rpartition("\n")[2].split()
        if not before and i and self._gaps[i] == " ":
            before = [self._words[i - 1].lower()]
        if not before:
            return False
        return before[-1] in lists().indefinite or (not certain and before[-1].isdigit() and len(before[-1]) < 3)

    def _last_word(self, start: int, certain: bool, listed: bool) -> int | None:
        """The last word of the name that begins at `start` behind a title, or None if there is no name.

        `certain` titles are hardly ever followed by a noun ("Frau"). Where a noun is as likely as a name
        ("jede Frau", "Bürgermeister: "), only names that are `listed` or end like one count.
        """
        last = start
        while last - start < _LONGEST and self._begins_name(last) and self._joined(last):
            last += 1
        if last > start:
            return last if self._is_surname(last, True) else last - 1
        word = self._words[start]
        surnames, endings = lists().surnames, lists().surname_endings
        likely = word in surnames or word.endswith(endings)
        if not self._is_surname(start, certain and not listed) or (listed and not likely):
            return None
        # "Frau Ngozi Adeyemi": the first name is not on the list
        following = self._words[start + 1] if self._joined(start) else ""
        known = following in surnames or is_first_name(following)
        if following and word not in surnames and (known or (not likely and self._is_surname(start + 1, False))):
            return start + 1
        return start

    def _named(self, i: int) -> tuple[int, int] | None:
        """The name that begins with the first name or initial at word i: first and last word."""
        if not self._begins_name(i):
            return None
        last = i
        while last - i < _LONGEST and self._begins_name(last) and last + 1 < len(self._words):
            couple = self._after(last) in _AND and is_first_name(self._words[last + 1])
            if not couple and not self._joined(last):
                break
            last += 1
        word = self._words[last]
        if last == i or self._after(last - 1) in _AND or not self._is_surname(last, True) or self._is_noun(word):
            last -= 1  # "Lukas Paul Freitag": a first name can be the surname
        if last <= i or self._after(last - 1) in _AND or self._is_initial(last):
            return None
        if not self._is_evident(i, last) or self._is_named_after(i, last) or self._in_firm(i, last):
            return None
        return i, last

    def _begins_name(self, i: int) -> bool:
        word = self._words[i]
        return is_first_name(word) or word in lists().doubtful_first_names or self._is_initial(i)

    def _is_evident(self, i: int, last: int) -> bool:
        """Whether more than one doubtful word speaks for a name."""
        word = self._words[last]
        follows = self._follows_word(i)
        if follows and self._is_place(word) and word not in lists().surnames:
            return False
        if any(is_first_name(first) for first in self._words[i:last]):
            return True
        if self._is_initial(i):
            cue = _INITIAL_CUE.search(self._gaps[i]) is not None
            return (cue and not self._too_common(word)) or (not follows and word in lists().surnames)
        return word in lists().surnames

    def _follows_word(self, i: int) -> bool:
        """Whether a capitalised word, masked or not, stands directly before word i."""
        gap = self._gaps[i].replace("\u2588", "")
        return self._gaps[i] != "" and gap.strip(" ") == ""

    def _is_surname(self, i: int, certain: bool) -> bool:
        word = self._words[i]
        words = lists()
        if word in words.surnames or is_first_name(word):
            return True
        if word in words.institutions or word in titles():
            return False
        if certain and word in words.ordinary_names:
            return True
        if is_ordinary(word) or certain:
            return not is_ordinary(word)
        return not (word in words.ordinary_names or self._is_place(word) or self._is_noun(word))

    def _is_noun(self, word: str) -> bool:
        """Whether `word` stands behind an article somewhere in the text."""
        if self._words.count(word) < 2:
            return False
        pairs = zip(self._gaps, self._words, strict=False)
        before = (gap.split()[-1:] for gap, other in pairs if other == word and gap not in joins())
        return not lists().determiners.isdisjoint(last for words in before for last in words)

    def _is_named_after(self, i: int, last: int) -> bool:
        """Whether a church, school, street … bears the name ("St. Martin", "Karl Olga Stift")."""
        if i and self._words[i - 1] in lists().saints and self._gaps[i] in (" ", ". "):
            return True
        return self._joined(last) and self._words[last + 1] in lists().institutions

    def _in_firm(self, i: int, last: int, single: bool = False) -> bool:
        """Whether the words belong to the name of a firm; `single` means a surname alone."""
        words = lists()
        if last + 1 < len(self._words):
            gap, word = self._after(last), self._words[last + 1]
            if word in words.firm_endings and (gap == " " or gap in _AND):
                return True
            if single and gap in _LINK and not is_first_name(word):
                return True
        for k in range(i, max(i - 3, 0), -1):
            gap = self._gaps[k]
            if gap != " " and gap not in (_AND if single else _LINK):
                return False
            if gap in _LINK and single:
                return True
            if self._words[k - 1].lower().endswith(words.firm_words):
                return True
            if not single and gap == " ":
                return False
        return False
