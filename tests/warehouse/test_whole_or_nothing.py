# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A build that is killed leaves what was; two builds of the same snapshots are the same bytes, wherever they are made."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from skillshed.home import Home
from skillshed.sources.snapshot import About, SnapshotStore
from skillshed.warehouse import build as building
from skillshed.warehouse import publishing
from skillshed.warehouse.build import build
from skillshed.warehouse.manifest import VARIES

BUILDING = """
import itertools, sys
from pathlib import Path
from skillshed.home import Home
from skillshed.warehouse.build import build

for seed in itertools.count(100):
    print(seed, flush=True)
    build(Home(Path(sys.argv[1])), seed=seed)
"""

ONCE = """
import sys
from pathlib import Path
from skillshed.home import Home
from skillshed.warehouse import build as building

building.code_version = lambda: "the same"
print(building.build(Home(Path(sys.argv[1])), seed=7).id)
"""


@pytest.fixture
def real_home(tmp_path):
    """A home with an original that the readers know, so that another process can build it."""
    return filled(tmp_path / "home")


def filled(path):
    home = Home(path)
    rows = [
        f"{age},{sex},{county},{year},{1000 - age + year}"
        for county in ("Stockholm", "Uppsala", "Västmanland")
        for sex in ("Females", "Males")
        for age in range(100)
        for year in range(1990, 2006)
    ]
    for kind in ("population", "deaths"):
        content = "\n".join(["age,sex,region,year,value", *rows]) + "\n" * (1 + (kind == "deaths"))
        about = About(kind=kind, title=kind, publisher="SCB", licence="CC0-1.0", format="csv")
        at = publishing.datetime(2025, 3, 1, tzinfo=publishing.UTC)
        SnapshotStore(home).add(content.encode(), about, filename=f"{kind}.csv", retrieved_at=at)
    return home


def test_a_build_killed_at_any_moment_leaves_the_current_release_as_it_was(real_home):
    good = build(real_home)
    publishing.publish(real_home, good.id)
    chance = random.Random(11)
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", BUILDING, str(real_home.path)], stdout=subprocess.PIPE, text=True
        )
        process.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.6))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert publishing.current(real_home).id == good.id
        for release in publishing.releases(real_home):
            assert release.verify() == []
    again = build(real_home)
    assert again.unchanged
    assert not [
        path for path in real_home.releases.iterdir() if path.name.startswith((".building", ".aside"))
    ]


def contents(release):
    files = {path.name: path.read_bytes() for path in sorted(release.path.iterdir())}
    manifest = json.loads(files.pop("manifest.json"))
    return files, {key: value for key, value in manifest.items() if key not in VARIES}


def test_two_homes_make_the_same_bytes(real_home, tmp_path):
    other = filled(tmp_path / "elsewhere")
    one, two = build(real_home, seed=7), build(other, seed=7)
    assert one.id == two.id
    assert contents(one) == contents(two)
    assert {"population.parquet", "deaths.parquet", "datapackage.json", "README.md"} == set(contents(one)[0])


def test_another_process_makes_the_same_bytes(real_home, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "code_version", lambda: "the same")
    other = filled(tmp_path / "elsewhere")
    told = subprocess.run(
        [sys.executable, "-c", ONCE, str(other.path)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": "42"},
    )
    one = build(real_home, seed=7)
    assert told.stdout.strip() == one.id
    assert contents(one) == contents(publishing.find(other, one.id))
