# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The demo world goes through the same door as real figures: every table becomes a dataset, every check holds."""

import pytest

from skillshed.home import Home
from skillshed.sources.demo import generate
from skillshed.warehouse.build import build


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("world") / "demo")
    generate(home, size="county", seed=3)
    return build(home)


def test_it_works(release):
    assert release.fictitious
    assert {"population", "migration", "commuting", "education_stock", "programme_places", "schools"} <= set(
        release.tables()
    )
    assert [check for check in release.manifest["checks"] if not check["passed"] and check["hard"]] == []


def test_its_population_account_closes(release):
    (account,) = [check for check in release.manifest["checks"] if check["check"] == "accounting identity"]
    assert account["passed"]
    assert account["figures"]["compared"] > 200


def test_its_areas_are_its_own(release):
    areas = release.areas()
    assert "01" not in areas
    assert len(areas.kind("municipality")) == 12
    for municipality in areas.kind("municipality"):
        assert areas.county_of(municipality.code) == "31"
    assert set(release.table("population")["region"]) <= {area.code for area in areas}


def test_newer_vintages_revise_older_ones(release):
    told = {
        check["dataset"]: check["figures"]
        for check in release.manifest["checks"]
        if check["check"] == "newest vintage"
    }
    assert told["employment_by_occupation"]["revised"] > 0
