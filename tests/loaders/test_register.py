"""The register: places are found however their names are written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.register import DEFAULT_REGISTER, Register
from loaders.yamlfile import YamlError


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def test_register_is_complete(register: Register) -> None:
    assert (len(register.municipalities), len(register.districts), len(register.regions)) == (1101, 44, 4)
    assert sum(d.kind == "Stadtkreis" for d in register.districts) == 9
    assert {m.kreis_ags for m in register.municipalities} == {d.kreis_ags for d in register.districts}
    assert {d.rb_ags for d in register.districts} == {r.rb_ags for r in register.regions}


def test_every_official_name_finds_its_municipality(register: Register) -> None:
    for municipality in register.municipalities:
        for written in (municipality.name, f"{municipality.kind} {municipality.name}", municipality.name.upper()):
            assert municipality in register.municipalities_named(written), written


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Große Kreisstadt Nagold", "Nagold"),
        ("Nagold, Große Kreisstadt", "Nagold"),
        ("Bürgermeisteramt Ebhausen", "Ebhausen"),
        ("Lauffen a.N.", "Lauffen am Neckar"),
        ("Ebersbach a. d. Fils", "Ebersbach an der Fils"),
        ("Stadt Furtwangen i. Schw.", "Furtwangen im Schwarzwald"),
        ("Isny i. A.", "Isny im Allgäu"),
        ("Zimmern o.R.", "Zimmern ob Rottweil"),
        ("Kirchheim/Teck", "Kirchheim unter Teck"),
        ("Kirchheim unter Tecck", "Kirchheim unter Teck"),
        ("Stetten a.k.M.", "Stetten am kalten Markt"),
        ("Lahr-Schwarzwald", "Lahr/Schwarzwald"),
        ("SANKT BLASIEN", "St. Blasien"),
        ("Leinfelden Echterdingen", "Leinfelden-Echterdingen"),
        ("Muehlacker", "Mühlacker"),
        ("Schriesheim (Baden)", "Schriesheim"),
        ("Müllheim im Markgräflerland", "Müllheim"),
    ],
)
def test_one_municipality(register: Register, written: str, official: str) -> None:
    assert [m.name for m in register.municipalities_named(written)] == [official]


@pytest.mark.parametrize(("written", "count"), [("Kirchheim", 3), ("Altdorf", 2), ("Mustertal", 0), ("", 0)])
def test_ambiguous_and_unknown_names(register: Register, written: str, count: int) -> None:
    assert len(register.municipalities_named(written)) == count


def test_similar_names_need_a_place_that_is_pointed_to(register: Register) -> None:
    nagold, *_ = register.municipalities_named("Nagold")
    assert register.municipalities_named("Nagolt") == ()
    assert register.similar("Stadt Nagolt", [nagold]) == (nagold,)
    assert register.similar("Stadt Ebhausen", [nagold]) == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Bodensee", ["Bodenseekreis"]),
        ("Ortenau Kreis", ["Ortenaukreis"]),
        ("Rems Murr", ["Rems-Murr-Kreis"]),
        ("LK Tuttlingen", ["Tuttlingen"]),
        ("Kreis Lörrach", ["Lörrach"]),
        ("TBB", ["Main-Tauber-Kreis"]),
        ("Breisgau Hochschwarzwald", ["Breisgau-Hochschwarzwald"]),
        ("Breisg.-Hochschw.", ["Breisgau-Hochschwarzwald"]),
        ("Landkreis Göpingen", ["Göppingen"]),
        ("Enzkries", ["Enzkreis"]),
        ("Karlsruhe", ["Karlsruhe (Stadt)", "Karlsruhe"]),
        ("Landkreis Karlsruhe", ["Karlsruhe"]),
        ("Stadtkreis Karlsruhe", ["Karlsruhe (Stadt)"]),
        ("Tuttlingen, Rottweil", ["Tuttlingen", "Rottweil"]),
        ("Oberland", []),
    ],
)
def test_districts(register: Register, written: str, expected: list[str]) -> None:
    assert [d.name for d in register.districts_named(written)] == expected


def test_stadtkreis_alone_means_all_nine(register: Register) -> None:
    assert {d.kind for d in register.districts_named("Stadtkreis")} == {"Stadtkreis"}
    assert len(register.districts_named("kreisfrei")) == 9


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Freiburg im Breisgau", ["Freiburg"]),
        ("RP Karlsruhe", ["Karlsruhe"]),
        ("Reg.-Bez. Stuttgart", ["Stuttgart"]),
        ("Stgt.", ["Stuttgart"]),
        ("Tübigen", ["Tübingen"]),
        ("Südbaden", ["Freiburg"]),
        ("Baden-Württemberg", []),
    ],
)
def test_regions(register: Register, written: str, expected: list[str]) -> None:
    assert [r.name for r in register.regions_named(written)] == expected


def test_official_population_is_optional(register: Register, tmp_path: Path) -> None:
    assert register.official_population("08111000") is None
    folder = shutil.copytree(DEFAULT_REGISTER, tmp_path / "register")
    (folder / "einwohner.csv").write_text("ags,einwohner,stand\n08111000,600000,2016-12-31\n", "utf-8")
    assert Register.load(folder).official_population("08111000") == 600_000


def test_a_damaged_alias_file_names_its_line(tmp_path: Path) -> None:
    folder = shutil.copytree(DEFAULT_REGISTER, tmp_path / "register")
    (folder / "aliases.yaml").write_text("municipalities: [\n", "utf-8")
    with pytest.raises(YamlError, match="Zeile"):
        Register.load(folder)
