# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The retirement age moves: those who would have left stay some years longer, or go earlier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from skillshed.language import Text
from skillshed.outlook.scenario.shocks.shock import OPENINGS, Shock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.scenario.fields import Fields

FIELDS = ("kind", "name", "area", "year", "from", "to", "years", "occupations")


@dataclass(frozen=True, kw_only=True)
class RetirementAge(Shock):
    """Retirement comes later (or earlier): the schedule of exits by age moves up (or down) by so many years.

    The number of jobs is what employers ask for and does not change by it; fewer leave them, so fewer must be replaced.
    The supply by education group counts persons of 18-64 and is not changed either.

    Attributes:
        years: years later; below nil: earlier. Parts of years are fine.
        occupations: codes, with all that begin with them, or names; none: all.
    """

    years: float
    occupations: tuple[str, ...] = ()

    reaches: ClassVar[frozenset[str]] = frozenset({OPENINGS})

    def __post_init__(self) -> None:
        """Hold the numbers against the limits."""
        self.need_within("years", self.years, "limits.retirement_years")

    @property
    def kind(self) -> str:
        """`retirement_age`."""
        return "retirement_age"

    def target(self) -> tuple[tuple[str, ...], ...]:
        """The occupations."""
        return (self.occupations,)

    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens."""
        turn = Text(sv="senare", en="later") if self.years >= 0 else Text(sv="tidigare", en="earlier")
        who = ", ".join(self.occupations)
        return Text(
            sv=f"Pension {abs(self.years):g} år {turn.sv} {self.period.since().sv} i {area.sv}{f' för yrke {who}' if who else ''}",
            en=f"Retirement {turn.en} by {abs(self.years):g} years {self.period.since().en} in {area.en}{f' for occupation {who}' if who else ''}",
        )


def read(fields: Fields, places: Mapping[str, str]) -> RetirementAge:
    """Read the shock."""
    fields.only(FIELDS)
    return RetirementAge(
        period=fields.period(),
        area=fields.text("area", default="") or None,
        name=fields.text("name", default=""),
        places=places,
        years=fields.number("years"),
        occupations=fields.texts("occupations"),
    )
