"""Documents that other programs on this machine write give the record of their text."""

import os

import pytest

from .programs import Route, command_of, routes, written
from .records import SPREAD, record, text_of

_FEW = SPREAD[::4]


@pytest.mark.parametrize("route", list(routes()), ids=lambda route: f"{route.program} {route.ending} {route.layout}")
def test_the_record_is_that_of_the_text(route: Route) -> None:
    if command_of(route.program) is None:
        if route.program == "Chromium" and os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("no Chromium on this machine, and REQUIRE_BROWSER is set")
        pytest.skip(f"no {route.program} on this machine")
    texts = {sample.stem: text_of("a.txt", sample.read_bytes()) for sample in _FEW}
    files = written(route, texts)
    for name, text in texts.items():
        assert record(f"a.{route.ending}", files[name]) == record("a.txt", text.encode()), name
