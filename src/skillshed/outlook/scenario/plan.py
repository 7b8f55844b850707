# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A decided plan of places as a scenario: the way by which the plan changes the outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.scenario.model import Scenario
from skillshed.outlook.scenario.period import Period
from skillshed.outlook.scenario.settings import setting
from skillshed.outlook.scenario.shocks import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = ["region", "programme"]


def plan_of_places(decided: pd.DataFrame, today: pd.DataFrame, *, name: str = "Plan") -> Scenario:
    """Make a scenario of how many starters a decided plan has beyond those of today.

    The outlook goes on as history leads it, and history's graduates are today's starters; so only the difference changes
    it. `run(plan_of_places(…), release)` then gives supply, demand and gap with and without the plan, with common random
    numbers. Length, share who finish and the education groups a programme leads to are the release's and the programme's own.

    Args:
        decided: region, programme, year (of the start), starters (persons); the last year of a region's programme goes on, and so does a
            year without a row between two. Municipalities are summed to their counties, for which the balance is told.
        today: region, programme, starters (persons a year) as they are without the plan, such as `starters_today` gives; a programme that it lacks
            has none.
        name: what the scenario is called.

    Returns:
        One shock for each run of years in which a region's programme has as many more (or fewer) starters.

    Raises:
        InputError: a column is missing, a figure is negative or not a number, a row occurs twice, or the plan is today's.

    >>> decided = pd.DataFrame({"region": ["31"] * 2, "programme": ["VO"] * 2, "year": [2025, 2026], "starters": [90, 100]})
    >>> today = pd.DataFrame({"region": ["31"], "programme": ["VO"], "starters": [80]})
    >>> [(one.starters, str(one.period)) for one in plan_of_places(decided, today).shocks]
    [(10.0, '2025'), (20.0, '2026')]
    """
    _need(decided, [*KEYS, "year", "starters"], what="decided")
    _need(today, [*KEYS, "starters"], what="today")
    before = _of_counties(today, KEYS).set_index(KEYS)["starters"]
    rows = _of_counties(_carried(decided), [*KEYS, "year"])
    shocks = tuple(
        Places(area=str(region), programme=str(programme), starters=more, period=period)
        for (region, programme), one in rows.groupby(KEYS, sort=True)
        for more, period in _runs(one, float(before.get((region, programme), 0.0)))
    )
    if not shocks:
        raise InputError(
            Text(
                sv="Planen har lika många nybörjare som i dag.", en="The plan has as many starters as today."
            ),
            where="decided",
            mend=Text(
                sv="Ändra ett antal, eller kör utan plan.", en="Change a number, or run without a plan."
            ),
        )
    return Scenario(name=name, shocks=shocks)


def starters_today(places: pd.DataFrame, regions: pd.Series) -> pd.DataFrame:
    """Sum starters over schools: the mean of the latest years.

    Args:
        places: the dataset `programme_places`: year, school, programme, started.
        regions: school → region; schools it lacks are left out.

    Returns:
        region, programme, starters (persons a year), as `plan_of_places` takes.
    """
    known = places.dropna(subset=["started"]).assign(
        region=lambda rows: rows["school"].astype(str).map(regions.astype(str))
    )
    latest = sorted(known["year"].unique())[-int(setting("study.today_years")) :]
    known = known[known["year"].isin(latest)].dropna(subset=["region"])
    sums = known.astype(dict.fromkeys(KEYS, str)).groupby(KEYS)["started"].sum() / max(len(latest), 1)
    return sums.rename("starters").reset_index()


def _of_counties(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    plain = frame.astype(dict.fromkeys(KEYS, str))
    municipality = plain["region"].str.fullmatch(r"\d{4}")
    plain["region"] = plain["region"].where(~municipality, plain["region"].str[:2])
    return plain.groupby(keys)["starters"].sum().reset_index()


def _carried(decided: pd.DataFrame) -> pd.DataFrame:
    """Let a year without a row be as the one before; before the first, a programme is what the plan says nothing about."""
    wide = decided.astype(dict.fromkeys(KEYS, str)).pivot_table(index="year", columns=KEYS, values="starters")
    return wide.ffill().melt(ignore_index=False, value_name="starters").dropna().reset_index()


def _runs(rows: pd.DataFrame, before: float) -> Iterator[tuple[float, Period]]:
    """Give what is more than before, and when; the last goes on."""
    years = rows["year"].astype(int).tolist()
    more = (rows["starters"].astype(float) - before).tolist()
    begins = [at for at in range(len(years)) if at == 0 or more[at] != more[at - 1]]
    ends = [years[at] - 1 for at in begins[1:]] + [None]
    for at, end in zip(begins, ends, strict=True):
        if more[at]:
            yield float(more[at]), Period(years[at], end)


def _need(frame: pd.DataFrame, columns: list[str], *, what: str) -> None:
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        raise _refusal(
            what,
            Text(
                sv=f"Kolumner saknas: {', '.join(lacking)}.", en=f"Columns are missing: {', '.join(lacking)}."
            ),
        )
    counts = pd.to_numeric(frame["starters"], errors="coerce")
    if counts.isna().any() or (counts < 0).any():
        raise _refusal(
            what,
            Text(
                sv="Ett antal nybörjare är negativt eller inget tal.",
                en="A number of starters is negative or no number.",
            ),
        )
    if frame.duplicated([column for column in columns if column != "starters"]).any():
        raise _refusal(
            what,
            Text(sv="Samma program och år står två gånger.", en="The same programme and year occur twice."),
        )


def _refusal(what: str, told: Text) -> InputError:
    return InputError(
        told,
        where=what,
        mend=Text(
            sv="Ge kolumnerna region, programme, year och starters, en rad per program och år.",
            en="Give the columns region, programme, year and starters, one row per programme and year.",
        ),
    )
