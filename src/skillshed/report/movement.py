# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why the region's population changes: born, died, moved; known and expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from skillshed.report.view import View

FLOWS: Final = ("in_domestic", "out_domestic", "immigration", "emigration")
_NEEDED: Final = ("population", "births", "deaths")


@dataclass(frozen=True)
class Movement:
    """Components of change.

    Attributes:
        known: per year (index) births, deaths, moved, growth (persons that year).
        flows: per year (index) `FLOWS` (persons); nothing where the release has no moves for the region.
        expected: part (`births`, `deaths`, `moved`), year, mean, low, high; years after the known; may be empty.
    """

    known: pd.DataFrame
    flows: pd.DataFrame | None
    expected: pd.DataFrame

    @property
    def calculated(self) -> bool:
        """True where net migration is what is left of the growth, not counted moves."""
        return self.flows is None

    @property
    def horizon(self) -> int | None:
        """The last year expected."""
        return None if self.expected.empty else int(self.expected["year"].max())


def movement(view: View) -> Movement | None:
    """Read the components; nothing where population, births or deaths are missing for the region."""
    found = {name: view.here(name) for name in _NEEDED}
    yearly = {name: _yearly(frame) for name, frame in found.items() if frame is not None}
    if len(yearly) < len(_NEEDED):
        return None
    stock = yearly["population"]
    growth = stock - stock.shift(1).where(pd.Series(stock.index, index=stock.index).diff() == 1)
    known = pd.DataFrame({"births": yearly["births"], "deaths": yearly["deaths"], "growth": growth}).dropna()
    flows = _flows(view)
    if flows is None:
        known["moved"] = known["growth"] - known["births"] + known["deaths"]
    else:
        known["moved"] = net(flows)
        known = known.dropna()
    known.index = known.index.astype(int).rename("year")
    if known.empty:
        return None
    return Movement(known=known, flows=flows, expected=_expected(view, after=int(known.index.max())))


def net(flows: pd.DataFrame) -> pd.Series:
    """Give those who moved in less those who moved out, per year."""
    return flows["in_domestic"] - flows["out_domestic"] + flows["immigration"] - flows["emigration"]


def _flows(view: View) -> pd.DataFrame | None:
    """Give the four flows of the region itself; municipalities' moves do not add up to their county's."""
    frame = view.table("migration")
    if frame is None or not (frame["region"] == view.region).any():
        return None
    own = frame[frame["region"] == view.region]
    wide = pd.DataFrame({flow: _yearly(own[own["flow"] == flow]) for flow in FLOWS}).dropna()
    wide.index = wide.index.astype(int).rename("year")
    return None if wide.empty else wide


def _yearly(frame: pd.DataFrame) -> pd.Series:
    groups = frame.groupby("year", observed=True)["value"]
    return groups.sum().where(groups.count() == groups.size())


def _expected(view: View, *, after: int) -> pd.DataFrame:
    names = ["part", "year", "mean", "low", "high"]
    frame = view.here("outlook_population_change")
    if frame is None:
        return pd.DataFrame({name: pd.Series(dtype=object if name == "part" else float) for name in names})
    later = frame[frame["year"] > after]
    return later.assign(part=later["component"].replace("net_migration", "moved"))[names]
