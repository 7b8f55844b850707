# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The datasets of the real figures, against totals that the files themselves and SCB's publications give."""

from pathlib import Path

import pytest

from skillshed.home import Home
from skillshed.sources.importing import import_paths
from skillshed.warehouse.build import build

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not DATA.is_dir(), reason="the real figures are not beside the repository (../shared/data)"
    ),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("real") / "home")
    import_paths(home, [DATA / "scb", DATA / "population_county", DATA / "codes"])
    return build(home)


def whole(release, name, year, *, region="00"):
    table = release.table(name)
    return table.loc[(table["region"] == region) & (table["year"] == year), "value"].sum()


def test_every_check_holds(release):
    assert [check for check in release.manifest["checks"] if not check["passed"]] == []
    assert len(release.tables()) == 15


def test_the_population_of_sweden_and_of_vastmanland(release):
    assert whole(release, "population", 2005) == 9_047_752
    assert whole(release, "population", 2005, region="19") == 261_391
    assert whole(release, "births", 2005) == 101_346
    assert whole(release, "deaths", 2005) == 91_710


def test_employees_of_the_nation_are_its_counties_and_those_of_unknown_county(release):
    table = release.table("employment_by_occupation")
    counties = table[(table["region"] != "00") & (table["year"] == 2017)]["value"].sum()
    assert whole(release, "employment_by_occupation", 2017) == counties
    assert set(table["occupation"].astype("str").str.len()) <= {3, len("unknown"), len("other")}


def test_four_digits_of_the_nation_become_three_and_ages_of_nuts_2_areas_become_the_nation(release):
    table = release.table("employment_by_occupation_age")
    nation = table[table["region"] == "00"]
    assert {year: set(rows["sex"]) for year, rows in nation.groupby("year")} == {2017: {"1", "2"}} | {
        year: {"T"} for year in range(2020, 2025)
    }
    assert whole(release, "employment_by_occupation_age", 2024) == 5_006_642


def test_the_two_classifications_of_occupations_are_two_series(release):
    old, new = release.table("employment_survey_ssyk96"), release.table("employment_survey")
    assert (old["year"].max(), new["year"].min()) == (2013, 2014)
    assert set(old["occupation"]) - set(new["occupation"])
    assert old["value"].isna().sum() == (old["value"].isna() & old["flag"].notna()).sum() > 1000


def test_the_key_has_whole_codes_one_pair_a_row(release):
    key = release.table("ssyk_isco_key")
    assert set(key["isco08"].astype("str").str.len()) == {4}
    assert {tuple(pair) for pair in key[key["ssyk2012"] == "0210"][["ssyk2012", "isco08"]].to_numpy()} == {
        ("0210", "0110"),
        ("0210", "0210"),
    }
