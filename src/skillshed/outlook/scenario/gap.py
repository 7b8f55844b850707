# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Supply, demand and gap by education group, with and without the scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.balance.table import OWN_TABLES, UNKNOWN
from skillshed.outlook.scenario.paired import beside, long, nothing
from skillshed.outlook.scenario.people import population
from skillshed.outlook.scenario.shocks import Migration, Participation, Places
from skillshed.outlook.scenario.supplied import movers, offered, studied

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.balance import Outlook
    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.jobs import Jobs
    from skillshed.outlook.scenario.shocks import Shock
    from skillshed.outlook.supply import Supply

KEYS = ["region", "education", "measure", "year"]
MEASURES = ("demand", "supply", "gap")
MEANS = {"mean": ""}


def balance(
    baseline: Baseline, jobs: Jobs | None, shocks: Sequence[Shock], *, regions: Sequence[str]
) -> pd.DataFrame:
    """Give the balance of some regions with and without the shocks.

    Returns:
        region, education, measure (demand, supply, gap), year, base, scenario, difference, difference_low,
        difference_high; persons. Without rows where the release tells no balance.
    """
    expected = _expected(baseline, regions)
    if expected is None or expected.empty:
        return nothing(KEYS, means=MEANS)
    courses = baseline.courses if any("balance" in shock.reaches for shock in shocks) else None
    if courses is None:
        return beside(expected, pd.DataFrame(), KEYS, means=MEANS)
    told = sorted(set(expected["region"]) & set(courses.outlook.regions))
    after = _changed_outlook(baseline, courses.outlook, jobs, shocks=shocks)
    blocks = [_changed(baseline, after, region) for region in told]
    changed = pd.concat(blocks) if blocks else pd.DataFrame()
    return beside(expected, changed, KEYS, means=MEANS)


def _expected(baseline: Baseline, regions: Sequence[str]) -> pd.DataFrame | None:
    """The release's figures, one row per measure; the base year left out, and municipalities, which follow their county."""
    table = baseline.table("outlook_balance")
    if table is None:
        return None
    if "basis" in table:  # releases built before municipalities were judged have no such column
        table = table[table["basis"] == OWN_TABLES]
    table = table[table["region"].isin(list(regions))].rename(columns={"mean": "gap"})
    rows = table.melt(["region", "education", "year"], list(MEASURES), var_name="measure", value_name="mean")
    ahead: pd.DataFrame = rows[rows["year"] > rows["year"].min()]
    return ahead


def _changed(baseline: Baseline, after: Outlook, region: str) -> pd.DataFrame:
    courses = baseline.courses
    assert courses is not None
    now, then = courses.of(region), after.of(region)
    drawn = np.stack([getattr(then, name) - getattr(now, name) for name in MEASURES])[..., 1:]
    educations = list(after.supply.educations)
    shown = [at for at, code in enumerate(educations) if code not in UNKNOWN]
    axes: dict[str, Sequence[object]] = {
        "measure": list(MEASURES),
        "education": [educations[at] for at in shown],
        "year": list(after.supply.years[1:]),
    }
    apart = np.moveaxis(drawn[:, :, shown], 1, -1).astype(np.float32)
    return long({"": apart}, axes, level=baseline.level).assign(region=region)


def _changed_outlook(
    baseline: Baseline, outlook: Outlook, jobs: Jobs | None, *, shocks: Sequence[Shock]
) -> Outlook:
    """The same outlook with the shocks in its employment, participation, graduates and people."""
    supply = offered(outlook.supply, baseline, [one for one in shocks if isinstance(one, Participation)])
    supply = studied(supply, baseline, [one for one in shocks if isinstance(one, Places)])
    moving = [one for one in shocks if isinstance(one, Migration)]
    if moving:
        supply = movers(supply, _people(baseline, supply, moving))
    employment = outlook.employment if jobs is None else _employment(outlook.employment, jobs)
    return replace(outlook, supply=supply, employment=employment)


def _people(baseline: Baseline, supply: Supply, moving: Sequence[Migration]) -> pd.DataFrame:
    return population(baseline, moving, list(supply.regions))


def _employment(paths: xr.DataArray, jobs: Jobs) -> xr.DataArray:
    found = {str(code): jobs.scenario(str(code)) for code in paths["region"].to_numpy()}
    changed = {code: one for code, one in found.items() if one is not None}
    if not changed:
        return paths
    copy = paths.copy()
    values: NDArray[np.float32] = copy.to_numpy()
    codes = [str(code) for code in paths["region"].to_numpy()]
    for code, one in changed.items():
        values[:, codes.index(code)] = one
    return copy.copy(data=values)
