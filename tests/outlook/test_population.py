# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook.population import aggregate, components, project

AGES = [*map(str, range(100)), "100+"]
MOTHERS = range(15, 50)


def world(*, regions=("19", "20", "21"), years=range(1995, 2006), size=60_000.0, seed=1):
    """A small country whose births, deaths and moves are known; every table adds up."""
    rng = np.random.default_rng(seed)
    age = np.arange(101)
    risk = np.clip(0.00004 * np.exp(0.098 * age), 0, 0.6)
    shape = np.where(age < 65, 1.0, np.exp(-0.07 * (age - 65)))
    tables = {"population": [], "deaths": [], "births": []}
    fertility = np.exp(-0.5 * ((np.arange(15, 50) - 30) / 5) ** 2)
    fertility *= 1.8 / fertility.sum()
    for at, region in enumerate(regions):
        people = np.round(np.stack([shape, shape]) * size * (1 + at) / shape.sum() / 2)
        for year in years:
            dead = np.minimum(rng.poisson(people * risk), people)
            born = rng.poisson(people[1, 15:50] * fertility)
            left = people - dead
            aged = np.concatenate([[[born.sum() * 0.51], [born.sum() * 0.49]], left[:, :-1]], axis=1)
            aged[:, -1] += left[:, -1]
            moved = np.round(aged * 0.01 * np.exp(-(((age - 24) / 6) ** 2)) * (at - 1))
            people = np.maximum(np.round(aged + moved), 0)
            for sex in (0, 1):
                tables["population"] += [
                    (region, str(sex + 1), a, year, people[sex, i]) for i, a in enumerate(AGES)
                ]
                tables["deaths"] += [
                    (region, str(sex + 1), a, year, dead[sex, i]) for i, a in enumerate(AGES)
                ]
                tables["births"] += [
                    (region, str(sex + 1), str(m), year, born[i] * (0.51, 0.49)[sex])
                    for i, m in enumerate(MOTHERS)
                ]
    return tuple(
        pd.DataFrame(rows, columns=["region", "sex", "age", "year", "value"]) for rows in tables.values()
    )


@pytest.fixture(scope="module")
def tables():
    return world()


def run(tables, **changes):
    population, deaths, births = tables
    return project(population, deaths, births, **({"base": 2005, "horizon": 4, "draws": 60} | changes))


def test_it_works(tables):
    frame = run(tables)
    assert list(frame.columns) == ["region", "sex", "age", "year", "mean", "low", "high"]
    assert len(frame) == 3 * 2 * 101 * 4
    assert sorted(frame["year"].unique()) == [2006, 2007, 2008, 2009]
    assert frame["mean"].notna().all()
    assert (frame[["mean", "low", "high"]] >= 0).all(axis=None)
    assert (frame["low"] <= frame["high"]).all()
    assert frame.attrs["remarks"] == []


def test_the_same_seed_gives_the_same_figures_and_another_seed_others(tables):
    pd.testing.assert_frame_equal(run(tables, seed=7), run(tables, seed=7))
    assert not run(tables, seed=7)["low"].equals(run(tables, seed=8)["low"])


def test_years_after_the_base_year_change_nothing(tables):
    spoiled = [table.assign(value=table["value"].where(table["year"] <= 2002, 1e6)) for table in tables]
    pd.testing.assert_frame_equal(run(tables, base=2002), run(spoiled, base=2002))


def test_neither_the_order_of_rows_nor_of_regions_matters(tables):
    shuffled = [table.sample(frac=1, random_state=3) for table in tables]
    keys = ["region", "sex", "age", "year"]
    left, right = (run(t).sort_values(keys).reset_index(drop=True) for t in (tables, shuffled))
    pd.testing.assert_frame_equal(left, right)


def test_figures_without_moves_stay_as_they_were(tables):
    """Figures kept from the day when the latest trend of a region's share began to fade."""
    told = run(tables)[["mean", "low", "high"]].sum()
    np.testing.assert_allclose(told, [1382611.7759042874, 1360237.1081111492, 1404997.8195104091], rtol=1e-6)
    parts = components(*tables, base=2005, horizon=4, draws=60)[["mean", "low", "high"]].sum()
    np.testing.assert_allclose(parts, [35537.6734525919, 26042.663348388673, 45028.22813568115], rtol=1e-5)


def test_births_less_deaths_plus_migration_is_the_change(tables):
    options = {"base": 2005, "horizon": 4, "draws": 60}
    frame, draws = project(*tables, **options, return_draws=True)
    parts = components(*tables, **options).pivot_table(
        index=["region", "year"], columns="component", values="mean"
    )
    after = draws.sum(["sex", "age"]).mean("draw").transpose("region", "year").to_numpy().astype(float)
    before = tables[0].query("year == 2005").groupby("region")["value"].sum().to_numpy()[:, None]
    change = np.diff(np.concatenate([before, after], axis=1), axis=1)
    told = (parts["births"] - parts["deaths"] + parts["net_migration"]).to_numpy().reshape(change.shape)
    np.testing.assert_allclose(told, change, atol=2.0)
    total = frame.groupby(["region", "year"])["mean"].sum().to_numpy().reshape(after.shape)
    np.testing.assert_allclose(total, after, rtol=1e-5)


def test_a_sum_has_the_interval_of_the_sum(tables):
    _, draws = project(*tables, base=2005, horizon=4, draws=200, return_draws=True)
    nation = aggregate(draws, regions={"00": ["19", "20", "21"]}, bands={"T": (0, None), "0-15": (0, 15)})
    by_hand = draws.sum(["region", "sex", "age"]).sel(year=2009).to_numpy()
    row = nation.query("age == 'T' and year == 2009").iloc[0]
    assert row["mean"] == pytest.approx(by_hand.mean(), rel=1e-4)
    assert row["low"] == pytest.approx(np.quantile(by_hand, 0.1), rel=1e-4)
    apart = aggregate(draws, bands={"T": (0, None)}).query("year == 2009")
    assert row["high"] - row["low"] < (apart["high"] - apart["low"]).sum()


def test_a_group_names_an_unknown_region(tables):
    _, draws = project(*tables, base=2005, horizon=1, draws=4, return_draws=True)
    with pytest.raises(InputError, match="9999"):
        aggregate(draws, regions={"00": ["9999"]})


def test_labels_come_back_as_they_were_written(tables):
    words = {"1": "Males", "2": "Females"}
    spoken = [
        t.assign(
            sex=t["sex"].map(words),
            region=t["region"].map({"19": "Västmanland", "20": "Dalarna", "21": "Gävleborg"}),
        )
        for t in tables
    ]
    numbers = [
        t.assign(age=t["age"].str.rstrip("+").astype(int), region=t["region"].astype(int)) for t in tables
    ]
    frame, numbered = run(spoken), run(numbers)
    assert set(frame["sex"]) == {"Males", "Females"}
    assert "Västmanland" in set(frame["region"])
    assert numbered["age"].max() == 100
    assert set(numbered["region"]) == {19, 20, 21}
    key = ["region", "sex", "age", "year"]
    as_codes = run(tables).assign(
        region=lambda f: f["region"].astype(int), age=lambda f: f["age"].str.rstrip("+").astype(int)
    )
    left, right = (f.sort_values(key)["mean"].to_numpy() for f in (as_codes, numbered))
    np.testing.assert_allclose(left, right)


@pytest.mark.parametrize("missing", [None, "empty"])
def test_without_births_and_deaths_cohorts_follow_hamilton_perry(tables, missing):
    population, deaths, births = tables
    gone = None if missing is None else deaths.iloc[:0]
    frame = project(
        population, gone, births if missing is None else births.iloc[:0], base=2005, horizon=4, draws=60
    )
    assert frame["mean"].notna().all()
    assert "Hamilton-Perry" in frame.attrs["remarks"][0].sv
    full = run(tables)
    assert frame["mean"].sum() == pytest.approx(full["mean"].sum(), rel=0.02)


def test_a_missing_year_is_bridged_along_the_cohorts_and_told(tables):
    population, deaths, births = tables
    frame = project(population.query("year != 2000"), deaths, births, base=2005, horizon=4, draws=60)
    assert any("2000" in remark.en for remark in frame.attrs["remarks"])
    np.testing.assert_allclose(frame["mean"].sum(), run(tables)["mean"].sum(), rtol=0.01)


def test_a_region_that_appears_late_and_one_that_is_gone(tables):
    population, deaths, births = tables
    late = population[(population["region"] != "21") | (population["year"] >= 2003)]
    gone = late[(late["region"] != "20") | (late["year"] <= 2001)]
    frame = project(gone, deaths, births, base=2005, horizon=4, draws=60)
    assert set(frame["region"]) == {"19", "21"}
    assert frame["mean"].notna().all()
    told = " ".join(remark.sv for remark in frame.attrs["remarks"])
    assert "20" in told
    assert "21" in told


def test_a_split_region_is_not_taken_for_people_who_moved(tables):
    population, deaths, births = tables
    cut = population.assign(
        value=population["value"].where(
            (population["region"] != "21") | (population["year"] < 2002), population["value"] * 0.6
        )
    )
    fewer = deaths.assign(
        value=deaths["value"].where(
            (deaths["region"] != "21") | (deaths["year"] < 2003), deaths["value"] * 0.6
        )
    )
    born = births.assign(
        value=births["value"].where(
            (births["region"] != "21") | (births["year"] < 2003), births["value"] * 0.6
        )
    )
    frame = project(cut, fewer, born, base=2005, horizon=4, draws=60)
    assert any("21 2002" in remark.en for remark in frame.attrs["remarks"])
    whole = run(tables).query("region == '21' and year == 2009")["mean"].sum()
    assert frame.query("region == '21' and year == 2009")["mean"].sum() == pytest.approx(
        0.6 * whole, rel=0.03
    )


def test_three_years_are_enough(tables):
    short = [table.query("year >= 2003") for table in tables]
    frame = run(short)
    assert frame[["mean", "low", "high"]].notna().all(axis=None)
    assert frame["mean"].sum() == pytest.approx(run(tables)["mean"].sum(), rel=0.02)
    assert any("3" in remark.en for remark in frame.attrs["remarks"])


def test_empty_cells_and_one_region_alone(tables):
    alone = [
        table.query("region == '19'").assign(
            value=lambda t: t["value"].where(t["age"].str.rstrip("+").astype(int) < 95, 0)
        )
        for table in tables
    ]
    frame = run(alone)
    assert frame[["mean", "low", "high"]].notna().all(axis=None)
    assert (frame["low"] < frame["high"]).any()


def test_sexes_undivided(tables):
    keys = ["region", "age", "year"]
    both = [table.groupby(keys, as_index=False)["value"].sum().assign(sex="T") for table in tables]
    frame = run(both)
    assert set(frame["sex"]) == {"T"}
    assert frame["mean"].sum() == pytest.approx(run(tables)["mean"].sum(), rel=0.01)
    mixed = run((tables[0], both[1], both[2]))
    assert mixed["mean"].sum() == pytest.approx(run(tables)["mean"].sum(), rel=0.01)


@settings(deadline=None, max_examples=12)
@given(
    regions=st.integers(1, 3),
    years=st.integers(2, 9),
    size=st.sampled_from([40.0, 900.0, 30_000.0]),
    dropped=st.floats(0, 0.3),
    seed=st.integers(0, 99),
)
def test_whatever_is_missing_no_figure_is(*, regions, years, size, dropped, seed):
    made = world(
        regions=[f"{19 + at}" for at in range(regions)], years=range(2006 - years, 2006), size=size, seed=seed
    )
    kept = [table.sample(frac=1 - dropped, random_state=seed) for table in made]
    try:
        frame = project(*kept, base=2005, horizon=3, draws=10)
    except InputError:
        return
    assert np.isfinite(frame[["mean", "low", "high"]]).all(axis=None)
    assert (frame["low"] >= 0).all()


BAD = {
    "base": (lambda t: t, {"base": 2030}, "2030"),
    "column": (lambda t: t.drop(columns="sex"), {}, "sex"),
    "negative": (lambda t: t.assign(value=t["value"] - 1e6), {}, "negativ"),
    "band": (lambda t: t.assign(age=t["age"].replace("20", "20-24")), {}, "20-24"),
    "sex": (lambda t: t.assign(sex=t["sex"].replace("1", "x")), {}, "kön"),
    "twice": (lambda t: pd.concat([t, t.iloc[:1]]), {}, "två gånger"),
    "one sex": (lambda t: t[t["sex"] == "2"], {}, "ett kön"),
    "adults only": (lambda t: t[~t["age"].isin([str(a) for a in range(16)])], {}, "yngsta"),
    "one year": (lambda t: t[t["year"] == 2005], {}, "två år"),
    "year": (lambda t: t.assign(year=t["year"].astype(str).replace("2001", "då")), {}, "då"),
    "horizon": (lambda t: t, {"horizon": 0}, "horizon"),
    "draws": (lambda t: t, {"draws": 1}, "draws"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_refused_with_a_remedy(tables, case):
    spoil, options, word = BAD[case]
    with pytest.raises(InputError) as refused:
        run((spoil(tables[0]), *tables[1:]), **options)
    assert word in str(refused.value)
    assert refused.value.mend.sv
    assert refused.value.mend.en
