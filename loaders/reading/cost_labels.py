"""The words that describe an amount: before it ("Saalmiete: 240 €") or behind it ("240 € für den Saal")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.reading.alternatives import one_of, stems
from loaders.reading.cost_kinds import Kind, Kinds
from loaders.reading.money import Amount
from loaders.record import Span
from loaders.word_lists import cost_words, text_words

_WORDS = cost_words()
_NOTHING = one_of(_WORDS.nothing)
_FREE = re.compile(
    rf"(?<!\w)(?:(?<!nicht ){one_of(_WORDS.free)}|{_NOTHING}\s+{one_of(_WORDS.charged)}"
    rf"|kostete?t?\w* (?:uns )?{_NOTHING})(?!\w)",
    re.IGNORECASE,
)
_FREE_STEMS = stems((*_WORDS.free, *_WORDS.nothing))  # asked first, because most texts have none of them
LETTERS = re.compile(r"[^\W\d_]{2,}")
TOTAL_WORDS = rf"gesamt\w*kosten|{one_of(_WORDS.totals)}"
_TOTAL = re.compile(rf"(?<!\w)(?:{TOTAL_WORDS}|{one_of(_WORDS.sums_up)})(?!\w)|∑|Σ", re.IGNORECASE)
# asked first, because most labels have none of them and the pattern costs far more
_TOTAL_STEMS = (*stems(("gesamt", *_WORDS.totals, *_WORDS.sums_up)), "∑", "σ", "ς")
_CLOSING = rf"{one_of(_WORDS.closing)}\b"
_BREAK = re.compile(rf"[.!?]\s+(?=[A-ZÄÖÜ]|{_CLOSING}|(?<=[€o]\.\s)\d)|;(?=\s)|\n")
_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:\w|{one_of((*text_words().abbreviations, *text_words().final_abbreviations))})$", re.IGNORECASE
)
_GOES_ON = re.compile(rf"\s*(?!(?:das\s+)?{_CLOSING})[a-zäöüß]{{2}}")
_FULL_LINE = 62  # characters: a longer line that ends in a word was wrapped
_ENDS_IN_AMOUNT = re.compile(r"(?:€|eur|euro)$", re.IGNORECASE)
_CLAUSE = re.compile(r",\s|\s=|\s(?:und|sowie|dazu|plus|zuzüglich|abzüglich|abzgl\.?)\s|\s[+–-]\s")
_RELATIVE = re.compile(
    r",\s(?:(?:die|der|das|was|welche[rs]?|wovon|davon)\s(?:uns\s|dann\s)?(?:das|der|vom?n?|durch|aus)"
    r"|kam(?:en)?|stamm\w*|floss\w*|tr(?:ug|ägt)|über(?:nahm|nimmt))\s"
)
_THING = r"(?:(?:die|das|den)\s+)?[A-ZÄÖÜ][\w-]*"
_LISTED = re.compile(rf"\s*(?:für|fürs)\s+{_THING}(?:,\s+{_THING})+\s+(?:und|sowie)\s+{_THING}")
_BRACKET = re.compile(r"\s*\([^()\n]*\)")
_COMMA = re.compile(r"(?:,|\s(?:und|aber))\s+(?:und\s+)?")
_OPENS_CLAUSE = re.compile(
    r"(?:für|fürs|der|die|das|den|dem|beim?|zum|zur|unser\w*|hinzu|außerdem|dazu|weitere|ein\w*)\s", re.IGNORECASE
)
# a clause that is complete in itself: the words behind it begin a new statement
_STATEMENT = re.compile(
    rf"{_FREE.pattern}|(?<!\w)(?:ist|sind|war|waren|wird|wurden?|hat|haben|hatten?|kam|kamen|lag|lagen|stellten?|übernahm\w*"
    r"|spendete\w*|brachten?|gab|gaben|lief|half|halfen|gesponsert|gespendet|spende|gestiftet|vorhanden|finanziert|übernommen)(?!\w)",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"\d\s*(?:std|stunden|h|tage|stück|personen|blatt|km)\.?\s*$", re.IGNORECASE)
_SPENT = re.compile(
    r"(?:tatsächlich|ausgegeben|gekostet|verbraucht|verausgabt|abgerechnet|angefallen|gebraucht)(?!\w)", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-–•*·>+]\s*|[a-z]\)\s*|\(?\d{1,2}[.)]\s+)?\s*")
# the end of the statement about the amount before
_TAIL = re.compile(
    r"[\s.,:)–-]*(?:zu buche|in rechnung gestellt|(?:aus)?gegeben|gezahlt|bezahlt|berechnet|netto|brutto|angefallen"
    r"|aufgewendet"
    r"|(?:inkl|incl|einschl|zzgl)\S*\s*(?:\d+\s*%\s*)?(?:der |die )?(?:gesetzl\S*\s*)?"
    rf"{one_of(_WORDS.taxes)}\.?)"
    r"(?=[\s,.;)]|$)[\s,.;)]*(?:und\s+)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,|(?<!\w)(?:und|sowie|plus))$")
_JOINTS = (",", "und", "sowie", "plus")
_ONLY_JOINED = re.compile(r"[\s,]*(?:und|sowie|bzw\.)\s*")
_INCLUDING = re.compile(r"\W*(?:inkl|incl|einschl\w*|samt|ohne|zzgl|zuzüglich)(?!\w)", re.IGNORECASE)
_LEADER = re.compile(r"(?::|\t|\.{3,}|…|=| {3,})[\s.]*$")
_NOT_MONEY = re.compile(rf"(?<!\w)(?:{one_of(_WORDS.not_money)}|um|ab)\W*$", re.IGNORECASE)


class Described(NamedTuple):
    """An amount with the words that describe it.

    `label` is where these words stand, `start` and `end` cover them and the amount; `before` and `after` are
    all words of the amount's clause, `named` the kinds of cost in the label.
    """

    amount: Amount
    label: Span
    start: int
    end: int
    before: str
    after: str
    named: list[Kind]


def describe(text: str, amounts: list[Amount], kinds: Kinds) -> Iterator[Described]:
    """Each amount with its label: what stands before it where that names a kind, else what stands behind."""
    previous: Described | None = None
    stop: int | None = None  # the first break behind the previous amount, and those behind it
    stops: Iterator[int] = iter(())
    for number, amount in enumerate(amounts):
        following = amounts[number + 1].start if number + 1 < len(amounts) else len(text)
        taken = previous.end if previous else 0
        if previous is None or taken != previous.amount.end:
            stop, stops = None, breaks(text, taken, amount.start)
        begin = _label_start(text, taken, amount.start, max(stops, default=stop), kinds)
        stops = breaks(text, amount.end, following)
        stop = next(stops, None)
        behind = text[amount.end : following if stop is None else stop]
        before, after = text[begin : amount.figure], _own_words(behind, amount.end + len(behind) == following)
        listed = _LISTED.match(after)
        label, start, end = _label(
            text, amount, begin, listed[0] if listed else first_clause(after), kinds=kinds, previous=previous
        )
        described = Described(amount, label, start, end, before, after, kinds.within(*label))
        if _is_money(amount, text[label.start : label.end], bool(described.named)):
            yield described
        previous = described


def _label(
    text: str, amount: Amount, begin: int, behind: str, *, kinds: Kinds, previous: Described | None
) -> tuple[Span, int, int]:
    """The label of an amount, and the stretch that covers both."""
    before = Span(begin, amount.figure)
    words = text[begin : amount.figure]
    if (kinds.within(*before) and not _is_joined(words)) or names_total(words):
        return before, begin, amount.end
    end = amount.end + len(behind)
    if kinds.within(amount.end, end) and not _INCLUDING.match(behind):
        return Span(amount.end, end), amount.start, end
    if LETTERS.search(words) and not _ONLY_JOINED.fullmatch(words):
        return before, begin, amount.end
    heading = _heading_start(text, begin)
    if heading == begin and previous and next(breaks(text, previous.end, amount.start + 1), None) is None:
        return previous.label, amount.start, amount.end  # "Honorare: 2 x 300 €, 1 x 150 €"
    return Span(heading, amount.figure), heading, amount.end


def _is_joined(words: str) -> bool:
    """Whether the words end with what joins an amount to the one before."""
    words = words.rstrip()
    return words.endswith(_JOINTS) and _JOINED.search(words) is not None


def names_total(words: str) -> bool:
    """Whether the words call an amount the total: "insgesamt", "macht zusammen"."""
    lowered = words.lower()
    return any(stem in lowered for stem in _TOTAL_STEMS) and _TOTAL.search(words) is not None


def find_free(text: str, lowered: str) -> list[re.Match[str]]:
    """Where the text calls something free of charge; `lowered`: the text in lower case."""
    if not any(word in lowered for word in _FREE_STEMS):
        return []
    return list(_FREE.finditer(text))


def breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences, lines and statements end; abbreviations and wrapped lines do not end one."""
    for stop in _BREAK.finditer(text, start, end):
        mark = stop.group()[0]
        if stop.group() in {". ", ".  "} and _ABBREVIATED.search(text, max(0, stop.start() - 9), stop.start()):
            continue
        if mark == "\n" and _is_wrapped(text, start, stop):
            continue
        yield stop.start()


def _is_wrapped(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the statement goes on behind the end of the line."""
    line = text[max(start, text.rfind("\n", 0, stop.start()) + 1) : stop.start()].rstrip()
    if not line[-1:].isalpha() or _ENDS_IN_AMOUNT.search(line):
        return False
    if _GOES_ON.match(text, stop.end()):
        return True
    return stop.start() - text.rfind("\n", 0, stop.start()) > _FULL_LINE and "\t" not in line


def first_clause(words: str) -> str:
    """The words up to the first comma or "und", or the bracket they begin with."""
    if bracket := _BRACKET.match(words):
        return bracket.group().rstrip()
    stop = _CLAUSE.search(words)
    return (words[: stop.start()] if stop else words).rstrip(" \t\n.,")


def _own_words(behind: str, amount_follows: bool) -> str:
    """What of the words behind an amount is said about it and not about the next one."""
    listed = _LISTED.match(behind)
    if listed and not (amount_follows and listed.end() == len(behind.rstrip())):
        return listed[0]  # "1.300 € für Saal, Technik und Druck"
    words = behind if _RELATIVE.match(behind) else first_clause(behind)
    if amount_follows and words.count("(") > words.count(")"):
        return words[: words.rindex("(")]
    return words


def _label_start(text: str, taken: int, start: int, stop: int | None, kinds: Kinds) -> int:
    """Where the words before an amount begin: behind the last amount, sentence, line (`stop`) or closed clause."""
    if stop is not None:
        begin = stop + 1
    else:
        tail = _TAIL.match(text, taken, start)
        begin = tail.end() if tail else taken
    for comma in _COMMA.finditer(text, begin, start):
        if _SPENT.match(text, comma.end()):
            begin = comma.end()
        elif not kinds.within(comma.end(), start):
            break  # nor behind the next one
        elif _closes(text, begin, comma.start()) or _OPENS_CLAUSE.match(text, comma.end()):
            begin = comma.end()
    bullet = _BULLET.match(text, begin, start)
    begin = bullet.end() if bullet else begin
    while begin < start and text[begin] in " \t\n.,;:)/|–":
        begin += 1
    return begin


def _closes(text: str, begin: int, end: int) -> bool:
    """Whether the words are complete in themselves: a statement ("Der Saal war frei"), a quantity ("40 Stunden")."""
    return bool(_STATEMENT.search(text, begin, end) or _QUANTITY.search(text, begin, end))


def _heading_start(text: str, begin: int) -> int:
    """Where the line above begins, when it is the label of an amount that stands alone on its line."""
    line = text.rfind("\n", 0, begin)
    above = text[: max(line, 0)].rstrip()
    heading = above[above.rfind("\n") + 1 :].strip()
    if text[line + 1 : begin].strip(" \t-–•*") or not LETTERS.search(heading):
        return begin
    if len(heading) > 80 or heading[-1] in ".!?" or any(char.isdigit() for char in heading) or _FREE.search(heading):
        return begin
    return len(above) - len(heading)


def _is_money(amount: Amount, label: str, named: bool) -> bool:
    """Whether a figure without currency stands in a list of costs."""
    if amount.mark == "currency":
        return True
    if _NOT_MONEY.search(label):
        return False
    return amount.mark == "cents" or bool(
        LETTERS.search(label) and (named or _LEADER.search(label) or names_total(label))
    )
