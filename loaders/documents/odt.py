"""OpenDocument texts (LibreOffice): the words of the text as they are printed, without headers and footers.

Tracked changes count as accepted; comments, hidden sections, placeholders and indexes are left out;
footnotes follow the paragraph that refers to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from loaders.documents.document import Part, Piece
from loaders.documents.flow import Flow
from loaders.documents.odt_controls import controls, drawn_field
from loaders.documents.odt_lists import Lists
from loaders.documents.odt_names import tag, value, whole
from loaders.documents.office_archive import OfficeArchive
from loaders.documents.reasons import locked, pictures_only
from loaders.documents.timestamps import from_iso

_LEFT_OUT = frozenset(
    "text:tracked-changes office:annotation text:note-citation text:table-of-content text:alphabetical-index"
    " text:illustration-index text:table-index text:object-index text:user-index text:bibliography text:sequence-decls"
    " text:variable-decls text:user-field-decls office:forms office:scripts text:placeholder text:hidden-text"
    " text:hidden-paragraph text:ruby-text text:page-number text:page-count svg:title svg:desc draw:object"
    " office:change-info text:bibliography-mark text:meta-field-source".split()
)
_BOXES = frozenset(
    "draw:text-box draw:custom-shape draw:rect draw:ellipse draw:circle draw:polygon draw:caption"
    " text:note-body".split()
)
_MOST_BLANKS = 40  # that a single element stands for
_MOST_CELLS = 100


def read(content: bytes) -> Iterator[Part]:
    """The one text of an ODT file; raises `UnreadableDocument`."""
    with OfficeArchive(content) as archive:
        _refuse_encrypted(archive)
        walk = _Walk(archive.xml("content.xml"), archive.optional_xml("styles.xml"))
        lines = walk.lines()
        if not any(lines) and any(name.startswith("Pictures/") for name in archive.names):
            raise pictures_only()
        meta = archive.optional_xml("meta.xml")
    modified = None if meta is None else from_iso(meta.findtext(".//{http://purl.org/dc/elements/1.1/}date"))
    yield Part((Piece("\n".join(lines)),), modified=modified)


def _refuse_encrypted(archive: OfficeArchive) -> None:
    if "encrypted-package" in archive.names:
        raise locked()
    manifest = archive.optional_xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise locked()


class _Walk:
    """One pass over the elements of a text, without recursion."""

    def __init__(self, root: etree._Element, styles: etree._Element | None) -> None:
        self._root = root
        self._flow = Flow(keep_empty=True)
        self._lists = Lists([styles, root] if styles is not None else [root])
        self._controls = controls(root)
        self._strong_styles, self._hidden_styles = _character_styles(root)
        self._strong = 0  # open spans that are set off

    def lines(self) -> list[str]:
        """The lines of the body."""
        for body in self._root.iter("{*}body"):
            events = etree.iterwalk(body, events=("start", "end"))
            for event, element in events:
                name = tag(element)
                left_out = self._is_left_out(name, element)
                if event == "start" and left_out:
                    events.skip_subtree()
                elif event == "start":
                    self._start(name, element)
                else:
                    if not left_out:
                        self._end(name, element)
                    self._flow.flowing(element.tail or "", self._strong > 0)
        return self._flow.lines()

    def _start(self, name: str, element: etree._Element) -> None:
        match name:
            case "text:p" | "text:h":
                self._flow.end_open_paragraph()
            case "text:span" if value(element, "text:style-name") in self._strong_styles:
                self._strong += 1
            case "text:s":
                self._flow.text(" " * whole(element, "text:c", 1, _MOST_BLANKS))
            case "text:tab":
                self._flow.text("\t")
            case "text:line-break":
                self._flow.text("\n")
            case "text:list":
                self._lists.open(element)
            case "text:list-item":
                self._flow.item(*self._lists.item(element))
            case "table:table":
                self._flow.open_table()
            case "draw:control":
                self._flow.text(self._controls.get(value(element, "draw:control"), ""))
            case "field:fieldmark":
                self._flow.text(drawn_field(element))
            case _ if name in _BOXES:
                self._flow.open_box()
        if isinstance(element.tag, str):  # no entity
            self._flow.flowing(element.text or "", self._strong > 0)

    def _end(self, name: str, element: etree._Element) -> None:
        match name:
            case "text:p" | "text:h":
                self._flow.end_paragraph()
            case "text:span" if value(element, "text:style-name") in self._strong_styles:
                self._strong -= 1
            case "text:list":
                self._lists.close()
            case "text:list-item":
                self._flow.item("")
            case "table:table-cell" | "table:covered-table-cell":
                for _ in range(whole(element, "table:number-columns-repeated", 1, _MOST_CELLS)):
                    self._flow.end_cell()
            case "table:table-row":
                self._flow.end_row()
            case "table:table":
                self._flow.close_table()
            case _ if name in _BOXES:
                self._flow.close_box()

    def _is_left_out(self, name: str, element: etree._Element) -> bool:
        match name:
            case "text:section":
                return value(element, "text:display") == "none"
            case "text:span":
                return value(element, "text:style-name") in self._hidden_styles
            case "loext:content-control":
                return value(element, "loext:showing-place-holder") == "true"
        return name in _LEFT_OUT


def _character_styles(root: etree._Element) -> tuple[frozenset[str], frozenset[str]]:
    """Names of the styles that set text off, and of those that hide it."""
    strong, hidden = {"Strong_20_Emphasis", "Emphasis"}, set()
    for style in root.iter("{*}style"):
        for properties in style.iter("{*}text-properties"):
            name = value(style, "style:name")
            if (
                value(properties, "fo:font-weight") == "bold"
                or value(properties, "fo:font-style") == "italic"
                or value(properties, "style:text-underline-style", "none") != "none"
            ):
                strong.add(name)
            if value(properties, "text:display") == "none":
                hidden.add(name)
    return frozenset(strong), frozenset(hidden)
