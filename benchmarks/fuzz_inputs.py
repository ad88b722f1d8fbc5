"""Inputs that no reader expects: real documents of every kind, damaged, and texts that `hypothesis` makes up."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.mutate import damaged
from loaders.coded_text import KEYS
from loaders.form import load_form
from tests.loaders.documents import render_docx, render_html, render_odt, render_pdf, render_rtf
from tests.loaders.documents.columns_of import cells, headings
from tests.loaders.documents.render_tables import csv_table, ods, xlsx

_ROOT = Path(__file__).resolve().parent.parent
_FOREIGN = _ROOT / "tests" / "loaders" / "documents" / "foreign"
_GOLD = _ROOT / "tests" / "gold"
_MADE_UP = 0.2  # share of the inputs that hypothesis makes up

T = TypeVar("T")


class Input(NamedTuple):
    """A file; `ending` without dot."""

    ending: str
    content: bytes


def documents(texts: Sequence[str]) -> list[Input]:
    """The texts as documents of every kind and layout, and documents that other programs wrote."""
    rows = [headings(), *map(cells, texts)]
    writers: dict[str, list[Callable[[str], bytes]]] = {
        "docx": [render_docx.paragraphs, render_docx.table, render_docx.controls],
        "odt": [render_odt.paragraphs, render_odt.table, render_odt.sections],
        "rtf": [render_rtf.paragraphs, render_rtf.unicode_paragraphs, render_rtf.table],
        "html": list(render_html.LAYOUTS.values()),
        "pdf": list(render_pdf.LAYOUTS.values()),
        "txt": [lambda text: text.encode(), lambda text: text.encode("utf-16"), _western],
        "eml": [_mail],
        "xlsx": [lambda _: xlsx({"T": rows}), lambda text: xlsx({"T": _laid_out(text)})],
        "ods": [lambda _: ods({"T": rows})],
        "csv": [lambda _: csv_table(rows), lambda _: csv_table(rows, "\t", "utf-16")],
    }
    made = [Input(kind, write(text)) for kind, kinds in writers.items() for write in kinds for text in texts[:3]]
    made += [Input("json", path.read_bytes()) for path in sorted(_GOLD.glob("*.json"))[::20]]
    made += [Input(path.suffix[1:], path.read_bytes()) for path in sorted(_FOREIGN.glob("*.*")) if path.suffix != ".md"]
    return [*made, Input("zip", _archive(made))]


def _laid_out(text: str) -> list[tuple[str, str]]:
    """The form as a sheet: the labels below each other, the answers beside them."""
    return list(zip(headings(), cells(text), strict=True))


def _western(text: str) -> bytes:
    return text.encode("cp1252", "replace")


def _mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Steckbrief"
    message.set_content("Anbei der Steckbrief.")
    message.add_attachment(text.encode(), maintype="text", subtype="plain", filename="Steckbrief.txt")
    message.add_attachment(render_docx.paragraphs(text), maintype="application", subtype="x-docx", filename="S.docx")
    return message.as_bytes()


def _archive(files: Sequence[Input]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (ending, content) in enumerate(files[::28]):
            archive.writestr(f"Ordner/{number}.{ending}", content)
    return file.getvalue()


def inputs(texts: Sequence[str], count: int, number: int) -> Iterator[Input]:
    """`count` inputs from `texts`; `number` is the seed: the same one gives the same inputs."""
    chance = random.Random(number)  # noqa: S311 - no secret, only repeatable
    by_kind: dict[str, list[bytes]] = {}
    for ending, content in documents(texts):
        by_kind.setdefault(ending, []).append(content)
    everything = [content for contents in by_kind.values() for content in contents]
    made_up = int(count * _MADE_UP)
    for ending, strategy, share in ((".txt", _forms(), 0.5), (".csv", _tables(), 0.25), (".json", _codings(), 0.25)):
        yield from (Input(ending[1:], content) for content in _examples(strategy, int(share * made_up), number))
    for _ in range(count - int(made_up * 0.5) - 2 * int(made_up * 0.25)):
        ending = chance.choice(sorted(by_kind))
        yield Input(ending, damaged(chance.choice(by_kind[ending]), chance, everything))


def _examples(strategy: st.SearchStrategy[T], count: int, number: int) -> list[T]:
    found: list[T] = []

    @seed(number)
    @settings(
        max_examples=max(1, count), database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def collect(example: T) -> None:
        found.append(example)

    collect()
    return found[:count]


_ANSWER = st.one_of(
    st.text(max_size=80),
    st.from_regex(r"[0-9]{1,4}[.,:/–-]?[0-9]{0,40} ?(€|Euro|TEUR|Personen|Uhr|Teilnehmende|%)?", fullmatch=True),
    st.from_regex(
        r"(am |vom )?[0-9]{1,3}\. ?([0-9]{1,2}\.|März) ?[0-9]{2,5}(, [0-9]{1,2}[.:][0-9]{2} Uhr)?", fullmatch=True
    ),
    st.sampled_from(["World Café", "Stadt Irgendwo", "ca. ", "- ", "\t", "\n", "k. A.", "Herr Dr. ", "ja", "bis", "▁"]),
)  # fmt: skip


@st.composite
def _forms(draw: st.DrawFn) -> bytes:
    """Forms with their printed lines in any order, left out or twice, and any answers."""
    form = load_form()
    printed = [line for section in form.sections.values() for line in (section.heading, *section.questions)]
    fields = [field for section in form.sections.values() for field in section.fields.values()]
    printed += [label for field in fields for label in field.labels]
    lines = draw(st.lists(st.one_of(st.sampled_from(printed), _ANSWER), max_size=60))
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "cp1252"]))
    return draw(st.sampled_from(["\n", "\r\n", " "])).join(lines).encode(encoding, "replace")


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    """Tables with some columns of the form and any cells."""
    head = draw(st.lists(st.one_of(st.sampled_from(headings()), st.text(max_size=10)), max_size=20))
    rows = draw(st.lists(st.lists(_ANSWER, max_size=len(head) + 1), max_size=8))
    return csv_table([head, *rows], draw(st.sampled_from(";,\t|")), "utf-8")


@st.composite
def _codings(draw: st.DrawFn) -> bytes:
    """Codings in JSON with any values under the keys of the format."""
    keys = st.sampled_from([*KEYS, "von", "bis", "art", "code", "anzahl", "datum", "beginn"])
    value = st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _ANSWER, st.just("\ud800")),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
        max_leaves=12,
    )
    coding = st.dictionaries(st.sampled_from(KEYS), value, min_size=2, max_size=12)
    return json.dumps(draw(st.one_of(coding, st.lists(coding, max_size=3)))).encode()
