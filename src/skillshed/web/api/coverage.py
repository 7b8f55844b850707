# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a release covers, in time and space, as catalogues ask (DCAT 3, `dcterms:temporal` and `dcterms:spatial`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc
from pyarrow import parquet

from skillshed.web.site.counties import told

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release


def temporal(release: Release, table: str) -> dict[str, Any]:
    """Give the first and last year that a table has figures for; nothing where it has no years."""
    path = release.path / f"{table}.parquet"
    if "year" not in parquet.read_schema(path).names:
        return {}
    ends = pc.min_max(parquet.read_table(path, columns=["year"]).column(0)).as_py()
    if ends["min"] is None:
        return {}
    period = {
        "@type": "dcterms:PeriodOfTime",
        "dcat:startDate": _year(ends["min"]),
        "dcat:endDate": _year(ends["max"]),
    }
    return {"dcterms:temporal": period}


def _year(year: int) -> dict[str, str]:
    return {"@value": f"{year:04d}", "@type": "xsd:gYear"}


def spatial(release: Release, here: str) -> dict[str, Any]:
    """Give references to the counties that the release tells of; nothing where it tells of none."""
    places = [{"@id": _place(here, area.code)} for area in told(release)]
    return {"dcterms:spatial": places} if places else {}


def places(release: Release, here: str) -> list[dict[str, Any]]:
    """Give the counties themselves, by name and county code (SCB)."""
    return [
        {
            "@id": _place(here, area.code),
            "@type": "dcterms:Location",
            "dcterms:identifier": area.code,
            "skos:prefLabel": [
                {"@value": area.name.sv, "@language": "sv"},
                {"@value": area.name.en, "@language": "en"},
            ],
        }
        for area in told(release)
    ]


def _place(here: str, code: str) -> str:
    return f"{here}#lan-{code}"
