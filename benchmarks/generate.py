"""A generator of Steckbriefe: parts of the samples put together anew for every municipality.

The same `count` and `seed` give the same files.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from loaders.documents.normalise import normalise
from loaders.documents.text import decode
from loaders.form import Form, cut, load_form
from loaders.register import Municipality, Register
from loaders.sources import DEFAULT_SOURCES

_SEED = 2017
_PER_FOLDER = 5_000


class Parts(NamedTuple):
    """Answers of the samples by section of the form."""

    form: Form
    answers: dict[str, list[str]]


def load_parts(samples: Path = DEFAULT_SOURCES) -> Parts:
    """The answers of all sample Steckbriefe, by section."""
    form = load_form()
    answers: dict[str, list[str]] = {code: [] for code in form.sections}
    for path in sorted(samples.glob("*.txt")):
        text = normalise(decode(path.read_bytes()).text)
        for code, answer in cut(text, form).answers.items():
            if answer.text.strip():
                answers[code].append(answer.text.strip("\n"))
    return Parts(form, answers)


def steckbriefe(count: int, seed: int = _SEED) -> Iterator[tuple[str, str]]:
    """`count` pairs of file name and text, going round all municipalities."""
    parts, register = load_parts(), Register.load()
    chance = random.Random(seed)  # noqa: S311 - no secret, only repeatable
    for number in range(count):
        place = register.municipalities[number % len(register.municipalities)]
        district = register.district(place.kreis_ags)
        kreis = "" if district.kind == "Stadtkreis" else district.name
        text = _text(parts, place, kreis, register.region(district.rb_ags).name, chance, number)
        yield f"{number // _PER_FOLDER:03d}/{place.ags}-{number:06d}.txt", text


def _text(parts: Parts, place: Municipality, kreis: str, region: str, chance: random.Random, number: int) -> str:
    kind = "Stadt" if place.kind == "Stadt" else "Gemeinde"
    population = chance.randint(900, 90_000)
    lines = [
        "Angaben zur Kommune",
        "Name der Stadt oder Gemeinde:",
        f"{kind} {place.name}",
        "Einwohnerzahl:",
        f"{population:,}".replace(",", "."),
        "Landkreis:",
        kreis,
        "Regierungsbezirk:",
        region,
        "Name und Adresse der Kontaktperson für den Kommunalen Flüchtlingsdialog:",
        f"Erika Mustermann, Marktplatz {number % 90 + 1}, 70000 {place.name}",
        "Telefon der Kontaktperson:",
        f"0711 / 555-{number}",
        "E-Mail der Kontaktperson:",
        "mustermann@kommune.example",
    ]
    for code, section in parts.form.sections.items():
        if not section.fields:
            lines += [section.heading, *section.questions, chance.choice(parts.answers[code])]
    return "\n".join(lines) + "\n"


def write(count: int, folder: Path) -> None:
    """Write `count` Steckbriefe below `folder`."""
    for name, text in steckbriefe(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def main() -> None:
    """Command line: python -m benchmarks.generate COUNT FOLDER."""
    parser = argparse.ArgumentParser(description="Writes COUNT generated Steckbriefe below FOLDER.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    write(options.count, options.folder)


if __name__ == "__main__":
    main()
