# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Population and education projected together: every region, sex, single age and education group, with draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.multistate.counting import bands_of, counting_of
from skillshed.outlook.multistate.engine import simulate
from skillshed.outlook.multistate.futures import draw_futures
from skillshed.outlook.multistate.rates import scene_of
from skillshed.outlook.multistate.residual import residual_spread, widened
from skillshed.outlook.multistate.settings import setting
from skillshed.outlook.population.intervals import interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.multistate.arrays import Futures, Scene
    from skillshed.outlook.multistate.counting import Bands
    from skillshed.outlook.multistate.engine import Engine

KEYS: Final = ["region", "sex", "age_band", "education", "year"]
WORKING_AGE: Final[dict[str, tuple[int, int | None]]] = {"20-64": (20, 64)}


def project(  # noqa: PLR0913 - each is a choice of its own, and all but two have an answer
    start: xr.DataArray,
    rates: xr.Dataset,
    *,
    base: int,
    horizon: int,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
    workers: int = 1,
    bands: Mapping[str, tuple[int, int | None]] | None = WORKING_AGE,
    by_sex: bool = False,
    engine: Engine = "auto",
) -> pd.DataFrame:
    """Project population by education, a year at a time, every region at once (multistate cohort component method).

    Method: Rogers, A. (1975), Introduction to multiregional mathematical demography; Lutz, W. & KC, S. (2011), Global human
    capital, Science 333 (population by age, sex and education). Moves between regions go through a pool, so that persons
    are conserved: what leaves one region arrives in another.

    Args:
        start: persons at 31 December of `base`, `[region, sex, education, age]`; single ages from 0, the last one open; the
            first education is that of the newborn. `derive_rates` makes it from tables.
        rates: every rate, with the labels of `start` (see `rates.RATES` for axes and units).
        base: year of the start.
        horizon: years ahead, at least 1.
        draws: how many futures the interval is made of, at least 2.
        seed: the same seed and rates give the same figures, with any number of workers.
        level: share of futures that the interval holds.
        workers: threads.
        bands: label → first and last age (None: and older); they may overlap. None: every single age by itself.
        by_sex: keep the sexes apart; else sex is `T`.
        engine: `numba`, `numpy`, or whichever there is (`auto`).

    Returns:
        Long frame `region, sex, age_band, education, year, mean, low, high`, persons at 31 December.

    Raises:
        InputError: start or rates cannot be used, or a number is out of range.
    """
    _check(horizon=horizon, draws=draws, level=level, bands=bands)
    scene = scene_of(start, rates)
    ages = [str(age) for age in start["age"].to_numpy()]
    wanted = bands_of(bands, ages=ages)
    futures = draw_futures(rates, years=horizon, draws=draws, seed=seed)
    sexes = [str(sex) for sex in start["sex"].to_numpy()] if by_sex else ["T"]
    shape = (len(sexes), len(wanted), start.sizes["education"], start.sizes["region"])
    figures = np.empty((3, horizon, *shape))
    for part, years in _portions(wanted, scene=scene, futures=futures, by_sex=by_sex):
        counting = counting_of(part, ages=len(ages), sexes=start.sizes["sex"], by_sex=by_sex, years=years)
        kept = simulate(scene, futures, counting, workers=workers, engine=engine)
        at = [list(wanted).index(label) for label in part]
        for slot, year in enumerate(np.flatnonzero(years)):
            figures[:, year, :, at] = (
                interval(_last(kept[:, slot]), level=level).swapaxes(0, 2).swapaxes(1, 2)
            )
    spread = residual_spread(start, wanted, figures[0], by_sex=by_sex)
    figures[1:] = widened(figures, spread, level=level)
    return _frame(figures, start, sexes=sexes, bands=list(wanted), base=base)


def _last(kept: NDArray[np.float32]) -> NDArray[np.float32]:
    """Put the draws last, in order in memory, so that a quantile reads along it."""
    return np.ascontiguousarray(np.moveaxis(kept, 0, -1))


def _portions(
    bands: Bands, *, scene: Scene, futures: Futures, by_sex: bool
) -> Iterator[tuple[Bands, list[bool]]]:
    """Part what is asked for into portions whose draws fit the memory; each is projected from the same draws."""
    draws, horizon = futures.fertility.shape
    row = 4 * draws * scene.start.shape[2] * scene.start.shape[3] * (len(scene.start) if by_sex else 1)
    most = max(1, int(setting("memory.result")) // row)
    length = min(len(bands), most)
    together = max(1, most // length)
    labels = list(bands)
    for first in range(0, len(labels), length):
        part = {label: bands[label] for label in labels[first : first + length]}
        for begin in range(0, horizon, together):
            yield part, [begin <= year < begin + together for year in range(horizon)]


def _frame(
    figures: NDArray[np.float64], start: xr.DataArray, *, sexes: list[str], bands: list[str], base: int
) -> pd.DataFrame:
    """Lay `[3, year, sex, band, education, region]` out as a long frame."""
    moved = figures.transpose(0, 5, 2, 3, 4, 1)
    regions, educations = (start[axis].to_numpy().tolist() for axis in ("region", "education"))
    years = [base + ahead for ahead in range(1, figures.shape[1] + 1)]
    index = pd.MultiIndex.from_product([regions, sexes, bands, educations, years], names=KEYS)
    values = {name: moved[at].reshape(-1) for at, name in enumerate(("mean", "low", "high"))}
    return pd.DataFrame(values, index=index).reset_index()


def _check(
    *, horizon: int, draws: int, level: float, bands: Mapping[str, tuple[int, int | None]] | None
) -> None:
    turned = [label for label, (first, last) in (bands or {}).items() if first < 0 or (last or first) < first]
    if horizon < 1 or draws < 2 or not 0 < level < 1 or turned or bands == {}:  # noqa: PLR2004 - an interval needs two
        raise InputError(
            Text(
                sv="Horisont, antal dragningar, nivå eller åldersgrupp är orimlig.",
                en="The horizon, the number of draws, the level or an age band is out of range.",
            ),
            where=f"horizon={horizon}, draws={draws}, level={level}, bands={turned or bands}",
            mend=Text(
                sv="Ge minst ett år, minst två dragningar, en nivå mellan 0 och 1 och åldrar i stigande ordning.",
                en="Give at least one year, two draws, a level between 0 and 1, and ages in rising order.",
            ),
        )
