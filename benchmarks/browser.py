"""From a change of the filter to the last chart drawn: `python -m benchmarks.browser [--sizes N … | --db FILE]`.

For each page with several charts the median over 20 changes of «Größe (Einwohner)» in Chromium, beside that of a
bare Streamlit page which only shows the same figures, made beforehand and kept in memory, and their ratio. Both run in
turns on the same machine. A chart counts as drawn with the last change of its elements in the page.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest

from analysis.vocabulary import SIZE_CLASSES
from benchmarks.generate import write
from benchmarks.speed import ROOT, build
from tests.browser.conftest import CHROMIUM_ARGUMENTS, free_port
from ui.first_start import DATABASE_VARIABLE

NUMBERS = (1101,)
PAGES = ("ueberblick", "kosten", "beteiligte", "bewertung")
LABEL = "Größe (Einwohner)"
CHANGES = 20
_QUIET = 1.0  # seconds without a change, after which all is drawn
_TIMEOUT = 60.0
_WATCH = """
for (const name of ["keydown", "pointerdown"])
  window.addEventListener(name, () => { window.began = performance.now(); window.drawn = 0 }, true);
new MutationObserver(all => {
  const charts = all.some(each => (each.target.closest || (() => null)).call(each.target, '.stPlotlyChart'));
  if (charts) window.drawn = performance.now();
}).observe(document.body, {subtree: true, childList: true, attributes: true});
"""


def choices() -> list[list[str]]:
    """What the filter holds after each change: one class more each time, then one less.

    Without the class of the largest: it has so few dialogues, if any, that a chart may stay as it was.
    """
    sizes = [str(size) for size in SIZE_CLASSES][:-1]
    up = [sizes[:count] for count in range(len(sizes) + 1)]
    there_and_back = [*up, *reversed(up[:-1])]
    return (there_and_back + there_and_back[1:])[: CHANGES + 1]


def figures_of(page: str, database: Path) -> dict[str, list[object]]:
    """The figures of a page for every choice that occurs, in the order of the page."""
    found: dict[str, list[object]] = {}
    with patch.dict(os.environ, {DATABASE_VARIABLE: str(database)}):
        test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=_TIMEOUT)
        for chosen in choices():
            test.session_state["groesse"] = chosen
            test.run()
            charts = test.get("plotly_chart")
            found[" ".join(chosen)] = [json.loads(chart.proto.spec) for chart in charts]
    return found


@contextmanager
def served(script: str, **settings: Path) -> Iterator[str]:
    """The address of a Streamlit script that runs with these variables of the environment."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true"]
    environment = os.environ | {name: str(path) for name, path in settings.items()}
    server = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--server.port", str(port)], cwd=ROOT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _await(f"http://localhost:{port}")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()


def _await(address: str) -> None:
    deadline = time.monotonic() + _TIMEOUT
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):  # noqa: S310 - of this machine
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {address}")


def change(page: Page, before: Sequence[str], after: Sequence[str]) -> float:
    """Change the filter as a person does; seconds from click or key until the last chart was drawn."""
    field = page.get_by_test_id("stSidebar").get_by_label(LABEL).locator("visible=true").last
    if len(after) > len(before):
        field.click()
        page.get_by_role("option", name=SIZE_CLASSES[int(after[-1])], exact=True).click()
    else:
        field.press("Backspace")
    page.wait_for_function(
        f"window.drawn && performance.now() - window.drawn > {1000 * _QUIET}", timeout=1000 * _TIMEOUT
    )
    drawn: float = page.evaluate("(window.drawn - window.began) / 1000")
    return drawn


def measure(pages: Mapping[str, Page]) -> dict[str, list[float]]:
    """The seconds of each change in each of the opened pages, which take turns."""
    seconds: dict[str, list[float]] = {name: [] for name in pages}
    for before, after in pairwise(choices()):
        for name, page in pages.items():
            page.bring_to_front()
            seconds[name].append(change(page, before, after))
    return seconds


def compare(name: str, database: Path, folder: Path) -> tuple[float, float]:
    """Median seconds of a change on a page, and on a bare page with the same figures."""
    kept = folder / f"{name}.json"
    options = {str(size): label for size, label in SIZE_CLASSES.items()}
    content = {"label": LABEL, "options": options, "figures": figures_of(name, database)}
    kept.write_text(json.dumps(content), "utf-8")
    with ExitStack() as stack:
        addresses = {
            "page": stack.enter_context(served("dashboard.py", **{DATABASE_VARIABLE: database})) + f"/{name}",
            "bare": stack.enter_context(served("benchmarks/bare_page.py", BARE_FIGURES=kept)),
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
        opened = {which: browser.new_page(viewport={"width": 1366, "height": 768}) for which in addresses}
        for which, page in opened.items():
            page.goto(addresses[which])
            page.locator(".stPlotlyChart .main-svg").first.wait_for(timeout=1000 * _TIMEOUT)
            page.wait_for_timeout(2000)
            page.evaluate(_WATCH)
        seconds = measure(opened)
        browser.close()
    return median(seconds["page"]), median(seconds["bare"])


def report(database: Path, folder: Path, pages: Sequence[str]) -> None:
    """Print one line for each page over a data file."""
    for page in pages:
        ours, bare = compare(page, database, folder)
        print(f"  {page:12} {ours:6.3f} s  bare {bare:6.3f} s  {ours / bare:5.2f} times", flush=True)


def main() -> None:
    """Print one line for each size and page."""
    logging.disable(logging.WARNING)  # Streamlit warns that it runs without a browser
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=NUMBERS, metavar="N", help="so many generated texts")
    parser.add_argument("--db", type=Path, metavar="FILE", help="instead of generated texts, a data file that is there")
    parser.add_argument("--pages", nargs="+", default=PAGES, metavar="PAGE")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="steckbriefe-") as name:
        folder = Path(name)
        if options.db:
            print(options.db)
            report(options.db.resolve(), folder, options.pages)
            return
        for size in options.sizes:
            database = folder / f"{size}.duckdb"
            write(size, folder / f"{size}")
            build(folder / f"{size}", database)
            print(f"{size:,}")
            report(database, folder, options.pages)


if __name__ == "__main__":
    main()
