# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The naive forecast is shown, and said to be, where the blend has not told the direction of occupations."""

import numpy as np
import pandas as pd
import pytest

from skillshed.outlook import demand
from skillshed.outlook.demand.bar import Bar, Shown

YEARS = range(1996, 2018)


def world(*, slope, noise):
    """Occupations that turn in 2004, which a ten-year line is slow to see."""
    rng = np.random.default_rng(3)
    rows = [
        (
            f"0{place}",
            str(100 + job),
            year,
            5000 * (1 + slope * (job - 4.5) * abs(year - 2004)) * rng.normal(1, noise),
        )
        for place in range(1, 5)
        for job in range(10)
        for year in YEARS
    ]
    return pd.DataFrame(rows, columns=["region", "occupation", "year", "value"])


def test_steady_growth_and_decline_are_our_own_to_tell():
    made = demand.project(world(slope=0.01, noise=0.001), base=2017, horizon=5, bar=True)
    assert set(made["method"]) == {"blend"}
    assert [one for one in made.attrs["remarks"] if isinstance(one, Shown)]


def test_noise_is_told_by_the_naive_forecast_and_the_reason_stands_beside_it():
    noisy = world(slope=0.0, noise=0.1)
    made = demand.project(noisy, base=2017, horizon=5, bar=True)
    assert made["method"].str.startswith("naive: ").all()
    told = next(one for one in made.attrs["remarks"] if isinstance(one, Shown))
    assert "77 %" in told.sv
    assert "naiva prognosen" in told.sv
    own = demand.project(noisy, base=2017, horizon=5)
    assert set(own["method"]) == {"blend"}
    assert not any(isinstance(one, Shown) for one in own.attrs["remarks"])


def test_what_the_naive_forecast_says_is_its_own_and_adds_up():
    noisy = world(slope=0.0, noise=0.1)
    made = demand.project(noisy, base=2017, horizon=3, margins=True, bar=True)
    cells = made[~made["region"].eq("00") & ~made["occupation"].eq("T")]
    whole = made[made["region"].eq("00") & made["occupation"].eq("T")].set_index("year")["mean"]
    assert cells.groupby("year")["mean"].sum().to_numpy() == pytest.approx(whole.to_numpy())


@pytest.mark.parametrize(
    ("shares", "last", "cleared"),
    [((0.80, 0.70), 8, True), ((0.76, 0.5), 8, False), ((0.80, 0.81), 8, False), ((0.80, 0.81), 2, True)],
)
def test_the_bar_asks_for_more_where_history_tests_more(shares, last, cleared):
    direction = {"blend": shares[0], "trend": shares[1], "constant_share": 0.4}
    assert Bar(direction, "last_value", (1, last), 0.77).cleared is cleared
