"""PDF files that are forms, scans, locked, damaged or too long."""

import datetime as dt
import io
import random
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from loaders.documents import Found, read_documents

from .render_pdf import filled


def found(content: bytes) -> list[Found]:
    return list(read_documents("a.pdf", content))


def lines_of(content: bytes) -> list[str]:
    (item,) = found(content)
    assert item.document, item.reason
    return item.document.text.rstrip("\n").split("\n")


def reason_of(content: bytes) -> str:
    (item,) = found(content)
    assert item.document is None
    return item.reason or ""


def drawn(*texts: tuple[float, float, str], pages: int = 1) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for _ in range(pages):
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


PLAIN = drawn((60, 700, "Angaben zur Kommune"), (60, 680, "Ort"))


def form(value: str, **field: float | str) -> bytes:
    """A page with a label and a filled field."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(60, 700, "Einwohnerzahl")
    canvas.drawString(60, 500, "Landkreis")
    canvas.acroForm.textfield(name="feld", maxlen=10_000, **{"height": 20, "width": 200, **field})
    canvas.save()
    return filled(file.getvalue(), {"feld": value})


def test_values_stand_below_their_label() -> None:
    assert lines_of(form("4.780", x=160, y=694)) == ["Einwohnerzahl", "4.780", "Landkreis"]
    assert lines_of(form("4.780", x=60, y=670)) == ["Einwohnerzahl", "4.780", "Landkreis"]
    lines = lines_of(form("viele\nMenschen", x=160, y=560, height=155))
    assert lines == ["Einwohnerzahl", "viele", "Menschen", "Landkreis"]


def test_the_name_of_a_field_is_its_label_where_none_is_printed() -> None:
    lines = lines_of(form("Freiburg", x=60, y=400, tooltip="Regierungsbezirk"))
    assert lines == ["Einwohnerzahl", "Landkreis", "Regierungsbezirk", "Freiburg"]


def test_boxes_and_choices() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(90, 700, "Workshop")
    canvas.acroForm.checkbox(name="a", checked=True, x=60, y=697, size=14)
    options = ["Freiburg", "Stuttgart"]
    canvas.acroForm.choice(name="b", value="Freiburg", options=options, x=60, y=600, width=90, height=20)
    canvas.save()
    assert lines_of(file.getvalue()) == ["☒ Workshop", "Freiburg"]


@pytest.mark.parametrize("shown", [0, 90, 180, 270])
@pytest.mark.parametrize("written", [0, 90, 180, 270])
def test_turned_pages_are_read_as_their_text_runs(written: int, shown: int) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 600))
    canvas.translate(300, 300)
    canvas.rotate(written)
    canvas.drawString(-200, 100, "erste Zeile")
    canvas.drawString(-200, 80, "zweite Zeile")
    canvas.setPageRotation(shown)
    canvas.save()
    assert lines_of(file.getvalue()) == ["erste Zeile", "zweite Zeile"]


def test_the_date_of_the_last_change() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(PLAIN))
    writer.add_metadata({"/ModDate": "D:20170504120000+02'00'"})
    (item,) = found(written(writer))
    assert item.document
    assert item.document.modified == dt.datetime(2017, 5, 4, 10, tzinfo=dt.UTC)


def test_locked_files() -> None:
    for password, expected in (("", None), ("geheim", "Passwort")):
        writer = PdfWriter(clone_from=io.BytesIO(PLAIN))
        writer.encrypt(user_password=password, owner_password="x", algorithm="RC4-128")
        if expected:
            assert expected in reason_of(written(writer))
        else:
            assert "Ort" in lines_of(written(writer))


def test_forms_that_only_one_program_shows() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(PLAIN))
    root = writer.root_object
    fields = {NameObject("/XFA"): ArrayObject([]), NameObject("/Fields"): ArrayObject([])}
    root[NameObject("/AcroForm")] = DictionaryObject(fields)
    root[NameObject("/NeedsRendering")] = BooleanObject(True)
    assert "XFA" in reason_of(written(writer))


def test_damaged_files() -> None:
    for content in (b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(5000), PLAIN[:400]):
        assert "beschädigt" in reason_of(content)


def test_every_truncation_gives_text_or_a_reason() -> None:
    for end in range(20, len(PLAIN), 97):
        assert all(item.document or item.reason for item in found(PLAIN[:end]))


def test_empty_and_endless_files() -> None:
    assert "keinen Text" in reason_of(drawn())
    assert "zu lang" in reason_of(drawn((60, 700, "Text"), pages=61))


def scan(*texts: str, extra: str = "") -> bytes:
    """A page that is a picture of some lines, with a second page of text."""
    picture = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(picture)
    for number, text in enumerate(texts):
        pen.text((150, 150 + 60 * number), text, fill=0, font_size=32)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.showPage()
    if extra:
        canvas.drawString(60, 700, extra)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_scans_without_text_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "Tesseract mit deutschem Sprachpaket" in reason_of(scan("Landkreis"))
    refused, read = found(scan("Landkreis", extra="Ortenau und vieles mehr, was man lesen kann"))
    assert refused.name == "a.pdf/Seite 1"
    assert "Scan" in (refused.reason or "")
    assert read.document
    assert not read.document.ocr


FAKE = """#!/bin/sh
if [ "$1" = "--list-langs" ]; then printf 'List\\ndeu\\n'; exit; fi
printf 'level\\tpage\\tblock\\tpar\\tline\\tword\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
printf '4\\t1\\t1\\t1\\t1\\t0\\t300\\t300\\t500\\t40\\t-1\\t\\n'
printf '5\\t1\\t1\\t1\\t1\\t1\\t300\\t300\\t200\\t40\\t90\\tGrüße\\n'
printf '5\\t1\\t1\\t1\\t1\\t2\\t520\\t305\\t200\\t30\\t90\\tzurück\\n'
"""


def test_scans_are_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text(FAKE, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (item,) = found(scan("Landkreis"))
    assert item.document
    assert item.document.ocr
    assert item.document.text == "Grüße zurück\n"


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_tesseract_reads_a_scan() -> None:
    assert lines_of(scan("Landkreis", "Ortenau"))[:2] == ["Landkreis", "Ortenau"]


def test_changed_bytes_give_text_or_a_reason() -> None:
    content = (Path(__file__).parent / "foreign" / "bondorf-libreoffice.pdf").read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        changed = bytearray(content)
        for _ in range(chance.choice([1, 20, 200])):
            changed[chance.randrange(9, len(changed))] = chance.randrange(256)
        assert all(item.document or item.reason for item in found(bytes(changed)))
