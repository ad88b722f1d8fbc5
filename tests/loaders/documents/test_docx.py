"""What stands in DOCX files besides plain paragraphs."""

import datetime as dt

import pytest

from loaders.documents import read_documents

from .parts_of_files import docx
from .records import text_of


def read(body: str, **parts: str) -> str:
    return text_of("a.docx", docx(body, **parts)).strip("\n")


def p(*runs: str, properties: str = "") -> str:
    texts = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{texts}</w:p>"


def tc(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def listed(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:styleId="Aufzhlung"><w:basedOn w:val="Basis"/></w:style>
<w:style w:styleId="Basis"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""


def test_lists_are_numbered_as_printed_in_each_level() -> None:
    items = [(0, "eins"), (1, "innen"), (1, "innen zwei"), (0, "zwei"), (1, "wieder innen")]
    body = "".join(p(text, properties=listed(level)) for level, text in items)
    body += p("weiter", properties=listed(0, 3)) + p("Punkt", properties='<w:pStyle w:val="Aufzhlung"/>')
    assert read(body, numbering=NUMBERING, styles=STYLES).split("\n") == [
        "1. eins", "  a) innen", "  b) innen zwei", "2. zwei", "  a) wieder innen", "4. weiter", "- Punkt",
    ]  # fmt: skip


def test_a_numbered_heading_of_the_form_stands_without_its_number() -> None:
    body = p("Veranstaltungskonzept", properties=listed(0)) + p("Kosten", properties=listed(0))
    assert read(body, numbering=NUMBERING) == "Veranstaltungskonzept\nKosten"


def test_tracked_changes_count_as_accepted() -> None:
    body = p(
        "Wir waren ", "<w:del><w:r><w:delText>alt</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>neu</w:t></w:r></w:ins>"
    )
    body += p("Zwei ", properties="<w:rPr><w:del/></w:rPr>") + p("Hälften")
    body += f"<w:tbl>{tr(tc(p('bleibt')))}<w:tr><w:trPr><w:del/></w:trPr>{tc(p('geht'))}</w:tr></w:tbl>"
    body += "<w:p><w:moveFrom><w:r><w:t>verschoben</w:t></w:r></w:moveFrom></w:p>"
    assert read(body) == "Wir waren neu\nZwei Hälften\nbleibt"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('im Kasten')}{p('zweite Zeile')}</w:txbxContent></wps:txbx>"
    old = f"<v:textbox><w:txbxContent>{p('im Kasten')}</w:txbxContent></v:textbox>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(p("davor ", drawn, "und danach") + p("Ende")) == "davor und danach\nim Kasten\nzweite Zeile\nEnde"
    assert read(p(f"<w:r><w:pict>{old}</w:pict></w:r>")) == "im Kasten"


def test_a_heading_in_a_text_box_stands_above_the_paragraph_that_holds_the_box() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Themenfelder')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert read(p(box, "Sprache, Arbeit")) == "Themenfelder\nSprache, Arbeit"


def test_content_controls_give_their_entry_but_not_their_placeholder() -> None:
    empty = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
        "<w:rPr><w:rStyle w:val='Platzhaltertext'/></w:rPr><w:t>Klicken Sie hier</w:t></w:r></w:sdtContent></w:sdt>"
    )
    box = "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtContent>{p('im Block')}</w:sdtContent></w:sdt>"
    cell = f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:sdt><w:sdtContent>{tc(p('5'))}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    assert read(p("Ort: ", empty) + p(box, "<w:r><w:tab/></w:r>", "zufrieden") + inner + cell) == (
        "Ort:\n☒ zufrieden\nim Block\nim Block\t5"
    )


def field(kind: str, data: str = "", result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText>{kind}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_form_fields_give_their_result_and_hide_their_code() -> None:
    text = field(" FORMTEXT ", result="<w:r><w:t>Musterstadt</w:t></w:r>")
    yes = field(" FORMCHECKBOX ", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    no = field(" FORMCHECKBOX ", '<w:checkBox><w:default w:val="0"/></w:checkBox>')
    choice = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="gut"/><w:listEntry w:val="mittel"/></w:ddList>'
    assert read(p(text) + p(yes, "ja ", no, "nein") + p(field(" FORMDROPDOWN ", choice))) == (
        "Musterstadt\n☒ ja ☐ nein\nmittel"
    )


def test_a_table_of_contents_and_hidden_text_are_left_out() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    contents = p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "Themenfelder 3") + p("Kosten 4")
    body = contents + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body += p("sichtbar", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>")
    assert read(body) == "sichtbar"


def test_links_notes_and_signs_are_text() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>geschätzt</w:t></w:r></w:p></w:footnote>'
    body = p(
        "40 Gäste",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        " aus ",
        "<w:hyperlink><w:r><w:t>ulm.de</w:t></w:r></w:hyperlink>",
    )
    body += p(
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    assert read(body, notes=note) == "40 Gäste aus ulm.de\ngeschätzt\na\nb\tc-☒"


def test_merged_and_nested_cells_are_read_once() -> None:
    inner = f"<w:tbl>{tr(tc(p('Raum')), tc(p('20 Euro')))}</w:tbl>"
    body = f"""<w:tbl>
      {tr(tc(p("Kosten und Effizienz"), properties='<w:vMerge w:val="restart"/>'), tc(p("Das kostete:"), inner, p("")))}
      {tr(tc(p(""), properties="<w:vMerge/>"), tc(p("Es lohnte sich.")))}
      {tr(tc(p("über beide"), properties='<w:gridSpan w:val="2"/>'))}</w:tbl>"""
    assert read(body) == "Kosten und Effizienz\nDas kostete:\nRaum\t20 Euro\nEs lohnte sich.\nüber beide"


def test_a_label_printed_bold_or_before_a_tab_stands_above_its_answer() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Einwohnerzahl</w:t></w:r>"
    assert read(p(bold, " 5.000")) == "Einwohnerzahl\n5.000"
    assert read(p("Landkreis:", "<w:r><w:tab/></w:r>", "Calw")) == "Landkreis:\nCalw"
    assert read(p("Kosten", " für den Saal")) == "Kosten für den Saal"


@pytest.mark.parametrize(
    ("said", "modified"),
    [
        ("2017-05-04T09:30:00Z", dt.datetime(2017, 5, 4, 9, 30, tzinfo=dt.UTC)),
        ("2017-05-04T09:30:00+02:00", dt.datetime(2017, 5, 4, 7, 30, tzinfo=dt.UTC)),
        ("gestern", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_the_time_of_the_last_change(said: str, modified: dt.datetime | None) -> None:
    core = f'<cp xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{said}</dcterms:modified></cp>'
    (found,) = read_documents("a.docx", docx(p("Text"), core=core))
    assert found.document
    assert found.document.modified == modified
