# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Do the parts add up: municipalities to their county, counties to the nation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.warehouse.aggregation import lifted
from skillshed.warehouse.check import Check
from skillshed.warehouse.frames import packed, stack, total
from skillshed.warehouse.geography import STEPS
from skillshed.warehouse.limits import limit
from skillshed.warehouse.wording import number, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.warehouse.contract import Contract
    from skillshed.warehouse.geography import Geography

_STEPS = {
    "county": Text(sv="kommunerna jämfört med länet", en="municipalities against their county"),
    "nation": Text(sv="länen jämfört med riket", en="counties against the nation"),
    "nation_from_nuts2": Text(sv="riksområdena jämfört med riket", en="NUTS 2 areas against the nation"),
}


def totals(frame: pd.DataFrame, contract: Contract, geography: Geography) -> Iterator[Check]:
    """Compare each area with the sum of its parts, for every area and year where all parts are there.

    Args:
        frame: a dataset with its sources' own levels (before anything was summed).
        contract: `checks.totals` says how strictly (`register` or `survey`).
        geography: which parts make a whole.
    """
    strictness = contract.checks.get("totals")
    if strictness is None or contract.regional is None:
        return
    for step, words in _STEPS.items():
        compared = _compared(frame, contract, (geography, step))
        if len(compared):
            yield _verdict(compared, contract, (strictness, step, words))


def _compared(frame: pd.DataFrame, contract: Contract, at: tuple[Geography, str]) -> pd.DataFrame:
    """Totals by area and year, from the whole's own rows and from its parts: columns own and parts."""
    name = str(contract.regional)
    geography, step = at
    parts = lifted(frame, contract, at, beside=True)
    if parts.empty:
        return pd.DataFrame()
    wholes = frame[
        frame[name].map(lambda code: geography.level(str(code)) == STEPS[step][1]).to_numpy(dtype=bool)
    ]
    if wholes.empty:
        return pd.DataFrame()
    summed = total(parts, contract.key)
    both = stack([wholes, summed], contract)
    own = np.arange(len(both)) < len(wholes)
    return _side_by_side(both[_in_both(both, own, contract)], own, name)


def _in_both(both: pd.DataFrame, own: NDArray[np.bool_], contract: Contract) -> NDArray[np.bool_]:
    """Cells that both have a figure for: a secret part must not look like a lost municipality."""
    key, known = packed(both, contract.key), both["value"].notna().to_numpy()
    shared = np.intersect1d(key[own & known], key[~own & known])
    return np.isin(key, shared)


def _side_by_side(both: pd.DataFrame, own: NDArray[np.bool_], name: str) -> pd.DataFrame:
    is_own = own[both.index.to_numpy()]
    sums = [both[which].groupby([name, "year"], observed=True)["value"].sum() for which in (is_own, ~is_own)]
    both_sums: pd.DataFrame = pd.concat(sums, axis=1, keys=["own", "parts"])
    return both_sums.reset_index()


def _verdict(compared: pd.DataFrame, contract: Contract, asked: tuple[str, str, Text]) -> Check:
    strictness, step, words = asked
    off = (compared["parts"] - compared["own"]).abs() / compared["own"].clip(lower=1)
    worst = compared.iloc[int(off.argmax())]
    largest, count = float(off.max()), number(len(compared))
    too_far = largest > limit(f"{strictness}_limit")
    place = f"{contract.regional} {worst[str(contract.regional)]}, {int(worst['year'])}"
    own, parts, away = number(worst["own"]), number(worst["parts"]), share(largest)
    found = Text(
        sv=f"största avvikelse {away.sv} ({place}: {own.sv} mot {parts.sv})",
        en=f"largest deviation {away.en} ({place}: {own.en} against {parts.en})",
    )
    if largest == 0:
        found = Text(sv="alla stämmer exakt", en="all agree exactly")
    detail = Text(
        sv=f"{words.sv}: {count.sv} områden och år, {found.sv}",
        en=f"{words.en}: {count.en} areas and years, {found.en}",
    )
    return Check(
        contract.name,
        f"totals: {step}",
        passed=largest <= limit(f"{strictness}_warning"),
        detail=detail,
        hard=too_far,
        figures={"compared": len(compared), "largest_deviation": round(largest, 9)},
        where=place if too_far else "",
    )
