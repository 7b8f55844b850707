# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Supply and demand by education group as the release has them, ready to be changed; fitted once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.outlook.supply import projection as supply
from skillshed.outlook.tables.balance import Datasets, base_year, set_against, working_ages
from skillshed.outlook.tables.employment import plain

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.outlook.balance.decomposition import RegionBalance
    from skillshed.outlook.balance.projection import Outlook
    from skillshed.outlook.scenario.baseline import Baseline

TABLE = "outlook_balance"


@dataclass
class Courses:
    """The balance without a scenario.

    Attributes:
        outlook: demand against supply.
        known: every region's balance so far asked for.
    """

    outlook: Outlook
    known: dict[str, RegionBalance]

    def of(self, region: str) -> RegionBalance:
        """One region's balance in every draw, counted once."""
        if region not in self.known:
            self.known[region] = self.outlook.of(region)
        return self.known[region]


def courses(baseline: Baseline) -> Courses | None:
    """Fit supply and set demand against it as the build does; None where the release has no balance, or its base years differ."""
    stock, flows = baseline.table("education_stock"), baseline.table("education_flows")
    jobs = baseline.table("employment_by_occupation")
    if baseline.table(TABLE) is None or stock is None or flows is None or jobs is None:
        return None
    paths = baseline.jobs
    if paths is None:
        return None
    known = Datasets(
        stock,
        flows,
        baseline.table("education_labour_force"),
        baseline.table("education_commuting"),
        jobs,
        baseline.table("population") if baseline.expected_people is not None else None,
        baseline.expected_people,
        baseline.table("job_ads"),
        baseline.table("vacancies"),
    )
    figures = plain(jobs, ["region", "occupation", "sex"])
    base = base_year(known, figures)
    if base != int(paths["year"].to_numpy()[0]):
        return None
    made = _supply(known, baseline, base=base, people=working_ages(known, baseline.areas, base=base))
    outlook = set_against(made, figures, known, paths=paths, areas=baseline.areas)
    return Courses(outlook, {})


def _supply(known: Datasets, baseline: Baseline, *, base: int, people: pd.DataFrame | None) -> supply.Supply:
    assert baseline.jobs is not None
    _, made = supply.project(
        known.stock,
        known.flows,
        known.labour_force,
        known.commuting,
        base=base,
        horizon=baseline.jobs.sizes["year"] - 1,
        draws=baseline.jobs.sizes["draw"],
        seed=baseline.seed,
        level=baseline.level,
        population=people,
        with_draws=True,
    )
    return made
