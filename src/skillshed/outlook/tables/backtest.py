# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_backtest` and `outlook_accuracy`: the outlook made again from earlier years, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.codes.reading import load_yaml
from skillshed.outlook import demand
from skillshed.outlook.age_groups import age_groups
from skillshed.outlook.backtest.evaluation import evaluate, summarise
from skillshed.outlook.population.overview import overview
from skillshed.outlook.tables.employment import plain, whole_sums
from skillshed.outlook.tables.population import NATION, finest, moves_of, of_regions, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from skillshed.outlook.backtest import Evaluation
    from skillshed.outlook.tables.settings import Settings

KEYS = ["region", "item"]
NAIVE = ["last_value", "drift", "trend", "constant_share"]
FIGURES = ["forecast", "low", "high", "actual", *NAIVE]
TOLD = ["cells", "wape", "wape_best_naive", "best_naive", "beats_share", "coverage"]
ALL = "T"


@cache
def parameters() -> dict[str, Any]:
    """Give the back-test's parameters by name."""
    told = load_yaml(
        (Path(__file__).parent.parent / "parameters" / "backtest.yaml").read_text(encoding="utf-8")
    )
    return {name: facts["value"] for name, facts in told.items()}


@dataclass(frozen=True)
class Trial:
    """What is tried: the series as they came, and how they would have been forecast from an earlier year.

    Attributes:
        subject: `population`, `employment`, `supply`, `openings` or `balance`.
        known: region, item, year, value; the outcomes, and up to an origin what was known.
        forecast: origin and horizon → region, item, year, mean, low, high, from figures up to the origin only.
    """

    subject: str
    known: pd.DataFrame
    forecast: Callable[[int, int], pd.DataFrame]


def population_trial(  # noqa: PLR0917 - one argument per dataset
    population: pd.DataFrame,
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    moves: Sequence[pd.DataFrame | None] = (),
    *,
    settings: Settings,
) -> Trial:
    """Try the population outlook, by age group."""
    base = int(population["year"].max())
    regions = finest(population.loc[population["year"] == base, "region"].astype(str))
    people = of_regions(population, regions)
    dead = None if deaths is None else of_regions(deaths, regions)
    born = None if births is None else of_regions(births, regions)
    moved = moves_of(moves, regions)
    areas = {code: parts for code, parts in sums_of(regions).items() if code != NATION}

    def forecast(origin: int, horizon: int) -> pd.DataFrame:
        made = overview(
            people[people["year"] <= origin],
            None if dead is None else dead[dead["year"] <= origin],
            None if born is None else born[born["year"] <= origin],
            [table[table["year"] <= origin] for table in moved],
            base=origin,
            horizon=horizon,
            areas=areas,
            bands=age_groups(),
            draws=parameters()["draws"],
            seed=settings.seed,
            level=settings.level,
        ).people
        groups = made[(made["sex"] == ALL) & made["age"].isin(list(age_groups()))]
        return groups.rename(columns={"age": "item"}).drop(columns="sex")

    return Trial("population", _grouped(people, areas), forecast)


def employment_trial(employment: pd.DataFrame, *, settings: Settings) -> Trial:
    """Try the employment outlook, by occupation."""
    jobs = plain(employment, ["region", "occupation", "sex"])
    known = whole_sums(jobs, ["region", "occupation"]).rename(columns={"occupation": "item"})

    def forecast(origin: int, horizon: int) -> pd.DataFrame:
        made = demand.project(
            jobs[jobs["year"] <= origin],
            base=origin,
            horizon=horizon,
            seed=settings.seed,
            level=settings.level,
            bar=True,
        )
        return made.rename(columns={"occupation": "item"}).drop(columns=["mark", "method"])

    return Trial("employment", known, forecast)


def backtest_tables(trials: list[Trial], *, settings: Settings) -> dict[str, pd.DataFrame]:
    """Run every trial from every origin that has history enough.

    Returns:
        `outlook_backtest` (one row per subject, region, item, origin and year) and `outlook_accuracy` (per subject
        and years ahead); empty when no series is long enough.
    """
    judged = {trial.subject: list(_evaluations(trial, settings)) for trial in trials}
    cells = {
        subject: pd.concat([one.cells for one in several], ignore_index=True)
        for subject, several in judged.items()
        if several
    }
    if not cells:
        return {}
    rows = [
        frame[[*KEYS, "origin", "year", "horizon", *FIGURES]].assign(subject=name)
        for name, frame in cells.items()
    ]
    measured = [
        summarise(frame, keys=KEYS, level=settings.level).by_horizon[["horizon", *TOLD]].assign(subject=name)
        for name, frame in cells.items()
    ]
    return {
        "outlook_backtest": pd.concat(rows, ignore_index=True),
        "outlook_accuracy": pd.concat(measured, ignore_index=True),
    }


def _evaluations(trial: Trial, settings: Settings) -> Iterator[Evaluation]:
    """Judge each origin, areas of one level at a time: their sum is the nation that naive shares are taken of."""
    known = trial.known[trial.known["region"] != NATION]
    base, first = int(known["year"].max()), int(known["year"].min())
    for back in parameters()[f"{trial.subject}_origins"]:
        origin = base - back
        if origin - first + 1 < parameters()[f"{trial.subject}_history"]:
            continue
        made = trial.forecast(origin, min(back, settings.horizon))
        made = made[made["region"] != NATION]
        past = known[known["year"] <= origin]
        for level in sorted(set(known["region"].str.len())):
            alike = [frame[frame["region"].str.len() == level] for frame in (made, known, past)]
            yield evaluate(alike[0], alike[1], alike[2], level=settings.level)


def _grouped(people: pd.DataFrame, areas: dict[str, list[str]]) -> pd.DataFrame:
    """Sum single ages to age groups, and regions to the areas they make up."""
    ages = people["age"].str.rstrip("+").astype(int)
    groups = [
        people[ages.between(first, last)].assign(item=label) for label, (first, last) in age_groups().items()
    ]
    by_region = pd.concat(groups).groupby(["region", "item", "year"], as_index=False)["value"].sum()
    sums = [by_region[by_region["region"].isin(parts)].assign(region=code) for code, parts in areas.items()]
    every: pd.DataFrame = pd.concat([by_region, *sums])
    return every.groupby(["region", "item", "year"])["value"].sum().reset_index()
