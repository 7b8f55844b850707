# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Calls for a nation's table and the speed of reading JSON-stat, beside what is maintained.

Run: `pip install pxwebpy pyjstat && python benchmarks/sources.py [--record]`. Calls: employees by 290 municipalities, SSYK 3 (148), sex and five
years are fetched from the local server at SCB's stated limits (150,000 cells, 30 calls in 10 seconds); the server counts. The least possible is
the number of cells over the limit. Reading: processor time from bytes to a table with codes and reasons, best of three; pxwebpy (maintained) and
pyjstat (still since 2023) from the same bytes to their own rows, in the same run. Limits: 1.10 times the least; 5 million cells a second.
JobStream is measured by `jobstream.py`, faults and kills by `faults.py`. Exit code 1: a limit was missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recording import record
from skillshed.home import Home
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.files import jsonstat
from skillshed.sources.pxweb.splitting import least, split
from skillshed.sources.servers.app import Play, running, settings
from skillshed.sources.servers.manners import Manners
from skillshed.sources.servers.shelf import shelve

if TYPE_CHECKING:
    from collections.abc import Callable

CELLS, CALLS, SECONDS = 150_000, 30, 10.0
MOST_CALLS, LEAST_SPEED = 1.10, 5e6
TABLES = {
    "YREG58: 290 municipalities × SSYK3 × 2 × 5 years": (290, 148, 2, 1, 5),
    "YREG54: 430 occupations × 88 industries × 10 ages × 2 × 5": (430, 88, 10, 2, 5),
    "BefolkningNy: 312 regions × 101 ages × 2 × 57 years": (312, 101, 2, 1, 57),
    "312 regions × 400 occupations × 10 ages × 2 × 5 years": (312, 400, 10, 2, 5),
}
NAMES = ("Region", "Yrke2012", "Kon", "ContentsCode", "Tid")


def document(sizes: tuple[int, ...], *, secret: float = 0.05) -> bytes:
    """A table of these sizes, some of its cells secret."""
    rng = np.random.default_rng(1)
    values = rng.poisson(40, prod(sizes))
    hidden = rng.random(len(values)) < secret
    dimension = {}
    for name, size in zip(NAMES, sizes, strict=True):
        codes = [
            f"{1000 + i}" if name == "Region" else str(2020 + i) if name == "Tid" else f"{i:03}"
            for i in range(size)
        ]
        category = {
            "index": {code: i for i, code in enumerate(codes)},
            "label": {code: f"{name} {code}" for code in codes},
        }
        dimension[name] = {"label": name, "category": category, "extension": {"elimination": False}}
    told = {
        "version": "2.0", "class": "dataset", "label": "Anställda", "source": "SCB", "updated": "2026-03-05T07:00:00Z",
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]}, "id": list(NAMES), "size": list(sizes), "dimension": dimension,
        "extension": {"px": {"tableid": "TAB4434"}},
        "value": [None if gone else int(value) for gone, value in zip(hidden, values, strict=True)],
        "status": {str(i): ".." for i in np.flatnonzero(hidden)},
    }  # fmt: skip
    return json.dumps(told).encode()


def calls_made(content: bytes) -> tuple[int, int, float]:
    """Fetch the table over HTTP: calls that the server counted, figures that came, seconds."""
    manners = Manners(calls=CALLS, seconds=SECONDS, quirks={"cells": CELLS})
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Play([shelve(content, name="YREG58")], {"pxweb": manners})) as base,
    ):
        home = Home(Path(folder))
        (home.path / "services.yaml").write_text(settings(base))
        begun = time.perf_counter()
        (outcome,) = fetch(home, "pxweb", Wish(tables=("TAB4434",)), out=home.path / "out").outcomes
        seconds = time.perf_counter() - begun
        figures = len(json.loads(outcome.path.read_bytes())["value"])
    return sum(verb == "POST" for verb, _ in manners.seen), figures, seconds


def peer_calls(sizes: tuple[int, ...]) -> int:
    """How many calls pxwebpy makes of the same selection."""
    from pxweb._internal.functions import split_value_codes  # noqa: PLC0415 - a peer, installed for the measurement alone

    codes = {name: [str(i) for i in range(size)] for name, size in zip(NAMES, sizes, strict=True)}
    return len(list(split_value_codes(codes, CELLS)))


def speed(read: Callable[[bytes], object], content: bytes, cells: int) -> float:
    """Cells a second of processor time, the best of three."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        read(content)
        best = min(best, time.process_time() - begun)
    return cells / best


def with_pxwebpy(content: bytes) -> object:
    """The maintained client's own rows."""
    from pxweb._internal.functions import unpack_table_data  # noqa: PLC0415

    return list(unpack_table_data(json.loads(content), show=None))


def with_pyjstat(content: bytes) -> object:
    """The library most often named; not released since 2023."""
    from pyjstat import pyjstat  # noqa: PLC0415

    return pyjstat.Dataset.read(content.decode()).write("dataframe")


def reading() -> tuple[list[str], bool]:
    """Speeds, ours first."""
    sizes = (290, 148, 2, 1, 12)
    content, cells = document(sizes), prod(sizes)
    ours = speed(jsonstat.read, content, cells)
    lines = [
        f"| reading JSON-stat, {cells:,} cells | {ours / 1e6:.1f} M cells/s | ≥ {LEAST_SPEED / 1e6:.0f} M | |"
    ]
    for name, read in (("pxwebpy", with_pxwebpy), ("pyjstat", with_pyjstat)):
        try:
            theirs = speed(read, content, cells)
        except ImportError:
            continue
        lines.append(
            f"| – with {name} | {theirs / 1e6:.2f} M cells/s | | ours is {ours / theirs:.0f} times as fast |"
        )
    return lines, ours >= LEAST_SPEED


def planning() -> tuple[list[str], bool]:
    """Calls of every table, and of the first one as the server counted them."""
    lines, well = [], True
    for name, sizes in TABLES.items():
        selection = {f"{axis}": tuple(map(str, range(size))) for axis, size in enumerate(sizes)}
        made, fewest = len(split(selection, CELLS)), least(selection, CELLS)
        well &= made <= MOST_CALLS * fewest
        try:
            peer = f"pxwebpy: {peer_calls(sizes)}"
        except ImportError:
            peer = ""
        lines.append(f"| calls, {name} | {made} | ≤ {MOST_CALLS:.2f} × {fewest} | {peer} |")
    made, figures, seconds = calls_made(document(TABLES[next(iter(TABLES))]))
    whole = figures == prod(TABLES[next(iter(TABLES))])
    lines.append(
        f"| – the first one fetched over HTTP at SCB's limits | {made} calls, {figures:,} figures, {seconds:.1f} s | every cell | |"
    )
    return lines, well and whole and made == 3


def main() -> int:
    """Measure, print, and record if asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--record", action="store_true", help="add the table to RESULTS.md")
    choices = asked.parse_args()
    planned, few = planning()
    read, fast = reading()
    table = ["| what | measured | limit | beside |", "|---|---|---|---|", *planned, *read]
    print("\n".join(table))
    if choices.record:
        record("Sources", table)
    return 0 if few and fast else 1


if __name__ == "__main__":
    sys.exit(main())
