# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The documentation's examples run, as a reader would run them: the tutorial's commands, and the Python beside them."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
SKILLSHED = str(Path(sys.executable).with_name("skillshed"))
PLACEHOLDER = "r0123456789ab"


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def run(words: list[str], home: Path, *, folder: Path) -> str:
    environment = {**os.environ, "SKILLSHED_HOME": str(home), "SKILLSHED_LANG": "en", "NO_COLOR": "1"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{shlex.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def console(page: str, home: Path, *, folder: Path) -> None:
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    commands = [
        shlex.split(line.removeprefix("$ ")) for line in lines if line.startswith("$ skillshed --demo")
    ]
    assert len(commands) >= 4
    for words in commands:
        run([SKILLSHED, *words[1:]], home, folder=folder)


def python(page: str, home: Path, *, folder: Path) -> None:
    release = (home / "current").read_text(encoding="utf-8").strip() if (home / "current").exists() else ""
    code = "\n".join(blocks(page, "python")).replace(PLACEHOLDER, release)
    assert code
    run([sys.executable, "-W", "error", "-c", code], home, folder=folder)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    run([SKILLSHED, "demo", "--no-serve"], folder / "home", folder=folder)
    return folder / "home"


def test_the_documentation_can_be_followed(home, tmp_path):
    """One test, so that one world serves all pages whichever worker runs it."""
    console("tutorial/first-report.md", home, folder=tmp_path)
    assert (tmp_path / "municipality.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    (tmp_path / "areas.yaml").write_text(
        blocks("how-to/define-a-cooperation-area.md", "yaml")[0], encoding="utf-8"
    )
    python("tutorial/first-report.md", home, folder=tmp_path)
    console("how-to/define-a-cooperation-area.md", home, folder=tmp_path)
    assert "Northern cooperation area" in (tmp_path / "norr.html").read_text(encoding="utf-8")
    python("how-to/define-a-cooperation-area.md", home, folder=tmp_path)
    python("how-to/scenario.md", home, folder=tmp_path)
    python("how-to/read-a-release.md", home / "demo", folder=home / "demo")
    python("explanation/crosswalks.md", home, folder=tmp_path)
    console("how-to/plan-places.md", home, folder=tmp_path)
    python("how-to/plan-places.md", home, folder=tmp_path)
    assert (tmp_path / "plan.xlsx").stat().st_size > 0
