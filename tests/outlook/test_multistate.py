# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`multistate.derive_rates` and `multistate.project`: tables in, a long frame out."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook import multistate
from skillshed.outlook.multistate.ages import single_ages
from skillshed.outlook.multistate.educations import in_order
from skillshed.outlook.multistate.learning import estimate_steps

KEYS = ["region", "sex", "age_band", "education", "year"]
YEARS = range(2010, 2021)
BANDS = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74")
LEVELS = {"2": 0.3, "4": 0.45, "6": 0.2, "unknown": 0.05}


def population(regions=("3101", "3102"), persons=(400, 40)):
    rows = [
        (region, sex, str(age) if age < 100 else "100+", year, round(size * max(1 - age / 105, 0.01)))
        for region, size in zip(regions, persons, strict=True)
        for sex in ("1", "2")
        for age in range(101)
        for year in YEARS
    ]
    return pd.DataFrame(rows, columns=["region", "sex", "age", "year", "value"])


def education(regions=("3101", "3102"), rise=0.005):
    rows = []
    for region in regions:
        for sex in ("1", "2"):
            for place, band in enumerate(BANDS):
                for year in YEARS:
                    high = LEVELS["6"] * (0.3 if place == 0 else 1.5 - 0.2 * place) + rise * (year - 2010)
                    shares = {**LEVELS, "6": high, "2": 0.75 - high - 0.25, "4": 0.45}
                    rows += [(region, sex, band, code, year, 1000 * share) for code, share in shares.items()]
    return pd.DataFrame(rows, columns=["region", "sex", "age", "education_level", "year", "value"])


@pytest.fixture(scope="module")
def estimated():
    return multistate.derive_rates(population(), education(), base=2020, horizon=10)


def projected(estimated, **options):
    given = {"base": 2020, "horizon": 5, "draws": 20, **options}
    return multistate.project(estimated.start, estimated.rates, **given)


def test_it_works(estimated):
    frame = projected(estimated)
    assert list(frame) == [*KEYS, "mean", "low", "high"]
    assert len(frame) == 2 * 1 * 1 * 4 * 5
    assert set(frame["sex"]) == {"T"}
    assert not frame.isna().any(axis=None)
    assert ((frame["low"] <= frame["mean"]) & (frame["mean"] <= frame["high"]) & (frame["low"] >= 0)).all()
    assert frame["mean"].sum() > 0


def test_the_start_keeps_the_population_and_the_bands_shares(estimated):
    start, people = estimated.start, population()
    now = people[people["year"] == 2020].set_index(["region", "sex", "age"])["value"]
    assert start.dims == ("region", "sex", "education", "age")
    for cell in (("3101", "1", "30"), ("3102", "2", "100+"), ("3101", "2", "3")):
        region, sex, age = cell
        assert float(start.sum("education").sel(region=region, sex=sex, age=age)) == pytest.approx(now[cell])
    band = start.sel(region="3101", sex="1").isel(age=slice(35, 45)).sum("age")
    assert (band / band.sum()).sel(education="6").item() == pytest.approx(0.2 * 1.1 + 0.05, abs=0.002)
    assert start.isel(age=slice(0, 16)).sum(("region", "sex", "age")).to_numpy()[1:].sum() == 0
    assert start["education"].to_numpy().tolist() == ["2", "4", "6", "unknown"]


def test_rates_are_complete_and_steps_go_up(estimated):
    rates = estimated.rates
    assert set(multistate.RATES) <= set(rates)
    ladder = in_order(rates["education"].to_numpy().tolist())
    for origin, target in zip(rates["origin"].to_numpy(), rates["destination"].to_numpy(), strict=True):
        assert ladder.index(origin) < ladder.index(target)
    assert rates["arrival"].sum("region").to_numpy() == pytest.approx(1)
    assert float(rates["transition"].max()) <= 1


def test_the_same_seed_gives_the_same_bytes_with_any_number_of_workers(estimated):
    first, second, other = (
        projected(estimated, seed=seed, workers=workers) for seed, workers in ((3, 1), (3, 2), (4, 1))
    )
    pd.testing.assert_frame_equal(first, second, check_exact=True)
    assert not first["low"].equals(other["low"])


def test_what_does_not_fit_in_memory_is_projected_again_from_the_same_draws(estimated, monkeypatch):
    whole = projected(estimated, bands=None, by_sex=True)
    from skillshed.outlook.multistate import projection  # noqa: PLC0415 - to shrink its memory

    monkeypatch.setattr(projection, "setting", lambda _: 4 * 20 * 4 * 2 * 2 * 7)
    parted = projected(estimated, bands=None, by_sex=True)
    pd.testing.assert_frame_equal(whole, parted, check_exact=True)
    assert len(whole) == 2 * 2 * 101 * 4 * 5


def test_cells_add_up_to_bands(estimated):
    cells = projected(estimated, bands=None, by_sex=True)
    band = projected(estimated, bands={"20-64": (20, 64)})
    inside = cells[cells["age_band"].isin([str(age) for age in range(20, 65)])]
    sums = inside.groupby(["region", "education", "year"])["mean"].sum()
    assert band.set_index(["region", "education", "year"])["mean"].to_numpy() == pytest.approx(
        sums.reindex(pd.MultiIndex.from_frame(band[["region", "education", "year"]])).to_numpy(), rel=1e-4
    )


def test_a_step_that_was_taken_is_found_again():
    # from a stock that moves by known steps the same steps are estimated
    people = np.zeros((4, 1, 1, 70, 2))
    people[0, 0, 0] = [1000, 0]
    rate = np.zeros(70)
    rate[20:30] = 0.1
    people[0, 0, 0, 20:, 1] = 1000 * (1 - np.cumprod(1 - rate)[20:])
    people[0, 0, 0, :, 0] -= people[0, 0, 0, :, 1]
    people[1:] = people[0]
    steps = estimate_steps(people, educations=["2", "6"])
    assert steps.pairs == [(0, 1)]
    assert steps.rates[0, 0, 24, 0] == pytest.approx(0.1, abs=0.01)
    assert steps.rates[0, 0, 40, 0] == pytest.approx(0, abs=1e-6)


@settings(deadline=None, max_examples=25)
@given(
    counts=st.lists(st.integers(0, 5000), min_size=18, max_size=18),
    people=st.lists(st.integers(0, 900), min_size=80, max_size=80),
)
def test_single_ages_keep_persons_whatever_the_bands_say(counts, people):
    stock = np.array(counts, dtype=float).reshape(1, 6, 3)
    bands = np.array([[16, 24], [25, 34], [35, 44], [45, 54], [55, 64], [65, 74]], dtype=float)
    persons = np.array(people, dtype=float)[None]
    made = single_ages(stock, bands, persons, educations=["2", "4", "unknown"])
    assert np.isfinite(made).all()
    assert (made >= 0).all()
    assert made.sum(axis=-1) == pytest.approx(persons, abs=1e-6)


def test_a_source_without_sex_or_with_one_band_is_enough():
    table = education().groupby(["region", "education_level", "year"], as_index=False)["value"].sum()
    table = table.assign(sex="T", age_group="16-74")
    estimated = multistate.derive_rates(population(), table, base=2020, horizon=5)
    frame = projected(estimated, draws=4)
    assert not frame.isna().any(axis=None)


def test_other_regions_are_told_not_guessed():
    estimated = multistate.derive_rates(
        population(), education(regions=("3101", "3199")), base=2020, horizon=5
    )
    assert estimated.start["region"].to_numpy().tolist() == ["3101"]
    assert any("3102, 3199" in text.en for text in estimated.rates.attrs["remarks"])


def test_no_region_in_common_is_refused():
    with pytest.raises(InputError, match="3101"):
        multistate.derive_rates(population(), education(regions=("01", "03")), base=2020)


@pytest.mark.parametrize(
    "options", [{"horizon": 0}, {"draws": 1}, {"level": 1.0}, {"bands": {}}, {"bands": {"x": (30, 20)}}]
)
def test_numbers_out_of_range_are_refused(estimated, options):
    with pytest.raises(InputError):
        projected(estimated, **options)


def test_axes_that_do_not_match_are_refused(estimated):
    turned = estimated.start.isel(region=[1, 0])
    with pytest.raises(InputError, match="region"):
        multistate.project(turned, estimated.rates, base=2020, horizon=1, draws=2)
    with pytest.raises(InputError, match="hazard"):
        multistate.project(
            estimated.start, estimated.rates.drop_vars("hazard"), base=2020, horizon=1, draws=2
        )
    lost = estimated.rates.assign(arrival=estimated.rates["arrival"] / 2)
    with pytest.raises(InputError, match="arrival"):
        multistate.project(estimated.start, lost, base=2020, horizon=1, draws=2)
    negative = estimated.rates.assign(departure=estimated.rates["departure"] - 1)
    with pytest.raises(InputError, match="departure"):
        multistate.project(estimated.start, negative, base=2020, horizon=1, draws=2)
