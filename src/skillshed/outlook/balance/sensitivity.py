# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which assumption moves a group's verdict most: each is put at the ends of its reasonable range, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.verdict import judge_together, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from skillshed.outlook.balance.decomposition import RegionBalance
    from skillshed.outlook.balance.projection import Outlook

    Floats = NDArray[np.float64]

NAMES = {
    "migration": Text(sv="inflyttningen", en="migration"),
    "graduates": Text(sv="antalet examinerade", en="the number of graduates"),
    "retirement": Text(sv="hur många som lämnar vid 65", en="how many leave at 65"),
    "participation": Text(sv="arbetskraftsdeltagandet", en="labour force participation"),
    "employment": Text(sv="antalet jobb i regionen", en="the number of jobs in the region"),
    "mix_trend": Text(sv="yrkenas utbildningskrav", en="what education occupations ask for"),
    "commuting": Text(sv="pendlingen", en="commuting"),
    "friction": Text(sv="vilken arbetslöshet som är omställning", en="what unemployment is between jobs"),
    "closure": Text(
        sv="hur antalet jobb följer antalet personer",
        en="how the number of jobs follows the number of people",
    ),
}
_FLOWS = {"migration": "moved_in", "graduates": "graduated", "retirement": "leavers"}
_RANGES = {"friction": "base_year.friction_range", "closure": "closing.share_range"}
_FULL_EFFECT = 10.0  # years until what grows slowly has its full effect


@dataclass(frozen=True)
class Expectations:
    """Expected gap and demand in the last year, [region of the outlook, education]: as assumed, and at the ends of each range."""

    base: tuple[Floats, Floats]
    ends: Mapping[str, tuple[tuple[Floats, Floats], tuple[Floats, Floats]]]


def expectations(outlook: Outlook) -> Expectations:
    """Run the expected course again with each assumption at both ends of its range."""
    ends = {}
    for name in NAMES:
        low, high = setting(_RANGES.get(name, f"sensitivity.{name}"))
        ends[name] = (_expected(outlook, {name: float(low)}), _expected(outlook, {name: float(high)}))
    return Expectations(_expected(outlook, {}), ends)


def _expected(outlook: Outlook, told: Mapping[str, float]) -> tuple[Floats, Floats]:
    made = outlook.supply
    course = made.course({_FLOWS[name]: value for name, value in told.items() if name in _FLOWS})
    reach = min(made.horizon / _FULL_EFFECT, 1.0)
    share = np.minimum(made.share[..., -1] * (1 + told.get("participation", 0.0) * reach), 1.0)
    force = (course.stock[..., -1] * share).sum(axis=1)
    people = force * (1 + made.commuting * told.get("commuting", 1.0)) + made.border[..., -1]
    now = outlook.situation
    friction = np.minimum(now.unemployment, told["friction"]) if "friction" in told else now.friction
    supply = (people * (1 - friction))[[outlook.position(region) for region in outlook.regions]]
    demand = _demand(outlook, told, reach=reach)
    return demand - supply, demand


def _demand(outlook: Outlook, told: Mapping[str, float], *, reach: float) -> Floats:
    """Persons asked for in the last year, [region, education]."""
    trend = told.get("mix_trend", float(outlook.trend.mean()))
    more = 1 + told.get("employment", 0.0) * reach
    return np.stack(
        [
            jobs * more @ outlook.mixes[region].at(outlook.supply.horizon, trend=trend)
            for region, jobs in outlook.last_jobs(told.get("closure")).items()
        ]
    )


def sensitivity(outlook: Outlook) -> pd.DataFrame:
    """Judge every group's draws again, shifted by what each assumption at the ends of its range changes.

    Returns:
        region, education, assumption, gap_low, gap_high (expected gap in the last year, persons, with the assumption at its lower and
        upper end), p_low, p_high (probability of shortage), moves (the larger difference between an end and the outlook's
        own probability); the assumption that moves most first within each group.
    """
    found = expectations(outlook)
    blocks = [of_region(outlook, region, outlook.of(region), found=found) for region in outlook.regions]
    return pd.concat(blocks, ignore_index=True)


def of_region(outlook: Outlook, region: str, one: RegionBalance, *, found: Expectations) -> pd.DataFrame:
    """The rows of one region; see `sensitivity`."""
    place, educations = outlook.regions.index(region), list(outlook.supply.educations)
    gap, demand = one.gap[..., -1], one.demand[..., -1]
    sets = together(educations, one.people.force[..., 0].mean(axis=0))
    own = judge_together(gap, demand, sets).shortage
    rows = []
    for name, ends in found.ends.items():
        told: dict[str, Any] = {"region": region, "education": educations, "assumption": name}
        for side, end in zip(("low", "high"), ends, strict=True):
            moved, wanted = (
                changed[place] - start[place] for changed, start in zip(end, found.base, strict=True)
            )
            told |= {
                f"gap_{side}": gap.mean(axis=0) + moved,
                f"p_{side}": judge_together(gap + moved, demand + wanted, sets).shortage,
            }
        rows.append(pd.DataFrame(told))
    frame = pd.concat(rows, ignore_index=True)
    of_group = frame["education"].map(dict(zip(educations, own, strict=True)))
    frame["moves"] = frame[["p_low", "p_high"]].sub(of_group, axis=0).abs().max(axis=1)
    return frame.sort_values(
        ["education", "moves", "assumption"], ascending=[True, False, True], ignore_index=True
    )


def told(row: pd.Series) -> Text:
    """One row in words."""
    name = NAMES[str(row["assumption"])]
    low, high = sorted((float(row["p_low"]), float(row["p_high"])))
    return Text(
        sv=f"Sannolikheten för brist går från {low * 100:.0f} till {high * 100:.0f} % inom vad som är rimligt för {name.sv}.",
        en=f"The probability of shortage goes from {low * 100:.0f} to {high * 100:.0f} % within what is reasonable for {name.en}.",
    )
