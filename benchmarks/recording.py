# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Keep what was measured: a section in RESULTS.md with day, code and machine."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")


def record(title: str, table: list[str]) -> None:
    """Add a section at the end of RESULTS.md."""
    today = datetime.now(UTC).date().isoformat()
    lines = ["", f"## {title}, {today}", "", f"{_code()}. {_machine()}.", "", *table, ""]
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write("\n".join(lines))


def _code() -> str:
    here = Path(__file__).parent
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=here, capture_output=True, text=True, check=True
    )
    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=here, capture_output=True, text=True, check=True
    )
    return f"Skillshed {version('skillshed')}, commit {commit.stdout.strip()}" + (
        " with uncommitted changes" if changed.stdout else ""
    )


def _machine() -> str:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores of {model}, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
    )


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
