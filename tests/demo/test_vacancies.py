# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Vacant jobs add up to the survey's, ads tell of them, and the truth has a paradox where the parameters put it."""

import io

import pandas as pd
import pytest

from skillshed.sources.demo import true_frames, world
from skillshed.sources.demo.parameters import parameters

HIGH_UNEMPLOYMENT, MANY_VACANT = 0.08, 0.03


def advertised(made):
    return pd.read_csv(io.BytesIO(made.records["platsannonser"]), dtype={"municipality": str, "region": str})


def test_vacant_jobs_are_as_many_as_the_survey_says(county):
    surveyed = county.cubes["lediga_jobb"].figures[0, -1, 0, -4:].mean()
    assert county.vacant[2025 - 2008].sum() == pytest.approx(surveyed, rel=0.01)


def test_ads_tell_of_the_vacant_jobs_of_the_year(county):
    told, facts = advertised(county), parameters("vacancies")
    assert sorted(told["month"].unique()) == [f"2025-{month:02}" for month in range(1, 13)]
    vacant = county.vacant[2025 - 2008].sum()
    assert told["vacancies"].sum() / 12 * facts["open"] == pytest.approx(vacant, rel=0.01)
    assert (told["vacancies"] >= told["ads"]).all()
    assert (told["ads"] > 0).all()
    assert "0002" not in set(told["occupation"].astype(str))


def test_every_municipality_advertises_and_the_rest_of_the_country_by_county(county):
    homes = advertised(county).groupby("region")["municipality"].unique()
    assert set(homes["31"]) == {place.code for place in county.geography.municipalities}
    assert set(homes["32"]) == {"unknown"}


@pytest.mark.parametrize("seed", [1, 2])
def test_those_who_left_school_early_are_the_paradox(seed):
    frame = true_frames(world("county", seed))["education"]
    now = frame[frame["year"] == 2025].set_index(["region", "education"])
    out = now["unemployed"] / now["labour_force"]
    vacant = now["vacancies"] / (now["demand"] + now["vacancies"])
    both = now.index[(out >= HIGH_UNEMPLOYMENT) & (vacant >= MANY_VACANT)]
    assert set(both.get_level_values("education")) == {"P00", "U99"}
    assert set(both[both.get_level_values("education") == "P00"].get_level_values("region")) >= {
        "00",
        "31",
        "32",
    }
