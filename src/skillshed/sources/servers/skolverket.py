# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Skolverket's services: what they refuse, what they silently ignore, how they write figures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from starlette.responses import JSONResponse
from starlette.routing import Route

from skillshed.sources.servers.fiction import called, draw, municipalities
from skillshed.sources.servers.pxweb import v1
from skillshed.sources.servers.shelf import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners

PERSON: Final = "Påhittad Rektor"
PROGRAMMES: Final = ("BF25", "EK25", "NA25", "VO25")
_VENDOR = "application/vnd.skolverket.plannededucations.api.v4.hal+json"
# Every way a point has been met to be written, with one type of value that no specification names.
_POINTS = ("215,0", "257,1", "cirka 210", "~100", "..", ".", "*", None, "")


def database_routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes of Skolverket's own PxWeb, of the older generation: one folder, one table."""
    return v1.routes([_comparison(municipalities(shelf))], manners)


def planned_routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes of Planned Educations."""
    service = _Planned(municipalities(shelf), manners)
    return [
        Route("/v4/education-events", service.events),
        Route("/v4/adult-education-events", service.adults),
    ]


def unit_routes(shelf: list[Shown], _: Manners) -> list[Route]:
    """Give the routes of the register of school units."""
    service = _Units(municipalities(shelf))
    return [Route("/v2/school-units", service.listed), Route("/v2/school-units/{code}", service.unit)]


def syllabus_routes(_: list[Shown], manners: Manners) -> list[Route]:
    """Give the Syllabus API's routes."""
    service = _Syllabus(manners)
    return [Route("/programs", service.listed), Route("/programs/{code}", service.programme)]


def _comparison(areas: Sequence[str]) -> Shown:
    """A table that describes more variables than it counts, with the marks of secrecy and of what is missing."""
    levels, years = ["00", "A1", *areas], {"2024": "2024/25", "2025": "2025/26"}
    variables = {
        "variable": {"2": called("Elever, antal")},
        "level": {code: called(code) for code in levels},
        "time": years,
    }
    figures = [draw(9000, code, year) + 100.0 for code in levels for year in years]
    figures[-1] = figures[-2] = math.nan
    described = {code: {"label": code, "extension": {"elimination": False}} for code in variables}
    return Shown(
        id="Skolor_och_elever",
        path="Kommunala_jamforelsetal/Grundskola/Skolor_och_elever",
        head={
            "version": "2.0", "class": "dataset", "label": called("Skolor och elever"), "source": "Skolverket",
            "updated": "2026-09-24T06:00:00Z", "role": {"time": ["time"]}, "dimension": described, "extension": {},
        },
        variables=variables,
        values=np.array(figures).reshape(1, len(levels), len(years)),
        marks={len(figures) - 2: "..", len(figures) - 1: "."},
    )  # fmt: skip


class _Planned:
    def __init__(self, areas: Sequence[str], manners: Manners) -> None:
        self.areas, self.manners = areas, manners

    async def events(self, request: Request) -> JSONResponse:
        """Programmes at schools."""
        rows = [_event(area, programme) for area in self.areas for programme in PROGRAMMES]
        return self._page(request, "educationEvents", rows, largest=1000)

    async def adults(self, request: Request) -> JSONResponse:
        """Occasions of adult education, of one area where the parameter is read."""
        area = None if self.manners.quirks.get("deaf") else request.query_params.get("geographicalAreaCode")
        rows = [_adult(code, number) for code in self.areas for number in range(30) if area in {None, code}]
        return self._page(request, "listedAdultEducationEvents", rows, largest=200)

    def _page(self, request: Request, name: str, rows: list[dict[str, Any]], *, largest: int) -> JSONResponse:
        if _VENDOR not in request.headers.get("Accept", ""):
            return JSONResponse({"status": "ERROR"}, status_code=406)
        size = min(
            int(request.query_params.get("size", "20")),
            largest,
            int(self.manners.quirks.get("page", largest)),
        )
        number = int(request.query_params.get("page", "0"))
        some = rows[number * size : (number + 1) * size]
        if number and self.manners.quirks.get("lost"):
            some = some[:-1]
        page = {
            "size": size,
            "totalElements": len(rows),
            "totalPages": -(-len(rows) // size),
            "number": number,
        }
        return JSONResponse(
            {"status": "OK", "message": "Success", "body": {"_embedded": {name: some}, "page": page}},
            media_type=_VENDOR,
        )


class _Units:
    def __init__(self, areas: Sequence[str]) -> None:
        self.areas = areas

    async def listed(self, request: Request) -> JSONResponse:
        """All units in one answer: an object that holds a list."""
        area = request.query_params.get("municipality_code")
        units = [
            {"schoolUnitCode": f"1{code}001", "name": called("Gymnasiet"), "status": "AKTIV"}
            for code in self.areas
            if area in {None, code}
        ]
        return JSONResponse(
            {
                "meta": {"extractDate": "2026-11-23T00:06:10.19+01:00"},
                "data": {"type": "schoolunit", "attributes": units},
            }
        )

    async def unit(self, request: Request) -> JSONResponse:
        """One unit, with the persons that nobody should keep; decimal commas in one system of coordinates and points in the other."""
        code = request.path_params["code"]
        area = code[1:5]
        if area not in self.areas:
            return JSONResponse(
                {"type": "about:blank", "title": "Not Found", "status": "404", "detail": code},
                status_code=404,
            )
        known = draw(4, code) > 0
        place = {
            "coordinateSweRefN": "6720000,123",
            "latitude": "60.60" if known else "0",
            "longitude": "15.63" if known else None,
        }
        address = {
            "type": "BESOKSADRESS",
            "streetAddress": "Storgatan 1",
            "locality": "Orten",
            "geoCoordinates": place,
        }
        facts = {
            "displayName": called("Gymnasiet"), "status": "AKTIV", "email": "rektor@example.se", "phoneNumber": "070-000 00 00",
            "headMaster": PERSON, "municipalityCode": area, "schoolTypes": ["GY"],
            "schoolTypeProperties": {"gy": {"programmes": list(PROGRAMMES)}}, "addresses": [address],
        }  # fmt: skip
        organiser = {
            "type": "organization",
            "organizationNumber": "2120000000",
            "attributes": {"displayName": called("Kommunen"), "organizerType": "KOMMUN"},
        }
        return JSONResponse(
            {
                "data": {"type": "schoolunit", "schoolUnitCode": code, "attributes": facts},
                "included": organiser,
            }
        )


class _Syllabus:
    def __init__(self, manners: Manners) -> None:
        self.manners = manners

    async def listed(self, request: Request) -> JSONResponse:
        """Programmes that hold, will hold or no longer hold; an empty list is not found, with the one or the other kind of error."""
        asked = request.query_params.get("schooltype", ""), request.query_params.get("timespan", "")
        found = {("GY", "LATEST"): ["NA25", "VO25"], ("GY", "EXPIRED"): ["NA", "VÅ"]}.get(asked, [])
        if not found:
            key = "code" if asked[1] == "FUTURE" else "errorCode"
            return JSONResponse({key: "404", "message": "No programs found"}, status_code=404)
        return JSONResponse(
            {
                "apiName": "Syllabus API",
                "totalElements": len(found),
                "programs": [_listed_programme(code) for code in found],
            }
        )

    async def programme(self, request: Request) -> JSONResponse:
        """One programme; what has no value is left out."""
        code = request.path_params["code"]
        told = _listed_programme(code) | {"schoolTypes": ["GY"]}
        if code.endswith("25"):
            told |= {
                "studyPathType": "PROGRAM25", "category": "VOCATIONAL_PROGRAM",
                "foundationSubjects": {"subjects": [{"code": "MATE", "name": "Matematik"}]},
                "orientations": [{"code": f"{code[:2]}ABC", "name": called("Inrikt\u00adning")}],
            }  # fmt: skip
        return JSONResponse({"calledMethod": "ReadProgram", "totalElements": 1, "program": told})


def _listed_programme(code: str) -> dict[str, Any]:
    name = called("Natur&shy;vetenskaps\u00adprogrammet")
    if code.endswith("25"):
        return {"code": code, "name": name, "startDate": "2025-07-01"}
    return {"code": code, "name": name, "startDate": "2011-07-01 00:00:00", "endDate": "2025-07-01T00:00:00"}


def _event(area: str, programme: str) -> dict[str, Any]:
    place = (draw(100, area), PROGRAMMES.index(programme))
    return {
        "schoolUnitCode": f"1{area}001", "schoolUnitName": called("Gymnasiet"), "studyPathCode": programme, "studyPathName": "Programmet",
        "startDate": "2026-07-31 20:00:00", "typeOfSchooling": {"code": "gy"}, "contactInfo": {"email": "rektor@example.se"},
        "admissionPointsMin": _POINTS[sum(place) % len(_POINTS)], "admissionPointsAverage": _POINTS[(sum(place) + 1) % len(_POINTS)],
        "admissionPointsSemester": "2025" if place[0] % 7 else None, "principalOrganizerType": ("Kommun", "Kommunal", "Fristående", "Enskild")[place[1]],
    }  # fmt: skip


def _adult(area: str, number: int) -> dict[str, Any]:
    return {
        "educationEventId": f"e.myh.{area}.{number:05}", "providerName": called("Utbildaren"), "municipality": area,
        "geographicalAreaCode": area if number % 3 else f"{area}-Orten", "credits": "400", "creditsSystem": "yh",
        "contactInfoAddressCity": PERSON, "typeOfSchool": "Yrkeshögskoleutbildning", "semesterStartFrom": "2026-08-24",
        "paceOfStudy": "100.0", "titleSv": called("Drifttekniker"), "distance": False,
        "lastApplicationDate": ("2026-04-15", "2026-04-15T23:59:00", "2099-12-31", None)[number % 4], "executionCondition": 1,
    }  # fmt: skip
