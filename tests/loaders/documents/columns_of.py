"""The parts of a sample text as the columns of a table, to write it into spreadsheets."""

from loaders.form import cut, load_form

FORM = load_form()
FIELDS = [name for section in FORM.sections.values() for name in section.fields]
SECTIONS = [code for code, section in FORM.sections.items() if not section.fields]


def headings() -> list[str]:
    """The headings of the columns, as the form prints them."""
    labels = {name: field.labels[0] for section in FORM.sections.values() for name, field in section.fields.items()}
    sections = (FORM.sections[code].heading for code in SECTIONS)
    return ["Titel", "Kurztext", *(labels[name] for name in FIELDS), *sections]


def cells(text: str) -> list[str]:
    """The cells of a sample, in the order of `headings`."""
    found = cut(text, FORM)
    answers = {**found.answers, **found.fields}
    preamble = [text[span.start : span.end] if span else "" for span in (found.title, found.teaser)]
    return [*preamble, *(answers[code].text.strip() if code in answers else "" for code in [*FIELDS, *SECTIONS])]
