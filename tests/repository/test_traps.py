# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of traps name tests that exist, and every source has the same files."""

import re
from pathlib import Path

import pytest

from skillshed.sources.registry import SOURCES

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / "explanation" / name for name in ("sources.md", "service-traps.md")]


def test_every_trap_has_a_test():
    rows = [
        line
        for page in PAGES
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    traps = [row for row in rows if not row.startswith(("| trap", "| Service |", "|---"))]
    assert len(traps) > 60
    assert not [row for row in traps if "test_" not in row.split(" | ")[-1]]


def test_the_tests_exist():
    named = {name for page in PAGES for name in re.findall(r"`(test_\w+)`", page.read_text(encoding="utf-8"))}
    there = {
        name
        for path in (ROOT / "tests" / "sources").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }
    assert named
    assert not named - there


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_a_folder_of_the_same_files(name):
    folder = ROOT / "src" / "skillshed" / "sources" / SOURCES[name].split(".")[2]
    assert not [file for file in ("service.yaml", "source.py", "README.md") if not (folder / file).is_file()]
    assert "erm" in (folder / "README.md").read_text(encoding="utf-8")  # Terms: the licence and how to cite
