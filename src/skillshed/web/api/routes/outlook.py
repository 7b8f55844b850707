# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outlook of an area, in short; every figure behind it is a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view

from skillshed.outlook.area import find_area
from skillshed.web.api.problems import Problem
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.public import public_rows

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release

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
    code = find_area(release, region)
    return {
        "release": release.id,
        "region": code,
        "name": str(release.areas().name(code)),
        "fictitious": release.fictitious,
        "balance": _rows(release, "outlook_balance", Balance, region=code),
        "openings": _rows(release, "outlook_openings", Openings, region=code, component="openings"),
        "gaps": [gap for gap in release.manifest["gaps"] if gap.get("region") in (None, code)],
    }


def _rows(release: Release, table: str, schema: type[Schema], **wanted: str) -> list[dict[Any, Any]]:
    if table not in release.tables():
        return []
    frame = public_rows(release, table, **wanted)
    frame = frame[[name for name in schema.model_fields if name in frame]]
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
