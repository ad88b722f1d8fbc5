"""The main path of an evaluator, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PAGES = [
    "ueberblick", "kosten", "formate", "beteiligte", "themen_ergebnisse", "bewertung", "vergleich", "steckbrief",
    "suche",
    "importieren", "daten",
]  # fmt: skip


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def test_from_overview_over_a_filter_to_a_steckbrief_to_a_csv(page: Page, dashboard: str, tmp_path: Path) -> None:
    page.goto(dashboard)
    expect(page.get_by_role("heading", name="Überblick")).to_be_visible()
    expect(page.get_by_text("Beispieldaten, frei erfunden")).to_be_visible()

    choose(page, "Regierungsbezirk", "Tübingen")
    expect(page.get_by_text(re.compile(r"Regierungsbezirk Tübingen")).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"rb="))

    page.get_by_role("link", name="Kosten", exact=True).click()
    expect(page.get_by_role("heading", name="Kosten", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"Regierungsbezirk Tübingen")).first).to_be_visible()

    with page.expect_download() as picture:
        page.get_by_role("button", name="PNG", exact=True).first.click()
    picture.value.save_as(tmp_path / "bild.png")
    assert (tmp_path / "bild.png").read_bytes().startswith(b"\x89PNG")

    page.locator(".bars path").first.click(force=True)
    dialogue = page.get_by_role("dialog").get_by_role("link").first
    name = (dialogue.inner_text()).split(" · ")[0]
    dialogue.click()
    expect(page).to_have_url(re.compile(r"/steckbrief\?.*steckbrief=[0-9a-f]{12}"))
    expect(page.get_by_role("heading", name="Steckbrief", exact=True)).to_be_visible()
    expect(page.get_by_text(name, exact=True).first).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="CSV für Excel").first.click()
    target = tmp_path / "werte.csv"
    download.value.save_as(target)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b";" in content.splitlines()[0]
    assert name.encode() in content


def test_a_link_from_a_steckbrief_to_the_next_keeps_the_filter_in_the_address(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/steckbrief?rb=Freiburg&rb=Stuttgart")
    expect(page.get_by_role("heading", name="Vergleich mit ähnlichen Kommunen")).to_be_visible()
    here = page.url
    page.locator(".scatterlayer .trace").last.locator(".point").first.click(force=True)
    page.get_by_role("dialog").get_by_role("link").nth(1).click()
    expect(page).not_to_have_url(here)
    expect(page).to_have_url(re.compile(r"rb=Freiburg&rb=Stuttgart.*steckbrief=[0-9a-f]{12}|steckbrief=.*rb=Freiburg"))
    expect(page.get_by_text("Regierungsbezirke Freiburg, Stuttgart").first).to_be_visible()


def test_back_from_a_steckbrief_is_one_step(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/kosten?rb=Freiburg&rb=Stuttgart")
    page.locator(".scatterlayer .trace .point").last.click(force=True)
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Steckbrief", exact=True)).to_be_visible()
    expect(page.get_by_text("Regierungsbezirke Freiburg, Stuttgart").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.go_back()
    expect(page.get_by_role("heading", name="Kosten", exact=True)).to_be_visible()


def test_the_first_page_answers_to_its_name_and_keeps_the_filter(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/ueberblick?rb=Freiburg&rb=Stuttgart")
    expect(page.get_by_role("heading", name="Überblick")).to_be_visible()
    expect(page.get_by_text("Regierungsbezirke Freiburg, Stuttgart").first).to_be_visible()


@pytest.mark.parametrize("name", ["", *PAGES])
def test_each_page_shows_itself_by_its_address(page: Page, dashboard: str, name: str) -> None:
    page.goto(f"{dashboard}/{name}")
    expect(page.get_by_role("heading").first).to_be_visible()
    expect(page.get_by_text("Beispieldaten, frei erfunden")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stException")).to_have_count(0)
