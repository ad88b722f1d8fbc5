"""Pictures of every page: `python -m benchmarks.screenshots [--out FOLDER]`.

Each page over the sample data, in both languages, on a light and a dark screen, at the size of a laptop and of a
phone, from its first to its last line. They are there to be looked at. The command ends with 1 when a page shows an
error, fails in the browser or is wider than the phone, else with 0.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.browser import served
from benchmarks.speed import build
from loaders.sources import DEFAULT_SOURCES
from tests.browser.conftest import CHROMIUM_ARGUMENTS
from ui.first_start import DATABASE_VARIABLE
from ui.navigation import PAGES

OUT = Path("benchmarks/out/screenshots")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGES = {"de": "", "en": "English"}
SIZES: dict[str, ViewportSize] = {
    "laptop": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
}
MORE = {"suche": "suche=Wohnung"}
"""Parameters with which a page has more to show."""

_TIMEOUT_MS = 60_000
_LONGEST = 12_000  # pixels of a page in one picture


class Look(NamedTuple):
    """One way to look at the pages; `language` is a key of `LANGUAGES`, `size` one of `SIZES`."""

    language: str
    scheme: Literal["light", "dark"]
    size: str


LOOKS = [Look(language, scheme, size) for language, scheme, size in product(LANGUAGES, SCHEMES, SIZES)]


def take_all(address: str, folder: Path) -> list[str]:
    """Write the pictures of all pages into the folder; returns what is wrong with them."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        problems = [problem for look in LOOKS for problem in _take(browser, address, look, folder)]
        browser.close()
    return problems


def _take(browser: Browser, address: str, look: Look, folder: Path) -> Iterator[str]:
    """The pictures of all pages for one look."""
    page = browser.new_page(viewport=SIZES[look.size], color_scheme=look.scheme, locale=look.language)
    page.set_default_timeout(_TIMEOUT_MS)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    for entry in PAGES:
        name = f"{entry.url_path}-{look.language}-{look.scheme}-{look.size}"
        parameters = [f"sprache={LANGUAGES[look.language]}"] if LANGUAGES[look.language] else []
        parameters += [MORE[entry.url_path]] if entry.url_path in MORE else []
        page.set_viewport_size(SIZES[look.size])
        page.goto(f"{address}/{entry.url_path}?{'&'.join(parameters)}")
        _come_to_rest(page)
        yield from (f"{name}: {problem}" for problem in [*_problems(page, look), *failures])
        failures.clear()
        _unroll(page, look)
        page.screenshot(path=folder / f"{name}.png")
    page.close()


def _come_to_rest(page: Page) -> None:
    """Wait until the page is drawn."""
    page.locator("h1").first.wait_for()
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(300)


def _problems(page: Page, look: Look) -> Iterator[str]:
    if page.get_by_test_id("stException").count():
        yield "shows an error"
    if look.size == "phone":
        widest: int = page.evaluate("Math.max(...[...document.querySelectorAll('html, body, .stMain')]"
                                    ".map(each => each.scrollWidth))")  # fmt: skip
        if widest > SIZES["phone"]["width"]:
            yield f"is {widest} pixels wide"


def _unroll(page: Page, look: Look) -> None:
    """Make the window as high as the page, which scrolls inside of it."""
    height: int = page.evaluate("document.querySelector('.stMain').scrollHeight + 60")
    page.set_viewport_size({"width": SIZES[look.size]["width"], "height": min(height, _LONGEST)})
    page.wait_for_timeout(300)


def main() -> int:
    """Take the pictures; 0 when all is well."""
    parser = argparse.ArgumentParser(description="Pictures of every page of the dashboard, to be looked at.")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    folder: Path = parser.parse_args().out
    with TemporaryDirectory(prefix="steckbriefe-") as name:
        database = Path(name, "dialogues.duckdb")
        build(DEFAULT_SOURCES, database)
        with served("dashboard.py", **{DATABASE_VARIABLE: database}) as address:
            problems = take_all(address, folder)
    print("\n".join([*problems, f"{len(PAGES) * len(LOOKS)} pictures in {folder}"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
