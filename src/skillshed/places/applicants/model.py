# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The choice model: a programme first, then a school that has it; what is far or little offered is chosen less.

`V(school | programme) = β · minutes + γ · log(places) + school + school's programme`, and `V(programme) = popularity + trend · years +
home's taste + λ · inclusive value of its schools` (nested logit, McFadden 1978; Train 2009 ch. 4). Tastes are drawn to nil, so that a small municipality
chooses as everybody does unless its applicants say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import scipy.sparse as sp

from skillshed.places.applicants.logit import Choices, fit_logit, log_shares
from skillshed.places.applicants.parameters import parameters, shrinkage

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xarray as xr
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

KEYS: Final = ["municipality", "programme", "site"]


@dataclass(frozen=True, eq=False)
class Offers:
    """What can be chosen, and how far it is.

    Attributes:
        places: programme, site, year, places: what was offered each autumn.
        minutes: one way, [municipality, site].
        reach: minutes beyond which nobody chooses.
    """

    places: pd.DataFrame
    minutes: xr.DataArray
    reach: float = 120.0

    def alternatives(self, years: Sequence[int]) -> pd.DataFrame:
        """Every home, programme and site that can meet each year: year, municipality, programme, site, minutes, log_places; sorted."""
        far = self.minutes.to_series().rename("minutes").reset_index()
        near = far[far["minutes"] <= self.reach]
        told = self.places[self.places["year"].isin(list(years)) & (self.places["places"] > 0)]
        rows = told.merge(near, on="site").assign(log_places=lambda x: np.log(x["places"].astype(float)))
        columns = ["year", *KEYS, "minutes", "log_places"]
        return rows[columns].sort_values(["year", *KEYS], ignore_index=True)


@dataclass(frozen=True, eq=False)
class ChoiceModel:
    """What was learnt.

    Attributes:
        minutes, places, inclusive: β per minute, γ per log place, λ.
        school, offer: tastes by site, and by (programme, site).
        popularity, trend: by programme; the trend is a year's, from `origin`.
        home: taste by (municipality, programme).
        rate: first-choice applicants per 16-year-old, by municipality.
        origin: the last year it was learnt on.
    """

    minutes: float
    places: float
    inclusive: float
    school: dict[str, float]
    offer: dict[tuple[str, str], float]
    popularity: dict[str, float]
    trend: dict[str, float]
    home: dict[tuple[str, str], float]
    rate: dict[str, float]
    origin: int

    def shares(self, offers: Offers, year: int) -> pd.DataFrame:
        """What part of each home's applicants choose what: municipality, programme, site, share, minutes; sums to 1 over a home.

        Args:
            offers: what is offered; a changed offer gives changed choices.
            year: the autumn asked for.
        """
        rows = offers.alternatives([year])
        if rows.empty:
            return rows.assign(share=[])[[*KEYS, "share", "minutes"]]
        within, inclusive, nests = self._schools(rows)
        upper = self._programmes(nests, inclusive, year)
        begins = _begins(nests, ["municipality"])
        of_programme, _ = log_shares(upper, begins)
        sizes = np.diff(np.append(_begins(rows, KEYS[:2]), len(rows)))
        rows["share"] = np.exp(within + np.repeat(of_programme, sizes))
        return rows[[*KEYS, "share", "minutes"]]

    def predict(self, offers: Offers, year: int, pupils: dict[str, float]) -> pd.DataFrame:
        """First-choice applicants: municipality, programme, site, applicants, minutes.

        Args:
            offers: what is offered.
            year: the autumn.
            pupils: 16-year-olds by municipality.
        """
        rows = self.shares(offers, year)
        people = rows["municipality"].map(lambda home: pupils.get(home, 0.0) * self.rate.get(home, 0.0))
        return rows.assign(applicants=rows["share"] * people).drop(columns="share")

    def _schools(self, rows: pd.DataFrame) -> tuple[Floats, Floats, pd.DataFrame]:
        utility = self.utility(rows)
        begins = _begins(rows, KEYS[:2])
        within, inclusive = log_shares(utility, begins)
        return within, inclusive, rows.iloc[begins][KEYS[:2]]

    def utility(self, rows: pd.DataFrame) -> Floats:
        """What a school that has the programme is worth to a pupil, [row]."""
        taste = [
            self.school.get(site, 0.0) + self.offer.get((programme, site), 0.0)
            for programme, site in zip(rows["programme"], rows["site"], strict=True)
        ]
        return np.asarray(self.minutes * rows["minutes"].to_numpy() + self.places * rows["log_places"].to_numpy() + np.array(taste))  # fmt: skip

    def _programmes(self, nests: pd.DataFrame, inclusive: Floats, year: int) -> Floats:
        ahead = year - self.origin
        taste = [
            self.popularity.get(programme, 0.0) + self.trend.get(programme, 0.0) * ahead + self.home.get((home, programme), 0.0)
            for home, programme in zip(nests["municipality"], nests["programme"], strict=True)
        ]  # fmt: skip
        return np.array(taste) + self.inclusive * inclusive


def fit(applications: pd.DataFrame, offers: Offers, pupils: pd.DataFrame) -> ChoiceModel:
    """Learn the model.

    Args:
        applications: year, municipality, programme, site, applicants (first choice).
        offers: what was offered in those years.
        pupils: municipality, year, pupils: 16-year-olds.
    """
    years = sorted(int(year) for year in applications["year"].unique())
    rows = offers.alternatives(years).merge(applications, on=["year", *KEYS], how="left")
    rows["applicants"] = rows["applicants"].fillna(0.0) * _weight(rows["year"], years[-1])
    begins = _begins(rows, ["year", *KEYS[:2]])
    lower, schools, pairs = _fit_schools(rows, begins)
    nests = rows.iloc[begins][["year", *KEYS[:2]]].reset_index(drop=True)
    nests["applicants"] = np.add.reduceat(rows["applicants"].to_numpy(), begins)
    _, inclusive = log_shares(lower["utility"], begins)
    upper = _fit_programmes(nests, inclusive, years[-1])
    return ChoiceModel(
        minutes=lower["minutes"], places=lower["places"], school=schools, offer=pairs,
        rate=_rates(applications, pupils, years[-1]), origin=years[-1], **upper,
    )  # fmt: skip


def _weight(year: pd.Series, last: int) -> Floats:
    return np.asarray(float(parameters()["memory"]["value"]) ** (last - year.to_numpy(dtype=float)))


def _fit_schools(
    rows: pd.DataFrame, begins: NDArray[np.int64]
) -> tuple[dict, dict[str, float], dict[tuple[str, str], float]]:  # type: ignore[type-arg]
    """Learn the lower nest: among the schools that have the programme."""
    sites, of_site = _onehot(rows["site"])
    names, of_pair = _onehot(rows["programme"] + "\t" + rows["site"])
    numbers = sp.csr_array(rows[["minutes", "log_places"]].to_numpy(dtype=float) / (10.0, 1.0))
    design = sp.csr_array(sp.hstack([numbers, of_site, of_pair]))
    spread = np.concatenate(
        [[np.inf, 1.0], np.full(len(sites), shrinkage("school")), np.full(len(names), shrinkage("offer"))]
    )
    found = fit_logit(Choices(design, begins, rows["applicants"].to_numpy(), np.zeros(len(rows))), spread)
    school = dict(zip(sites, found[2 : 2 + len(sites)].tolist(), strict=True))
    pair = {
        (name.split("\t")[0], name.split("\t")[1]): float(one)
        for name, one in zip(names, found[2 + len(sites) :], strict=True)
    }
    return {"minutes": float(found[0]) / 10, "places": float(found[1]), "utility": design @ found}, school, pair  # fmt: skip


def _fit_programmes(nests: pd.DataFrame, inclusive: Floats, origin: int) -> dict:  # type: ignore[type-arg]
    """Learn the upper nest: among the programmes within reach of home."""
    programmes, of_programme = _onehot(nests["programme"])
    homes, of_home = _onehot(nests["municipality"] + "\t" + nests["programme"])
    ahead = (nests["year"].to_numpy(dtype=float) - origin)[:, None]
    design = sp.csr_array(
        sp.hstack([sp.csr_array(inclusive[:, None]), of_programme, of_programme.multiply(ahead), of_home])
    )
    count = len(programmes)
    spread = np.concatenate(
        [
            [1.0],
            np.full(count, 5.0),
            np.full(count, shrinkage("trend")),
            np.full(len(homes), shrinkage("home")),
        ]
    )
    begins = _begins(nests, ["year", "municipality"])
    found = fit_logit(Choices(design, begins, nests["applicants"].to_numpy(), np.zeros(len(nests))), spread)
    popularity, trend, taste = np.split(found[1:], [count, 2 * count])
    return {
        "inclusive": float(found[0]),
        "popularity": dict(zip(programmes, popularity.tolist(), strict=True)),
        "trend": dict(zip(programmes, trend.tolist(), strict=True)),
        "home": {(name.split("\t")[0], name.split("\t")[1]): float(one) for name, one in zip(homes, taste, strict=True)},
    }  # fmt: skip


def _onehot(names: pd.Series) -> tuple[list[str], sp.csr_array]:
    codes, known = pd.factorize(names, sort=True)
    rows = np.arange(len(names))
    return [str(one) for one in known], sp.csr_array((np.ones(len(names)), (rows, codes)), shape=(len(names), len(known)))  # fmt: skip


def _begins(rows: pd.DataFrame, keys: list[str]) -> NDArray[np.int64]:
    """Where a new set begins in sorted rows."""
    differs = (rows[keys] != rows[keys].shift()).any(axis=1)
    return np.flatnonzero(differs.to_numpy())


def _rates(applications: pd.DataFrame, pupils: pd.DataFrame, last: int) -> dict[str, float]:
    """Applicants per 16-year-old, recent years weighed most; a home without pupils known has none."""
    sums = applications.groupby(["municipality", "year"])["applicants"].sum().reset_index()
    both = sums.merge(pupils, on=["municipality", "year"])
    weight = _weight(both["year"], last)
    told = both.assign(applicants=both["applicants"] * weight, pupils=both["pupils"] * weight)
    whole = told.groupby("municipality")[["applicants", "pupils"]].sum()
    return {str(home): float(row.applicants / row.pupils) for home, row in whole.iterrows() if row.pupils > 0}
