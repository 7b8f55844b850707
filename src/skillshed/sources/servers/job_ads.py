# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Made-up job ads as the services write them, personal data and all, so that it shows whether they are withheld."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.servers.fiction import OCCUPATIONS, draw

if TYPE_CHECKING:
    from collections.abc import Sequence

PERSON: Final = "Påhittad Person"
DAY: Final = datetime(2026, 11, 20, 8, tzinfo=UTC)


def ad(number: int, areas: Sequence[str], *, day: datetime = DAY) -> dict[str, Any]:
    """Make one ad; its number decides all of it."""
    municipality = areas[draw(len(areas), "place", number)]
    ssyk = list(OCCUPATIONS)[draw(len(OCCUPATIONS), "occupation", number)]
    concept, label = OCCUPATIONS[ssyk]
    published = day - timedelta(days=draw(90, "day", number), minutes=draw(1440, "minute", number))
    return {
        "id": str(29_000_000 + number),
        "headline": f"{label} till {PERSON}",
        "description": {"text": f"Ring {PERSON}, 070-000 00 00. " * 40, "text_formatted": f"<p>{PERSON}</p>" * 40},
        "application_deadline": f"{(published + timedelta(days=30)):%Y-%m-%d}T23:59:59",
        "number_of_vacancies": 1 + draw(3, "vacancies", number),
        "employment_type": {"concept_id": "PFZr_Syz_cUq", "label": "Vanlig anställning", "legacy_ams_taxonomy_id": "1"},
        "duration": {"concept_id": "a7uU_j21_mkL", "label": "Tillsvidare", "legacy_ams_taxonomy_id": "1"},
        "working_hours_type": {"concept_id": "6YE1_gAC_R2G", "label": "Heltid", "legacy_ams_taxonomy_id": "1"},
        "employer": {"phone_number": "070-000 00 00", "email": "person@example.se", "organization_number": "1901010000", "name": PERSON},
        "application_details": {"email": "person@example.se", "reference": PERSON},
        "application_contacts": [{"name": PERSON, "email": "person@example.se", "telephone": "070-000 00 00"}],
        "occupation": {"concept_id": f"{concept[:-1]}x", "label": label, "legacy_ams_taxonomy_id": "7296"},
        "occupation_group": {"concept_id": concept, "label": label, "legacy_ams_taxonomy_id": ssyk},
        "workplace_address": {"municipality_code": municipality, "region_code": municipality[:2], "street_address": f"{PERSON}s väg 1", "coordinates": [15.6, 60.6]},
        "must_have": {"skills": [], "languages": []},
        "publication_date": f"{published:%Y-%m-%dT%H:%M:%S}",
        "last_publication_date": f"{(published + timedelta(days=120)):%Y-%m-%d}T23:59:59",
        "removed": False,
        "removed_date": None,
        "timestamp": int(published.timestamp() * 1000),
    }  # fmt: skip


def tombstone(number: int) -> dict[str, Any]:
    """What is sent of an ad that is gone: codes, no objects and no timestamp."""
    return {
        "id": str(29_000_000 + number),
        "removed": True,
        "removed_date": "2026-11-22T23:59:59",
        "occupation": "aaaa_bbb_00x",
        "occupation_group": "aaaa_bbb_001",
        "occupation_field": "NYW6_mP6_vwf",
        "municipality": "XXXX_aaa_bbb",
        "region": "XXXX_ccc_ddd",
        "country": "i46j_HmG_v64",
    }


def historical(number: int, areas: Sequence[str], *, year: int) -> dict[str, Any]:
    """Make an ad as the historical files hold it: a hash for its id, some objects as lists."""
    told = ad(number, areas, day=datetime(year, 12, 20, 8, tzinfo=UTC))
    return told | {
        "id": f"{number:040x}",
        "original_id": told["id"],
        "occupation": [told["occupation"]],
        "occupation_group": [told["occupation_group"]],
        "employment_type": [None],
    }
