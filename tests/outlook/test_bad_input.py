# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables as they come: rows told twice, codes left out, gaps, regions that split or merged. What was done is said, or what to mend."""

from itertools import product

import pandas as pd
import pytest

from skillshed.errors import InputError
from skillshed.outlook import demand, education

YEARS = range(2010, 2021)


def jobs(*regions, years=YEARS, persons=1000):
    rows = [
        (region, code, year, persons + 10 * (year - 2010) + 7 * (year % 3))
        for region, code, year in product(regions, ("222", "532"), years)
    ]
    return pd.DataFrame(rows, columns=["region", "occupation", "year", "value"])


def people(*regions, years=YEARS):
    ages = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74")
    rows = [
        (*cell, 500 + 5 * (cell[-1] - 2010)) for cell in product(regions, ("1", "2"), ages, ("3", "5"), years)
    ]
    return pd.DataFrame(rows, columns=["region", "sex", "age_group", "education", "year", "value"])


TABLES = [pytest.param(demand, jobs, id="employment"), pytest.param(education, people, id="education")]


def projected(model, table, *, base=2020):
    made = model.project(table, base=base, horizon=3)
    assert not made[["mean", "low", "high"]].isna().any(axis=None)
    return made, " ".join(remark.en for remark in made.attrs["remarks"])


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_a_row_told_twice_is_refused(model, table):
    twice = pd.concat([table("01"), table("01").head(1).assign(value=1)])
    with pytest.raises(InputError, match="två gånger") as told:
        projected(model, twice)
    assert "region 01" in told.value.where
    assert "year 2010" in told.value.where


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_a_row_without_its_region_is_refused(model, table):
    with pytest.raises(InputError, match="saknar region"):
        projected(model, pd.concat([table("01"), table("19").head(1).assign(region=None)]))


@pytest.mark.parametrize(("model", "table"), TABLES)
@pytest.mark.parametrize("figure", ["abc", float("inf"), -3])
def test_a_figure_that_is_none_is_told_by_its_row(model, table, figure):
    odd = table("01").astype({"value": object})
    odd.loc[3, "value"] = figure
    with pytest.raises(InputError) as told:
        projected(model, odd)
    assert "year 2013" in told.value.where


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_a_region_that_was_split_is_counted_once_and_told(model, table):
    before = table("0138", years=range(2010, 2016))
    made, told = projected(model, pd.concat([table("01"), before, table("0140", years=range(2016, 2021))]))
    assert set(made["region"]) == {"01", "0140"}
    assert "0138 (2015)" in told


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_a_withheld_base_year_is_no_region_that_is_gone(model, table):
    withheld = table("01", "19").astype({"value": object})
    withheld.loc[(withheld["region"] == "19") & (withheld["year"] == 2020), "value"] = ".."
    made, told = projected(model, withheld)
    assert set(made["region"]) == {"01", "19"}
    assert "gaps" in told


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_few_years_are_told(model, table):
    assert "Only 3 years" in projected(model, table("01", years=range(2018, 2021)))[1]
    assert "Only 1 year of" in projected(model, table("01", years=[2020]))[1]


def test_new_regions_and_missing_years_are_told():
    late = pd.concat([jobs("01"), jobs("19", years=range(2015, 2021))])
    told = projected(demand, late[late["year"] != 2012])[1]
    assert "19 (2015)" in told
    assert "No figures at all for 2012" in told


def test_a_region_that_took_over_another_is_learned_from_since_then():
    merged = jobs("01", "19")
    grown = (merged["region"] == "19") & (merged["year"] >= 2016)
    merged.loc[grown, "value"] *= 2
    made, told = projected(demand, merged)
    assert "19 2016" in told
    alone = made[made["region"] == "19"].set_index(["occupation", "year"])["mean"]
    assert (alone < 1.1 * 2 * 1114).all()
    assert "jump" not in projected(demand, jobs("01", "19"))[1]
