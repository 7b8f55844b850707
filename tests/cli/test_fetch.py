# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed fetch`, `sources` and `dev-servers` as a user meets them, against local services."""

import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skillshed.sources.servers.app import Play, running, settings
from skillshed.sources.servers.manners import Fault, Manners
from skillshed.sources.servers.shelf import of_demo

WANTED = ("--table", "FoddaK", "--table", "YREG58BAS")


@pytest.fixture(scope="module")
def served():
    manners = Manners()
    with running(Play(of_demo(), {"pxweb": manners})) as base:
        yield base, manners


@pytest.fixture
def home(tmp_path, served):
    place = tmp_path / "home"
    place.mkdir()
    (place / "services.yaml").write_text(settings(served[0]))
    return place


def test_from_a_dry_run_to_nothing_new(skillshed, home):
    dry = skillshed("fetch", "scb", *WANTED, "--dry-run", home=home)
    assert dry.code == 0
    assert "2 anrop, 46 968 tal" in dry.said.replace("\u00a0", " ")
    done = skillshed("--lang", "en", "fetch", "scb", *WANTED, home=home)
    assert done.code == 0, done.said
    assert "2 tables fetched, 0 failed" in done.said
    assert "instead of RAMS" in done.said
    again = json.loads(skillshed("fetch", "scb", *WANTED, "--json", home=home).out)
    assert again[0]["fetched"] == []
    status = skillshed("--lang", "en", "sources", "status", home=home)
    assert "YREG58BAS" in status.said
    assert "up to date" in status.said


def test_a_table_that_fails_is_told_and_the_command_ends_with_8(skillshed, home, served):
    served[1].faults.extend([Fault("web page", path="/data")])
    failed = skillshed("--lang", "en", "fetch", "scb", *WANTED, home=home)
    assert failed.code == 8
    assert "1 table fetched, 1 failed" in failed.said
    assert "proxy or a log-in page" in failed.said


def test_offline_is_said_in_words(skillshed, home):
    refused = skillshed("--lang", "en", "fetch", "scb", home=home, SKILLSHED_OFFLINE="1")
    assert refused.code == 8
    assert "set never to call out" in refused.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fetch", "scbb"), "Choose among: scb"),
        (("fetch", "scb", "--table", "YREG99"), "not one of those that are fetched"),
        (("fetch", "pxweb"), "Say which table to fetch"),
        (("fetch", "scb", "--years", "soon"), "soon are no years"),
        (("fetch", "pxweb", "--select", "Tid"), "Tid is no selection"),
    ],
)
def test_a_wrong_wish_is_told(skillshed, home, words, said):
    answer = skillshed("--lang", "en", *words, home=home)
    assert answer.code != 0
    assert said in answer.said


def test_tables_are_found_and_sources_listed(skillshed, home):
    assert "TAB4434" in skillshed("sources", "search", "yrke", home=home).said
    listed = json.loads(skillshed("sources", "list", "--json", home=home).out)
    assert {"scb", "pxweb"} <= {one["id"] for one in listed}


def test_local_services_are_used_as_long_as_they_run(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder, home = tmp_path / "data", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    (home / "services.yaml").write_text("contact: a@b.example\n")
    program = "from skillshed.cli import main; main()"
    words = [
        sys.executable,
        "-c",
        program,
        "--home",
        str(home),
        "dev-servers",
        "--folder",
        str(folder),
        "--port",
        str(port),
    ]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while str(port) not in Path(home / "services.yaml").read_text() and time.monotonic() < until:
            time.sleep(0.1)
        assert f"127.0.0.1:{port}" in (home / "services.yaml").read_text()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    assert (home / "services.yaml").read_text() == "contact: a@b.example\n"
