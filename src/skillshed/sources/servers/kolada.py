# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Kolada v3: at most 25 ids in a segment, pages by `next_url`, deleted figures among the others, nothing said of ids it does not know."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from skillshed.sources.servers.fiction import called, draw, municipalities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

_MOST = 25
_KPIS = {
    "N03937": "Öppen arbetslöshet, andel (%)",
    "N17461": "Gymnasieelever med examen inom 3 år, andel (%)",
    "N17474": "Ungdomar som är etablerade på arbetsmarknaden eller studerar 2 år efter, andel (%)",
    "N18409": "Komvuxelever som slutfört kurs, andel (%)",
}


def routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes."""
    service = _Service(municipalities(shelf), manners)
    return [
        Route("/v3/kpi", service.search),
        Route("/v3/kpi/{ids}", service.named),
        Route("/v3/data/{path:path}", service.data),
    ]


class _Service:
    def __init__(self, areas: Sequence[str], manners: Manners) -> None:
        counties = sorted({f"00{code[:2]}" for code in areas})
        self.areas = ["0000", *counties, *areas]
        self.manners = manners

    async def search(self, request: Request) -> JSONResponse:
        """Key figures whose title holds some words."""
        words = request.query_params.get("title", "").casefold()
        return self._page(request, [_kpi(code) for code, title in _KPIS.items() if words in title.casefold()])

    async def named(self, request: Request) -> JSONResponse:
        """Key figures by id."""
        ids = request.path_params["ids"].split(",")
        return (
            _too_many()
            if len(ids) > _MOST
            else self._page(request, [_kpi(code) for code in ids if code in _KPIS])
        )

    async def data(self, request: Request) -> JSONResponse:
        """Figures: at least two of key figure, municipality and year."""
        words = request.path_params["path"].strip("/").split("/")
        asked = {name: ids.split(",") for name, ids in zip(words[::2], words[1::2], strict=False)}
        if len(asked) < 2:  # noqa: PLR2004 - two of three
            return JSONResponse({"detail": "at least two segments"}, status_code=400)
        if any(len(ids) > _MOST for ids in asked.values()):
            return _too_many()
        if request.query_params.get("from_date") and not self.manners.quirks.get("changed"):
            return self._page(request, [])
        areas = [code for code in asked.get("municipality", self.areas) if code in self.areas]
        kpis = [code for code in asked.get("kpi", _KPIS) if code in _KPIS]
        years = asked.get("year", ["2023", "2024", "2025"])
        return self._page(request, [_cell(*key) for key in product(kpis, areas, years)])

    def _page(self, request: Request, values: list[dict[str, Any]]) -> JSONResponse:
        size = min(
            int(request.query_params.get("per_page", "5000")), int(self.manners.quirks.get("page", 5000))
        )
        page = int(request.query_params.get("page", "1"))
        more = page * size < len(values)
        following = str(request.url.include_query_params(page=page + 1)) if more else None
        some = values[(page - 1) * size : page * size]
        return JSONResponse({"values": some, "count": len(some), "next_url": following, "previous_url": None})


def _kpi(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "title": called(_KPIS[code]),
        "is_divided_by_gender": True,
        "auspice": "X",
        "publication_date": "2026-03-01",
    }


def _cell(kpi: str, area: str, year: str) -> dict[str, Any]:
    values: list[dict[str, Any]] = [
        {
            "gender": gender,
            "count": 1,
            "status": "",
            "value": draw(1000, kpi, area, year, gender) / 10,
            "isdeleted": False,
        }
        for gender in ("T", "K", "M")
    ]
    values.append({"gender": "T", "count": 1, "status": "", "value": 999.0, "isdeleted": True})
    if draw(5, kpi, area, year) == 0:
        values[1] |= {"value": None, "status": "Missing"}
    return {"kpi": kpi, "municipality": area, "period": int(year), "values": values}


def _too_many() -> JSONResponse:
    return JSONResponse({"detail": "too many ids"}, status_code=400)
