"""What stands on web pages besides plain paragraphs."""

import datetime as dt
from typing import Any

import pytest

from loaders.documents import read_documents

from .parts_of_files import html
from .records import text_of

HEADINGS = ("Angaben zur Kommune", "Veranstaltungskonzept", "Themenfelder", "Kosten und Effizienz")
FORM = "".join(f"<h2>{heading}</h2><p>Antwort</p>" for heading in HEADINGS)
READ = "\n".join(f"{heading}\nAntwort" for heading in HEADINGS)


def read(body: str) -> str:
    return text_of("a.html", html(body))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Gr&uuml;&szlig;e &ndash; 5&nbsp;&euro; &#8222;x&#x201C;</p>", "Grüße – 5 € „x“"),
        ("<p>Flüchtlings<b>dialog</b> im\n   <i>Rat</i>haus</p>", "Flüchtlingsdialog im Rathaus"),
        ("<p>a<br>b<br/>\n c</p>d<div>e</div>f", "a\nb\nc\nd\ne\nf"),
        ("<ul><li>eins<ul><li>innen</ul><li><p>zwei</p><p>mehr</p></ul>", "- eins\n  - innen\n- zwei\nmehr"),
        ("<ol start=3><li>c<li>d<ol type=a><li>innen</ol></ol>", "3. c\n4. d\n  a. innen"),
        ("<p>Wir waren <del>alt</del><ins>neu</ins></p>", "Wir waren neu"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<table><tr><td rowspan=2>A<td>1<td>x<tr><td>2<td>y</table>", "A\t1\tx\n\t2\ty"),
        ("<table><tr><td>Nr.<td>a<br>b<td><table><tr><td>p<td>q</table></table>", "Nr.\ta; b\tp\tq"),
        ("<div><strong>Einwohnerzahl</strong> 5.000</div>", "Einwohnerzahl\n5.000"),
        ("<div><strong>Einwohnerzahl:</strong> 5.000</div>", "Einwohnerzahl:\n5.000"),
        ("<p><span class='feld-label'>Landkreis</span> <span>Calw</span></p>", "Landkreis\nCalw"),
        ("<dl><dt>Landkreis<dd>Calw<dt>Einwohnerzahl<dd>5.000</dl>", "Landkreis\nCalw\nEinwohnerzahl\n5.000"),
        ("<p class=MsoNormal>·<span>&nbsp;&nbsp;&nbsp; </span>Punkt</p>", "- Punkt"),
        ("<input type=checkbox checked> ja <input type=radio> nein", "☒ ja ☐ nein"),
        ("<select><option>a<option selected>b</select>", "b"),
        ("<textarea>eine\nzwei</textarea><script>x</script><style>y</style><!-- z -->", "eine\nzwei"),
    ],
)  # fmt: skip
def test_elements(body: str, text: str) -> None:
    assert read(body) == text


SITE = [
    "<nav><a href='/'>Kontakt</a></nav>",
    "<header>Programm</header>",
    "<footer>Impressum</footer>",
    "<div title=header><p>Land</p></div>",
    "<aside><h2>Empfehlungen</h2></aside>",
    "<div class='cookie-hinweis cookie'>Cookies</div>",
    "<div role=dialog>Einverstanden?</div>",
    "<ul class=breadcrumb><li>Start</ul>",
    "<form><label>Suche</label><input value=x></form>",
    "<p hidden>verborgen</p><p style='display: none'>auch</p>",
    "<ul>" + "".join(f"<li><a href='#{n}'>{heading}</a></li>" for n, heading in enumerate(HEADINGS)) + "</ul>",
]


@pytest.mark.parametrize("site", SITE)
@pytest.mark.parametrize("frame", ["{}", "<main>{}</main>", "<div><article>{}</article></div>"])
def test_what_belongs_to_the_site_is_left_out(site: str, frame: str) -> None:
    assert read(site + frame.format(FORM) + site) == READ
    assert read(frame.format(site + FORM)).endswith(READ)


@pytest.mark.parametrize(
    "page",
    [
        f"<form action=''>{FORM}</form>",
        f"<aside>{FORM}</aside><main>anderes</main>",
        f"<div class=sidebar>{FORM}</div>",
        f"<div hidden>{FORM}</div>",
        "".join(f"<article>{part}</article>" for part in FORM.split("<!---->")),
        "".join(f"<section><header><h2>{heading}</h2></header><p>Antwort</p></section>" for heading in HEADINGS),
        f"<table><tr><td>Startseite</td><td>{FORM}</td></tr></table>",
        "".join(f"<li><a href='#{h}'>{h}</a></li><div id='{h}'>Antwort</div>" for h in HEADINGS),
    ],
)
def test_the_form_is_never_lost(page: str) -> None:
    assert read(page).removesuffix("\nanderes").removeprefix("Startseite\n") == READ


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-8>", "utf-8-sig"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
        ("<meta charset=iso-8859-15>", "iso-8859-15"),
        ("<meta charset=unbekannt>", "cp1252"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    content = f"<html><head>{head}</head><body><p>Grüße, 5 €</p></body></html>".encode(encoding)
    assert text_of("a.html", content) == "Grüße, 5 €"


def test_the_time_of_the_last_change() -> None:
    page = "<html><head><meta property='article:modified_time' content='2017-05-04T09:30:00+02:00'></head><body>Text"
    (found,) = read_documents("a.html", page.encode())
    assert found.document
    assert found.document.modified == dt.datetime(2017, 5, 4, 7, 30, tzinfo=dt.UTC)


def test_a_page_of_many_parts_is_not_read_once_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[object] = []

    def counted(*arguments: Any) -> list[str]:
        readings.append(arguments)
        return ["Text"]

    monkeypatch.setattr("loaders.documents.html.lines_of", counted)
    text_of("a.html", b"<html><body>" + b"<main><article>Text" * 500)
    assert len(readings) < 20
