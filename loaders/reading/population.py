"""The answer to "Einwohnerzahl": the first number, whether it is approximate, and the date it is of."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from loaders.reading.alternatives import one_of
from loaders.reading.months import MONTH_STEM, MONTH_STEMS
from loaders.reading.numbers import ABOUT_SOURCE, number_word
from loaders.record import MOST_PEOPLE, Answer, Finding, Population
from loaders.word_lists import people_words

_MONTH = rf"(?P<name>{MONTH_STEM})[a-zä]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_SHORT_YEAR}(?![\d.]\d|\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?{_MONTH}\s*{_YEAR}(?!\d)",
        rf"(?<!\w){_MONTH}\s*'?{_SHORT_YEAR}(?!\d)",
        rf"\bQ(?:uartal)?\s?[1-4]\s?/\s?{_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<month>0?[1-9]|1[0-2])\s?[/.]\s?{_YEAR}(?![\d.]\d|\d)",
        r"(?<![\d./])(?P<month>0?[1-9]|1[0-2])/(?P<year>\d\d)(?!\d)",
        rf"(?:[1-4]\.\s*(?=quartal|halbjahr))?(?:stand|jahr(?:e|es)?|ende|anfang|mitte|zensus|seit|quartal|halbjahr|in|im|aus|von|per|zum|für)"
        rf"\s*:?\s*{_YEAR}(?![\d.]\d|\d|\s*(?:einwohner|ew\b))",
        rf"\(\s*{_YEAR}(?:/\d\d)?\s*\)",
        rf"(?<![\d.]){_YEAR}(?=\s*:\s*\S)",
        rf"(?<=\d\s){_YEAR}\s*$",
        rf"(?<=[,/]){_YEAR}\s*$",
        rf"(?<=,\s){_YEAR}\s*$",
    )
)
# What every date has, with or without a year; most answers have none.
_DATE_SIGN = re.compile(rf"{_YEAR}|\d\s?[./]\s?\d{{1,2}}(?!\d)|{_MONTH}", re.IGNORECASE)
_DAY_WITHOUT_YEAR = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?!\d)")

_NUMBER = re.compile(
    r"(?<!\w)(?<!\d[.,])(?P<figure>\d{1,3}(?:[.,' \u00a0\u2009\u202f’]\d{3})+(?!\d)|\d+(?:,\d+)?)(?![.,]?\d)"
    r"(?:\s*(?P<scale>Tsd|Tausend|T|Mio|Millionen)(?!\w)\.?)?",
    re.IGNORECASE,
)
_SCALES = {"tsd": 1_000, "tausend": 1_000, "t": 1_000, "mio": 1_000_000, "millionen": 1_000_000}
_OTHER_UNIT = re.compile(
    rf"\s*\.?\s*(?:{one_of(people_words().no_inhabitants)}|km|qkm|ha|%)(?!\w)", re.IGNORECASE
)
_ABOUT_BEFORE = re.compile(rf"(?:{ABOUT_SOURCE}|(?<!\w)(?:unter|zwischen)\s+)$", re.IGNORECASE)
_ABOUT_AFTER = re.compile(
    r"\s*(?:Einwohner\w*|EW)?\s*\(?(?:ca\.?|circa|gerundet|geschätzt|ungefähr|etwa)(?!\w)|"
    r"\s*(?:[-–—]|bis)\s*(?:ca\.?\s*)?\d{1,3}[.\s]?\d{3}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-zäöüß]+")
_FEWEST_IN_WORDS = 100  # smaller number words ("ein", "drei") count something else


def read_population(answer: Answer | None, official: int | None) -> tuple[Population | None, tuple[Finding, ...]]:
    """Inhabitants as stated, and what is to be noted about them.

    `official` is the official figure of the Kommune that the answer should be about (None for a
    Landkreis, a Verbund, or when it is not known); a value off by more than half of it is noted.
    """
    population = _population(answer) if answer else None
    if population is None:
        return None, (_missing(answer),)
    if official is not None and 2 * abs(population.value - official) > official:
        stated, known = _grouped(population.value), _grouped(official)
        message = f"Angegeben sind {stated} Einwohner, amtlich sind es {known}: mehr als die Hälfte daneben."
        finding = Finding(code="einwohner_unplausibel", field="population", message=message, span=population.span)
        return population, (finding,)
    return population, ()


def _missing(answer: Answer | None) -> Finding:
    unclear = answer is not None and any(char.isdigit() for char in answer.text)
    message = "Die Einwohnerzahl ist nicht zu erkennen." if unclear else "Die Einwohnerzahl ist nicht angegeben."
    return Finding(code="einwohner_fehlt", field="population", message=message)


def _population(answer: Answer) -> Population | None:
    text = answer.text.replace("\xad", " ")
    rest, as_of = _without_dates(text)
    found = _figure(rest)
    if found is None and rest != text and not re.search(r"stand|jahr|zensus|\(", text, re.IGNORECASE):
        found, as_of = _figure(text), None  # "2015" alone is a number of inhabitants
    if found is None:
        return _in_words(answer, rest, as_of)
    match, value = found
    about = bool(_ABOUT_BEFORE.search(rest[: match.start()]) or _ABOUT_AFTER.match(rest, match.end()))
    return Population(value=value, about=about, as_of=as_of, span=answer.span(match.start(), match.end()))


def _without_dates(text: str) -> tuple[str, str | None]:
    """The text with all dates blanked, and the first valid one: YYYY-MM-DD, YYYY-MM or YYYY."""
    if not _DATE_SIGN.search(text):
        return text, None
    first: tuple[int, str] | None = None
    for pattern in _DATES:
        for match in pattern.finditer(text):
            as_of = _iso(match.groupdict())
            if as_of and (first is None or match.start() < first[0]):
                first = match.start(), as_of
            text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    text = _DAY_WITHOUT_YEAR.sub(lambda match: " " * len(match.group()), text)
    return text, first[1] if first else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    name = parts.get("name")
    month = MONTH_STEMS[name.lower()] if name else int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    if not month:
        return f"{year:04}"
    try:
        date = dt.date(year, month, day or 1)
    except ValueError:  # no such day: the date is not stated in a usable way
        return None
    return date.isoformat() if day else f"{year:04}-{month:02}"


def _figure(text: str) -> tuple[re.Match[str], int] | None:
    for match in _NUMBER.finditer(text):
        if not _OTHER_UNIT.match(text, match.end()):
            value = _value(match["figure"], match["scale"])
            if value is not None:
                return match, value
    return None


def _value(figure: str, scale: str | None) -> int | None:
    """The number of people; a decimal comma stands only before Tsd. or Mio. None for more than there are."""
    if scale:
        decimal = re.sub(r"[^\d,]", "", figure).replace(",", "." if figure.count(",") == 1 else "")
        value = Decimal(decimal) * _SCALES[scale.lower()]
    elif "," not in figure or re.fullmatch(r"\d{1,3}(?:,\d{3})+", figure):
        value = Decimal(re.sub(r"\D", "", figure))
    else:
        return None
    return int(value) if value <= MOST_PEOPLE else None


def _in_words(answer: Answer, text: str, as_of: str | None) -> Population | None:
    for match in _WORD.finditer(text):
        value = number_word(match.group())
        if value is not None and value >= _FEWEST_IN_WORDS:
            about = _ABOUT_BEFORE.search(text[: match.start()]) is not None
            return Population(value=value, about=about, as_of=as_of, span=answer.span(match.start(), match.end()))
    return None


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
