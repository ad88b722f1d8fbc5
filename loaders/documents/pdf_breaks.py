"""Whether a line begins something new, by its words: for lines that may, or may not, go on with those above them."""

from __future__ import annotations

import re

from loaders.documents.layout import is_listed_label
from loaders.documents.pdf_printed import begins_question, ends_question
from loaders.reading.alternatives import one_of
from loaders.reading.months import MONTH_STEMS
from loaders.word_lists import text_words

BULLET = "•"

_TAIL = 40  # letters at the end of a text that tell how it ends

_LONG_LABEL = 12  # letters of a single word that is a heading

_BULLET = re.compile(r"[•▪■‣☐☒]\s*\S|\*\s")
_DASH = re.compile(r"[-–—·o]\s+\S")
_LISTED = re.compile(r"[•▪■‣·o]\s+(?=\S)")
_MONTH = "|".join(stem.title() for stem in MONTH_STEMS)
_NUMBER = re.compile(rf"\(?(?:\d{{1,2}}|[a-z])[.)]{{1,2}}\s+(?!{_MONTH})\S")
_KEYED = re.compile(r"[A-ZÄÖÜ][^.:;!?,]{0,60}:(?:\s|$)")  # "Miete: 300 €"
_SENTENCE_END = re.compile(r"(?<!\s\.)(?<!\s\.\.)(?<!\.\.\.)[.:;!?…][\"”“»«’)\]]*$")  # no dots that lead to an amount
_ENTRY_END = re.compile(r"(?:[.:;!?…)€]|EUR|Euro|\d|,[-–])[\"”“»«’)\]]*$")
_TOTAL_END = re.compile(r"(?:insgesamt|gesamt|zusammen|Summe|Gesamtzahl): \d+$")
_AMOUNT_END = re.compile(r"(?:€|EUR|Euro|\d,[-–])$")
_COUNT_END = re.compile(r"[^\W\d]\)?:? \d+$")
_COUNTED = re.compile(r"[^.:;!?]{3,60}: \d+")  # "freie Träger: 13"
_DIVIDED = re.compile(r"[^\W\d]-$")
_SENTENCES = re.compile(r"[.!?] [A-ZÄÖÜ]")
_CELLS = re.compile(r"[^|]+ \| ")
_NUMBERED = re.compile(r"(?:[^\W\d]+,? )?\S*\d\S*")  # "E-3", "Forum 2:", "Montag, 14.10.2016"
_DIGITS = re.compile(r"\d+|^\w+, ")
_ABBREVIATED = re.compile(rf"\b(?:(?i:{one_of(text_words().abbreviations)})|z\. ?B|[ufvi])\.$")
_UNITS = re.compile(r"(?:Euro|EUR|€|Uhr|Std\.|Stunden?|Minuten|Personen|Prozent|Grad|Leute)\b")
# Behind these words nothing ends.
_OPEN_END = re.compile(
    r"(?:[,(/&+|]|, \d+|\w-|\b(?:und|oder|sowie|bzw\.|der|die|das|dem|den|des|k?eine?[mnrs]?|(?:dies|unser|ihr)e[mnrs]?"
    r"|von|vom|im|am|ins|zum|zur|in|für|auf|aus|mit|bei|beim|nach|seit|vor|zwischen|über|unter|durch|gegen|ohne|bis|je"
    r"|pro|als|wie))$"
)
# These words are capitalised at the beginning of a sentence only; «Sie» and «Ihr» are left aside.
_SENTENCE_START = re.compile(
    r"(?:D(?:er|ie|as|em|en|es|iese[mnrs]?|ann|anach|azu|avon|afür|ort|a|ass)|K?[Ee]ine?[mnrs]?|Wir|Ich|Es|Er|Man|Im|In|Am"
    r"|An|Auf|Aus|Bei|Beim|Mit|Nach|Von|Vom|Vor|Zu|Zum|Zur|Für|Durch|Über|Unter|Um|Seit|Gegen|Ohne|Während|Und|Oder"
    r"|Aber|Auch|Nicht|Nur|Noch|Wenn|Weil|Als|Wie|Was|Wer|Wo|Hier|Also|Alle[nrs]?|Jede[mnrs]?|Unsere?[mnrs]?|So"
    r"|Zusammen|Insgesamt|Außerdem)\b"
)


def as_listed(text: str) -> str:
    """The text with the printed bullet of an item as it is typed."""
    return _LISTED.sub("- ", text, count=1) if _LISTED.match(text) else text


def marker(text: str) -> str:
    """The kind of list to which a line with a marker belongs; empty without one."""
    if _BULLET.match(text) or _DASH.match(text):
        return text[0]
    return "1" if _NUMBER.match(text) else ""


def ends_sentence(text: str) -> bool:
    """Whether the text ends in closing punctuation."""
    return bool(_SENTENCE_END.search(text, max(0, len(text) - _TAIL)))


def goes_on(before: str, text: str) -> bool:
    """Whether the words alone tell that a line goes on with the one above it."""
    if marker(text):
        return False
    return _is_open(before) or (text[0].islower() and not ends_sentence(before))


def begins_section(before: str, text: str) -> bool:
    """Whether a line begins with a label; `before` is the paragraph above it."""
    head, colon, _ = text.partition(":")
    if text[0].islower() and _DIVIDED.search(before):
        return False
    return (bool(colon) and is_listed_label(head)) or (is_listed_label(text) and _is_heading(text, before))


def begins_item(before: str, text: str) -> bool:
    """Whether a line is an item of a list; `before` is the paragraph above it."""
    if _BULLET.match(text):
        return True
    own = marker(text)
    return bool(own) and (own == marker(before) or ends_sentence(before))


def begins_entry(before: str, text: str) -> bool:
    """Whether a line is an entry or a sentence of its own where the one in `before` seems to be complete."""
    if _COUNTED.fullmatch(before) and _COUNTED.fullmatch(text):
        return True
    if text[0].islower() or _is_open(before) or (before[-1].isdigit() and _UNITS.match(text)):
        return False
    tail = before[-_TAIL:]
    if ends_question(before):
        return not begins_question(text)
    if _alike(before, text) or (text[0].isdigit() and before[-1].isdigit()):
        return True
    if not text[0].isupper():
        return False
    if _KEYED.match(text):
        return bool(_KEYED.match(before) or _ENTRY_END.search(tail))
    if before[-1] == ")" or _TOTAL_END.search(tail) or (_COUNT_END.search(tail) and text[-1].isdigit()):
        return True
    if _AMOUNT_END.search(tail) and not _SENTENCES.search(before):
        return True
    return not ends_sentence(before) and bool(_SENTENCE_START.match(text))


def _is_open(before: str) -> bool:
    if before.count("(") > before.count(")"):
        return True
    tail = before[-_TAIL:]
    return bool(_OPEN_END.search(tail) or _ABBREVIATED.search(tail))


def _alike(before: str, text: str) -> bool:
    """Whether both are rows of a table, or begin with a number of the same kind."""
    if _CELLS.match(text) and _CELLS.match(before):
        return text.count("|") + 1 >= before.count("|")
    first, second = _NUMBERED.match(before), _NUMBERED.match(text)
    if first is None or second is None:
        return False
    kind = _DIGITS.sub("#", second[0])
    return kind != "#" and kind == _DIGITS.sub("#", first[0])


def _is_heading(label: str, before: str) -> bool:
    """Whether a line with the words of a label is one: single words may also be the end of a sentence."""
    if label[-1] in ".,;!?":
        return False
    return " " in label or len(label) >= _LONG_LABEL or ends_sentence(before)
