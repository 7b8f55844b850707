# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Alone, within or across cooperation areas: what cooperation gains, for whom, and how the gain can be shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places.access import arcs
from skillshed.places.asking import Effort
from skillshed.places.checks import COOPERATIONS
from skillshed.places.deciding import decide
from skillshed.places.front import size, wide
from skillshed.places.judging import as_today, judge
from skillshed.places.planning import GAP, SECONDS, NoPlanError, solve
from skillshed.places.results import SMALLEST
from skillshed.places.shares import shared
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.judging import Judgement
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress

FREE: Final = 99
"""Groups a year: a pace of change that binds nobody."""


def cooperation(
    case: Case,
    *,
    model: ChoiceModel | None = None,
    effort: Effort | None = None,
    progress: Progress = SILENT,
) -> dict[str, pd.DataFrame]:
    """Plan alone, within and across cooperation areas, judge each under its own rules of who is open to whom, and share what is gained.

    Args:
        case: the case with its futures.
        model: how pupils choose.
        effort: how long to look, each plan.
        progress: who watches.

    Returns:
        `cooperation`: plan (`today` as the case cooperates, `alone`, `within`, `across`), groups and places (a year), the judged measures as
        `front.front` has them, gap, gain (kronor that it weighs less than alone).
        `gain`: municipality, home (its name), wishes (pupils a year), then for each way `unmet_wish_*` (judged, pupils a year; NA under five), `minutes_*` (mean one way of the
        placed) and `kronor_*` (what it pays, all autumns), more_pupils (a year, whose wish is met across than alone), share_kronor (of the whole gain, what falls to it by the Shapley value; the region's need is
        left out, since no one municipality owns it), share_error (standard error where orders were drawn; nil where all were tried).
    """
    limits = effort or Effort()
    plans = compare(case, model=model, effort=limits, progress=progress)
    judged = {
        way: judge(replace(case, cooperation=way), {way: plan.groups}, model=model, seed=limits.seed)
        for way, plan in plans.items()
    }
    homes = tuple(str(one) for one in case.municipalities["municipality"])
    mean = case.mean
    share = shared(
        homes,
        lambda coalition: without(mean, coalition, seconds=limits.seconds, gap=limits.gap),
        seed=limits.seed,
        progress=progress,
    )
    today = judge(case, {"today": as_today(case)}, model=model, seed=limits.seed)
    return {
        "cooperation": _ways(case, plans, {"today": today, **judged}),
        "gain": _homes(case, plans, judged).merge(share, on="municipality"),
    }


def compare(
    case: Case,
    *,
    model: ChoiceModel | None = None,
    effort: Effort | None = None,
    progress: Progress = SILENT,
) -> dict[str, Plan]:
    """The plan for each way to cooperate: `alone`, `within`, `across`; each starts from the one before.

    Where today's groups cannot be cut down to what a municipality fills alone at the pace of change, that pace is asked of none of the three.

    Args:
        case: the case.
        model: how pupils choose.
        effort: how long to look, each plan.
        progress: who watches.
    """
    plans: dict[str, Plan] = {}
    start: Plan | None = None
    with progress.task(Text(sv="Söker planer", en="Searching for plans"), total=len(COOPERATIONS)) as task:
        for way in COOPERATIONS:
            pace = start.case.limits if start else case.limits
            asked = replace(case, cooperation=way, limits=pace)
            start = plans[way] = _decided(asked, model=model, effort=effort, start=start)
            task.advance()
    return plans


def _decided(case: Case, **how: Any) -> Plan:
    try:
        return decide(case, **how)
    except NoPlanError:
        return decide(replace(case, limits=replace(case.limits, ramp=FREE)), **how)


def _ways(case: Case, plans: dict[str, Plan], judged: dict[str, Judgement]) -> pd.DataFrame:
    groups = {"today": as_today(case), **{way: plan.groups for way, plan in plans.items()}}
    rows = pd.DataFrame([(way, *size(case, one)) for way, one in groups.items()], columns=["plan", "groups", "places"])  # fmt: skip
    told = pd.concat([wide(judged[way], {way: one}) for way, one in groups.items()], ignore_index=True)
    whole = pd.concat([rows, told], axis=1)
    whole["gap"] = [float("nan"), *(plan.proof.gap for plan in plans.values())]
    whole["gain"] = float(whole.loc[whole["plan"] == "alone", "weighed"].iloc[0]) - whole["weighed"]
    return whole


def _homes(case: Case, plans: dict[str, Plan], judged: dict[str, Judgement]) -> pd.DataFrame:
    """municipality, home, wishes, and what each way comes to for it; fewer than five pupils are never shown, nor what they could be worked out from."""
    made = case.municipalities.set_index("municipality")[["name"]].rename(columns={"name": "home"})
    wishes = (case.wishes * case.probability).sum(["programme", "year", "future"]).to_series()
    each = wishes.reindex(made.index) / len(case.years)
    made["wishes"] = each.where(each >= SMALLEST)
    for way in plans:
        unmet = judged[way].homes.set_index("municipality")["unmet_wish"].reindex(made.index).fillna(0.0)
        made[f"unmet_wish_{way}"] = unmet.where(unmet >= SMALLEST)
    for way, plan in plans.items():
        placed = plan.placed.assign(minutes=plan.placed["minutes"] * plan.placed["pupils"])
        sums = placed.groupby("municipality")[["pupils", "minutes"]].sum().reindex(made.index)
        made[f"minutes_{way}"] = sums["minutes"] / sums["pupils"]
    for way, plan in plans.items():
        made[f"kronor_{way}"] = plan.payments().groupby("payer")["kronor"].sum().reindex(made.index)
    made["more_pupils"] = made["unmet_wish_alone"] - made["unmet_wish_across"]
    return made.reset_index()


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
        limits=replace(case.limits, selection=0, ramp=FREE),
        weights=replace(case.weights, unmet_need=0.0, unmet_need_tail=0.0),
    )
    wishes = float((alone.wishes * alone.probability).sum())
    if not len(arcs(alone)):
        return wishes * case.weights.unmet_wish
    return solve(alone, seconds=seconds, gap=gap).value  # fmt: skip


def _of(frame: pd.DataFrame, places: set[str]) -> pd.DataFrame:
    return frame[frame["site" if "site" in frame else "place"].isin(places)]
