# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What `skillshed serve` tells whoever starts it."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from skillshed.cli import serve


class Refusing(BaseHTTPRequestHandler):
    """A site that answers to other names only."""

    def do_GET(self):
        self.send_error(400)

    def log_message(self, *_):
        """Say nothing."""


def test_the_address_is_told_when_it_answers_and_not_before(capsys, monkeypatch):
    looked = threading.Event()
    monkeypatch.setattr(serve.time, "sleep", lambda _: looked.set() or threading.Event().wait(0.01))
    with HTTPServer(("127.0.0.1", 0), Refusing, bind_and_activate=False) as site:
        site.server_bind()  # taken, but nobody listens yet
        address = serve.address_of("127.0.0.1", site.server_port)
        telling = serve.tell_when_it_answers(address, open_it=False)
        assert looked.wait(30)
        assert address not in capsys.readouterr().out
        site.server_activate()
        threading.Thread(target=site.handle_request, daemon=True).start()
        telling.join(30)
    assert address in capsys.readouterr().out


@pytest.mark.parametrize(
    ("hosts", "https", "proxies", "warned"),
    [
        ("kompetens.example.se", "auto", "0", True),
        ("kompetens.example.se", "auto", "1", False),
        ("kompetens.example.se", "0", "0", False),
        ("localhost", "auto", "0", False),
        ("localhost", "1", "0", True),
    ],
)
def test_https_without_a_proxy_that_is_believed_is_warned_of(
    capsys, monkeypatch, hosts, https, proxies, warned
):
    for name, value in (("HOSTS", hosts), ("HTTPS", https), ("PROXIES", proxies)):
        monkeypatch.setenv(f"SKILLSHED_{name}", value)
    serve.warn_of_unseen_proxies()
    assert ("SKILLSHED_PROXIES" in capsys.readouterr().err) == warned
