# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is kept of one job ad. A field that is not named here is never read: names, e-mails, telephone numbers and the text of the ad.

Employers are left out too: the organisation number of a sole trader is a personal number.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

COLUMNS: Final = (
    "ad", "timestamp", "removed", "published", "until", "vacancies", "occupation", "occupation_concept",
    "municipality", "region", "employment", "duration", "hours",
)  # fmt: skip
_STOCKHOLM: Final = ZoneInfo("Europe/Stockholm")


class _Concept(msgspec.Struct, gc=False):
    concept_id: str | None = None
    legacy_ams_taxonomy_id: str | None = None


# The same field is an object in current ads, a list of objects in some historical ones, a bare id in a tombstone.
_Concepts = _Concept | list[_Concept | None] | str | None


class _Address(msgspec.Struct, gc=False):
    municipality_code: str | None = None
    region_code: str | None = None


class Ad(msgspec.Struct, gc=False):
    """One ad as the services write it: the fields that are kept, and no others."""

    id: str | int
    original_id: str | int | None = None
    timestamp: int | None = None
    removed: bool | None = None
    removed_date: str | None = None
    publication_date: str | None = None
    last_publication_date: str | None = None
    number_of_vacancies: int | float | None = None
    occupation: _Concepts = None
    occupation_group: _Concepts = None
    workplace_address: _Address | list[_Address] | None = None
    employment_type: _Concepts = None
    duration: _Concepts = None
    working_hours_type: _Concepts = None


def kept(ad: Ad) -> tuple[Any, ...]:
    """Give what is kept of an ad, in the order of `COLUMNS`."""
    place = _first(ad.workplace_address)
    group, name = _first(ad.occupation_group), _first(ad.occupation)
    whole = isinstance(group, _Concept)
    return (
        str(ad.original_id or ad.id),
        ad.timestamp if ad.timestamp is not None else _milliseconds(ad.removed_date or ""),
        1 if ad.removed else 0,
        ad.publication_date[:10] if ad.publication_date else None,
        (ad.last_publication_date or ad.removed_date or "")[:10] or None,
        None if ad.removed else ad.number_of_vacancies,
        group.legacy_ams_taxonomy_id if whole else None,
        name.concept_id if isinstance(name, _Concept) else name,
        place.municipality_code if place is not None else None,
        place.region_code if place is not None else None,
        _id(ad.employment_type),
        _id(ad.duration),
        _id(ad.working_hours_type),
    )


def _id(told: Any) -> str | None:
    concept = _first(told)
    return concept.concept_id if isinstance(concept, _Concept) else concept


def _first(told: Any) -> Any:
    return next((one for one in told if one is not None), None) if isinstance(told, list) else told


@lru_cache(maxsize=4096)
def _milliseconds(moment: str) -> int:
    """A time without a zone is Swedish time."""
    return int(datetime.fromisoformat(moment).replace(tzinfo=_STOCKHOLM).timestamp() * 1000) if moment else 0
