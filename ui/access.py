"""Who may import: on one's own computer everybody; on a server that others can reach, only people on the list.

With a section [auth] in the secrets, people sign in with the organisation's login (OpenID Connect), and the list
`erlaubt` in the section [import] names the mail addresses that may import.
"""

from __future__ import annotations

import ipaddress
from typing import Any, NamedTuple

import streamlit as st

_FORWARDED = ("X-Forwarded-For", "X-Real-Ip", "Forwarded", "Via")


class Access(NamedTuple):
    """Whether this person may import; else why not (German), and whether signing in could help.

    `person` is the mail address of who is signed in.
    """

    allowed: bool
    reason: str = ""
    sign_in: bool = False
    person: str = ""


def import_access() -> Access:
    """What holds for the person in front of the screen."""
    secrets = _secrets()
    if "auth" not in secrets:
        if _only_this_computer():
            return Access(True)
        return Access(
            False,
            "Dieser Server ist für andere erreichbar und kennt keine Anmeldung. Importieren geht hier erst, wenn eine "
            "Anmeldung eingerichtet ist; wie, steht in der Anleitung (README, «Auf einem Server»).",
        )
    if not st.user.is_logged_in:
        return Access(False, "Importieren dürfen nur angemeldete Personen.", sign_in=True)
    listed = {str(address).strip().lower() for address in secrets.get("import", {}).get("erlaubt", [])}
    person = str(st.user.get("email", "")).strip()
    if person.lower() in listed and st.user.get("email_verified", True):
        return Access(True, person=person)
    reason = "Ihre Anmeldung steht nicht auf der Liste der Personen, die importieren dürfen."
    return Access(False, reason, person=person)


def _secrets() -> dict[str, Any]:
    return dict(st.secrets) if st.secrets.load_if_toml_exists() else {}


def _only_this_computer() -> bool:
    """Whether the server listens to this computer alone, and no other server passes requests on to it."""
    address = str(st.get_option("server.address") or "")
    passed_on = any(name in st.context.headers for name in _FORWARDED)
    return _is_loopback(address) and not passed_on


def _is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
