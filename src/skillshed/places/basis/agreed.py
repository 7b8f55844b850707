# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Agreements in force, cooperation areas, and the teachers there are, as the release's records tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.places.basis.parameters import code_in
from skillshed.places.case import empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.basis.area import PlannedArea
    from skillshed.warehouse.release import Release


def in_force(release: Release, area: PlannedArea, year: int) -> pd.DataFrame:
    """The agreements that hold in an autumn, parties outside the area left out: agreement, area, municipality, programme, price."""
    columns = ["agreement", "area", "municipality", "programme", "price"]
    if "agreements" not in release.tables():
        return pd.DataFrame(columns=columns)
    told = release.table("agreements")
    holds = (told["first_year"] <= year) & (told["last_year"] >= year)
    inside = told["municipality"].astype(str).isin(area.municipalities)
    rows = told[holds & inside].astype({"municipality": str, "agreement": str, "programme": str})
    return rows.assign(programme=rows["programme"].map(lambda code: code_in(code, year)))[columns].reset_index(drop=True)  # fmt: skip


def agreements(told: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """What parties have agreed on prices; an agreement that has too few of its parties in the area says nothing there."""
    from skillshed.codes.reading import parameter_on  # noqa: PLC0415 - only here

    least, _ = parameter_on("cooperation", "smallest_number_of_municipalities")
    parties = told.groupby("agreement")["municipality"].transform("nunique")
    kept = told[(parties >= least) & told["programme"].isin([*codes, ""])]
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
