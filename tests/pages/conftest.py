"""What the tests of all pages share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
RunPage = Callable[..., AppTest]


@pytest.fixture
def run_page(dashboard_data: Path) -> RunPage:
    """Run a page (or the frame) of the dashboard over the small data file: `run_page("pages/kosten.py", rb=["x"])`."""

    def run(file: str, **params: str | list[str]) -> AppTest:
        page = AppTest.from_file(str(ROOT / file), default_timeout=30)
        for key, value in params.items():
            page.query_params[key] = value
        return page.run()

    return run


def texts(page: AppTest) -> str:
    """All that the page says, for a quick look."""
    elements = [*page.title, *page.markdown, *page.caption, *page.info, *page.warning, *page.metric, *page.subheader]
    return "\n".join(str(element.value) for element in elements)
