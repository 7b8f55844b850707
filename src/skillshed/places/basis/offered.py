# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sites, programmes and what is offered today, as the release's records tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from skillshed.codes.programme import programmes
from skillshed.errors import ReleaseError
from skillshed.language import Text
from skillshed.places.basis.parameters import code_in, parameters
from skillshed.places.defaults import fixed_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.area import PlannedArea
    from skillshed.warehouse.release import Release

NEEDED = ("schools", "programme_places", "applications", "outlook_population")
FORM = "gymnasium"


def need_tables(release: Release) -> None:
    """Refuse a release that a plan cannot be made from.

    Raises:
        ReleaseError: a table is missing.
    """
    missing = [name for name in NEEDED if name not in release.tables()]
    if missing:
        raise ReleaseError(
            Text(sv="Releasen saknar underlag för en plan av platser.", en="The release lacks what a plan of places rests on."),
            where=f"{release.id}: {', '.join(missing)}",
            mend=Text(
                sv="Läs in skolor, platser per program och ansökningar (skillshed codes kinds visar formen) och bygg igen.",
                en="Import schools, places per programme and applications (skillshed codes kinds shows the form) and build again.",
            ),
        )  # fmt: skip


def sites(release: Release, area: PlannedArea) -> pd.DataFrame:
    """The area's schools: site, name, municipality, provider, school_form, and premises, workshops, latitude, longitude of the record."""
    told = release.table("schools")
    told = told[told["municipality"].astype(str).isin(area.municipalities)]
    own = told["organiser"].astype(str).str.casefold().str.startswith("kommun")
    return pd.DataFrame(
        {
            "site": told["school"].astype(str),
            "name": told["name"].astype(str),
            "municipality": told["municipality"].astype(str),
            "provider": told["municipality"].astype(str).where(own, told["school"].astype(str)),
            "school_form": FORM,
            "premises": told["premises"].astype(float),
            "workshops": told["workshops"].astype("string").fillna(""),
            "latitude": told["latitude"].astype(float),
            "longitude": told["longitude"].astype(float),
        }
    ).reset_index(drop=True)


def records(release: Release, of: pd.DataFrame, *, autumn: int) -> pd.DataFrame:
    """Places and groups of the sites' programmes: year, site, programme (as it is called that autumn), places, groups."""
    told = release.table("programme_places")
    told = told[told["school"].astype(str).isin(of["site"])]
    named = told["programme"].astype(str).map(lambda code: code_in(code, autumn))
    frame = pd.DataFrame(
        {
            "year": told["year"].astype(int),
            "site": told["school"].astype(str),
            "programme": named,
            "places": told["places"].astype(float),
            "groups": told["groups"].astype(float),
        }
    )
    size = frame["programme"].map(group_size).astype(float)
    frame["groups"] = frame["groups"].fillna(np.ceil(frame["places"] / size))
    return frame.groupby(["year", "site", "programme"], as_index=False)[["places", "groups"]].sum()


def group_size(programme: str) -> float:
    """Pupils in a full group."""
    return float(parameters()["programmes"].get(programme, {}).get("group", 24))


def programme_table(codes: Sequence[str]) -> pd.DataFrame:
    """The programmes as a case has them."""
    return pd.DataFrame([_programme(code) for code in sorted(codes)])


def _programme(code: str) -> dict[str, Any]:
    known, given = programmes()[code], parameters()
    size = group_size(code)
    vocational = known.type == "vocational"
    return {
        "programme": code,
        "name": str(known.name),
        "school_form": FORM,
        "length": float(known.years),
        "group_size": size,
        "minimum": float(np.ceil(size * given["minimum_share"]["value"])),
        "cost": float(given["programmes"].get(code, {}).get("cost", 100000)),
        "fixed_share": fixed_share(),
        "education": "+".join(known.education_groups) if vocational else "",
        "national": known.type in ("vocational", "preparatory"),
        "workplaces": float(given["workplaces"]["value"]) if vocational else 0.0,
        "payer": "",
    }


def teacher_need(codes: Sequence[str]) -> pd.DataFrame:
    """Posts of vocational teachers per group in the house: programme, subject_area, teachers."""
    per_group = float(parameters()["teachers_per_group"]["value"])
    subjects = {code: parameters()["programmes"].get(code, {}).get("subject", "") for code in sorted(codes)}
    rows = [(code, subject, per_group) for code, subject in subjects.items() if subject]
    return pd.DataFrame(rows, columns=["programme", "subject_area", "teachers"])


def offer(told: pd.DataFrame, *, before: int) -> pd.DataFrame:
    """Groups of earlier autumns; those between the last that is known and the first planned one are as the last."""
    known = told[told["year"] < before]
    last = int(known["year"].max())
    later = [known[known["year"] == last].assign(year=year) for year in range(last + 1, before)]
    return pd.concat([known, *later], ignore_index=True)[["programme", "site", "year", "groups"]]


def possible(of: pd.DataFrame, codes: Sequence[str], told: pd.DataFrame) -> pd.DataFrame:
    """Where each programme may be offered: where it is, and where the premises it needs are."""
    now = set(zip(told["programme"], told["site"], strict=True))
    needs = {code: parameters()["programmes"].get(code, {}).get("workshop", "") for code in codes}
    rows = [
        (code, site)
        for site, workshops in zip(of["site"], of["workshops"], strict=True)
        for code in sorted(codes)
        if (code, site) in now or not needs[code] or needs[code] in str(workshops).split()
    ]
    return pd.DataFrame(rows, columns=["programme", "site"])


def premises(of: pd.DataFrame, groups: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """How many groups each house holds at once: what its record says, never less than what is in it today."""
    stays = float(parameters()["premises"]["years"]["value"])
    last = groups[groups["year"] >= years[0] - stays].groupby("site")["groups"].sum()
    room = np.maximum(
        (of["premises"] * stays).fillna(0.0).to_numpy(), of["site"].map(last).fillna(0.0).to_numpy()
    )
    rows = [(site, year, one) for site, one in zip(of["site"], room, strict=True) for year in years]
    return pd.DataFrame(rows, columns=["site", "year", "groups"])  # fmt: skip
