# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Migration: its level changes, or so many persons a year more come or go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from skillshed.language import Text
from skillshed.outlook.scenario.shocks.shock import BALANCE, POPULATION, Shock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.scenario.fields import Fields

FIELDS = ("kind", "name", "area", "year", "from", "to", "factor", "persons", "exchange")
EXCHANGES = ("abroad", "country")


@dataclass(frozen=True, kw_only=True)
class Migration(Shock):
    """Net migration departs from what is expected, each year of the period.

    Attributes:
        factor: the expected net migration of every age is multiplied by it.
        persons: or so many more a year, net, spread over ages as those who move are.
        exchange: `abroad`: they come from (go to) other countries; `country`: the rest of the country, which has
            as many fewer (more).
    """

    factor: float | None = None
    persons: float | None = None
    exchange: str = "abroad"

    reaches: ClassVar[frozenset[str]] = frozenset({POPULATION, BALANCE})

    def __post_init__(self) -> None:
        """Hold the numbers against the limits."""
        if (self.factor is None) == (self.persons is None):
            raise self.refusal(
                "factor",
                Text(
                    sv="Säg flyttningen på ett sätt: factor eller persons.",
                    en="Say the migration in one way: factor or persons.",
                ),
                mend=Text(
                    sv="Skriv factor: 0.8, eller persons: 200.", en="Write factor: 0.8, or persons: 200."
                ),
            )
        if self.factor is not None:
            self.need_within("factor", self.factor, "limits.migration_factor")
        if self.exchange not in EXCHANGES or (self.exchange == "country" and not self.area):
            raise self.refusal(
                "exchange",
                Text(
                    sv=f"exchange: {self.exchange} går inte här.",
                    en=f"exchange: {self.exchange} cannot be used here.",
                ),
                mend=Text(
                    sv="Skriv abroad, eller country tillsammans med area.",
                    en="Write abroad, or country together with area.",
                ),
            )

    @property
    def kind(self) -> str:
        """`migration`."""
        return "migration"

    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens."""
        if self.factor is not None:
            times = f"{self.factor:g}"
            return Text(
                sv=f"Flyttnettot i {area.sv} blir {times.replace('.', ',')} gånger det väntade {self.period.since().sv}",
                en=f"Net migration in {area.en} becomes {self.factor:g} times the expected {self.period.since().en}",
            )
        return Text(
            sv=f"Flyttnettot i {area.sv} ändras med {self.persons:+g} personer om året {self.period.since().sv}",
            en=f"Net migration in {area.en} changes by {self.persons:+g} persons a year {self.period.since().en}",
        )


def read(fields: Fields, places: Mapping[str, str]) -> Migration:
    """Read the shock."""
    fields.only(FIELDS)
    return Migration(
        period=fields.period(),
        area=fields.text("area", default="") or None,
        name=fields.text("name", default=""),
        places=places,
        factor=fields.number("factor") if fields.has("factor") else None,
        persons=fields.number("persons") if fields.has("persons") else None,
        exchange=fields.text("exchange", default="abroad"),
    )
