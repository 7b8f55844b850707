# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan says, as tables: groups and places, change from today, who is affected, cost, what is asked for, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.language import use_language
from skillshed.places.applicants import Offers

if TYPE_CHECKING:
    from skillshed.places.basis import Basis
    from skillshed.places.case import Case
    from skillshed.places.plan import Plan
    from skillshed.places.starters import Chain

SMALLEST: Final = 5
"""Fewer persons than this are never shown."""


def tables(basis: Basis, groups: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Every table that follows from the groups that start.

    Args:
        basis: the case and what it rests on.
        groups: programme, site, year, groups.
    """
    case = basis.case
    change = changes(case, groups)
    return {
        "plan": planned(case, groups),
        "today": planned(case, case.today.assign(year=case.years[0] - 1)),
        "change": change,
        "affected": affected(basis, change),
        "cost": costs(case, groups),
        "asked": asked(case),
        "starters": starters(basis),
        "locks": case.locks,
        "agreements": agreed(case),
        "sources": pd.DataFrame(basis.sources),
    }


def agreed(case: Case) -> pd.DataFrame:
    """The agreements that the plan rests on: agreement, municipality (a party), home, programme (empty: all), name, price (kr per pupil and year).

    None where every municipality plans alone.
    """
    columns = ["agreement", "municipality", "home", "programme", "name", "price"]
    if case.cooperation == "alone":
        return pd.DataFrame(columns=columns)
    told = case.agreements.merge(case.municipalities.rename(columns={"name": "home"}), on="municipality")
    told = told.merge(case.programmes[["programme", "name"]], on="programme", how="left")
    return told[columns].sort_values(["agreement", "programme", "municipality"], ignore_index=True)


def planned(case: Case, groups: pd.DataFrame) -> pd.DataFrame:
    """Groups and places with names: programme, name, school_form, site, site_name, municipality, year, groups, places; sites and programmes in order."""
    told = groups[groups["groups"] > 0].merge(
        case.programmes[["programme", "name", "school_form", "group_size"]], on="programme"
    )
    sites = case.sites[["site", "name", "municipality"]].rename(columns={"name": "site_name"})
    told = told.merge(sites, on="site")
    told["places"] = told["groups"].astype(float) * told["group_size"]
    columns = [
        "programme",
        "name",
        "school_form",
        "site",
        "site_name",
        "municipality",
        "year",
        "groups",
        "places",
    ]
    return told[columns].sort_values(["programme", "site", "year"], ignore_index=True)


def changes(case: Case, groups: pd.DataFrame) -> pd.DataFrame:
    """Each programme and site beside today: programme, name, school_form, site, site_name, municipality, today, one column per year (groups), kind."""
    wide = groups.pivot_table(index=["programme", "site"], columns="year", values="groups", aggfunc="sum")
    wide = wide.reindex(columns=list(case.years))
    today = case.today.set_index(["programme", "site"])["groups"].rename("today").astype(float)
    whole = pd.concat([today, wide], axis=1).fillna(0.0)
    whole = whole[(whole > 0).any(axis=1)].rename_axis(["programme", "site"]).reset_index()
    whole["kind"] = [_kind(row["today"], [row[year] for year in case.years]) for _, row in whole.iterrows()]
    names = case.programmes[["programme", "name", "school_form"]]
    sites = case.sites[["site", "name", "municipality"]].rename(columns={"name": "site_name"})
    whole = whole.merge(names, on="programme").merge(sites, on="site")
    whole.columns = whole.columns.map(str)
    first = [
        "programme",
        "name",
        "school_form",
        "site",
        "site_name",
        "municipality",
        "today",
        *map(str, case.years),
        "kind",
    ]
    return whole[first].sort_values(["programme", "site"], ignore_index=True)


def _kind(today: float, years: list[float]) -> str:
    if today == 0:
        return "opens"
    if years[-1] == 0:
        return "closes"
    mean = float(np.mean(years))
    return "same" if all(one == today for one in years) else "more" if mean > today else "fewer" if mean < today else "same"  # fmt: skip


def affected(basis: Basis, change: pd.DataFrame) -> pd.DataFrame:
    """Whose first choices go to what changes: municipality, home, programme, site, kind, applicants (a year, expected).

    Counts under five are NA, with `few` true: they are never shown. Only upper-secondary school has applications by home; other forms are left out.
    """
    case, told = basis.case, basis.applicants
    moved = change[(change["kind"] != "same") & (change["school_form"] == "gymnasium")]
    offered = told.offers.places[told.offers.places["year"] == told.offers.places["year"].max()]
    opened = moved.loc[moved["kind"] == "opens", ["programme", "site"]].merge(case.programmes[["programme", "group_size"]], on="programme")  # fmt: skip
    places = pd.concat([offered, opened.rename(columns={"group_size": "places"})]).assign(year=case.years[0])
    now = told.pupils[told.pupils["year"] == case.years[0]].set_index("municipality")["pupils"]
    pupils = {str(home): float(count) for home, count in now.items()}
    said = told.model.predict(Offers(places, told.offers.minutes, told.offers.reach), case.years[0], pupils)
    rows = said.merge(moved[["programme", "name", "site", "site_name", "kind"]], on=["programme", "site"])
    rows = rows.merge(case.municipalities.rename(columns={"name": "home"}), on="municipality")
    rows = rows[rows["applicants"] >= 0.5]  # noqa: PLR2004 - less than half a person a year is nobody
    rows["few"] = rows["applicants"] < SMALLEST
    rows["applicants"] = rows["applicants"].round().where(~rows["few"])
    columns = ["municipality", "home", "programme", "name", "site", "site_name", "kind", "applicants", "few"]
    return rows[columns].sort_values(["municipality", "programme", "site"], ignore_index=True)


def costs(case: Case, groups: pd.DataFrame) -> pd.DataFrame:
    """What the groups that start cost for all their years of study, full: provider, year, groups, places, kronor, today (kronor)."""
    now = case.today.merge(pd.DataFrame({"year": list(case.years)}), how="cross")
    both = [_cost(case, one) for one in (groups, now)]
    whole = both[0].merge(
        both[1][["provider", "year", "kronor"]].rename(columns={"kronor": "today"}),
        on=["provider", "year"],
        how="outer",
    )
    return whole.fillna(0.0).sort_values(["provider", "year"], ignore_index=True)  # fmt: skip


def _cost(case: Case, groups: pd.DataFrame) -> pd.DataFrame:
    told = groups.merge(case.programmes[["programme", "group_size", "cost", "length"]], on="programme")
    told = told.merge(case.sites[["site", "provider"]], on="site")
    told["places"] = told["groups"].astype(float) * told["group_size"]
    told["kronor"] = told["places"] * told["cost"] * told["length"]
    return told.groupby(["provider", "year"])[["groups", "places", "kronor"]].sum().reset_index()


def asked(case: Case) -> pd.DataFrame:
    """What each programme is asked for, a year: programme, name, wishes and need with their 80 % intervals, places today."""
    wishes = case.wishes.sum("municipality").mean("year")
    need = case.need.mean("year")
    today = case.today.merge(case.programmes[["programme", "group_size"]], on="programme")
    places = (today["groups"].astype(float) * today["group_size"]).groupby(today["programme"]).sum()
    known = {str(one) for one in need["education"].to_numpy()}
    shared = case.programmes["education"].value_counts()
    rows = []
    for one in case.programmes.itertuples():
        wish = wishes.sel(programme=one.programme).to_numpy()
        starters = (
            need.sel(education=one.education).to_numpy() if one.education in known else np.array([np.nan])
        )
        row = (
            one.programme,
            one.name,
            wish.mean(),
            *np.quantile(wish, (0.1, 0.9)),
            starters.mean(),
            *np.quantile(starters, (0.1, 0.9)),
        )
        rows.append(
            (
                *row,
                int(shared.get(one.education, 0)) > 1 if one.education else False,
                float(places.get(one.programme, 0.0)),
            )
        )
    columns = [
        "programme",
        "name",
        "wishes",
        "wishes_low",
        "wishes_high",
        "need",
        "need_low",
        "need_high",
        "need_shared",
        "places",
    ]
    return pd.DataFrame(rows, columns=columns)  # fmt: skip


def access(case: Case, homes: pd.DataFrame) -> pd.DataFrame:
    """How pupils fare by home municipality, in each plan that was judged: plan, municipality, home, wishes, unmet_wish, without (pupils a year).

    Counts under five are NA: they are never shown.

    Args:
        case: whose wishes they are.
        homes: `Judgement.homes`.
    """
    wishes = (case.wishes * case.probability).sum(["programme", "future"]).mean("year")
    names = case.municipalities.rename(columns={"name": "home"})
    told = homes.merge(names, on="municipality").assign(municipality=lambda one: one["municipality"].astype(str))  # fmt: skip
    told["wishes"] = wishes.sel(municipality=told["municipality"].to_list()).to_numpy()
    counts = ["wishes", "unmet_wish", "without"]
    told[counts] = told[counts].where(told[counts] >= SMALLEST)
    return told[["plan", "municipality", "home", *counts]]


def between(plan: Plan) -> pd.DataFrame:
    """Who pays whom (see `Plan.between`); payments for fewer than five pupils are left out."""
    told = plan.between()
    return told[told["pupils"] >= SMALLEST].reset_index(drop=True)


def starters(basis: Basis) -> pd.DataFrame:
    """The chain of every education group and school form for the first planned autumn: its arithmetic, a row per line."""
    first = basis.case.years[0]
    parts = [
        _both(one).assign(education=one.education, school_form=one.school_form)
        for one in basis.chains
        if one.start == first
    ]
    if not parts:
        return pd.DataFrame(
            columns=[
                "education",
                "school_form",
                "what",
                "value",
                "low",
                "high",
                "source",
                "since",
                "who",
                "why",
            ]
        )
    whole = pd.concat(parts, ignore_index=True)
    front = ["education", "school_form"]
    return whole[[*front, *[name for name in whole.columns if name not in front]]]  # fmt: skip


def _both(one: Chain) -> pd.DataFrame:
    """A chain's arithmetic with its words in both languages."""
    with use_language("sv"):
        made = one.table()
    with use_language("en"):
        return made.assign(what_en=one.table()["what"])
