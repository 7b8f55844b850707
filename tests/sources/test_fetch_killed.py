# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A fetch that is killed, again and again, at moments nobody chose; benchmarks/faults.py does it fifty times."""

import json
import random
import subprocess
import sys
import time

import numpy as np

from skillshed.home import Home
from skillshed.sources.fetching.kept import Kept
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.files import jsonstat
from skillshed.sources.servers.app import Play, running
from skillshed.sources.servers.manners import Fault, Manners
from skillshed.sources.snapshot import SnapshotStore

KILLS = 3
CELLS = 4
PROGRAM = """
import sys
from skillshed.home import Home
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.visiting import fetch
from pathlib import Path
fetch(Home(Path(sys.argv[1])), "pxweb", Wish(tables=("TAB1",), kind="population"))
"""


def posts(manners):
    return sum(verb == "POST" for verb, _ in manners.seen)


def killed(home, manners, *, after):
    """Start a fetch and kill it when the service has been asked so many more times."""
    begun = posts(manners)
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(home.path)])
    while process.poll() is None and posts(manners) < begun + after:
        time.sleep(0.002)
    process.kill()
    process.wait()


def test_nothing_is_lost_doubled_or_wrong_after_kills(play, tmp_path):
    chance = random.Random(7)
    manners = Manners(quirks={"cells": CELLS})
    home = Home(tmp_path / "home")
    home.path.mkdir()
    with running(Play([play.shown()], {"pxweb": manners})) as base:
        (home.path / "services.yaml").write_text(play.settings_text(base, parallel=1))
        for _ in range(KILLS):
            killed(home, manners, after=chance.randint(1, 5))
            assert len(SnapshotStore(home)) == 0
        (outcome,) = fetch(home, "pxweb", Wish(tables=("TAB1",), kind="population")).outcomes
    assert outcome.continued >= KILLS
    assert posts(manners) <= len(outcome.batch.calls) + KILLS  # at most the call under way is asked again
    (snapshot,) = SnapshotStore(home)
    values = jsonstat.read(snapshot.path.read_bytes()).frame["value"].to_numpy()
    np.testing.assert_array_equal(values, [0, np.nan, *range(2, 72)])
    assert list(home.fetching.rglob("*.body")) == []


def test_half_written_answers_are_asked_for_again(play, tmp_path):
    manners = Manners(quirks={"cells": CELLS})
    home = Home(tmp_path / "home")
    home.path.mkdir()
    with running(Play([play.shown()], {"pxweb": manners})) as base:
        (home.path / "services.yaml").write_text(play.settings_text(base, parallel=1))
        killed(home, manners, after=6)
        bodies = sorted(home.fetching.rglob("*.body"))
        bodies[0].write_bytes(bodies[0].read_bytes()[:-9])
        receipts = sorted(home.fetching.rglob("*.json"))
        receipts[-1].write_text("{")
        (outcome,) = fetch(home, "pxweb", Wish(tables=("TAB1",), kind="population")).outcomes
    values = jsonstat.read(outcome.imported.snapshot.path.read_bytes()).frame["value"].to_numpy()
    np.testing.assert_array_equal(values, [0, np.nan, *range(2, 72)])


def test_every_fault_in_one_run_is_survived_and_told(play, tmp_path):
    faults = [
        Fault("busy"),
        Fault("unavailable"),
        Fault("unavailable"),
        Fault("cut"),
        Fault("hang", seconds=2),
    ]
    manners = Manners(quirks={"cells": CELLS})
    manners.faults.extend(Fault(fault.what, fault.seconds, "/data") for fault in faults)
    home = Home(tmp_path / "home")
    home.path.mkdir()
    with running(Play([play.shown()], {"pxweb": manners})) as base:
        (home.path / "services.yaml").write_text(play.settings_text(base))
        visit = fetch(home, "pxweb", Wish(tables=("TAB1",), kind="population"))
    (outcome,) = visit.outcomes
    assert len(visit.setbacks) == len(faults)
    values = jsonstat.read(outcome.imported.snapshot.path.read_bytes()).frame["value"].to_numpy()
    np.testing.assert_array_equal(values, [0, np.nan, *range(2, 72)])
    assert (
        len(
            json.loads((outcome.imported.snapshot.path.parent / "snapshot.json").read_text())["fetched"][
                "setbacks"
            ]
        )
        == 5
    )
    assert [line.outcome for line in Kept(home).asked()] == ["fetched"]
