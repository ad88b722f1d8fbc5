"""The words of an answer that bear on the numbers of people in it, found in one pass.

Each word is examined once and remembered: of most words of a text nothing has to be asked again.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, islice

from loaders.reading.numbers import SEED
from loaders.reading.people_numbers import words

_NOT_THERE = words(
    r"(?:vor)?angemeldet\w* gemeldet\w* meldeten \w*anmeldung\w* anmeldezahl\w* eingeladen\w* einladungen geladen\w*",
    r"erwartet\w* gerechnet geplant\w* eingeplant\w* vorgesehen\w* bestuhl\w* gestuhlt ausgelegt angeschrieben\w*",
    r"angefragt\w* zugesagt\w* zusagen? zusagten abgesagt\w* absagen? entschuldigt\w* registriert\w* verschickt\w*",
    r"versandt\w* erhofft\w* gehofft \w*plätze\w* stühle\w* ausgeblieben ferngeblieben verhindert\w* fehlten fehlte",
    r"beiträge\w* vorbeigelaufen warteliste\w* zielgruppe\w* sagten kapazität\w* rückmeldung\w* fasste? fassen",
    r"interessenbekundung\w* angestrebt\w* anvisiert\w* gewünscht\w* erwünscht\w* gedacht\w*",
    r"ziel zielzahl\w* zielmarke\w* zielwert\w* soll sollzahl\w* mindestzahl\w*",
)
_THERE = words(
    r"gekommen\w* kamen kam erschien\w* anwesend\w* anwesenheit\w* teilgenommen teilnahmen? teilnahme teil beteiligten",
    r"besuchten folgten gefolgt dabei zugegen begrüß\w* versammel\w* \w*zählt\w* \w*zählung\w* \w*zähler\w*",
    r"strichliste\w* eingefunden mitgemacht mitgewirkt \w*anzahl teilnehm\w*zahl\w* besucherzahl\w* tn-zahl zahl saßen",
    r"sassen da mitdiskutiert\w* diskutierten zusammengekommen eingecheckt\w* eingetragen\w* unterschrieben",
    r"gefunden erreicht\w* besetzt standen stand drängten strömten füllten beisammen \w*teilnehm\w*liste\w*",
    r"unterschriftenliste\w*",
)
_WHOLE = words(
    r"insgesamt insges insg gesamt ges gesamtzahl\w* gesamtanzahl gesamtteiln\w* summe total bleiben blieben",
)
_RESULT = words("also mithin somit macht")
_DISTINCT = r"bereinigt|(?:doppel|mehrfach)(?:zähl|nenn|teiln|besuch|anwesen)\w*|doppelte\w*"
# Words that tell something only together with those behind them.
_PHRASE_WORD = words(
    r"alles unterm zusammen verschiedene[nr]? unterschiedliche[nr]? platz es wir das waren sind wurden",
    r"laut lt nach gemäß alle einmal wohnen wohnten leben lebten",
)
_CUE_WORD = re.compile(
    rf"(?P<absent>{_NOT_THERE})|(?P<distinct>{_DISTINCT})|(?P<whole>{_WHOLE})|(?P<result>{_RESULT})|(?P<present>{_THERE})"
    rf"|(?P<phrase>{_PHRASE_WORD})"
)
CUE_KINDS = frozenset(_CUE_WORD.groupindex)
# What begins a clause, and what may begin the words that make a number a part or a rate.
BORDER_WORD = r"\b(?:aber|jedoch|doch|allerdings|sondern|statt|anstatt|davon|darunter|hiervon)\b"
_SIGNS = re.compile(rf"(?P<border>{BORDER_WORD})|(?P<each>\b(?:[Jj]e(?:weils|de[mnrs]?)?|[Pp]ro|[àá])\b)")
_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierunter|von|unter)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"([\w-]+)")

_KNOWN_WORDS = 20_000  # words whose marks are kept in mind

Mark = tuple[str, int, int]
"""What a word may be, with its start and end.

"number" where a number may begin, "border", "part", "each", or a kind of cue: "absent", "distinct", "whole", "result",
"present", and "phrase" where the words behind decide.
"""


def find_marks(text: str) -> list[Mark]:
    """The marks of `text`, word by word."""
    if _marks.cache_info().currsize > _KNOWN_WORDS:
        _marks.cache_clear()
    parts = _WORD.split(text)  # words, with what stands between them
    starts = accumulate(map(len, parts))
    marked = zip(islice(starts, 0, None, 2), map(_marks, parts[1::2]), strict=False)
    return [(kind, at + start, at + end) for at, marks in marked for kind, start, end in marks]


@cache
def _marks(word: str) -> tuple[Mark, ...]:
    marks = [("number", *seed.span()) for seed in SEED.finditer(word)]
    marks += [("part", *part.span()) for part in _PART.finditer(word)]
    marks += [(sign.lastgroup or "", *sign.span()) for sign in _SIGNS.finditer(word)]
    for letters in _LETTERS.finditer(word):
        if (cue := _CUE_WORD.fullmatch(letters[0].lower())) and cue.lastgroup:
            marks.append((cue.lastgroup, *letters.span()))
    return tuple(marks)
