# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is installed from a wheel is whole: code, contracts, parameters, code lists, templates."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def names_below(folder):
    return {
        str(path.relative_to(folder))
        for path in (folder / "skillshed").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_file_of_the_package(unpacked):
    assert names_below(unpacked) == names_below(ROOT / "src")


def test_the_wheel_carries_its_licence(unpacked):
    assert list(unpacked.rglob("licenses/**/EUPL-1.2.txt"))


def test_the_command_line_runs_from_the_wheel(unpacked, tmp_path):
    program = "import skillshed, skillshed.cli; print(skillshed.__file__); skillshed.cli.main(['--lang', 'en', 'codes', '--help'])"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith(str(unpacked))
    assert "Usage" in run.stdout
