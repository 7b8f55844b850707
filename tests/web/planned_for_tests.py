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

JUDGED = (
    ("unmet_need", 1116.2, 907.4), ("unmet_wish", 1700.0, 1400.0), ("without", 390.0, 210.0), ("first", 0.84, 0.86),
    ("minutes", 37.5, 36.7), ("empty", 720.0, 1980.0), ("cost", 3.86e9, 4.26e9),
)  # fmt: skip
"""What the plan and today's offer come to when they are judged: five autumns together."""


@pytest.fixture(scope="session")
def basis(demo_release):
    return Desk(Home(demo_release.path.parent.parent)).basis("31", futures=5)


def money(year):
    """How even the plan is, who pays, who pays whom, and what is risked."""
    homes = [("3101", "Almdala", 1200.0, 130.0, 60.0), ("3102", "Klintby", 160.0, None, None)]
    access = pd.DataFrame(
        [(plan, *home) for plan in ("plan", "today") for home in homes],
        columns=["plan", "municipality", "home", "wishes", "unmet_wish", "without"],
    )
    payments = pd.DataFrame([{"payer": "3101", "year": year, "kronor": 3.5e8}])
    between = pd.DataFrame([{"payer": "3102", "receiver": "3101", "pupils": 182.2, "kronor": 6.7e7}])
    regret = pd.DataFrame([{"plan": "plan", "mean": 1e6, "high": 2e6, "worst": 3e6, "best_share": 0.94}])
    return {"access": access, "payments": payments, "between": between, "regret": regret}


@pytest.fixture(scope="session")
def tables(basis):
    today = basis.case.today
    groups = pd.concat([today.assign(year=year) for year in basis.case.years], ignore_index=True)
    same = (groups["programme"] == groups["programme"].iloc[0]) & (groups["site"] == groups["site"].iloc[0])
    groups.loc[same, "groups"] += 1
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
            {"measure": measure, "plan": name, "mean": mean, "low": 0.9 * mean, "high": 1.1 * mean}
            for measure, plan, today in JUDGED
            for name, mean in (("plan", plan), ("today", today))
        ]
    )
    frames |= money(basis.case.years[0])
    frames["robustness"] = pd.DataFrame(
        [
            {
                "programme": first["programme"], "site": first["site"], "today": 1.0, "groups": 2.0,
                "direction": 1, "share": 0.95, "mark": "no_regret",
            }
        ]
    )  # fmt: skip
    frames["prices"] = pd.DataFrame(
        [{"rule": "teachers", "where": "3101 · el · 2031", "unit": "tjänst", "gain": 120000.0}]
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
