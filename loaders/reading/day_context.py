"""Signs around a day that tell its scope at once: mail and letter heads, cancelled dates, the plain statement."""

from __future__ import annotations

import re

from loaders.reading.alternatives import any_of, every_spelling, in_text, one_of
from loaders.reading.day_mentions import DASH
from loaders.word_lists import day_words, text_words

_WORDS = text_words()
_HEAD_LABEL = one_of((*_WORDS.mail_heads, *_WORDS.letter_heads))
_HEAD = re.compile(  # two lines or more of a mail's or letter's head, or the one that tells when a mail was sent
    rf"^[>\s]*(?:(?:{_HEAD_LABEL}\.?:[^\n]*\n[>\s]*){{1,8}}{_HEAD_LABEL}\.?:[^\n]*|(?:gesendet|sent):[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_SIGN = re.compile(rf"{one_of(_WORDS.only_in_heads)}\.?:", re.IGNORECASE)
# To look for at no cost; the first letter may be a capital.
_SIGN_ENDS = tuple(sign[1:] + end for sign in every_spelling(_WORDS.only_in_heads) for end in (":", ".:"))
_COLON = re.compile(":")
_QUOTED = re.compile(r"[\s,]*(?:um\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*uhr)?,?\s*schrieb\b")

_CANCELLED = (
    rf"(?:{any_of(in_text((*day_words().cancelled, *day_words().postponed)))}"
    r"|nicht\s+(?:stattgefunden|stattfinden|durchgeführt|zustande|statt\b(?!dessen)))"
)
_DROPPED = re.compile(  # said of the date itself
    rf"[\s,]*(?:(?:ist|musste|wurde|konnte|sollte|fand|kam)\b[^,;.\n]{{0,40}}?{_CANCELLED}|fiel\b|{_CANCELLED})"
)
_DROPPED_BEHIND = re.compile(  # a cell, bracket or sentence of its own behind the date
    rf"[.;:,(|)\t\-\u2013 ](?:(?<! )|\s)\s*(?:(?:leider|wurde|musste|ist|war|kam|fand|dann|aber|kurzfristig|wieder"
    rf"|wegen\s+\S+|aus\s+\S+)\s+){{0,4}}{_CANCELLED}(?!\s+(?:ist|sind|war|hat|hatte|haben|hatten|auf)\b)"
)
_TAKEN_BACK = re.compile(r"\b(?:ach\s+nein|nee|quatsch|korrektur|falsch|ich\s+meine?|vielmehr)\b")
_REPORTED = re.compile(
    r"\b(?:(?:das|dies|es|sie)\s+war(?:en)?|war(?:en)?\s+(?:es|das))(?:\s+(?:also|dann|so|am|an|der)){0,2}\s+$"
)
_TIMED = re.compile(
    rf"[\s,;:|(]*(?:jeweils\s+)?(?:(?:von|ab|um|zwischen)\s+)?(?:\d{{1,2}}(?:[.:h]\d\d)?(?:\s?uhr\b|\s?h\b"
    rf"|\s*(?:{DASH}|bis)\s*\d{{1,2}}(?:[.:h]\d\d|\s?uhr|\s?h\b))|(?:halb\s+)?[a-zäöüß]{{3,12}}\s+uhr\b)"
)


def heads(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that are the head of a mail or letter."""
    if not any(text.endswith(_SIGN_ENDS, 0, colon.end()) for colon in _COLON.finditer(text)):
        return []
    return [match.span() for match in _HEAD.finditer(text) if _HEAD_SIGN.search(match.group())]


def is_quotation(tail: str) -> bool:
    """Whether the day is that of a mail quoted: "Am 02.12.2016 um 16:40 schrieb"; `tail` is lower case."""
    return bool(_QUOTED.match(tail))


def is_cancelled(tail: str) -> bool:
    """Whether the words behind a day, to the end of its line, tell that it did not take place (lower case)."""
    return bool(_DROPPED.match(tail) or _DROPPED_BEHIND.search(tail) or _TAKEN_BACK.search(tail))


def is_reported(lead: str) -> bool:
    """Whether the words before a day state it plainly: "das war am" (lower case)."""
    return bool(_REPORTED.search(lead))


def is_timed(tail: str) -> bool:
    """Whether the hour follows the day, as it does with dates of events (lower case)."""
    return bool(_TIMED.match(tail))
