"""Who may import: everybody on this computer alone, and only people on the list where others can reach the server."""

from typing import Any

import pytest
import streamlit as st

from ui import access


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the server is like: its address, request headers, secrets, and who is signed in."""
    state: dict[str, Any] = {"address": "localhost", "headers": {}, "secrets": {}, "user": {"is_logged_in": False}}

    class User(dict[str, Any]):
        @property
        def is_logged_in(self) -> bool:
            return bool(self["is_logged_in"])

    class Context:
        headers = state["headers"]

    monkeypatch.setattr(st, "get_option", lambda name: state["address"])
    monkeypatch.setattr(st, "context", Context)
    monkeypatch.setattr(st, "user", User(state["user"]))
    monkeypatch.setattr(access, "_secrets", lambda: state["secrets"])
    return state


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "::1"])
def test_everybody_on_this_computer(server: dict[str, Any], address: str) -> None:
    server["address"] = address
    assert access.import_access().allowed


@pytest.mark.parametrize("address", ["", "0.0.0.0", "192.168.1.5", "dialoge.example.org"])
def test_nobody_where_others_reach_the_server_without_a_login(server: dict[str, Any], address: str) -> None:
    server["address"] = address
    found = access.import_access()
    assert (found.allowed, found.sign_in) == (False, False)
    assert "Anmeldung" in found.reason


def test_another_server_in_front_makes_it_reachable(server: dict[str, Any]) -> None:
    server["headers"]["X-Forwarded-For"] = "203.0.113.7"
    assert not access.import_access().allowed


def test_with_a_login_only_people_on_the_list(server: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    server["secrets"] = {"auth": {}, "import": {"erlaubt": ["Eva.Muster@example.org"]}}
    assert access.import_access().sign_in

    def signed_in(**claims: Any) -> bool:
        user = type("User", (dict,), {"is_logged_in": True})(claims)
        monkeypatch.setattr(st, "user", user)
        return access.import_access().allowed

    assert signed_in(email="eva.muster@example.org")
    assert not signed_in(email="eva.muster@example.org", email_verified=False)
    assert not signed_in(email="jemand@example.org")
    assert not signed_in()
