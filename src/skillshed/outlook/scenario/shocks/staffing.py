# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Staffing trend: an occupation grows or shrinks by so much a year beyond what is expected, as automation does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from skillshed.language import Text
from skillshed.outlook.scenario.shocks.shock import BALANCE, EMPLOYMENT, OPENINGS, Shock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from skillshed.outlook.scenario.fields import Fields

FIELDS = ("kind", "name", "area", "year", "from", "to", "percent", "occupations")


@dataclass(frozen=True, kw_only=True)
class StaffingTrend(Shock):
    """Employment in some occupations departs from what is expected by so many per cent a year, compounded.

    Attributes:
        percent: per cent a year; below nil: fewer.
        occupations: codes, with all that begin with them, or names; at least one.
    """

    percent: float
    occupations: tuple[str, ...]

    reaches: ClassVar[frozenset[str]] = frozenset({EMPLOYMENT, OPENINGS, BALANCE})

    def __post_init__(self) -> None:
        """Hold the numbers against the limits."""
        self.need_within("percent", self.percent, "limits.staffing_percent")
        if not self.occupations:
            raise self.refusal(
                "occupations",
                Text(sv="Vilka yrken ändras?", en="Which occupations change?"),
                mend=Text(sv='Lägg till occupations: ["411"].', en='Add occupations: ["411"].'),
            )

    @property
    def kind(self) -> str:
        """`staffing_trend`."""
        return "staffing_trend"

    def target(self) -> tuple[tuple[str, ...], ...]:
        """The occupations."""
        return (self.occupations,)

    def factor(self, years: NDArray[np.integer]) -> NDArray[np.float64]:
        """What employment is multiplied by, shape (year,)."""
        return np.asarray((1 + self.percent / 100) ** self.period.passed(years))

    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens."""
        who, signed = ", ".join(self.occupations), f"{self.percent:+g}"
        return Text(
            sv=f"Yrke {who} ändras {signed.replace('.', ',')} % om året {self.period.since().sv} i {area.sv}",
            en=f"Occupation {who} changes by {signed} % a year {self.period.since().en} in {area.en}",
        )


def read(fields: Fields, places: Mapping[str, str]) -> StaffingTrend:
    """Read the shock."""
    fields.only(FIELDS)
    return StaffingTrend(
        period=fields.period(),
        area=fields.text("area", default="") or None,
        name=fields.text("name", default=""),
        places=places,
        percent=fields.number("percent"),
        occupations=fields.texts("occupations"),
    )
