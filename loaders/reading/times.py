"""Clock times in German text: "14.00 bis 18.00 Uhr", "10-17 Uhr", "ab 17 Uhr", "halb acht abends".

Figures count as a time only with a sign of it ("Uhr", "h", a colon, minutes on a range), so that
durations, prices and numbers of people are not taken for one.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from loaders.reading.alternatives import any_of, every_spelling, in_text, one_of
from loaders.word_lists import day_words

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
WEEKDAY = (
    r"\b(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag(?:s|e|en|(?:vor|nach)?mittag|abend|morgen)?"
    r"|Mittwoch(?:s|e|en|(?:vor|nach)?mittag|abend|morgen)?|Sonnabend(?:s|e|en)?"
    r"|(?-i:Mo|Di|Mi|Do|Fr|Sa|So|MO|DI|MI|DO|FR|SA|SO)\b\.?)(?![a-zäöüß])"
)
"""A weekday, long or short; compile with re.IGNORECASE."""

_HOURS = (
    "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig",
    "einundzwanzig", "zweiundzwanzig", "dreiundzwanzig", "vierundzwanzig",
)  # fmt: skip
_WORDS = {"ein": 1} | {word: hour for hour, word in enumerate(_HOURS, start=1)}
_QUARTERS = {  # minutes before or after the hour named; "viertel acht" is 7:15, "viertel nach acht" 8:15
    "halb": -30, "viertel nach": 15, "viertel vor": -15, "viertel": -45, "dreiviertel": -15, "drei viertel": -15,
}  # fmt: skip
_UNIT = r"(?:Uhr|hrs?|h)\b"
_BESIDE = day_words()
_ABOUT = rf"(?:{one_of(_BESIDE.about_hour)}\s*)?"
_MINUTES = {
    "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "fünfundvierzig": 45, "15": 15, "30": 30, "45": 45,
}  # fmt: skip
_PAST = "|".join(_MINUTES)
_COUNTED = any_of(in_text(_BESIDE.counted))
_PART = r"(?:am\s+(?:späten\s+|frühen\s+)?)?(?:abends?|nachts|nachmittags?|morgens?|vormittags?|mittags|früh)"
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))


def _clock(n: int) -> str:
    return (
        rf"(?:(?:(?P<q{n}>(?:drei\s?)?viertel(?:\s+(?:nach|vor))?|halb)\s+)?"
        rf"(?:(?<![\w.,:/])(?P<h{n}>\d{{1,2}})(?:\s?[.:,]\s?(?P<m{n}>[0-5]\d)|h(?P<n{n}>[0-5]\d))?|"
        rf"(?<!\w)(?P<t{n}>\d{{4}})(?=(?:\s?[-\u2010-\u2015]\s?\d{{4}})?\s?{_UNIT})|\b(?P<w{n}>{_WORD})e?\b)"
        rf"(?![\d.:,]?\d)(?P<u{n}>\s?{_UNIT}(?:\s+(?P<x{n}>{_PAST})\b(?!\s+(?:€|Uhr|{_COUNTED})))?)?(?:\s?\(?[cs]\.\s?t\.?\)?)?|(?P<z{n}>Mitternacht)\b)"
    )


_TIME_SOURCE = (
    rf"{_clock(1)}(?:(?:\s+(?P<first>{_PART}))?(?P<sep>\s*(?:[-\u2010-\u2015\u2212]"
    rf"|\bbis\b(?:\s*\([^()\n]{{1,30}}\))?|\bund\b)\s*)(?:(?:um|nachmittags|abends)\s+)*{_ABOUT}{_clock(2)})?"
    rf"(?:\s*(?P<part>{_PART})\b)?"
)
_TIME = re.compile(_TIME_SOURCE, re.IGNORECASE)
_TIME_IN_FIGURES = re.compile(rf"(?=\d){_TIME_SOURCE}", re.IGNORECASE)  # much faster where no time is spoken
_SPOKEN = (  # signs of a time in words, over lower case; what begins with fixed letters is found fast
    re.compile(r"uhr(?<=[a-zß]\suhr)\b"),
    re.compile(rf"bis (?:um )?(?!eine?\b)(?:{_WORD})e?\b"),
    re.compile(rf" um (?!eine?\b)(?:{_WORD})e?\b"),
)
_LABEL = one_of((*_BESIDE.begins, *_BESIDE.ends, *_BESIDE.lasts, *_BESIDE.before_begin, *_BESIDE.beside))
_BEFORE = re.compile(
    rf"(?:\b|sitzungs|veranstaltungs)(?P<word>zwischen|von|vo|ab|um|gegen|bis|je|jeweils|{_LABEL})"
    r"[\s:=]*(?:war|ist|um|ab|von|:)?\s*" + _ABOUT + r"$",
    re.IGNORECASE,
)
_OVER = one_of((*_BESIDE.ends, *_BESIDE.over))
_CLOSING = re.compile(rf"\b{_OVER}\b[^\d,;.]{{0,40}}$", re.IGNORECASE)
_CLOSED_AFTER = re.compile(
    rf"\s*(?:(?:(?:war|wars|wurde|ist|dann|es|alles|sie|ging)\s+){{0,3}}{_OVER}\b"
    r"|(?:gingen|verließen)\s+(?:die|wir|alle)\s+(?:\w+\s+)?(?:nach\s+hause|heim|auseinander|den\s+saal)\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?P<part>abends|nachmittags|am\s+(?:späten\s+|frühen\s+)?(?:Nachmittag|Abend))\s+(?:\w+\s+)?$", re.IGNORECASE
)
_OTHER_UNIT = re.compile(rf"\s?(?:[€%°]|m²|{one_of(_BESIDE.counted)}\b)", re.IGNORECASE)
_EACH = re.compile(r"\b(?:jeweils|jew(?=\.)|jeden|jede|täglich|immer|alle|je\s+(?:von|ab))\b", re.IGNORECASE)
_SHARED_UNIT = re.compile(  # "freitags 16-20, samstags 10-15 Uhr"
    rf"\s*(?:,|und|sowie)\s*{WEEKDAY}\s*(?:von\s+)?\d{{1,2}}\s*(?:[-\u2010-\u2015]|bis)\s*\d{{1,2}}\s*{_UNIT}",
    re.IGNORECASE,
)
_NOTHING_COUNTED = re.compile(
    rf"\s*(?:[.,;)!]|$|(?:{_PART}|in|im|haben|hat|war|waren|ging|wurde|saßen|trafen|dauerte)\b)", re.IGNORECASE
)
_LATE = re.compile("abend|nacht|nachmittag")
_WAKING, _NIGHT = dt.time(8), dt.time(7)  # spoken "sieben Uhr" is in the evening, written "7 Uhr" may be a breakfast
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_LEADS = every_spelling(["ab", "um", *_BESIDE.begins, *_BESIDE.ends])
_LABELS = frozenset({"uhrzeit", "zeit"})
_EARLIEST = 6  # o'clock; figures up to it are rather a count
_ENDS = every_spelling(["bis", *_BESIDE.ends])
_ASIDE = every_spelling([*_BESIDE.before_begin, *_BESIDE.beside])


class Clock(NamedTuple):
    """A stretch of time as written: `begin` or `end` is None when it is not stated.

    `weekday` is the day (0 = Monday) named for it, `each` tells that it holds for every day before it.
    `start` and `stop` are positions in the text that was read.
    """

    begin: dt.time | None
    end: dt.time | None
    start: int
    stop: int
    weekday: int | None = None
    each: bool = False


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday; `word` is any spelling that `WEEKDAY` matches."""
    return 5 if word.lower().startswith("sonna") else ("mo", "di", "mi", "do", "fr", "sa", "so").index(word[:2].lower())


def read_times(text: str) -> list[Clock]:
    """The times in `text`, in order; a begin and an end named one after the other become one."""
    figure = _FIGURE.search(text)
    if _is_spoken(text.lower()):
        pattern, position = _TIME, 0
    elif figure:
        pattern, position = _TIME_IN_FIGURES, figure.start()
    else:
        return []
    clocks: list[Clock] = []
    last = 0
    while match := pattern.search(text, position):
        ranged = _is_range(text, match)
        position = match.end() if ranged or match["sep"] is None else match.start("sep")
        clock = _read(text, match, last, position, ranged)
        if clock is None:
            continue
        last = position
        if clocks and _completes(clocks[-1], clock, text):
            clocks[-1] = clocks[-1]._replace(end=_after(clocks[-1].begin, clock.end), stop=clock.stop)
        else:
            clocks.append(clock)
    return clocks


def _is_spoken(low: str) -> bool:
    if any(word in low for word in ("halb ", " viertel ", "dreiviertel ", "mitternacht")):
        return True
    return any(sign.search(low) for sign in _SPOKEN)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two times make one stretch; "und" joins a begin and an end only behind "zwischen"."""
    if match["sep"] is None:
        return False
    if "und" not in match["sep"].lower():
        return True
    lead = _lead(text, match, 0)
    return lead is not None and lead["word"].lower() == "zwischen"


def _lead(text: str, match: re.Match[str], last: int) -> re.Match[str] | None:
    return _BEFORE.search(text, max(last, match.start() - 40), match.start())


def _read(text: str, match: re.Match[str], last: int, stop: int, ranged: bool) -> Clock | None:
    lead = _lead(text, match, last)
    word = lead["word"].lower() if lead else ""
    if word in _ASIDE or _OTHER_UNIT.match(text, stop) or not _plausible(text, match, word, ranged):
        return None
    between = text[last : match.start()]
    before = _PART_BEFORE.search(between)
    part = (match["part"] or (before["part"] if before else "")).lower()
    first = _time(match, 1, (match["first"] or part).lower())
    second = _time(match, 2, part) if ranged else None
    if first is None or (ranged and second is None):
        return None
    if ranged and second is not None:
        first, second = _same_half(match, first, second)
    elif not part and match["w1"] and first < _WAKING:
        first = first.replace(hour=first.hour + 12)
    if not ranged and (word in _ENDS or _CLOSING.search(between) or _CLOSED_AFTER.match(text, stop)):
        first, second = None, first
    days = _WEEKDAY.findall(between)
    weekday = weekday_number(days[-1]) if days else None
    return Clock(first, second, lead.start() if lead else match.start(), stop, weekday, bool(_EACH.search(between)))


def _plausible(text: str, match: re.Match[str], word: str, ranged: bool) -> bool:
    """Whether the figures are a time at all."""
    parts = (1, 2) if ranged else (1,)
    units = [unit.strip().lower() for n in parts if (unit := match[f"u{n}"])]
    hours = [int(hour) for n in parts if (hour := match[f"h{n}"])]
    if units and units[-1] != "uhr" and any(hour < 7 for hour in hours):
        return False  # "3 h", "3-4 h": a duration
    if units or match["t1"]:
        return True
    if match["w1"] or match["z1"]:
        if ranged and match["w2"] and _spoken_range(text, match, word):
            return True
        if match["q1"] and (word in _ENDS or _CLOSED_AFTER.match(text, match.end())):
            return True
        at_hour = word == "um" and (match["q1"] or match["part"] or _ends_statement(text, match))
        return bool(at_hour or (match["part"] and match["q1"]))
    minutes = [bool(match[f"m{n}"] or match[f"n{n}"]) for n in parts]
    if ranged:
        alone = word in _LABELS or _stands_alone(text, match)
        return any(minutes) or (alone and min(hours) > _EARLIEST) or bool(_SHARED_UNIT.match(text, match.end()))
    written = match.group()
    return minutes[0] and (":" in written or word in _LEADS or match.start() <= 3)


def _same_half(match: re.Match[str], first: dt.time, second: dt.time) -> tuple[dt.time, dt.time]:
    """ "von zwei bis sechs", "halb sieben abends bis neun Uhr": no dialogue is at night, its end follows its begin."""
    told = bool(match["first"] or match["part"])
    if first < (_WAKING if match["w1"] else _NIGHT) and not told and first < second < dt.time(12):
        return first.replace(hour=first.hour + 12), second.replace(hour=second.hour + 12)
    return first, _after(first, second) or second


def _spoken_range(text: str, match: re.Match[str], word: str) -> bool:
    """Whether "von zwei bis sechs", "halb drei bis halb sechs" tells hours: nothing is counted behind them."""
    told = word in {"von", "vo", "zwischen", "ab"} or match["q1"] or match["q2"]
    if not told or "ein" in (match["w1"] or "", match["w2"] or ""):
        return False
    return not match["z1"] and bool(_NOTHING_COUNTED.match(text, match.end()))


def _ends_statement(text: str, match: re.Match[str]) -> bool:
    """Whether "um sieben" tells the hour: it is no "um ein" and the statement ends with it."""
    rest = text[match.end() :].lstrip(" ")
    return match["w1"].lower() not in {"ein", "eins"} and (not rest or rest[0] in "\n),;.")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether "10-17" without a unit is a time: right behind a date, with nothing counted behind it."""
    lead = text[: match.start()].strip(" ,:;(").lower()
    rest = text[match.end() :].lstrip(" ")
    return lead in {"", "von", "jeweils", "jeweils von"} and (not rest or rest[0] in "\n),;.")


def _time(match: re.Match[str], n: int, part: str) -> dt.time | None:
    if match[f"z{n}"]:
        return dt.time(0)
    if match[f"t{n}"]:
        hour, minute = divmod(int(match[f"t{n}"]), 100)
    else:
        word = match[f"w{n}"]
        hour = _WORDS[word.lower()] if word else int(match[f"h{n}"])
        minute = int(match[f"m{n}"] or match[f"n{n}"] or _MINUTES.get((match[f"x{n}"] or "").lower(), 0))
    if (hour < 12 and part and _LATE.search(part)) or (part == "mittags" and hour < 6):
        hour += 12
    total = hour * 60 + minute + _QUARTERS.get(" ".join((match[f"q{n}"] or "").lower().split()), 0)
    if not 0 <= total <= 24 * 60 or minute > 59:
        return None
    return dt.time(total // 60 % 24, total % 60)


def _after(begin: dt.time | None, end: dt.time | None) -> dt.time | None:
    """An end before its begin is meant in the other half of the day: "um 18 Uhr, Schluss gegen halb neun"."""
    if begin and end and end < begin and end.hour < 12 and end.replace(hour=end.hour + 12) > begin:
        return end.replace(hour=end.hour + 12)
    return end


def _completes(before: Clock, clock: Clock, text: str) -> bool:
    """Whether `clock` is the end that belongs to the begin read just before ("Beginn 18 Uhr, Ende 21 Uhr")."""
    if before.end is not None or clock.begin is not None:
        return False
    return len(text[before.stop : clock.start]) < 60 and clock.weekday is None
