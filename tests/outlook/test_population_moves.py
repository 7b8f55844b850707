# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Moves in the population outlook: on municipalities of the demo world, whose next years are known."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook.population import aggregate, components, project
from skillshed.outlook.population.moves.exchange import Outside, arrivals, drawn_beyond
from skillshed.outlook.population.moves.kernel import _arrive, _leave
from skillshed.outlook.population.preparation import prepare
from skillshed.outlook.tables.population import moves_of
from skillshed.sources.demo import geography
from skillshed.sources.demo.population import simulate

AGES = [*map(str, range(100)), "100+"]
FIRST, BASE, AHEAD = 2015, 2023, 5
FLOWS = {
    "in_domestic": "arrivals",
    "out_domestic": "departures",
    "immigration": "immigrants",
    "emigration": "emigrants",
}


def long(values, first, codes, **more):
    axes = {"year": range(first, first + len(values)), "region": codes, "sex": ["1", "2"], "age": AGES}
    index = pd.MultiIndex.from_product(axes.values(), names=list(axes))
    return pd.DataFrame({"value": values.ravel().astype(float)}, index=index).reset_index().assign(**more)


@pytest.fixture(scope="module")
def lived():
    """A country of twelve municipalities and the rest, lived through to five years after the base year."""
    places = geography("county")
    history = simulate(places, FIRST, years=BASE - FIRST + AHEAD, rng=np.random.default_rng(5))
    codes = [place.code for place in places.places]

    def of(name):
        return np.stack([getattr(year, name) for year in history.years])

    births = long(of("births"), FIRST + 1, codes)
    pairs = pd.MultiIndex.from_product(
        [range(FIRST + 1, FIRST + 1 + len(history.years)), codes, codes],
        names=["year", "origin", "destination"],
    )
    return {
        "population": long(history.population(), FIRST, codes),
        "deaths": long(of("deaths"), FIRST + 1, codes),
        "births": births[births["age"].isin([str(age) for age in range(14, 50)])],
        "flows": pd.concat([long(of(name), FIRST + 1, codes, flow=flow) for flow, name in FLOWS.items()]),
        "pairs": pd.DataFrame({"value": of("moves").ravel().astype(float)}, index=pairs).reset_index(),
    }


@pytest.fixture(scope="module")
def known(lived):
    """What was known at the base year."""
    return {name: table[table["year"] <= BASE] for name, table in lived.items()}


def three(tables):
    return tables["population"], tables["deaths"], tables["births"]


def run(tables, moves, *, make=project, **changes):
    return make(*three(tables), moves, **({"base": BASE, "horizon": 3, "draws": 12} | changes))


def ways(tables):
    return {
        "flows": tables["flows"],
        "both": [tables["flows"], tables["pairs"]],
        "pairs": tables["pairs"],
        "domestic": tables["flows"][tables["flows"]["flow"].isin(["in_domestic", "out_domestic"])],
    }


@pytest.mark.parametrize("way", ["flows", "both", "pairs", "domestic"])
def test_it_works_with_every_shape(known, way):
    frame = run(known, ways(known)[way])
    assert len(frame) == 13 * 2 * 101 * 3
    assert np.isfinite(frame[["mean", "low", "high"]]).all(axis=None)
    assert (frame["low"] >= 0).all()
    plain = run(known, None)
    assert frame["mean"].sum() == pytest.approx(plain["mean"].sum(), rel=0.005)
    assert not frame["mean"].equals(plain["mean"])


def test_what_leaves_one_region_arrives_in_another_in_every_draw(known):
    ready = prepare(*three(known), [known["flows"], known["pairs"]], base=BASE, horizon=2, draws=24, seed=1)
    country = ready._country()
    people = np.repeat(country.start.astype(np.float32)[..., None], 24, axis=-1)
    left = _leave(people, country, year=0, rngs=[np.random.default_rng(seed) for seed in country.seeds])
    went = left.pool.copy()
    _arrive(people, left, country, year=0)
    came = left.draw.astype(float).sum(axis=0)
    np.testing.assert_allclose(came[:, 1:], went[:, 1:], rtol=1e-5)
    assert went.sum(axis=(0, 1)).std() > 0
    for year in range(2):
        total = sum(
            result.domestic.astype(float).sum(axis=0) for _, at, result in ready.futures() if at == year
        )
        np.testing.assert_allclose(total, 0, atol=0.05)


def test_the_expected_run_conserves_movers_at_every_age(known):
    ready = prepare(*three(known), known["flows"], base=BASE, horizon=3, draws=2, seed=1)
    expected, moves = ready.expected, ready.expected.moves
    leaving = expected.entrants * expected.survival * moves.leaving
    np.testing.assert_allclose(moves.arriving.sum(axis=1), leaving.sum(axis=1), rtol=1e-9, atol=1e-9)


def test_the_parts_are_the_change_in_every_draw(known):
    ready = prepare(*three(known), known["flows"], base=BASE, horizon=3, draws=24, seed=1)
    before = {at.start: ready.history.population[-1][at].sum(axis=(1, 2))[:, None] for at in ready._parts()}
    for at, _, result in ready.futures():
        after = result.people.astype(float).sum(axis=(1, 2))
        parts = result.components().astype(float)
        births, deaths, net, domestic, foreign = np.moveaxis(parts, 1, 0)
        np.testing.assert_allclose(
            births - deaths + domestic + foreign, after - before[at.start], atol=0.1, rtol=1e-5
        )
        np.testing.assert_allclose(domestic + foreign, net, atol=0.05, rtol=1e-5)
        assert (result.people >= 0).all()
        before[at.start] = after


def test_components_tell_domestic_and_foreign_apart(known):
    told = run(known, known["flows"], make=components)
    assert set(told["component"]) == {"births", "deaths", "net_migration", "net_domestic", "net_foreign"}
    means = told.pivot_table(index=["region", "year"], columns="component", values="mean")
    np.testing.assert_allclose(
        means["net_domestic"] + means["net_foreign"], means["net_migration"], atol=0.1, rtol=1e-4
    )
    assert means.groupby("year")["net_domestic"].sum().abs().max() < 0.1
    assert set(run(known, None, make=components)["component"]) == {"births", "deaths", "net_migration"}


def test_later_years_change_nothing(lived, known):
    moves = [lived["flows"].assign(value=lambda t: t["value"].where(t["year"] <= BASE, 1e5)), lived["pairs"]]
    pd.testing.assert_frame_equal(run(known, ways(known)["both"]), run(lived, moves))


def test_neither_the_order_of_rows_nor_of_tables_matters(known):
    shuffled = {name: table.sample(frac=1, random_state=3) for name, table in known.items()}
    keys = ["region", "sex", "age", "year"]
    left, right = (
        frame.sort_values(keys).reset_index(drop=True)
        for frame in (
            run(known, [known["flows"], known["pairs"]]),
            run(shuffled, [shuffled["pairs"], shuffled["flows"]]),
        )
    )
    pd.testing.assert_frame_equal(left, right)


def test_young_movers_are_told_better_than_by_what_is_left(lived, known):
    young = {"19-24": (19, 24)}
    age = lived["population"]["age"].str.rstrip("+").astype(int)
    came = lived["population"][age.between(19, 24) & (lived["population"]["year"] == BASE + AHEAD)]
    actual = came.groupby("region")["value"].sum()
    error = {}
    for name, moves in {"left": None, "moves": known["flows"]}.items():
        _, draws = run(known, moves, horizon=AHEAD, return_draws=True)
        made = aggregate(draws.sel(year=[BASE + AHEAD]), bands=young).set_index("region")["mean"]
        apart = (made - actual).abs()
        error[name] = apart[apart.index != "32"].sum()
    assert error["moves"] < 0.6 * error["left"]


def test_a_small_municipality_with_a_missing_year_and_empty_cells(known):
    small, flows = "3110", known["flows"]
    scarce = flows[
        ~((flows["region"] == small) & ((flows["year"] == 2019) | flows["age"].isin(["70", "71"])))
    ]
    cut = flows.assign(
        value=flows["value"].where(~((flows["region"] == small) & (flows["age"] == "22")), 0.0)
    )
    for moves in (scarce, cut):
        frame = run(known, moves)
        rows = frame[frame["region"] == small]
        assert np.isfinite(rows[["mean", "low", "high"]]).all(axis=None)
    told = run(known, scarce).attrs["remarks"]
    assert any(small in remark.en for remark in told)
    whole = run(known, flows).query("region == @small")["mean"].sum()
    assert run(known, scarce).query("region == @small")["mean"].sum() == pytest.approx(whole, rel=0.02)


def test_a_county_alone_exchanges_with_places_outside(known):
    alone = {name: table[table["region"] != "32"] for name, table in known.items() if "region" in table}
    frame = run(alone, alone["flows"])
    one = {name: table[table["region"] == "3101"] for name, table in known.items() if "region" in table}
    single = run(one, one["flows"])
    whole = run(known, known["flows"])
    for made in (frame, single):
        inside = made["region"].unique()
        assert made["mean"].sum() == pytest.approx(
            whole[whole["region"].isin(inside)]["mean"].sum(), rel=0.01
        )
    spread = single.query("age == '22' and year == @BASE + 3")
    assert (spread["high"] > spread["low"]).all()


def test_without_deaths_moves_are_not_used_and_that_is_told(known):
    population, _, births = three(known)
    options = {"base": BASE, "horizon": 2, "draws": 10}
    frame = project(population, None, births, known["flows"], **options)
    assert any("inte" in remark.sv and "lyttningar" in remark.sv for remark in frame.attrs["remarks"])
    np.testing.assert_array_equal(frame["mean"], project(population, None, births, **options)["mean"])


def test_ages_at_the_move_are_understood(known):
    """A source that gives the age at the move has about half of the movers a year younger."""
    flows = known["flows"].sort_values(["flow", "region", "sex", "year", "age"], key=_as_age)
    value = flows["value"].to_numpy().reshape(-1, 101)
    younger = 0.5 * value + 0.5 * np.concatenate([value[:, 1:], value[:, -1:]], axis=1)
    other = run(known, flows.assign(value=younger.ravel()))
    gap = (other["mean"].to_numpy() - run(known, known["flows"])["mean"].to_numpy()).sum()
    assert abs(gap) / other["mean"].sum() < 0.002


def _as_age(column):
    return column.str.rstrip("+").astype(int) if column.name == "age" else column


BAD = {
    "neither": (lambda t: t.drop(columns="flow"), "origin"),
    "odd flow": (lambda t: t.assign(flow=t["flow"].replace("emigration", "netto")), "netto"),
    "one way": (lambda t: t[t["flow"] != "out_domestic"], "out_domestic"),
    "negative": (lambda t: t.assign(value=t["value"] - 1e6), "negativ"),
    "bands": (lambda t: t.assign(age=t["age"].replace("20", "20-24")), "20-24"),
    "twice": (lambda t: pd.concat([t, t.iloc[:1]]), "två gånger"),
    "no value": (lambda t: t.drop(columns="value"), "value"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_refused_with_a_remedy(known, case):
    spoil, word = BAD[case]
    with pytest.raises(InputError) as refused:
        run(known, spoil(known["flows"]))
    assert word in str(refused.value)
    assert refused.value.mend.sv
    assert refused.value.mend.en


def test_pairs_without_a_value_are_refused(known):
    with pytest.raises(InputError):
        run(known, known["pairs"].drop(columns="value"))


def test_an_empty_table_is_no_table(known):
    pd.testing.assert_frame_equal(run(known, known["flows"].iloc[:0]), run(known, None))


def test_the_build_takes_the_moves_it_can_use(known):
    regions = sorted(known["population"]["region"].unique())
    bands = known["flows"].assign(age="20-24")
    assert moves_of([None, bands], regions) == []
    assert moves_of([known["flows"][known["flows"]["flow"] == "immigration"]], regions) == []
    flows, pairs = moves_of([known["flows"], known["pairs"]], regions)
    assert {"region", "sex", "age", "flow", "year", "value"} == set(flows.columns)
    assert {"origin", "destination", "year", "value"} == set(pairs.columns)


@settings(deadline=None, max_examples=25)
@given(regions=st.integers(1, 6), seed=st.integers(0, 999), shares=st.booleans(), outside=st.booleans())
def test_arrivals_are_departures_whatever_the_shares(*, regions, seed, shares, outside):
    rng = np.random.default_rng(seed)
    leaving, draws = rng.gamma(0.5, 10, (2, regions, 2, 5))
    between = rng.dirichlet(np.ones(regions), regions) if shares and not outside else None
    away = Outside(rng.gamma(1, 5, (2, 5)), rng.gamma(1, 5, (2, 5))) if outside else None
    came = arrivals(leaving, draws, outside=away, between=between)
    assert (came >= 0).all()
    if away is None:
        np.testing.assert_allclose(came.sum(axis=0), leaving.sum(axis=0), rtol=1e-9)
    else:
        pool = leaving.sum(axis=0) + away.leaving
        settled = away.arriving / (draws.sum(axis=0) + away.arriving) * pool
        np.testing.assert_allclose(came.sum(axis=0) + settled, pool, rtol=1e-9)


def test_shares_by_origin_reproduce_the_arrivals_seen():
    rng = np.random.default_rng(3)
    leaving = rng.gamma(5, 10, (4, 2, 6))
    seen = arrivals(leaving, rng.gamma(5, 1, (4, 2, 6)), outside=None, between=None)
    between = rng.dirichlet(np.ones(4), 4)
    beyond = drawn_beyond(seen, leaving, between)
    made = arrivals(leaving, beyond, outside=None, between=between)
    np.testing.assert_allclose(made, seen, rtol=0.02)
