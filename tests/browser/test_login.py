"""On a server that others can reach, only people on the list may import."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import build_samples, free_port, serve
from tests.browser.identity_provider import identity_provider, secrets_file

EVA = "eva.muster@example.org"


@pytest.mark.parametrize(("allowed", "may"), [(EVA, True), ("jemand@example.org", False)])
def test_only_people_on_the_list_import(chromium: str, page: Page, tmp_path: Path, allowed: str, may: bool) -> None:
    port = free_port()
    with identity_provider(EVA) as provider:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(secrets_file(provider, port, allowed), "utf-8")
        options = ["--server.address", "0.0.0.0", "--secrets.files", str(secrets)]
        with serve(build_samples(tmp_path), port, options) as address:
            page.goto(f"{address}/importieren")
            expect(page.get_by_text("Importieren dürfen nur angemeldete Personen.")).to_be_visible()
            page.get_by_role("button", name="Anmelden").click()
            expect(page.get_by_role("heading", name="Überblick")).to_be_visible()
            page.get_by_role("link", name="Import", exact=True).click()
            if may:
                expect(page.get_by_role("heading", name="Dateien einlesen")).to_be_visible()
            else:
                expect(page.get_by_text("steht nicht auf der Liste")).to_be_visible()


def test_without_a_login_nobody_imports_on_such_a_server(chromium: str, page: Page, tmp_path: Path) -> None:
    with serve(build_samples(tmp_path), free_port(), ["--server.address", "0.0.0.0"]) as address:
        page.goto(f"{address}/importieren")
        expect(page.get_by_text("Dieser Server ist für andere erreichbar")).to_be_visible()
