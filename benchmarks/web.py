# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measure the site: pages and JSON under load, memory of the tree, first paint and weight of pages; beside a plain Django page.

`.venv/bin/python benchmarks/web.py` builds the demo county and the demo world of Mälardalen, starts `skillshed serve` for each, finds
pages by following the start page's links, and asks with wrk over 32 connections from the same machine; then it opens each page in
Chromium over a simulated slow 4G (Debian: `apt-get install wrk chromium`). `--record` adds the table to RESULTS.md. Exit code 1: a
limit was missed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from recording import record
from serving.opening import opened
from serving.processes import free_port, megabytes, running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from serving.opening import Opening

HERE = Path(__file__).parent
SKILLSHED = str(Path(sys.executable).parent / "skillshed")
CONNECTIONS = 32
PAGES, OF_A_KIND = 24, 3
WORLDS = {"county": "a county", "malardalen": "Mälardalen"}
JSON = ("/api/v1/outlook/31", "/api/v1/datasets", "/api/v1/datasets/outlook_balance/data?region=31&year=2030")
NOT_PAGES = (
    "/konto/",
    "/api/",
    "/static/",
    "/admin/",
    "/sprak/",
    "/arbete/",
    "/planering/",
    "/health/",
    "/lasinstallningar/?",
)


@dataclass(frozen=True)
class Load:
    """What a load gave: answers a second, the 95th percentile of waiting (ms), and how many went wrong."""

    rate: float
    p95: float
    errors: int


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    measured: str
    limit: str
    held: bool


def main() -> int:
    """Measure, print, perhaps record; gives the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--seconds", type=int, default=15, help="of each load (the long one is 60 s or this, if longer)"
    )
    for size in WORLDS:
        asked.add_argument(
            f"--{size}", type=Path, help=f"a home in which `skillshed demo --size {size}` has been run"
        )
    asked.add_argument("--record", action="store_true")
    given = asked.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    peer, rows = _peer(seconds=given.seconds), []
    with tempfile.TemporaryDirectory() as folder:
        for size, name in WORLDS.items():
            home = getattr(given, size) or _demo(Path(folder) / size, size)
            rows += measure(home, name, seconds=given.seconds, peer=peer)
    table = ["| measured | result | limit | held |", "|---|---|---|---|"]
    table += [
        f"| {row.name} | {row.measured} | {row.limit} | {'yes' if row.held else 'NO'} |" for row in rows
    ]
    print("\n".join(table))
    if given.record:
        record("The site under load", table)
    return 0 if all(row.held for row in rows) else 1


def _demo(home: Path, size: str) -> Path:
    command = [SKILLSHED, "--home", str(home), "demo", "--size", size, "--no-serve"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return home


def measure(home: Path, name: str, *, seconds: int, peer: Load) -> list[Row]:
    """Measure the site of one demo world."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    environment = {"SKILLSHED_HOME": str(home), "SKILLSHED_LOG": "text"}
    with running(
        [SKILLSHED, "--demo", "serve", "--port", str(port)],
        asked=f"{base}/health/live",
        environment=environment,
    ) as site:
        pages = found_pages(base)
        outlook, data = load(base, pages, seconds=seconds), load(base, JSON, seconds=seconds)
        long = load(base, [*pages, *JSON], seconds=max(60, seconds))
        memory = megabytes(site)
        seen = opened(base, pages)
    rows = [*_speed((outlook, data, peer), pages=len(pages)), *_burden(long, memory), *_openings(seen)]
    return [replace(row, name=f"{name}: {row.name}") for row in rows]


def _openings(seen: list[Opening]) -> list[Row]:
    slowest = max(seen, key=lambda one: one.paint)
    heaviest = max((one for one in seen if not one.has_map), key=lambda one: one.bytes)
    return [
        Row(
            f"slowest first contentful paint of {len(seen)} pages, slow 4G ({slowest.page})",
            f"{slowest.paint:.0f} ms",
            "1,000 ms",
            slowest.paint <= 1000,
        ),
        Row(
            f"heaviest page without a map, read to the end ({heaviest.page})",
            f"{heaviest.bytes / 1000:.0f} kB",
            "400 kB",
            heaviest.bytes <= 400_000,
        ),
    ]


def _speed(loads: tuple[Load, Load, Load], *, pages: int) -> list[Row]:
    outlook, data, peer = loads
    return [
        Row(
            f"{pages} pages, 95th percentile",
            f"{outlook.p95:.0f} ms (plain Django {peer.p95:.0f} ms)",
            "100 ms",
            outlook.p95 <= 100,
        ),
        Row(
            f"{pages} pages",
            f"{outlook.rate:.0f}/s ({outlook.rate / peer.rate:.2f} × plain Django)",
            "150/s",
            outlook.rate >= 150,
        ),
        Row(
            "JSON",
            f"{data.rate:.0f}/s ({data.rate / peer.rate:.2f} × plain Django)",
            "1,500/s",
            data.rate >= 1500,
        ),
    ]


def _burden(long: Load, memory: float) -> list[Row]:
    return [
        Row("the long load of both, errors", str(long.errors), "0", long.errors == 0),
        Row("memory of the process tree after it", f"{memory:.0f} MB", "600 MB", memory <= 600),
    ]


def load(base: str, paths: Sequence[str], *, seconds: int) -> Load:
    """Ask addresses in turn over 32 connections; each has been asked once before."""
    for path in paths:
        _get(base + path)
    script = str(HERE / "serving" / "load.lua")
    command = [
        "wrk",
        "-t",
        "1",
        "-c",
        str(CONNECTIONS),
        "-d",
        f"{seconds}s",
        "-s",
        script,
        base,
        "--",
        *paths,
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return Load(told["requests"] / told["seconds"], told["p95"], told["errors"])


def found_pages(base: str) -> list[str]:
    """Give up to 24 open pages by following links from the start page, a few of each kind."""
    found, waiting, kinds = ["/"], ["/"], Counter[tuple[str, ...]]()
    while waiting and len(found) < PAGES:
        for link in re.findall(r'href="(/[^"#]*)"', _get(base + waiting.pop(0)).decode()):
            page = link.replace("&amp;", "&")
            if len(found) < PAGES and _wanted(page, found, kinds) and _is_page(base + page):
                kinds[_kind(page)] += 1
                found.append(page)
                waiting.append(page)
    return found


def _wanted(page: str, found: list[str], kinds: Counter[tuple[str, ...]]) -> bool:
    return page not in found and not page.startswith(NOT_PAGES) and kinds[_kind(page)] < OF_A_KIND


def _kind(page: str) -> tuple[str, ...]:
    """Tell the pages of areas from those of their educations, and so on: `/omrade/31/yrke/532/` is (omrade, yrke, 4 deep)."""
    parts = page.partition("?")[0].strip("/").split("/")
    return (parts[0], *parts[2:3], str(len(parts)))


def _is_page(address: str) -> bool:
    with urlopen(address, timeout=60) as answer:
        return str(answer.headers["Content-Type"]).startswith("text/html")


def _get(address: str) -> bytes:
    with urlopen(address, timeout=60) as answer:
        return bytes(answer.read())


def _peer(*, seconds: int) -> Load:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = [
        sys.executable, "-m", "granian", "serving.plain:application", "--interface", "wsgi", "--port", str(port),
        "--blocking-threads", "4", "--no-ws", "--log-level", "error",
    ]  # fmt: skip
    with running(command, asked=base, environment={"PYTHONPATH": os.pathsep.join([str(HERE)])}):
        return load(base, ["/"], seconds=seconds)


if __name__ == "__main__":
    sys.exit(main())
