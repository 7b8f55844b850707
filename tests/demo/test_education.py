# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people have studied adds up to the people, flows explain the stock, and care is short of people in the end."""

import numpy as np
import pytest

from skillshed.sources.demo import true_frames
from skillshed.sources.demo.education import FLOWS


def test_groups_add_up_to_the_people_of_18_to_64(county):
    people = county.history.population()[..., 18:65].sum(axis=3)
    assert county.education.stock.sum(axis=-1) == pytest.approx(people, rel=1e-5, abs=0.5)
    assert county.education.stock.min() >= 0


def test_flows_explain_every_change_of_the_stock(county):
    made = county.education
    flow = dict(zip(FLOWS, np.moveaxis(made.flows.astype(float), 1, 0), strict=True))
    change = (
        flow["entrants"] - flow["leavers"] + flow["moved_in"] - flow["moved_out"]
        + flow["graduated"] - flow["further_educated"] - flow["died"]
    )  # fmt: skip
    assert made.stock[1:] - made.stock[:-1] == pytest.approx(change, abs=1.0)
    assert all(values.min() >= -1e-3 for values in flow.values())


def test_who_graduates_leaves_another_group(county):
    made = county.education.flows
    graduated, further = made[:, FLOWS.index("graduated")], made[:, FLOWS.index("further_educated")]
    assert graduated.sum(axis=-1) == pytest.approx(further.sum(axis=-1), rel=1e-4)


def test_moves_conserve_education_within_the_country(county):
    flow = dict(zip(FLOWS, np.moveaxis(county.education.flows.astype(float), 1, 0), strict=True))
    arrived = sum(year.arrivals[:, :, 18:65].sum() for year in county.history.years)
    assert flow["within_nation"].sum() == pytest.approx(arrived, rel=1e-4)
    assert (flow["within_county"] <= flow["within_nation"] + 1e-3).all()
    assert (flow["within_nation"] <= flow["moved_out"] + 1e-3).all()


def test_published_flows_explain_the_published_stock_but_for_the_dead(county):
    flows, stock = county.cubes["utbildning_u3"].figures, county.cubes["utbildning_u1b"].figures[:, :, :, 2]
    entrants, leavers, moved_in, moved_out, graduated, further = np.moveaxis(flows, 3, 0)
    unexplained = np.diff(stock, axis=-1) - (entrants - leavers + moved_in - moved_out + graduated - further)
    assert unexplained.max() <= 6  # rounding of eight figures
    dead = county.history.years[3].deaths[:12, :, 18:65].sum()
    assert -unexplained[1, :, :, 3].sum() == pytest.approx(dead, abs=40)


def test_status_adds_up_and_employment_is_the_residents(county):
    assert county.status.sum(axis=-1) == pytest.approx(county.education.stock, rel=1e-4)
    employed = county.employed[..., 18:65].sum(axis=-1)
    assert county.status[..., :2].sum(axis=(-1, -2)) == pytest.approx(employed, rel=0.01)


def test_day_and_night_population_share_those_who_live_and_work_there(county):
    stay, into, out, day, night = np.moveaxis(county.cubes["utbildning_u2"].figures, 3, 0)
    assert (day == stay + into).all()
    assert (night == stay + out).all()
    assert not out[0].any()
    assert not into[0].any()


def test_levels_of_education_stay_plausible(county):
    figures = county.cubes["utbildningsniva"].figures[0, 1].sum(axis=(1, 2)).astype(float)
    share = figures / figures.sum(axis=0)
    compulsory, long = share[:2].sum(axis=0), share[5:7].sum(axis=0)
    assert 0.08 < compulsory.min() < compulsory.max() < 0.18
    assert 0.2 < long.min() < long.max() < 0.42


def test_care_becomes_short_and_arts_plentiful(county):
    frame = true_frames(county)["education"]
    nation = frame[frame["region"] == "00"].set_index(["education", "year"])
    pressure = nation["demand"] / nation["labour_force"]
    change = pressure.xs(2040, level="year") / pressure.xs(2008, level="year")
    assert change["G72"] > 1.15
    assert change["GS21"] < 0.85
    first = nation.xs(2008, level="year")
    assert first["demand"].sum() <= first["labour_force"].sum()
