# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measure the site: pages and JSON under load, memory of the tree, weight of pages; beside a plain Django page.

`.venv/bin/python benchmarks/web.py` builds the demo county, starts `skillshed serve`, finds pages by following the
start page's links, and asks with wrk (Debian: `apt-get install wrk`) over 32 connections from the same machine.
`--record` adds the table to RESULTS.md. Exit code 1: a limit was missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from recording import record
from serving.processes import free_port, megabytes, running

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
SKILLSHED = str(Path(sys.executable).parent / "skillshed")
CONNECTIONS = 32
PAGES = 24
JSON = ("/api/v1/outlook/31", "/api/v1/datasets", "/api/v1/datasets/outlook_balance/data?region=31&year=2030")
NOT_PAGES = ("/konto/", "/api/", "/static/", "/admin/", "/sprak/", "/arbete/", "/planering/", "/health/")


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
    asked.add_argument("--home", type=Path, help="a home in which `skillshed demo` has been run")
    asked.add_argument("--record", action="store_true")
    given = asked.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or _demo(Path(folder) / "home")
        rows = measure(home, seconds=given.seconds)
    table = ["| measured | result | limit | held |", "|---|---|---|---|"]
    table += [
        f"| {row.name} | {row.measured} | {row.limit} | {'yes' if row.held else 'NO'} |" for row in rows
    ]
    print("\n".join(table))
    if given.record:
        record("The site under load", table)
    return 0 if all(row.held for row in rows) else 1


def _demo(home: Path) -> Path:
    subprocess.run(
        [SKILLSHED, "--home", str(home), "demo", "--no-serve"], check=True, stdout=subprocess.DEVNULL
    )
    return home


def measure(home: Path, *, seconds: int) -> list[Row]:
    """Measure the site, then the peer."""
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
        memory, heaviest = megabytes(site), max(weight(base, page) for page in pages)
    peer = _peer(seconds=seconds)
    return [*_speed((outlook, data, peer), pages=len(pages)), *_burden(long, memory, heaviest)]


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


def _burden(long: Load, memory: float, heaviest: int) -> list[Row]:
    return [
        Row("the long load of both, errors", str(long.errors), "0", long.errors == 0),
        Row("memory of the process tree after it", f"{memory:.0f} MB", "600 MB", memory <= 600),
        Row(
            "heaviest page with its files, compressed",
            f"{heaviest / 1000:.0f} kB",
            "400 kB",
            heaviest <= 400_000,
        ),
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
    """Give up to 24 open pages, by following links from the start page."""
    found, waiting = ["/"], ["/"]
    while waiting and len(found) < PAGES:
        for link in re.findall(r'href="(/[^"#]*)"', _get(base + waiting.pop(0)).decode()):
            page = link.replace("&amp;", "&")
            if (
                page not in found
                and not page.startswith(NOT_PAGES)
                and len(found) < PAGES
                and _is_page(base + page)
            ):
                found.append(page)
                waiting.append(page)
    return found


def _is_page(address: str) -> bool:
    with urlopen(address, timeout=60) as answer:
        return str(answer.headers["Content-Type"]).startswith("text/html")


def weight(base: str, page: str) -> int:
    """Bytes of a page and the styles, scripts and pictures it names, compressed as they come; without a map's own files."""
    html = _get(base + page)
    text = html.decode()
    files = set(re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js|svg|png|woff2))"', text))
    return len(gzip.compress(html)) + sum(_compressed(base + file) for file in files if "map" not in file)


def _compressed(address: str) -> int:
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:
        return len(answer.read())


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
