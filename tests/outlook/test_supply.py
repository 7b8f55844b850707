# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook.supply import projection as supply
from skillshed.outlook.supply.accounts import SIGNS
from skillshed.outlook.supply.graduates import graduates_from_starters

YEARS = range(2012, 2024)
BASE = 2023
FLOWS = {
    "A": {
        "entrants": 100,
        "leavers": 40,
        "moved_in": 30,
        "moved_out": 30,
        "graduated": 0,
        "further_educated": 60,
    },
    "B": {
        "entrants": 0,
        "leavers": 50,
        "moved_in": 20,
        "moved_out": 30,
        "graduated": 60,
        "further_educated": 0,
    },
}
STOCK = {"A": 1000.0, "B": 4000.0}


def steady(regions=("01", "02"), *, noise=0.0, seed=1):
    """A world whose flows balance: stocks stay as they are, but for noise that is booked as unexplained."""
    source = np.random.default_rng(seed)
    stock, flows = [], []
    for region in regions:
        for education, now in STOCK.items():
            for year in YEARS:
                stock.append((region, education, year, round(now * np.exp(noise * source.standard_normal()))))
                told = FLOWS[education].items()
                flows += [(region, education, name, year, count) for name, count in told if year > YEARS[0]]
    return (
        pd.DataFrame(stock, columns=["region", "education", "year", "value"]),
        pd.DataFrame(flows, columns=["region", "education", "flow", "year", "value"]),
    )


def project(stock, flows, *more, **options):
    return supply.project(stock, flows, *more, **({"base": BASE, "horizon": 6, "draws": 60} | options))


def cell(frame, component, education="B", *, year=BASE + 6, region="01"):
    rows = frame[
        (frame["region"] == region)
        & (frame["education"] == education)
        & (frame["year"] == year)
        & (frame["component"] == component)
    ]
    return rows.iloc[0]


def test_a_steady_world_stays_as_it_is():
    frame = project(*steady())
    for education, now in STOCK.items():
        assert cell(frame, "stock", education)["mean"] == pytest.approx(now, rel=0.01)
        for flow, count in FLOWS[education].items():
            assert cell(frame, flow, education)["mean"] == pytest.approx(count, rel=0.02), flow
    assert (frame["low"] <= frame["mean"]).all()
    assert (frame["mean"] <= frame["high"]).all()


def test_next_year_is_worked_out_by_hand():
    stock, flows = steady(("01",))
    made = project(stock, flows, with_draws=True)[1]
    course = made.course()
    total = sum(SIGNS[name] * course.flows[name][0, 0, 1, 0] for name in SIGNS)
    assert total == pytest.approx(60 + 20 - 30 - 50, abs=0.1)
    assert course.stock[0, 0, 1, 1] == pytest.approx(4000 + total)


@settings(max_examples=8, deadline=None)
@given(noise=st.floats(0, 0.1), seed=st.integers(0, 99))
def test_the_identity_holds_in_every_draw(noise, seed):
    made = project(*steady(("00", "01", "02"), noise=noise, seed=seed), seed=seed, draws=20, with_draws=True)[
        1
    ]
    for region in made.regions:
        paths = made.paths(region)
        flows = sum(SIGNS[name] * paths.flows[name] for name in SIGNS)
        assert np.allclose(np.diff(paths.stock, axis=-1), flows, atol=1e-6)
        assert (paths.stock >= 0).all()
        assert (paths.participation <= 1 + 1e-9).all()


def test_the_nation_is_the_sum_of_its_counties_in_every_draw():
    stock, flows = steady(("01", "02"))
    whole = [frame.assign(region="00") for frame in (stock, flows)]
    together = [pd.concat([own, nation]) for own, nation in zip((stock, flows), whole, strict=True)]
    summed = [
        frame.groupby([name for name in frame if name != "value"], as_index=False)["value"].sum()
        for frame in together
    ]
    made = project(*summed, with_draws=True)[1]
    assert made.counties == ("01", "02")
    nation, parts = made.paths("00"), [made.paths(one) for one in made.counties]
    assert np.allclose(nation.stock, sum(part.stock for part in parts))
    assert np.allclose(nation.supply, sum(part.supply for part in parts))
    net = sum(part.flows["moved_in"] - part.flows["moved_out"] for part in parts)
    assert np.allclose(nation.flows["moved_in"] - nation.flows["moved_out"], net)


def test_more_graduates_come_from_other_groups():
    told = pd.DataFrame({"region": "01", "education": "B", "year": range(2024, 2030), "value": 90})
    before, after = project(*steady()), project(*steady(), graduates=told)
    assert cell(after, "graduated")["mean"] == pytest.approx(90)
    assert cell(after, "further_educated", "A")["mean"] == pytest.approx(90, rel=0.03)
    more = cell(after, "stock")["mean"] - cell(before, "stock")["mean"]
    assert 150 < more < 6 * 30
    assert cell(after, "stock", "A")["mean"] < cell(before, "stock", "A")["mean"]
    assert cell(after, "stock", region="02")["mean"] == cell(before, "stock", region="02")["mean"]


def test_starters_become_graduates_after_as_long_as_it_takes():
    starters = pd.DataFrame({"region": "01", "education": ["A", "B"], "year": 2024, "value": [10, 20]})
    done = graduates_from_starters(starters, {"A": 0.5, "B": 0.8}, {"A": 1, "B": 3})
    assert done.to_numpy().tolist() == [["01", "A", 2025, 5.0], ["01", "B", 2027, 16.0]]
    with pytest.raises(InputError):
        graduates_from_starters(starters, 1.2, 3)
    with pytest.raises(InputError):
        graduates_from_starters(starters, {"A": 0.5}, 3)


def test_recognition_is_an_inflow_of_its_own():
    told = pd.DataFrame({"region": ["01"], "education": ["B"], "year": [2025], "value": [40]})
    before, after = project(*steady()), project(*steady(), recognised=told)
    assert cell(after, "recognised", year=2025)["mean"] == 40
    assert cell(after, "recognised", year=2026)["mean"] == 0
    assert cell(after, "stock", year=2025)["mean"] == pytest.approx(
        cell(before, "stock", year=2025)["mean"] + 40, abs=1
    )


def test_the_stock_follows_a_given_population():
    people = pd.DataFrame(
        [("01", "1", str(age), year, 100.0 * (1 + 0.01 * (year - BASE))) for age in range(16, 70) for year in range(BASE, BASE + 7)],
        columns=["region", "sex", "age", "year", "mean"],
    )  # fmt: skip
    made = project(*steady(), population=people, with_draws=True)[1]
    course = made.course()
    assert course.stock[0, 0, :, -1].sum() == pytest.approx(5000 * 1.06)
    entered = course.flows["entrants"][0, 0, :, 0].sum()
    assert entered == pytest.approx(101 * 5000 / 4700)


def test_participation_and_commuting_turn_people_into_supply():
    stock, flows = steady()
    force = pd.concat(
        [stock.assign(status="in_labour_force", value=stock["value"] * 0.8), stock.assign(status="outside_labour_force", value=stock["value"] * 0.2)]
    )  # fmt: skip
    commuting = pd.concat(
        [stock.assign(flow="night_population", value=1000), stock.assign(flow="day_population", value=1100)]
    )
    border = pd.DataFrame({"region": ["01"], "education": ["B"], "year": [2020], "value": [-50]})
    frame = project(stock, flows, force, commuting, border=border)
    assert cell(frame, "residents")["mean"] == pytest.approx(4000 * 0.8, rel=0.01)
    assert cell(frame, "supply")["mean"] == pytest.approx(4000 * 0.8 * 1.1 - 50, rel=0.01)
    assert cell(frame, "supply", region="02")["mean"] == pytest.approx(4000 * 0.8 * 1.1, rel=0.01)


def test_later_years_order_and_seed():
    stock, flows = steady(noise=0.02)
    later = [frame.assign(year=frame["year"] + 5, value=9_999) for frame in (stock, flows)]
    grown = [
        pd.concat([own, more[more["year"] > BASE]]) for own, more in zip((stock, flows), later, strict=True)
    ]
    mixed = [frame.sample(frac=1, random_state=3) for frame in grown]
    assert project(*mixed, seed=4).equals(project(stock, flows, seed=4))
    assert not project(stock, flows, seed=5).equals(project(stock, flows, seed=4))


def test_a_region_draws_the_same_whoever_else_is_there():
    both = project(*steady(("01", "02")), with_draws=True)[1]
    more = project(*steady(("01", "02", "03")), with_draws=True)[1]
    deviations = [made._shocks[0].of("01") for made in (both, more)]
    assert np.array_equal(*deviations)


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda stock, flows: (stock.drop(columns="education"), flows), "education"),
        (lambda stock, flows: (stock, flows.assign(region="77")), "region"),
        (lambda stock, flows: (stock.assign(value="many"), flows), "many"),
        (lambda stock, flows: (stock[stock["year"] < BASE], flows), str(BASE)),
    ],
)
def test_unusable_tables_are_refused_in_words(spoil, where):
    with pytest.raises(InputError) as refused:
        project(*spoil(*steady()))
    assert where in str(refused.value)


def test_gaps_and_short_histories_are_told():
    stock, flows = steady()
    flows["value"] = flows["value"].astype(object)
    flows.loc[flows.index[3], "value"] = ".."
    frame = project(stock, flows)
    assert frame["mean"].notna().all()
    assert any("saknas" in remark.sv for remark in frame.attrs["remarks"])
    short = [table[table["year"] >= BASE - 2] for table in steady()]
    assert any("kort" in remark.sv for remark in project(*short).attrs["remarks"])
