"""The report as one HTML file: figures inside, no script, no request to another machine; prints well."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from analysis.language import tr
from analysis.report.blocks import Block, Figure, Heading, Paragraph, Report, Table, headings


def to_html(report: Report) -> bytes:
    """UTF-8."""
    style = files("analysis.report").joinpath("report.css").read_text(encoding="utf-8")
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in report.facts.items())
    body = "\n".join(_block(block, number) for number, block in enumerate(report.blocks))
    page = f"""<!DOCTYPE html>
<html lang="{report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(report.title)}: {escape(report.subtitle)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{escape(report.title)}</h1>
<p class="subtitle">{escape(report.subtitle)}</p>
<dl>{facts}</dl>
</header>
<nav aria-label="{escape(report.contents)}">
<h2>{escape(report.contents)}</h2>
{_contents(report)}
</nav>
<main>
{body}
</main>
</body>
</html>
"""
    return page.encode()


def _anchor(text: str) -> str:
    """ "2.1 Kosten" -> "abschnitt-2-1": stable as long as the chapters are."""
    return f"{tr('abschnitt')}-" + text.partition(" ")[0].replace(".", "-")


def _contents(report: Report) -> str:
    links = (
        f'<li class="level{heading.level}"><a href="#{_anchor(heading.text)}">{escape(heading.text)}</a></li>'
        for heading in headings(report.blocks)
    )
    return f"<ul>{''.join(links)}</ul>"


def _block(block: Block, number: int) -> str:
    if isinstance(block, Heading):
        level = block.level + 1
        return f'<h{level} id="{_anchor(block.text)}">{escape(block.text)}</h{level}>'
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>"
    return _figure(block, number) if isinstance(block, Figure) else _table(block)


def _figure(figure: Figure, number: int) -> str:
    picture = figure.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(figure.alt)}" ', 1)
    picture = picture.replace('id="pattern-', f'id="pattern{number}-').replace("#pattern-", f"#pattern{number}-")
    caption = f"<b>{escape(figure.title)}</b><br>{escape(figure.note)}"
    return f'<figure><div class="picture">{picture}</div><figcaption>{caption}</figcaption></figure>'


def _table(table: Table) -> str:
    kinds = [' class="number"' if place in table.numeric else "" for place in range(len(table.head))]
    head = "".join(
        f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(table.head, kinds, strict=True)
    )
    rows = "".join(_row(row, kinds) for row in table.rows)
    columns = "".join(f'<col style="width:{100 * share:.1f}%">' for share in table.shares)
    kind = "table narrow" if table.is_narrow else "table"
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{escape(table.title)}"><table>'
        f"<caption>{escape(table.title)}</caption><colgroup>{columns}</colgroup>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: tuple[str, ...], kinds: list[str]) -> str:
    first, *others = row
    cells = "".join(f"<td{kind}>{escape(cell)}</td>" for cell, kind in zip(others, kinds[1:], strict=True))
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
