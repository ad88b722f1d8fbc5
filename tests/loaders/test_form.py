"""Cutting a Steckbrief along the form: both generations, dense and airy, with errors and repetitions."""

import pytest

from loaders.form import CutForm, NoSteckbrief, cut, load_form

FORM = load_form()
QUESTION = "Welche Themen wurden im Flüchtlingsdialog"


def form_text(**answers: str) -> str:
    """A form of the older generation with the given answers, all headings and helper questions printed."""
    lines = ["Angaben zur Kommune", "Name der Stadt oder Gemeinde", answers.get("name", "Stadt Irgendwo")]
    lines += ["Einwohnerzahl", answers.get("einwohner", "1000"), "Landkreis", "Nirgends", "Regierungsbezirk", "Süd"]
    for code, section in FORM.sections.items():
        if not section.fields:
            lines += [section.heading, *section.questions, answers.get(code, f"Antwort {code}")]
    return "\n".join(lines)


def answer(text: str, code: str) -> str:
    return cut(text, FORM).answers[code].text.strip()


def test_all_sections_and_fields_are_found_without_the_helper_questions() -> None:
    found = cut(form_text(), FORM)
    assert found.sections == frozenset(FORM.sections)
    assert {code: found.answers[code].text.strip() for code in FORM.sections if code != "kommune"} == {
        code: f"Antwort {code}" for code in FORM.sections if code != "kommune"
    }
    assert found.fields["name"].text.strip() == "Stadt Irgendwo"
    assert found.fields["einwohner"].text.strip() == "1000"


def test_positions_count_in_the_given_text() -> None:
    text = form_text(kosten="Saal: 120 €")
    found = cut(text, FORM).answers["kosten"]
    offset = found.text.index("120")
    span = found.span(offset, offset + 3)
    assert text[span.start : span.end] == "120"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.upper(),
        lambda text: text.replace("Themenfelder", "   Themenfelder:  "),
        lambda text: text.replace("Beteiligte Akteure", "Beteilgte Akteure"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace(QUESTION, QUESTION.replace("Themen ", "Themen\n")),
        lambda text: text.replace(QUESTION, QUESTION.replace("Themen", "Temen")),
    ],
)
def test_labels_and_questions_are_known_however_they_are_written(change) -> None:  # type: ignore[no-untyped-def]
    assert answer(change(form_text(themen="Wohnen")), "themen").lower() == "wohnen"


def test_a_label_repeated_inside_its_answer_is_no_answer() -> None:
    assert answer(form_text(themen="Themenfelder:\nBus und Bahn"), "themen") == "Bus und Bahn"
    assert answer(form_text(themen="Themenfelder: Bus und Bahn"), "themen") == "Bus und Bahn"


def test_short_headings_count_where_the_full_one_is_missing() -> None:
    text = form_text(kosten="Saal 10 €").replace("Kosten und Effizienz", "Kosten:")
    assert answer(text, "kosten") == "Saal 10 €"


def test_a_value_on_the_line_of_its_label() -> None:
    text = form_text().replace("Einwohnerzahl\n1000", "Einwohnerzahl: 2000")
    assert cut(text, FORM).fields["einwohner"].text.strip() == "2000"


def test_title_and_teaser_stand_above_the_form() -> None:
    text = "Steckbrief\nIrgendwo\nWir haben geredet.\n" + form_text()
    found: CutForm = cut(text, FORM)
    assert found.title is not None and found.teaser is not None
    assert text[found.title.start : found.title.end] == "Irgendwo"
    assert text[found.teaser.start : found.teaser.end] == "Wir haben geredet."


def test_a_line_that_belongs_to_no_field_is_reported() -> None:
    text = form_text().replace("Angaben zur Kommune", "Angaben zur Kommune\nbitte in Druckschrift")
    lost = cut(text, FORM).not_understood
    assert [text[span.start : span.end] for span in lost] == ["bitte in Druckschrift"]


def test_other_texts_are_refused() -> None:
    with pytest.raises(NoSteckbrief, match="kein Steckbrief"):
        cut("Sehr geehrte Damen und Herren,\nanbei die Kosten.\n", FORM)


def test_a_first_section_without_labels_costs_no_file() -> None:
    text = "Angaben zur Kommune\nMusterstadt\nThemenfelder\nWohnen\nKosten und Effizienz\n10 Euro\n"
    read = cut(text, load_form())
    assert not read.fields
    assert [text[a:b] for a, b in read.not_understood] == ["Musterstadt"]
