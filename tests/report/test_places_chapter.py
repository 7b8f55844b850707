# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The offer of today in the planning document."""

import pytest

from skillshed.report.numbers import Numbers
from skillshed.report.sections.places import places
from skillshed.report.view import View


def offer(release, region):
    schools = release.table("schools").astype({"municipality": str, "school": str})
    own = schools[schools["municipality"].str.startswith(region)]["school"]
    told = release.table("programme_places").astype({"school": str})
    here = told[told["school"].isin(own)]
    return here[here["year"] == here["year"].max()]


@pytest.mark.parametrize("region", ["31", "3101"])
def test_the_offer_is_the_schools_in_the_area(demo_release, region):
    view, rows = View(demo_release, region), offer(demo_release, region)
    (figure,) = places(view).figures
    assert f"{Numbers('sv').decimal(rows['places'].sum())} gymnasieplatser" in figure.finding
    told = {row[0].split()[0]: row for row in figure.table.rows}
    sums = rows.groupby("programme", observed=True)[["places", "first_choice"]].sum()
    assert set(told) == {str(code) for code in sums.index[sums["places"] > 0]}
    assert told["VO"][1] == Numbers("sv").decimal(sums.loc["VO", "places"])
    assert {row[-1] for row in figure.table.rows} & {"brist", "balans", "överskott", "paradox"}


def test_a_sum_does_not_tell_a_school_s_few(demo_release):
    rows = offer(demo_release, "31")
    few = rows[(rows["first_choice"] > 0) & (rows["first_choice"] < 5)]["programme"].astype(str).unique()
    assert len(few)
    (figure,) = places(View(demo_release, "31")).figures
    told = {row[0].split()[0]: row[2] for row in figure.table.rows}
    assert {told[code] for code in few} <= {"dold", "färre än 5"}


def test_few_applicants_are_not_told(demo_release):
    class Few:
        def __getattr__(self, name):
            return getattr(demo_release, name)

        def table(self, name):
            frame = demo_release.table(name)
            if name == "programme_places":
                frame.loc[frame["programme"] == "VO", ["first_choice", "started"]] = 0.1
            return frame

    (figure,) = places(View(Few(), "31")).figures
    rows = {row[0].split()[0]: row for row in figure.table.rows}
    assert rows["VO"][2] == "färre än 5"
    assert rows["VO"][3] == "–"
    assert "Vård" not in str(figure.drawing.wide)
