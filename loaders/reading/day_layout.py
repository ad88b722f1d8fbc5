"""Layout that would be misread as part of a date or time is replaced by neutral signs of the same length."""

from __future__ import annotations

import re

from loaders.reading.months import MONTH_STEM

_BLANKED = re.compile(r"\s\s{39,}")  # where a heading or a helper question stood
_NUMBERED = re.compile(r"^[ \t>]*(?P<number>\d{1,2})(?P<sign>[.)])[ \t]+(?=(?P<next>\S+))", re.MULTILINE)
_FIRST_NUMBER = re.compile(r"1[.)][ \t]")
_DATE_PART = re.compile(rf"\d|{MONTH_STEM}", re.IGNORECASE)
_ROW = re.compile(r"^[^;\n]*\d[^;\n]*(?:;(?=[^\s;])[^;\n]*){2,}$", re.MULTILINE)
_TIGHT = re.compile(r";[^\s;]")  # prose has a blank behind its semicolons
_TWO_CELLS = re.compile(r"(?<![\d.:])(\d{1,2}[.:][0-5]\d)([ ]?)[;|\t]([ ]?)(?=\d{1,2}[.:][0-5]\d(?![\d.:]))")


def laid_out(text: str) -> str:
    """`text` with the numbers of lists, the cells of tables and blanked stretches made plain; positions stay."""
    text = _BLANKED.sub(_stopped, text)
    if _TIGHT.search(text):
        text = _ROW.sub(lambda row: row.group().replace(";", "|"), text)
    if "|" in text or "\t" in text:
        text = _TWO_CELLS.sub(r"\1\2-\3", text)
    return _without_numbers(text)


def _stopped(blanks: re.Match[str]) -> str:
    """What stands for a blanked stretch: a break that no pattern reads across, of the same length."""
    return "\n" + "\0" * (blanks.end() - blanks.start() - 2) + "\n"


def _without_numbers(text: str) -> str:
    """Lines counted 1., 2., 3. get bullets, so that "2. 07. und 09.11." is not the second of July."""
    if not _FIRST_NUMBER.search(text):
        return text
    items: list[re.Match[str]] = []
    for match in _NUMBERED.finditer(text):
        if int(match["number"]) == len(items) + 1:
            items.append(match)
    if len(items) < 2 or all(item["sign"] == "." and _DATE_PART.match(item["next"]) for item in items):
        return text
    for item in items:
        start, end = item.start("number"), item.end("sign")
        text = text[:start] + "•".ljust(end - start) + text[end:]
    return text
