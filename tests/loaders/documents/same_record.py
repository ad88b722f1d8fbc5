"""Samples and their records: the same Steckbrief in every kind of file must give the same record."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.documents import Found, read_documents
from loaders.goldformat import to_gold
from loaders.reading.steckbrief import read_steckbrief
from loaders.sources import DEFAULT_SOURCES
from loaders.work import load_tools

FURTHER = Path(__file__).parents[2] / "further"


@lru_cache(maxsize=1)
def sample_texts() -> tuple[str, ...]:
    """The texts of all samples."""
    paths = [*sorted(DEFAULT_SOURCES.glob("*.txt")), *sorted(FURTHER.glob("*.txt"))]
    return tuple(document_text(found(path.name, path.read_bytes())[0]) for path in paths)


@lru_cache(maxsize=200)
def record(text: str) -> dict[str, Any]:
    """The record of a text, as the object that `python -m loaders code` prints."""
    tools = load_tools().tools
    return to_gold("", read_steckbrief(text, tools).steckbrief, tools.register, tools.codebook)


def found(name: str, content: bytes) -> list[Found]:
    """All that is found in a file."""
    return list(read_documents(name, content))


def document_text(item: Found) -> str:
    """The text that was found."""
    assert item.document is not None, item.reason
    return item.document.text


def reasons(name: str, content: bytes) -> list[str]:
    """The reasons why something in a file was not read, with the names behind that of the file."""
    return [f"{item.name.removeprefix(name)} {item.reason}".strip() for item in found(name, content) if item.reason]
