# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Places: so many more, or fewer, begin a programme or an education group each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from skillshed.language import Text
from skillshed.outlook.scenario.shocks.shock import BALANCE, Shock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.scenario.fields import Fields

FIELDS = ("kind", "name", "area", "year", "from", "to", "starters", "programme", "education")


@dataclass(frozen=True, kw_only=True)
class Places(Shock):
    """The number of starters changes; after the length of the programme the graduates do.

    Attributes:
        starters: more starters a year; below nil: fewer.
        programme: code of an upper-secondary programme, such as `VO`.
        education: or code of an education group.
    """

    starters: float
    programme: str = ""
    education: str = ""

    reaches: ClassVar[frozenset[str]] = frozenset({BALANCE})

    def __post_init__(self) -> None:
        """Hold the numbers against the limits."""
        self.need_within("starters", self.starters, "limits.starters")
        if bool(self.programme) == bool(self.education):
            raise self.refusal(
                "programme",
                Text(
                    sv="Säg vad platserna gäller: programme eller education.",
                    en="Say what the places are for: programme or education.",
                ),
                mend=Text(
                    sv="Skriv programme: VO, eller education: och en utbildningsgrupp.",
                    en="Write programme: VO, or education: and an education group.",
                ),
            )
        if not self.area:
            raise self.refusal(
                "area",
                Text(sv="Platserna behöver ett område.", en="The places need an area."),
                mend=Text(
                    sv="Lägg till area: och länets kod eller namn.",
                    en="Add area: and the county's code or name.",
                ),
            )

    @property
    def kind(self) -> str:
        """`places`."""
        return "places"

    def target(self) -> tuple[tuple[str, ...], ...]:
        """The programme and the education group."""
        return ((self.programme,), (self.education,))

    def overlaps(self, other: Shock) -> bool:
        """Whether both would change the same starters in the same year."""
        same = isinstance(other, Places) and self.target() == other.target()
        return same and self.area == other.area and self.period.meets(other.period)

    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens."""
        what = self.programme or self.education
        return Text(
            sv=f"{self.starters:+g} nybörjare om året på {what} i {area.sv} {self.period.since().sv}",
            en=f"{self.starters:+g} starters a year in {what} in {area.en} {self.period.since().en}",
        )


def read(fields: Fields, places: Mapping[str, str]) -> Places:
    """Read the shock."""
    fields.only(FIELDS)
    return Places(
        period=fields.period(),
        area=fields.text("area"),
        name=fields.text("name", default=""),
        places=places,
        starters=fields.number("starters"),
        programme=fields.text("programme", default=""),
        education=fields.text("education", default=""),
    )
