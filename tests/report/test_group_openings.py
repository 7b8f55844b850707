# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An education group's openings: what is said adds up, and what may not be shown is not worked out."""

import pytest

from skillshed.report.sections.group_openings import group_openings
from skillshed.report.sections.openings import about
from skillshed.report.view import View

PARTS = ["replacement", "growth", "mix"]


class Changed:
    """A release, one of its tables another."""

    def __init__(self, release, name, frame):
        self._release, self._name, self._frame = release, name, frame

    def __getattr__(self, name):
        return getattr(self._release, name)

    def table(self, name):
        return self._frame.copy() if name == self._name else self._release.table(name)


def told(release):
    return group_openings(View(release, "31"), "G72", name="vård- och omsorgsutbildning", base=2025)


def parts(release, year):
    why = release.table("outlook_balance_why").query("region == '31' and education == 'G72'")
    return why[why["year"] == year].set_index("component")["mean"].reindex(PARTS)


def test_openings_are_replacement_and_growth(demo_release):
    figure = told(demo_release)
    view, mean = View(demo_release, "31"), parts(demo_release, 2040)
    assert about(view, mean.sum()) in figure.finding
    assert about(view, min(mean["replacement"], mean.sum())) in figure.finding
    assert [row[0] for row in figure.table.rows] == ["2026–2030", "2026–2035", "2026–2040"]
    assert figure.table.rows[-1][1] == about(view, mean.sum())


@pytest.mark.parametrize(
    ("change", "words"),
    [(-10.0, "färre, så omkring"), (-1e6, "ingen nyrekrytering"), (10.0, "behöver rekryteras")],
)
def test_fewer_jobs_are_told_as_such(demo_release, change, words):
    why = demo_release.table("outlook_balance_why")
    here = (why["region"] == "31") & (why["education"] == "G72")
    why.loc[here & (why["component"] == "growth"), ["mean", "low", "high"]] = change
    why.loc[here & (why["component"] == "mix"), ["mean", "low", "high"]] = 0.0
    assert words in told(Changed(demo_release, "outlook_balance_why", why)).finding


def test_a_withheld_part_gives_no_sum(demo_release):
    why = demo_release.table("outlook_balance_why")
    here = (why["region"] == "31") & (why["education"] == "G72") & (why["component"] == "growth")
    why.loc[here, ["mean", "low", "high"]] = float("nan")
    assert told(Changed(demo_release, "outlook_balance_why", why)) is None
