# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ask what if: run only what the shocks touch, with the draws of the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed import codes
from skillshed.language import Text
from skillshed.outlook.area import find_area
from skillshed.outlook.one_thread import one_thread
from skillshed.outlook.scenario.baseline import Baseline, baseline_of
from skillshed.outlook.scenario.gap import balance
from skillshed.outlook.scenario.jobs import Jobs, employment
from skillshed.outlook.scenario.lookup import area_of
from skillshed.outlook.scenario.needs import needs
from skillshed.outlook.scenario.people import population
from skillshed.outlook.scenario.reach import remarks
from skillshed.outlook.scenario.result import ScenarioResult
from skillshed.outlook.scenario.shocks import Migration, RetirementAge
from skillshed.outlook.scenario.withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.outlook.scenario.model import Scenario
    from skillshed.warehouse.release import Release


def run(scenario: Scenario, release: Release, *, region: str | None = None) -> ScenarioResult:
    """Compare a scenario with the release's own outlook.

    The draws of everything that the scenario does not change are the same with and without it (common random numbers,
    Glasserman 2003, ch. 4.2), so a difference's interval holds what the shock makes uncertain and nothing else. The base's figures are
    the release's.

    Args:
        scenario: what happens.
        release: the outlook it happens to.
        region: code or name of the area asked about; None: every area that the scenario names and the areas around
            it, or the release's first county where it names none.

    Returns:
        Population, employment, openings and balance with and without it.

    Raises:
        SkillshedError: a place, an occupation, an industry or a year is not in the release; the error tells the line.
    """
    return run_all([scenario], release, region=region)[0]


def run_all(
    scenarios: Sequence[Scenario], release: Release, *, region: str | None = None
) -> list[ScenarioResult]:
    """Run several scenarios, told for the same areas: the one asked about, or all that any of them concerns."""
    baseline = baseline_of(release)
    regions = [find_area(release, region)] if region else _concerned(scenarios, baseline)
    with one_thread():
        return [_run(scenario, baseline, regions) for scenario in scenarios]


def _run(scenario: Scenario, baseline: Baseline, regions: list[str]) -> ScenarioResult:
    release = baseline.release
    jobs = None if baseline.expected_jobs is None else jobs_of(scenario, baseline)
    migration = [one for one in scenario.shocks if isinstance(one, Migration)]
    retirement = [one for one in scenario.shocks if isinstance(one, RetirementAge)]
    tables = {
        "population": population(baseline, migration, regions),
        "employment": employment(baseline, jobs, regions),
        "openings": needs(baseline, jobs, retirement, regions=regions),
        "balance": balance(baseline, jobs, scenario.shocks, regions=regions),
    }
    return ScenarioResult(
        scenario=scenario,
        release=release.id,
        regions=tuple(regions),
        names={code: baseline.areas.name(code) for code in regions},
        places=tuple(_place(area_of(one, baseline), baseline) for one in scenario.shocks),
        fictitious=release.fictitious,
        level=baseline.level,
        **tables,
        remarks=tuple(remarks(scenario, baseline)),
        areas=baseline.areas,
        unseen={name: withheld(release, name, frame) for name, frame in tables.items()},
    )


def jobs_of(scenario: Scenario, baseline: Baseline) -> Jobs | None:
    """Employment is only drawn when something reaches it."""
    reached = any({"employment", "openings"} & shock.reaches for shock in scenario.shocks)
    return Jobs(baseline, scenario.shocks) if reached and baseline.jobs is not None else None


def _place(code: str, baseline: Baseline) -> Text:
    return (
        Text(sv="hela landet", en="the whole country") if code == codes.NATION else baseline.areas.name(code)
    )


def _concerned(scenarios: Sequence[Scenario], baseline: Baseline) -> list[str]:
    named = {area_of(shock, baseline) for one in scenarios for shock in one.shocks if shock.area}
    if not named:
        return [find_area(baseline.release, None)]
    around = {code[:2] for code in named if code.isdigit()} | {codes.NATION}
    told = baseline.told()
    return sorted(code for code in named | around if code in told)
