# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan that is kept in a home of its own: today's offer with one group more, so that nothing has to be solved."""

import shutil

import pandas as pd
import pytest
from django.conf import settings

from skillshed.home import Home
from skillshed.places import results
from skillshed.places.desk import Desk
from skillshed.places.saved import Proof, SavedPlan
from skillshed.web.planning.models import Plan


@pytest.fixture(scope="session")
def basis(demo_release):
    return Desk(Home(demo_release.path.parent.parent)).basis("31", futures=5)


@pytest.fixture(scope="session")
def tables(basis):
    today = basis.case.today
    groups = pd.concat([today.assign(year=year) for year in basis.case.years], ignore_index=True)
    groups.loc[groups.index[0], "groups"] += 1
    frames = results.tables(basis, groups)
    first = groups.iloc[0]
    frames["decisions"] = pd.DataFrame(
        [
            {
                "programme": first["programme"],
                "site": first["site"],
                "year": basis.case.years[0],
                "why": "3 sökande, minst 12",
            }
        ]
    )
    frames["judged"] = pd.DataFrame(
        [
            {"measure": "unmet_need", "plan": name, "mean": mean}
            for name, mean in (("plan", 1116.2), ("today", 907.4))
        ]
    )
    frames["prices"] = pd.DataFrame(
        [{"rule": "teachers", "where": "3101", "unit": "tjänst", "gain": 120000.0}]
    )
    return frames


@pytest.fixture
def planned(demo_release, tmp_path, monkeypatch, basis, tables, cast):
    """The site shows the demo county, and Anna has made a plan that is solved."""
    home = Home(tmp_path / "home")
    home.path.mkdir()
    source = Home(demo_release.path.parent.parent).path
    for name in ("releases", "snapshots"):
        (home.path / name).symlink_to(source / name)
    shutil.copy(source / "current", home.path / "current")
    monkeypatch.setattr(settings, "SKILLSHED_HOME", home)
    years = basis.case.years
    plan = Plan.objects.create(
        title="Mer vård",
        organisation=cast.region,
        made_by=cast.anna,
        area="31",
        first_year=years[0],
        last_year=years[-1],
        state=Plan.State.DRAFT,
    )
    proof = Proof("optimal", 1.0e9, 0.995e9, 0.005, 2.0, "HiGHS")
    made = SavedPlan(
        name=plan.kept_as,
        author="Anna",
        made_at="2026-11-25T12:00:00+00:00",
        release=demo_release.id,
        code_version="0.1.0",
        fictitious=True,
        area="31",
        years=years,
        futures=5,
        planned=1,
        seed=1,
        cooperation="within",
        weights={},
        limits={},
        proof=proof,
        frames=tables,
    )
    Desk(home).keep(made)
    return plan


@pytest.fixture
def cell(tables):
    """A programme and a site of the plan."""
    row = tables["change"].iloc[0]
    return {"programme": str(row["programme"]), "site": str(row["site"])}
