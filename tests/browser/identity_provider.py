"""A small identity provider (OpenID Connect) on this computer, which signs everybody in as one person."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "dialoge"
KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"}, private=True)


class _Provider(BaseHTTPRequestHandler):
    """The four addresses that a login needs."""

    email: str
    nonces: dict[str, str]

    @property
    def _issuer(self) -> str:
        return f"http://localhost:{self.server.server_port}"  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            self._answer({"issuer": self._issuer} | {name: f"{self._issuer}/{end}" for name, end in ends.items()})
        elif address.path == "/keys":
            self._answer({"keys": [KEY.as_dict(private=False)]})
        else:
            self._authorize({name: values[0] for name, values in parse_qs(address.query).items()})

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self._issuer, "sub": "1", "aud": CLIENT_ID, "iat": now, "exp": now + 600,
            "nonce": self.nonces.pop(form["code"][0]), "email": self.email, "email_verified": True,
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, KEY)
        self._answer({"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def _authorize(self, asked: dict[str, str]) -> None:
        code = secrets.token_hex(8)
        self.nonces[code] = asked["nonce"]
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")
        self.end_headers()

    def _answer(self, content: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def identity_provider(email: str) -> Iterator[str]:
    """The address of a provider that knows everybody under this mail address."""
    handler = type("Provider", (_Provider,), {"email": email, "nonces": {}})
    server = ThreadingHTTPServer(("localhost", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def secrets_file(provider: str, port: int, allowed: str) -> str:
    """The content of a secrets file for a dashboard on `port`, as the README describes it."""
    return f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
client_id = "{CLIENT_ID}"
client_secret = "geheim"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[import]
erlaubt = ["{allowed}"]
"""
