"""Sample texts as pages of a web site, laid out in the ways that sites do."""

from collections.abc import Callable, Sequence
from html import escape

from .blocks import blocks, rows

_TOP = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Steckbrief | Programm</title>
<meta property="article:modified_time" content="2017-05-04T09:30:00+02:00">
<style>p { margin: 0 }</style><script>var themen = "Kosten";</script></head>
<body>
<a class="skip-link" href="#inhalt">Zum Inhalt</a>
<header><a href="/">Programm</a>
<nav><ul><li><a href="/kontakt">Kontakt</a></li><li><a href="/themen">Themen</a></li></ul></nav></header>
<div id="cookie-banner"><p>Diese Seite nutzt Cookies.</p><button>Einverstanden</button></div>
<main id="inhalt">
<ol class="breadcrumb"><li><a href="/">Start</a></li><li>Steckbriefe</li></ol>
"""
_BOTTOM = """</main>
<aside><h2>Empfehlungen</h2><p>240 weitere Steckbriefe, Kosten 3 Euro</p></aside>
<form action="/suche"><label>Suche</label><input name="q"></form>
<footer><p>Kontakt: Ministerium, 0711 555-0</p></footer>
</body></html>
"""


def _page(body: str) -> bytes:
    return (_TOP + body + _BOTTOM).encode()


def _answer(lines: Sequence[str]) -> str:
    """Paragraphs and lists."""
    out: list[str] = []
    depth = 0
    for block in blocks("\n".join(lines)):
        wanted = block.is_item + block.is_inner
        out.append("<ul>" * (wanted - depth) + "</ul>" * (depth - wanted))
        depth = wanted
        tag = "li" if block.is_item else "p"
        out.append(f"<{tag}>{_inline(block.text)}</{tag}>")
    return "\n".join([*out, "</ul>" * depth])


def _inline(text: str) -> str:
    """Text with tags inside of words and line breaks between them, which are nothing to a browser."""
    first, *words = escape(text).split(" ")
    if len(words) > 3:
        words[1] = (
            f"<em>{words[1][:1]}</em>{words[1][1:]}" if words[1][:1].isalpha() and "&" not in words[1] else words[1]
        )
        return " ".join([first, *words[:3]]) + "\n   ".join(["", *words[3:]])
    return " ".join([first, *words])


def _laid_out(row: Callable[[str, str], str], start: str = "", end: str = "") -> Callable[[str], bytes]:
    def page(text: str) -> bytes:
        above, form = rows(text)
        body = [row("<br>\n".join(map(escape, each.printed)), _answer(each.answer)) for each in form]
        return _page("\n".join([_answer(above), start, *body, end]))

    return page


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    "headings": _laid_out(lambda label, answer: f"<h3>{label}</h3>{answer}"),
    "table": _laid_out(lambda label, answer: f"<tr><th>{label}</th><td>{answer}</td></tr>", "<table>", "</table>"),
    "list of terms": _laid_out(lambda label, answer: f"<dt>{label}</dt><dd>{answer}</dd>", "<dl>", "</dl>"),
    "divisions": _laid_out(lambda label, answer: f"<div class='feld'><strong>{label}</strong> {answer}</div>"),
    "breaks": _laid_out(lambda label, answer: f"<p><b>{label}</b><br></p><div>{answer}</div>"),
}
