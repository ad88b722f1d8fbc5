"""Sample texts as plain web pages, to be printed by a browser or to be turned into other documents."""

from collections.abc import Callable
from functools import partial
from html import escape

from .blocks import blocks, rows

_STYLES = {
    "justified": '11pt "Liberation Serif"} p{margin:0 0 3px;text-align:justify;hyphens:auto} '
    "h3{font-size:11pt;margin:6px 0 0",
    "two columns": '10pt "Liberation Sans";column-count:2;column-gap:24px} p{margin:0 0 4px;hyphens:auto} '
    "h3{font-size:10pt;margin:6px 0 0",
    "tight": '10pt "DejaVu Sans"} p,h3,ul{margin:0} ul{padding-left:16px} h3{font-size:10pt;font-weight:normal',
    "table": '10pt "DejaVu Sans"} table{border-collapse:collapse;width:100%} td{border:1px solid #888;padding:3px} '
    "td:first-child{width:30%;font-weight:bold} p{margin:0 0 3px",
    "bare table": '10pt "Liberation Sans"} td{vertical-align:top;padding:2px 8px} td:first-child{width:30%} '
    "p{margin:0 0 3px",
}


def _answer(lines: list[str]) -> str:
    """Paragraphs and lists."""
    out: list[str] = []
    depth = 0
    for block in blocks("\n".join(lines)) if lines else ():
        wanted = block.is_item + block.is_inner
        out.append("<ul>" * (wanted - depth) + "</ul>" * (depth - wanted))
        depth = wanted
        if block.text:
            out.append(f"<li>{escape(block.text)}</li>" if block.is_item else f"<p>{escape(block.text)}</p>")
    return "\n".join([*out, "</ul>" * depth])


def page(text: str, style: str) -> bytes:
    """The page; where labels stand in a table, printed questions stand above the answers."""
    above, form = rows(text)
    body = _answer(above)
    for row in form:
        label, answer = escape(row.printed[0]), _answer([*row.printed[1:], *row.answer])
        body += f"<tr><td>{label}</td><td>{answer}</td></tr>" if "table" in style else f"<h3>{label}</h3>{answer}"
    if "table" in style:
        body = body.replace("<tr>", "<table><tr>", 1) + "</table>"
    head = f'<meta charset="utf-8"><title>Steckbrief</title><style>body{{font:{_STYLES[style]}}}</style>'
    return f'<!doctype html><html lang="de"><head>{head}</head><body>{body}</body></html>'.encode()


LAYOUTS: dict[str, Callable[[str], bytes]] = {style: partial(page, style=style) for style in _STYLES}
