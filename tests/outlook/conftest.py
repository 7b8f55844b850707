# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def small_release():
    """A function that makes a small release with its outlook, for scenarios."""
    path = Path(__file__).parent / "scenario_release.py"
    spec = importlib.util.spec_from_file_location("outlook_scenario_release", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.small_release


@pytest.fixture(scope="session")
def release(small_release):
    """The small release with every table."""
    return small_release()
