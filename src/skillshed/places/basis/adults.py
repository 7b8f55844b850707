# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Komvux, yrkeshögskola and folk high school beside upper-secondary school: their sites, programmes, applicants and need in the same case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.errors import InputError, ReleaseError
from skillshed.language import Text
from skillshed.places.applicants.parameters import parameters as choice
from skillshed.places.basis.need import need
from skillshed.places.basis.parameters import parameters
from skillshed.places.basis.travel import minutes_by_position
from skillshed.places.defaults import fixed_share
from skillshed.places.forms import ADULTS, FORMS, GYMNASIUM, PAYERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.area import PlannedArea
    from skillshed.places.case import Case
    from skillshed.places.starters import Chain
    from skillshed.warehouse.release import Release

RECENT: Final = 3
"""Years whose applicants are averaged."""


def need_forms(forms: Sequence[str]) -> None:
    """Refuse a school form that a plan does not cover.

    Raises:
        InputError: there is none of that name, or upper-secondary school is left out.
    """
    strange = [one for one in forms if one not in FORMS]
    if strange or GYMNASIUM not in forms:
        raise InputError(
            Text(sv="Skolformen kan inte planeras.", en="The school form cannot be planned."),
            where=", ".join(strange) or ", ".join(forms),
            mend=Text(sv=f"Välj bland {', '.join(FORMS)}; gymnasium ska vara med.", en=f"Choose among {', '.join(FORMS)}; gymnasium must be one."),
        )  # fmt: skip


def with_adults(
    case: Case, release: Release, area: PlannedArea, *, chain: list[Chain], forms: Sequence[str], seed: int
) -> Case:
    """Lay other school forms beside a case of upper-secondary school.

    Adults' applicants are the mean of the last three years, spread over homes by residents and travel time, as uncertain as upper-secondary
    ones. Each form is asked for its own part of a group's need: its education is written `G72@komvux`.

    Raises:
        ReleaseError: the release has no records of them.
    """
    wanted = [one for one in forms if one != GYMNASIUM]
    if not wanted:
        return case
    told = _records(release, area, wanted)
    last = told[told["year"] == told["year"].max()]
    sites = last.drop_duplicates("site").reset_index(drop=True)
    programmes, minutes = _programmes(last), minutes_by_position(_homes(release, area), sites)
    offer = _offer(told, before=case.years[0])
    asked = [_need(case, chain, form, told=(programmes, offer)) for form in wanted]
    wishes = _wishes(case, told, minutes, people=_people(release, area), seed=seed)
    rooms = _rooms(last)
    years = pd.DataFrame({"year": list(case.years)})
    return replace(
        case,
        sites=_more(case.sites, sites),
        premises=_more(case.premises, rooms.merge(years, how="cross")),
        programmes=_more(case.programmes, programmes),
        possible=_more(case.possible, _possible(programmes, sites)),
        offer=_more(case.offer, offer),
        wishes=xr.concat([case.wishes, wishes], dim="programme"),
        minutes=xr.concat([case.minutes, minutes], dim="site"),
        need=xr.concat([case.need, *asked], dim="education"),
    )


def _more(now: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([now, told[list(now.columns)]], ignore_index=True)


def _records(release: Release, area: PlannedArea, forms: Sequence[str]) -> pd.DataFrame:
    """The area's rows, as a case names things."""
    if ADULTS not in release.tables():
        raise ReleaseError(
            Text(sv="Releasen har inga uppgifter om vuxnas utbildning.", en="The release has no records of adults' education."),
            where=f"{release.id}: {ADULTS}",
            mend=Text(sv="Läs in dem (skillshed codes kinds adult_places visar formen), eller planera bara gymnasium.", en="Import them (skillshed codes kinds adult_places shows the form), or plan gymnasium alone."),
        )  # fmt: skip
    told = release.table(ADULTS)
    text = ["school", "school_form", "municipality", "programme", "education", "programme_name", "school_name", "organiser"]  # fmt: skip
    told = told.astype({**dict.fromkeys(text, str), "year": int})
    inside = told["municipality"].isin(area.municipalities) & told["school_form"].isin(list(forms))
    rows = told[inside].rename(columns={"school": "site", "school_name": "name"})
    own = rows["organiser"].str.casefold().str.startswith("kommun")
    return rows.assign(provider=rows["municipality"].where(own, rows["site"])).reset_index(drop=True)


def _programmes(last: pd.DataFrame) -> pd.DataFrame:
    rows = last.drop_duplicates("programme").sort_values("programme", ignore_index=True)
    share = parameters()["minimum_share"]["value"]
    return pd.DataFrame(
        {
            "programme": rows["programme"],
            "name": rows["programme_name"],
            "school_form": rows["school_form"],
            "length": rows["length"].astype(float),
            "group_size": rows["group"].astype(float),
            "minimum": np.ceil(rows["group"].astype(float) * share),
            "cost": rows["cost"].astype(float),
            "fixed_share": fixed_share(),
            "education": rows["education"] + "@" + rows["school_form"],
            "national": False,
            "workplaces": 0.0,
            "payer": rows["school_form"].map(PAYERS),
        }
    )


def _possible(programmes: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """Every programme at every site of its form."""
    return programmes.merge(sites[["site", "school_form"]], on="school_form")[["programme", "site"]]


def _rooms(last: pd.DataFrame) -> pd.DataFrame:
    """Groups that each site holds at once, its programmes together; what is in it today where the record says nothing."""
    held = (last["groups"] * last["length"]).astype(float)
    room = last["premises"].astype(float).fillna(held).clip(lower=held)
    return room.groupby(last["site"]).sum().rename("groups").reset_index()


def _offer(told: pd.DataFrame, *, before: int) -> pd.DataFrame:
    """Groups of earlier autumns; those between the last that is known and the first planned one are as the last."""
    known = told[told["year"] < before][["programme", "site", "year", "groups"]]
    last = int(known["year"].max())
    later = [known[known["year"] == last].assign(year=year) for year in range(last + 1, before)]
    return pd.concat([known, *later], ignore_index=True).astype({"groups": float})


def _need(
    case: Case, chain: list[Chain], form: str, *, told: tuple[pd.DataFrame, pd.DataFrame]
) -> xr.DataArray:
    """What one form is asked for, by the groups that its programmes lead to; told are the programmes and their offer."""
    programmes = told[0][told[0]["school_form"] == form]
    offer = told[1]
    plain = programmes.assign(education=programmes["education"].str.partition("@")[0])
    rows = offer[offer["programme"].isin(plain["programme"])]
    made = need(chain, plain, rows, years=list(case.years), form=form)
    return made.assign_coords(education=[f"{one}@{form}" for one in made["education"].to_numpy()])


def _homes(release: Release, area: PlannedArea) -> pd.DataFrame:
    told = release.table("areas")[["code", "latitude", "longitude"]].astype({"code": str})
    named = told.rename(columns={"code": "municipality"}).set_index("municipality")
    return named.reindex(list(area.municipalities)).reset_index()


def _people(release: Release, area: PlannedArea) -> pd.Series:
    """Residents of each home in the last year that is known."""
    told = release.table("population")
    last = told[(told["year"] == told["year"].max()) & told["sex"].astype(str).isin(["1", "2"])]
    sums: pd.Series = last.groupby(last["region"].astype(str))["value"].sum()
    return sums.reindex(list(area.municipalities)).fillna(0.0).rename_axis("municipality")


def _wishes(
    case: Case, told: pd.DataFrame, minutes: xr.DataArray, *, people: pd.Series, seed: int
) -> xr.DataArray:
    """First-choice applicants, [municipality, programme, year, future]: a site's, spread over homes by residents and travel time."""
    recent = told[told["year"] > told["year"].max() - RECENT]
    mean = recent.groupby(["programme", "site"])["applicants"].sum() / recent["year"].nunique()
    table = mean.to_xarray().fillna(0.0)
    decay = float(choice()["unknown"]["minutes"]["value"])
    near: xr.DataArray = np.exp(decay * minutes) * people.to_xarray()  # type: ignore[assignment]
    share: xr.DataArray = near / near.sum(dim="municipality")
    expected: xr.DataArray = (share * table).sum(dim="site")
    codes = [str(one) for one in table["programme"].to_numpy()]
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 21])))
    z = xr.DataArray(rng.standard_normal((len(codes), len(case.futures))), dims=("programme", "future"), coords={"programme": codes, "future": list(case.futures)})  # fmt: skip
    years = xr.DataArray(list(case.years), dims="year", coords={"year": list(case.years)})
    ahead = np.sqrt((years - int(told["year"].max())) / 5)
    drift: xr.DataArray = np.exp(z * float(choice()["taste"]["value"]) * ahead)  # type: ignore[assignment]
    made: xr.DataArray = expected * drift / drift.mean(dim="future")
    return made.sel(municipality=case.wishes["municipality"]).transpose("municipality", "programme", "year", "future")  # fmt: skip
