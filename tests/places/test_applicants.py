# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The choice model finds what pupils were made to want, and foretells better than "same as last year"."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from skillshed.errors import InputError
from skillshed.places.applicants import Offers, backtest, fit

HOMES, SITES = ["a", "b", "c"], ["1", "2", "3"]
MINUTES = xr.DataArray(
    [[5.0, 30.0, 60.0], [30.0, 5.0, 30.0], [60.0, 30.0, 5.0]],
    dims=("municipality", "site"),
    coords={"municipality": HOMES, "site": SITES},
)


def offers_of(pairs, years=range(2020, 2025)):
    rows = [(programme, site, year, 32.0) for programme, site in pairs for year in years]
    return Offers(pd.DataFrame(rows, columns=["programme", "site", "year", "places"]), MINUTES)


PAIRS = [("VO", "1"), ("VO", "2"), ("EE", "1"), ("EE", "2"), ("EE", "3"), ("NA", "1"), ("NA", "3")]


def truth(rows, beta=-0.05):
    """A plain logit, in which the inclusive value counts fully."""
    popular = {"VO": 0.0, "EE": 0.4, "NA": 1.0}
    weight = rows.assign(w=np.exp(beta * rows["minutes"] + rows["programme"].map(popular)))
    return weight["w"] / weight.groupby(["year", "municipality"])["w"].transform("sum")


@pytest.fixture(scope="module")
def world():
    offers = offers_of(PAIRS)
    rows = offers.alternatives(range(2020, 2025))
    applications = rows.assign(applicants=2000 * truth(rows))[
        ["year", "municipality", "programme", "site", "applicants"]
    ]
    pupils = pd.DataFrame(
        [(home, year, 2500.0) for home in HOMES for year in range(2020, 2030)],
        columns=["municipality", "year", "pupils"],
    )
    return offers, applications, pupils  # fmt: skip


def test_it_recovers_distance_rate_and_shares(world):
    model = fit(world[1], *world[::2])
    assert model.minutes == pytest.approx(-0.05, rel=0.05)
    assert model.inclusive == pytest.approx(1.0, rel=0.1)
    assert model.rate["a"] == pytest.approx(0.8)
    told = model.shares(offers_of(PAIRS, [2025]), 2025)
    assert told.groupby("municipality")["share"].sum().to_numpy() == pytest.approx(1.0)


def test_opening_a_programme_draws_applicants_as_the_truth_does(world):
    model = fit(world[1], *world[::2])
    opened = offers_of([*PAIRS, ("VO", "3")], [2025])
    rows = opened.alternatives([2025])
    said = model.shares(opened, 2025).set_index(["municipality", "programme", "site"])["share"]
    real = rows.assign(share=truth(rows)).set_index(["municipality", "programme", "site"])["share"]
    assert said["c", "VO", "3"] == pytest.approx(real["c", "VO", "3"], rel=0.15)
    assert said["c", "VO", "2"] < model.shares(offers_of(PAIRS, [2025]), 2025).set_index(["municipality", "programme", "site"])["share"]["c", "VO", "2"]  # fmt: skip


def test_closing_moves_applicants_and_loses_none(world):
    model = fit(world[1], *world[::2])
    closed = offers_of([pair for pair in PAIRS if pair != ("VO", "2")], [2025])
    said = model.predict(closed, 2025, dict.fromkeys(HOMES, 100.0))
    assert said["applicants"].sum() == pytest.approx(3 * 80)
    assert set(said.loc[said["programme"] == "VO", "site"]) == {"1"}


def test_a_small_municipality_is_drawn_to_everybodys_taste(world):
    few = world[1].copy()
    mine = few["municipality"] == "c"
    few.loc[mine, "applicants"] = np.where(few.loc[mine, "programme"] == "VO", 2.0, 0.0)
    many = few.assign(applicants=few["applicants"].where(~mine, few["applicants"] * 500))
    small, large = (fit(told, *world[::2]).home["c", "VO"] for told in (few, many))
    assert 0 < small < large


def test_what_nobody_can_reach_is_not_chosen(world):
    far = Offers(offers_of(PAIRS, [2025]).places, MINUTES, reach=20.0)
    model = fit(world[1], *world[::2])
    assert set(model.shares(far, 2025).loc[lambda x: x["municipality"] == "b", "programme"]) == {"VO", "EE"}


def test_too_few_years_are_told(world):
    with pytest.raises(InputError, match="För få år"):
        backtest(world[1][world[1]["year"] < 2022], *world[::2])


def test_on_the_demo_county_it_beats_last_year_every_year(county_basis):
    told = county_basis.applicants
    made = backtest(told.applications, told.offers, told.pupils)
    assert made["better"].all()
    whole = made.groupby("level")[["model", "last_year"]].mean()
    assert (whole["model"] / whole["last_year"] < 0.85).all()
