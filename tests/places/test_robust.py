# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A hand-made case in which the mean misleads: in one future of five many more are needed and apply, and only then do the last groups pay."""

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from skillshed.places.asking import Effort
from skillshed.places.deciding import decide
from skillshed.places.judging import as_today, judge
from skillshed.places.reading import case_from

RARE, USUAL, MANY = 5, 20, 80
TOLD = {
    "name": "sällan",
    "years": [2027],
    "municipalities": [{"municipality": "0001", "name": "0001"}],
    "sites": [{"site": "a", "municipality": "0001", "provider": "0001"}],
    "premises": [{"site": "a", "groups": 50}],
    "programmes": [
        {"programme": one, "group_size": 20, "minimum": 1, "cost": 100_000, "length": 3, "fixed_share": 0.9, "education": education}
        for one, education in (("P", "e"), ("Q", ""))
    ],
    "wishes": [{"municipality": "0001", "programme": one, "pupils": USUAL} for one in "PQ"],
    "need": [{"education": "e", "starters": USUAL}],
    "minutes": {"0001": {"a": 10}},
    "areas": [],
    "offer": [{"programme": "P", "site": "a", "groups": 1}, {"programme": "Q", "site": "a", "groups": 5}],
    "limits": {"ramp": 5},
}  # fmt: skip


def case(futures):
    """The case with so many futures, every fifth of them the rare one."""
    made = case_from(TOLD)
    names = [f"f{at}" for at in range(futures)]
    many = np.where(np.arange(futures) % RARE == 0, MANY, USUAL).astype(float)
    asked = xr.DataArray(many, dims="future", coords={"future": names})
    usual = made.wishes.isel(future=0, drop=True)
    return replace(
        made,
        wishes=usual.where(usual["programme"] != "P", asked).transpose(*made.wishes.dims),
        need=(made.need.isel(future=0, drop=True) * 0 + asked).transpose(*made.need.dims),
        probability=xr.full_like(asked, 1 / futures),
    )


@pytest.fixture(scope="module")
def judged():
    few = case(20)
    plans = {name: decide(few, effort=Effort(planned=planned, seconds=300)).groups for name, planned in (("mean", 1), ("robust", 20))}  # fmt: skip
    told = judge(case(200), {**plans, "today": as_today(few)}, seed=9).summary()
    return plans, told.set_index(["plan", "measure"])


def test_the_robust_plan_leaves_less_need_unmet_in_unseen_futures_than_that_for_the_mean_and_than_today(
    judged,
):
    _, told = judged
    for figure in ("mean", "worst"):
        need = {plan: told.loc[(plan, "unmet_need"), figure] for plan in ("today", "mean", "robust")}
        assert need["robust"] < need["mean"] < need["today"]


def test_it_opens_the_groups_that_only_the_rare_future_fills(judged):
    plans, _ = judged
    groups = {
        name: one.set_index("programme")["groups"].reindex(["P", "Q"]).to_list()
        for name, one in plans.items()
    }
    assert groups["mean"][0] == 2
    assert groups["robust"][0] >= 4


def test_where_today_is_poor_it_betters_it_in_all_that_is_weighed(judged):
    _, told = judged
    for measure in ("unmet_need", "unmet_wish", "cost", "weighed"):
        assert told.loc[("robust", measure), "mean"] < told.loc[("today", measure), "mean"]
