# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same tests on PostgreSQL: a server of our own, from Debian's package, for as long as the tests last."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = (
    "tests/web/people",
    "tests/web/work",
    "tests/web/site/test_backup.py",
    "tests/web/site/test_health.py",
    "tests/web/planning",
)
PROGRAMS = max(
    Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name)
)


@pytest.fixture(scope="module")
def server():
    """Start a server on a socket in a folder of its own; PostgreSQL refuses to run as root, so root lends it another name."""
    if PROGRAMS is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    # Another name than root's may not pass through root's own folders, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="skillshed-pg-", dir="/tmp" if os.geteuid() == 0 else None))
    if os.geteuid() == 0:
        shutil.chown(folder, user)

    def run(program, *words):
        subprocess.run(
            [PROGRAMS / program, *words],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            user=user if os.geteuid() == 0 else None,
        )

    run(
        "initdb",
        "--pgdata",
        folder / "data",
        "--auth",
        "trust",
        "--username",
        "tests",
        "--encoding",
        "UTF8",
        "--no-sync",
    )
    quick = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "--pgdata", folder / "data", "--log", folder / "log", "--options", quick, "--wait", "start")
    yield f"postgres://tests@{str(folder).replace('/', '%2F')}/postgres"
    run("pg_ctl", "--pgdata", folder / "data", "--mode", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def test_it_works(server, shared, tmp_path):
    environment = {**os.environ, "SKILLSHED_TEST_DATABASE": server, "SKILLSHED_TESTS_SHARED": str(shared)}
    environment.pop("PYTEST_XDIST_WORKER", None)
    parts = [part for part in PARTS if (ROOT / part).exists()]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'inner'}",
        *parts,
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert " passed" in done.stdout
