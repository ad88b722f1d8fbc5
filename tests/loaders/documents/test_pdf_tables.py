"""Tables of PDF files without rules: which lines of label and answer belong together."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from loaders.documents import read_documents

LEFT, RIGHT, TOP, STEP = 60, 260, 780, 12
LABEL = "Kosten und Effizienz"
QUESTION = [
    "Wie hoch schätzen Sie die in",
    "Ihrer Kommune entstandenen",
    "Kosten für Organisation und",
    "Durchführung der",
    "Flüchtlingsdialoge ein?",
    "(Beratungs- und",
    "Moderationskosten, Sachmittel",
    "etc.)",
]
ASKED = " ".join(QUESTION)
WIDE = "Diese Zeile reicht bis zum rechten Rand der Spalte, wo es"
Lines = Sequence[tuple[float, str]]


def drawn(*pages: Sequence[Lines]) -> bytes:
    """Pages with columns of lines, each given as its distance from the top in lines, and its text."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for columns in pages:
        canvas.setFont("Helvetica", 10)
        for left, lines in zip((LEFT, RIGHT), columns, strict=True):
            for number, text in lines:
                canvas.drawString(left + 18 * text.startswith("•"), TOP - number * STEP, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def below(lines: Sequence[str], first: float = 0) -> Lines:
    return [(first + number, line) for number, line in enumerate(lines)]


def lines_of(content: bytes) -> list[str]:
    (item,) = read_documents("a.pdf", content)
    assert item.document, item.reason
    return item.document.text.rstrip("\n").split("\n")


def test_a_question_is_read_before_the_answer_that_ends_above_its_end() -> None:
    content = drawn([below([LABEL, *QUESTION]), below(["Saal: 90 €", "Plakate: 60 €"], 2.4)])
    assert lines_of(content) == [LABEL, ASKED, "Saal: 90 €", "Plakate: 60 €"]


def test_a_question_goes_on_on_the_next_page() -> None:
    begins = [below([LABEL, *QUESTION[:4]], 50), below(["Saal: 90 €", "Plakate: 60 €"], 51.4)]
    goes_on = [below([*QUESTION[4:], "", "Landkreis"]), [*below(["Getränke: 30 €"]), (5.4, "Calw")]]
    expected = [LABEL, ASKED, "Saal: 90 €", "Plakate: 60 €", "Getränke: 30 €", "Landkreis", "Calw"]
    assert lines_of(drawn(begins, goes_on)) == expected


def test_labels_and_answers_that_never_stand_beside_each_other_are_a_table_if_others_are() -> None:
    goes_on = "weitergeht"
    apart = [[(0, "Landkreis"), (4, "Themenfelder")], [(1, "Calw"), (5, WIDE), (6, goes_on), (8, WIDE), (9, goes_on)]]
    beside = [below([LABEL]), below([WIDE, goes_on])]
    joined = f"{WIDE} {goes_on}"
    expected = ["Landkreis", "Calw", "Themenfelder", joined, joined, LABEL, joined]
    assert lines_of(drawn(apart, beside)) == expected


def test_items_may_begin_to_the_right_of_their_further_lines() -> None:
    item = "• Treffpunkt für alle, die neu im Ort sind, und für die"
    answer = [(0, WIDE), (1, "weitergeht"), (3, item), (4, "anderen"), (6, item), (7, "anderen")]
    assert lines_of(drawn([[(0, LABEL)], answer]))[2:] == [f"- {item[2:]} anderen"] * 2


def test_bullets_belong_to_the_answers() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Helvetica", 10)
    label = ["Konkrete Ergebnisse, Maßnahmen", "und nächste Schritte", ""]
    for number, words in enumerate(zip(label, ["", "•", "•"], ["erst im Mai.", "Arbeit", "Wohnen"], strict=True)):
        for left, word in zip((LEFT, RIGHT, RIGHT + 18), words, strict=True):
            canvas.drawString(left, TOP - number * STEP, word)
    canvas.save()
    assert lines_of(file.getvalue()) == [" ".join(label[:2]), "erst im Mai.", "- Arbeit", "- Wohnen"]


def test_what_stands_before_leading_dots_is_not_parted_from_them() -> None:
    full = "und der Verein, der im Winter gegründet wurde, an allen"
    answer = [WIDE, full, "Tagen ..... 192 €", f"{full} ....", "90 €"]
    expected = [LABEL, f"{WIDE} {full} Tagen ..... 192 €", f"{full} .... 90 €"]
    assert lines_of(drawn([[(0, LABEL)], [*below(answer[:3]), *below(answer[3:], 4)]])) == expected


def test_a_number_goes_on_on_the_next_page_with_what_it_counts() -> None:
    counted = "davon aus allen Schulen, die es am Ort noch gab, nämlich:"
    pages = [[(50, LABEL)], below([WIDE, counted], 50)], [[(8, "Landkreis")], [(3, "8"), (8, "Calw")]]
    assert lines_of(drawn(*pages)) == [LABEL, f"{WIDE} {counted} 8", "Landkreis", "Calw"]


def test_a_label_goes_on_on_the_next_page_where_no_answer_is_left() -> None:
    label, rest = "Empfehlungen und sonstige", ["Rückmeldungen", "Was würden Sie beim nächsten", "Mal anders machen?"]
    begins = [[(48, "Landkreis"), (50, label)], [(48, "Calw"), (50, "Länger tagen.")]]
    expected = ["Landkreis", "Calw", f"{label} {rest[0]}", " ".join(rest[1:]), "Länger tagen."]
    assert lines_of(drawn(begins, [below(rest), []])) == expected


def test_a_wrapped_label_on_top_of_a_page_does_not_go_on_with_the_answer_above() -> None:
    label = ["Bewertung des Ablaufs und der", "Ergebnisse"]
    pages = [[(50, "Landkreis")], below([WIDE, "und es ging hin und her und hin und her und hin und her,"], 50)]
    lines = lines_of(drawn(pages, [below(label), below(["zufrieden"])]))
    assert lines[-2:] == [" ".join(label), "zufrieden"]
