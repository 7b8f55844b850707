# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a release and the region's own file to a case, with everything it rests on kept beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.applicants import Offers
from skillshed.places.area import PlannedArea, planned_area
from skillshed.places.basis import agreed, offered
from skillshed.places.basis.adults import need_forms, with_adults
from skillshed.places.basis.applicants import PEOPLE, Applicants, applicants, wishes
from skillshed.places.basis.need import chains_of, need
from skillshed.places.basis.own import apply_own
from skillshed.places.basis.travel import minutes_by_matrix, minutes_by_position
from skillshed.places.case import Case
from skillshed.places.forms import GYMNASIUM
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from skillshed.places.starters import Chain, Override
    from skillshed.progress import Progress
    from skillshed.warehouse.release import Release

RECENT = 5
"""What has not been offered anywhere for so many years is not on offer."""
CASE_COLUMNS = ["site", "name", "municipality", "provider", "school_form"]


@dataclass(frozen=True, eq=False)
class Basis:
    """A case and what it rests on.

    Attributes:
        case: what is planned.
        area: where.
        applicants: applications, pupils and the choice model.
        chains: from need to starters, by education group, school form and autumn.
        release: the release's id.
        fictitious: whether its figures are the demo world's.
        seed: of every draw.
        sources: title, publisher, vintage and table of each source used.
    """

    case: Case
    area: PlannedArea
    applicants: Applicants
    chains: list[Chain] = field(repr=False)
    release: str
    fictitious: bool
    seed: int
    sources: list[dict[str, str]] = field(repr=False)


def basis(  # noqa: PLR0913 - by name, and each a thing of its own
    release: Release,
    area: str,
    years: Sequence[int],
    *,
    futures: int = 200,
    seed: int = 1,
    overrides: Sequence[Override] = (),
    own: Mapping[str, Any] | None = None,
    agreements: pd.DataFrame | None = None,
    national: bool = False,
    forms: Sequence[str] = (GYMNASIUM,),
    progress: Progress = SILENT,
) -> Basis:
    """Make the case of an area.

    Args:
        release: where the figures come from.
        area: a county, several, a cooperation area or municipalities.
        years: the planned autumns.
        futures: how many futures of need and of applicants.
        seed: of the draws; the same seed gives the same case.
        overrides: factors of the chain that somebody has set.
        own: what the region's own file adds or replaces, under the headings of a case.
        agreements: agreements that the planner knows of, beside the release's: agreement, area (NA: not a primary one), municipality,
            programme, price, first_year, last_year.
        forms: the school forms that are planned, of `adults.FORMS`; upper-secondary school is always one.
        national: ask for the area's share of the nation's need instead of its own.
        progress: who watches.

    Raises:
        ReleaseError: the release lacks a table that a plan rests on.
        UnknownCodeError: there is no such area.
        InputError: something in the files cannot be used.
    """
    need_forms(forms)
    offered.need_tables(release)
    _need_years(release, years)
    where = planned_area(release, area)
    with progress.task(Text(sv="Samlar underlaget", en="Gathering the basis"), total=3) as task:
        network = _network(release, where, years, beside=agreements)
        task.advance()
        choosers = applicants(release, where, network["offers"], autumn=years[0])
        task.advance()
        chain = chains_of(
            release, where, years, futures=futures, seed=seed, overrides=overrides, national=national
        )
        task.advance()
    case = _case(network, choosers, chain, where=where, years=years, seed=seed)
    case = with_adults(case, release, where, chain=chain, forms=forms, seed=seed)
    return Basis(apply_own(case, own or {}), where, choosers, chain, release.id, release.fictitious, seed, _sources(release))  # fmt: skip


def _need_years(release: Release, years: Sequence[int]) -> None:
    told = release.table("outlook_population")["year"]
    first, last = int(told.min()), int(told.max())
    if not years or years[0] < first or years[-1] > last:
        raise InputError(
            Text(sv="Åren ligger utanför det som releasen kan säga något om.", en="The years lie outside what the release can say."),
            where=f"{years[0]}–{years[-1]}" if years else "",
            why=Text(sv=f"Prognosen räcker från {first} till {last}.", en=f"The outlook reaches from {first} to {last}."),
            mend=Text(sv="Välj år däremellan.", en="Choose years in between."),
        )  # fmt: skip


def _network(
    release: Release, area: PlannedArea, years: Sequence[int], *, beside: pd.DataFrame | None
) -> dict[str, Any]:
    """Sites, offers, possible pairs, agreements, teachers and travel times."""
    of = offered.sites(release, area)
    told = offered.records(release, of, autumn=years[0])
    last = told[told["year"] == told["year"].max()]
    recent = told[told["year"] >= told["year"].max() - RECENT]
    codes = sorted(set(recent["programme"]))
    agreements = agreed.in_force(release, area, years[0], beside=beside)
    minutes = _minutes(release, area, of)
    groups = offered.offer(told, before=years[0])
    programmes, per_group = offered.programme_table(codes), offered.teacher_need(codes)
    posts = agreed.teachers(release, {*of["site"], *area.municipalities}, years)
    return {
        "sites": of[CASE_COLUMNS],
        "premises": offered.premises(of, groups, years),
        "programmes": programmes,
        "teacher_need": per_group,
        "possible": offered.possible(of, codes, last),
        "offer": groups[groups["programme"].isin(codes) & (groups["year"] >= years[0] - 3)].reset_index(drop=True),
        "areas": agreed.cooperation_areas(agreements),
        "agreements": agreed.agreements(agreements, codes),
        "teachers": agreed.taught(posts, groups, (of, programmes, per_group)),
        "minutes": minutes,
        "offers": Offers(told[["programme", "site", "year", "places"]], minutes),
    }  # fmt: skip


def _minutes(release: Release, area: PlannedArea, of: pd.DataFrame) -> xr.DataArray:
    homes = release.table("areas")[["code", "latitude", "longitude"]].astype({"code": str})
    homes = homes.rename(columns={"code": "municipality"}).set_index("municipality").reindex(list(area.municipalities)).reset_index()  # fmt: skip
    if "travel_times" in release.tables():
        return minutes_by_matrix(release.table("travel_times"), homes, of)
    return minutes_by_position(homes, of)


def _case(
    network: dict[str, Any],
    choosers: Applicants,
    chain: list[Chain],
    *,
    where: PlannedArea,
    years: Sequence[int],
    seed: int,
) -> Case:
    codes = list(network["programmes"]["programme"])
    asked = need(chain, network["programmes"], network["offer"], years=list(years))
    futures = asked.sizes["future"]
    frames = {name: one for name, one in network.items() if name != "offers"}
    homes = [(code, name) for code, name in where.municipalities.items()]
    return Case(
        name=where.name, years=tuple(years), municipalities=_frame(homes, ("municipality", "name")),
        wishes=wishes(choosers, list(years), z=_normals(codes, futures, seed)),
        need=asked, probability=xr.full_like(asked["future"], 1 / futures, dtype=float), **frames,
    )  # fmt: skip


def _normals(codes: Sequence[str], futures: int, seed: int) -> xr.DataArray:
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 20])))
    axes = {"name": [PEOPLE, *codes], "future": [f"{number + 1}" for number in range(futures)]}
    return xr.DataArray(rng.standard_normal((len(codes) + 1, futures)), dims=tuple(axes), coords=axes)


def _frame(rows: list[tuple[str, str]], columns: tuple[str, str]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - only here

    return pd.DataFrame(rows, columns=list(columns))


def _sources(release: Release) -> list[dict[str, str]]:
    """Every source of the tables that a plan reads: table, title, publisher, vintage."""
    read = (
        *offered.NEEDED,
        "adult_places",
        "agreements",
        "teachers",
        "travel_times",
        "outlook_balance",
        "outlook_supply_flows",
    )
    return [
        {"table": name, "title": str(one.get("title", "")), "publisher": str(one.get("publisher", "")), "retrieved": str(one.get("retrieved_at", ""))[:10]}
        for name in read
        if name in release.tables()
        for one in release.sources(name)
    ]  # fmt: skip
