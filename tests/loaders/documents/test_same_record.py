"""The same Steckbrief in every kind and layout gives the same record."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from . import render_docx, render_html, render_odt, render_rtf
from .records import SPREAD, record, text_of

_KINDS = {"docx": render_docx, "odt": render_odt, "rtf": render_rtf, "html": render_html}


@cache
def _plain(sample: Path) -> tuple[str, dict[str, Any]]:
    content = sample.read_bytes()
    return text_of("a.txt", content), record("a.txt", content)


@pytest.mark.parametrize(
    ("kind", "layout", "render"),
    [(kind, layout, render) for kind, module in _KINDS.items() for layout, render in module.LAYOUTS.items()],
)
def test_every_layout_gives_the_record_of_the_text(kind: str, layout: str, render: Callable[[str], bytes]) -> None:
    different = []
    for sample in SPREAD:
        text, wanted = _plain(sample)
        if record(f"a.{kind}", render(text)) != wanted:
            different.append(sample.stem)
    assert not different, layout
