"""What the words around a number of people are: roles, bodies, one person, the joints of a list."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.reading.alternatives import one_of
from loaders.word_lists import people_words

_WORDS = people_words()
_ROLE = re.compile(one_of(_WORDS.roles))
# Bodies and collectives: "vier Schulen", "eine Gruppe" count no heads.
_BODY = re.compile(
    rf"(?:(?!.*teamer).*{one_of((*_WORDS.offices, *_WORDS.bodies, *_WORDS.other_bodies))}"
    rf"|{one_of(_WORDS.amounts)})(?:e|n|en|er|ern|es|s|innen)?"
)
# The same bodies in the singular behind a number above one: "5 Verwaltung" means people.
_SINGULAR = re.compile(rf".*{one_of((*_WORDS.offices, *_WORDS.bodies))}")
_ONE_OFFICE = re.compile(rf".*{one_of(_WORDS.offices)}")

# Offices of one man.
ONE_MAN = rf"\w*{one_of(_WORDS.one_man)}"
ONE_WOMAN = rf"\w+{one_of(_WORDS.one_woman)}"
# "und die katholische Referentin": one person more, whom the number before does not count.
ONE_BEHIND = re.compile(
    r"\s*(?:(?:\b(?:und|sowie|samt|nebst|plus)|\+|&)\s+)"
    rf"(?:(?:[Dd]er|[Uu]nser|[Dd]em|[Uu]nserem|Herrn?)\s+(?:[a-zäöüß]+e[rn]\s+)?(?i:{ONE_MAN})"
    rf"|(?:[Dd]ie|[Uu]nsere|Frau)\s+(?:[a-zäöüß]+e\s+)?{ONE_WOMAN})(?!\w)"
)

BRACKET = re.compile(r"\([^()]*\)")
_TALLY_LINE = r"[ \t*•–-]*\d{1,3}[ \t]+[^\W\d]"
IS_TALLY = re.compile(rf"(?m)(?:^{_TALLY_LINE}[^\n]*\n){{3}}{_TALLY_LINE}")
TALLY = re.compile(r"(?m)^[ \t*•–-]*(\d{1,3})(?=[ \t]+[^\W\d])")
COLON = re.compile(r"\s*:")
ORIGIN = re.compile(r"\s+(?:aus|von|vom)\s+(?:(?:der|dem|den)\s+)?[A-ZÄÖÜ]\w*\s+(?=\()")  # "10 aus der Halle (...)"
DIGIT = re.compile(r"\d")
# One set of first letters before the rest makes the search fast, here and below.
STOPS = re.compile(r"[,;:()|\sdh](?:(?<=[,;:()|])|(?<=\s)[–/-]\s|(?:(?<=d)(?:avon|arunter)|(?<=h)iervon)\b)")
# What may stand before a comma inside one phrase: "15 überwiegend junge, aus Syrien stammende Geflüchtete".
ATTRIBUTE = re.compile(r"(?:[a-zäöüß]\w*\s+)*(?!(?:gekommen|anwesend|erschienen|dabei)\b)[a-zäöüß]\w*e[nrsm]?")
RELATIVE = re.compile(r"\s+(?:die|welche|denen|deren)\s")
COORDINATED = re.compile(
    r"\s*(?:[,/&+]|und\b|sowie\b|oder\b|bzw\b|,\s*(?:und|sowie)\b)\.?(?P<article>\s+(?:der|die|das|den|mehrere|einige"
    r"|viele|unser\w*|eine?n?))?(?:\s+[a-zäöüß]\w*)*\s*"
)
# With these words a new phrase begins behind "und", which the number before does not count.
NEW_PHRASE = re.compile(
    r"\b(?:dann|noch|dazu|auch|natürlich|außerdem|viele|einige|etliche|mehrere|manche|ein\s+paar|(?:die|unsere)\s+beiden)\b"
)
DATIVE = re.compile(r"\s*(?:vom|von|aus|bei|beim)\b")
BELONGS = re.compile(r"\s+(?:der|des|vom|von|aus|beim|bei)(?:\s+\w+)?\s+")
DETERMINER = re.compile(r"(?:der|die|das|mehrere|einige|viele)\s")
ENUMERATED = re.compile(r"\s*,\s*(?:(?:der|die|das|dem|den|aus|von|vom)\s+)?")
LIST_STOP = re.compile(r"[.;\n\d]")
LIST_END = re.compile(r"\s(?:und|sowie)\s")
# Both over lower case.
PLACE = re.compile(r"[ia](?<!\w.)(?:(?<=i)(?:ns?|m)|(?<=a)uf)(?:\s+(?:der|die|das|den|dem))?\s+$")
SOURCE = re.compile(r"[ln](?<!\w.)(?:(?<=l)aut|(?<=n)ach\s+\w+)(?:\s+(?:der|des|dem|von|vom))?\s+$")
LABELLED = re.compile(r"[:=(|\t–-](?:(?<![–-])|(?<=\s.))\s*$")
AND = re.compile(r"(?<!-\s)\b(?:und|sowie)\s+(?:(?:der|die|das|ein|eine)\s+)?$")
WITH = re.compile(r"[mz](?<!\w.)(?:it|u)\s+(?:(?:all|sein|ihr)en\s+|immerhin\s+|insgesamt\s+)?$")
TOGETHER = re.compile(r"\b(?:zusammen|gemeinsam)\s+$", re.IGNORECASE)
ITEM_END = re.compile(
    r"\s*(?:[.,;)|/]|\n|$|\((?=[^()\n]*\bdavon\b)|(?:waren|war|kamen|kam|anwesend|dabei|vertreten|sind|da|Mann|Leute)\b)"
)
ENDS_PHRASE = re.compile(r"\s*(?:[.,;)\n]|(?:und|sowie)\b|$)")
AGAIN = re.compile(r"\b(?:die|der|diese[nr]?|den|jene[nr]?|all|alle)\s+$", re.IGNORECASE)
CAME = re.compile(r"\b(?:kamen|erschienen|folgten|gefolgt|besuchten|gekommen)\b")
# "aus Syrien (12), Gambia (3)": a bare name goes on with the list of origins.
FROM = re.compile(r"\baus\s+(?:(?:dem|der|den)\s+)?[A-ZÄÖÜ]\w+")
NEXT_ORIGIN = re.compile(
    r"\s*\)?\s*(?:,|und\b|sowie\b|[/&+])\s*(?:aus\s+)?(?:(?:dem|der|den)\s+)?(?!Sonst|Ander|Weiter|Übrig|Gäst)[A-ZÄÖÜ]\w+"
    r"\s*[:(]?\s*"
)
CLOSED = re.compile(r"[,)]")
MARKS = re.compile(r"[,;:|(]")


@lru_cache(maxsize=4096)
def is_role(noun: str) -> bool:
    """Whether `noun` stands for people of the group named beside it ("Mitglieder", "Frauen")."""
    return bool(_ROLE.fullmatch(noun))


@lru_cache(maxsize=4096)
def is_body(noun: str, low: int, figure: bool) -> bool:
    """Whether `noun` behind the number `low` (written as a `figure`?) names bodies, not people."""
    if not _BODY.fullmatch(noun):
        return False
    if low > 1:
        return not _SINGULAR.fullmatch(noun)
    return not (figure and _ONE_OFFICE.fullmatch(noun))
