# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""ESCO and Eurostat: a wrong version unless one is told, descriptions that are missing in a language; figures by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
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
    return [Route("/data/{dataset}", _Eurostat(manners).data)]


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


def _dimension(codes: list[str]) -> dict[str, Any]:
    return {
        "category": {
            "index": {code: place for place, code in enumerate(codes)},
            "label": {code: code for code in codes},
        }
    }
