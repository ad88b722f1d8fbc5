"""Searching the answers: what is found, what is marked, in which order, what leaves the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.database import Database
from analysis.filters import Filter
from analysis.search import SearchResult, has_index, search
from analysis.search_export import HIDDEN, hits_frame
from analysis.search_query import Term, parse_query
from analysis.sentences import sentence_spans
from tests.search_data import searchable_database


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(searchable_database(tmp_path_factory.mktemp("search") / "answers.duckdb"))


def find(database: Database, typed: str, chosen: Filter | None = None, **rest: object) -> SearchResult:
    return search(database, chosen or Filter(), parse_query(typed), **rest)  # type: ignore[arg-type]


def places(found: SearchResult) -> list[tuple[str | None, str]]:
    return [(hit.kommune, hit.section) for hit in found.hits]


def marked(found: SearchResult) -> list[str]:
    return [word for hit in found.hits for word in hit.words]


def test_the_words_themselves_come_before_compounds(answers: Database) -> None:
    found = find(answers, "wohnung")
    assert places(found) == [
        ("Ährenfeld", "themen"), ("Ohnegeld", "themen"), ("Altstadt", "themen"), ("Übermorgen", "themen"),
    ]  # fmt: skip
    assert (found.found, found.dialogues) == (4, 4)
    assert marked(found) == ["Wohnung", "Wohnung", "Sozialwohnung", "Wohnungssuche"]


def test_all_words_must_stand_in_one_answer(answers: Database) -> None:
    assert places(find(answers, "Wohnung Sprache")) == [
        ("Ährenfeld", "themen"), ("Übermorgen", "themen"), ("Altstadt", "themen"),
    ]  # fmt: skip
    assert find(answers, "Wohnung Verein").found == 0  # both in dialogue 3, in different answers
    assert find(answers, "Wohnung Nirgendwort").found == 0


def test_phrases_stand_as_written_over_a_line_end(answers: Database) -> None:
    found = find(answers, '"world cafe"')
    assert places(found) == [("Übermorgen", "konzept")]
    assert marked(found) == ["World Café"]
    assert find(answers, '"cafe world"').found == 0
    assert marked(find(answers, '"Häuser"')) == ["Häuser"]
    assert find(answers, '"Haus"').found == 0


def test_excluded_words_and_phrases(answers: Database) -> None:
    assert places(find(answers, "Wohnung -Kurs -Café")) == [("Ohnegeld", "themen"), ("Übermorgen", "themen")]
    assert find(answers, 'Gemeindehaus -"World Café"').found == 0
    assert find(answers, 'Gemeindehaus -"Café World"').found == 1
    assert find(answers, "-Wohnung").found == 0


def test_filter_and_sections(answers: Database) -> None:
    found = find(answers, "Flüchtling", sections=["ergebnisse"])
    assert places(found) == [("Altstadt", "ergebnisse")]
    assert found.by_section == {"konzept": 1, "ergebnisse": 1}
    elsewhere = find(answers, "Flüchtling", sections=["kosten"])
    assert (elsewhere.hits, elsewhere.found, elsewhere.by_section) == ((), 0, found.by_section)
    assert places(find(answers, "Wohnung", Filter(districts=("08317",)))) == [("Ohnegeld", "themen")]


def test_hits_name_their_words_and_where_they_stand(answers: Database) -> None:
    [hit] = find(answers, "Häuser Sprache").hits
    assert [sentence.text for sentence in hit.sentences] == [
        "Wohnungssuche und Sprache", "die vielen Häuser am Bahnhof",
    ]  # fmt: skip
    text = answers.rows("SELECT text FROM data.raw.source_file WHERE source_id = 1")[0][0]
    assert [text[start:end] for start, end in hit.places] == ["Sprache", "Häuser"]
    assert text[hit.sentences[1].start :].startswith("die vielen")


def test_the_limit_leaves_the_counts(answers: Database) -> None:
    found = find(answers, "Wohnung", limit=1)
    assert (len(found.hits), found.found, found.dialogues) == (1, 4, 4)


def test_replaced_versions_are_not_found(tmp_path: Path) -> None:
    import duckdb

    from loaders.views import fill_views

    path = searchable_database(tmp_path / "versions.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO core.version VALUES (3, 2)")
        connection.execute("DROP SCHEMA out CASCADE")
        connection.execute("CREATE SCHEMA out")
        fill_views(connection)
    assert "Ährenfeld" not in {kommune for kommune, _ in places(find(Database(path), "Wohnung"))}


def test_words_listed_some_texts_at_a_time_are_found_alike(
    tmp_path: Path, answers: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.views._TEXTS_AT_ONCE", 1)
    by_one = Database(searchable_database(tmp_path / "by_one.duckdb"))
    assert places(find(by_one, "Wohnung")) == places(find(answers, "Wohnung")) != []


def test_the_download_has_the_sentences_and_no_small_counts_of_persons(answers: Database) -> None:
    frame = hits_frame(answers, Filter(), parse_query("Bürger"))
    assert frame["words"].tolist() == ["Bürger"]
    assert frame["section_label"].tolist() == ["Beteiligte Akteure"]
    assert frame["sentences"].tolist() == [f"12 Bürger, {HIDDEN}, █████ ██████."]


def test_a_file_without_index_says_so(answers: Database, tmp_path: Path) -> None:
    import duckdb

    path = searchable_database(tmp_path / "old.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE out.word")
    assert has_index(answers, Filter())
    assert not has_index(Database(path), Filter())


def test_queries() -> None:
    query = parse_query('Wohnung "World Café" -Helfer „Runder Tisch“ 19.11.2016 - und Wohnung')
    assert query.sought == (
        Term(("wohnung",), False), Term(("world", "cafe"), True), Term(("runder", "tisch"), True),
        Term(("19", "11", "2016"), True), Term(("und",), False),
    )  # fmt: skip
    assert query.excluded == (Term(("helfer",), False),)
    assert parse_query("  ?! ").sought == ()


def test_sentences() -> None:
    text = "Ca. 20 Leute, z. B. Frau X. Sie kamen.\n- erster Punkt\n- zweiter\n\nSchluss ohne Punkt"
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "Ca. 20 Leute, z. B. Frau X. Sie kamen.", "erster Punkt", "zweiter", "Schluss ohne Punkt",
    ]  # fmt: skip
    wrapped = "Das ist eine Zeile, die ein Programm an ihrem Ende umbrochen\nhat und die hier endet. Neu"
    assert len(sentence_spans(wrapped)) == 2
