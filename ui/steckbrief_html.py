"""The HTML of one Steckbrief: its values, and its text with the words that they were read from marked.

Nothing else in the program builds HTML. Words from a file reach it only through `escaped` (attributes) and `words`
(content), never as HTML; it is shown by `st.html`, which besides removes scripts and event handlers (DOMPurify).
Values and words link to each other inside the page; no click asks the server. `:target` emphasises what was chosen.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence

from analysis.facts import GROUPS, ROWS, SECTIONS, Fact, Group, Span
from analysis.language import tr, tr_filled
from analysis.marked_text import Piece, blocks, pieces
from analysis.steckbrief import Remark, Steckbrief
from analysis.versions import Change
from ui import numbers
from ui.facts import ORIGINS, quantity
from ui.steckbrief_style import MARKED, STYLE
from ui.words import heading

HEAD = "Kopf des Formulars"
FOUND = "stelle"
"""The first words that a search found have the id "stelle-0"."""

_REMARK = Group("Hinweis", "!")
_MASK = "\u2588"
_MASKED = re.compile(f"{_MASK}[{_MASK} \u00a0]*{_MASK}|{_MASK}")
_NO_WORD = re.compile(r"\W")
_RULE_LIMIT = 90


def escaped(text: object) -> str:
    """Any text as the value of an attribute: no sign of it means anything to HTML."""
    return html.escape(str(text), quote=True)


def words(text: object) -> str:
    """Any text as content: escaped, with masked stretches as black bars."""
    bar = rf'<span class="bar" role="img" aria-label="{tr("geschwärzt")}">\g<0></span>'
    return _MASKED.sub(bar, escaped(text))


def values_html(steckbrief: Steckbrief) -> str:
    """All values, group by group; each that has words in the text links to them."""
    named = _named(steckbrief)
    names = {id(fact): name for name, fact in named.items()}
    parts = [STYLE, '<div class="sb sb-values">']
    for key, group in GROUPS.items():
        parts.append(f'<section class="g-{key}"><h4>{_sign(group)} {escaped(heading(group.label))}</h4><dl>')
        for row, settings in ROWS.items():
            if settings.group == key:
                facts = "".join(_fact(steckbrief, fact, names[id(fact)]) for fact in steckbrief.of_row(row))
                parts.append(f"<dt>{escaped(heading(settings.label))}</dt><dd>{facts}</dd>")
        parts.append("</dl></section>")
    parts.append("</div>")
    return "".join(parts)


def remarks_html(steckbrief: Steckbrief) -> str:
    """The findings as a list; each that has words in the text links to them."""
    items = []
    for name, remark in _remark_names(steckbrief).items():
        link = f' <a href="#w-{name}">{tr("Stelle im Text")}</a>' if remark.span else ""
        items.append(f'<li id="v-{name}">{words(tr_filled(remark.message))}{link}</li>')
    return f'{STYLE}<ul class="sb sb-remarks">{"".join(items)}</ul>'


def codings_html(steckbrief: Steckbrief) -> str:
    """All codings with certainty, words and rule, the least certain first, for a coder who disagrees."""
    names = {id(fact): name for name, fact in _named(steckbrief).items()}
    lines = []
    for fact in steckbrief.codings():
        cells = (_certainty(fact), f"»{steckbrief.words_of(fact)}«", fact.rule)
        lines.append(
            f'<tr class="{fact.origin}"><td><a href="#w-{names[id(fact)]}">{words(_value(fact))}</a></td>'
            f"{''.join(f'<td>{words(cell)}</td>' for cell in cells)}</tr>"
        )
    return _table("sb-codings", ("Kodierung", "Sicherheit", "Worte im Text", "Regel"), "".join(lines))


def changes_html(changed: Sequence[Change]) -> str:
    """What differs between a former version and the one shown, line by line."""
    lines = "".join(
        f"<tr><td>{escaped(heading(ROWS[change.row].label))}</td><td>{_facts(change.before)}</td><td>{_facts(change.after)}</td></tr>"
        for change in changed
    )
    return _table("sb-changes", ("Feld", "frühere Fassung", "diese Fassung"), lines)


def _table(kind: str, headings: Sequence[str], lines: str) -> str:
    head = f"<thead><tr>{''.join(f'<th>{heading(each)}</th>' for each in headings)}</tr></thead>"
    return f'{STYLE}<table class="sb sb-table {kind}">{head}<tbody>{lines}</tbody></table>'


def _facts(facts: Sequence[Fact]) -> str:
    return "; ".join(words(_said(fact)) for fact in facts) or f'<span class="none">{numbers.missing()}</span>'


def _said(fact: Fact) -> str:
    return f"{_plain(fact)} ({tr(fact.note)})" if fact.note else _plain(fact)


def text_html(steckbrief: Steckbrief, found: Sequence[Span] = ()) -> str:
    """The text with its sections as headings and the words of the values marked, and those that a search `found`."""
    facts = {name: fact for name, fact in _named(steckbrief).items() if fact.span}
    remarks = {name: remark for name, remark in _remark_names(steckbrief).items() if remark.span}
    marks = {name: part.span for name, part in (facts | remarks).items() if part.span}
    sought = {f"{FOUND}-{number}": span for number, span in enumerate(found)}
    tips = {name: f"{_value(fact)} · {_reason(fact)}" for name, fact in facts.items()}
    told = tr("Hinweis: {message}")
    tips |= {name: told.format(message=tr_filled(remark.message)) for name, remark in remarks.items()}
    groups = {name: ROWS[facts[name].row].group if name in facts else "hinweis" for name in marks}
    parts = [STYLE, _targets(marks), '<div class="sb sb-text">']
    passages = [(passage.section, passage.span) for passage in steckbrief.passages]
    for number, block in enumerate(blocks(len(steckbrief.text), passages)):
        title = SECTIONS.get(block.section, block.section) if block.section else HEAD if not number else None
        parts.append(f"<h4>{escaped(heading(title))}</h4>" if title else "")
        kind = "answer" if block.section or not number else "form"
        body = "".join(_piece(piece, groups, tips) for piece in pieces(steckbrief.text, block.span, marks | sought))
        parts.append(f'<div class="{kind}">{body.strip()}</div>')
    parts.append("</div>")
    return "".join(parts)


def _named(steckbrief: Steckbrief) -> dict[str, Fact]:
    """A name for each value, which links it with its words; no other Steckbrief has the same."""
    return {f"{_page(steckbrief)}-{number}": fact for number, fact in enumerate(steckbrief.facts)}


def _remark_names(steckbrief: Steckbrief) -> dict[str, Remark]:
    return {f"{_page(steckbrief)}-h{number}": remark for number, remark in enumerate(steckbrief.remarks)}


def _page(steckbrief: Steckbrief) -> str:
    """The key, fit for a style rule whatever the data file holds."""
    return _NO_WORD.sub("", steckbrief.key)


def _sign(group: Group) -> str:
    return f'<span class="sign" aria-hidden="true">{escaped(group.sign)}</span>'


def _fact(steckbrief: Steckbrief, fact: Fact, name: str) -> str:
    if fact.is_missing:
        return f'<span class="none">{numbers.missing()}</span>'
    amount = quantity(fact)
    inside = words(tr(fact.name) if fact.name else amount)
    if fact.name and amount:
        inside += f' <b class="amount">{escaped(amount)}</b>'
    notes = [tr(fact.note)] if fact.note else []
    notes += [_certainty(fact)] if fact.origin != "stated" else []
    small = f"<small>{words(', '.join(notes))}</small>" if notes else ""
    if fact.span is None:
        return f'<span class="fact" id="v-{name}">{inside}{small}</span>'
    place = steckbrief.source.place_of(fact.span)
    where = tr("Im Text, {place}").format(place=place) if place else tr("Im Text")
    why = f"{_reason(fact)} · {where}: »{steckbrief.words_of(fact)}«"
    return f'<a class="fact" id="v-{name}" href="#w-{name}" title="{escaped(why)}">{inside}{small}</a>'


def _value(fact: Fact) -> str:
    """The line and its value: "Formate: World Café"."""
    return f"{heading(ROWS[fact.row].label)}: {_plain(fact)}"


def _plain(fact: Fact) -> str:
    return ", ".join(part for part in (tr(fact.name) if fact.name else "", quantity(fact)) if part)


def _certainty(fact: Fact) -> str:
    """Where the value comes from; a weak sign asks for a look."""
    origin = tr(ORIGINS[fact.origin])
    return tr("{origin}, bitte ansehen").format(origin=origin) if fact.origin == "weak" else origin


def _reason(fact: Fact) -> str:
    """Why the value stands there: its certainty, and the rule that found it."""
    if not fact.rule:
        return _certainty(fact)
    rule = fact.rule if len(fact.rule) <= _RULE_LIMIT else f"{fact.rule[:_RULE_LIMIT]} …"
    return f"{_certainty(fact)} · {tr('Regel: {rule}').format(rule=rule)}"


def _piece(piece: Piece, groups: Mapping[str, str], tips: Mapping[str, str]) -> str:
    begins = [name for name in piece.begins if name in groups]
    covers = [name for name in piece.covers if name in groups]
    anchors = "".join(f'<span class="at" id="w-{name}"></span>' for name in begins)
    text = words(piece.text)
    if len(covers) < len(piece.covers):
        ids = "".join(f' id="{name}" tabindex="-1"' for name in piece.begins if name not in groups)
        text = f"<mark{ids}>{text}</mark>"
    if not covers or not piece.text.strip():
        return anchors + text
    first = covers[0]
    classes = " ".join(f"w-{name}" for name in covers)
    signs = "".join(_sign(GROUPS.get(group, _REMARK)) for group in _unique(groups[name] for name in begins))
    tip = escaped("\n".join(tips[name] for name in covers))
    return (
        f'{anchors}<a class="mark g-{groups[first]} {classes}" href="#v-{first}" data-tip="{tip}">{signs}{text}</a>'
    )


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _targets(marks: Mapping[str, Span]) -> str:
    """Style rules that emphasise all pieces of the chosen value, however they were cut."""
    selectors = ",".join(f".sb-text:has(#w-{name}:target) .w-{name}" for name in marks)
    return f"<style>{selectors}{MARKED}</style>" if marks else ""
