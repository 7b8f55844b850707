# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Applications, pupils and the choice model of an area, and the wishes that they lead to in each future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.places.applicants import ChoiceModel, Offers, fit
from skillshed.places.applicants.parameters import parameters
from skillshed.places.basis.parameters import code_in
from skillshed.places.starters.factor import Z80

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.area import PlannedArea
    from skillshed.warehouse.release import Release

AGE: Final = "16"
"""Age, at the end of the year, of those who begin upper-secondary school."""
PEOPLE: Final = "people"


@dataclass(frozen=True, eq=False)
class Applicants:
    """What is known and learnt of an area's applicants.

    Attributes:
        applications: year, municipality, programme, site, applicants.
        pupils: municipality, year, pupils (16-year-olds; known and expected), spread (standard deviation).
        offers: what was offered and how far it is.
        model: what was learnt.
    """

    applications: pd.DataFrame
    pupils: pd.DataFrame
    offers: Offers
    model: ChoiceModel


def applicants(release: Release, area: PlannedArea, offers: Offers, *, autumn: int) -> Applicants:
    """Read the applications of an area and learn its choice model."""
    told = applications(release, area, offers, autumn=autumn)
    people = pupils(release, area)
    return Applicants(told, people, offers, fit(told, offers, people))


def applications(release: Release, area: PlannedArea, offers: Offers, *, autumn: int) -> pd.DataFrame:
    """First choices from home to site, programmes as they are called in an autumn; to the area's schools only."""
    told = release.table("applications")
    told = told.astype({"municipality": str, "school": str, "programme": str})
    inside = told["municipality"].isin(area.municipalities) & told["school"].isin(
        offers.minutes["site"].to_numpy()
    )
    rows = told[inside].rename(columns={"school": "site", "first_choice": "applicants"})
    rows = rows.assign(
        programme=rows["programme"].map(lambda code: code_in(code, autumn)), year=rows["year"].astype(int)
    )
    return rows.groupby(["year", "municipality", "programme", "site"])[["applicants"]].sum().reset_index()  # fmt: skip


def pupils(release: Release, area: PlannedArea) -> pd.DataFrame:
    """16-year-olds by home and year: as they were, and as the outlook expects them with its spread."""
    known = _sixteen(release.table("population"), area, "value").assign(spread=0.0)
    expected = _sixteen(release.table("outlook_population"), area, "mean")
    width = _sixteen(release.table("outlook_population"), area, "high")["pupils"] - expected["pupils"]
    expected = expected.assign(
        spread=width / Z80 / np.sqrt(2)
    )  # the two sexes' upper widths add up to more than the sum's
    return pd.concat([known[~known["year"].isin(expected["year"])], expected], ignore_index=True)


def _sixteen(frame: pd.DataFrame, area: PlannedArea, value: str) -> pd.DataFrame:
    sexes = frame["sex"].astype(str).isin(["1", "2"])
    homes = frame["region"].astype(str).isin(area.municipalities)
    rows = frame[sexes & homes & (frame["age"].astype(str) == AGE)]
    sums = rows.assign(municipality=rows["region"].astype(str), year=rows["year"].astype(int))
    sums = sums.groupby(["municipality", "year"])[[value]].sum().reset_index()
    return sums.rename(columns={value: "pupils"})


def wishes(told: Applicants, years: Sequence[int], *, z: xr.DataArray) -> xr.DataArray:
    """First-choice applicants, [municipality, programme, year, future], under today's offer.

    Args:
        told: what was learnt.
        years: the planned autumns.
        z: standard normals, [name, future]: `people`, and each programme of the case.
    """
    last = int(told.offers.places["year"].max())
    whole = pd.concat([_year(told, year, last=last).assign(year=year) for year in years], ignore_index=True)
    expected = whole.groupby(["municipality", "programme", "year"])["applicants"].sum().to_xarray()
    axes = {
        "municipality": sorted(told.pupils["municipality"].unique()),
        "programme": [str(one) for one in z["name"].to_numpy() if one != PEOPLE],
        "year": list(years),
    }
    made = expected.reindex(axes).fillna(0.0) * _people(told, axes, z) * _liked(told, axes, z)
    return made.transpose("municipality", "programme", "year", "future")


def _year(told: Applicants, year: int, *, last: int) -> pd.DataFrame:
    """The expected applicants of one autumn, with what was offered last."""
    places = told.offers.places[told.offers.places["year"] == last].assign(year=year)
    now = told.pupils[told.pupils["year"] == year].set_index("municipality")["pupils"]
    return told.model.predict(
        Offers(places, told.offers.minutes, told.offers.reach),
        year,
        {str(home): float(one) for home, one in now.items()},
    )


def _people(told: Applicants, axes: dict[str, list], z: xr.DataArray) -> xr.DataArray:  # type: ignore[type-arg]
    """How many times the expected 16-year-olds there are, [municipality, year, future]."""
    cube = told.pupils.set_index(["municipality", "year"]).to_xarray()
    relative = (cube["spread"] / cube["pupils"]).reindex(municipality=axes["municipality"], year=axes["year"])
    return (1 + relative.fillna(0.0) * z.sel(name=PEOPLE, drop=True)).clip(min=0.0)


def _liked(told: Applicants, axes: dict[str, list], z: xr.DataArray) -> xr.DataArray:  # type: ignore[type-arg]
    """How many times as popular as expected a programme is, [programme, year, future]; the mean over futures is one."""
    spread = float(parameters()["taste"]["value"])
    ahead = xr.DataArray(axes["year"], dims="year", coords={"year": axes["year"]}) - told.model.origin
    drift = z.sel(name=axes["programme"]).rename(name="programme") * spread * np.sqrt(ahead / 5)
    liked: xr.DataArray = np.exp(drift)  # type: ignore[assignment]
    return liked / liked.mean("future")
