# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Supply, demand and gap by education group, with and without the scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.balance.table import OWN_TABLES, UNKNOWN
from skillshed.outlook.balance.verdict import judge_together, together
from skillshed.outlook.scenario.course import Courses
from skillshed.outlook.scenario.paired import beside, long, nothing
from skillshed.outlook.scenario.people import population
from skillshed.outlook.scenario.shocks import Migration, Participation, Places
from skillshed.outlook.scenario.supplied import movers, offered, studied

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.balance.projection import Outlook
    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.jobs import Jobs
    from skillshed.outlook.scenario.shocks import Shock
    from skillshed.outlook.supply.projection import Supply

KEYS = ["region", "education", "measure", "year"]
MEASURES = ("demand", "supply", "gap")
MEANS = {"mean": ""}
VERDICTS = ["region", "education", "year", "p_shortage", "p_surplus", "verdict"]


def balance(
    baseline: Baseline, jobs: Jobs | None, shocks: Sequence[Shock], *, regions: Sequence[str]
) -> pd.DataFrame:
    """Give the balance of some regions with and without the shocks.

    Returns:
        region, education, measure (demand, supply, gap), year, base, scenario, difference, difference_low,
        difference_high; persons. Without rows where the release tells no balance.
    """
    return beside_base(baseline, after(baseline, jobs, shocks), regions)


def after(baseline: Baseline, jobs: Jobs | None, shocks: Sequence[Shock]) -> Courses | None:
    """Run demand against supply with the shocks; nothing where none of them reaches it, or the release tells no balance."""
    courses = baseline.courses if any("balance" in shock.reaches for shock in shocks) else None
    if courses is None:
        return None
    return Courses(_changed_outlook(baseline, courses.outlook, jobs, shocks=shocks), {})


def beside_base(baseline: Baseline, then: Courses | None, regions: Sequence[str]) -> pd.DataFrame:
    """Put what was run beside the release's own figures; see `balance`."""
    expected = _expected(baseline, regions)
    if expected is None or expected.empty:
        return nothing(KEYS, means=MEANS)
    if then is None:
        return beside(expected, pd.DataFrame(), KEYS, means=MEANS)
    told = sorted(set(expected["region"]) & set(then.outlook.regions))
    blocks = [_changed(baseline, then, region) for region in told]
    changed = pd.concat(blocks) if blocks else pd.DataFrame()
    return beside(expected, changed, KEYS, means=MEANS)


def verdicts(then: Courses, regions: Sequence[str]) -> pd.DataFrame:
    """Judge the last year of what was run by the rule that judges the release (`balance/verdict.py`).

    Returns:
        region, education, year, p_shortage, p_surplus, verdict; a paradox is a matter of today and not judged.
    """
    made = then.outlook.supply
    blocks = []
    for region in [code for code in regions if code in then.outlook.regions]:
        one = then.of(region)
        sets = together(list(made.educations), one.people.force[..., 0].mean(axis=0))
        found = judge_together(one.gap[..., -1], one.demand[..., -1], sets)
        told = {"p_shortage": found.shortage, "p_surplus": found.surplus, "verdict": found.verdict}
        rows = pd.DataFrame(
            {"region": region, "education": list(made.educations), "year": made.years[-1], **told}
        )
        blocks.append(rows[~rows["education"].isin(UNKNOWN)])
    return pd.concat(blocks, ignore_index=True) if blocks else pd.DataFrame(columns=VERDICTS)


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


def _changed(baseline: Baseline, changed: Courses, region: str) -> pd.DataFrame:
    courses, outlook = baseline.courses, changed.outlook
    assert courses is not None
    now, then = courses.of(region), changed.of(region)
    drawn = np.stack([getattr(then, name) - getattr(now, name) for name in MEASURES])[..., 1:]
    educations = list(outlook.supply.educations)
    shown = [at for at, code in enumerate(educations) if code not in UNKNOWN]
    axes: dict[str, Sequence[object]] = {
        "measure": list(MEASURES),
        "education": [educations[at] for at in shown],
        "year": list(outlook.supply.years[1:]),
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
