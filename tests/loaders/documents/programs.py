"""Documents as LibreOffice Writer and Calc, Chromium and pandoc write them, as far as they are on the machine."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from . import render_docx, render_odt, render_print, render_tables, render_writer
from .columns_of import cells, headings

_OFFICE = ("soffice", "libreoffice")
_COMMANDS = {
    "Writer": _OFFICE,
    "Calc": _OFFICE,
    "Chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pandoc": ("pandoc",),
}
_LIBRARIES = {"Writer": "*swlo.*", "Calc": "*sclo.*"}  # beside the command, for LibreOffice comes in parts
_CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu"]
_TOGETHER = 75  # files in one run of LibreOffice
_SECONDS = 600  # for one run

# What LibreOffice is told: an ending alone picks another application, or separates the values of a CSV by commas.
_FILTERS = {
    "docx": "docx:Office Open XML Text",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "html": "html:HTML (StarWriter)",
    "csv": "csv:Text - txt - csv (StarCalc):59,34,76",
}

Write = Callable[[str], bytes]


class Route(NamedTuple):
    """The way of a sample through a program: `write` makes a file with the ending `source`, the program another one."""

    program: str
    ending: str
    layout: str
    source: str
    write: Write


def routes() -> Iterator[Route]:
    """All ways, also those through programs that are not there."""
    for layout, write in render_writer.LAYOUTS.items():
        yield Route("Writer", "pdf", layout, "fodt", write)
    for layout in ("paragraphs", "table"):
        docx, odt = render_docx.LAYOUTS[layout], render_odt.LAYOUTS[layout]
        yield Route("Writer", "pdf", f"DOCX {layout}", "docx", docx)
        yield Route("Writer", "docx", layout, "odt", odt)
        for ending in ("odt", "rtf", "html"):
            yield Route("Writer", ending, layout, "docx", docx)
    yield Route("Calc", "xlsx", "one row", "ods", lambda text: render_tables.ods(_sheet(text)))
    for ending in ("ods", "csv"):
        yield Route("Calc", ending, "one row", "xlsx", lambda text: render_tables.xlsx(_sheet(text)))
    for layout, write in render_print.LAYOUTS.items():
        yield Route("Chromium", "pdf", layout, "html", write)
    for layout in ("justified", "bare table"):
        for ending in ("docx", "odt", "rtf", "html"):
            yield Route("pandoc", ending, layout, "html", render_print.LAYOUTS[layout])


def _sheet(text: str) -> dict[str, Sequence[Sequence[object]]]:
    return {"Tabelle1": [headings(), cells(text)]}


def command_of(program: str) -> str | None:
    """The path of a program; None where it is not there."""
    found = next((path for name in _COMMANDS[program] if (path := shutil.which(name))), None)
    if found and program in _LIBRARIES and not any(Path(found).resolve().parent.glob(_LIBRARIES[program])):
        return None
    return found


def written(route: Route, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The files that the program of a route makes of these texts; raises `subprocess.SubprocessError`."""
    command = command_of(route.program)
    assert command, f"{route.program} is not there"
    with TemporaryDirectory(prefix="steckbriefe-") as place:
        given, made = Path(place, "given"), Path(place, "made")
        given.mkdir()
        made.mkdir()
        sources = [given / f"{name}.{route.source}" for name in texts]
        for source, text in zip(sources, texts.values(), strict=True):
            source.write_bytes(route.write(text))
        _MAKERS[route.program](command, sources, route.ending, made)
        return {name: (made / f"{name}.{route.ending}").read_bytes() for name in texts}


def _by_libreoffice(command: str, sources: Sequence[Path], ending: str, made: Path) -> None:
    profile = f"-env:UserInstallation={(made.parent / 'profile').as_uri()}"
    target = ["--headless", "--convert-to", _FILTERS.get(ending, ending), "--outdir", str(made)]
    for first in range(0, len(sources), _TOGETHER):
        _run([command, profile, *target, *map(str, sources[first : first + _TOGETHER])])


def _by_chromium(command: str, sources: Sequence[Path], ending: str, made: Path) -> None:
    """In a thread of its own: in this one another browser may be at work, and the two would not get on."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_print, command, sources, ending, made).result()


def _print(command: str, sources: Sequence[Path], ending: str, made: Path) -> None:
    margin = {"top": "1.5cm", "bottom": "1.5cm", "left": "2cm", "right": "2cm"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=_CHROMIUM)
        page = browser.new_page()
        for source in sources:
            page.set_content(source.read_text("utf-8"))
            path = made / f"{source.stem}.{ending}"
            page.pdf(path=str(path), format="A4", display_header_footer=True, margin=margin)  # type: ignore[arg-type]
        browser.close()


def _by_pandoc(command: str, sources: Sequence[Path], ending: str, made: Path) -> None:
    for source in sources:
        _run([command, "--standalone", str(source), "--output", str(made / f"{source.stem}.{ending}")])


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)


_MAKERS: dict[str, Callable[[str, Sequence[Path], str, Path], None]] = {
    "Writer": _by_libreoffice,
    "Calc": _by_libreoffice,
    "Chromium": _by_chromium,
    "pandoc": _by_pandoc,
}
