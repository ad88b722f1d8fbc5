"""From a search by link to the place in the Steckbrief, and back."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def test_a_link_to_a_search_leads_to_the_place_in_the_steckbrief_and_back(
    page: Page, dashboard: str, tmp_path: Path
) -> None:
    page.goto(f"{dashboard}/suche?suche=Wohnungssuche&rb=Karlsruhe")
    expect(page.get_by_role("textbox", name="Gesuchte Wörter")).to_have_value("Wohnungssuche")
    expect(page.locator(".hit mark").first).to_have_text(re.compile("Wohnungssuche", re.IGNORECASE))
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV für Excel").click()
    download.value.save_as(tmp_path / "suche.csv")
    content = (tmp_path / "suche.csv").read_text("utf-8-sig")
    assert "Wohnungssuche" in content
    assert "Suche „Wohnungssuche“" in content

    page.get_by_role("link", name=re.compile("Themenfelder")).first.click()
    expect(page).to_have_url(re.compile(r"/steckbrief\?.*stelle=\d+-\d+"))
    mark = page.locator("#stelle-0")
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    expect(mark).to_have_text(re.compile("Wohnungssuche", re.IGNORECASE))

    page.go_back()
    expect(page).to_have_url(re.compile(r"/suche\?.*suche=Wohnungssuche"))
    expect(page.locator(".hit mark").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Themenfelder")).first.click()
    page.get_by_role("button", name="Nächster").click()
    expect(page).not_to_have_url(re.compile("stelle="))
    page.get_by_role("link", name="Zurück zur Suche").click()
    expect(page.locator(".hit mark").first).to_be_visible()


def test_what_is_typed_stands_in_the_address(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/suche")
    field = page.get_by_role("textbox", name="Gesuchte Wörter")
    field.fill("Häuser")
    field.press("Enter")
    expect(page.get_by_text(re.compile("Antworten aus"))).to_be_visible()
    expect(page).to_have_url(re.compile("suche=H%C3%A4user"))
