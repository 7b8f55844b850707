# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No test meets the home folder or the language of whoever runs it; what is heavy is made once for all of them."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from skillshed.workspace import Workspace


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_our_own(tmp_path_factory: pytest.TempPathFactory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLSHED_HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("SKILLSHED_LANG", "FORCE_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A folder that all test processes of this session share, and no other session."""
    if lent := os.environ.get("SKILLSHED_TESTS_SHARED"):  # tests that run tests
        return Path(lent)
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def once():
    """Make something in a folder once for all test processes; the others wait for the first."""

    def make_once(folder, make):
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "said.txt").exists():
                (folder / "said.txt").write_text(make(folder) or "", encoding="utf-8")
        return folder

    return make_once


def _build_demo(folder):
    command = [sys.executable, "-c", "from skillshed.cli import main; main()", "demo", "--no-serve"]
    surroundings = {
        **os.environ,
        "SKILLSHED_HOME": str(folder / "home"),
        "PYTHONWARNINGS": "error",
        "COLUMNS": "200",
    }
    done = subprocess.run(
        command, env=surroundings, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    return f"{done.returncode}\0{done.stdout}\0{done.stderr}"


@pytest.fixture(scope="session")
def demo_release(shared, once):
    """The demo world's release: the one that the tests of the command line build, whoever comes first."""
    return Workspace.open(once(shared / "built-demo", _build_demo) / "home" / "demo").release()
