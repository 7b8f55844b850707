# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employment, with and without the scenario's employers and staffing trends: in every draw the same chance."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario.lookup import area_of, chosen, need_years
from skillshed.outlook.scenario.mix import occupation_mix
from skillshed.outlook.scenario.paired import beside, long, nothing
from skillshed.outlook.scenario.settings import setting
from skillshed.outlook.scenario.shocks import Employer, StaffingTrend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.shocks import Shock

KEYS = ["region", "occupation", "year"]
ALL = "T"


class Jobs:
    """What the shocks do to employment.

    Args:
        baseline: what is expected without them; it must have employment.
        shocks: the scenario's; others than employers and staffing trends are left aside.
    """

    def __init__(self, baseline: Baseline, shocks: Sequence[Shock]) -> None:
        assert baseline.jobs is not None
        self.baseline = baseline
        self.years = baseline.jobs["year"].to_numpy().astype(int)
        self._trends = [(area_of(one, baseline), one) for one in shocks if isinstance(one, StaffingTrend)]
        self._employers = [(area_of(one, baseline), one) for one in shocks if isinstance(one, Employer)]
        for _, one in (*self._trends, *self._employers):
            need_years(one, base=int(self.years[0]), last=int(self.years[-1]))

    def scenario(self, region: str) -> NDArray[np.float32] | None:
        """Employment of a region in every draw, shape (draw, occupation, 1 + horizon); None where nothing changes.

        Trends that hold for the whole region multiply it. In the finest areas that employers or other trends touch,
        the departure from that is counted area by area, never below nil persons, and added.
        """
        summed = self.baseline.regions_of(region)
        if summed != [region]:
            parts = [self.scenario(part) for part in summed]
            if all(one is None for one in parts):
                return None
            known = [self.baseline.employed(part) for part in summed]
            return np.asarray(
                sum(base if now is None else now for base, now in zip(known, parts, strict=True))
            )
        return self._of_region(region)

    def _of_region(self, region: str) -> NDArray[np.float32] | None:
        inside = set(self.baseline.parts(region, self.baseline.work_areas))
        touched = sorted(inside & (self._moved.keys() | self._narrow))
        factor = self._factor(region)
        if not touched and (factor == 1).all():
            return None
        result = self.baseline.employed(region) * factor
        for part in touched:
            base = self.baseline.employed(part)
            now = np.maximum(base * self._factor(part) + self._moved.get(part, np.float32(0)), 0)
            result += now - base * factor
        return result

    @cached_property
    def _narrow(self) -> set[str]:
        """The finest areas where a trend holds that does not hold everywhere."""
        known = self.baseline.work_areas
        return {part for area, _ in self._trends if area != "00" for part in self.baseline.parts(area, known)}

    def _factor(self, region: str) -> NDArray[np.float32]:
        """What trends that hold in the whole region multiply employment by, shape (occupation, 1 + horizon)."""
        factor = np.ones((len(self.baseline.occupations), self.years.size))
        for area, trend in self._trends:
            if area in {"00", region, region[:2]} or region in self.baseline.parts(
                area, self.baseline.work_areas
            ):
                hit = chosen(
                    trend.occupations, shock=trend, field="occupations", known=self.baseline.occupations
                )
                factor[hit] *= trend.factor(self.years)
        return factor.astype(np.float32)

    @cached_property
    def _moved(self) -> dict[str, NDArray[np.float32]]:
        """Jobs that employers open (or close) by finest area, shape (occupation, 1 + horizon), persons."""
        moved: dict[str, NDArray[np.float32]] = {}
        for area, shock in self._employers:
            parts = self.baseline.parts(area, self.baseline.work_areas)
            now = np.stack([self.baseline.employed(part)[..., 0].mean(axis=0, dtype=float) for part in parts])
            mix = occupation_mix(shock, self.baseline, area=area, employed=now.sum(axis=0))
            _need_room(shock, now.sum(axis=0), mix * shock.jobs)
            signed = (1 if shock.opens else -1) * shock.jobs * mix[:, None] * shock.period.reached(self.years)
            for part, share in zip(parts, _shares(now), strict=True):
                moved[part] = moved.get(part, np.float32(0)) + (signed * share[:, None]).astype(np.float32)
        return moved


def _shares(now: NDArray[np.float64]) -> NDArray[np.float64]:
    """How an occupation's jobs are spread over areas: as the occupation is, or as all work where it is new."""
    whole = now.sum(axis=0)
    everyone = now.sum(axis=1, keepdims=True) / max(now.sum(), 1e-9)
    return np.where(whole > 0, now / np.where(whole > 0, whole, 1.0), everyone)


def _need_room(shock: Employer, now: NDArray[np.float64], asked: NDArray[np.float64]) -> None:
    """Refuse an employer larger than the place allows."""
    total, most = float(now.sum()), float(setting("limits.employer_share")) * float(now.sum())
    lacking = float(np.maximum(asked - now, 0).sum())
    if shock.opens and shock.jobs <= most:
        return
    if not shock.opens and lacking <= max(float(setting("limits.mix_tolerance")) * shock.jobs, 1.0):
        return
    why = (
        Text(sv=f"Området har {total:.0f} anställda.", en=f"The area has {total:.0f} employees.")
        if shock.opens
        else Text(
            sv=f"{shock.jobs:g} jobb läggs ned, men {lacking:.0f} av dem finns inte i de yrkena där.",
            en=f"{shock.jobs:g} jobs close, but {lacking:.0f} of them do not exist in those occupations there.",
        )
    )
    raise InputError(
        Text(sv="Arbetsgivaren är för stor för platsen.", en="The employer is too large for the place."),
        where=shock.where("jobs"),
        why=why,
        mend=Text(
            sv="Rätta antalet jobb, yrkena eller området.",
            en="Correct the number of jobs, the occupations or the area.",
        ),
    )


def employment(baseline: Baseline, jobs: Jobs | None, regions: Sequence[str]) -> pd.DataFrame:
    """Give employment of some regions with and without the shocks.

    Returns:
        region, occupation (`T` all), year, base, scenario, difference, difference_low, difference_high; persons.
    """
    expected = baseline.expected_jobs
    if expected is None:
        return nothing(KEYS, means={"mean": ""})
    changed = [] if jobs is None else [one for region in regions for one in _changed(baseline, jobs, region)]
    kept = expected[expected["region"].isin(list(regions))]
    return beside(kept, pd.concat(changed) if changed else pd.DataFrame(), KEYS, means={"mean": ""})


def _changed(baseline: Baseline, jobs: Jobs, region: str) -> list[pd.DataFrame]:
    told = baseline.expected_jobs
    after = jobs.scenario(region) if told is not None and region in set(told["region"]) else None
    if after is None:
        return []
    drawn = (after - baseline.employed(region))[..., 1:]
    moved = np.flatnonzero(drawn.any(axis=(0, 2)))
    names = [baseline.occupations[at] for at in moved]
    by_occupation = np.moveaxis(drawn[:, moved], 0, -1)
    whole = np.moveaxis(drawn.sum(axis=1, keepdims=True), 0, -1)
    return [
        long(
            {"": array}, {"occupation": codes, "year": jobs.years[1:].tolist()}, level=baseline.level
        ).assign(region=region)
        for array, codes in ((by_occupation, names), (whole, [ALL]))
    ]
