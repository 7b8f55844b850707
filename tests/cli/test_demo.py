# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

BECOME = "import sys, skillshed; from skillshed.cli import demo; demo._serve(skillshed.open(sys.argv[1], demo=True), port=int(sys.argv[2]))"


def test_it_works(built_once):
    home, answer = built_once
    assert answer.code == 0, answer.err
    page = (home / "demo" / "rapport.html").read_text(encoding="utf-8")
    assert "iktiv" in page
    assert "FIKTIVA UPPGIFTER" in answer.said


def test_the_demo_world_has_a_home_of_its_own(built_once, skillshed):
    home, _ = built_once
    assert json.loads(skillshed("releases", "list", "--json", home=home).out) == []
    assert len(json.loads(skillshed("releases", "list", "--json", "--demo", home=home).out)) == 1


def test_progress_is_shown_on_stderr_only(built_once):
    _, answer = built_once
    assert "Läser in filer" in answer.err
    assert "Läser in filer" not in answer.out


def test_an_unknown_size_is_refused(skillshed):
    answer = skillshed("demo", "--size", "galaxy")
    assert answer.code == 2
    assert "galaxy" in answer.said


@pytest.fixture
def become_a_site(demo_home, tmp_path):
    """What `skillshed demo` does when all is built: the process that has become the site, its address and what it said."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", BECOME, str(demo_home), str(port)],
            env={**os.environ, "SKILLSHED_LANG": "sv"}, stdout=said, stderr=said,
        )  # fmt: skip
    try:
        until_it_answers(f"http://127.0.0.1:{port}/health/live", said=tmp_path / "said")
        yield process, f"http://127.0.0.1:{port}", (tmp_path / "said").read_text(encoding="utf-8")
    finally:
        process.terminate()
        assert process.wait(30) == 0


def until_it_answers(address, *, said):
    for _ in range(300):
        try:
            return urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(said.read_text(encoding="utf-8"))


def test_the_process_that_built_becomes_the_site_and_tells_its_accounts(become_a_site):
    process, site, said = become_a_site
    words = Path(f"/proc/{process.pid}/cmdline").read_text().split("\0")
    assert "serve" in words
    assert BECOME not in words
    assert "Demokonton" in said
    assert "startar" in said
    email, password = re.search(r"(anna@demo\.example)\s+(\S+)", said).groups()
    browser = build_opener(HTTPCookieProcessor())
    page = browser.open(f"{site}/konto/login/", timeout=30).read().decode()
    seal = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = {"csrfmiddlewaretoken": seal, "login": email, "password": password}
    request = Request(f"{site}/konto/login/", urlencode(form).encode(), {"Referer": f"{site}/konto/login/"})
    with browser.open(request, timeout=30) as answer:
        assert "/login/" not in answer.url
        assert "Anna" in answer.read().decode()
