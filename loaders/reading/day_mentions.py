"""Days as German forms write them: "19.11.16", "18. und 19. November 2016", "07./08.10.2016", "2016-11-19".

Every day becomes a mention of its own: in "18. und 19.11.2016" the first takes its month from the second.
Which mentions are days of the event, and which year is meant where none is stated, is decided elsewhere.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.reading.day_words import YEAR_WORD, worded_days, year_in_figures
from loaders.reading.months import MONTH, MONTH_BEGINS, MONTHS, month_number
from loaders.reading.times import WEEKDAY, weekday_number

_ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12,
}  # fmt: skip
DASH = r"[-\u2010-\u2015\u2212]"
# Two figures are a year only if neither a time goes on there nor the next day: "18.11. 19-21 Uhr", "26. Mai, 16. Juni".
_NO_TIME = (
    rf"(?!\d|[.:]\d|\s*(?:Uhr|h\b)|\s*(?:{DASH}|bis)\s*\d{{1,2}}(?:\s?[.:]\s?\d\d)?\s*(?:Uhr|h\b)"
    rf"|\.\s*(?:,|(?:und|bis)\b|{MONTH}))"
)
_YEAR = rf"(?:['’]?1[4-9]{_NO_TIME}|(?:20\d{{2,3}}|2[1-9]\d\d|19\d\d|20\s1[5-8]|201\s[5-8]|21[5-8])(?!\d))"
_YEAR_TIGHT = rf"(?:20\s1[5-8](?!\d)|['’]?\d\d{_NO_TIME}|(?:\d{{3,5}}|2[0oO][1lI]\d)(?!\d))"
_ANCHOR = re.compile(
    rf"""(?:
      (?P<iy>20\d\d)\s?(?P<is>[-/.])\s?(?P<im>\d{{1,2}})\s?(?P=is)\s?(?P<id>\d{{1,2}})(?!\d)
    | (?P<sd>\d{{1,2}})\s?(?P<ss>[-/])\s?(?P<sm>\d{{1,2}})\s?(?P=ss)\s?(?P<sy>20\d\d|1[5-8])(?!\d)
    | (?P<d>\d{{1,2}})(?P<s1>\s?(?:[.,]{{2}}(?!\s)|\.\s?|,(?!\s)))(?P<m>\d{{1,2}}|(?-i:[IVX]{{1,4}})(?=\s?\.))
      (?: (?P<s2>\s?[.,]{{1,2}})(?: (?P<y>{_YEAR_TIGHT}) | \s(?P<y2>{_YEAR}) )
        | \s?\.
        | \s?(?P<y3>20[12]\d)(?!\d)
        | (?![\d.:,]|\s*(?:Uhr|h\b)|\s*(?:{DASH}|bis)\s*\d{{1,2}}(?:[.:]\d\d)?\s*(?:Uhr|h\b)) )
    | (?P<bd>\d{{1,2}})[ ](?P<bm>0?[1-9]|1[0-2])[ ](?P<by>201[5-8])(?!\d)
    | (?P<gd>0[1-9]|[12]\d|3[01])(?P<gm>0[1-9]|1[0-2])(?P<gy>201[5-8])(?!\d)
    | (?P<nd>\d{{1,2}})(?:\s?\.|te[nr]?\b)?\s*(?:\([a-zäöüß]+\)\s*)?(?P<nm>{MONTH})\.?
      (?:\s*,?\s*(?:(?:des|im)\s+Jahre?s?\s+)?(?P<ny>{_YEAR}|{YEAR_WORD}))?
    | (?P<fd>\d{{1,2}})\.\s?(?P<fm>(?-i:[A-ZÄÖÜ])[a-zäöü]{{2,9}})\s+(?P<fy>20\d\d)(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
# A figure that may begin a day: not behind another one, and with what can follow in one. Found at little cost.
_BEGINS = re.compile(
    r"\d(?<!\d\d)(?<!\d[.:,]\d)(?:\d?(?!\d)(?=\s?[-/.,]|[ ]\d|te|\s*(?:\(|"
    rf"{MONTH_BEGINS}))|\d{{3}}(?=\s?[-/.])|\d{{7}}(?!\d))",
    re.IGNORECASE,
)
_WEEKDAY_PREFIX = rf"(?:{WEEKDAY}[.,]*\s*(?:de[nm]\s+)?)"
_BRACKET = r"(?:\([^()\n]{1,60}\)\s?)"
_JOIN = rf"(?:und|u\.|bis(?:\s+zum)?|sowie|&|\+|/|{DASH})"
_CHAIN = re.compile(  # bare days before a day with a month: "18. und ", "8., 9. und "
    rf"(?<!\d)(?<!\d[.:,])(?:(?:\d{{1,2}}\s?(?:\.|ten\b)\s?{_BRACKET}?(?:,\s*(?:und|sowie|bis)?|{_JOIN})"
    rf"|\d{{1,2}}\s?{_BRACKET}?{_JOIN})\s*(?:(?:de[rm]\s+\w{{3,12}}te[nr]?\s+)?(?:am|de[nmr])\s+)?{_WEEKDAY_PREFIX}?)+$",
    re.IGNORECASE,
)
_CHAIN_ITEM = re.compile(r"\([^()]*\)|(?P<day>\d{1,2})")
_TO = re.compile(rf"\.?\s*(?:{DASH}|bis\b)")
_GOES_ON = re.compile(rf"\s*{_JOIN}\s*{_WEEKDAY_PREFIX}?\d{{1,2}}\.", re.IGNORECASE)
_CLOSED = re.compile(r"(?<=\.)\s?[,)]")
_PARAGRAPH = re.compile(r"(?:§|\b(?:Nr|Abs|Ziff|Kap|Art)\.|\b(?:Ziffer|Punkt|Kapitel|Abschnitt|Nummer|siehe))\s*$")
_BARE_HEAD = re.compile(rf"(?:^|[(:,;\n]|\b(?:am|vom|von|den|dem|der|zwischen)|{WEEKDAY}[.,]?)\s*$", re.IGNORECASE)
_DATE_HEAD = re.compile(
    rf"(?:[(,;/&+]|{DASH}|:\s|\b(?:am|vom|von|den|dem|der|zum|bis|ab|und|sowie|für|Durchführung|Datum)|{WEEKDAY}[.,]?)\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<days>{WEEKDAY}(?:\s*(?:,|und|u\.|bis|/|&|{DASH})\s*(?:am\s+)?{WEEKDAY})*)[.,]*\s*(?:(?:de[nmr]|am|vom)\s+)?$",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"So\s+(?:am|vom)\s+$")
_AFTER = re.compile(
    rf"\s*+(?P<open>[,(]?)\s*+(?:ein(?:em)?\s+)?(?P<day>{WEEKDAY})"
    rf"(?!\s*(?:,|/|&|und|{DASH})\s*{WEEKDAY})(?P<close>\)?)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)


_YEAR_LETTERS = str.maketrans("oOlI", "0011", " '’")


class DayMention(NamedTuple):
    """A day as written at `start` to `end` (a weekday before it included).

    `year` is the text of the year or None; `weekday` (0 = Monday) is stated for this day; `faulty` tells that
    the notation itself has a slip (two dots, a misspelt month); day and month may not exist in the calendar.
    """

    start: int
    end: int
    day: int
    month: int
    year: str | None
    weekday: int | None = None
    faulty: bool = False


def find_days(text: str) -> list[DayMention]:
    """All days in `text` in order, each with the weekday stated for it."""
    found: list[DayMention] = []
    for anchor in _anchors(text):
        border = found[-1].end if found else 0
        found.extend(_chain(text, anchor, border))
        found.append(anchor)
    return _with_weekdays(text, found)


def _anchors(text: str) -> list[DayMention]:
    """Days that carry a month."""
    found = [mention for match in _matches(text) if (mention := _mention(text, match))]
    found += [DayMention(*worded) for worded in worded_days(text)]
    return sorted(found)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What looks like a day with a month."""
    end = 0
    for figure in _BEGINS.finditer(text):
        if figure.start() >= end and (match := _ANCHOR.match(text, figure.start())):
            end = match.end()
            yield match


def _mention(text: str, match: re.Match[str]) -> DayMention | None:
    start, end = match.span()
    if match["iy"]:
        return _checked(DayMention(start, end, int(match["id"]), int(match["im"]), match["iy"]))
    if match["sd"]:
        return _checked(DayMention(start, end, int(match["sd"]), int(match["sm"]), match["sy"]))
    if match["bd"]:
        return _checked(DayMention(start, end, int(match["bd"]), int(match["bm"]), match["by"]))
    if match["gd"]:
        return _checked(DayMention(start, end, int(match["gd"]), int(match["gm"]), match["gy"], faulty=True))
    if match["nd"]:
        return _checked(DayMention(start, end, int(match["nd"]), month_number(match["nm"]) or 0, _clean(match["ny"])))
    if match["fd"]:
        close = difflib.get_close_matches(match["fm"].lower(), MONTHS, 1, 0.75)
        month = MONTHS[close[0]] if close else 0
        return _checked(DayMention(start, end, int(match["fd"]), month, match["fy"], faulty=True))
    return _numeric(text, match)


def _numeric(text: str, match: re.Match[str]) -> DayMention | None:
    month = int(match["m"]) if match["m"].isdigit() else _ROMAN.get(match["m"], 0)
    year = _clean(match["y"] or match["y2"] or match["y3"])
    dots = (match["s1"] + (match["s2"] or ".")).replace(" ", "")
    glued = match["y3"] is not None and text[match.start("y3") - 1].isdigit()
    mention = DayMention(*match.span(), int(match["d"]), month, year, faulty=dots != ".." or glued)
    if year:
        return _checked(mention)
    if dots != ".." or not (1 <= month <= 12 and 1 <= mention.day <= 31):
        return None
    head = text[max(0, match.start() - 30) : match.start()]
    alone = not head.rpartition("\n")[2].strip(" \t-–•*") and len(match["d"]) == len(match["m"]) == 2
    closed = _CLOSED.match(text, match.end()) and not _PARAGRAPH.search(head)
    return mention if alone or closed or _DATE_HEAD.search(head) or _GOES_ON.match(text, match.end()) else None


def _checked(mention: DayMention) -> DayMention | None:
    """The mention unless it is a placeholder (00.00.2017); day and month in the wrong order are exchanged."""
    if not mention.day or not mention.month:
        return None
    if mention.month > 12 >= mention.day:
        return mention._replace(day=mention.month, month=mention.day, faulty=True)
    return mention


def _clean(year: str | None) -> str | None:
    """The figures of a year without blanks, apostrophe and letters read for figures."""
    if year is None:
        return None
    return year_in_figures(year) or year.translate(_YEAR_LETTERS)


def _chain(text: str, anchor: DayMention, border: int) -> Iterator[DayMention]:
    """The bare days before `anchor`, with its month and year; "30.-2. Oktober" begins in the month before."""
    low = max(border, anchor.start - 160)
    figure = _FIGURE.search(text, low, anchor.start)
    match = _CHAIN.search(text, figure.start(), anchor.start) if figure else None
    if match is None:
        return
    chain = match.group()
    bare = not re.match(r"\d{1,2}\s?(?:\.|ten)", chain)
    if bare and not _BARE_HEAD.search(text[max(border, match.start() - 30) : match.start()]):
        return
    for item in _CHAIN_ITEM.finditer(chain):
        if not item["day"] or not 1 <= int(item["day"]) <= 31:
            continue
        day, start = int(item["day"]), match.start() + item.start()
        end = start + len(item["day"]) + (chain[item.end() : item.end() + 1] == ".")
        earlier_month = day > anchor.day and bool(_TO.match(chain, item.end()))
        if not earlier_month or anchor.month > 1:
            yield DayMention(start, end, day, anchor.month - earlier_month, anchor.year)


def _with_weekdays(text: str, mentions: list[DayMention]) -> list[DayMention]:
    """The mentions with their weekdays; "Freitag und Samstag, 7. und 8.10." gives each day its own."""
    border, waiting = 0, list[int]()
    result: list[DayMention] = []
    for mention in mentions:
        before = _BEFORE.search(text, max(border, mention.start - 60), mention.start)
        start = mention.start
        if before and not _ADVERB.search(before.group()):
            waiting = [weekday_number(word) for word in _WEEKDAY.findall(before["days"])]
            start = before.start()
        weekday = waiting.pop(0) if waiting else mention.weekday
        if (start, weekday) != (mention.start, mention.weekday):
            result.append(mention._replace(start=start, weekday=weekday))
        else:
            result.append(mention)
        border = mention.end
    return [_weekday_after(text, result, index) for index in range(len(result))]


def _weekday_after(text: str, mentions: list[DayMention], index: int) -> DayMention:
    """The mention with a weekday that stands behind it: "20.05.2017 (Samstag)"."""
    mention = mentions[index]
    after = _AFTER.match(text, mention.end)
    if mention.weekday is not None or after is None:
        return mention
    if index + 1 < len(mentions) and after.end() > mentions[index + 1].start:
        return mention
    listed = index > 0 and len(text[mentions[index - 1].end : mention.start].strip()) < 6
    if listed and not (after["open"] == "(" and after["close"]):
        return mention
    return mention._replace(weekday=weekday_number(after["day"]))
