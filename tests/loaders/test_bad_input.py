"""Bad input: a clear German message, the other files load, and when nothing does, the former data still serve."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from loaders import sources
from loaders.build import BuildSummary, build_file
from loaders.commands import main
from loaders.sources import FoundSources, find_sources
from tests.loaders.bad_files import BAD_FILES, Bad
from tests.loaders.conftest import GOOD, costs
from tests.loaders.test_form import form_text


def reasons(summary: BuildSummary) -> dict[str, str]:
    return {entry.name: entry.reason for entry in summary.unreadable}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, former: bytes) -> Iterator[dict[str, str]]:
    """The reasons of one build over all bad files, each beside a good one, over an existing data file."""
    base = tmp_path_factory.mktemp("bad")
    (base / "data.duckdb").write_bytes(former)
    for bad in BAD_FILES:
        (base / "dateien" / bad.name).mkdir(parents=True)
        (base / "dateien" / bad.name / bad.name).write_bytes(bad.content)
        (base / "dateien" / bad.name / "gut.txt").write_text(f"{GOOD}\n{bad.name}", "utf-8")
    summary = build_file([base / "dateien"], base / "data.duckdb")
    assert (summary.read, summary.exit_code) == (len(BAD_FILES), 1)
    assert costs(base / "data.duckdb") == [120] * len(BAD_FILES)
    yield reasons(summary)


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_file_says_why_and_costs_no_other(bad: Bad, told: dict[str, str]) -> None:
    (reason,) = [reason for name, reason in told.items() if name.startswith(f"{bad.name}/{bad.name}")]
    assert bad.reason in reason
    assert "unerwarteter Fehler" not in reason


def test_when_all_are_bad_the_former_data_serve(tmp_path: Path, database: Path, former: bytes) -> None:
    for bad in BAD_FILES:
        (tmp_path / "nur-schlechte").mkdir(exist_ok=True)
        (tmp_path / "nur-schlechte" / bad.name).write_bytes(bad.content)
    assert main(["build", str(tmp_path / "nur-schlechte"), "--db", str(database)]) == 2
    assert database.read_bytes() == former
    assert costs(database) == [90]


def test_a_file_of_200_mb_is_not_even_read(folder: Path, database: Path) -> None:
    with (folder / "riesig.txt").open("wb") as file:
        file.truncate(200_000_000)
    for _ in range(2):  # the second build compares files with those of the first
        summary = build_file([folder], database)
        assert (summary.exit_code, reasons(summary)) == (1, {"riesig.txt": "die Datei ist zu groß (200 MB)"})
    assert costs(database) == [120]


@pytest.mark.parametrize(
    ("answers", "finding"),
    [
        ({"name": "Stadt Leipzig"}, "kommune_unbekannt"),
        (dict.fromkeys(("konzept", "themen", "kosten", "ergebnisse"), ""), "kosten_fehlen"),
    ],
)
def test_a_form_half_filled_or_from_elsewhere_loads_with_findings(
    answers: dict[str, str], finding: str, folder: Path, database: Path
) -> None:
    (folder / "gut.txt").write_text(form_text(**answers), "utf-8")
    assert build_file([folder], database).exit_code == 0
    with duckdb.connect(str(database), read_only=True) as connection:
        assert (finding,) in connection.sql("SELECT code FROM core.finding").fetchall()


def test_a_wrong_ending_does_not_matter_when_the_content_is_a_steckbrief(folder: Path, database: Path) -> None:
    (folder / "gut.txt").rename(folder / "gut.pdf")
    assert build_file([folder], database).exit_code == 0
    assert costs(database) == [120]


def vanish(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(paths: list[Path]) -> FoundSources:
        found = find_sources(paths)
        (folder / "b.txt").unlink()
        return found

    monkeypatch.setattr("loaders.build.find_sources", listed)


def lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def locked(path: Path, mode: str = "r", **options: object) -> object:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode, **options)

    monkeypatch.setattr(Path, "open", locked)


def change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody write to the file after it was opened."""
    original = os.fstat

    def fstat(number: int) -> os.stat_result:
        status = original(number)
        if os.path.samestat(status, (folder / "b.txt").stat()):
            with (folder / "b.txt").open("a", encoding="utf-8") as file:
                file.write("noch etwas")
        return status

    monkeypatch.setattr(sources.os, "fstat", fstat)


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (vanish, "sie ist nicht mehr da"),
        (
            lock,
            "die Datei kann nicht geöffnet werden (keine Berechtigung, oder ein anderes Programm hält sie gesperrt)",
        ),
        (change, "änderte sich, während sie gelesen wurde; bitte später noch einmal"),
    ],
)
def test_a_file_that_vanishes_is_locked_or_changes_costs_no_other(
    happens: Callable[[Path, pytest.MonkeyPatch], None],
    reason: str,
    folder: Path,
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "b.txt").write_text(form_text(kosten="Saal: 70 €"), "utf-8")
    happens(folder, monkeypatch)
    summary = build_file([folder], database)
    assert summary.exit_code == 1
    assert reason in reasons(summary)["b.txt"]
    assert costs(database) == [120]


def test_a_folder_that_cannot_be_looked_into_is_told(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "zu").mkdir()
    scan = os.scandir

    def closed(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "zu":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    summary = build_file([folder], database)
    assert summary.exit_code == 1
    assert reasons(summary)["zu"].startswith("der Ordner kann nicht geöffnet werden")


def test_links_that_lead_nowhere_are_told_and_pipes_are_no_files(folder: Path, database: Path) -> None:
    (folder / "kreis.txt").symlink_to(folder / "kreis.txt")
    (folder / "weg.txt").symlink_to(folder / "gibt es nicht.txt")
    os.mkfifo(folder / "rohr.txt")
    summary = build_file([folder], database)
    assert set(reasons(summary)) == {"kreis.txt", "weg.txt"}
    assert "sie ist nicht mehr da" in reasons(summary)["weg.txt"]
    assert "im Kreis" in reasons(summary)["kreis.txt"]
    assert costs(database) == [120]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_names_and_times_beyond_reason_do_no_harm(folder: Path, database: Path) -> None:
    strange = os.fsencode(folder) + b"/b\xff\nc.txt"
    Path(os.fsdecode(strange)).write_text(form_text(kosten="Saal: 70 €"), "utf-8")
    os.utime(folder / "gut.txt", (2**38, 2**38))  # the year 10680
    (folder / "d\udce4.txt").write_bytes(b"")
    assert reasons(build_file([folder], database)) == {"d\ufffd.txt": "die Datei ist leer"}
    assert costs(database) == [70, 120]


def test_numbers_that_cannot_be_leave_the_rest_of_the_record(folder: Path, database: Path) -> None:
    beyond: list[dict[str, str]] = [
        {"einwohner": "1" * 30},
        {"einwohner": "1" * 5000},
        {"einwohner": "9.999.999.999"},
        {"einwohner": "1,000,000 Tausend"},
        {"akteure": f"Es kamen {'9' * 12} Bürgerinnen und Bürger, 999999999 Geflüchtete und 30 Ehrenamtliche."},
        {"kosten": f"Saal: {'9' * 15} €, Essen: 999999999 x 999999999 €, Druck: 999.999.999 €"},
    ]
    for number, answers in enumerate(beyond):
        (folder / f"{number}.txt").write_text(form_text(**answers), "utf-8")
    summary = build_file([folder], database)
    assert (summary.read, reasons(summary)) == (1 + len(beyond), {})
