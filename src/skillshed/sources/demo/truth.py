# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What really happens in a demo world, the years after the last published one included: for tests, never for the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.tables.regions import membership

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.sources.demo.world import DemoWorld

FOLDER = "demo-truth"


def true_frames(world: DemoWorld) -> dict[str, pd.DataFrame]:
    """Give the truth as long frames, every year from the first published to the end of the horizon.

    Returns:
        `population` (region, sex, age, year, value: persons), `employment` (region, occupation, year, value: employees 16-69 at
        work in the region), `openings` (region, occupation, year, retired, left, hired: persons that year; counties and nation),
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
        "rates": _rates(world),
    }


def _openings(world: DemoWorld, occupations: list[str], years: np.ndarray) -> pd.DataFrame:
    parts = {
        name: np.concatenate([values.sum(axis=1, keepdims=True), values], axis=1).transpose(1, 2, 0)
        for name, values in (
            ("retired", world.employees.retired),
            ("left", world.employees.left),
            ("hired", world.employees.hired),
        )
    }
    axes = {"region": ["00", *world.geography.counties], "occupation": occupations, "year": years}
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


def _long(values: np.ndarray, axes: dict[str, object]) -> pd.DataFrame:
    """Unfold an array with named axes to one row per figure."""
    index = pd.MultiIndex.from_product([list(codes) for codes in axes.values()], names=list(axes))  # type: ignore[call-overload]
    frame = pd.DataFrame({"value": values.ravel()}, index=index).reset_index()
    return frame.astype({name: "int16" if name == "year" else "category" for name in axes})


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
