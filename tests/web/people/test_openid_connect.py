# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in with an organisation's own login, against a provider that keeps to the standard."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.contrib.auth import SESSION_KEY

from skillshed.web.people.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shown")]
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "skillshed", "mellan oss"


class Provider(BaseHTTPRequestHandler):
    """OpenID Connect's authorization code flow with PKCE: discovery, keys, token, userinfo."""

    person: ClassVar[dict] = {}
    challenge = nonce = ""

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        found = {
            "/.well-known/openid-configuration": {
                "issuer": base, "authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/userinfo", "jwks_uri": f"{base}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            },
            "/keys": {"keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "1", "use": "sig", "alg": "RS256"}]},
            "/userinfo": self.person,
        }.get(urlsplit(self.path).path)  # fmt: skip
        self.answer(found if found is not None else {}, 200 if found is not None else 404)

    def do_POST(self):
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        verifier = asked["code_verifier"][0].encode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).decode().rstrip("=")
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode() in self.headers.get(
            "Authorization", ""
        )
        if proof != Provider.challenge or not (known or asked.get("client_secret") == [SECRET]):
            self.answer({"error": "invalid_grant"}, 400)
            return
        base = f"http://127.0.0.1:{self.server.server_port}"
        claims = {
            "iss": base,
            "aud": CLIENT,
            "exp": int(time.time()) + 60,
            "iat": int(time.time()),
            **self.person,
        }
        claims |= {"nonce": Provider.nonce} if Provider.nonce else {}
        token = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "1"})
        self.answer({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token}, 200)

    def answer(self, told, status):
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def provider(monkeypatch):
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told = {
            "provider_id": "organisation",
            "name": "Region Ekslättens inloggning",
            "client_id": CLIENT,
            "secret": SECRET,
        }
        app = {**told, "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"}}
        monkeypatch.setitem(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS", [app])
        yield Provider
        server.shutdown()


def sign_in(client, provider, **person):
    provider.person = {"sub": "42", "email_verified": True, **person}
    led = client.post("/konto/oidc/organisation/login/?process=login")
    assert led.status_code == 302, led.content.decode()
    asked = parse_qs(urlsplit(led.url).query)
    provider.challenge, provider.nonce = asked["code_challenge"][0], asked.get("nonce", [""])[0]
    return client.get("/konto/oidc/organisation/login/callback/", {"code": "c", "state": asked["state"][0]})


def test_it_works(client, provider, cast):
    assert "Region Ekslättens inloggning" in client.get("/konto/login/").content.decode()
    answer = sign_in(client, provider, email="bengt@example.se")
    assert answer.status_code == 302
    assert client.session[SESSION_KEY] == str(cast.bengt.pk)


def test_an_address_without_an_account_gets_none(client, provider, cast):
    sign_in(client, provider, email="okand@example.se")
    assert SESSION_KEY not in client.session
    assert not User.objects.filter(email="okand@example.se").exists()


def test_an_address_that_is_not_verified_opens_nothing(client, provider, cast):
    sign_in(client, provider, email="bengt@example.se", email_verified=False)
    assert SESSION_KEY not in client.session


def test_a_forged_state_opens_nothing(client, provider, cast):
    answer = client.get("/konto/oidc/organisation/login/callback/", {"code": "c", "state": "gissad"})
    assert SESSION_KEY not in client.session
    assert answer.status_code in {302, 401, 200}
