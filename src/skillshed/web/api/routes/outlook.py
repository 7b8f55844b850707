# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outlook of an area, in short; every figure behind it is a dataset."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view

from skillshed.outlook.area import AreaOutlook, find_area
from skillshed.web.api.problems import Problem
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

router = Router(tags=["outlook"])


class Balance(Schema):
    """One education group's balance in a year: demand less supply, persons, with its 80 % interval; null where withheld."""

    education: str
    year: int
    mean: float | None
    low: float | None
    high: float | None
    demand: float | None
    supply: float | None
    p_shortage: float | None
    p_surplus: float | None
    verdict: str | None
    flag: str | None = None


class Openings(Schema):
    """Job openings of one occupation (`T`: all) in a year, persons, with their 80 % interval; null where withheld."""

    occupation: str
    year: int
    mean: float | None
    low: float | None
    high: float | None
    flag: str | None = None


class Outlook(Schema):
    """An area's outlook."""

    release: str
    region: str
    name: str
    fictitious: bool
    balance: list[Balance]
    openings: list[Openings]
    gaps: list[dict[str, Any]]


@router.get("/{region}", response={200: Outlook, 404: Problem, 503: Problem}, summary="An area's outlook")
@decorate_view(by_release_alone)
def area(request: HttpRequest, region: str) -> Any:
    """Give the balance of every education group, and the openings of every occupation, year by year."""
    release = releases.of(request)
    found = AreaOutlook.of(release, find_area(release, region))
    openings = found.table("openings")
    if not openings.empty:
        openings = openings[openings["component"] == "openings"]
    return {
        "release": release.id,
        "region": found.region,
        "name": str(found.name),
        "fictitious": found.fictitious,
        "balance": _rows(found.table("balance"), Balance),
        "openings": _rows(openings, Openings),
        "gaps": found.gaps,
    }


def _rows(frame: Any, schema: type[Schema]) -> list[dict[str, Any]]:
    if frame.empty:
        return []
    wanted = [name for name in schema.model_fields if name in frame]
    plain = frame[wanted].astype(object).where(frame[wanted].notna(), None)
    return list(plain.to_dict("records"))
