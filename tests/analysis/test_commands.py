"""python -m analysis report: files, exit codes, German messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.commands import main


@pytest.mark.parametrize(("name", "begins"), [("a.html", b"<!DOCTYPE"), ("a.PDF", b"%PDF-1.7"), ("a.docx", b"PK")])
def test_writes_the_report(
    small_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: bytes
) -> None:
    out = tmp_path / name
    assert main(["report", "--filter", "rb=Stuttgart&von=2016", "--out", str(out), "--db", str(small_path)]) == 0
    assert out.read_bytes().startswith(begins)
    assert capsys.readouterr().out == f"{name}: Bericht über 6 von 9 Dialogen.\n"


@pytest.mark.parametrize("query", ["/kosten?kreis=B%C3%B6blingen&nach=kreis", "http://localhost:8501/?kreis=Böblingen"])
def test_takes_the_address_of_a_page(small_path: Path, tmp_path: Path, query: str) -> None:
    out = tmp_path / "a.html"
    assert main(["report", "--filter", query, "--out", str(out), "--db", str(small_path)]) == 0
    assert "Kreis Böblingen" in out.read_text(encoding="utf-8")


def test_a_year_is_its_beginning_and_its_end(
    small_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--filter", "rb=Stuttgart&jahr=2016", "--out", str(tmp_path / "a.html"), "--db", str(small_path)]
    assert main(["report", *arguments]) == 0
    assert capsys.readouterr().out == "a.html: Bericht über 3 von 9 Dialogen.\n"


@pytest.mark.parametrize(
    ("filter_text", "name", "message"),
    [
        ("rb=Narnia", "a.html", "Der Regierungsbezirk „Narnia“ ist nicht bekannt."),
        ("jahr=1999", "a.html", "Der Beginn „1999“ ist nicht bekannt."),
        ("region=Stuttgart", "a.html", "„region“ gehört nicht zur Auswahl (möglich: rb, kreis, kommune, ebene,"),
        ("format=Workshop (sonstiger)", "a.html", "Zu dieser Auswahl gibt es keinen Dialog."),
        ("", "a.odt", "„a.odt“: Die Zieldatei muss auf .html, .pdf oder .docx enden."),
        ("", "nirgends/a.html", "„a.html“ lässt sich nicht schreiben"),
    ],
)
def test_says_why_not(
    small_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], filter_text: str, name: str, message: str
) -> None:
    out = tmp_path / name
    assert main(["report", "--filter", filter_text, "--out", str(out), "--db", str(small_path)]) == 2
    assert message in capsys.readouterr().err
    assert not out.exists()


def test_no_data_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--out", str(tmp_path / "a.pdf"), "--db", str(tmp_path / "keine.duckdb")]) == 2
    assert capsys.readouterr().err == "Fehler: Die Datendatei „keine.duckdb“ gibt es noch nicht.\n"
