"""Abbreviations of words that the codebook knows in full, as they stand in notes: "n. vertr.: Kirchen", "20 Gefl."."""

from __future__ import annotations

_PAIRS = (
    "n=nicht"
    " anw=anwohner asylbew=asylbewerber bev=bevölkerung bgm=bürgermeister bürgerm=bürgermeister gefl=geflüchtete"
    " geflücht=geflüchtete flüchtl=flüchtlinge ehrenamtl=ehrenamtliche hauptamtl=hauptamtliche freiw=freiwillige"
    " gde=gemeinde gemeinder=gemeinderat ortsvorst=ortsvorsteher pfr=pfarrer skept=skeptisch verw=verwaltung"
    " kirchengem=kirchengemeinde"
    " vertr=vertreten eingel=eingeladen angefr=angefragt angeschr=angeschrieben gek=gekommen"
    " anwes=anwesend"
    " arb=arbeit ausb=ausbildung beschäft=beschäftigung betr=betreuung kinderbetr=kinderbetreuung"
    " sicherh=sicherheit unterbr=unterbringung unterk=unterkunft whg=wohnung wohng=wohnung nachb=nachbarschaft"
    " spr=sprache sprachk=sprachkurs begegn=begegnung gesundh=gesundheit"
    " ank=ankündigung ankünd=ankündigung einl=einladung moder=moderation vorber=vorbereiten"
    " förderf=förderfähig foerderf=förderfähig"
    " dolm=dolmetscher übers=übersetzung verpfl=verpflegung getr=getränke mat=material dok=dokumentation"
    " raumm=raummiete fahrtk=fahrtkosten anz=anzeige hon=honorar ref=referent"
    " unentgeltl=unentgeltlich beantr=beantragt vereinb=vereinbart"
)
IN_FULL: dict[str, str] = dict(pair.split("=", 1) for pair in _PAIRS.split())
