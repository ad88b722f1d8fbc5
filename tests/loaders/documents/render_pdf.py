"""Sample texts as PDF files in the layouts that forms have."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import reportlab
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from loaders.documents.layout import is_label
from loaders.printed_form import load_form

from .blocks import Block, blocks

pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
pdfmetrics.registerFont(TTFont("VeraBd", Path(reportlab.__file__).parent / "fonts" / "VeraBd.ttf"))
_BODY = ParagraphStyle("body", fontName="Vera", fontSize=9, leading=11)
_AIRY = ParagraphStyle("airy", _BODY, spaceAfter=4)
_BOLD = ParagraphStyle("bold", _BODY, fontName="VeraBd")
_HEADING = ParagraphStyle("heading", _BOLD, spaceBefore=8, spaceAfter=2)
_WIDTH = A4[0] - 4 * cm


class Entry(NamedTuple):
    """A label of the form (None above the first) with the lines below it."""

    label: str | None
    lines: list[str]


def entries(text: str) -> Iterator[Entry]:
    """The text, cut at its labels."""
    label: str | None = None
    lines: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        if is_label(line):
            if label or lines:
                yield Entry(label, lines)
            label, lines = line, []
        else:
            lines.append(line)
    yield Entry(label, lines)


def flowing(text: str, body: ParagraphStyle = _AIRY) -> bytes:
    """Paragraph below paragraph."""
    return _built([part for entry in entries(text) for part in (*_labels(entry), *_answer(entry.lines, body))])


def columns(text: str) -> bytes:
    """The same in two columns."""
    parts = [part for entry in entries(text) for part in (*_labels(entry), *_answer(entry.lines, _AIRY))]
    return _built(parts, columns=2)


def table(text: str, questions_left: bool = False) -> bytes:
    """A table: the label, or label and printed questions, on the left, the answer on the right."""
    printed = load_form().question_lines
    rows = []
    for entry in entries(text):
        questions = [line for line in entry.lines if questions_left and line in printed]
        answer = [line for line in entry.lines if line not in questions]
        left = [*_labels(entry), *(Paragraph(escape(line), _BODY) for line in questions)]
        rows.append([left, list(_answer(answer, _AIRY))])
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
    return _built([Table(rows, [_WIDTH * 0.3, _WIDTH * 0.7], style=style, splitInRow=1)])


def fillable(text: str) -> bytes:
    """Form fields: beside the labels of the first section, below those of the others."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    y = A4[1] - 2 * cm
    printed = load_form().question_lines
    values = {}
    for number, entry in enumerate(entries(text)):
        answer = "\n".join(line for line in entry.lines if line not in printed)
        tall = len(answer) > 60 or "\n" in answer
        if y < (10 if tall else 5) * cm:
            canvas.showPage()
            y = A4[1] - 2 * cm
        canvas.setFont("Vera", 10)
        for line in (entry.label or "", *(line for line in entry.lines if line in printed)):
            for part in simpleSplit(line, "Vera", 10, _WIDTH):
                canvas.drawString(2 * cm, y, part)
                y -= 14
        if answer:
            height = 4 * cm if tall else 18
            place: dict[str, Any] = {"x": 2 * cm, "y": y - height + 8} if tall else {"x": 11 * cm, "y": y + 8}
            canvas.acroForm.textfield(
                name=f"f{number}",
                maxlen=100_000,
                fieldFlags="multiline" if tall else "",
                width=_WIDTH if tall else 7 * cm,
                height=height,
                **place,
            )
            values[f"f{number}"] = answer
            y -= height + 8 if tall else 10
    canvas.save()
    return filled(file.getvalue(), values)


def filled(content: bytes, values: dict[str, str]) -> bytes:
    """The form with these values in its fields."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _labels(entry: Entry) -> Iterator[Flowable]:
    if entry.label:
        yield Paragraph(escape(entry.label), _HEADING)


def _answer(lines: list[str], body: ParagraphStyle) -> Iterator[Flowable]:
    for listed, group in groupby(blocks("\n".join(lines)) if lines else (), key=lambda block: block.is_item):
        if listed:
            yield _list(group, body)
        else:
            yield from (Paragraph(escape(block.text), body) for block in group)


def _list(items: Iterable[Block], body: ParagraphStyle) -> Flowable:
    parts: list[list[Flowable]] = []
    for inner, group in groupby(items, key=lambda item: item.is_inner):
        texts: list[Flowable] = [Paragraph(escape(item.text), body) for item in group]
        if inner:
            parts[-1].append(_bulleted(texts))
        else:
            parts += [[text] for text in texts]
    return _bulleted([ListItem(part) for part in parts])


def _bulleted(parts: Sequence[Flowable]) -> Flowable:
    return ListFlowable(parts, bulletType="bullet", start="•", leftIndent=14)


def _built(parts: list[Flowable], columns: int = 1) -> bytes:
    file = io.BytesIO()
    width = _WIDTH / columns
    frames = [Frame(2 * cm + number * width, 2.5 * cm, width - 6, A4[1] - 5 * cm) for number in range(columns)]
    document = BaseDocTemplate(file, pagesize=A4)
    document.addPageTemplates(PageTemplate("page", frames, onPage=_margins))
    document.build([*parts, Spacer(1, 1)])
    return file.getvalue()


def _margins(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Vera", 8)
    canvas.drawString(2 * cm, A4[1] - 1.5 * cm, "Kommunale Flüchtlingsdialoge - Rückmeldung")
    canvas.drawRightString(A4[0] - 2 * cm, 1.5 * cm, f"Seite {document.page}")


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    "flowing": flowing,
    "tight": partial(flowing, body=_BODY),
    "columns": columns,
    "table": table,
    "questions left": partial(table, questions_left=True),
    "fillable": fillable,
}
