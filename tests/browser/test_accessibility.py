"""No page has a serious or critical finding of axe-core that is ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_walk import PAGES

GRAVE = ("serious", "critical")
LIGHT_CHARTS = "all => all.filter(each => each.style.background == 'rgb(255, 255, 255)').length"
PHONE = {"width": 390, "height": 844}


def findings(page: Page) -> Iterator[str]:
    """What axe-core finds. Nothing that Streamlit causes had to be excepted so far."""
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in GRAVE:
            for node in violation["nodes"]:
                yield f"{violation['id']}: {node['html'][:300]} {node['failureSummary']}"


def come_to_rest(page: Page) -> None:
    """Wait until the page is drawn."""
    expect(page.get_by_text("Beispieldaten, frei erfunden")).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_pages(page: Page, dashboard: str, name: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{dashboard}/{name}")
    come_to_rest(page)
    assert list(findings(page)) == []
    if scheme == "dark":
        assert page.locator(".stPlotlyChart .main-svg").evaluate_all(LIGHT_CHARTS) == 0


@pytest.mark.parametrize("address", ["suche?suche=Wohnung&abschnitt=themen", "kosten?rb=Freiburg", "daten", "formate"])
def test_pages_in_use_on_a_phone(page: Page, dashboard: str, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{dashboard}/{address}")
    come_to_rest(page)
    assert list(findings(page)) == []


def test_opened_tables_and_the_dialogues_behind_a_bar(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/kosten")
    come_to_rest(page)
    page.get_by_text("Zahlen als Tabelle").first.click()
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    assert list(findings(page)) == []
    page.locator(".bars path").first.click(force=True)
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    assert list(findings(page)) == []
