# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""JobStream, JobSearch and the historical ads: one stock of ads, each service with its own habits."""

from __future__ import annotations

import io
import json
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from skillshed.sources.servers import job_ads
from skillshed.sources.servers.fiction import municipalities

if TYPE_CHECKING:
    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

_ADS = 400
_LAST_OFFSET, _LARGEST_PAGE = 2000, 100


def stream_routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give JobStream's routes."""
    service = _Service(shelf, manners)
    return [Route("/v2/snapshot", service.snapshot), Route("/v2/stream", service.stream)]


def search_routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give JobSearch's routes."""
    return [Route("/search", _Service(shelf, manners).search)]


def historical_routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes of the packed years."""
    return [Route("/{year}.jsonl.zip", _Service(shelf, manners).year)]


class _Service:
    """Quirks: `ads` (how many there are), `cut` (the snapshot stops in the middle of a line) or `short` (after so many lines),
    `changed` and `removed` (numbers of ads that the stream tells)."""  # noqa: D205, D209

    def __init__(self, shelf: list[Shown], manners: Manners) -> None:
        self.areas, self.manners = municipalities(shelf), manners

    def _stock(self) -> list[dict[str, Any]]:
        return _stock(self.manners.quirks.get("ads", _ADS), tuple(self.areas))

    async def snapshot(self, request: Request) -> Response:
        """All ads, one a line; now and then not all of them, with a status that says all is well."""
        lines = _lines(self._stock())
        if self.manners.quirks.pop("cut", False):
            lines = lines[: len(lines) // 2 + 7]
        if short := self.manners.quirks.pop("short", 0):
            lines = b"".join(lines.splitlines(keepends=True)[:short])
        return _answer(request, lines)

    async def stream(self, request: Request) -> Response:
        """What has changed or gone since a moment."""
        if "updated-after" not in request.query_params:
            return JSONResponse({"message": "updated-after"}, status_code=400)
        quirks = self.manners.quirks
        changed = [
            job_ads.ad(number, self.areas) | {"timestamp": 1795600000000 + number}
            for number in quirks.get("changed", ())
        ]
        gone = [job_ads.tombstone(number) for number in quirks.get("removed", ())]
        return _answer(request, _lines(changed + gone))

    async def search(self, request: Request) -> Response:
        """Ads of some areas published between two moments; none beyond the 2,100th can be reached."""
        asked = request.query_params
        offset, limit = int(asked.get("offset", "0")), int(asked.get("limit", "10"))
        if offset > _LAST_OFFSET or limit > _LARGEST_PAGE:
            return JSONResponse(
                {"message": "Input payload validation failed", "errors": {"offset": "0-2000"}},
                status_code=400,
            )
        places = [*asked.getlist("region"), *asked.getlist("municipality")]
        after, before = asked.get("published-after", ""), asked.get("published-before", "9999")
        found = [
            one
            for one in self._stock()
            if (not places or one["workplace_address"]["municipality_code"].startswith(tuple(places)))
            and after < one["publication_date"] < before
        ]
        found.sort(key=lambda one: one["publication_date"])
        told: dict[str, Any] = {"total": {"value": len(found)}}
        if "hits" in request.headers.get("X-Fields", "hits"):
            told["hits"] = found[offset : offset + limit]
        return JSONResponse(told)

    async def year(self, request: Request) -> Response:
        """A packed year; an ad that was edited is there twice."""
        year = int(request.path_params["year"])
        numbers = [*range(self.manners.quirks.get("ads", _ADS)), 0, 1]
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                f"{year}.jsonl", _lines([job_ads.historical(n, self.areas, year=year) for n in numbers])
            )
        return Response(packed.getvalue(), media_type="application/zip")


@lru_cache(maxsize=4)
def _stock(ads: int, areas: tuple[str, ...]) -> list[dict[str, Any]]:
    return [job_ads.ad(number, areas) for number in range(ads)]


def _lines(ads: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in ads)


def _answer(request: Request, lines: bytes) -> Response:
    """Lines where they are asked for; else one array."""
    if "jsonl" in request.headers.get("Accept", ""):
        return Response(lines, media_type="application/jsonl")
    return Response(b"[" + b",".join(lines.splitlines()) + b"]", media_type="application/json")
