# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Job openings, with and without the scenario: other jobs, and other years of leaving them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.openings.table import ALL_OCCUPATIONS, COMPONENTS, openings
from skillshed.outlook.scenario.lookup import area_of, chosen, need_years
from skillshed.outlook.scenario.paired import beside, long, nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.jobs import Jobs
    from skillshed.outlook.scenario.shocks import RetirementAge

KEYS = ["region", "occupation", "component", "year"]
MEANS = {"mean": "", "cumulative_mean": "cumulative_"}


def needs(
    baseline: Baseline, jobs: Jobs | None, retirement: Sequence[RetirementAge], *, regions: Sequence[str]
) -> pd.DataFrame:
    """Give the openings of some regions with and without the shocks.

    Returns:
        region, occupation, component, year, and for the year and cumulated since the base year (`cumulative_…`): base,
        scenario, difference, difference_low, difference_high; persons.
    """
    expected = baseline.expected_needs
    if expected is None:
        return nothing(KEYS, means=MEANS)
    found = (
        [] if jobs is None else [_changed(baseline, jobs, retirement, region=region) for region in regions]
    )
    changed = [frame for frame in found if frame is not None]
    kept = expected[expected["region"].isin(list(regions))]
    return beside(kept, pd.concat(changed) if changed else pd.DataFrame(), KEYS, means=MEANS)


def _changed(
    baseline: Baseline, jobs: Jobs, retirement: Sequence[RetirementAge], *, region: str
) -> pd.DataFrame | None:
    told = baseline.expected_needs
    if told is None or baseline.ages is None or region not in set(told["region"]):
        return None
    then = _after(baseline, jobs, retirement, region=region)
    if then is None:
        return None
    now = baseline.needs(region)
    cumulated = np.stack([then[name] - now[name] for name in COMPONENTS])
    moved = np.flatnonzero(cumulated.any(axis=(0, 1, 3)))
    names = [baseline.occupations[at] for at in moved]
    together = [ALL_OCCUPATIONS] if (told["occupation"] == ALL_OCCUPATIONS).any() else []
    sums = [cumulated[:, :, moved], *([cumulated.sum(axis=2, keepdims=True)] if together else [])]
    cumulated = np.moveaxis(np.concatenate(sums, axis=2), 1, -1)
    yearly = np.diff(cumulated, axis=2, prepend=np.float32(0))
    axes: dict[str, Sequence[object]] = {
        "component": list(COMPONENTS),
        "occupation": [*names, *together],
        "year": jobs.years[1:].tolist(),
    }
    return long({"": yearly, "cumulative_": cumulated}, axes, level=baseline.level).assign(region=region)


def _after(
    baseline: Baseline, jobs: Jobs, retirement: Sequence[RetirementAge], *, region: str
) -> dict[str, NDArray[np.float32]] | None:
    """Openings with the shocks in every draw; None where nothing changes."""
    parts = baseline.regions_of(region)
    paths = {part: jobs.scenario(part) for part in parts}
    later = {part: _later(baseline, jobs, retirement, region=part) for part in parts}
    if all(one is None for one in (*paths.values(), *later.values())):
        return None
    persons = {part: baseline.employed(part) if one is None else one for part, one in paths.items()}
    left = sum(baseline.gone(part, one, later=later[part]) for part, one in persons.items())
    return openings(np.asarray(sum(persons.values())), np.asarray(left))


def _later(
    baseline: Baseline, jobs: Jobs, retirement: Sequence[RetirementAge], *, region: str
) -> NDArray[np.float64] | None:
    """Years by which retirement comes later in a region, shape (horizon, occupation); None: as it is.

    A shock that holds in some of the region's areas moves it by their share of the employed.
    """
    years = jobs.years[1:]
    later = np.zeros((years.size, len(baseline.occupations)))
    for shock in retirement:
        need_years(shock, base=int(jobs.years[0]), last=int(jobs.years[-1]))
        hit = chosen(shock.occupations, shock=shock, field="occupations", known=baseline.occupations)
        share = _share(baseline, area_of(shock, baseline), region)
        later += shock.years * shock.period.acts(years)[:, None] * (hit * share)
    later = np.round(later, 3)
    return later if later.any() else None


def _share(baseline: Baseline, area: str, region: str) -> NDArray[np.float64]:
    """The share of a region's employed that an area holds, by occupation."""
    within = set(baseline.parts(area, baseline.work_areas))
    parts = baseline.parts(region, baseline.work_areas)
    now = np.stack([baseline.employed(part)[..., 0].mean(axis=0, dtype=float) for part in parts])
    held = np.array([part in within for part in parts], dtype=float)
    whole = now.sum(axis=0)
    return np.asarray(np.where(whole > 0, held @ now / np.where(whole > 0, whole, 1.0), held.mean()))
