# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the decided places do to the outlook: its balance of supply and demand without and with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.codes import classification
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario import plan_of_places, run, starters_today

if TYPE_CHECKING:
    from skillshed.places.ledger.ledger import Ledger
    from skillshed.warehouse.release import Release

SOMEBODY = 0.5
"""Persons; less is nobody."""


def with_decided(release: Release, ledger: Ledger, region: str) -> pd.DataFrame:
    """Give the balance of a county's education groups without and with the decided places.

    Args:
        release: whose outlook is changed.
        ledger: where the decisions stand.
        region: the county.

    Returns:
        education, name, year, base, scenario, difference, difference_low, difference_high (gap: demand less supply, persons); only what differs.

    Raises:
        InputError: nothing is decided.
    """
    records, schools = release.table("programme_places"), release.table("schools")
    of = pd.Series(schools["municipality"].astype(str).to_numpy(), index=schools["school"].astype(str))
    decided = ledger.decided(filled=_filled(records))
    decided = decided.assign(region=decided["site"].map(of)).dropna(subset=["region"])
    if decided.empty:
        raise InputError(
            Text(sv="Inga platser är beslutade.", en="No places are decided."),
            mend=Text(sv="För in ett beslut: skillshed ledger decide PLAN …", en="Enter a decision: skillshed ledger decide PLAN …"),
        )  # fmt: skip
    keys = ["region", "programme", "year"]
    starters = decided.groupby(keys)[["starters"]].sum().reset_index()
    today = starters_today(records, of)
    planned = set(zip(starters["region"].str[:2], starters["programme"], strict=True))
    today = today[
        [
            (home[:2], programme) in planned
            for home, programme in zip(today["region"], today["programme"], strict=True)
        ]
    ]
    made = run(plan_of_places(starters, today, name="decided"), release, region=region).balance
    gap = made[(made["measure"] == "gap") & (made["difference"].abs() >= SOMEBODY)].reset_index(drop=True)
    names = [str(classification("education_group").name(str(code))) for code in gap["education"]]
    columns = [
        "education",
        "name",
        "year",
        "base",
        "scenario",
        "difference",
        "difference_low",
        "difference_high",
    ]
    return gap.assign(name=names)[columns]


def _filled(records: pd.DataFrame) -> pd.Series:
    """Share of places that pupils started at in the last autumn, by programme."""
    last = records[records["year"] == records["year"].max()]
    sums = last.groupby(last["programme"].astype(str))[["started", "places"]].sum()
    share: pd.Series = sums["started"] / sums["places"]
    return share.clip(upper=1.0)
