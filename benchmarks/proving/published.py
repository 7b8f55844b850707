# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a fictitious world has published, as the outlook's stages meet it in a build, without writing a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.codes.area import Area, AreaList
from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.sources.demo import DemoWorld

_TABLES: Final = {
    "population": "folkmangd",
    "deaths": "doda",
    "births": "fodda",
    "migration": "flyttningar",
    "moves_between": "flyttmatris",
    "education_stock": "utbildning_u1a",
    "education_labour_force": "utbildning_u1b",
    "education_commuting": "utbildning_u2",
    "education_flows": "utbildning_u3",
}
_REGISTERS: Final = {
    "employment_by_occupation": "anstallda_yrke_kon",
    "employment_by_occupation_age": "anstallda_yrke_alder",
}
_MEMBERS: Final = {
    "education_stock": ("status", ("employed", "self_employed", "unemployed", "outside", None)),
    "education_labour_force": ("status", ("in_labour_force", "outside_labour_force", None)),
    "education_commuting": (
        "flow",
        ("live_and_work", "in_commuters", "out_commuters", "day_population", "night_population"),
    ),
    "education_flows": (
        "flow",
        ("entrants", "leavers", "moved_in", "moved_out", "graduated", "further_educated"),
    ),
    "migration": ("flow", ("immigration", "emigration", "in_domestic", "out_domestic")),
}
"""What the contents of a table become, in their order; nothing for a total."""


class Published:
    """The datasets of one world: nation, counties and municipalities; functional regions are left out, as sums of others."""

    def __init__(self, lived: DemoWorld) -> None:
        self._lived = lived
        self.areas = AreaList(_areas(lived))

    def names(self) -> list[str]:
        """The datasets there are."""
        return sorted([*_TABLES, *_REGISTERS])

    def frame(self, name: str) -> pd.DataFrame | None:
        """One dataset; nothing where the world has no such table."""
        if name in _REGISTERS:
            return self._register(_REGISTERS[name])
        if name not in _TABLES:
            return None
        frame = self._lived.frame(_TABLES[name])
        frame = (
            frame[frame["region"].isin(list(self._lived.geography.published()))]
            if "region" in frame
            else frame
        )
        return _with_members(frame, *_MEMBERS[name]) if name in _MEMBERS else frame

    def vintage(self, _: str) -> None:
        """Nobody knows when fiction was published."""
        return

    def _register(self, name: str) -> pd.DataFrame:
        """A table of the occupational register as a release has it: the newer register wherever there is one."""
        old, new = self._lived.frame(f"{name}_rams"), self._lived.frame(f"{name}_bas")
        return pd.concat([old[old["year"] < new["year"].min()], new])


def _with_members(frame: pd.DataFrame, dimension: str, members: tuple[str | None, ...]) -> pd.DataFrame:
    named = dict(zip(frame["content"].cat.categories, members, strict=True))
    told = frame.assign(**{dimension: frame["content"].astype(str).map(named)}).drop(columns="content")
    return told[told[dimension].notna()]


def _areas(lived: DemoWorld) -> list[Area]:
    kinds = {1: ("nation", None), 2: ("county", "00"), 4: ("municipality", None)}
    found = []
    for code, (name, _) in lived.geography.published().items():
        kind, above = kinds[1] if code == "00" else kinds[len(code)]
        found.append(
            Area(code, kind, Text(sv=name, en=name), above or (code[:2] if kind == "municipality" else None))
        )
    return found
