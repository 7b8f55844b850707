# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import importlib.util
from collections import deque
from pathlib import Path

import pytest

from skillshed.home import Home
from skillshed.sources.importing import import_paths

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def beside(name):
    """A module beside the tests."""
    spec = importlib.util.spec_from_file_location(f"sources_{name}", Path(__file__).parent / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def writing():
    """The small writers beside the tests."""
    return beside("writing")


@pytest.fixture(scope="session")
def play():
    """Small tables for the local services."""
    return beside("fetching_play")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def take(tmp_path, home):
    """Write a file and import it; gives the one answer."""

    def taken(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (answer,) = import_paths(home, [path], **options)
        return answer

    return taken


@pytest.fixture(scope="session")
def real():
    """The folder of real figures."""
    if not DATA.is_dir():
        pytest.skip(f"the real figures are not at {DATA}")
    return DATA


@pytest.fixture(scope="module")
def served(play):
    """The local PxWeb with one table on its shelf: address, manners, shelf."""
    pytest.importorskip("starlette", reason="the extra dev-servers is not installed")
    from skillshed.sources.servers.app import Play, running  # noqa: PLC0415
    from skillshed.sources.servers.manners import Manners  # noqa: PLC0415

    manners, shelf = Manners(), [play.shown()]
    playing = Play(shelf, {"pxweb": manners})
    with running(playing) as base:
        yield base, manners, shelf


@pytest.fixture
def world(play, served, tmp_path):
    """A home that asks the local PxWeb, its manners, and its shelf, all as new."""
    base, manners, shelf = served
    manners.faults, manners.calls, manners.quirks = deque(), 0, {}
    manners.seen.clear()
    shelf[:] = [play.shown()]
    home = Home(tmp_path / "home")
    home.path.mkdir()
    (home.path / "services.yaml").write_text(play.settings_text(base))
    return home, manners, shelf
