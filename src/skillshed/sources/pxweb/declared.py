# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables as data: which ones are fetched, what of them, what they become and which datasets they feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.language import Text
from skillshed.sources.fetching.refusals import unusable_setting

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.sources.pxweb.table import PxTable


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One table that is fetched.

    Args:
        name: by which it is asked for.
        title: in words.
        v1: its path in the first generation.
        v2: its id in the second; found out where empty.
        kind: what it is taken in as.
        feeds: the datasets that are made of it.
        select: variable (or several possible names with `|` between) -> expression.
        regions: variable -> the levels of area that are asked for.
        lists: variable -> code list.
        by_name: it is fetched only when it is named.
        whole: the wish for one region changes nothing: the table makes sense only for all of them.
    """

    name: str
    title: Text
    v1: str = ""
    v2: str = ""
    kind: str | None = None
    feeds: tuple[str, ...] = ()
    select: dict[str, str] = field(default_factory=dict)
    regions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    by_name: bool = False
    whole: bool = False

    def named(self, table: PxTable) -> Declared:
        """Choose, of several possible names of a variable, the one that the table has."""
        return Declared(
            **self.__dict__
            | {
                "select": {_one(key, table): value for key, value in self.select.items()},
                "regions": {_one(key, table): value for key, value in self.regions.items()},
            }
        )


def load(path: Path) -> list[Declared]:
    """Read the tables of a source.

    Raises:
        InputError: the file does not hold tables.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [_declared(name, facts) for name, facts in told["tables"].items()]
    except (OSError, KeyError, TypeError, ValueError, yaml.YAMLError) as problem:
        raise unusable_setting(str(path), str(problem)) from problem


def _declared(name: str, told: dict[str, Any]) -> Declared:
    return Declared(
        name=name,
        title=Text(**told["title"]),
        v1=told.get("v1", ""),
        v2=told.get("v2", ""),
        kind=told.get("kind"),
        feeds=tuple(told.get("feeds", ())),
        select={key: str(value) for key, value in told.get("select", {}).items()},
        regions={key: tuple(levels) for key, levels in told.get("regions", {}).items()},
        lists=told.get("lists", {}),
        by_name=told.get("by_name", False),
        whole=told.get("whole", False),
    )


def _one(names: str, table: PxTable) -> str:
    found = [name for name in names.split("|") if table.variable(name) is not None]
    return found[0] if found else names.partition("|")[0]
