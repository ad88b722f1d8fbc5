"""Importing: a draft that changes nothing, a commit that swaps it in, an undo that brings the old data back."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from analysis.changes import read_changes
from analysis.database import Database
from loaders.build import build_file
from loaders.commands import main
from loaders.imports import Draft, ImportRefused, commit, discard, last_import, prepare, undo
from loaders.sources import DEFAULT_SOURCES, remembered_sources
from tests.loaders.test_form import form_text

DAY = "Durchführung am 19.11.2016 als World Café."
FORM = form_text(konzept=DAY, kosten="Saal: 120 €").encode()
NEWER = form_text(konzept=DAY, kosten="Saal: 150 €").encode()
OTHER = form_text(konzept=DAY.replace("19.11.", "20.11."), kosten="Saal: 90 €").encode()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder = tmp_path / "Steckbriefe"
    folder.mkdir()
    (folder / "alt.txt").write_bytes(FORM)
    database = tmp_path / "data" / "dialogues.duckdb"
    build_file([folder], database)
    return database


def draft_of(database: Path, **uploads: bytes) -> Draft:
    named = [(f"{name}.txt", content) for name, content in uploads.items()]
    return prepare(named, database, keep_samples=True, progress=lambda done, total: None)


def costs(database: Path) -> list[int]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return [int(cost) for (cost,) in connection.sql("SELECT cost FROM out.dialogue ORDER BY cost").fetchall()]


def states(draft: Draft) -> dict[str, str]:
    opened = Database(draft.database)
    frame = read_changes(opened, draft.name)
    opened.close()
    return dict(zip(frame["name"], frame["state"], strict=True))


def test_the_draft_tells_what_would_change_and_changes_nothing(database: Path) -> None:
    before = database.read_bytes()
    draft = draft_of(database, gleich=FORM, neuer=NEWER, anders=OTHER, kaputt=b"Brot, Butter")
    assert states(draft) == {
        "gleich.txt": "same", "neuer.txt": "newer", "anders.txt": "new", "kaputt.txt": "unreadable",
    }  # fmt: skip
    assert database.read_bytes() == before
    discard(draft)
    assert not list(database.parent.glob("import/.*"))


def test_commit_and_undo(database: Path) -> None:
    before = database.read_bytes()
    commit(draft_of(database, anders=OTHER), database)
    assert costs(database) == [90, 120]
    last = last_import(database)
    assert last is not None
    assert (database.parent / "import" / last.name / "anders.txt").read_bytes() == OTHER
    commit(draft_of(database, neuer=NEWER), database)
    assert costs(database) == [90, 150]
    undo(database)
    assert costs(database) == [90, 120]
    assert last_import(database) is None
    assert len(list((database.parent / "import").iterdir())) == 1
    with pytest.raises(ImportRefused, match="nicht mehr zurücknehmen"):
        undo(database)
    assert database.read_bytes() != before


def test_a_draft_over_data_that_changed_is_refused(database: Path, tmp_path: Path) -> None:
    draft = draft_of(database, anders=OTHER)
    build_file([tmp_path / "Steckbriefe"], database)
    with pytest.raises(ImportRefused, match="inzwischen geändert"):
        commit(draft, database)


def test_imports_survive_a_rebuild_of_what_the_data_came_from(database: Path, tmp_path: Path) -> None:
    commit(draft_of(database, anders=OTHER), database)
    build_file([tmp_path / "Steckbriefe", database.parent / "import"], database)
    assert costs(database) == [90, 120]


def test_samples_leave_with_the_first_import(tmp_path: Path) -> None:
    database = tmp_path / "dialogues.duckdb"
    build_file([DEFAULT_SOURCES], database)
    draft = prepare([("a.txt", OTHER)], database, keep_samples=False, progress=lambda done, total: None)
    commit(draft, database)
    assert costs(database) == [90]


def test_names_cannot_leave_the_folder(database: Path) -> None:
    uploads = [("../../böse.txt", OTHER), ("C:\\x\\..\\böse.txt", NEWER), (".versteckt", FORM)]
    draft = prepare(uploads, database, keep_samples=True, progress=lambda done, total: None)
    assert [name.split("/", 1)[1] for name in draft.names] == ["böse.txt", "böse (2).txt", "versteckt"]
    assert draft.summary.read + len(draft.summary.duplicates) == 4


def test_nothing_readable_leaves_nothing_to_commit(tmp_path: Path) -> None:
    database = tmp_path / "dialogues.duckdb"
    draft = prepare([("a.txt", b"Brot")], database, keep_samples=True, progress=lambda done, total: None)
    assert draft.summary.unreadable[0].reason.startswith("kein Steckbrief")
    with pytest.raises(ImportRefused, match="nicht mehr da"):
        commit(draft, database)


def test_data_from_a_folder_that_is_gone_are_not_put_at_risk(database: Path, tmp_path: Path) -> None:
    (tmp_path / "Steckbriefe").rename(tmp_path / "weg")
    with pytest.raises(ImportRefused, match="nicht mehr da"):
        draft_of(database, anders=OTHER)


def test_a_full_disk_refuses_the_import_and_leaves_no_draft(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    before = database.read_bytes()
    with monkeypatch.context() as patch, pytest.raises(ImportRefused, match="ist dort noch Platz"):
        patch.setattr(Path, "write_bytes", full)
        draft_of(database, anders=OTHER)
    assert list((database.parent / "import").iterdir()) == []
    assert database.read_bytes() == before


def test_an_import_that_fails_before_the_swap_can_be_tried_again(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    draft, sources = draft_of(database, anders=OTHER), remembered_sources(database)
    with monkeypatch.context() as patch, pytest.raises(ImportRefused, match="ist dort noch Platz"):
        patch.setattr(Path, "replace", fails_on(draft.database, full))
        commit(draft, database)
    assert (costs(database), remembered_sources(database)) == ([120], sources)
    commit(draft, database)
    assert costs(database) == [90, 120]


def fails_on(source: Path, fail: Callable[[], None]) -> Callable[[Path, Path], Path]:
    moved = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path == source:
            fail()
        return moved(path, target)

    return replace


@pytest.mark.parametrize("last", ["_keep_former", "_originals", "remember_sources", "build_id"])
def test_an_import_that_dies_before_the_swap_does_not_count(
    last: str, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`last` is what was still reached; nobody is left to clear up."""
    draft, sources = draft_of(database, anders=OTHER), remembered_sources(database)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(f"loaders.imports.{last}", killed)
        patch.setattr("loaders.imports._take_back", lambda database: False)
        commit(draft, database)
    moved = (database.parent / "import" / draft.name).is_dir()
    assert moved == (last == "remember_sources")
    assert (costs(database), last_import(database)) == ([120], None)
    assert main(["build", "--db", str(database)]) == 0
    assert costs(database) == [120]
    assert ("Ein Import wurde unterbrochen" in capsys.readouterr().err) == moved
    assert remembered_sources(database) == sources
