"""English on all ways: by a link, from page to page, into a Steckbrief, in downloads; and back to German."""

import re

from playwright.sync_api import Page, expect


def test_the_language_and_the_filter_are_kept_on_all_ways(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/kosten?sprache=en&ebene=Stadt+oder+Gemeinde")  # a code, and a label of the other language
    expect(page.get_by_role("heading", name="Costs", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/kosten\?.*sprache=English"))
    expect(page).to_have_url(re.compile(r"ebene=Town"))

    page.get_by_role("link", name="Formats", exact=True).click()
    expect(page.get_by_role("heading", name="Formats", exact=True)).to_be_visible()
    expect(page.get_by_text("Selection: Town or Gemeinde")).to_be_visible()
    expect(page).to_have_url(re.compile(r"sprache=English"))

    with page.expect_download() as download:  # made in another thread
        page.get_by_role("button", name="CSV for programs").first.click()
    assert "invented; selection: Town or Gemeinde" in download.value.path().read_text(encoding="utf-8")

    page.locator(".bars path").first.click(force=True)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The dialogues behind it")
    dialog.get_by_role("link").first.click()
    expect(page.get_by_text("Head of the form")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/steckbrief\?.*sprache=English"))

    page.get_by_text("Deutsch", exact=True).click()
    expect(page.get_by_text("Kopf des Formulars")).to_be_visible()
    expect(page.get_by_text("Auswahl: Stadt oder Gemeinde")).to_be_visible()
    expect(page).not_to_have_url(re.compile(r"sprache"))
    expect(page).to_have_url(re.compile(r"ebene=Stadt"))


def test_the_first_page_answers_to_its_name_in_english_too(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/ueberblick?sprache=English")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    expect(page).to_have_url(re.compile(r"sprache=English"))


def test_back_to_a_page_in_the_language_before(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/kosten?sprache=English")
    page.get_by_role("link", name="Formats", exact=True).click()
    expect(page.get_by_role("heading", name="Formats", exact=True)).to_be_visible()
    page.get_by_text("Deutsch", exact=True).click()
    expect(page.get_by_role("heading", name="Formate", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Costs", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Formats", exact=True)).to_be_visible()
