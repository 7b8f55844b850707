# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan judged: in each of many futures pupils apply, are admitted by merit, and what is left unmet is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.places.admission import Admitted, admit
from skillshed.places.lists import Choosers, choosers
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.progress import Progress

MEASURES: Final[dict[str, Text]] = {
    "unmet_need": Text(sv="Behov som inte möts (nybörjare)", en="Unmet need (starters)"),
    "unmet_wish": Text(sv="Elever som inte fick programmet de sökte", en="Pupils without the programme they applied for"),
    "without": Text(sv="Elever utan plats på sin lista", en="Pupils without a place on their list"),
    "first": Text(sv="Andel på sitt förstahandsval", en="Share at their first choice"),
    "minutes": Text(sv="Restid enkel väg, minuter", en="Travel one way, minutes"),
    "empty": Text(sv="Tomma platser", en="Empty places"),
    "cost": Text(sv="Kostnad, kronor", en="Cost, kronor"),
    "weighed": Text(sv="Sammanvägt, kronor", en="Weighed together, kronor"),
}  # fmt: skip
QUANTILES: Final = (0.1, 0.5, 0.9)
HALF: Final = 0.5
"""A person or less is nobody."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """What several plans came to.

    Attributes:
        futures: plan, future, and a column per measure of MEASURES; all planned autumns together.
        homes: plan, municipality, unmet_wish, without (mean over futures, persons a year).
        educations: plan, education, unmet_need (mean over futures, starters a year), share of the futures with any.
    """

    futures: pd.DataFrame
    homes: pd.DataFrame
    educations: pd.DataFrame

    def summary(self) -> pd.DataFrame:
        """The mean, and the 10th, 50th and 90th percentile over futures: plan, measure, mean, low, middle, high."""
        rows = [
            (plan, measure, told[measure].mean(), *told[measure].quantile(list(QUANTILES)))
            for plan, told in self.futures.groupby("plan", sort=False)
            for measure in MEASURES
        ]
        return pd.DataFrame(rows, columns=["plan", "measure", "mean", "low", "middle", "high"])

    def regret(self) -> pd.DataFrame:
        """How much worse each plan is than the best of them in the same future, weighed: plan, mean, high (90th percentile), worst, best_share."""
        wide = self.futures.pivot_table(index="future", columns="plan", values="weighed", sort=False)
        lost = wide.sub(wide.min(axis=1), axis=0)
        rows = [
            (str(plan), one.mean(), one.quantile(0.9), one.max(), float((one <= 0).mean()))
            for plan, one in lost.items()
        ]
        return pd.DataFrame(rows, columns=["plan", "mean", "high", "worst", "best_share"])


def judge(
    case: Case,
    plans: Mapping[str, pd.DataFrame],
    *,
    model: ChoiceModel | None = None,
    seed: int = 1,
    progress: Progress = SILENT,
) -> Judgement:
    """Judge plans over the futures of a case; all meet the same pupils, with the same tastes and merits.

    Args:
        case: whose futures are judged; they need not be those that the plans were made from.
        plans: name → programme, site, year, groups.
        model: the choice model, where one has been learnt; else pupils weigh travel as the dated parameter says.
        seed: of pupils' tastes and merits.
        progress: who watches.
    """
    made = []
    with progress.task(
        Text(sv="Prövar planen på framtider", en="Judging the plan on futures"), total=len(case.years)
    ) as task:
        for year in case.years:
            pool = choosers(case, year, model=model, seed=seed)
            made += [_one(case, pool, (name, groups), year=year) for name, groups in plans.items()]
            task.advance()
    return Judgement(_sum_futures(case, [one[0] for one in made]), *(_mean(pd.concat([one[at] for one in made]), keys) for at, keys in ((1, ["plan", "municipality"]), (2, ["plan", "education"]))))  # fmt: skip


def pools(case: Case, *, model: ChoiceModel | None = None, seed: int = 1) -> dict[int, Choosers]:
    """The pupils of every planned autumn, to judge several plans on in turn."""
    return {year: choosers(case, year, model=model, seed=seed) for year in case.years}


def judge_weighed(case: Case, groups: pd.DataFrame, known: Mapping[int, Choosers]) -> float:
    """What a plan weighs when it is judged, kronor, mean over futures; change from today is not in it."""
    return sum(
        float(_one(case, pool, ("", groups), year=year)[0]["weighed"].mean()) for year, pool in known.items()
    )


def as_today(case: Case) -> pd.DataFrame:
    """Today's groups, every planned autumn: programme, site, year, groups."""
    years = pd.DataFrame({"year": list(case.years)})
    return case.today.merge(years, how="cross")[["programme", "site", "year", "groups"]]


def _one(
    case: Case, pool: Choosers, plan: tuple[str, pd.DataFrame], *, year: int
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Judge one plan in one autumn: a row per future, per home and per education."""
    name, told = plan
    groups = _groups(told, year, pool)
    seats = np.floor(groups * pool.offers["group_size"].to_numpy(dtype=float) + 1e-6).astype(np.int64)
    got = admit(pool.rank(seats > 0), seats, pool.counts)
    unmet = _unmet_need(case.need.sel(year=year), pool, got)
    futures = _measured(case, got, seats, told=(unmet.sum(axis=0), _cost(pool, groups, got)))
    homes = pool.kinds.assign(unmet_wish=got.unmet.mean(axis=1), without=got.without.mean(axis=1))
    homes = homes.groupby("municipality", as_index=False)[["unmet_wish", "without"]].sum()
    educations = pd.DataFrame(
        {"education": pool.educations, "unmet_need": unmet.mean(axis=1), "share": (unmet > HALF).mean(axis=1)}
    )
    first, second, third = (one.assign(plan=name, year=year) for one in (futures, homes, educations))
    return first, second, third


def _measured(
    case: Case,
    got: Admitted,
    seats: NDArray[np.int64],
    *,
    told: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> pd.DataFrame:
    """The measures of one autumn, a row per future; unmet need and cost as given."""
    unmet, cost = told
    weights, placed, wish = case.weights, got.offer.sum(axis=0), got.unmet.sum(axis=0)
    weighed = (
        weights.unmet_need * unmet
        + weights.unmet_wish * wish
        + weights.travel * got.minutes
        + weights.cost * cost
    )
    return pd.DataFrame(
        {
            "future": list(case.futures),
            "unmet_need": unmet,
            "unmet_wish": wish,
            "without": got.without.sum(axis=0),
            "first": got.first,
            "minutes": got.minutes,
            "empty": seats.sum() - placed,
            "cost": cost,
            "weighed": weighed,
            "placed": placed,
        }
    )  # fmt: skip


def _groups(told: pd.DataFrame, year: int, pool: Choosers) -> NDArray[np.float64]:
    """Groups of the plan by the pool's offers, [offer]."""
    now = told[told["year"] == year].groupby(["programme", "site"])["groups"].sum()
    index = pd.MultiIndex.from_frame(pool.offers[["programme", "site"]])
    return now.reindex(index).fillna(0.0).to_numpy(dtype=float)


def _unmet_need(asked: xr.DataArray, pool: Choosers, got: Admitted) -> NDArray[np.float64]:
    """Starters needed and not admitted, [education, future]."""
    need = asked.transpose("education", "future").to_numpy().astype(float)
    leads = (pool.offers["education"].to_numpy()[None, :] == np.array(pool.educations)[:, None]).astype(float)
    return np.maximum(need - leads @ got.offer, 0.0) if len(need) else np.zeros((0, got.offer.shape[1]))


def _cost(pool: Choosers, groups: NDArray[np.float64], got: Admitted) -> NDArray[np.float64]:
    """What the groups and their pupils cost, kr for all years of study, [future]."""
    told = pool.offers[["cost", "length", "fixed_share", "group_size"]].to_numpy(dtype=float)
    whole, fixed = told[:, 0] * told[:, 1], told[:, 2]
    return np.asarray((groups * told[:, 3] * whole * fixed).sum() + (whole * (1 - fixed)) @ got.offer)


def _sum_futures(case: Case, rows: list[pd.DataFrame]) -> pd.DataFrame:
    """All autumns together; shares and minutes per pupil placed."""
    whole = pd.concat(rows, ignore_index=True)
    order = {name: at for at, name in enumerate(case.futures)}
    sums = (
        whole.groupby(["plan", "future"], sort=False)
        .sum(numeric_only=True)
        .drop(columns="year")
        .reset_index()
    )
    placed = sums["placed"].where(sums["placed"] > 0)
    counted = (sums["placed"] + sums["without"]).where(lambda x: x > 0)
    sums["minutes"], sums["first"] = (
        (sums["minutes"] / placed).fillna(0.0),
        (sums["first"] / counted).fillna(0.0),
    )
    sums["order"] = sums["future"].map(order)
    return sums.sort_values(["plan", "order"], kind="stable", ignore_index=True).drop(
        columns=["placed", "order"]
    )


def _mean(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return rows.drop(columns="year").groupby(keys, sort=False, as_index=False).mean(numeric_only=True)
