# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The real series the outlook is tried on, each forecast from every origin and judged against what came."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

import education_backtest
import employment_backtest
import population_backtest
from skillshed.outlook.backtest import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DATA = Path(__file__).parents[3] / "shared" / "data"
ORIGINS = [1985, 1990, 1995, 2000]
EVERY_ORIGIN = range(1980, 2001)
EDUCATION_HORIZONS = (5, 10)
DRAWS = 400


@dataclass(frozen=True)
class Tried:
    """One series, forecast and judged.

    Attributes:
        name: of its charts' files.
        title: what it is.
        short: the same in few letters, for small charts.
        about: where it comes from, from which origins it was forecast, and what one cell is.
        keys: the columns that tell its series apart.
        cells: as `Evaluation.cells`.
        national: whether sums over regions are worth a row of their own: occupations are what others are judged by.
    """

    name: str
    title: str
    short: str
    about: str
    keys: list[str]
    cells: pd.DataFrame
    national: bool = False


def every(data: Path = DATA) -> Iterator[Tried]:
    """Try every series, one after another."""
    yield from population(data / "population_county")
    yield education(data / "scb")
    yield from employment(data / "scb")


def population(folder: Path, *, origins: Sequence[int] = ORIGINS, draws: int = DRAWS) -> list[Tried]:
    """Try the population of counties: totals, and age groups."""
    population_backtest.DATA = folder
    made = population_backtest.judged(population_backtest.read(), list(origins), draws=draws)
    told = f"21 counties, 1968-2005; origins {_listed(origins)}"
    titles = {
        "totals": (
            "population-totals",
            "Population, totals",
            "Population totals",
            "one cell: a county in a year",
        ),
        "age groups": (
            "population-ages",
            "Population, age groups",
            "Population by age",
            "one cell: a county's age group (eight of them) in a year",
        ),
    }
    return [
        Tried(name, title, short, f"{told}; {cell}", population_backtest.keys_of(made[what]), made[what])
        for what, (name, title, short, cell) in titles.items()
    ]


def _listed(origins: Sequence[int]) -> str:
    """Write years: those in a row by the first and last."""
    if list(origins) == list(range(origins[0], origins[-1] + 1)) and len(origins) > len(ORIGINS):
        return f"{origins[0]}-{origins[-1]}"
    return ", ".join(str(one) for one in origins)


def every_origin(folder: Path = DATA / "population_county", *, draws: int = DRAWS) -> list[Tried]:
    """Try the population from every yearly origin: those in between were not looked at when the first four were chosen."""
    made = population(folder, origins=EVERY_ORIGIN, draws=draws)
    return [replace(one, name=f"{one.name}-every", short=f"{one.short}, every origin") for one in made]


def education(folder: Path) -> Tried:
    """Try the education of the population."""
    keys = education_backtest.KEY
    stock = education_backtest.read(folder / education_backtest.FILE)
    made = pd.concat([education_backtest.from_origin(stock, base) for base in range(1988, 2006)])
    cells = judge(made[made["horizon"].isin(EDUCATION_HORIZONS)], stock, keys)
    about = (
        "8 NUTS 2 areas, 1985-2010; origins 1988-2005; one cell: an area's sex, age band and level in a year"
    )
    return Tried("education", "Education of the population", "Education", about, keys, cells)


def employment(folder: Path, *, only: str | None = None) -> Iterator[Tried]:
    """Try employment by occupation, three series or one of them."""
    told = (
        ("employees-ssyk96", "Employees, survey 2003-2013", "Survey, SSYK 96"),
        ("employees-ssyk2012", "Employees, survey 2014-2018", "Survey, SSYK 2012"),
        ("employees-register", "Employees, register 2014-2017", "Register, SSYK 2012"),
    )
    for names, (what, file) in zip(told, employment_backtest.SETS.items(), strict=True):
        if only in {None, names[0]}:
            yield _employees(folder / file, names=names, what=what)


def _employees(path: Path, *, names: tuple[str, str, str], what: str) -> Tried:
    keys = employment_backtest.KEY
    table = employment_backtest.read(path)
    made = employment_backtest.cases(table)
    came = employment_backtest.sums(table)
    came = came[came["whole"]].drop(columns="whole")
    origins = f"{made['origin'].min()}-{made['origin'].max()}"
    about = f"{what}; origins {origins}; one cell: an area's occupation in a year, where the source has both sexes"

    def past(origin: int) -> pd.DataFrame:
        return employment_backtest.sums(table[table["year"] <= origin]).drop(columns="whole")

    return Tried(*names, about, keys, judge(made, came, keys, past=past), national=True)


def judge(
    made: pd.DataFrame,
    known: pd.DataFrame,
    keys: list[str],
    *,
    past: Callable[[int], pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Judge forecasts of several origins (`origin, ours, low, high`) against what came, each with its own past.

    `past` gives what was known at an origin, where that is not the part of `known` up to it.
    """
    parts = []
    for origin, one in made.groupby("origin"):
        forecast = one.rename(columns={"ours": "mean"})[[*keys, "year", "mean", "low", "high"]]
        actual = known.merge(forecast[[*keys, "year"]], on=[*keys, "year"])
        train = known[known["year"] <= origin] if past is None else past(int(origin))
        parts.append(evaluate(forecast, actual, train).cells)
    return pd.concat(parts)


def fingerprints(data: Path = DATA) -> dict[str, str]:
    """Give the first 12 hex digits of the sha256 of every file that is read."""
    names = [f"population_county/{what}_1968_2005.csv.gz" for what in ("popn", "deaths", "births")]
    names += [f"scb/{name}" for name in (education_backtest.FILE, *employment_backtest.SETS.values())]
    return {name: hashlib.sha256((data / name).read_bytes()).hexdigest()[:12] for name in names}
