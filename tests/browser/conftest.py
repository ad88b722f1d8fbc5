"""A running dashboard over the sample data, and a real browser that may not leave the machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
START_SECONDS = 60
PATIENCE_MS = 40_000  # for anything to appear: machines that test are busy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("no Chromium on this machine, and REQUIRE_BROWSER is set")
        pytest.skip("no Chromium on this machine")
    return found


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def serve(database: Path, port: int, options: Sequence[str] = ()) -> Iterator[str]:
    """The address of a dashboard over this data file."""
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    server = subprocess.Popen(
        [*command, "--server.port", str(port), *options],
        cwd=ROOT,
        env=os.environ | {"DIALOGUES_DB": str(database)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _await(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def build_samples(folder: Path) -> Path:
    """A data file with the sample Steckbriefe."""
    database = folder / "dialogues.duckdb"
    command = [sys.executable, "-m", "loaders", "build", "data/steckbriefe", "--db", database]
    subprocess.run(command, cwd=ROOT, check=True)
    return database


@pytest.fixture(scope="session")
def dashboard(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over the samples, which no test changes."""
    with serve(build_samples(tmp_path_factory.mktemp("browser")), free_port()) as address:
        yield address


@pytest.fixture
def own_dashboard(chromium: str, tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard over samples that the test may change."""
    with serve(build_samples(tmp_path), free_port()) as address:
        yield address


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the dashboard did not start")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A laptop's window; the test fails if the page asked another machine for anything."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="de-DE", accept_downloads=True)
    outside: list[str] = []
    inside = ("http://localhost:", "ws://localhost:", "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(inside) else outside.append(request.url))
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield page
    page.close()
    assert outside == []
