# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan with other locks keeps to the one before: what does not bind changes nothing, what binds changes what is near."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from skillshed.places.deciding import Effort, decide
from skillshed.places.reading import case_from, read_document

THREE = Path(__file__).parent / "cases" / "three_municipalities.yaml"
EXACT = Effort(gap=0.0)
KEYS = ["programme", "site", "year"]


def told(**changes):
    return case_from({**read_document(THREE), **changes})


def locked(**lock):
    return told(locks=[{"programme": "VO", **lock}])


def groups(plan):
    return plan.groups.set_index(KEYS)["groups"]


@pytest.fixture(scope="module")
def before():
    return decide(told(), effort=EXACT)


@pytest.fixture(scope="module")
def cell(before):
    """Where the plan has most groups, and how many."""
    most = groups(before).groupby(["programme", "site"]).max().sort_values()
    (programme, site), count = most.index[-1], int(most.iloc[-1])
    return {"programme": programme, "site": site, "count": count}


def test_a_lock_that_does_not_bind_changes_nothing(before, cell):
    case = locked(site=cell["site"], programme=cell["programme"], max_groups=cell["count"] + 3)
    again = decide(case, effort=EXACT, base=before.groups)
    pd.testing.assert_series_equal(groups(again), groups(before))
    assert again.proof.stopped == "judged"


def test_a_lock_that_binds_is_held(before, cell):
    case = locked(site=cell["site"], programme=cell["programme"], max_groups=cell["count"] - 1)
    again = decide(case, effort=EXACT, base=before.groups)
    held = groups(again).reindex(groups(before).index).fillna(0).xs((cell["programme"], cell["site"]))
    assert held.max() == cell["count"] - 1


def test_what_cannot_be_kept_so_near_is_made_anew(before):
    """A plan before that had more groups than there is room for."""
    much = before.groups.assign(groups=99)
    again = decide(told(), effort=EXACT, base=much)
    pd.testing.assert_series_equal(groups(again), groups(decide(told(), effort=EXACT)))


def test_where_goals_come_in_order_the_solver_makes_the_plan(before):
    case = replace(told(), order=("unmet_need", "cost"))
    assert decide(case, effort=EXACT, base=before.groups).proof.solved is None
