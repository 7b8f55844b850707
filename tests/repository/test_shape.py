# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The house's sizes: a file is one concept, a function one thought, and nothing large is kept in the repository."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LARGEST_FILE = 1_000_000

# path or path::function -> why it may be longer
EXCEPTIONS = {
    "src/skillshed/web/static/vendor/map.js": "MapLibre, vendored whole and hashed in VENDORED.toml: pages load nothing from elsewhere",
    "tests/report/conftest.py": "one release for every page of the report, written out figure by figure",
    "tests/sources/test_importing.py": "what is taken in and what is refused stand beside each other, a few lines per case",
}


def kept_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def python_files() -> list[Path]:
    return [path for path in kept_files() if path.suffix == ".py"]


def test_no_file_is_large():
    large = [str(path.relative_to(ROOT)) for path in kept_files() if path.stat().st_size > LARGEST_FILE]
    assert not set(large) - EXCEPTIONS.keys()


def test_python_files_are_one_concept_long():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not {name: lines for name, lines in long.items() if name not in EXCEPTIONS}


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement after the docstring to the last; a long docstring is no sin."""
    statements = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (statements[-1].end_lineno - statements[0].lineno + 1) if statements else 0


def test_functions_are_one_thought_long():
    long = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and body_lines(node) > LONGEST_FUNCTION
            ):
                long[f"{path.relative_to(ROOT)}::{node.name}"] = body_lines(node)
    assert not {name: lines for name, lines in long.items() if name not in EXCEPTIONS}


def test_exceptions_are_still_needed_and_give_a_reason():
    for name, reason in EXCEPTIONS.items():
        assert (ROOT / name.partition("::")[0]).is_file(), name
        assert len(reason) > 20, name


def test_the_rooms_have_no_drawer_for_odds_and_ends():
    forbidden = {"utils", "util", "helpers", "helper", "common", "core", "misc"}
    names = {part for path in python_files() for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & forbidden
