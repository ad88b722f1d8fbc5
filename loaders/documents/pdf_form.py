"""What is filled into the form fields of a PDF: it is no part of the printed text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from loaders.documents.layout import is_listed_label
from loaders.documents.pdf_words import Box, Page, Word, turn_of
from loaders.printed_form import squeeze

MAX_FIELDS = 2_000  # of a page
MAX_VALUE = 400_000  # bytes of what is filled into one field

_CROSSED, _EMPTY = "☒", "☐"
_LINE = 12.0  # points: the height of a line in a field
_CHOICES = (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_BOXES = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)


class Field(NamedTuple):
    """A filled form field: its text, its place on the page, and its names (tooltip, name in the file)."""

    text: str
    box: Box
    names: tuple[str, ...]


def fields_of(page: pdfium.PdfPage) -> Iterator[Field]:
    """The filled fields of a page; `document.init_forms()` must have been called before the page was opened."""
    if not page.formenv:
        return
    turn, rect = turn_of(page), raw.FS_RECTF()
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_FIELDS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_WIDGET:
                continue
            text = _value(page.formenv.raw, annotation)
            if text and raw.FPDFAnnot_GetRect(annotation, rect):
                names = tuple(_names(page.formenv.raw, annotation))
                yield Field(text, turn(rect.left, rect.bottom, rect.right, rect.top), names)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def filled_in(page: Page, fields: Sequence[Field]) -> Page:
    """The page with the filled fields as words: each beside what is printed on its left, else at its top.

    A field whose name is a label of the form that the page does not print gets that label above it.
    """
    if not fields:
        return page
    printed = squeeze(" ".join(word.text for word in page.words))
    words = list(page.words)
    for text, (left, top, right, bottom), names in fields:
        middle = _middle_beside(page.words, left, top, bottom)
        left = max((word.right for word in page.words if _is_covered(word, left, right, middle)), default=left)
        upper, lower = middle - _LINE / 2, middle + _LINE / 2
        label = next((name for name in names if is_listed_label(name) and squeeze(name) not in printed), None)
        if label:
            words.append(Word(label, left, max(left + 1, right), upper - _LINE, lower - _LINE, typed=True))
        words.append(Word(text, left, max(left + 1, right), upper, lower, typed=text not in (_CROSSED, _EMPTY)))
    return page._replace(words=tuple(words))


def _is_covered(word: Word, left: float, right: float, middle: float) -> bool:
    """Whether a printed word stands in the line of a field where the field is: the field comes behind it."""
    return word.left < right and word.right > left and abs(word.middle - middle) < _LINE / 4


def _middle_beside(words: Sequence[Word], left: float, top: float, bottom: float) -> float:
    """The height at which to put the text of a field."""
    beside = [word.middle for word in words if word.right < left + _LINE / 4 and top < word.middle < bottom]
    return max(beside, default=top + min((bottom - top) / 2, _LINE))


def _value(form: Any, annotation: Any) -> str:
    """What is filled into a field, or chosen; a mark for a box."""
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _BOXES:
        return _CROSSED if raw.FPDFAnnot_IsChecked(form, annotation) else _EMPTY
    if kind in _CHOICES:
        chosen = "\n".join(_chosen(form, annotation))
        if chosen:
            return chosen
    if kind in _CHOICES or kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        text = _string(lambda *into: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *into))
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return ""


def _chosen(form: Any, annotation: Any) -> Iterator[str]:
    for number in range(min(raw.FPDFAnnot_GetOptionCount(form, annotation), MAX_FIELDS)):
        if raw.FPDFAnnot_IsOptionSelected(form, annotation, number):
            yield _string(lambda *into, at=number: raw.FPDFAnnot_GetOptionLabel(form, annotation, at, *into))


def _names(form: Any, annotation: Any) -> Iterator[str]:
    yield _string(lambda *into: raw.FPDFAnnot_GetFormFieldAlternateName(form, annotation, *into))
    name = _string(lambda *into: raw.FPDFAnnot_GetFormFieldName(form, annotation, *into))
    yield name
    yield name.rpartition(".")[2]


def _string(get: Callable[..., int]) -> str:
    """A text that PDFium writes into a buffer, asked for its size first."""
    size = min(get(None, 0), MAX_VALUE)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
