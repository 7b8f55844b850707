# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a scenario gives: every figure with and without it, and the difference with its interval."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.outlook.withholding import withhold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.codes import AreaList
    from skillshed.language import Text
    from skillshed.outlook.scenario.model import Scenario
    from skillshed.outlook.scenario.withheld import Unseen

TABLES = ("population", "employment", "openings", "balance")


@dataclass(frozen=True)
class ScenarioResult:
    """One scenario beside the outlook of a release.

    Attributes:
        scenario: what happens.
        release: id of the release it is compared with.
        regions: codes of the areas told about.
        names: what they are called.
        places: what each shock's area is called, in the shocks' order.
        fictitious: whether the figures are the demo world's.
        level: share of futures inside an interval.
        population: region, sex, age, year, base, scenario, difference, difference_low, difference_high; persons at 31 December.
        employment: region, occupation (`T` all), year, and the same; employed persons.
        openings: region, occupation, component, year, and the same for the year and cumulated since the base year
            (`cumulative_…`); persons.
        balance: region, education, measure (supply, demand, gap), year, and the same; without rows where the release has no balance.
        remarks: what could not be told and why.
        areas: the release's, by which regions add up.
        unseen: for each table, its columns of bases → the rows whose base the release withholds.

    The frames hold every count, for calculation; `table`, `explain` and `as_dict` give what may be shown to others. `base` is the release's figure; `scenario` = `base` + `difference`; the interval is of the difference in futures that share
    their chance.
    """

    scenario: Scenario
    release: str
    regions: tuple[str, ...]
    names: Mapping[str, Text]
    places: tuple[Text, ...]
    fictitious: bool
    level: float
    population: pd.DataFrame
    employment: pd.DataFrame
    openings: pd.DataFrame
    balance: pd.DataFrame
    remarks: tuple[Text, ...]
    areas: AreaList = field(repr=False)
    unseen: Mapping[str, Unseen] = field(repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """Give one of `TABLES` as it may leave the house: counts of too few persons, and effects of so few, withheld.

        Returns:
            The rows of the frame of that name; withheld figures are missing, and `flag` says `secret` where there are any.
        """
        return withhold(getattr(self, name), self.areas, unseen=self.unseen[name])

    def explain(self) -> Text:
        """Say in plain sentences what changes most, and when."""
        from skillshed.outlook.scenario.explanation import explain  # noqa: PLC0415 - it needs this class

        return explain(self)

    def as_dict(self) -> dict[str, Any]:
        """Everything that may be shown as plain values, for JSON; occupations and ages that do not change are left out."""
        explained = self.explain()
        facts = {
            "name": self.scenario.name,
            "description": self.scenario.description,
            "author": self.scenario.author,
            "release": self.release,
            "fictitious": self.fictitious,
            "level": self.level,
            "regions": {code: name._asdict() for code, name in self.names.items()},
            "shocks": [
                shock.describe(place)._asdict()
                for shock, place in zip(self.scenario.shocks, self.places, strict=True)
            ],
            "explanation": explained._asdict(),
            "remarks": [one._asdict() for one in self.remarks],
        }
        return facts | {name: _records(self.table(name)[self.changed(name)]) for name in TABLES}

    def changed(self, table: str) -> pd.Series:
        """Tell which rows of a table differ in some year, or are totals."""
        frame: pd.DataFrame = getattr(self, table)
        columns = [
            name
            for name in frame.columns
            if name.endswith(("difference", "difference_low", "difference_high"))
        ]
        keys = [
            name
            for name in ("region", "sex", "age", "occupation", "component", "education", "measure")
            if name in frame
        ]
        if frame.empty:
            return pd.Series(index=frame.index, dtype=bool)
        moved = (frame[columns] != 0).any(axis=1)
        kept: pd.Series = moved.groupby([frame[key] for key in keys]).transform("any")
        for total in ("age", "occupation"):
            if total in frame:
                kept |= frame[total] == "T"
        return kept


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]
