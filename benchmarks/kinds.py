"""Whether a Steckbrief gives the same record in every kind of file.

`python -m benchmarks.kinds [--all] [--programs] [--only WORDS] [--differences] [--keep FOLDER]`

Every sample (with --all the further texts, too) is written in each kind and layout by the writers of the tests, and
with --programs by LibreOffice Writer and Calc, Chromium's print and pandoc, as far as they are on the machine; and read
back. Prints for each how many records equal that of the text in all values, and which do not; with --differences also
what differs. LibreOffice takes some tenths of a second for a file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.documents import read_documents
from loaders.documents.document import UnreadableDocument
from loaders.form import NoSteckbrief
from loaders.goldformat import to_gold
from loaders.reading.steckbrief import read_steckbrief
from loaders.sources import DEFAULT_SOURCES
from loaders.work import load_tools
from tests.loaders.documents import (
    programs,
    render_docx,
    render_html,
    render_odt,
    render_pdf,
    render_rtf,
    render_tables,
)
from tests.loaders.documents.columns_of import cells, headings

Record = dict[str, Any] | str

_FURTHER = Path(__file__).resolve().parent.parent / "tests" / "further"
_LAID_OUT = {"docx": render_docx, "odt": render_odt, "rtf": render_rtf, "html": render_html, "pdf": render_pdf}


def writers() -> Iterator[tuple[str, str, Callable[[str], bytes]]]:
    """Kind, layout and what writes it."""
    for kind, module in _LAID_OUT.items():
        for layout, write in module.LAYOUTS.items():
            yield kind, layout, write
    yield "xlsx", "eine Zeile", lambda text: render_tables.xlsx({"Tabelle1": [headings(), cells(text)]})
    yield "ods", "eine Zeile", lambda text: render_tables.ods({"Tabelle1": [headings(), cells(text)]})
    yield "csv", "eine Zeile", lambda text: render_tables.csv_table([headings(), cells(text)])
    yield "eml", "Nachricht", lambda text: _mail(text, attached=False)
    yield "eml", "Anhang", lambda text: _mail(text, attached=True)
    yield "json", "Kodierung", lambda text: json.dumps(_record("a.txt", text.encode()), ensure_ascii=False).encode()


def main() -> None:
    """Compare and print."""
    options = _parser().parse_args()
    folders = [DEFAULT_SOURCES, *([_FURTHER] if options.all else [])]
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    texts = {path.stem: _text(path.name, path.read_bytes()) for path in paths}
    for title, ending, files in _written(texts, options.programs, options.only):
        if options.keep:
            _keep(options.keep / title.replace(" ", "-"), ending, files)
        read = {name: _record(f"a.{ending}", content) for name, content in files.items()}
        other = [name for name, text in texts.items() if read[name] != _record("a.txt", text.encode())]
        print(f"{title:32} {len(texts) - len(other):4} of {len(texts)}  {', '.join(other)}", flush=True)
        if options.differences:
            for name in other:
                _print_differences(name, _record("a.txt", texts[name].encode()), read[name])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also the further texts")
    parser.add_argument("--programs", action="store_true", help="also what other programs on this machine write")
    parser.add_argument("--only", default="", metavar="WORDS", help="only lines of the table that hold these words")
    parser.add_argument("--differences", action="store_true", help="also the values that differ")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to keep the files")
    return parser


def _written(
    texts: Mapping[str, str], with_programs: bool, only: str
) -> Iterator[tuple[str, str, Mapping[str, bytes]]]:
    """Each kind and layout: its title, the ending of its files, and these."""
    for kind, layout, write in writers():
        title = f"{kind} {layout}"
        if only in title:
            yield title, kind, {name: write(text) for name, text in texts.items()}
    for route in programs.routes() if with_programs else ():
        title = f"{route.ending} {route.program} {route.layout}"
        if only not in title:
            continue
        if programs.command_of(route.program) is None:
            print(f"{title:32} {route.program} is not on this machine", flush=True)
        else:
            yield title, route.ending, programs.written(route, texts)


def _keep(folder: Path, ending: str, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.{ending}").write_bytes(content)


def _print_differences(name: str, wanted: Record, read: Record) -> None:
    print(f"  {name}")
    if isinstance(wanted, str) or isinstance(read, str):
        print(f"    {wanted} -> {read}")
        return
    for key in wanted:
        if wanted[key] != read[key]:
            print(f"    {key}: {wanted[key]} -> {read[key]}", flush=True)


def _mail(text: str, attached: bool) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Steckbrief"
    message.set_content("Anbei unser Steckbrief." if attached else text)
    if attached:
        message.add_attachment(text.encode(), "text", "plain", filename="steckbrief.txt")
    return message.as_bytes()


def _text(name: str, content: bytes) -> str:
    """The last text in a file, which is the attachment of a mail; raises `UnreadableDocument`."""
    *_, found = read_documents(name, content)
    if found.document is None:
        raise UnreadableDocument(found.reason)
    return found.document.text


def _record(name: str, content: bytes) -> Record:
    """All values in a file, or why there are none."""
    *_, found = (None, *read_documents(name, content))
    if found is None:
        return "nothing found"
    if found.document is None:
        return found.reason or ""
    if found.document.coded is not None:
        return dict(found.document.coded)
    return _values(found.document.text)


@lru_cache(maxsize=2_000)
def _values(text: str) -> Record:
    tools = load_tools().tools
    try:
        steckbrief = read_steckbrief(text, tools).steckbrief
    except NoSteckbrief as error:
        return str(error)
    return to_gold("", steckbrief, tools.register, tools.codebook)


if __name__ == "__main__":
    main()
