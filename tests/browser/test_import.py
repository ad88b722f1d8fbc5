"""Importing files as an evaluator does: drop, look, take over, take back."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.loaders.test_form import form_text

DAY = "Durchführung am 19.11.2016 als World Café."


def test_drop_look_take_over_take_back(page: Page, own_dashboard: str, tmp_path: Path) -> None:
    files = tmp_path / "hochladen"
    files.mkdir()
    (files / "eins.txt").write_text(form_text(konzept=DAY, kosten="Saal: 120 €"), "utf-8")
    (files / "zwei.txt").write_text("Brot, Butter", "utf-8")
    page.goto(f"{own_dashboard}/importieren")
    expect(page.get_by_role("heading", name="Dateien einlesen")).to_be_visible()
    page.locator("input[type=file]").set_input_files([files / "eins.txt", files / "zwei.txt"])
    page.get_by_text("Die erfundenen Beispiele behalten").click()
    page.get_by_role("button", name="Lesen und Vorschau zeigen").click()
    expect(page.get_by_role("heading", name="Vorschau: noch ist nichts übernommen")).to_be_visible()
    expect(page.get_by_text("Nach dem Import enthalten die Daten 69 Dialoge")).to_be_visible()
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.get_by_text("Der Import ist übernommen")).to_be_visible()
    expect(page.get_by_text(re.compile("69 von 69")).first).to_be_visible()
    page.get_by_role("button", name="Letzten Import zurücknehmen").click()
    expect(page.get_by_text("Der letzte Import ist zurückgenommen")).to_be_visible()
    expect(page.get_by_text(re.compile("68 von 68")).first).to_be_visible()
