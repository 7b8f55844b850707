# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The server of pages stays light: it shows what the models have made, and carries none of them, nor what draws."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"scipy", "xarray", "highspy", "numba", "vl_convert"}
PAGES = (
    "/", "/omrade/31/", "/omrade/31/utbildning/G72/", "/omrade/31/yrke/532/", "/karta/", "/karta/kommuner.json", "/planering/utbud/", "/metod/",
    "/api/v1/outlook/31",
)  # fmt: skip
PROGRAM = """
import json, sys
from pathlib import Path
import skillshed.web.site.wsgi
from django.conf import settings
from django.test import Client
from skillshed.home import Home
settings.SKILLSHED_HOME = Home(Path(sys.argv[1]))
asked = {address: Client().get(address).status_code for address in sys.argv[2:]}
print(json.dumps([asked, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.fixture(scope="module")
def served(demo_release):
    """What pages answered in a fresh process, and the packages that it then held."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "site_for_tests",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    command = [sys.executable, "-c", PROGRAM, str(demo_release.path.parent.parent), *PAGES]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def test_no_page_carries_a_model_or_the_drawing_engine(served):
    asked, modules = served
    assert set(asked.values()) == {200}, asked
    assert not set(modules) & HEAVY
