# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Does the balance find the demo world's truth? The world knows what its occupations will ask for and who will be there."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import spearmanr

from skillshed.outlook import demand
from skillshed.outlook.balance import projection as balance
from skillshed.outlook.balance.table import tables
from skillshed.outlook.supply import projection as supply
from skillshed.sources.demo.truth import true_frames
from skillshed.sources.demo.world import world

BASE, HORIZON = 2025, 10
STATUS = {"HQ": "employed", "HR": "self_employed", "HS": "unemployed", "HT": "outside"}
FORCE = {"ID": "in_labour_force", "IE": "outside_labour_force"}
FLOWS = dict(
    zip(("QJ", "QK", "QL", "QM", "QN", "QO"), ("entrants", "leavers", "moved_in", "moved_out", "graduated", "further_educated"), strict=True)
)  # fmt: skip
COMMUTERS = {"SM": "day_population", "SN": "night_population"}


def table(made, name, *, codes=None, column="status"):
    """One published table with our own names, without its totals, of counties and the nation."""
    frame = made.frame(name)
    frame = frame[frame["region"].astype(str).str.len() == 2].drop(columns="flag")
    if codes is None:
        return frame
    told = frame["content"].astype(str).str[-2:].map(codes)
    return frame.assign(**{column: told})[told.notna()].drop(columns="content")


@pytest.fixture(scope="module")
def found():
    """Our last year and the truth's, by region and education: p_shortage, gap, supply; true gap relative to the base year."""
    made = world("county", seed=11)
    stock = table(made, "utbildning_u1a", codes=STATUS)
    flows = table(made, "utbildning_u3", codes=FLOWS, column="flow")
    force = table(made, "utbildning_u1b", codes=FORCE)
    commuting = table(made, "utbildning_u2", codes=COMMUTERS, column="flow")
    jobs = pd.concat([table(made, f"anstallda_yrke_kon_{one}") for one in ("rams", "bas")])
    jobs = jobs[jobs["occupation"].astype(str) != "unknown"].drop_duplicates(
        ["region", "occupation", "sex", "year"], keep="last"
    )
    options = {"base": BASE, "horizon": HORIZON, "draws": 200, "seed": 1, "with_draws": True}
    people = supply.project(stock, flows, force, commuting, **options)[1]
    paths = demand.project(jobs, **options)[1]
    outlook = balance.project(people, paths, stock, known=jobs)
    ours = tables(outlook, level=0.8)["outlook_balance"]
    last = ours[ours["year"] == BASE + HORIZON].set_index(["region", "education"])
    told = true_frames(made)["education"].astype({"region": str, "education": str})
    wide = told.pivot_table(index=["region", "education"], columns="year", values=["demand", "labour_force"])
    growth = {side: wide[side][BASE + HORIZON] / wide[side][BASE] for side in ("demand", "labour_force")}
    last["truth"] = (growth["demand"] / growth["labour_force"] - 1).reindex(last.index)
    return last[(last["supply"] > 300) & last["truth"].notna()]


def test_true_shortages_are_likelier_shortages(found):
    nation = found.loc["00"]
    relative = nation["mean"] / nation["demand"]
    assert spearmanr(nation["truth"], relative).statistic > 0.5
    short, over = nation[nation["truth"] > 0.05], nation[nation["truth"] < -0.05]
    assert len(short) >= 5
    assert len(over) >= 5
    assert short["p_shortage"].mean() > 3 * over["p_shortage"].mean()
    assert over["p_surplus"].mean() > 2 * short["p_surplus"].mean()


def test_no_true_surplus_of_the_nation_is_called_a_shortage(found):
    nation = found.loc["00"]
    wrong = nation[(nation["truth"] < -0.05) & (nation["verdict"] == "shortage")]
    right = nation[(nation["truth"] > 0.05) & (nation["verdict"] == "shortage")]
    assert len(wrong) <= len(right) / 3


def test_the_county_leans_the_same_way(found):
    county = found.loc["31"]
    assert spearmanr(county["truth"], county["mean"] / county["demand"]).statistic > 0.2
