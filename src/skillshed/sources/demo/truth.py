# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What really happens in a demo world, the years after the last published one included: for tests, never for the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.demo.balance import education_mix
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.tables.regions import membership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

    from skillshed.home import Home
    from skillshed.sources.demo.world import DemoWorld

FOLDER = "demo-truth"


def true_frames(world: DemoWorld) -> dict[str, pd.DataFrame]:
    """Give the truth as long frames, every year from the first published to the end of the horizon.

    Returns:
        `population` (region, sex, age, year, value: persons), `employment` (region, occupation, year, value: employees 16-69 at
        work in the region), `openings` (region, occupation, year, retired, left, hired: persons that year; counties and nation),
        `education` (region, education, year, stock, labour_force, unemployed, demand: persons; vacancies: jobs),
        `rates` (year, quantity, value: the common level of each rate).
    """
    regions = list(world.geography.published())
    sums = membership(world.geography)
    first, end = world.years[0], world.years[1] + world.horizon
    years = np.arange(first, end + 1, dtype=np.int16)
    people = np.einsum("rp,tpsa->rsat", sums, world.history.population().astype(np.float64))
    ages = [*map(str, range(100)), "100+"]
    occupations = [_code(one["code"]) for one in parameters("occupations")["occupations"]]
    work = np.einsum("rp,tpo->rot", sums, world.employees.by_place.sum(axis=-1).astype(np.float64))
    return {
        "population": _long(people, {"region": regions, "sex": ["1", "2"], "age": ages, "year": years}),
        "employment": _long(work, {"region": regions, "occupation": occupations, "year": years}),
        "openings": _openings(world, occupations, years),
        "education": _education(world, years),
        "rates": _rates(world),
    }


def _education(world: DemoWorld, years: NDArray[np.int16]) -> pd.DataFrame:
    """Stock, labour force, unemployed, demand and vacant jobs of every education group."""
    published = world.geography.published()
    sums = np.array([rows for _, rows in published.values()], dtype=float)
    groups = world.education.groups
    stock = np.einsum("rp,tpsg->rgt", sums, world.education.stock.astype(np.float64))
    force = np.einsum("rp,tpsgk->rgt", sums, world.status[..., :3], optimize=True)
    employed = world.status[0, ..., :2].sum(axis=(0, 1, 3))
    employees = np.einsum("rp,tpo->rot", sums, world.employees.by_place.sum(axis=-1).astype(np.float64))
    mix = education_mix(employees[0, :, 0], employed, groups)
    vacant = np.einsum("rp,tpo->rot", sums, world.vacant)
    told = {
        "labour_force": force,
        "unemployed": np.einsum("rp,tpsg->rgt", sums, world.status[..., 2]),
        "demand": np.einsum("rot,og->rgt", employees, mix),
        "vacancies": np.einsum("rot,og->rgt", vacant, mix),
    }
    frame = _long(stock, {"region": list(published), "education": list(groups.codes), "year": years})
    return frame.rename(columns={"value": "stock"}).assign(
        **{name: one.ravel() for name, one in told.items()}
    )


def _openings(world: DemoWorld, occupations: list[str], years: NDArray[Any]) -> pd.DataFrame:
    parts = {
        name: np.concatenate([values.sum(axis=1, keepdims=True), values], axis=1).transpose(1, 2, 0)
        for name, values in (
            ("retired", world.employees.retired),
            ("left", world.employees.left),
            ("hired", world.employees.hired),
        )
    }
    axes: dict[str, Iterable[Any]] = {
        "region": ["00", *world.geography.counties],
        "occupation": occupations,
        "year": years,
    }
    frame = _long(parts["retired"], axes).rename(columns={"value": "retired"})
    return frame.assign(left=parts["left"].ravel(), hired=parts["hired"].ravel())


def _rates(world: DemoWorld) -> pd.DataFrame:
    rates, first = world.history.rates, world.years[0] + 1
    series = {
        "fertility": rates.fertility,
        "mode_men": rates.mode[:, 0],
        "mode_women": rates.mode[:, 1],
        "immigration": rates.immigration,
        "emigration": rates.emigration,
    }
    return pd.concat(
        [
            pd.DataFrame(
                {"year": np.arange(first, first + len(path), dtype=np.int16), "quantity": name, "value": path}
            )
            for name, path in series.items()
        ],
        ignore_index=True,
    )


def _long(values: NDArray[Any], axes: Mapping[str, Iterable[Any]]) -> pd.DataFrame:
    """Unfold an array with named axes to one row per figure."""
    frame = pd.DataFrame(
        index=pd.MultiIndex.from_product([list(codes) for codes in axes.values()], names=list(axes))
    ).reset_index()
    frame = frame.astype({name: "int16" if name == "year" else "category" for name in axes})
    return frame.assign(value=values.ravel())


def _code(occupation: str) -> str:
    return "unknown" if occupation == "0002" else occupation


def write_truth(world: DemoWorld, home: Home) -> Path:
    """Keep the truth beside the home's snapshots, as Parquet; the build never looks there."""
    folder = home.path / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in true_frames(world).items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    return folder


def truth(home: Home) -> dict[str, pd.DataFrame]:
    """Read the truth that was kept when the demo world was generated in this home.

    Raises:
        InputError: no demo world was generated here.
    """
    files = sorted((home.path / FOLDER).glob("*.parquet"))
    if not files:
        raise InputError(
            Text(sv="Här finns ingen demovärlds facit.", en="There is no demo world's truth here."),
            where=str(home.path / FOLDER),
            mend=Text(sv="Kör skillshed demo först.", en="Run skillshed demo first."),
        )
    return {file.stem: pd.read_parquet(file) for file in files}
