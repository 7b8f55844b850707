# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What has been fetched before, and when each table was last asked after."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skillshed.sources.snapshot import Snapshot, SnapshotStore, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from skillshed.home import Home


@dataclass(frozen=True, kw_only=True)
class Asked:
    """When a table was last asked after, and what the service said of it then.

    Args:
        source, table, title: which.
        asked_at: ISO 8601 in UTC.
        updated, next_release: as the service told.
        outcome: `fetched`, `known` or `failed`.
    """

    source: str
    table: str
    title: dict[str, str]
    asked_at: str
    updated: str | None = None
    next_release: str | None = None
    outcome: str = "fetched"


class Kept:
    """The fetched snapshots of a home and the list of when tables were asked after."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._store = SnapshotStore(home)

    def of(self, source: str, table: str, selection: dict[str, str] | None = None) -> list[Snapshot]:
        """Give the snapshots of a table, newest figures last; of one selection where it is given."""
        found = [
            snapshot
            for snapshot in self._store
            if (told := snapshot.fetched) is not None
            and (told.source, told.table) == (source, table)
            and (selection is None or told.selection == selection)
        ]
        return sorted(found, key=lambda snapshot: (snapshot.updated or "", snapshot.retrieved_at))

    def asked(self) -> list[Asked]:
        """Give when each table was last asked after, by source and table."""
        return [Asked(**line) for _, line in sorted(self._lines().items())]

    def note(self, lines: Iterable[Asked]) -> None:
        """Write down that tables have been asked after.

        Raises:
            StorageError: the home cannot be written.
        """
        told = self._lines() | {f"{line.source}/{line.table}": asdict(line) for line in lines}
        path = self._path()
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
            draft.replace(path)
        except OSError as problem:
            raise unwritable(path.parent, problem) from problem

    def _path(self) -> Path:
        return self._home.fetching / "asked.json"

    def _lines(self) -> dict[str, Any]:
        try:
            told = json.loads(self._path().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


def moment() -> str:
    """Now, as it is written everywhere: ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
