# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A terminal for tests: the real program in a process of its own, and a demo home built once for all of them."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

Run = Callable[..., "Answer"]


@dataclass(frozen=True)
class Answer:
    """What a command said and how it left."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything on the screen as one line, so that wrapping does not matter."""
        return " ".join((self.out + self.err).replace("│", " ").split())


def _run(*words: object, home: Path, **environment: str) -> Answer:
    command = [sys.executable, "-c", "from skillshed.cli import main; main()", *map(str, words)]
    done = subprocess.run(
        command,
        env={
            **os.environ,
            "SKILLSHED_HOME": str(home),
            "PYTHONWARNINGS": "error",
            "COLUMNS": "200",
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def skillshed(tmp_path: Path) -> Run:
    """Run the program with an empty home of its own; `skillshed.home` is the folder."""
    home = tmp_path / "home"

    def run(*words: object, home: Path = home, **environment: str) -> Answer:
        return _run(*words, home=home, **environment)

    return run


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answer]:
    """A home in which `skillshed demo` has been run, once for all test processes."""
    base = tmp_path_factory.getbasetemp()  # a worker's own lies below the run's
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built-demo"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = shared / "said.txt"
        if not said.exists():
            answer = _run("demo", "--no-serve", home=shared / "home")
            said.write_text(f"{answer.code}\0{answer.out}\0{answer.err}", encoding="utf-8")
    code, out, err = said.read_text(encoding="utf-8").split("\0")
    return shared / "home", Answer(int(code), out, err)


@pytest.fixture
def demo_home(built_once: tuple[Path, Answer], tmp_path: Path) -> Path:
    """A copy of the built demo home that a test may change."""
    copy = tmp_path / "home"
    shutil.copytree(built_once[0], copy, symlinks=True)
    return copy
