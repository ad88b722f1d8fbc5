"""Words around an amount that tell what it is not: a grant, a plan, a comparison, a price for one of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.alternatives import any_of, in_text, one_of, stems
from loaders.reading.money import Amount
from loaders.word_lists import cost_words

# All patterns are for lower case; "#" stands where the amount stood.
_WORDS = cost_words()
_GIVER = one_of(_WORDS.givers)
_PAYER = one_of(_WORDS.payers)
_BEARS = (
    r"\b(?:trägt|trug|tragen|getragen|übern(?:immt|ahm|ehmen|ommen)|(?:be)?zahlt\w*|erstatt\w*|deckt\w*|finanzier\w*"
    r"|kamen?|stamm\w*)\b"
)
_OF_IT = r"\b(?:davon|hiervon|wovon|von (?:welche[mnr]|denen|dem|der|diesem))\b"
_GRANT = re.compile(
    any_of([*in_text(_WORDS.grants), r"f(?:ö|oe)rder(?!verein|kreis|schul|lehr|stunde)", r"\bspende(?! an\b)"])
    + r"|\b(?:(?:^|[,;(/]\s*)(?:(?:das|die|der|anteil|rest|zahlt|davon)\s+){0,2}"
    rf"{_PAYER}(?:\s+(?:trägt|trug|zahlte?|übernimmt))?\W*#"
    rf"|\b{_PAYER}\b[^#]{{0,30}}#[^#]{{0,30}}\b(?:zu tragen|selbst (?:trägt|getragen|gezahlt))"
    rf"|{_OF_IT}[^#]{{0,30}}{_BEARS}[^#]{{0,30}}\b{_PAYER}\b[^#]*#"
    rf"|{_OF_IT}[^#]{{0,30}}\b{_PAYER}\b[^#]*#[^#]{{0,30}}{_BEARS}"
    rf"|(?:gezahlt|bezahlt|getragen|übernommen|gegeben|beigesteuert|gewährt|erstattet) (?:hat|haben"
    rf"|wurden?)[^#]{{0,20}}{_GIVER}\b"
    rf"|{_GIVER}\b[^#]{{0,60}}(?:#[^#]{{0,60}})?\b(?:beteilig|überno|überni|gezahlt|bezahl|getragen|trägt|trug|gab\b|beiste|beige|steuer|erstatt|gewähr)"
    rf"|(?:vom|durch (?:das|den|die)|seitens des|aus dem|von der) {_GIVER}\W*(?:#|$))"
)
# Who gives, and the verbs of giving and getting: "vom Land bekamen wir #", "die Bürgerstiftung steuerte # bei".
_DONOR = re.compile(any_of(in_text((*_WORDS.givers, *_WORDS.donors))))
_GIVEN = re.compile(any_of(in_text(_WORDS.given)))
_ASKED_FOR = re.compile(r"\bbeantrag")
_REST = re.compile(rf"\brest\b[^#]*#[^#]{{0,20}}\b{_PAYER}\b")
_GRANT_FIRST = re.compile(
    r"[\W\d]*(?:an |der |die |aus |vom |als )*\w*(?:förder|zusch|mittel|spende(?! an\b)|zuwendung|einnahmen)"
)
_PLAN = re.compile(
    rf"{any_of(in_text(_WORDS.planned))}|\b(?:waren?\b.{{0,60}}veranschlagt|haushalt (?:ein|bereit)"
    r"|budget\b[^#]{0,50}(?:von|höhe)\s*#|veranschlagt (?:waren?|wurden?)"
    r"|statt (?:der|den|des|wie|geplant)|(?:hätte|(?<!das )wäre|würde)n?\b(?!.{0,60}schätz)"
    r"|nächste[nrs]? (?:mal|jahr)|(?:für|zur) (?:die )?umsetzung"
    r"|(?:wollten?|verlangten?|forderten?) (?:\w+ )?(?:erst|zuerst|zunächst|eigentlich|ursprünglich|anfangs)\b"
    r"|kein\w*\s*#|nicht (?:ein)?mal\s*#"
    r"|zur verfügung (?:ge)?st[eaä])|#\s*(?:budget|etat|kostenrahmen|haushaltsansatz)\b",
    re.DOTALL,
)
_COMPARISON = re.compile(
    rf"{any_of(in_text(_WORDS.compared))}|\b(?:beim|bei der|im) (?:letzten|vorigen|früheren|vorangegangenen)\b"
)
_TAX_WORD = rf"[^#]*{one_of(_WORDS.taxes)}[^#]*#"
_TAX = re.compile(rf"\b(?:darin|davon)\b{_TAX_WORD}")
_TAX_IN_IT = re.compile(
    rf"^(?![^#]*(?:gesamt|summe|zusammen|kosten))[^#]*\b(?:inkl|incl|einschl|enthalten)\b{_TAX_WORD}"
)
# One of these is in whatever the patterns above find: asked first, because the patterns cost far more.
_STEMS = stems((
    *(*_WORDS.grants, *_WORDS.givers, *_WORDS.donors, *_WORDS.payers, *_WORDS.planned, *_WORDS.compared, *_WORDS.taxes),
    *("förder", "spende", "beantrag", "rest", "veranschlagt", "haushalt", "budget", "etat", "kostenrahmen", "statt"),
    *("hätte", "wäre", "würde"),
    *("nächste", "umsetzung", "wollte", "verlangte", "forderte", "kein", "nicht", "verfügung", "letzten", "vorigen"),
    *("früheren", "vorangegangenen"),
))  # fmt: skip
_RATE = re.compile(rf"(?:{any_of(in_text(_WORDS.rates))})\W*(?:von|betr\w+|war|in höhe von)?\s*$")
_PER_HEAD = re.compile(r"\b(?:das (?:sind|macht|ergibt|entspricht)|umgerechnet|d\.\s?h\.|rechnerisch|pro kopf)(?!\w)")


def stems_in(lowered: str) -> list[str]:
    """The stems in a text (in lower case) of which one must stand beside an amount that is no cost for its words."""
    return [stem for stem in _STEMS if stem in lowered]


def is_no_cost(amount: Amount, before: str, after: str, named: bool, stems: Sequence[str]) -> bool:
    """Whether an amount between these words is no cost; `named`: they name a kind of cost; `stems` of the whole text.

    "1.500 Euro wurden vom Land übernommen" is a grant, "Moderation: 1.500 Euro (vom Land übernommen)" a cost.
    """
    before, after = before.lower(), after.lower()
    around = f"{before} # {after}"
    if any(stem in around for stem in stems) and (_is_other(around, named) or _is_given(before, after, around, named)):
        return True
    if amount.product:
        return bool(_PER_HEAD.search(before))
    return amount.per_unit or bool(_RATE.search(before))


def _is_other(around: str, named: bool) -> bool:
    """Whether the amount was only planned, paid elsewhere, or is a tax: "Honorar einschl. MwSt.: #" is none."""
    if _PLAN.search(around) or _COMPARISON.search(around) or _TAX.search(around):
        return True
    return not named and _TAX_IN_IT.search(around) is not None


def _is_given(before: str, after: str, around: str, named: bool) -> bool:
    """Whether somebody else gave the amount; behind a kind of cost only if the words before say so, or begin so."""
    if not _is_grant(around):
        return False
    return not named or _GRANT_FIRST.match(after) is not None or _is_grant(f"{before} #")


def _is_grant(words: str) -> bool:
    if _GRANT.search(words) or _ASKED_FOR.search(words) or _REST.search(words):
        return True
    return bool(_GIVEN.search(words) and _DONOR.search(words))
