# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Susa-navet: unavailable at night, deleted records without content, languages in any order, at most 2,000 a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse
from starlette.routing import Route

from skillshed.sources.servers.fiction import called, draw, municipalities

if TYPE_CHECKING:
    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

PERSON: Final = "Påhittad Kontakt"
_LARGEST = 2000
_EACH = 6


def routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes; the quirk `night` is how many calls are refused with 503 first."""
    service = _Service(municipalities(shelf), manners)
    return [Route("/{part}", service.part)]


class _Service:
    def __init__(self, areas: tuple[str, ...], manners: Manners) -> None:
        self.manners = manners
        self.parts = {
            "educationEvents": [*(_event(area, number) for area in areas for number in range(_EACH)), {"id": "e.sv.deleted.1", "status": "ACTIVE", "content": None}],
            "educationInfos": [_info(number) for number in range(_EACH)],
            "educationProviders": [_provider()],
        }  # fmt: skip

    async def part(self, request: Request) -> JSONResponse:
        """One page of events, infos or providers."""
        quirks = self.manners.quirks
        if quirks.get("night", 0) > 0:
            quirks["night"] -= 1
            told = {"timestamp": "2026-11-23T02:00:00", "status": 503, "type": "x", "message": "Updating"}
            return JSONResponse(told, status_code=503)
        asked = request.query_params
        size, number = int(asked.get("size", "100")), int(asked.get("page", "0"))
        if size > _LARGEST:
            return JSONResponse({"status": 400, "message": "size"}, status_code=400)
        rows = self.parts.get(request.path_params["part"], [])
        if "updatedSince" in asked and request.path_params["part"] == "educationEvents":
            rows = rows[: quirks.get("updated", 0)]
        size = min(size, quirks.get("page", size))
        page = {
            "size": size,
            "totalElements": len(rows),
            "totalPages": -(-len(rows) // size),
            "pageNumber": number,
        }
        return JSONResponse(
            {request.path_params["part"]: rows[number * size : (number + 1) * size], "page": page}
        )


def _event(area: str, number: int) -> dict[str, Any]:
    words = [
        {"lang": "swe", "value": called("Drifttekniker")},
        {"lang": "eng", "value": called("Technician")},
    ]
    content = {
        "identifier": f"e.sv.{area}.{number}", "education": f"i.sv.{number}", "providers": ["p.sv.1"], "lastEdited": "2026-03-18T14:47:37",
        "expires": "2028-06-30T00:00:00" if number else "2020-06-30T00:00:00",
        "title": {"strings": words if draw(2, area, number) else words[::-1]},
        "url": {"urls": [{"lang": "swe", "value": "www.example.se/drift"}]},
        "locations": [{"town": "Orten", "areaCode": area, "country": "SE"}],
        "execution": {"condition": {"code": "1"}, "start": "2026-08-24", "end": "2028-06-02" if number else "2020-06-02"},
        "isCancelled": number == 1, "paceOfStudy": {"percentage": 100.0}, "application": {"first": "2026-02-01", "last": "2026-04-15"},
    }  # fmt: skip
    return {"id": content["identifier"], "status": "ACTIVE", "content": content}


def _info(number: int) -> dict[str, Any]:
    content = {
        "identifier": f"i.sv.{number}", "type": {"type": "C_SchoolType", "code": "YH"}, "title": {"strings": []},
        "subjects": [{"type": "C_Subject_SUN", "code": "521"}, {"type": "UH_Subject", "code": "X"}],
        "qualificationLevel": {"type": "C_Qualification", "code": "5"}, "credits": {"system": {"code": "yh"}, "credits": 400},
    }  # fmt: skip
    return {"id": content["identifier"], "status": "ACTIVE", "content": content}


def _provider() -> dict[str, Any]:
    content = {
        "identifier": "p.sv.1", "name": {"strings": [{"lang": "swe", "value": called("Utbildaren")}]}, "emailAddresses": ["person@example.se"],
        "phones": [{"number": "070-000 00 00", "function": PERSON}], "contactAddress": {"streetAddress": f"{PERSON}s väg 1"},
    }  # fmt: skip
    return {"id": "p.sv.1", "status": "ACTIVE", "content": content}
