# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A release: an immutable folder of tables that tells what it was made of."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from skillshed.errors import ReleaseError
from skillshed.language import Text
from skillshed.warehouse import parquet
from skillshed.warehouse.contract import Contract, understand
from skillshed.warehouse.datapackage import DATAPACKAGE
from skillshed.warehouse.known import Known
from skillshed.warehouse.manifest import MANIFEST, identity
from skillshed.warehouse.readme import README

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from skillshed.codes import AreaList


class Release:
    """One release. Nothing is read until it is asked for, and nothing twice.

    Args:
        path: its folder, named by its id.
        unchanged: a build found it there already.
    """

    def __init__(self, path: Path, *, unchanged: bool = False) -> None:
        self.path = path
        self.id = path.name
        self.unchanged = unchanged
        self._read: dict[str, pd.DataFrame] = {}

    def __repr__(self) -> str:
        return f"Release({self.id})"

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What it was made of, what was checked, assumed and could not be said.

        Raises:
            ReleaseError: the manifest is missing or damaged.
        """
        return self._json(MANIFEST)

    @property
    def fictitious(self) -> bool:
        """Whether the figures are the demo world's."""
        return bool(self.manifest["fictitious"])

    def tables(self) -> list[str]:
        """The names of its tables, in alphabetical order."""
        return sorted(self.manifest["tables"])

    def table(self, name: str) -> pd.DataFrame:
        """One table: text as `category`, `year` as int16, figures as float64; a copy of its own to change.

        Raises:
            ReleaseError: there is no such table, or its file is damaged.
        """
        self._need(name)
        if name not in self._read:
            try:
                self._read[name] = parquet.read(self.path / f"{name}.parquet")
            except (OSError, ValueError) as problem:
                raise _damaged(self.path / f"{name}.parquet") from problem
        return self._read[name].copy(deep=False)

    def contract(self, name: str) -> Contract:
        """What a table promised when it was built.

        Raises:
            ReleaseError: there is no such table.
        """
        self._need(name)
        return understand(name, self._resources[name]["contract"], where=f"{self.path / DATAPACKAGE}: {name}")

    def sources(self, name: str) -> list[dict[str, Any]]:
        """The facts about the snapshots behind a table, as the manifest tells them.

        Raises:
            ReleaseError: there is no such table.
        """
        self._need(name)
        used = set(self.manifest["tables"][name]["sources"])
        return [line for line in self.manifest["snapshots"] if line["sha256"] in used]

    def described(self) -> dict[str, Any]:
        """The release described by the Data Package standard.

        Raises:
            ReleaseError: the description is missing or damaged.
        """
        return self._json(DATAPACKAGE)

    def areas(self) -> AreaList:
        """The areas it knows by name: the package's, or the demo world's own; and those that users defined."""
        return self._known.areas

    def summary(self) -> dict[str, Any]:
        """The few facts that a list of releases shows."""
        told = self.manifest
        return {
            "id": self.id,
            "built_at": told["built_at"],
            "fictitious": told["fictitious"],
            "code_version": told["code_version"],
            "seed": told["seed"],
            "as_of": told["as_of"],
            "tables": len(told["tables"]),
            "rows": sum(table["rows"] for table in told["tables"].values()),
            "warnings": sum(not check["passed"] for check in told["checks"]),
        }

    def verify(self) -> list[str]:
        """Compare every file with its hash; gives the names of what is missing or damaged, nothing when it is whole."""
        try:
            told = self.manifest
            broken = [] if identity(told) == self.id == told["id"] else [MANIFEST]
            named = {f"{name}.parquet": facts["sha256"] for name, facts in told["tables"].items()}
        except (ReleaseError, KeyError, TypeError):
            return [MANIFEST]
        broken += [file for file, digest in named.items() if not self._holds(file, digest)]
        described = self._holds_json(DATAPACKAGE)
        return broken + ([] if described else [DATAPACKAGE]) + self._absent(README)

    @cached_property
    def _known(self) -> Known:
        own, defined = (
            self.table(name) if name in self.manifest["tables"] else None for name in ("areas", "own_areas")
        )
        return Known(own, self.fictitious, defined)

    @cached_property
    def _resources(self) -> dict[str, Any]:
        listed = self._json(DATAPACKAGE)["resources"]
        return {resource["path"].removesuffix(".parquet"): resource for resource in listed}

    def _json(self, file: str) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads((self.path / file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as problem:
            raise _damaged(self.path / file) from problem
        return told

    def _holds(self, file: str, digest: str) -> bool:
        path = self.path / file
        return path.is_file() and parquet.sha256(path) == digest

    def _holds_json(self, file: str) -> bool:
        try:
            return {facts["path"].removesuffix(".parquet") for facts in self._json(file)["resources"]} == set(
                self.manifest["tables"]
            )
        except (ReleaseError, KeyError, TypeError):
            return False

    def _absent(self, file: str) -> list[str]:
        return [] if (self.path / file).is_file() else [file]

    def _need(self, name: str) -> None:
        if name not in self.manifest["tables"]:
            raise ReleaseError(
                Text(sv=f"Releasen har ingen tabell {name}.", en=f"The release has no table {name}."),
                where=self.id,
                mend=Text(
                    sv=f"Den har: {', '.join(self.tables())}.", en=f"It has: {', '.join(self.tables())}."
                ),
            )


def _damaged(path: Path) -> ReleaseError:
    why = (
        Text(
            sv="Innehållet är inte det som skrevs när releasen byggdes.",
            en="Its content is not what was written when the release was built.",
        )
        if path.exists()
        else Text(sv="Filen finns inte.", en="There is no such file.")
    )
    return ReleaseError(
        Text(
            sv="En fil i releasen saknas eller är skadad.", en="A file of the release is missing or damaged."
        ),
        where=str(path),
        why=why,
        mend=Text(
            sv="Bygg releasen igen med skillshed build, eller gå tillbaka till en tidigare med skillshed releases rollback.",
            en="Build it again with skillshed build, or go back to an earlier one with skillshed releases rollback.",
        ),
    )
