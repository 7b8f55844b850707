# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed serve`: one process tree that answers, mends itself and ends cleanly."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, path="health/live"):
    with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
        return json.load(answer)


def until(holds, *, what):
    for _ in range(PATIENCE * 5):
        try:
            if found := holds():
                return found
        except (URLError, OSError):
            pass
        time.sleep(0.2)
    raise AssertionError(what)


def children(process):
    """Every process below one, as numbers with the words they were started with."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                found[int(folder.name)] = (parent, (folder / "cmdline").read_text().split("\0"))
            except OSError:
                continue
    below, waiting = {}, [process]
    while waiting:
        above = waiting.pop()
        ours = {pid: words for pid, (parent, words) in found.items() if parent == above}
        below |= ours
        waiting += ours
    return below


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    home, port = tmp_path_factory.mktemp("served"), free_port()
    command = [sys.executable, "-c", "from skillshed.cli import main; main()", "serve", "--port", str(port)]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, "SKILLSHED_HOME": str(home)}, stdout=log, stderr=log
        )
    try:
        until(lambda: ask(port), what=(home / "log").read_text)
        assert "@demo.example" not in (home / "log").read_text()
        yield process, port
    finally:
        process.kill()
        process.wait()


def worker_of(process):
    return next((pid for pid, words in children(process.pid).items() if "work" in words), None)


def test_the_tree_lives_and_ends_as_one(site):
    """One test, since a tree takes seconds to start."""
    process, port = site
    assert ask(port) == {"live": True}

    worker = until(lambda: worker_of(process), what="no worker")
    os.kill(worker, signal.SIGKILL)
    assert until(
        lambda: (now := worker_of(process)) and now != worker, what="the worker was not started again"
    )

    below = children(process.pid)
    (page_server,) = [
        pid
        for pid, words in below.items()
        if "granian" in words and any(pid in children(other) for other in below)
    ]
    os.kill(page_server, signal.SIGKILL)
    assert until(lambda: ask(port), what="the server did not come back")

    below = children(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    until(lambda: not [pid for pid in below if Path(f"/proc/{pid}").exists()], what=f"left behind: {below}")
