# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the register's units to schools; head teachers, e-mails and telephones are never taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.marks import figure
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

COLUMNS: Final = ("school", "name", "municipality", "organiser", "programmes", "latitude", "longitude")
_VISITED: Final = "BESOKSADRESS"
_ORGANISERS: Final = {"KOMMUN": "kommunal", "REGION": "region", "ENSKILD": "enskild", "STAT": "statlig"}


def original(answers: Sequence[Answer]) -> Original:
    """Give the schools; the lists that led to them have none."""
    told = (answer.json() for answer in answers)
    return tabulated(
        "school-units.csv", COLUMNS, (_school(one) for one in told if "schoolUnitCode" in one["data"])
    )


def _school(told: dict[str, Any]) -> dict[str, Any]:
    facts = told["data"]["attributes"]
    place = _position(facts.get("addresses") or [])
    kind = (told.get("included") or {}).get("attributes", {}).get("organizerType")
    return {
        "school": told["data"]["schoolUnitCode"],
        "name": facts["displayName"],
        "municipality": facts["municipalityCode"],
        "organiser": _ORGANISERS.get(str(kind), str(kind or "").casefold()),
        "programmes": " ".join(
            sorted((facts.get("schoolTypeProperties") or {}).get("gy", {}).get("programmes") or [])
        ),
        "latitude": figure(place.get("latitude")).value,
        "longitude": figure(place.get("longitude")).value,
    }


def _position(addresses: list[dict[str, Any]]) -> dict[str, Any]:
    """Where the school is visited; nought and nothing both mean that nobody knows."""
    found = next((one for one in addresses if one.get("type") == _VISITED), {})
    place = found.get("geoCoordinates") or {}
    return place if figure(place.get("latitude")).value else {}
