# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What others have written is there as it was taken over: listed, with licence, unchanged, at the version asked for."""

import hashlib
import json
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
VENDOR = ROOT / "src" / "skillshed" / "web" / "static" / "vendor"
LISTED = tomllib.loads((VENDOR / "VENDORED.toml").read_text(encoding="utf-8"))["file"]


def test_every_file_is_listed_and_unchanged():
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir()}
    del there["VENDORED.toml"]
    assert there == {file["name"]: file["sha256"] for file in LISTED}


def test_every_package_has_a_licence_we_may_pass_on():
    licences = {package["licence"] for file in LISTED for package in file["package"]}
    assert licences <= {"MIT", "BSD-3-Clause", "OFL-1.1", "ISC"}


def test_the_versions_are_the_ones_asked_for():
    asked = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    taken = {package["name"]: package["version"] for file in LISTED for package in file["package"]}
    assert taken == {name: version for name, version in asked.items() if name in taken}


def test_no_file_points_to_a_map_that_is_not_there():
    for path in VENDOR.iterdir():
        if path.suffix in {".js", ".css"}:
            assert "sourceMappingURL" not in path.read_text(encoding="utf-8")
