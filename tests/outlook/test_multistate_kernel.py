# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The kernels of `outlook.multistate`: by hand, conservation, and two engines with one answer."""

from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook.multistate import kernel_numpy
from skillshed.outlook.multistate.arrays import Futures, Scene
from skillshed.outlook.multistate.counting import bands_of, counting_of
from skillshed.outlook.multistate.engine import kernel, simulate

ENGINES = ["numpy", *(["numba"] if find_spec("numba") else [])]
compiled = pytest.mark.skipif("numba" not in ENGINES, reason="numba (the extra `fast`) is not installed")


def scene(*, regions=3, ages=60, groups=4, seed=0, **changed):
    """A small country at random; `changed` replaces whole rates by a number or an array."""
    source = np.random.default_rng(seed)
    cell = (2, ages, regions)
    age = np.arange(ages)
    fertility = np.zeros((ages, regions))
    fertility[14:50] = 0.05
    arrival = source.uniform(0.1, 1, cell)
    made = {
        "start": source.gamma(2, 30, (2, ages, groups, regions)),
        "hazard": np.exp(-9 + 0.1 * age)[:, None] * source.uniform(0.8, 1.2, cell),
        "pace": np.full((2, ages), -0.02),
        "risk": np.linspace(1.4, 0.6, groups) * np.ones((ages, 1)),
        "departure": source.uniform(0, 0.1, cell),
        "arrival": arrival / arrival.sum(axis=-1, keepdims=True),
        "mobility": np.linspace(0.7, 1.5, groups) * np.ones((ages, 1)),
        "emigration": source.uniform(0, 0.01, cell),
        "immigration": source.uniform(0, 3, cell),
        "immigrants": source.dirichlet(np.ones(groups), (2, ages)),
        "fertility": fertility,
        "children": np.array([0.515, 0.485]),
        "transition": source.uniform(0, 0.1, (2, *cell)),
    }
    for name, value in changed.items():
        made[name] = np.broadcast_to(value, made[name].shape)
    steps = np.array([[1, groups - 1, 20, 40], [0, 1, 16, 30]], dtype=np.int64)
    return Scene(
        **{name: np.ascontiguousarray(each, dtype=np.float32) for name, each in made.items()}, steps=steps
    )


def futures(draws, years, *, regions=3, groups=4, spread=0.1, seed=1):
    source = np.random.default_rng(seed)

    def walk(*more):
        return np.exp(source.normal(0, spread, (draws, years, *more)).cumsum(axis=1)).astype(np.float32)

    index = (np.arange(1, years + 1) * np.ones((draws, 1))).astype(np.float32) * walk()
    return Futures(index, walk(), walk(), walk(), walk(groups), walk(regions))


def singles(ages, years):
    """Keep every sex, age and year."""
    labels = [str(age) for age in range(ages)]
    return counting_of(bands_of(None, ages=labels), ages=ages, sexes=2, by_sex=True, years=[True] * years)


CLOSED = {"departure": 0, "emigration": 0, "immigration": 0, "transition": 0, "risk": 1}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_closed_population_is_what_one_counts_by_hand(engine):
    here = scene(**CLOSED)
    sure = futures(1, 1, spread=0)
    out = simulate(here, sure, singles(60, 1), engine=engine)[0, 0]  # [sex, age, education, region]
    start, hazard = here.start.astype(float), here.hazard.astype(float) * np.exp(-0.02)
    survives = (1 - hazard / 2) / (1 + hazard / 2)
    by_hand = start[:, 20] * survives[:, 21, None]
    assert out[:, 21] == pytest.approx(by_hand, rel=1e-5)
    oldest = (start[:, 58] + start[:, 59]) * survives[:, 59, None]
    assert out[:, 59] == pytest.approx(oldest, rel=1e-5)
    women = 0.5 * (start[1].sum(axis=1) + out[1].sum(axis=1))
    births = (0.05 * women[14:50]).sum(axis=0)
    assert out[0, 0, 0] == pytest.approx(0.515 * births * survives[0, 0], rel=1e-5)
    assert out[:, 0, 1:].sum() == 0  # the newborn have the lowest education


@pytest.mark.parametrize("engine", ENGINES)
def test_moves_between_regions_conserve_persons(engine):
    here = scene(hazard=0, emigration=0, immigration=0, fertility=0)
    out = simulate(here, futures(4, 8), singles(60, 8), engine=engine)
    assert out.sum(axis=(2, 3, 4, 5)) == pytest.approx(float(here.start.sum()), rel=1e-5)
    assert (out >= 0).all()
    assert not np.allclose(
        out[0, -1].sum(axis=(0, 1, 2)), here.start.sum(axis=(0, 1, 2)), rtol=0.01
    )  # they did move


@pytest.mark.parametrize("engine", ENGINES)
def test_steps_of_education_conserve_persons_and_go_up(engine):
    here = scene(**{**CLOSED, "transition": 0.2}, hazard=0, fertility=0)
    still = scene(**CLOSED, hazard=0, fertility=0)
    sure, keeps = futures(2, 5, spread=0), singles(60, 5)
    moved, same = (simulate(each, sure, keeps, engine=engine) for each in (here, still))
    assert moved.sum(axis=4) == pytest.approx(same.sum(axis=4), rel=1e-5)  # by sex, age and region
    assert moved[:, 0, :, 25, 0] == pytest.approx(0.8 * same[:, 0, :, 25, 0], rel=1e-5)
    assert moved[:, 0, :, 25, 3] == pytest.approx(same[:, 0, :, 25, 3] + 0.2 * same[:, 0, :, 25, 1], rel=1e-5)
    assert moved[:, :, :, 45:, 2] == pytest.approx(same[:, :, :, 45:, 2], rel=1e-5)  # a group no step touches


@compiled
def test_the_compiled_kernel_gives_the_same_checksum():
    here, drawn, keeps = (
        scene(regions=7, ages=80, groups=5),
        futures(3, 12, regions=7, groups=5),
        singles(80, 12),
    )
    readable, fast = (simulate(here, drawn, keeps, engine=engine) for engine in ("numpy", "numba"))
    assert fast == pytest.approx(readable, rel=2e-5, abs=1e-4)
    assert fast.sum(dtype=float) == pytest.approx(readable.sum(dtype=float), rel=1e-6)


@compiled
@settings(deadline=None, max_examples=15)
@given(
    sizes=st.tuples(st.integers(1, 20), st.integers(2, 6), st.integers(51, 70)),
    seed=st.integers(0, 99),
    spread=st.sampled_from([0.0, 0.3, 2.0]),
)
def test_any_shape_and_any_shock_keeps_the_kernels_equal_and_sane(sizes, seed, spread):
    regions, groups, ages = sizes
    here = scene(regions=regions, groups=groups, ages=ages, seed=seed)
    drawn = futures(2, 3, regions=regions, groups=groups, seed=seed, spread=spread)
    keeps = singles(ages, 3)
    readable, fast = (simulate(here, drawn, keeps, engine=engine) for engine in ("numpy", "numba"))
    assert np.isfinite(readable).all()
    assert (readable >= 0).all()
    assert fast == pytest.approx(readable, rel=1e-4, abs=1e-3)


@pytest.mark.parametrize("engine", ENGINES)
def test_workers_change_no_byte(engine):
    here, drawn, keeps = scene(), futures(5, 4), singles(60, 4)
    alone, together = (simulate(here, drawn, keeps, engine=engine, workers=n) for n in (1, 3))
    assert alone.tobytes() == together.tobytes()


@pytest.mark.parametrize("engine", ENGINES)
def test_bands_and_years_are_sums_of_what_is_kept_singly(engine):
    here, drawn = scene(), futures(2, 4)
    every = simulate(here, drawn, singles(60, 4), engine=engine)
    bands = bands_of({"20-29": (20, 29), "25+": (25, None)}, ages=[str(age) for age in range(60)])
    chosen = counting_of(bands, ages=60, sexes=2, by_sex=False, years=[False, True, False, True])
    kept = simulate(here, drawn, chosen, engine=engine)
    assert kept.shape == (2, 2, 1, 2, 4, 3)
    assert kept[:, :, 0, 0] == pytest.approx(every[:, [1, 3], :, 20:30].sum(axis=(2, 3)), rel=1e-5)
    assert kept[:, :, 0, 1] == pytest.approx(every[:, [1, 3], :, 25:].sum(axis=(2, 3)), rel=1e-5)


def test_without_the_compiler_numpy_runs(monkeypatch):
    monkeypatch.setattr("skillshed.outlook.multistate.engine.find_spec", lambda _: None)
    assert kernel("auto") is kernel_numpy.run
    with pytest.raises(InputError, match="skillshed"):
        kernel("numba")
