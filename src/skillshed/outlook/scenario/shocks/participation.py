# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Participation: more or fewer of those who could work do, by so many percentage points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from skillshed.language import Text
from skillshed.outlook.scenario.shocks.shock import BALANCE, Shock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.scenario.fields import Fields

FIELDS = ("kind", "name", "area", "year", "from", "to", "points", "sex", "ages", "education")
_SEXES = {"1", "2"}


@dataclass(frozen=True, kw_only=True)
class Participation(Shock):
    """The labour-force participation of a group changes, and with it the supply.

    Attributes:
        points: percentage points; below nil: fewer.
        sexes: `1` men, `2` women; none: both.
        ages: age bands such as `55-64`; none: all.
        education: codes of education groups; none: all.
    """

    points: float
    sexes: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    education: tuple[str, ...] = ()

    reaches: ClassVar[frozenset[str]] = frozenset({BALANCE})

    def __post_init__(self) -> None:
        """Hold the numbers against the limits."""
        self.need_within("points", self.points, "limits.participation_points")
        odd = [sex for sex in self.sexes if sex not in _SEXES]
        if odd:
            raise self.refusal(
                "sex",
                Text(sv=f"Förstår inte könet ”{odd[0]}”.", en=f'Cannot read the sex "{odd[0]}".'),
                mend=Text(sv="Skriv 1 för män eller 2 för kvinnor.", en="Write 1 for men or 2 for women."),
            )

    @property
    def kind(self) -> str:
        """`participation`."""
        return "participation"

    def target(self) -> tuple[tuple[str, ...], ...]:
        """Sexes, ages and education groups; age bands are told apart by their text."""
        return (self.sexes, self.ages, self.education)

    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens."""
        who = ", ".join((*self.sexes, *self.ages, *self.education))
        signed = f"{self.points:+g}"
        return Text(
            sv=f"Arbetskraftsdeltagandet i {area.sv} ändras med {signed.replace('.', ',')} procentenheter {self.period.since().sv}{f' ({who})' if who else ''}",
            en=f"Participation in {area.en} changes by {signed} percentage points {self.period.since().en}{f' ({who})' if who else ''}",
        )


def read(fields: Fields, places: Mapping[str, str]) -> Participation:
    """Read the shock."""
    fields.only(FIELDS)
    return Participation(
        period=fields.period(),
        area=fields.text("area", default="") or None,
        name=fields.text("name", default=""),
        places=places,
        points=fields.number("points"),
        sexes=fields.texts("sex"),
        ages=fields.texts("ages"),
        education=fields.texts("education"),
    )
