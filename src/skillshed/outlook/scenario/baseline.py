# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is expected without the scenario: fitted and drawn once for a release, and kept for the next scenario."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from skillshed.codes import NATION
from skillshed.outlook import demand
from skillshed.outlook.openings.draws import leavers, replaced, respond, shocks
from skillshed.outlook.openings.lenders import lenders_of
from skillshed.outlook.openings.structure import read_age_table
from skillshed.outlook.openings.table import openings
from skillshed.outlook.population.preparation import prepare
from skillshed.outlook.tables.employment import affordable, plain
from skillshed.outlook.tables.population import finest, of_regions
from skillshed.outlook.tables.settings import Settings

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.codes import AreaList
    from skillshed.outlook.openings.draws import Leavers
    from skillshed.outlook.openings.structure import AgeTable
    from skillshed.outlook.population.preparation import Prepared
    from skillshed.outlook.scenario.course import Courses
    from skillshed.warehouse.release import Release

_RELEASES = 2
_REGIONS = 48
_KEPT: dict[str, Baseline] = {}


class Baseline:
    """One release's outlook, ready to be asked what if.

    Everything is made when first asked for, with the release's own seed, draws and level, so that its figures are the
    release's and a scenario's draws are the same ones.

    Args:
        release: a release with datasets and outlook.
    """

    def __init__(self, release: Release) -> None:
        self.release = release
        stated = {one["key"]: one["value"] for one in release.manifest["assumptions"]}
        self.seed = int(release.manifest["seed"])
        self.level = float(stated.get("employment.level", stated.get("population.level", 0.8)))
        self._draws = {name: int(stated.get(f"{name}.draws", 500)) for name in ("population", "employment")}
        self._names = set(release.tables())
        self._drawn: dict[str, dict[str, NDArray[np.float32]]] = {}
        self._leavers: dict[str, Leavers] = {}

    @cached_property
    def areas(self) -> AreaList:
        """The areas that the release knows."""
        return self.release.areas()

    def table(self, name: str) -> pd.DataFrame | None:
        """One table of the release with its codes as plain text; None where it has none."""
        if name not in self._names:
            return None
        frame = self.release.table(name)
        texts = [
            column
            for column in frame.columns
            if str(frame[column].dtype) in {"category", "object", "string", "str"}
        ]
        return frame.assign(**{column: frame[column].astype(object) for column in texts})

    @cached_property
    def expected_people(self) -> pd.DataFrame | None:
        """The release's `outlook_population`."""
        return self.table("outlook_population")

    @cached_property
    def expected_jobs(self) -> pd.DataFrame | None:
        """The release's `outlook_employment`."""
        return self.table("outlook_employment")

    @cached_property
    def expected_needs(self) -> pd.DataFrame | None:
        """The release's `outlook_openings`."""
        return self.table("outlook_openings")

    def told(self) -> list[str]:
        """The areas that the outlook tells about."""
        tables = (self.expected_people, self.expected_jobs)
        return sorted({str(code) for one in tables if one is not None for code in one["region"].unique()})

    @cached_property
    def people(self) -> Prepared | None:
        """The population model, prepared; None where the release cannot project."""
        known, expected = self.table("population"), self.expected_people
        if known is None or expected is None:
            return None
        base = int(known["year"].max())
        regions = finest(known.loc[known["year"] == base, "region"])
        deaths, births = self.table("deaths"), self.table("births")
        return prepare(
            of_regions(known, regions),
            None if deaths is None else of_regions(deaths, regions),
            None if births is None else of_regions(births, regions),
            base=base,
            horizon=int(expected["year"].max()) - base,
            draws=self._draws["population"],
            seed=self.seed,
        )

    @cached_property
    def jobs(self) -> xr.DataArray | None:
        """Employment in every draw: (draw, region, occupation, year), persons, the base year first."""
        known, expected = self.table("employment_by_occupation"), self.expected_jobs
        if known is None or expected is None:
            return None
        figures = plain(known, ["region", "occupation", "sex"])
        base = int(figures["year"].max())
        horizon = int(expected["year"].max()) - base
        draws = affordable(figures, Settings(horizon, self._draws["employment"], self.seed, self.level))
        _, paths = demand.project(
            figures,
            base=base,
            horizon=horizon,
            draws=draws,
            seed=self.seed,
            level=self.level,
            bar=True,
            with_draws=True,
        )
        return paths.transpose("draw", "region", "occupation", "year")

    @cached_property
    def occupations(self) -> list[str]:
        """The occupations along the paths' axis."""
        return [] if self.jobs is None else [str(code) for code in self.jobs["occupation"].to_numpy()]

    @cached_property
    def work_areas(self) -> list[str]:
        """The areas along the paths' axis."""
        return [] if self.jobs is None else [str(code) for code in self.jobs["region"].to_numpy()]

    def regions_of(self, area: str) -> list[str]:
        """The areas along the paths' axis that are drawn for an area: itself, or those it is the sum of."""
        return [area] if area in self.work_areas else self.parts(area, self.work_areas)

    def employed(self, area: str) -> NDArray[np.float32]:
        """Employment of one area in every draw, shape (draw, occupation, 1 + horizon)."""
        assert self.jobs is not None
        paths = self.jobs.to_numpy()
        if area in self.work_areas:
            return paths[:, self.work_areas.index(area)]
        return np.asarray(sum(paths[:, self.work_areas.index(part)] for part in self.regions_of(area)))

    @cached_property
    def ages(self) -> AgeTable | None:
        """The age structure of occupations; None where the release has none."""
        known = self.table("employment_by_occupation_age")
        if known is None or self.jobs is None:
            return None
        structure = plain(known, ["region", "occupation", "age", "sex"])
        return read_age_table(structure, base=int(self.jobs["year"].to_numpy()[0]))

    def leavers(self, region: str) -> Leavers:
        """Who leaves one region's work."""
        assert self.ages is not None
        if region not in self._leavers:
            lender = lenders_of(region, set(self.ages.frame["region"].unique()))
            self._leavers[region] = leavers(self.ages, [region], self.occupations, lenders={region: lender})
        return self._leavers[region]

    @cached_property
    def exit_shocks(self) -> NDArray[np.float32]:
        """Log multiplier of the exit rates in every draw, shape (draw, occupation)."""
        assert self.jobs is not None
        return shocks(self.occupations, draws=self.jobs.sizes["draw"], seed=self.seed)

    def needs(self, area: str) -> dict[str, NDArray[np.float32]]:
        """Openings cumulated since the base year in every draw, by component, shape (draw, occupation, horizon)."""
        if area not in self._drawn:
            if len(self._drawn) >= _REGIONS:
                self._drawn.pop(next(iter(self._drawn)))
            left = sum(self.gone(part, self.employed(part)) for part in self.regions_of(area))
            self._drawn[area] = openings(self.employed(area), np.asarray(left))
        return self._drawn[area]

    def gone(
        self, region: str, employed: NDArray[np.float32], *, later: NDArray[np.float64] | None = None
    ) -> NDArray[np.float32]:
        """Those who leave one region's work in every draw, along any paths, shape (draw, occupation, horizon).

        Args:
            region: whose age structure is meant.
            employed: shape (draw, occupation, 1 + horizon).
            later: years by which retirement comes later, shape (horizon, occupation).
        """
        mean = employed.mean(axis=0, dtype=float)
        response = respond(self.leavers(region), mean[None], later=later)
        return replaced(employed, response.of(0), drawn=self.exit_shocks)

    @cached_property
    def courses(self) -> Courses | None:
        """Demand against supply by education group; None where the release cannot tell."""
        from skillshed.outlook.scenario.course import courses  # noqa: PLC0415 - it needs this class

        return courses(self)

    def parts(self, area: str, known: list[str]) -> list[str]:
        """The finest of the known areas that an area consists of; the county around it where it has none."""
        leaves = finest(known)
        within = set(self.areas.members(area)) if area in self.areas else set()
        inside = [code for code in leaves if area in {NATION, code, code[:2]} or code in within]
        return inside or [code for code in leaves if code == area[:2] and len(area) > len(code)]


def baseline_of(release: Release) -> Baseline:
    """Give a release's baseline; the same one as long as the process lives and few others are asked for."""
    key = f"{release.path}"
    if key not in _KEPT:
        if len(_KEPT) >= _RELEASES:
            _KEPT.pop(next(iter(_KEPT)))
        _KEPT[key] = Baseline(release)
    return _KEPT[key]
