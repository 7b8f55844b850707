# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The one folder where everything Skillshed remembers lives."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True)
class Home:
    """All state of one installation: snapshots, releases and which release is current.

    ```
    snapshots/<sha256>/   an original file, untouched, and snapshot.json
    releases/<id>/        Parquet tables, manifest.json, datapackage.json
    current               the id of the published release
    scenarios/<name>.yaml saved scenarios
    told/<release id>/    what the named scenarios do to a release; can be made again
    plans/<name>/         saved plans of places
    ledger/places.jsonl   the ledger of places, only ever added to
    publications.jsonl    every publish and rollback, oldest first
    fetching/             answers of fetches under way, and when each table was last asked after
    services.yaml         the user's own settings of services: addresses, limits, contact
    demo/                 the demo world: a home of its own, so that it never mixes with real figures
    ```
    """

    path: Path

    @classmethod
    def find(cls, path: str | os.PathLike[str] | None = None, *, demo: bool = False) -> Home:
        """Find the home: the path given, else SKILLSHED_HOME, else the user's data folder."""
        root = path or os.environ.get("SKILLSHED_HOME") or user_data_path("skillshed", appauthor=False)
        home = cls(Path(root).expanduser().resolve())
        return home.demo if demo else home

    @property
    def demo(self) -> Home:
        """The demo world's own home."""
        return Home(self.path / "demo")

    @property
    def snapshots(self) -> Path:
        """Where untouched originals are kept."""
        return self.path / "snapshots"

    @property
    def releases(self) -> Path:
        """Where releases are kept."""
        return self.path / "releases"

    @property
    def scenarios(self) -> Path:
        """Where saved scenarios are kept."""
        return self.path / "scenarios"

    @property
    def told_scenarios(self) -> Path:
        """Where it is kept what the named scenarios do to each release."""
        return self.path / "told"

    @property
    def plans(self) -> Path:
        """Where saved plans of places are kept."""
        return self.path / "plans"

    @property
    def ledger(self) -> Path:
        """The ledger of places."""
        return self.path / "ledger" / "places.jsonl"

    @property
    def fetching(self) -> Path:
        """Where fetches under way keep their answers, and when each table was last asked after."""
        return self.path / "fetching"

    @property
    def current(self) -> Path:
        """The file that names the published release."""
        return self.path / "current"

    @property
    def publications(self) -> Path:
        """The log of every publish and rollback."""
        return self.path / "publications.jsonl"
