# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The command line starts at once: nothing heavy is imported before a verb needs it."""

import json
import subprocess
import sys

import pytest

HEAVY = {"pandas", "numpy", "scipy", "pyarrow", "xarray", "vl_convert", "python_calamine", "jinja2"}


def modules_after(statement: str) -> set[str]:
    program = (
        f"import json, sys\n{statement}\nprint(json.dumps(sorted(m.partition('.')[0] for m in sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "statement", ["import skillshed", "import skillshed.cli", "import skillshed.cli.verbs"]
)
def test_importing_brings_nothing_heavy(statement):
    assert not modules_after(statement) & HEAVY


def test_help_brings_nothing_heavy():
    statement = "import skillshed.cli\ntry:\n    skillshed.cli.main(['--help'])\nexcept SystemExit as end:\n    assert not end.code"
    assert not modules_after(statement) & HEAVY
