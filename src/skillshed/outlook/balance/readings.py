# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Three readings of the same year side by side: each group for itself, as occupations mix educations today, and with substitution.

The first overstates a shortage wherever people can stand in for each other, the last understates it wherever they do not. The verdict is
made from the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.balance.placement import place
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.mix.flexibility import FULL, NONE, PARTIAL
from skillshed.outlook.mix.settings import setting as mix_setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.balance.decomposition import RegionBalance
    from skillshed.outlook.balance.projection import Outlook

    Floats = NDArray[np.float64]


def readings(outlook: Outlook, region: str, one: RegionBalance) -> pd.DataFrame:
    """The expected last year of one region in three readings.

    Returns:
        region, side (`education` or `occupation`), code, own, observed, substitution, price. For an education the three are
        demand less supply, persons: of the jobs that fit it fully; as occupations mix educations; and, below nil, those whom substitution
        leaves without a job; `price` is what one more person would save, 0 to 1. For an occupation `substitution` is the jobs left
        unfilled and `price` what one more would cost, 0 to 1; the other two do not apply (NaN).
    """
    matches = outlook.affinity
    jobs = outlook.last_jobs()[region]
    persons = one.supply[..., -1].mean(axis=0)
    share = outlook.mixes[region].at(outlook.supply.horizon, trend=float(outlook.trend.mean()))
    found = place(persons, jobs, _costs(matches).T)
    groups = pd.DataFrame(
        {
            "side": "education", "code": list(outlook.supply.educations), "own": jobs @ own_groups(share, matches) - persons,
            "observed": one.gap[..., -1].mean(axis=0), "substitution": 0.0 - found.unplaced, "price": np.clip(found.worth, 0.0, 1.0),
        }
    )  # fmt: skip
    trades = pd.DataFrame(
        {
            "side": "occupation", "code": list(outlook.mixes[region].occupations), "own": np.nan, "observed": np.nan,
            "substitution": found.unfilled, "price": np.clip(found.price, 0.0, 1.0),
        }
    )  # fmt: skip
    return pd.concat([groups, trades], ignore_index=True).assign(region=region)[
        ["region", "side", "code", "own", "observed", "substitution", "price"]
    ]


def own_groups(share: Floats, matches: Floats) -> Floats:
    """An occupation's education mix among those that fit it fully, [occupation, education]; as it is where none does."""
    fits = matches >= float(mix_setting("affinity.weights")[FULL])
    kept = np.where(fits, share, 0.0)
    whole = kept.sum(axis=1, keepdims=True)
    return np.asarray(np.where(whole > 0, kept / np.where(whole > 0, whole, 1.0), share))


def _costs(matches: Floats) -> Floats:
    """What placing a person costs, [occupation, education]: by the match whose weight is nearest from below."""
    weights, cost = mix_setting("affinity.weights"), setting("substitution.cost")
    fits = [matches >= float(weights[FULL]), matches >= float(weights[PARTIAL])]
    return np.select(fits, [float(cost[FULL]), float(cost[PARTIAL])], float(cost[NONE]))
