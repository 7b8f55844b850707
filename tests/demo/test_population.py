# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The accounting identity holds person by person, moves conserve persons, and the rates are those of a plausible country."""

import numpy as np
import pytest

from skillshed.sources.demo import world
from skillshed.sources.demo.rates import birth_rates, death_probabilities


def test_population_is_last_years_one_year_older_plus_events(county):
    stock = county.frame("folkmangd")
    table = {key: _array(county, key) for key in ("folkmangd", "doda", "fodda", "flyttningar")}
    before, after = table["folkmangd"][..., :-1], table["folkmangd"][..., 1:]
    aged = np.zeros_like(after)
    aged[:, 1:] = before[:, :-1]
    aged[:, -1] += before[:, -1]
    aged[:, 0] = table["fodda"].sum(axis=1)
    immigrants, emigrants, arrivals, departures = table["flyttningar"]
    expected = aged - table["doda"] + immigrants - emigrants + arrivals - departures
    assert (after == expected).all()
    assert stock["value"].min() >= 0


def _array(county, name):
    """[region, age, sex, year], or with the contents first where there are several."""
    figures = county.cubes[name].figures
    return figures[:, :, :, 0] if figures.shape[3] == 1 else np.moveaxis(figures, 3, 0)


def test_counties_add_up_to_the_nation_and_municipalities_to_their_county(county):
    values = county.cubes["folkmangd"].figures
    codes = list(county.cubes["folkmangd"].variables[0].codes)
    counties = [i for i, code in enumerate(codes) if len(code) == 2 and code != "00"]
    assert (values[counties].sum(axis=0) == values[codes.index("00")]).all()
    inside = [i for i, code in enumerate(codes) if len(code) == 4]
    assert (values[inside].sum(axis=0) == values[codes.index("31")]).all()


def test_moves_within_the_country_conserve_persons(county):
    for year in county.history.years:
        assert (year.arrivals.sum(axis=0) == year.departures.sum(axis=0)).all()
        assert (year.moves.sum(axis=0) == year.arrivals.sum(axis=(1, 2))).all()
        assert (year.moves.sum(axis=1) == year.departures.sum(axis=(1, 2))).all()
        assert not np.diag(year.moves).any()


def test_nobody_dies_or_leaves_twice(county):
    for year in county.history.years:
        assert (year.end >= 0).all()
        assert (year.aged - year.deaths - year.emigrants - year.departures >= 0).all()


@pytest.mark.parametrize("seed", range(4))
def test_rates_stay_plausible(seed):
    made = world("county", seed, horizon=15)
    rates = made.history.rates
    assert 1.2 < rates.fertility.min() <= rates.fertility.max() < 2.3
    for mode in rates.mode:
        expectancy = 0.5 + np.cumprod(1 - death_probabilities(mode), axis=1).sum(axis=1)
        assert 76 < expectancy[0] < expectancy[1] < 92
    people = made.history.population()
    growth = people[17].sum(axis=(1, 2)) / people[0].sum(axis=(1, 2))
    assert 0.7 < growth.min() < 1.02
    assert 1.02 < growth.max() < 1.8
    share_old = people[17][:, :, 65:].sum() / people[17].sum()
    assert 0.17 < share_old < 0.27


def test_birth_rates_add_up_to_total_fertility():
    assert birth_rates(1.7, 5).sum() == pytest.approx(1.7)


def test_the_county_has_about_270_000_people(county):
    frame = county.frame("folkmangd")
    last = frame[(frame["region"] == "31") & (frame["year"] == 2025)]["value"].sum()
    assert 240_000 < last < 310_000
