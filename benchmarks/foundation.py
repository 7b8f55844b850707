# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measure the foundation: start, import, demo county, demo nation.

`make bench` prints the table; `.venv/bin/python benchmarks/foundation.py --record` also adds it to RESULTS.md. Each
command runs in a process of its own with an empty home; wall time and peak memory are the operating system's own
accounting of that process and its children. Exit code 1: a limit was missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recording import record

if TYPE_CHECKING:
    from collections.abc import Callable

BIN = Path(sys.executable).parent
SKILLSHED = str(BIN / "skillshed")
AGES_BY_REGION = "YREG_000000NK"
REAL = Path(__file__).parents[2] / "shared" / "data" / "scb"

Command = list[str]


@dataclass(frozen=True)
class Cost:
    """What one run took: wall time, peak memory, and the processors' time in it."""

    seconds: float
    megabytes: float
    processor: float = 0.0


@dataclass(frozen=True)
class Case:
    """One thing to measure: our command, its limits, and a peer that does the least such a command must do."""

    name: str
    ours: Callable[[str], Command]  # gets an empty home folder
    limit: Cost
    peer_name: str
    peer: Command
    runs: int = 3


def cases() -> list[Case]:
    """List what can be measured on this machine."""
    nothing = [sys.executable, "-c", "pass"]
    world = "import skillshed, sys; skillshed.open(sys.argv[1], demo=True).demo(size='nation')"
    listed = [
        Case(
            "`skillshed --help`",
            lambda _: [SKILLSHED, "--help"],
            Cost(0.5, 200),
            "`python -c pass`",
            nothing,
            runs=7,
        ),
        Case(
            "`skillshed demo` (county, all of it)",
            lambda home: [SKILLSHED, "--home", home, "demo", "--no-serve"],
            Cost(60, 1536),
            "`import pandas, scipy.stats, pyarrow.parquet, vl_convert`",
            [sys.executable, "-c", "import pandas, scipy.stats, pyarrow.parquet, vl_convert"],
        ),
        Case(
            "demo world of the nation, generated",
            lambda home: [sys.executable, "-c", world, home],
            Cost(60, 3072),
            "`import pandas`",
            [sys.executable, "-c", "import pandas"],
            runs=1,
        ),
    ]
    return listed + [_import_case(path) for path in sorted(REAL.glob(f"{AGES_BY_REGION}*.csv"))[:1]]


def _import_case(path: Path) -> Case:
    reading = "import pandas, sys; pandas.read_csv(sys.argv[1], encoding='latin-1')"
    return Case(
        f"`skillshed import` of {AGES_BY_REGION} ({path.stat().st_size / 1e6:.1f} MB)",
        lambda home: [SKILLSHED, "--home", home, "import", str(path)],
        Cost(2, 1024),
        "`pandas.read_csv` of the same file",
        [sys.executable, "-c", reading, str(path)],
        runs=5,
    )


def run(command: Command) -> Cost:
    """Run one command and give its wall time and peak memory, children included."""
    with tempfile.TemporaryFile() as told:
        begun = time.perf_counter()
        process = os.posix_spawn(
            command[0],
            command,
            {**os.environ, "NO_COLOR": "1"},
            file_actions=[(os.POSIX_SPAWN_DUP2, told.fileno(), 1), (os.POSIX_SPAWN_DUP2, told.fileno(), 2)],
        )
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - begun
        if code := os.waitstatus_to_exitcode(status):
            told.seek(0)
            raise SystemExit(f"{' '.join(command)} ended with {code}:\n{told.read().decode()}")
    return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def median(costs: list[Cost]) -> Cost:
    """Give the middle run by wall time, and the largest memory of all runs."""
    middle = sorted(costs, key=lambda cost: cost.seconds)[len(costs) // 2]
    return Cost(middle.seconds, max(cost.megabytes for cost in costs), middle.processor)


def measure(case: Case) -> tuple[str, bool]:
    """Measure one case and its peer, run for run; gives a row and whether both limits held."""
    ours, peers = [], []
    for _ in range(case.runs):
        with tempfile.TemporaryDirectory() as home:
            ours.append(run(case.ours(home)))
        peers.append(run(case.peer))
    mine, peer = median(ours), median(peers)
    held = mine.seconds <= case.limit.seconds and mine.megabytes <= case.limit.megabytes
    row = (
        f"| {case.name} | {mine.seconds:.2f} s | {case.limit.seconds:g} s | {mine.processor:.2f} s | {mine.megabytes:.0f} MB "
        f"| {case.limit.megabytes:g} MB | {'held' if held else '**missed**'} "
        f"| {mine.seconds / peer.seconds:.1f} × {case.peer_name} ({peer.seconds:.2f} s) | {case.runs} |"
    )
    return row, held


def main() -> None:
    """Measure everything, print the table, and record it if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="add the table to benchmarks/RESULTS.md")
    arguments = parser.parse_args()
    table = [
        "| what | time (median) | limit | processor time | peak memory | limit | | against a peer in the same run | runs |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    held = []
    for case in cases():
        row, fine = measure(case)
        print(row, file=sys.stderr, flush=True)
        table.append(row)
        held.append(fine)
    print("\n".join(table))
    if arguments.record:
        record("Foundation", table)
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
