"""What stands in RTF files besides plain paragraphs."""

import datetime as dt

import pytest

from loaders.documents import read_documents

from .parts_of_files import rtf
from .records import text_of


def read(body: str) -> str:
    return text_of("a.rtf", rtf(body)).strip("\n")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"Gr\'fc\'dfe", "Grüße"),
        (r"Gr\u252\'fc\u223?e", "Grüße"),
        (r"\uc0\u8222 Zitat\u8220 \uc2\u8211??!", "„Zitat“–!"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"20\~\u8364\'80 \endash 30", "20 € –30"),
        (r"\u8211\endash x", "–x"),
        ("Straße äöü", "Straße äöü"),
        (r"{\f2\'e3}", "ã"),
        (r"a\{b\}\\c", "a{b}\\c"),
        (r"{\upr{ansi}{\*\ud{Unicode}}}", "Unicode"),
        (r"{\bin5 abc}}x}y", "xy"),
    ],
)
def test_characters(written: str, text: str) -> None:
    assert read(written) == text


def test_another_code_page() -> None:
    content = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f0 \'e8 \f1 \'e8\par}"
    assert text_of("a.rtf", content.encode()).strip() == "è č"


def test_lists_typed_and_generated() -> None:
    body = (
        r"{\listtext\pard\plain\f1 \'b7\tab}\pard\ilvl0 Punkt\par"
        r"{\listtext\pard\plain o\tab}\pard\ilvl1 innen\par"
        r"{\listtext\pard\plain 2.\tab}\pard\ilvl0 zweiter\par"
        r"\pard\bullet\tab getippt\par 3.\tab Nummer\par"
    )
    assert read(body) == "- Punkt\n  - innen\n2. zweiter\n- getippt\n3. Nummer"


def test_what_is_not_printed_in_the_text_is_left_out() -> None:
    body = (
        r"{\header Kopf\par}{\footerf Fu\'df\par}{\*\unbekannt weg}{\v geheim}{\deleted alt}neu"
        r"{\*\annotation {\*\atnref 1}Bitte pr\'fcfen}{\pict\wmetafile8 0102ff}"
        r"{\field{\*\fldinst{ TOC \\o}}{\fldrslt Kosten 3\par Themen 4\par}}"
    )
    assert read(body) == "neu"


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    assert read(r"Zwei {\deleted\par}H\'e4lften\par") == "Zwei Hälften"


def test_links_fields_and_check_boxes() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt{\ul ulm.de}}}'
    box = r"{\field{\*\fldinst{ FORMCHECKBOX {\*\formfield{\fftype1\ffres%s\ffdefres0}}}}{\fldrslt }}"
    nested = r"{\field{\*\fldinst X}{\fldrslt a{\field{\*\fldinst Y}{\fldrslt b}}c}}"
    assert read(rf"{link}\par {box % 1} ja {box % 25} nein\par {nested}") == "ulm.de\n☒ ja ☐ nein\nabc"


def test_a_list_to_choose_from_shows_the_choice() -> None:
    choice = r"{\*\formfield{\fftype2\ffres1\ffdefres0{\*\ffl gut}{\*\ffl m\'e4\'dfig}}}"
    assert read(rf"{{\field{{\*\fldinst{{ FORMDROPDOWN {choice}}}}}{{\fldrslt }}}}") == "mäßig"


def test_boxes_and_notes_follow_their_paragraph() -> None:
    shape = (
        r"{\shp{\*\shpinst{\sp{\sn name}{\sv wert}}{\shptxt im Kasten\par}}{\shprslt{\*\do{\dptxbxtext im Kasten}}}}"
    )
    note = r"{\footnote\pard\plain gesch\'e4tzt}"
    assert read(rf"40{note} G\'e4ste{shape}\par Ende\par") == "40 Gäste\ngeschätzt\nim Kasten\nEnde"


def test_tables_and_tables_inside() -> None:
    body = (
        r"davor\par\trowd\cellx1\cellx2\pard\intbl Kosten und Effizienz\cell Das kostete:\par"
        r"\pard\intbl\itap2 Raum\nestcell{\nonesttables\par}20 Euro\nestcell"
        r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}\pard\intbl\itap1 Ende.\cell\row"
        r"\trowd\pard\intbl Gruppe\cell da\cell fort\cell\row\pard danach\par"
    )
    assert read(body) == ("davor\nKosten und Effizienz\nDas kostete:\nRaum\t20 Euro\nEnde.\nGruppe\tda\tfort\ndanach")


def test_the_time_of_the_last_change_counts_as_utc() -> None:
    (found,) = read_documents("a.rtf", rtf(r"{\info{\creatim\yr2016\mo1\dy1}{\revtim\yr2017\mo5\dy4\hr9\min30}}Text"))
    assert found.document
    assert found.document.modified == dt.datetime(2017, 5, 4, 9, 30, tzinfo=dt.UTC)
