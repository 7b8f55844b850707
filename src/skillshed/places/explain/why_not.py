# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why a programme is not offered at a site: the first reason that holds, in words and with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.plan import Plan


def why_not(plan: Plan, programme: str, site: str, *, year: int | None = None) -> Text:
    """Say why a programme starts no group at a site in an autumn.

    Args:
        plan: a solved plan.
        programme: its code.
        site: its code.
        year: the autumn; the first planned one unless told.
    """
    year = plan.case.years[0] if year is None else year
    names = plan.case.sites.set_index("site")["name"]
    head = f"{programme} · {names.get(site, site)} {year}"
    said = _reason(plan, (programme, site, year))
    near = _nearest(plan, (programme, site, year))
    return Text(sv=f"{head}: {said.sv}{near.sv}.", en=f"{head}: {said.en}{near.en}.")


def _reason(plan: Plan, at: tuple[str, str, int]) -> Text:
    programme, site, year = at
    case = plan.case
    here = _rows(plan.groups, programme, site)
    now = here.loc[here["year"] == year, "groups"].sum()
    if now > 0:
        return Text(sv=f"erbjuds, {now:.0f} grupper", en=f"is offered, {now:.0f} groups")
    if len(_rows(case.possible, programme, site)) == 0:
        return Text(sv="är inte möjligt där enligt fallet", en="is not possible there by the case")
    locks = _rows(case.locks, programme, site)
    locks = locks[(locks["year"].isna() | (locks["year"] == year)) & (locks["max_groups"] == 0)]
    if len(locks):
        one = locks.iloc[0]
        return Text(sv=f"låst av {one['who']}: {one['why']}", en=f"locked by {one['who']}: {one['why']}")
    return _counted(plan, at)


def _counted(plan: Plan, at: tuple[str, str, int]) -> Text:
    """Too few within reach; no room; or better elsewhere."""
    programme, site, year = at
    case, net, facts = (
        plan.case,
        plan.program.network,
        plan.case.programmes.set_index("programme").loc[programme],
    )
    homes = _rows(net.arcs, programme, site)["municipality"]
    wish = (case.wishes * case.probability).sum("future").sel(programme=programme, year=year)
    applicants = float(wish.sel(municipality=list(homes)).sum()) if len(homes) else 0.0
    runs = len(_rows(case.today, programme, site)) and not case.limits.minimum_today
    if applicants < facts["minimum"] and not runs:
        return Text(
            sv=f"{applicants:.0f} sökande inom räckhåll, minst {facts['minimum']:.0f}",
            en=f"{applicants:.0f} applicants within reach, at least {facts['minimum']:.0f}",
        )
    pair = net.pairs.index[(net.pairs["programme"] == programme) & (net.pairs["site"] == site)][0]
    if net.most[pair, year - case.years[0]] < 1:
        return Text(sv="lokalerna är fulla", en="the premises are full")
    return Text(
        sv=f"{applicants:.0f} sökande inom räckhåll, men de får plats till lägre vikt på annan skola",
        en=f"{applicants:.0f} applicants within reach, but placing them at another site weighs less",
    )


def _nearest(plan: Plan, at: tuple[str, str, int]) -> Text:
    """The nearest site that offers it, from the site's own municipality."""
    programme, site, year = at
    case = plan.case
    offered = plan.groups[(plan.groups["programme"] == programme) & (plan.groups["year"] == year)]
    others = [one for one in offered["site"] if one != site]
    if not others:
        return Text(sv="; erbjuds ingen annanstans", en="; is offered nowhere else")
    sites = case.sites.set_index("site")
    minutes = case.minutes.sel(municipality=sites["municipality"][site], site=others)
    best = str(minutes["site"].to_numpy()[int(minutes.to_numpy().argmin())])
    far, name = float(minutes.min()), sites["name"][best]
    return Text(
        sv=f"; {name} {far:.0f} minuter bort erbjuder det", en=f"; {name} {far:.0f} minutes away offers it"
    )


def _rows(frame: pd.DataFrame, programme: str, site: str) -> pd.DataFrame:
    return frame[(frame["programme"] == programme) & (frame["site"] == site)]
