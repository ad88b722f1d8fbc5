"""Numbers in a list of groups that count people of no known group: "6 Stadträte, 2 Imker", "Sonstige: 4".

They belong to the sum of the list, whatever word, or misspelt word, names the people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from loaders.reading import group_words as words
from loaders.reading.alternatives import one_of
from loaders.reading.head_counts import Count
from loaders.word_lists import people_words

_OPENS = re.compile(r"(?:^|[,;:\n+&]|\b(?:und|sowie|u\.|plus))[\s•*–-]*$")
_LABEL = re.compile(r"(?:^|[,;\n])[\s•*–-]*(?P<noun>[A-ZÄÖÜ][\w-]+)(?:[^,;:\n\d]{0,40}(?:[:=(|\t]|\s[–-])|\.?)\s*$")
_CLOSES = re.compile(r"\)?\s*(?:[.,;\n]|$)")
_QUALITIES = re.compile(r"(?:\s+[a-zäöüß]\w*e[nrs]?)*\s+")
_BORDER = re.compile(r"[.!?]\s|\n\s*\n")
# What is counted in such lists and is nobody.
_THING = re.compile(rf"\w*{one_of(people_words().things)}(?:e|n|en|er|ern|s|es)?")
# Those who ran the event, and the children of those who came, are not counted.
_STAFF = one_of(people_words().staff)
_NO_GUEST = re.compile(rf"{_STAFF}|{one_of(people_words().children)}")
_OF_STAFF = re.compile(rf"{_STAFF}\W*$", re.IGNORECASE)
_FARTHEST = 60  # characters before a number


def count_beside(text: str, counts: Sequence[Count], used: Collection[int]) -> list[Count]:
    """The counts beside those of groups, which start at `used`, that stand in one list with them."""
    plain = [count for count in counts if not count.article]
    beside = [count for count in plain if count.start not in used and _is_item(text, count)]
    if not beside:
        return []
    listed = sorted([*(count for count in plain if count.start in used), *beside], key=lambda count: count.start)
    reached = _in_list(text, listed, used)
    return [count for count in beside if count.start in reached]


def is_staff(text: str, count: Count) -> bool:
    """Whether the words before the number name those who ran the event: "Moderation: 2 Personen"."""
    return bool(_OF_STAFF.search(text, max(0, count.start - _FARTHEST), count.start))


def _in_list(text: str, listed: Sequence[Count], used: Collection[int]) -> set[int]:
    """The starts of the numbers in lists that have a group in them; a full stop or a blank line ends a list."""
    lists: list[list[int]] = [[listed[0].start]]
    for before, count in pairwise(listed):
        if _BORDER.search(text, before.end, count.start):
            lists.append([])
        lists[-1].append(count.start)
    return {start for each in lists if any(start in used for start in each) for start in each}


def _is_item(text: str, count: Count) -> bool:
    """Whether the number opens an item of a list that names people, or closes one."""
    if count.present is False or count.total or count.marker is not None or count.each is not None or count.factor != 1:
        return False
    floor = max(0, count.start - _FARTHEST)
    if _NO_GUEST.fullmatch(count.noun) or is_staff(text, count):
        return False
    if not count.noun or count.bracket:
        label = _LABEL.search(text, floor, count.start)
        return bool(label and not _THING.fullmatch(label["noun"].lower()) and _CLOSES.match(text, count.end))
    if not _OPENS.search(text, floor, count.start) or _THING.fullmatch(count.noun):
        return False
    noun = count.noun_end - len(count.noun)
    return not words.is_body(count.noun, count.low, True) and bool(_QUALITIES.fullmatch(text, count.end, noun))
