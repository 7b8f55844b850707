# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from skillshed.home import Home
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.run import Failed, Fetched
from skillshed.sources.fetching.visiting import Fetch, fetch
from skillshed.sources.servers.app import Play, running, settings
from skillshed.sources.snapshot import SnapshotStore
from skillshed.sources.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd


@dataclass
class Services:
    """The local services and a home that asks them."""

    play: Play
    home: Home
    base: str
    quirked: set[str] = field(default_factory=set)

    def quirk(self, service: str, **settings: Any) -> None:
        self.quirked.add(service)
        self.play.manners[service].quirks.update(settings)

    def fetch(self, name: str, **wish: Any) -> Fetch:
        return fetch(self.home, name, Wish(**wish))

    def frame(self, name: str, **wish: Any) -> pd.DataFrame:
        """Fetch one table and read what was kept of it."""
        done = self.fetched(name, **wish)
        return tidy(done.imported.snapshot)

    def fetched(self, name: str, **wish: Any) -> Fetched:
        (outcome,) = self.fetch(name, **wish).outcomes
        assert isinstance(outcome, Fetched), getattr(outcome, "error", outcome)
        return outcome

    def failed(self, name: str, **wish: Any) -> Failed:
        (outcome,) = self.fetch(name, **wish).outcomes
        assert isinstance(outcome, Failed), outcome
        return outcome

    def kept(self) -> bytes:
        """Every byte that the home keeps."""
        return b"".join(path.read_bytes() for path in sorted(self.home.path.rglob("*")) if path.is_file())

    def snapshots(self) -> int:
        return len(SnapshotStore(self.home))


@pytest.fixture(scope="session")
def playing() -> Iterator[tuple[Play, str]]:
    play = Play([])
    with running(play) as base:
        yield play, base


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """One call a minute, pauses of half an hour: tests sit through none of it."""
    monkeypatch.setattr("skillshed.sources.fetching.pace.SystemClock.sleep", lambda *_: None)
    monkeypatch.setattr("skillshed.sources.fetching.pace.Pace.wait", lambda _: None)


@pytest.fixture
def services(playing: tuple[Play, str], tmp_path: Path) -> Iterator[Services]:
    play, base = playing
    home = Home(tmp_path / "home")
    home.path.mkdir()
    told = settings(base) + "limits: {}\n"
    (home.path / "services.yaml").write_text(told, encoding="utf-8")
    services = Services(play, home, base)
    for manners in play.manners.values():
        manners.seen.clear()
    yield services
    for manners in play.manners.values():
        manners.quirks.clear()
        manners.faults.clear()
        manners.calls = 0
