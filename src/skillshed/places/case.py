# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A case: everything the plan of places is made from, in labelled frames and arrays.

Nothing here knows where the figures came from: a release, a planner's YAML file and a test all make the same shape.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.places.defaults import limits as default_limits
from skillshed.places.defaults import weights as default_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from skillshed.places.limits import Limits
    from skillshed.places.weights import Weights

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "municipalities": ("municipality", "name"),
    "sites": ("site", "name", "municipality", "provider", "school_form"),
    "premises": ("site", "year", "groups"),
    "programmes": (
        "programme",
        "name",
        "school_form",
        "length",
        "group_size",
        "minimum",
        "cost",
        "fixed_share",
        "education",
        "national",
        "workplaces",
        "payer",
    ),
    "teacher_need": ("programme", "subject_area", "teachers"),
    "possible": ("programme", "site"),
    "offer": ("programme", "site", "year", "groups"),
    "areas": ("area", "municipality"),
    "agreements": ("agreement", "municipality", "programme", "price"),
    "teachers": ("place", "subject_area", "year", "teachers"),
    "workplaces": ("place", "programme", "year", "places"),
    "budgets": ("payer", "year", "kronor"),
    "locks": ("programme", "site", "year", "min_groups", "max_groups", "who", "why"),
}


def empty(name: str) -> pd.DataFrame:
    """Give a frame of a case without rows, its columns named."""
    return pd.DataFrame({column: [] for column in COLUMNS[name]})


def _nothing(*dimensions: str) -> xr.DataArray:
    return xr.DataArray(np.zeros((0,) * len(dimensions)), dims=dimensions)


def _certain(name: str = "expected") -> xr.DataArray:
    return xr.DataArray([1.0], dims="future", coords={"future": [name]})


@dataclass(frozen=True, eq=False)
class Case:
    """What a plan of places is made from. Codes are strings, years are autumns in which pupils start.

    Attributes:
        name: what the planner calls it.
        years: the autumns that are planned, in order and without a gap.
        municipalities: municipality, name: where pupils live.
        sites: site, name, municipality, provider, school_form. A provider is a municipality's code where the municipality itself
            runs the school. Several school forms in one house are written `gymnasium+komvux`.
        premises: site, year, groups: how many groups the house holds at once, all years of study together. A site without a row holds none.
        programmes: programme, name, school_form (`gymnasium`, `komvux`, `yh`, `folkhögskola`), length (years), group_size (pupils),
            minimum (pupils, below which no group is started), cost (kr per pupil and year of study at a full group), fixed_share
            (of that cost, what the group costs however few its pupils), education (education group it leads to, or empty), national (bool: counts in the comprehensive selection), workplaces (APL or LIA places at
            once, per pupil in the house), payer (who pays for every pupil; empty: the municipality where the pupil lives).
        teacher_need: programme, subject_area, teachers (full-time posts per group in the house).
        possible: programme, site: what may be offered at all.
        offer: programme, site, year, groups: groups that started in earlier autumns. The latest autumn before the first planned year is *today*;
            earlier ones still fill the house.
        wishes: pupils who wish a programme, [municipality, programme, year, future].
        need: starters needed, [education, year, future]: in the year they start.
        minutes: one way from home to site, [municipality, site].
        probability: of each future, [future], sums to 1.
        areas: area, municipality: primary cooperation areas; the law asks for three municipalities.
        agreements: agreement, municipality (a party, one row each), programme, price (kr per pupil and year that the home pays the provider).
        teachers: place (a site, or a municipality for all its own sites), subject_area, year, teachers (posts). What is not listed is not scarce.
        workplaces: place (municipality: all its sites), programme, year, places at once. What is not listed is not scarce.
        budgets: payer, year, kronor. What is not listed is not limited.
        locks: programme, site, year, min_groups, max_groups (groups that start; NA: free), who, why.
        limits: what the plan must keep within.
        weights: what each shortfall weighs, in kronor.
        caps: goal (of `goals.GOALS`) → what it may come to at most, in its own unit; what is not listed is not capped.
        order: goals (of `goals.GOALS`) by priority, each held before the next is asked; empty: all are weighed together in kronor.
        cooperation: `alone` (pupils at home and with free providers), `within` (their cooperation area and agreements too) or
            `across` (everywhere within reach).
    """

    name: str
    years: tuple[int, ...]
    municipalities: pd.DataFrame
    sites: pd.DataFrame
    premises: pd.DataFrame
    programmes: pd.DataFrame
    wishes: xr.DataArray
    minutes: xr.DataArray
    need: xr.DataArray = field(default_factory=lambda: _nothing("education", "year", "future"))
    probability: xr.DataArray = field(default_factory=_certain)
    possible: pd.DataFrame = field(default_factory=lambda: empty("possible"))
    offer: pd.DataFrame = field(default_factory=lambda: empty("offer"))
    teacher_need: pd.DataFrame = field(default_factory=lambda: empty("teacher_need"))
    areas: pd.DataFrame = field(default_factory=lambda: empty("areas"))
    agreements: pd.DataFrame = field(default_factory=lambda: empty("agreements"))
    teachers: pd.DataFrame = field(default_factory=lambda: empty("teachers"))
    workplaces: pd.DataFrame = field(default_factory=lambda: empty("workplaces"))
    budgets: pd.DataFrame = field(default_factory=lambda: empty("budgets"))
    locks: pd.DataFrame = field(default_factory=lambda: empty("locks"))
    limits: Limits = field(default_factory=default_limits)
    weights: Weights = field(default_factory=default_weights)
    caps: Mapping[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    cooperation: str = "within"

    @classmethod
    def read(cls, path: str | Path) -> Case:
        """Read a case that a planner has written in YAML; the form stands in docs/reference.

        Raises:
            InputError: the file, or what it says, cannot be used; told in words of the domain.
        """
        from skillshed.places.reading import read_case  # noqa: PLC0415 - the reader makes cases, and so stands above them

        return read_case(path)

    def __post_init__(self) -> None:
        from skillshed.places.checks import check  # noqa: PLC0415 - the checks read cases, and so stand above them

        check(self)

    @property
    def futures(self) -> tuple[str, ...]:
        """The futures' names."""
        return tuple(str(one) for one in self.probability["future"].to_numpy())

    @cached_property
    def mean(self) -> Case:
        """The same case with one future: the mean of wishes and of need."""
        weight = self.probability
        wishes, need = (
            (one * weight).sum("future").expand_dims({"future": ["mean"]}, axis=-1)
            for one in (self.wishes, self.need)
        )
        return replace(self, wishes=wishes, need=need, probability=_certain("mean"))

    def one_future(self, future: str) -> Case:
        """The same case with one of its futures, held for certain."""
        return replace(
            self,
            wishes=self.wishes.sel(future=[future]),
            need=self.need.sel(future=[future]),
            probability=_certain(future),
        )

    def among(self, futures: Sequence[str]) -> Case:
        """The same case where it is known that the future is one of some."""
        some = list(futures)
        known = self.probability.sel(future=some)
        return replace(
            self,
            wishes=self.wishes.sel(future=some),
            need=self.need.sel(future=some),
            probability=known / known.sum(),
        )

    @cached_property
    def today(self) -> pd.DataFrame:
        """Programme, site, groups: what started in the last autumn before the plan."""
        last = self.offer[self.offer["year"] == self.years[0] - 1]
        return last[last["groups"] > 0][["programme", "site", "groups"]].reset_index(drop=True)
