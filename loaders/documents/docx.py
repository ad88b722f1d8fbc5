"""DOCX files (Word): the words of the main text as they are printed, without headers and footers.

Tracked changes count as accepted; comments, hidden text and placeholders of empty fields are left out;
footnotes follow the paragraph that refers to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from loaders.documents.document import Part, Piece
from loaders.documents.docx_fields import Fields
from loaders.documents.docx_names import child, children, is_on, short, value
from loaders.documents.docx_numbering import Numbering
from loaders.documents.flow import CHECKED, UNCHECKED, Flow
from loaders.documents.office_archive import OfficeArchive
from loaders.documents.reasons import pictures_only
from loaders.documents.timestamps import from_iso

_LEFT_OUT = frozenset(
    "w:del w:moveFrom w:delText w:rPr w:tblPr w:tblGrid w:tcPr w:trPr w:sectPr w:sdtPr w:sdtEndPr w:rt w:pPrChange"
    " w:annotationRef w:footnoteRef w:endnoteRef".split()
)
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES = {"w:footnoteReference": "w:footnote", "w:endnoteReference": "w:endnote"}
_SYMBOLS = {0xFE: CHECKED, 0xFD: CHECKED, 0x78: CHECKED, 0x52: CHECKED, 0x53: CHECKED, 0xA8: UNCHECKED,
            0x6F: UNCHECKED, 0x71: UNCHECKED, 0x72: UNCHECKED, 0xFC: "✓", 0xFB: "✗", 0xE0: "→"}  # fmt: skip
_MODIFIED = ".//{http://purl.org/dc/terms/}modified"


def read(content: bytes) -> Iterator[Part]:
    """The one text of a DOCX file; raises `UnreadableDocument`."""
    with OfficeArchive(content) as archive:
        walk = _Walk(archive)
        walk.walk(archive.xml("word/document.xml"))
        lines = walk.flow.lines()
        if not any(lines) and any(name.startswith("word/media/") for name in archive.names):
            raise pictures_only()
        core = archive.optional_xml("docProps/core.xml")
    modified = None if core is None else from_iso(core.findtext(_MODIFIED))
    yield Part((Piece("\n".join(lines)),), modified=modified)


class _Walk:
    """One pass over the elements of a text, without recursion but for notes."""

    def __init__(self, archive: OfficeArchive) -> None:
        self.flow = Flow(keep_empty=True)
        self._fields = Fields()
        self._numbering = Numbering(archive.optional_xml("word/numbering.xml"), archive.optional_xml("word/styles.xml"))
        self._notes: dict[tuple[str, str], etree._Element] = {}
        for member in ("word/footnotes.xml", "word/endnotes.xml"):
            root = archive.optional_xml(member)
            for note in [] if root is None else root:
                self._notes[short(str(note.tag)), value(note, "w:id")] = note
        self._strong = False
        self._joined = False  # the mark of the paragraph was deleted: it goes on in the next

    def walk(self, root: etree._Element) -> None:
        """Pass all that is below `root`."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = short(str(element.tag))
            if event == "end":
                self._end(tag, element)
            elif _is_left_out(tag, element):
                events.skip_subtree()
            else:
                self._start(tag, element)

    def _start(self, tag: str, element: etree._Element) -> None:
        match tag:
            case "w:t":
                self._text(element.text or "")
            case "w:r":
                self._strong = any(is_on(child(element, "w:rPr"), name) for name in ("w:b", "w:u", "w:i"))
            case "w:pPr":
                self._begin_paragraph(element)
            case "w:instrText":
                self._fields.code(element.text or "")
            case "w:tbl":
                self.flow.open_table()
            case "w:txbxContent":
                self.flow.open_box()
            case "w:footnoteReference" | "w:endnoteReference":
                self._note(_NOTES[tag], value(element, "w:id"))
            case "w:sym":
                self._text(_symbol(element))
            case "w:br" | "w:cr" | "w:noBreakHyphen" | "w:ptab":
                self._text(_SIGNS[tag])
            case "w:tab" if not _is_tab_stop(element):
                self._text("\t")

    def _end(self, tag: str, element: etree._Element) -> None:
        match tag:
            case "w:p":
                self._end_paragraph()
            case "w:fldChar":
                self.flow.text(self._fields.character(element))
            case "w:tc":
                self._end_cell(element)
            case "w:tr" if not _is_deleted_row(element):
                self.flow.end_row()
            case "w:tbl":
                self.flow.close_table()
            case "w:txbxContent":
                self.flow.close_box()

    def _text(self, text: str) -> None:
        if not self._fields.hidden:
            self.flow.text(text, self._strong)
            if text.strip():
                self._fields.answered()

    def _begin_paragraph(self, properties: etree._Element) -> None:
        marks = child(properties, "w:rPr")
        self._joined = marks is not None and child(marks, "w:del") is not None
        item = self._numbering.item(properties)
        if item:
            self.flow.item(item.marker, item.level)

    def _end_paragraph(self) -> None:
        if not self._joined and not self._fields.in_contents:
            self.flow.end_paragraph()
            self.flow.item("")
        self._joined = False
        self._fields.end_paragraph()

    def _end_cell(self, cell: etree._Element) -> None:
        """A cell that spans columns is followed by empty ones, so that the columns keep their places."""
        self.flow.end_cell()
        properties = child(cell, "w:tcPr")
        span = None if properties is None else child(properties, "w:gridSpan")
        columns = "1" if span is None else value(span, "w:val")
        for _ in range(min(int(columns), 100) - 1 if columns.isdecimal() else 0):
            self.flow.end_cell()

    def _note(self, kind: str, number: str) -> None:
        """A footnote is read once, where it is first referred to."""
        note = self._notes.pop((kind, number), None)
        if note is not None and not self._fields.hidden:
            self.flow.open_box()
            self.walk(note)
            self.flow.close_box()


def _is_left_out(tag: str, element: etree._Element) -> bool:
    if tag in _LEFT_OUT:
        return True
    match tag:
        case "w:r":
            properties = child(element, "w:rPr")
            return is_on(properties, "w:vanish") or is_on(properties, "w:webHidden")
        case "mc:Fallback":
            parent = element.getparent()
            return parent is not None and child(parent, "mc:Choice") is not None
        case "w:sdt":
            return _is_unanswered(element)
        case "w:tr":
            return _is_deleted_row(element)
    return False


def _is_unanswered(control: etree._Element) -> bool:
    """Whether a content control shows its placeholder, or is a table of contents."""
    properties = child(control, "w:sdtPr")
    if properties is None:
        return False
    gallery = child(properties, "w:docPartObj")
    if gallery is not None and any("Table of Contents" in str(v) for part in gallery for v in part.attrib.values()):
        return True
    # programs that fill controls often leave the switch on, but not the style of the placeholder
    return is_on(properties, "w:showingPlcHdr") and next(_styled_runs(control), None) is not None


def _styled_runs(control: etree._Element) -> Iterator[etree._Element]:
    for node in control.iter():
        if isinstance(node.tag, str) and short(node.tag) == "w:rStyle":
            yield node


def _is_deleted_row(row: etree._Element) -> bool:
    return any(child(properties, "w:del") is not None for properties in children(row, "w:trPr"))


def _is_tab_stop(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and short(str(parent.tag)) == "w:tabs"


def _symbol(element: etree._Element) -> str:
    """A sign of a font of symbols: boxes and ticks as such, others as bullets."""
    try:
        code = int(value(element, "w:char"), 16) & 0xFF
    except ValueError:
        return ""
    wingdings = value(element, "w:font").lower().startswith("wingdings")
    return _SYMBOLS.get(code, "•") if wingdings else "•"
