"""The words around place names (data/register/aliases.yaml): prefixes, offices, marks of a missing answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from loaders.place_names import Word, folded_words

Texts = tuple[str, ...]
Aliases = dict[str, Texts]


class PlaceVocabulary(BaseModel):
    """The file as it stands: other names by official key, and lists of words and phrases.

    The properties give them folded; a folded phrase has single blanks between its words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    municipalities: Aliases
    districts: Aliases
    regions: Aliases
    stadt_words: Texts
    gemeinde_words: Texts
    prefix_words: Texts
    landkreis_words: Texts
    stadtkreis_words: Texts
    district_noise: Texts
    region_noise: Texts
    ortsteil_words: Texts
    verbund_words: Texts
    verbund_abbreviations: Texts
    verbund_phrases: Texts
    member_words: Texts
    landscape_words: Texts
    domain_affixes: Texts
    foreign_offices: Texts
    missing_phrases: Texts

    @cached_property
    def stadt(self) -> frozenset[str]:
        """Words that call a place a Stadt."""
        return _folded(self.stadt_words)

    @cached_property
    def gemeinde(self) -> frozenset[str]:
        """Words that call a place a Gemeinde."""
        return _folded(self.gemeinde_words)

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """Words that may stand before or behind the name of a Kommune."""
        return self.stadt | self.gemeinde | _folded(self.prefix_words)

    @cached_property
    def landkreis(self) -> frozenset[str]:
        """Words that call a place a Landkreis."""
        return _folded(self.landkreis_words)

    @cached_property
    def plain_landkreis(self) -> frozenset[str]:
        """Those of them that a Stadtkreis cannot be called."""
        return self.landkreis - {"kreis", "kr"}

    @cached_property
    def stadtkreis(self) -> frozenset[str]:
        """Words that call a Kreis a Stadtkreis."""
        return _folded(self.stadtkreis_words)

    @cached_property
    def district_words(self) -> frozenset[str]:
        """Words of a stated Kreis that do not belong to its name."""
        return self.landkreis | self.stadtkreis | _folded(self.district_noise)

    @cached_property
    def region_words(self) -> frozenset[str]:
        """Words of a stated Regierungsbezirk that do not belong to its name."""
        return _folded(self.region_noise)

    @cached_property
    def ortsteil(self) -> frozenset[str]:
        """Words that call a place a part of a town."""
        return _folded(self.ortsteil_words)

    @cached_property
    def member(self) -> frozenset[str]:
        """Words after which a Verbund is only mentioned."""
        return _folded(self.member_words)

    @cached_property
    def landscapes(self) -> frozenset[str]:
        """Words that may be added to any name: "(Württ.)"."""
        return _folded(self.landscape_words)

    @cached_property
    def affixes(self) -> frozenset[str]:
        """Words of a web address that do not belong to the name."""
        return _folded(self.domain_affixes)

    @cached_property
    def _verbund(self) -> tuple[Texts, frozenset[str], Texts]:
        phrases = tuple(f" {phrase} " for phrase in sorted(_folded(self.verbund_phrases)))
        return tuple(sorted(_folded(self.verbund_words))), _folded(self.verbund_abbreviations), phrases

    @cached_property
    def _offices(self) -> Texts:
        return tuple(sorted(_folded(self.foreign_offices)))

    @cached_property
    def _missing(self) -> frozenset[str]:
        return _folded(self.missing_phrases)

    def is_missing(self, text: str) -> bool:
        """Whether an answer is none: empty, only signs ("-", "?"), or "k. A." and the like."""
        folded = " ".join(folded_words(text))
        return not folded or folded in self._missing

    def is_verbund(self, tokens: Sequence[Word]) -> bool:
        """Whether the words name a Verwaltungsgemeinschaft or several places acting together."""
        heads, abbreviations, phrases = self._verbund
        if any(t.folded.startswith(heads) or t.folded in abbreviations for t in tokens):
            return True
        text = f" {phrase(tokens)} "
        return any(known in text for known in phrases)

    def is_foreign_office(self, tokens: Iterable[Word]) -> bool:
        """Whether the words name an office whose address need not be in the Kommune."""
        return any(t.folded.startswith(self._offices) for t in tokens)

    def without_lead(self, tokens: Sequence[Word]) -> list[Word]:
        """The words of a name without "Stadt", "Große Kreisstadt" and the like before it."""
        first = next((i for i, t in enumerate(tokens) if t.folded not in self.prefixes), len(tokens))
        return list(tokens[first:])

    def bare(self, tokens: Sequence[Word]) -> list[Word]:
        """The words of a name without "Stadt" and the like before and behind it."""
        rest = self.without_lead(tokens)
        while rest and rest[-1].folded in self.prefixes:
            rest.pop()
        return rest


def phrase(tokens: Iterable[Word]) -> str:
    """The folded words with single blanks between them."""
    return " ".join(token.folded for token in tokens)


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(folded_words(text)) for text in texts)
