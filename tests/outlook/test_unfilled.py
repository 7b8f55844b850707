# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Unfilled jobs by education group, from ads and the survey; a shortage that is there is seen, and a paradox named."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from skillshed.outlook.balance.unfilled import unfilled
from skillshed.outlook.mix.estimation import Mix
from skillshed.outlook.tables.balance import Datasets, balance_tables
from skillshed.outlook.tables.settings import Settings

SHARE = np.array([[0.8, 0.2], [0.0, 1.0]])
MIX = Mix(("222", "811"), ("H723", "G72"), SHARE, np.zeros((2, 2)), SHARE * 100)


def ads(*rows):
    return pd.DataFrame(rows, columns=["region", "occupation", "month", "vacancies"])


POSTED = ads(
    ("00", "T", "2023-01", 300.0), ("00", "2221", "2023-01", 100.0), ("00", "8111", "2023-01", 50.0),
    ("31", "T", "2023-01", 30.0), ("31", "2221", "2023-01", 20.0), ("31", "8111", "2023-01", None),
    ("31", "T", "2021-01", 900.0),
)  # fmt: skip


def test_the_survey_tells_how_many_and_the_ads_in_which_occupations():
    survey = pd.DataFrame(
        [("00", "private", str(part), 2023, 120.0) for part in (1, 2)],
        columns=["region", "sector", "part", "year", "value"],
    )
    found = unfilled(POSTED, {"00": MIX, "31": MIX}, base=2023, survey=survey).set_index(
        ["region", "education"]
    )
    assert found.loc["00", "value"].sum() == pytest.approx(120)
    assert found.loc[("00", "H723"), "value"] == pytest.approx(120 * (2 / 3) * 0.8)
    # The county's 30 places at the nation's ratio, all of them where its own named ads are.
    assert found.loc["31", "value"].sum() == pytest.approx(30 * 120 / 300)
    assert found.loc[("31", "H723"), "value"] == pytest.approx(12 * 0.8)


def test_without_the_survey_an_ad_stands_for_part_of_a_month():
    found = unfilled(POSTED, {"31": MIX}, base=2023)
    assert found["value"].sum() == pytest.approx(30 * 0.8)


def test_the_nearest_year_with_ads_counts():
    assert unfilled(POSTED, {"00": MIX}, base=2026) is not None
    assert unfilled(ads(("00", "T", "2023-01", 9.0)), {"00": MIX}, base=2023) is None


def test_unfilled_jobs_make_a_shortage_that_is_seen(small_release):
    release = small_release(education=True)
    names = ("education_stock", "education_flows", "education_labour_force")
    stock, flows, force = (release.table(name) for name in names)
    known = Datasets(stock, flows, force, None, release.table("employment_by_occupation"))
    settings = Settings(horizon=2, draws=50, seed=1)
    posted = ads(
        *[(region, code, "2023-05", 600.0) for region in ("00", "31", "32") for code in ("2221", "8111")]
    )
    made, remarks = balance_tables(replace(known, ads=posted), areas=release.areas(), settings=settings)
    before, _ = balance_tables(known, areas=release.areas(), settings=settings)
    after, before = (one["outlook_balance"].query("year == 2023") for one in (made, before))
    assert set(before["paradox"]) == {"unknown"}
    assert "unknown" not in set(after["paradox"])
    assert after["mean"].sum() > before["mean"].sum() + 100
    assert any("platsannonser" in one.sv for one in remarks)
