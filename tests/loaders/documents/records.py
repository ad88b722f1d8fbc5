"""What a document is coded as, to compare it with its text; and the samples to compare."""

from pathlib import Path
from typing import Any

from loaders.documents import read_documents

from . import same_record

_ROOT = Path(__file__).resolve().parents[3]
ALL_SAMPLES = sorted([*(_ROOT / "data" / "steckbriefe").glob("*.txt"), *(_ROOT / "tests" / "further").glob("*.txt")])
SPREAD = ALL_SAMPLES[::13]  # twelve, of both folders


def text_of(name: str, content: bytes) -> str:
    """The one text in a file; fails with the reason when there is none."""
    (found,) = read_documents(name, content)
    assert found.document is not None, found.reason
    return found.document.text


def reason_of(name: str, content: bytes) -> str:
    """Why a file gives no text."""
    (found,) = read_documents(name, content)
    assert found.document is None
    return found.reason or ""


def record(name: str, content: bytes) -> dict[str, Any]:
    """The coding of the one Steckbrief in a file, without the name of the file."""
    return same_record.record(text_of(name, content))
