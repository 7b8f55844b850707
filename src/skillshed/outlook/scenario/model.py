# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A scenario: named, saved, dated shocks with place and profile."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario.settings import setting

if TYPE_CHECKING:
    from skillshed.outlook.scenario.shocks import Shock


@dataclass(frozen=True)
class Scenario:
    """What if.

    Attributes:
        name: what it is called, also in tables.
        shocks: what happens.
        description: why anybody thinks so.
        author: who thinks so.
        base_release: id of the release it is meant for; empty: the current one.

    Raises:
        InputError: it has no name or no shocks, too many, or two that change the same thing in the same year.
    """

    name: str
    shocks: tuple[Shock, ...]
    description: str = ""
    author: str = ""
    base_release: str = ""

    def __post_init__(self) -> None:
        """Hold the whole against its rules."""
        if not self.name.strip():
            raise InputError(
                Text(sv="Scenariot har inget namn.", en="The scenario has no name."),
                where="name",
                mend=Text(sv="Lägg till name: överst.", en="Add name: at the top."),
            )
        most = int(setting("limits.shocks"))
        if not 1 <= len(self.shocks) <= most:
            raise InputError(
                Text(
                    sv=f"Scenariot har {len(self.shocks)} händelser.",
                    en=f"The scenario has {len(self.shocks)} shocks.",
                ),
                where=f"{self.name}: shocks",
                mend=Text(sv=f"Ge mellan 1 och {most}.", en=f"Give between 1 and {most}."),
            )
        for first, second in combinations(self.shocks, 2):
            if first.overlaps(second):
                raise _overlap(first, second)

    def reaching(self, table: str) -> tuple[Shock, ...]:
        """The shocks that can change a table."""
        return tuple(shock for shock in self.shocks if table in shock.reaches)


def _overlap(first: Shock, second: Shock) -> InputError:
    return second.refusal(
        "",
        Text(
            sv=f"Två händelser av slaget {first.kind} ändrar samma sak samma år.",
            en=f"Two shocks of the kind {first.kind} change the same thing in the same year.",
        ),
        why=Text(
            sv=f"Den andra står i {first.where()} och gäller {first.period}; den här gäller {second.period}.",
            en=f"The other stands in {first.where()} and concerns {first.period}; this one {second.period}.",
        ),
        mend=Text(
            sv="Slå ihop dem, eller ge dem år som inte överlappar (from och to).",
            en="Join them, or give them years that do not overlap (from and to).",
        ),
    )
