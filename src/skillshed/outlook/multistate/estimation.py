# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the tables there are to a start and its rates: population by single age, education by band."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.education.stock import read_stock
from skillshed.outlook.multistate.ages import single_ages
from skillshed.outlook.multistate.demography import demographic_rates
from skillshed.outlook.multistate.educations import in_order, typical
from skillshed.outlook.multistate.learning import estimate_steps
from skillshed.outlook.multistate.settings import setting
from skillshed.outlook.population.expected import estimate_rates
from skillshed.outlook.population.history import read_history
from skillshed.outlook.population.labels import sex_of
from skillshed.outlook.population.remarks import Remarks, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.outlook.education.stock import Stock
    from skillshed.outlook.population.history import History

    Floats = NDArray[np.float64]


class Estimated(NamedTuple):
    """What tables say: the start `[region, sex, education, age]`, persons, and the rates (see `rates.RATES`)."""

    start: xr.DataArray
    rates: xr.Dataset


def derive_rates(  # noqa: PLR0917 - the same tables, in the same order, as population.project
    population: pd.DataFrame,
    education: pd.DataFrame,
    deaths: pd.DataFrame | None = None,
    births: pd.DataFrame | None = None,
    *,
    base: int,
    horizon: int = 20,
    moves_per_person: float | None = None,
) -> Estimated:
    """Estimate start and rates from population by single age and education by age band.

    Args:
        population: long frame `region, sex, age, year, value`: persons at 31 December by single age, the last one open;
            regions of one level, that together are the nation.
        education: long frame `region, sex, age_group, education, year, value`: persons by band (`25-34`); only shares count.
            `age_group` may be called `age`, and `education` `education_level`, as the datasets have them. Sex `T`
            stands for both.
        deaths: as `population.project` takes them; without them cohorts change as they did (Hamilton-Perry).
        births: likewise.
        base: the last year that may influence the result; both tables must have it.
        horizon: how many years the level of migration and fertility is to be expected for.
        moves_per_person: moves to other regions per person and year, where known.

    Returns:
        Start and rates. `rates.attrs["remarks"]` says what was noticed.

    Raises:
        InputError: a table cannot be used, or they have no region in common.
    """
    remarks = Remarks()
    stock = read_stock(_named(education), base=base)
    population = _common(population, stock, remarks)
    history = read_history(population, deaths, births, base=base, remarks=remarks)
    educations, stocks = _stocks(history, stock)
    demography, _ = estimate_rates(history, horizon=horizon)
    crude = float(setting("moves.crude_rate") if moves_per_person is None else moves_per_person)
    rates = demographic_rates(history, demography, horizon=horizon, crude=crude)
    rates |= _by_education(stocks[-1], educations)
    steps = estimate_steps(stocks[-int(setting("learning.years")) - 1 :], educations=educations)
    rates |= {
        "transition": (("step", "sex", "age", "region"), steps.rates),
        "origin": ("step", np.array([educations[origin] for origin, _ in steps.pairs], dtype=object)),
        "destination": ("step", np.array([educations[target] for _, target in steps.pairs], dtype=object)),
    }
    labels = _labels(history, educations)
    dataset = xr.Dataset(rates, coords=labels, attrs={"base": base}).set_coords(["origin", "destination"])
    dataset.attrs["remarks"] = [*remarks.as_list(), *stock.remarks]
    people = xr.DataArray(stocks[-1], dims=("region", "sex", "age", "education"), coords=labels)
    start = people.transpose("region", "sex", "education", "age").assign_attrs(unit="persons", base=base)
    return Estimated(start, dataset)


def _named(education: pd.DataFrame) -> pd.DataFrame:
    names = {"education_level": "education", "age": "age_group"}
    return education.rename(columns={old: new for old, new in names.items() if new not in education})


def _common(population: pd.DataFrame, stock: Stock, remarks: Remarks) -> pd.DataFrame:
    kept = population[population["region"].astype(str).isin(stock.axes[0])]
    if kept.empty:
        raise InputError(
            Text(
                sv="Folkmängden och utbildningen har ingen region gemensam.",
                en="Population and education have no region in common.",
            ),
            where=f"{listed(sorted(set(population['region'].astype(str))))} / {listed(stock.axes[0])}",
            mend=Text(
                sv="Använd samma regionkoder i båda tabellerna.",
                en="Use the same region codes in both tables.",
            ),
        )
    gone = sorted(set(population["region"].astype(str)) ^ set(stock.axes[0]))
    if gone:
        remarks.add(
            Text(
                sv=f"Finns bara i den ena tabellen, inte framskrivna: {listed(gone)}.",
                en=f"In one of the tables only, not projected: {listed(gone)}.",
            )
        )
    return kept


def _stocks(history: History, stock: Stock) -> tuple[list[str], Floats]:
    """Persons by single age and education in the years both tables have, `[year, region, sex, age, education]`."""
    educations = _lowest_first(stock)
    order = [stock.axes[3].index(code) for code in educations]
    places = [stock.axes[0].index(str(region)) for region in history.regions]
    sexes = _sexes(stock.axes[1], count=len(history.sexes))
    first = max(int(history.years[0]), stock.years[0])
    years = range(first, history.base + 1)
    known = stock.values[places][:, :, :, order].transpose(4, 0, 1, 2, 3)[first - stock.years[0] :]  # noqa: PD011 - a Stock's array
    people = history.population[first - int(history.years[0]) :]
    made = [
        single_ages(known[at][:, sexes], stock.bands, people[at], educations=educations)
        for at in range(len(years))
    ]
    return educations, np.array(made)


def _lowest_first(stock: Stock) -> list[str]:
    """Order the educations; of those completed as children, the one most of the youngest have comes first."""
    ordered = in_order(stock.axes[3])
    persons = stock.values[:, :, 0, :, -1].sum(axis=(0, 1))  # noqa: PD011 - a Stock's array
    youngest = dict(zip(stock.axes[3], persons, strict=True))
    ages = dict(zip(ordered, typical("ages.completed", ordered), strict=True))
    children = [code for code in ordered if ages[code] < stock.bands[0, 0]] or ordered[:1]
    lowest = max(children, key=lambda code: (youngest[code], code))
    return [lowest, *(code for code in ordered if code != lowest)]


def _sexes(labels: Sequence[str], *, count: int) -> list[int]:
    """Place in the stock of each sex of the population; an undivided stock serves both."""
    found = {sex_of(label): at for at, label in enumerate(labels)}
    if -1 in found:
        return [found[-1]] * count
    if count == 1 or not {0, 1} <= found.keys():
        raise InputError(
            Text(
                sv="Könen i utbildningstabellen passar inte folkmängdens.",
                en="The sexes of the education table do not fit those of the population.",
            ),
            where=", ".join(labels),
            mend=Text(
                sv="Ge 1 och 2 i båda, eller T för utbildning.",
                en="Give 1 and 2 in both, or T for education.",
            ),
        )
    return [found[0], found[1]]


def _labels(history: History, educations: list[str]) -> dict[str, list[str]]:
    return {
        "region": [str(region) for region in history.regions],
        "sex": [str(sex) for sex in history.sexes],
        "age": [str(age) for age in history.ages],
        "education": educations,
    }


def _by_education(people: Floats, educations: list[str]) -> dict[str, tuple[tuple[str, ...], Floats]]:
    """How educations differ in dying and moving, scaled so that each age keeps its deaths and moves."""
    nation = people.sum(axis=0)
    by_age = nation.sum(axis=0)
    age = np.arange(by_age.shape[0], dtype=float)
    shares = nation / np.maximum(nation.sum(axis=-1, keepdims=True), 1e-9)
    shares[..., 0] += 1 - shares.sum(axis=-1)
    dying = np.interp(age, [18, 30, 64, 95], [0.0, 1.0, 1.0, 0.0])
    moving = np.interp(age, [18, 22, 64, 80], [0.0, 1.0, 1.0, 0.0])
    return {
        "risk": (("age", "education"), _scaled("relative_risk", educations, strength=dying, persons=by_age)),
        "mobility": (
            ("age", "education"),
            _scaled("relative_mobility", educations, strength=moving, persons=by_age),
        ),
        "immigrants": (("sex", "age", "education"), shares),
    }


def _scaled(name: str, educations: list[str], *, strength: Floats, persons: Floats) -> Floats:
    relative = 1 + strength[:, None] * (typical(f"differences.{name}", educations) - 1)
    mean = (relative * persons).sum(axis=1) / np.maximum(persons.sum(axis=1), 1e-9)
    return np.asarray(relative / np.where(persons.sum(axis=1) > 0, mean, 1.0)[:, None])
