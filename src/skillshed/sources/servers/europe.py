# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""ESCO and Eurostat: a wrong version unless one is told, descriptions that are missing in a language; figures by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from skillshed.sources.servers.fiction import OCCUPATIONS, called, draw

if TYPE_CHECKING:
    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

_URI = "http://data.europa.eu/esco/occupation/"
_SKILL = "http://data.europa.eu/esco/skill/"


def esco_routes(_: list[Shown], manners: Manners) -> list[Route]:
    """Give ESCO's routes."""
    service = _Esco(manners)
    return [Route("/search", service.search), Route("/resource/occupation", service.occupation)]


def eurostat_routes(_: list[Shown], manners: Manners) -> list[Route]:
    """Give Eurostat's routes."""
    service = _Eurostat(manners)
    return [Route("/data/{dataset}", service.data), Route("/sdmx/data/{flow}/{key}", service.series)]


class _Esco:
    def __init__(self, manners: Manners) -> None:
        self.manners = manners

    async def search(self, request: Request) -> JSONResponse:
        """Occupations; the version of one's own choice is an old one, with an occupation less."""
        asked = request.query_params
        codes = list(OCCUPATIONS)[: len(OCCUPATIONS) if "selectedVersion" in asked else -1]
        first, many = (
            int(asked.get("offset", "0")),
            min(int(asked.get("limit", "20")), self.manners.quirks.get("page", 100)),
        )
        results = [
            {"className": "Occupation", "uri": _URI + code, "title": called(OCCUPATIONS[code][1])}
            for code in codes[first : first + many]
        ]
        return JSONResponse(
            {"total": len(codes), "offset": first, "limit": many, "_embedded": {"results": results}}
        )

    async def occupation(self, request: Request) -> JSONResponse:
        """One occupation; its description is English only."""
        code = request.query_params["uri"].removeprefix(_URI)
        label = called(OCCUPATIONS[code][1])
        labels = {"en": f"{label} en"} if code == "8332" else {"sv": label, "en": f"{label} en"}
        skills = [{"uri": f"{_SKILL}{code}", "title": "kunskap"}]
        return JSONResponse({
            "className": "Occupation", "uri": _URI + code, "title": label, "preferredLabel": labels, "description": {"en": {"literal": "…"}},
            "_links": {"hasEssentialSkill": skills, "hasOptionalSkill": [], "broaderIscoGroup": [{"uri": f"http://data.europa.eu/esco/isco/C{code}", "code": code}]},
        })  # fmt: skip


class _Eurostat:
    def __init__(self, manners: Manners) -> None:
        self.manners = manners

    async def series(self, _: Request) -> Response:
        """Series in SDMX-ML; a large answer is only promised, in a footer."""
        body = _LATER if self.manners.quirks.pop("asynchronous", False) else _SERIES
        return Response(
            _SDMX.format(body=body), media_type="application/vnd.sdmx.genericdata+xml;version=2.1"
        )

    async def data(self, request: Request) -> JSONResponse:
        """A dataset: empty cells left out, flags by place; an error with a status that says all is well."""
        if self.manners.quirks.pop("asynchronous", False):
            return JSONResponse({"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE"}})
        areas, years = request.query_params.getlist("geo"), ["2023", "2024"]
        values, status = {}, {}
        for place in range(len(areas) * len(years)):
            if draw(4, place):
                values[str(place)] = draw(1000, request.path_params["dataset"], place) / 10
            else:
                status[str(place)] = ":c" if draw(2, place, "c") else "c"
        return JSONResponse({
            "version": "2.0", "class": "dataset", "label": called("Sysselsatta"), "id": ["freq", "sex", "geo", "time"],
            "size": [1, 1, len(areas), len(years)], "value": values, "status": status,
            "dimension": {"freq": _dimension(["A"]), "sex": _dimension(["T"]), "geo": _dimension(areas), "time": _dimension(years)},
        })  # fmt: skip


_SDMX = """<?xml version="1.0" encoding="UTF-8"?>
<mes:GenericData xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:gen="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic" xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
<mes:Header><mes:ID>X1</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2026-11-23T00:00:00</mes:Prepared><mes:Sender id="ESTAT"/>
<mes:Structure structureID="S1" dimensionAtObservation="TIME_PERIOD"><com:Structure><Ref agencyID="ESTAT" id="X" version="1.0" class="DataStructure"/></com:Structure></mes:Structure></mes:Header>
{body}</mes:GenericData>"""
_SERIES = """<mes:DataSet structureRef="S1" action="Replace"><gen:Series><gen:SeriesKey>
<gen:Value id="freq" value="A"/><gen:Value id="sex" value="T"/><gen:Value id="geo" value="SE31"/></gen:SeriesKey>
<gen:Obs><gen:ObsDimension value="2023"/><gen:ObsValue value="12.5"/></gen:Obs>
<gen:Obs><gen:ObsDimension value="2024"/><gen:ObsValue value="NaN"/><gen:Attributes><gen:Value id="OBS_FLAG" value="c"/></gen:Attributes></gen:Obs>
</gen:Series></mes:DataSet>"""
_LATER = """<foo:Footer xmlns:foo="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message/footer"><foo:Message code="413" severity="Information">
<com:Text>Too large: https://example.eu/later.zip</com:Text></foo:Message></foo:Footer>"""


def _dimension(codes: list[str]) -> dict[str, Any]:
    return {
        "category": {
            "index": {code: place for place, code in enumerate(codes)},
            "label": {code: code for code in codes},
        }
    }
