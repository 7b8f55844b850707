# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a report needs of a release, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd


class Release(Protocol):
    """An immutable folder of tables with their provenance (`warehouse.release.Release` is one)."""

    @property
    def id(self) -> str:
        """The release's id, `r` and twelve hex digits."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """The manifest, as architecture.md describes it."""

    @property
    def fictitious(self) -> bool:
        """True when the figures come from the demo world."""

    def tables(self) -> Iterable[str]:
        """The names of the tables."""

    def table(self, name: str) -> pd.DataFrame:
        """One table."""

    def sources(self, name: str) -> Iterable[Any]:
        """The facts about the snapshots a table was made from."""

    def areas(self) -> Any:
        """The areas this release knows by name."""
