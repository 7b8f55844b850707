# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Alone, within or across cooperation areas: what cooperation gains, and how the gain can be shared."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.places.access import arcs
from skillshed.places.checks import COOPERATIONS
from skillshed.places.planning import GAP, SECONDS, solve

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.places.case import Case
    from skillshed.places.plan import Plan

MOST_PARTIES: Final = 8
"""Beyond it the coalitions are too many to solve each."""


def compare(case: Case, *, seconds: float = SECONDS, gap: float = GAP) -> dict[str, Plan]:
    """The best plan for each way to cooperate: `alone`, `within`, `across`; each starts from the one before and so is never worse.

    Args:
        case: the case.
        seconds: wall time at most, for each.
        gap: how near the best.
    """
    plans: dict[str, Plan] = {}
    for way in COOPERATIONS:
        start = list(plans.values())[-1].groups if plans else None
        plans[way] = solve(replace(case, cooperation=way), seconds=seconds, gap=gap, start=start)
    return plans


def by_municipality(plans: dict[str, Plan]) -> pd.DataFrame:
    """way, municipality, wishes, unmet_wish (pupils), minutes (mean one way of the placed), kronor (what it pays); all years together."""
    rows = []
    for way, plan in plans.items():
        wishes = (plan.case.wishes * plan.case.probability).sum(["programme", "year", "future"])
        unmet = plan.unmet_wishes.groupby("municipality")["pupils"].sum()
        placed = (
            plan.placed.assign(minutes=plan.placed["minutes"] * plan.placed["pupils"])
            .groupby("municipality")[["pupils", "minutes"]]
            .sum()
        )
        paid = plan.payments().groupby("payer")["kronor"].sum()
        for home in plan.case.municipalities["municipality"]:
            travelled = float(placed["minutes"].get(home, 0.0)) / max(
                float(placed["pupils"].get(home, 0.0)), 1e-9
            )
            rows.append(
                (
                    way,
                    home,
                    float(wishes.sel(municipality=home)),
                    float(unmet.get(home, 0.0)),
                    travelled,
                    float(paid[home]),
                )
            )
    return pd.DataFrame(rows, columns=["way", "municipality", "wishes", "unmet_wish", "minutes", "kronor"])  # fmt: skip


def without(case: Case, parties: tuple[str, ...], *, seconds: float = SECONDS, gap: float = GAP) -> float:
    """What some municipalities' plan weighs when they cooperate with each other and with nobody else, kronor; the region's need is left out."""
    homes, sites = set(parties), case.sites
    own = sites[sites["municipality"].isin(homes)]
    tables = ("premises", "possible", "offer", "locks", "teachers", "workplaces")
    theirs: dict[str, Any] = {name: _of(getattr(case, name), set(own["site"]) | homes) for name in tables}
    alone = replace(
        case,
        cooperation="across",
        municipalities=case.municipalities[case.municipalities["municipality"].isin(homes)],
        sites=own,
        wishes=case.wishes.sel(municipality=list(parties)),
        minutes=case.minutes.sel(municipality=list(parties), site=list(own["site"])),
        areas=case.areas.iloc[:0],
        agreements=case.agreements.iloc[:0],
        **theirs,
        budgets=case.budgets[case.budgets["payer"].isin(homes)],
        limits=replace(case.limits, selection=0),
        weights=replace(case.weights, unmet_need=0.0, unmet_need_tail=0.0),
    )
    wishes = float((alone.wishes * alone.probability).sum())
    if not len(arcs(alone)):
        return wishes * case.weights.unmet_wish
    return solve(alone, seconds=seconds, gap=gap).value  # fmt: skip


def _of(frame: pd.DataFrame, places: set[str]) -> pd.DataFrame:
    return frame[frame["site" if "site" in frame else "place"].isin(places)]


def shared(parties: tuple[str, ...], weighs: Callable[[tuple[str, ...]], float]) -> dict[str, float]:
    """Share what parties gain together: each gets what it adds, on average over every order in which they could join (Shapley 1953).

    Args:
        parties: who cooperate; eight at most.
        weighs: what a coalition's plan weighs, kronor; `without` for municipalities of a case.

    Returns:
        party → its share of the gain, kronor. The shares sum to the gain.
    """
    assert len(parties) <= MOST_PARTIES, "each coalition is solved: 2^n plans"
    value: dict[tuple[str, ...], float] = {(): 0.0}
    alone = {one: weighs((one,)) for one in parties}
    for size in range(1, len(parties) + 1):
        for coalition in combinations(parties, size):
            value[coalition] = sum(alone[one] for one in coalition) - (
                alone[coalition[0]] if size == 1 else weighs(coalition)
            )
    return {one: _average(parties, one, value) for one in parties}


def _average(parties: tuple[str, ...], one: str, value: dict[tuple[str, ...], float]) -> float:
    """Σ_S |S|! (n − |S| − 1)! / n! · (v(S ∪ {one}) − v(S)) over coalitions S of the others."""
    others, n, total = [other for other in parties if other != one], len(parties), 0.0
    for size in range(n):
        weight = factorial(size) * factorial(n - size - 1) / factorial(n)
        for coalition in combinations(others, size):
            joined = tuple(other for other in parties if other == one or other in coalition)
            total += weight * (value[joined] - value[coalition])
    return total
