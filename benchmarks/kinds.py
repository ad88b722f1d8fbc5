"""Whether a Steckbrief gives the same record in every kind of file: `python -m benchmarks.kinds [--all]`.

Every sample (with --all the further texts, too) is written in each kind and layout by the writers of the tests and read
back. Prints for each how many records equal that of the text in all values, and which do not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from loaders.documents import read_documents
from loaders.documents.document import UnreadableDocument
from loaders.goldformat import to_gold
from loaders.reading.steckbrief import read_steckbrief
from loaders.sources import DEFAULT_SOURCES
from loaders.work import load_tools
from tests.loaders.documents import render_docx, render_html, render_odt, render_pdf, render_rtf, render_tables
from tests.loaders.documents.columns_of import cells, headings

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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also the further texts")
    folders = [DEFAULT_SOURCES, *([_FURTHER] if parser.parse_args().all else [])]
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    texts = {path.stem: _text(path.name, path.read_bytes()) for path in paths}
    wanted = {name: _record("a.txt", text.encode()) for name, text in texts.items()}
    for kind, layout, write in writers():
        other = [name for name, text in texts.items() if _record(f"a.{kind}", write(text)) != wanted[name]]
        print(f"{kind:5} {layout:24} {len(texts) - len(other):4} of {len(texts)}  {', '.join(other)}", flush=True)


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


def _record(name: str, content: bytes) -> dict[str, Any] | str:
    """All values in a file, or why there are none."""
    tools = load_tools().tools
    *_, found = (None, *read_documents(name, content))
    if found is None:
        return "nothing found"
    if found.document is None:
        return found.reason or ""
    if found.document.coded is not None:
        return dict(found.document.coded)
    return to_gold("", read_steckbrief(found.document.text, tools).steckbrief, tools.register, tools.codebook)


if __name__ == "__main__":
    main()
