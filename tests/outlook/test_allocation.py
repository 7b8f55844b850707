# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The allocation test: it must find a difference where there is one, and none where there is none."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook.allocation import allocate, assess

BASE, YEAR = 2020, 2025


def made(growth, said, *, seed=0, size=None):
    """Known figures and a forecast from the regions' growth that came and that was said, `[region, item]`."""
    rng = np.random.default_rng(seed)
    now = rng.uniform(500, 2000, growth.shape) if size is None else size
    names = [(f"{31 + row}", f"{211 + column}") for row, column in np.ndindex(growth.shape)]
    keys = pd.DataFrame(names, columns=["region", "item"])
    known = pd.concat(
        [keys.assign(year=BASE, value=now.ravel()), keys.assign(year=YEAR, value=(now * growth).ravel())],
        ignore_index=True,
    )
    return known, keys.assign(year=YEAR, mean=(now * said).ravel())


def uneven(seed=1, spread=0.1):
    return np.exp(spread * np.random.default_rng(seed).standard_normal((12, 30)))


def test_a_regional_forecast_that_is_right_wins():
    growth = uneven()
    found = assess(allocate(*made(growth, growth), base=BASE, year=YEAR))
    assert found.verdict == "regional"
    assert found.unmet["regional"] == pytest.approx(found.unmet["known"])
    assert found.unmet["national"] > found.unmet["known"] + 0.1
    assert found.high < 0
    assert found.better > 0.95
    assert "bättre" in found.explain().sv


def test_a_regional_forecast_that_is_noise_loses():
    even = np.full((12, 30), 1.05)
    found = assess(allocate(*made(even, uneven()), base=BASE, year=YEAR))
    assert found.verdict == "national"
    assert found.difference > 0


def test_nothing_to_know_is_told_as_nothing():
    even = np.full((12, 30), 1.05)
    found = assess(allocate(*made(even, even), base=BASE, year=YEAR))
    assert found.verdict == "none"
    assert found.difference == pytest.approx(0, abs=1e-9)
    assert "Det går inte att se någon skillnad" in found.explain().sv
    assert "No difference" in found.explain().en


def test_a_little_skill_in_much_noise_has_an_interval_that_holds_nil():
    growth = uneven()
    noise = np.exp(0.1 * np.random.default_rng(7).standard_normal(growth.shape))
    found = assess(allocate(*made(growth, growth**0.5 * noise), base=BASE, year=YEAR))
    assert found.low < found.difference < found.high
    assert found.high - found.low > 0.01


def test_a_smaller_group_of_regions_knows_less():
    growth = uneven()
    noise = np.exp(0.08 * np.random.default_rng(7).standard_normal(growth.shape))
    wide, narrow = (
        assess(allocate(*made(growth[:rows], (growth * noise)[:rows]), base=BASE, year=YEAR))
        for rows in (3, 12)
    )
    assert wide.high - wide.low > narrow.high - narrow.low


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), spread=st.floats(0, 0.5), yearly=st.floats(0, 0.1))
def test_both_rules_have_the_same_places(seed, spread, yearly):
    growth, said = uneven(seed, spread), uneven(seed + 1, spread)
    cells = allocate(*made(growth, said, seed=seed), base=BASE, year=YEAR, replacement=yearly)
    sums = cells.groupby("item")[["regional", "national", "known"]].sum()
    assert sums["regional"].to_numpy() == pytest.approx(sums["national"].to_numpy(), abs=1e-6)
    assert (cells[["need", "regional", "national", "known"]] >= 0).all(axis=None)
    if cells["need"].sum() > 0:
        found = assess(cells, samples=20)
        saved = found.unmet["regional"] - found.unmet["national"]
        assert found.surplus["regional"] - found.surplus["national"] == pytest.approx(saved, abs=1e-6)
        assert found.unmet["known"] <= min(found.unmet["regional"], found.unmet["national"]) + 1e-9


def test_replacement_by_cell_is_used_as_given():
    known, said = made(np.ones((2, 2)), np.ones((2, 2)))
    gone = known[known["year"] == BASE].assign(value=[10.0, 0.0, 30.0, 0.0])
    cells = allocate(known, said, base=BASE, year=YEAR, replacement=gone)
    assert cells["need"].tolist() == pytest.approx([10, 0, 30, 0])
    assert cells["regional"].tolist() == pytest.approx([10, 0, 30, 0])


def test_what_came_afterwards_does_not_reach_the_places():
    growth = uneven()
    known, said = made(growth, uneven(2))
    other = known.assign(value=known["value"].where(known["year"] == BASE, known["value"] * 1.3))
    for rule in ("regional", "national"):
        one, two = (allocate(each, said, base=BASE, year=YEAR)[rule] for each in (known, other))
        pd.testing.assert_series_equal(one, two)


def test_the_same_seed_gives_the_same_interval():
    cells = allocate(*made(uneven(), uneven(2)), base=BASE, year=YEAR)
    assert assess(cells, seed=3) == assess(cells, seed=3)


def test_years_that_are_not_there_are_refused():
    known, said = made(uneven(), uneven())
    with pytest.raises(InputError) as refused:
        allocate(known, said, base=1999, year=YEAR)
    assert "1999" in refused.value.where
