"""What stands in OpenDocument texts besides plain paragraphs."""

import datetime as dt

from loaders.documents import read_documents

from .parts_of_files import odt
from .records import reason_of, text_of

STYLES = """
<text:list-style style:name="Z">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="P"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="F" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
"""


def read(body: str) -> str:
    return text_of("a.odt", odt(body, STYLES)).strip("\n")


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def items(*texts: str, attributes: str = "") -> str:
    inner = "".join(f"<text:list-item>{text if text.startswith('<') else p(text)}</text:list-item>" for text in texts)
    return f"<text:list {attributes}>{inner}</text:list>"


def test_lists_are_numbered_as_printed_in_each_level() -> None:
    body = items("eins", p("zwei") + items("innen", "innen zwei"), attributes='text:style-name="Z"')
    body += p("Zwischentext") + items("drei", attributes='text:style-name="Z" text:continue-numbering="true"')
    body += items("Punkt", p("Absatz") + p("noch einer"), attributes='text:style-name="P"')
    assert read(body).split("\n") == [
        "1. eins", "2. zwei", "  a) innen", "  b) innen zwei", "Zwischentext", "3. drei",
        "- Punkt", "- Absatz", "noch einer",
    ]  # fmt: skip


def test_blanks_tabs_and_line_breaks() -> None:
    body = p("a <text:s text:c='2'/>b<text:tab/>c<text:line-break/>d\n   e")
    assert read(body) == "a   b\tc\nd e"


def test_tracked_deletions_comments_and_hidden_text_are_left_out() -> None:
    region = f"<text:changed-region><text:deletion>{p('weg')}</text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{region}</text:tracked-changes>"
    comment = "<office:annotation><text:p>Bitte prüfen</text:p></office:annotation>"
    hidden = '<text:span text:style-name="H">geheim</text:span>'
    section = (
        f'<text:section text:display="none">{p("verborgen")}</text:section><text:section>{p("offen")}</text:section>'
    )
    contents = f"<text:table-of-content><text:index-body>{p('Kosten 3')}</text:index-body></text:table-of-content>"
    assert read(f"{deleted}{contents}{p(f'da{comment}bei{hidden}')}{section}") == "dabei\noffen"


def test_boxes_and_notes_follow_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('im Kasten')}</draw:text-box></draw:frame>"
    body = f"<text:note-body>{p('geschätzt')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    assert read(p(f"40{note} Gäste{box}") + p("Ende")) == "40 Gäste\ngeschätzt\nim Kasten\nEnde"


def test_tables_with_merged_cells_and_tables_inside() -> None:
    def cell(inner: str, name: str = "table-cell") -> str:
        return f"<table:{name}>{inner}</table:{name}>"

    nested = f"<table:table><table:table-row>{cell(p('Raum'))}{cell(p('20 Euro'))}</table:table-row></table:table>"
    rows = [
        cell(p("Kosten und Effizienz")) + cell(p("Das kostete:") + nested),
        cell("", "covered-table-cell") + cell(p("Es lohnte sich.")),
        cell(p("Gruppe")) + cell(p("da")) + cell(p("fort")),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    assert read(f"<table:table>{body}</table:table>") == (
        "Kosten und Effizienz\nDas kostete:\nRaum\t20 Euro\nEs lohnte sich.\nGruppe\tda\tfort"
    )


def test_form_controls_show_what_was_entered() -> None:
    forms = (
        '<office:forms><form:form><form:text xml:id="c1" form:current-value="Musterstadt"/>'
        '<form:checkbox xml:id="c2" form:label="zufrieden" form:current-state="checked"/>'
        '<form:listbox xml:id="c3"><form:option form:label="gut"/>'
        '<form:option form:label="mittel" form:current-selected="true"/>'
        "</form:listbox></form:form></office:forms>"
    )
    shown = "".join(p(f'<draw:control draw:control="c{number}"/>') for number in (1, 2, 3))
    empty = '<loext:content-control loext:showing-place-holder="true">Text eingeben</loext:content-control>'
    filled = "<loext:content-control>eingegeben</loext:content-control>"
    assert read(forms + shown + p(f"{empty}{filled}")) == "Musterstadt\n☒ zufrieden\nmittel\neingegeben"


def test_form_fields_show_what_was_chosen() -> None:
    def mark(kind: str, **settings: str) -> str:
        params = "".join(f'<field:param field:name="{name}" field:value="{text}"/>' for name, text in settings.items())
        return f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{params}</field:fieldmark>'

    box = mark("FORMCHECKBOX", Checkbox_Checked="true")
    choice = mark("FORMDROPDOWN", Dropdown_ListEntry="gut", Dropdown_Selected="0")
    assert read(p(f"{box} ja") + p(choice)) == "☒ ja\ngut"


def test_a_label_printed_bold_stands_above_its_answer() -> None:
    assert read(p('<text:span text:style-name="F">Einwohnerzahl</text:span> 5.000')) == "Einwohnerzahl\n5.000"


def test_the_time_of_the_last_change_counts_as_utc() -> None:
    meta = '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date>2017-05-04T09:30:00.123456789</dc:date></m>'
    (found,) = read_documents("a.odt", odt(p("Text"), meta=meta))
    assert found.document
    assert found.document.modified == dt.datetime(2017, 5, 4, 9, 30, tzinfo=dt.UTC)


def test_an_encrypted_file_says_so() -> None:
    space = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    entry = f"<m:manifest {space}><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    assert "Passwort" in reason_of("a.odt", odt("", **{"META-INF/manifest": entry}))
