# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Agreements in force, cooperation areas, and the teachers there are, as the release's records tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.codes.reading import parameter_on
from skillshed.places.basis.parameters import code_in
from skillshed.places.case import empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.area import PlannedArea
    from skillshed.warehouse.release import Release


COLUMNS: Final = ["agreement", "area", "municipality", "programme", "price"]
TWO: Final = 2
"""Parties that an agreement needs at least, whatever it is about."""


def in_force(
    release: Release, area: PlannedArea, year: int, *, beside: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The agreements that hold in an autumn: agreement, area, municipality, programme, price.

    An agreement with fewer parties than the law asks for is none: three for a primary cooperation area, two for others. Parties
    outside the planned area are left out afterwards, and so is an agreement that then has one party: it binds nobody in the area.

    Args:
        release: whose records.
        area: what is planned.
        year: the autumn.
        beside: agreements that the planner knows of, as the release's records tell theirs; one of the same name replaces it.
    """
    told = _told(release, beside)
    rows = told[(told["first_year"] <= year) & (told["last_year"] >= year)]
    least, _ = parameter_on("cooperation", "smallest_number_of_municipalities")
    parties = rows.groupby("agreement")["municipality"].transform("nunique")
    rows = rows[parties >= rows["area"].notna().map({True: least, False: TWO})]
    rows = rows[rows["municipality"].isin(area.municipalities)]
    rows = rows[rows.groupby("agreement")["municipality"].transform("nunique") >= TWO]
    return rows.assign(programme=rows["programme"].map(lambda code: code_in(code, year)))[COLUMNS].reset_index(drop=True)  # fmt: skip


def _told(release: Release, beside: pd.DataFrame | None) -> pd.DataFrame:
    """The release's agreements and those beside it, codes as text."""
    there = release.table("agreements") if "agreements" in release.tables() else None
    parts = [
        one[[*COLUMNS, "first_year", "last_year"]] for one in (there, beside) if one is not None and len(one)
    ]
    if not parts:
        return pd.DataFrame(columns=[*COLUMNS, "first_year", "last_year"])
    if there is not None and beside is not None:
        parts[0] = parts[0][~parts[0]["agreement"].astype(str).isin(beside["agreement"])]
    whole = pd.concat(
        [one.astype({"municipality": str, "agreement": str, "programme": str}) for one in parts]
    )
    return whole.assign(area=whole["area"].astype(object)).reset_index(drop=True)


def agreements(told: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """What parties have agreed on prices of what is on offer."""
    kept = told[told["programme"].isin([*codes, ""])]
    return kept[["agreement", "municipality", "programme", "price"]].reset_index(drop=True)


def cooperation_areas(told: pd.DataFrame) -> pd.DataFrame:
    """The primary cooperation areas: area, municipality."""
    rows = told.dropna(subset=["area"])[["area", "municipality"]].drop_duplicates().astype(str)
    return rows.reset_index(drop=True)


def teachers(release: Release, places: set[str], years: Sequence[int]) -> pd.DataFrame:
    """Posts by place, subject area and planned year: the last that are known stand for all years."""
    if "teachers" not in release.tables():
        return empty("teachers")
    told = release.table("teachers")
    told = told[told["place"].astype(str).isin(places)]
    last = told[
        told["year"] == told.groupby(["place", "subject_area"], observed=True)["year"].transform("max")
    ]
    rows = last.astype({"place": str, "subject_area": str, "posts": float}).rename(
        columns={"posts": "teachers"}
    )
    return rows.drop(columns="year").merge(pd.DataFrame({"year": list(years)}), how="cross")[
        ["place", "subject_area", "year", "teachers"]
    ]


def taught(
    posts: pd.DataFrame, groups: pd.DataFrame, of: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
) -> pd.DataFrame:
    """The posts, never fewer than those who teach as much as today: what is taught today is taught by somebody.

    Args:
        posts: place, subject_area, year, teachers.
        groups: programme, site, year, groups: those of the last autumn go on.
        of: the case's sites, programmes, and posts per group (`teacher_need`).
    """
    sites, programmes, per_group = of
    house = _in_house(groups, programmes, sorted(posts["year"].unique())).merge(per_group, on="programme")
    house = house.merge(sites[["site", "provider"]], on="site")
    house["taken"] = house["groups"] * house["teachers"]
    keys = ["place", "subject_area", "year"]
    both = pd.concat([house.assign(place=house[name]) for name in ("site", "provider")]).drop_duplicates([*keys, "programme", "site"])  # fmt: skip
    taken = both.groupby(keys)["taken"].sum()
    least = taken.reindex(pd.MultiIndex.from_frame(posts[keys])).fillna(0.0).to_numpy()
    return posts.assign(teachers=posts["teachers"].clip(lower=least))


def _in_house(groups: pd.DataFrame, programmes: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """Groups in the house in the planned years if those of the last autumn go on: programme, site, year, groups."""
    last = int(groups["year"].max())
    later = range(last + 1, max(years, default=last) + 1)
    going = [groups, *(groups[groups["year"] == last].assign(year=year) for year in later)]
    told = pd.concat(going, ignore_index=True).merge(programmes[["programme", "length"]], on="programme")
    ends = told["year"] + told["length"]
    rows = [told[(told["year"] <= year) & (ends > year)].assign(year=year) for year in years]
    keys = ["programme", "site", "year"]
    return pd.concat([told.iloc[:0], *rows]).groupby(keys)["groups"].sum().reset_index()
