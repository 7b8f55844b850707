# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Switch the release and roll it back under load, and count the requests that fail: none may.

`.venv/bin/python benchmarks/switching.py` builds the demo county (or takes `--county HOME`), makes a second release beside it, starts
`skillshed serve`, and asks for pages, JSON and files from several threads while releases are published and rolled back several times a
second. Exit code 1: a request failed, or an answer mixed two releases.
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import urllib3

from serving.processes import free_port, running
from skillshed.home import Home
from skillshed.warehouse import publishing

SKILLSHED = str(Path(sys.executable).parent / "skillshed")
OTHER = "r0123456789ab"
THREADS = 8
PAGES = (
    "/",
    "/omraden/",
    "/omrade/31/",
    "/omrade/31/utbildningar/",
    "/omrade/3101/",
    "/karta/",
    "/metod/",
    "/tabeller/outlook_balance/",
)
ANSWERS = ("/api/v1/releases/current", "/api/v1/outlook/31", "/api/v1/datasets/outlook_balance/data?region=31&limit={}", "/tabeller/outlook_balance.csv?region=31")  # fmt: skip


@dataclass
class Seen:
    """What came back: how many of each status, how many switches, which releases the answers named."""

    statuses: Counter[int] = field(default_factory=Counter)
    releases: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    switches: int = 0


def main() -> int:
    """Measure and print; gives the exit code."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=30)
    asked.add_argument("--county", type=Path, help="a home in which `skillshed demo` has been run")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = _two_releases(given.county or _demo(Path(folder) / "built"), Path(folder) / "home")
        seen = measure(home, seconds=given.seconds)
    asked_for, failed = (
        sum(seen.statuses.values()),
        sum(n for status, n in seen.statuses.items() if status >= 400),
    )
    print(f"| requests | {asked_for:,} in {given.seconds} s, {THREADS} threads |")
    print(f"| switches and rollbacks | {seen.switches:,} |")
    print(f"| answers by release | {dict(seen.releases)} |")
    print(f"| failed | {failed + seen.broken} (limit 0) | {dict(seen.statuses)}")
    return int(bool(failed or seen.broken or not asked_for or len(seen.releases) < 2))


def measure(home: Home, *, seconds: int) -> Seen:
    """Ask while the release is switched."""
    base, seen, over = f"http://127.0.0.1:{(port := free_port())}", Seen(), threading.Event()
    command = [SKILLSHED, "--home", str(home.path), "serve", "--port", str(port), "--migrate"]
    environment = {"SKILLSHED_API_RATE": "100000000", "SKILLSHED_HTTPS": "0"}
    with running(command, asked=f"{base}/health/live", environment=environment):
        threads = [threading.Thread(target=_ask, args=(base, seen, over)) for _ in range(THREADS)]
        threads.append(threading.Thread(target=_switch, args=(home, seen, over)))
        _warm(home, base)
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        over.set()
        for thread in threads:
            thread.join()
    return seen


def _warm(home: Home, base: str) -> None:
    """Ask for everything once in both releases, as after any start of the site."""
    for identity in (OTHER, str(publishing.current_id(home))):
        publishing._point(home, identity)  # noqa: SLF001 - as in `_switch`
        for path in (*PAGES, *ANSWERS):
            urllib3.request("GET", base + path.format(1), timeout=60)


def _ask(base: str, seen: Seen, over: threading.Event) -> None:
    pool = urllib3.PoolManager(timeout=30, retries=False)
    for turn, path in enumerate(itertools.cycle((*PAGES, *ANSWERS))):
        if over.is_set():
            return
        try:
            answer = pool.request("GET", base + path.format(1 + turn % 97))
        except urllib3.exceptions.HTTPError:
            seen.broken += 1
            continue
        seen.statuses[answer.status] += 1
        if path == ANSWERS[0] and answer.status == 200:
            seen.releases[json.loads(answer.data)["id"]] += 1


def _switch(home: Home, seen: Seen, over: threading.Event) -> None:
    """Switch as publishing and rolling back do once they have held the release's files against its manifest."""
    first = publishing.current_id(home)
    for identity in itertools.cycle((OTHER, str(first))):
        if over.is_set():
            return
        publishing._point(home, identity)  # noqa: SLF001 - the switch alone, without reading every file each time
        seen.switches += 1
        time.sleep(0.15)


def _demo(home: Path) -> Path:
    subprocess.run(
        [SKILLSHED, "--home", str(home), "demo", "--no-serve"], check=True, stdout=subprocess.DEVNULL
    )
    return home


def _two_releases(built: Path, target: Path) -> Home:
    """A home with the built release, published, and a copy of it under another name."""
    source = Home(built / "demo" if (built / "demo").is_dir() else built)
    first = str(publishing.current_id(source))
    shutil.copytree(source.path, target, ignore=shutil.ignore_patterns("*.sqlite3*", "static"))
    shutil.copytree(target / "releases" / first, target / "releases" / OTHER)
    return Home(target)


if __name__ == "__main__":
    sys.exit(main())
