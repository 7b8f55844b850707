# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The demo release says paradox exactly where the world has one, and knows it wherever ads and status are told."""

import pytest

from skillshed.home import Home
from skillshed.outlook.balance.settings import setting
from skillshed.sources.demo import truth

HIDDEN = "U99"


@pytest.fixture(scope="module")
def now(demo_release):
    """The base year's rows of the balance by region and education."""
    frame = demo_release.table("outlook_balance").astype({"region": str, "education": str})
    return frame[frame["year"] == frame["year"].min()].set_index(["region", "education"])


@pytest.fixture(scope="module")
def true_paradoxes(demo_release):
    frame = truth(Home(demo_release.path.parents[1]))["education"].astype({"region": str, "education": str})
    last = frame[frame["year"] == int(demo_release.table("outlook_balance")["year"].min())]
    rate = last["vacancies"] / (last["demand"] + last["vacancies"])
    both = (rate >= setting("verdict.paradox_vacancies")) & (
        last["unemployed"] / last["labour_force"] >= setting("verdict.paradox_unemployment")
    )
    return set(
        last[both & (last["education"] != HIDDEN)][["region", "education"]].itertuples(index=False, name=None)
    )


def test_a_paradox_is_said_exactly_where_there_is_one(now, true_paradoxes):
    assert ("31", "P00") in true_paradoxes
    assert set(now.index[now["paradox"] == "yes"]) == true_paradoxes
    assert set(now.index[now["verdict"] == "paradox"]) == true_paradoxes


def test_it_is_known_wherever_ads_are(now, demo_release):
    told = set(demo_release.table("job_ads")["region"].astype(str))
    known = now[now.index.get_level_values("region").isin(told)]
    assert len(set(known.index.get_level_values("region"))) == 15
    assert set(known["paradox"]) == {"yes", "no"}


def test_an_area_without_ads_of_its_own_says_that_it_does_not_know(now):
    functional = now[now.index.get_level_values("region").str.startswith("FA")]
    assert set(functional["paradox"]) == {"unknown"}


def test_what_makes_a_paradox_is_told_beside_it(now):
    both = now[now["paradox"] == "yes"]
    assert (both["unfilled"] >= setting("verdict.paradox_vacancies")).all()
    assert (both["unemployment"] >= setting("verdict.paradox_unemployment")).all()
    assert now.loc[now["paradox"] == "unknown", "unfilled"].isna().all()
    told = now[now["unfilled"].notna()]
    assert (told["unfilled"] * told["demand"] >= 4.5).all()
