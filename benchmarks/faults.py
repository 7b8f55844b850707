# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A table fetched through every fault there is, and killed at fifty random moments.

Run: `python benchmarks/faults.py [--kills 50]`. The local server divides a table into many answers and plays every fault in a round:
429 with Retry-After, 503 twice, a body cut in the middle, silence, a log-in page. The fetching program is killed (SIGKILL) at a random moment, again and
again, until so many kills have been survived; a table that is done is begun anew in a new home. Then the code list changes, a variable is
renamed, and the table is updated while it is fetched. Exit code 1: a figure was lost, doubled or wrong, or a problem was not told.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from skillshed.home import Home
from skillshed.language import use_language
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.run import Failed, Saved
from skillshed.sources.fetching.visiting import Fetch, fetch
from skillshed.sources.servers.app import Play, running
from skillshed.sources.servers.manners import Fault, Manners
from skillshed.sources.servers.shelf import Shown, shelve
from sources import document

SIZES = (12, 40, 2, 1, 4)
CELLS = 60
ROUND = ("busy", "unavailable", "unavailable", "cut", "hang", "cut")
PROGRAM = """
import sys
from pathlib import Path
from skillshed.home import Home
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.visiting import fetch
home = Path(sys.argv[1])
fetch(Home(home), "pxweb", Wish(tables=("TAB4434",)), out=home / "out")
"""
IMPATIENT = {
    "connect": 2,
    "silence": 0.5,
    "whole": 5,
    "longest_wait": 3,
    "attempts": 6,
    "parallel": 2,
    "calls": 5000,
}


@dataclass
class Tally:
    """What has been survived, and what went wrong."""

    kills: int = 0
    tables: int = 0
    calls: int = 0
    wrong: list[str] = field(default_factory=list)


def home_for(base: str, folder: Path) -> Home:
    """A new home that asks the local server."""
    folder.mkdir(parents=True)
    told = {"services": {"pxweb": {"url": f"{base}/pxweb/v2", "limits": IMPATIENT}}}
    (folder / "services.yaml").write_text(json.dumps(told))
    return Home(folder)


def same(path: Path, content: bytes) -> bool:
    """Whether a fetched file holds every figure and mark of the table."""
    ours, theirs = json.loads(path.read_bytes()), json.loads(content)
    alike = np.array_equal(
        np.array(ours["value"], dtype=float), np.array(theirs["value"], dtype=float), equal_nan=True
    )
    return alike and ours["status"] == theirs["status"] and ours["id"] == theirs["id"]


def kills(tally: Tally, wanted: int, folder: Path) -> None:
    """Kill fetches at random moments, with faults on the way, until so many have been killed."""
    chance, content = random.Random(1), document(SIZES)
    manners = Manners(quirks={"cells": CELLS})
    with running(Play([shelve(content, name="YREG58")], {"pxweb": manners})) as base:
        while tally.kills < wanted:
            home = home_for(base, folder / f"home{tally.tables}")
            manners.seen.clear()
            done = False
            while not done:
                manners.faults.append(Fault(chance.choice(ROUND), 1.0, "/data"))
                done = _one_life(
                    home, pause=chance.uniform(0.3, 2.2), tally=tally, last=tally.kills >= wanted
                )
            tally.tables += 1
            tally.calls += sum(verb == "POST" for verb, _ in manners.seen)
            _judge(home, content, tally)


def _one_life(home: Home, *, pause: float, tally: Tally, last: bool) -> bool:
    """Run the program and kill it after a while; tells whether it was done before."""
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(home.path)])
    try:
        process.wait(timeout=None if last else pause)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        tally.kills += 1
        return False
    return (home.path / "out").is_dir()


def _judge(home: Home, content: bytes, tally: Tally) -> None:
    (kept,) = (home.path / "out").iterdir()
    if not same(kept, content):
        tally.wrong.append(f"{kept}: other figures than the service's")
    if list(home.fetching.rglob("*.body")):
        tally.wrong.append(f"{home.fetching}: answers were left behind")


def changes(tally: Tally, folder: Path) -> None:
    """The code list changes, a variable is renamed, the table is updated on the way: each is told, nothing is mixed."""
    content = document(SIZES)
    manners = Manners(quirks={"cells": CELLS})
    shelf = [shelve(content, name="YREG58")]
    wish = Wish(tables=("TAB4434",), select={"Yrke2012": "005,006", "Region": "*", "Kon": "*"})
    with running(Play(shelf, {"pxweb": manners})) as base:
        home = home_for(base, folder / "changes")
        for name, changed in (("a changed code list", b'"x05"'), ("a renamed variable", b'"Yrke2030"')):
            old = b'"005"' if b"x05" in changed else b'"Yrke2012"'
            shelf[:] = [shelve(content.replace(old, changed), name="YREG58")]
            _need_told(fetch(home, "pxweb", wish, out=home.path / "out"), name, tally)
        shelf[:] = [shelve(content, name="YREG58")]
        manners.faults.append(Fault("web page", path="/data"))
        _need_told(fetch(home, "pxweb", wish, out=home.path / "out"), "a log-in page", tally)
    with running(Play(Updated(content, manners), {"pxweb": manners})) as base:
        home = home_for(base, folder / "updated")
        _need_told(
            fetch(home, "pxweb", Wish(tables=("TAB4434",)), out=home.path / "out"),
            "an update on the way",
            tally,
        )
        (again,) = fetch(home, "pxweb", Wish(tables=("TAB4434",)), out=home.path / "out").outcomes
        if not isinstance(again, Saved) or not same(again.path, content):
            tally.wrong.append("after an update on the way the table was not fetched whole")


class Updated(list[Shown]):
    """A shelf whose table is updated after some answers."""

    def __init__(self, content: bytes, manners: Manners) -> None:
        self.before = shelve(content, name="YREG58")
        self.after = shelve(content.replace(b"2026-03-05", b"2027-03-05"), name="YREG58")
        self.manners = manners
        super().__init__([self.before])

    def __iter__(self):  # noqa: ANN204 - of what a list gives
        """Give the table as it is now."""
        answered = sum(verb == "POST" for verb, _ in self.manners.seen)
        return iter([self.after if answered > 9 else self.before])


def _need_told(visit: Fetch, name: str, tally: Tally) -> None:
    (outcome,) = visit.outcomes
    with use_language("en"):
        told = str(outcome.error) if isinstance(outcome, Failed) else ""
    print(f"{name}: {told or 'NOT TOLD'}")
    if not told:
        tally.wrong.append(f"{name} was not told")


def main() -> int:
    """Run, print, and fail where anything was wrong."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=50)
    tally, begun = Tally(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        kills(tally, asked.parse_args().kills, Path(folder))
        changes(tally, Path(folder))
    print(
        f"{tally.kills} kills, {tally.tables} tables of {int(np.prod(SIZES)):,} figures whole after them, {tally.calls} calls answered"
    )
    print("\n".join(tally.wrong) or "no figure lost, doubled or wrong; every problem told")
    print(f"{time.perf_counter() - begun:.0f} s")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
