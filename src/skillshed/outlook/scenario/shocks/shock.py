# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every shock has: a time, perhaps a place, and somewhere it was written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.scenario.period import Period

POPULATION, EMPLOYMENT, OPENINGS, BALANCE = "population", "employment", "openings", "balance"
"""The tables that a shock may reach."""


@dataclass(frozen=True, kw_only=True)
class Shock(ABC):
    """A dated change.

    Attributes:
        period: when it acts.
        area: code or name of the area; None: everywhere.
        name: what its author calls it.
        places: field → where it was written; the empty field is the shock itself.
    """

    period: Period
    area: str | None = None
    name: str = ""
    places: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    reaches: ClassVar[frozenset[str]] = frozenset()
    alone: ClassVar[bool] = True  # two that overlap in time, place and target cannot both be meant

    @property
    @abstractmethod
    def kind(self) -> str:
        """The kind, as it is written in a file."""

    def where(self, of: str = "") -> str:
        """Where a field was written, for an error."""
        return self.places.get(of) or self.places.get("") or f"{self.kind}.{of}".rstrip(".")

    @abstractmethod
    def describe(self, area: Text) -> Text:
        """Say in a sentence what happens; `area` is what the area is called."""

    def target(self) -> tuple[tuple[str, ...], ...]:
        """Who is hit, part by part: codes, none meaning all. Codes of occupations hold those that begin with them."""
        return ()

    def refusal(self, of: str, what: Text, *, mend: Text, why: Text | None = None) -> InputError:
        """Make an error that points at one of the shock's fields."""
        return InputError(what, where=self.where(of), why=why, mend=mend)

    def need_within(self, of: str, value: float, limits: str) -> None:
        """Refuse a number outside its limits.

        Args:
            of: the field.
            value: what it says.
            limits: the setting that gives smallest and largest.
        """
        low, high = setting(limits)
        if low <= value <= high:
            return
        raise self.refusal(
            of,
            Text(sv=f"{of} är {value:g}; det är orimligt.", en=f"{of} is {value:g}, which is out of reason."),
            why=Text(
                sv=f"Ett scenario får säga mellan {low:g} och {high:g}.",
                en=f"A scenario may say between {low:g} and {high:g}.",
            ),
            mend=Text(
                sv="Rätta talet, eller dela upp ändringen i flera.",
                en="Correct the number, or divide the change into several.",
            ),
        )

    def overlaps(self, other: Shock) -> bool:
        """Whether both would change the same thing in the same year."""
        same = self.kind == other.kind and self.area == other.area and self.period.meets(other.period)
        if not self.alone:
            return self == other
        return same and all(_meet(mine, its) for mine, its in zip(self.target(), other.target(), strict=True))


def _meet(mine: tuple[str, ...], its: tuple[str, ...]) -> bool:
    if not mine or not its:
        return True
    return any(one.startswith(other) or other.startswith(one) for one in mine for other in its)
