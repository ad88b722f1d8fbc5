"""The HTML of a Steckbrief: words of a file stay words, whatever they look like."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from analysis.facts import GROUPS, ROWS, Fact, Span
from analysis.search import Sentence
from analysis.steckbrief import Passage, Remark, Source, Steckbrief
from analysis.versions import Change
from ui.facts import quantity
from ui.search_hits import hit_html
from ui.steckbrief_html import changes_html, codings_html, escaped, remarks_html, text_html, values_html, words
from ui.steckbrief_style import GROUP_LINES

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</a></div><iframe src='//example.org'>",
    "</style><script>alert(1)</script>",
    "<!-- --><![CDATA[<b>]]>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>hier</a>",
]
TAGS = {"style", "div", "section", "h4", "dl", "dt", "dd", "span", "a", "b", "small", "ul", "li"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "mark", "p"}
ATTRIBUTES = {"tabindex", "class", "id", "href", "title", "data-tip", "role", "aria-label", "aria-hidden"}


class Reader(HTMLParser):
    """Collects tags, attributes and visible words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "sign" not in str(self.attributes[-1:]):
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def parse(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def steckbrief(text: str, *facts: Fact, attack: str = "", passages: tuple[Passage, ...] = ()) -> Steckbrief:
    present = {fact.row for fact in facts}
    missing = [Fact(row) for row in ROWS if row not in present]
    remarks = (Remark(attack, attack, attack, Span(0, 3)),)
    source = Source(attack, "0" * 64, "pdf", attack, None, False, ((0, attack),))
    return Steckbrief("abc", attack, attack, None, None, source, (), text, (*facts, *missing), passages, remarks)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_word_of_a_file_becomes_html(attack: str) -> None:
    facts = [
        Fact("formate", attack, code=attack, note=attack, origin="weak", rule=attack, span=Span(2, len(attack) - 2)),
        Fact("moderation", attack, span=Span(0, 5)),
        Fact("kommune", attack, span=Span(1, 9)),
    ]
    found = steckbrief(attack, *facts, attack=attack, passages=(Passage(attack, Span(1, len(attack) - 1)),))
    changed = [Change("formate", tuple(facts[:1]), tuple(facts[1:2]))]
    sentence = Sentence(0, attack, (Span(0, 1), Span(2, len(attack) - 1)))
    sought = text_html(found, [Span(0, 3), Span(4, len(attack))])
    pages = (
        values_html(found), text_html(found), sought, hit_html([sentence]), remarks_html(found), codings_html(found),
        changes_html(changed),
    )  # fmt: skip
    for html in pages:
        reader = parse(html)
        assert reader.tags <= TAGS
        assert {name for name, _ in reader.attributes} <= ATTRIBUTES
        assert all(re.fullmatch(r"#[vw]-abc-h?\d+", value or "") for name, value in reader.attributes if name == "href")
    assert attack in "".join(parse(values_html(found)).words)


def test_a_strange_key_cannot_leave_the_style_rules() -> None:
    found = steckbrief("Wort", Fact("formate", "x", span=Span(0, 4)))
    html = text_html(Steckbrief(**{**found.__dict__, "key": "}</style><script>"}))
    assert parse(html).tags <= TAGS
    assert "w-stylescript-0" in html


def test_escaping() -> None:
    assert escaped("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;"


def test_masked_stretches_are_bars() -> None:
    html = words("Name: ██████ ███, Ort <b> █")
    assert html.count('class="bar"') == 2
    assert 'aria-label="geschwärzt">██████ ███</span>, Ort &lt;b&gt; <span' in html


def test_the_text_is_complete_and_marks_link_both_ways() -> None:
    text = "Kopf\nWir hatten ein World Café mit 80 Leuten.\nEnde"
    facts = [Fact("formate", "World Café", span=Span(20, 30)), Fact("participants", value=80, span=Span(20, 36))]
    found = steckbrief(text, *facts, passages=(Passage("konzept", Span(5, 45)),))
    html = text_html(found)
    reader = parse(html)
    shown = "".join(reader.words)
    for part in ("Kopf", "World Café", " mit 80", "Leuten.", "Ende", "Veranstaltungskonzept"):
        assert part in shown
    ids = {value for name, value in reader.attributes if name == "id"}
    assert {"w-abc-0", "w-abc-1"} <= ids
    assert 'class="mark g-formate w-abc-0 w-abc-1" href="#v-abc-0"' in html
    assert 'class="mark g-beteiligte w-abc-1" href="#v-abc-1"' in html
    targets = {value for name, value in parse(values_html(found)).attributes if name == "id"}
    assert {"v-abc-0", "v-abc-1"} <= targets


def test_found_words_are_marked_inside_and_outside_of_values() -> None:
    found = steckbrief("Wie das World Café war.", Fact("formate", "World Café", span=Span(8, 18)))
    html = text_html(found, [Span(4, 13)])
    assert '<mark id="stelle-0" tabindex="-1">das </mark>' in html
    assert "<mark>World</mark></a>" in html


def test_long_sentences_are_cut_around_the_first_found_word() -> None:
    text = "vorher " * 100 + "Wohnung und " + "nachher " * 100
    html = hit_html([Sentence(0, text, (Span(700, 707),))])
    assert "<mark>Wohnung</mark>" in html
    assert "<p>… " in html
    assert " …</p>" in html
    assert len(html) < 1500


def test_values_say_what_is_missing_derived_and_uncertain() -> None:
    facts = [
        Fact("themen", "Wohnen", origin="inferred"),
        Fact("ergebnisse", "Sprache", origin="weak"),
        Fact("cost", value=86.4, origin="derived", note="Summe der Posten"),
        Fact("gruppen", "Geflüchtete", 2),
    ]
    shown = " ".join(parse(values_html(steckbrief("", *facts))).words)
    for part in ("keine Angabe", "erschlossen", "schwacher Hinweis, bitte ansehen", "86,40\u00a0€", "unter 3"):
        assert part in shown
    assert "Summe der Posten, berechnet" in shown


def test_codings_say_how_sure_they_are_and_why() -> None:
    facts = [
        Fact("formate", "World Café", rule="world cafe*", span=Span(0, 10)),
        Fact("themen", "Wohnen", origin="weak", rule="dach ~ kopf", span=Span(11, 29)),
        Fact("kommune", "Aalen", span=Span(0, 5)),
    ]
    found = steckbrief("World Café Dach\nüber dem Kopf", *facts)
    said = parse(codings_html(found)).words
    assert said.index("Themen: Wohnen") < said.index("Formate: World Café")
    for part in ("schwacher Hinweis, bitte ansehen", "»Dach über dem Kopf«", "dach ~ kopf", "ausdrücklich genannt"):
        assert part in said
    assert "Kommune: Aalen" not in said
    titles = [value or "" for name, value in parse(values_html(found)).attributes if name == "title"]
    assert any("ausdrücklich genannt" in title and "»World Café«" in title for title in titles)


def test_quantities() -> None:
    assert quantity(Fact("participants", value=80, upper=100, about=True)) == "etwa 80 bis 100"
    assert quantity(Fact("cost_item", "Raum", 0)) == "0,00\u00a0€"
    assert quantity(Fact("formate", "World Café")) == ""


def test_each_group_has_its_own_sign_and_line() -> None:
    signs = [group.sign for group in GROUPS.values()]
    assert len(set(signs)) == len(signs)
    lines = [GROUP_LINES[name] for name in GROUPS]
    assert len(set(lines)) == len(lines)
