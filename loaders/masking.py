"""Masking of personal contact data before anything is stored.

What is masked keeps its length: each character that is no blank becomes `MASK`, so positions stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

import ahocorasick_rs

from loaders.names import is_ordinary, lists
from loaders.persons import NameFinder, Person
from loaders.reading.patterns import fold
from loaders.record import Span

MASK = "\u2588"

_INK = re.compile(r"\S")
_B = r"[ \u00a0]"

# The patterns begin with a character that is rare in German text: so the engine skips the rest of it.
_AT = re.compile(rf"@|[(\[{{<]{_B}?(?:at|AT){_B}?[)\]}}>]")
_LOCAL = re.compile(rf"[\w.+%-]+{_B}?$")
_DOMAIN = re.compile(rf"{_B}?[\w-]+(?:(?:\.|{_B}?[(\[](?:dot|punkt|\.)[)\]]{_B}?)[\w-]+)*\b")

_SEP = rf"(?:{_B}?[-/\u2010-\u2013]{{1,2}}{_B}?|{_B})"
_UNIT = r"(?:€|T€|(?:Euro|EUR|Uhr|Personen|Einwohner|Minuten|Stunden|[Mm]al|x)\b)"
_NO_MEASURE = rf"(?![\d.,]*\d|{_B}?[.,][-\u2013]|{_B}?{_UNIT})"
_AREA = (
    rf"[+(0](?<![\w\u2588].)(?<!\d[-/:.,].)(?:(?<=\+)\d{{1,3}}{_B}?(?:\(0\){_B}?)?\(?\d{{1,5}}"
    rf"|(?<=\()\+\d\d\)?{_B}?\d+|(?:(?<=0)|0)(?:{_B}?\d){{2,5}})\)?"
)
_PHONE = re.compile(rf"{_AREA}(?:\.|{_SEP})?\d+(?:{_SEP}\d+|\.\d{{2,}})*{_NO_MEASURE}")
# Label -> digits that a number behind it has at least. Ends of words, so that compounds count, too.
_LABELS = {"Tel": 5, "Tel.": 3, "elefon": 5, "ax": 5, "obil": 5, "andy": 5, "Durchwahl": 3}
_LABELLED = re.compile(
    rf"(?:nummer|telefon|isch|efax)?(?:{_B}?(?:[-.:]|Nr\.|unter|/{_B}?(?:Tele)?[Ff]ax))*{_B}?"
    rf"(?P<number>\(?\d+\)?(?:{_SEP}\d+)*){_NO_MEASURE}"
)
_COUNTRIES = ("DE", "AT", "CH", "FR", "LI")
_IBAN = re.compile(rf"(?:{'|'.join(_COUNTRIES)})(?<!\w..)\d\d(?:{_B}?[\dA-Z]{{4}}){{3,6}}(?:{_B}?\d{{1,3}})?\b")
# What a text must hold to be searched for addresses and numbers, looked for all at once.
_AT_SIGNS = ("@", *map("".join, product(("at", "AT"), ("", " ", "\u00a0"), ")]}>")))
_SIGNS = (*_AT_SIGNS, *_LABELS, *_COUNTRIES)
_SIGN_FINDER = ahocorasick_rs.AhoCorasick(_SIGNS)
_DATE = re.compile(r"\d\d[ /-]\d\d[ /-]\d{4}$|0\d (?:19|20)\d\d\b|0\d{2,3} ?[/-] ?(?:19|20)\d\d$")
_GROUP = re.compile(r"\d+")
_FILE_NUMBER = re.compile(rf"(?:Drucksache|Vorlage|Az\.|Aktenzeichen|Nr\.|GR|DS){_B}*$")

_STREET = re.compile(
    rf"(?P<street>[A-ZÄÖÜ][^\n,;:()\d]*?){_B}+(?P<number>\d+{_B}?[a-z]?(?:{_B}?[-–/]{_B}?\d+{_B}?[a-z]?)?)(?![\w-])"
)
_NO_STREET = ("Postfach", "Zimmer", "Raum", "Etage", "Stock", "Telefon", "Tel.", "Fax", "Block", "Stand")
_STREET_WORDS = (("straße", "str."), ("Straße", "Str."), ("strasse", "str."), ("Strasse", "Str."))

_PARTS = re.compile(r"[._\d]+")
_PIECE = re.compile(r"[\n,;:()/&]|\s[-–]\s|\bund\b")
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w'’]*(?:-[\w'’]+)*")
_ADJECTIVE = ("en", "er", "es", "em")


def mask(text: str, contact: Sequence[Span], known_places: Collection[str]) -> str:
    """`text` with all personal contact data replaced by `MASK`, blanks and line breaks kept.

    `contact` are the spans of the answers to the fields for name and address, telephone and e-mail,
    masked whole. Names, streets and numbers in them are masked wherever they occur again, and so are
    other private persons, telephone numbers, e-mail addresses and IBANs. `known_places` are folded
    names of places. The length of the text does not change, and masking twice changes nothing more.
    """
    finder = NameFinder(text, known_places)
    persons = finder.persons()
    names = {word for person in persons for word in _telling_words(person)}
    blocks = [text[start:end] for start, end in contact]
    known = any(start <= person.start < end for person in persons for start, end in contact)
    names |= contact_names(blocks, known_places, known)
    spans: list[tuple[int, int]] = [*contact, *((person.start, person.end) for person in persons)]
    spans += finder.again(names)
    spans += _addresses(text, blocks)
    covered = _cover(text, spans)
    return _cover(covered, _emails_and_numbers(covered))


def _cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with all that is no blank within `spans` masked."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        parts += (text[done:start], _INK.sub(MASK, text[max(start, done) : end]))
        done = end
    return "".join((*parts, text[done:]))


def _telling_words(person: Person) -> Iterator[str]:
    """The words of a name that give the person away when they stand alone."""
    surname = person.surname.rstrip("'’")
    yield surname
    if surname.isupper():
        yield surname.title()
    yield from (part for part in surname.split("-") if len(part) > 3)
    yield from person.first_names


def contact_names(blocks: Sequence[str], known_places: Collection[str], known: bool) -> set[str]:
    """The words of a contact person's name that neither title nor first name gives away.

    Needs a role before the name, the name in the e-mail address, or, if no contact person is `known`
    yet, that nothing else in the blocks can be a name.
    """
    locals_ = {_plain(part) for block in blocks for start, end in _emails(block) for part in _mailbox(block[start:end])}
    candidates = [(words, role) for block in blocks for words, role in _name_pieces(block, known_places)]
    sure = [words for words, role in candidates if (role and words) or locals_ & {_plain(word) for word in words}]
    full = [words for words, _ in candidates if len(words) > 1 and not words[0].endswith(_ADJECTIVE)]
    if not (known or sure) and len(full) == 1:
        sure = full
    return {word for words in sure for word in words}


def _mailbox(address: str) -> list[str]:
    """The parts of the local part of an address; none when it names an office ("integration@…")."""
    local = _AT.split(address)[0].strip()
    parts = [part for part in _PARTS.split(local) if len(part) > 2]
    return [] if any(is_ordinary(part.title()) for part in parts) else parts


def _plain(word: str) -> str:
    folded = fold(word)
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = folded.replace(umlaut, letters)
    return folded


def _name_pieces(block: str, known_places: Collection[str]) -> Iterator[tuple[list[str], bool]]:
    """Lines and comma pieces that consist of words fit for a name, and whether a role stood before."""
    endings = lists().role_endings
    for piece in _PIECE.split(block):
        words = piece.split()
        role = False
        while words and words[0].lower().rstrip(".").endswith(endings):
            words, role = words[1:], True
        if not 1 <= len(words) <= 3 or not all(_NAME_WORD.fullmatch(word) for word in words):
            continue
        if any(is_ordinary(word) or fold(word) in known_places for word in words):
            continue
        yield words, role


def _addresses(text: str, blocks: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where street and house number of the contact person stand in the text."""
    for block in blocks:
        for match in _STREET.finditer(block):
            street, number = match["street"].strip(), match["number"]
            if street.startswith(_NO_STREET):
                continue
            for form in {street, *(street.replace(*pair) for pair in _STREET_WORDS)} | {
                street.replace(short, long) for long, short in _STREET_WORDS[:2]
            }:
                words = f"{form} {number}"
                for end in _occurrences(text, words):
                    if not text[end : end + 1].isalnum():
                        yield end - len(words), end


def _occurrences(text: str, words: str) -> Iterator[int]:
    """The end of each occurrence of `words`."""
    start = text.find(words)
    while start >= 0:
        yield start + len(words)
        start = text.find(words, start + 1)


def _emails_and_numbers(text: str) -> Iterator[tuple[int, int]]:
    """E-mail addresses, telephone numbers and IBANs."""
    signs: dict[str, list[int]] = defaultdict(list)
    for sign, _, end in _SIGN_FINDER.find_matches_as_indexes(text, overlapping=True):
        signs[_SIGNS[sign]].append(end)
    if not signs.keys().isdisjoint(_AT_SIGNS):
        yield from _emails(text)
    if not signs.keys().isdisjoint(_COUNTRIES):
        yield from (match.span() for match in _IBAN.finditer(text))
    yield from _phones(text)
    for label, least in _LABELS.items():
        yield from _labelled(text, signs.get(label, ()), least)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in _AT.finditer(text):
        local = _LOCAL.search(text, max(0, match.start() - 64), match.start())
        domain = _DOMAIN.match(text, match.end())
        if local and domain and ("." in domain[0] or len(match[0]) > 1):
            yield local.start(), domain.end()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _PHONE.finditer(text):
        if _is_phone(match[0]) and not _FILE_NUMBER.search(text, max(0, match.start() - 20), match.start()):
            yield match.span()


def _labelled(text: str, labels: Iterable[int], least: int) -> Iterator[tuple[int, int]]:
    """The numbers behind the `labels` that end there; 555-190 is a number, 555 may be a price."""
    for end in labels:
        labelled = _LABELLED.match(text, end)
        if labelled and _digits(labelled["number"]) >= (least if labelled["number"].isdigit() else min(least, 4)):
            yield labelled.span("number")


def _is_phone(number: str) -> bool:
    """Whether a stretch of digits that begins like a telephone number is one: no date, no scale "0 1 2 …"."""
    groups = _GROUP.findall(number)
    single = sum(len(group) == 1 for group in groups)
    return 8 <= _digits(number) <= 17 and 2 * single <= len(groups) and not _DATE.match(number)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
