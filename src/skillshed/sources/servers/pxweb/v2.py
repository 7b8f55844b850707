# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The second generation: `/v2/config`, tables, metadata, code lists and data."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from skillshed.sources.servers.pxweb.answering import dataset, description
from skillshed.sources.servers.pxweb.asking import Axis, RefusedError, axis_of, eliminated, variable_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

    Handler = Callable[[Request], Awaitable[Response]]

_CELLS = 150_000


def routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes."""
    service = _Service(shelf, manners)
    return [
        Route("/v2/config", service.config),
        Route("/v2/tables", service.tables),
        Route("/v2/tables/{id}/metadata", _problems(service.metadata)),
        Route("/v2/tables/{id}/data", _problems(service.data), methods=["GET", "POST"]),
        Route("/v2/codelists/{id}", _problems(service.codelist)),
    ]


class _Service:
    def __init__(self, shelf: list[Shown], manners: Manners) -> None:
        self.shelf, self.manners = shelf, manners

    async def config(self, _: Request) -> Response:
        """Tell the limits, which are the manners' own."""
        return JSONResponse(
            {
                "apiVersion": "2.3.2",
                "appVersion": "local",
                "languages": [{"id": "sv", "label": "Svenska"}],
                "defaultLanguage": "sv",
                "maxDataCells": self.manners.quirks.get("told cells", self._cells()),
                "maxCallsPerTimeWindow": self.manners.calls or 1000,
                "timeWindow": self.manners.seconds,
                "license": "https://creativecommons.org/share-your-work/public-domain/cc0/",
                "dataFormats": ["json-stat2", "csv"],
                "defaultDataFormat": "json-stat2",
            }
        )

    async def tables(self, request: Request) -> Response:
        """List tables by pages of twenty; the links spell `pagesize` in lower case, a page past the end is 404."""
        query = request.query_params.get("query", "").casefold()
        found = [shown for shown in self.shelf if query in str(shown.head.get("label", "")).casefold()]
        number = int(request.query_params.get("pageNumber", "1"))
        size = int(request.query_params.get("pageSize", request.query_params.get("pagesize", "20")))
        pages = max(1, -(-len(found) // size))
        if number > pages:
            return _problem(RefusedError(404, "Non-existent page"))
        lines = [
            {"id": shown.id, "label": shown.head.get("label"), "updated": shown.head.get("updated")}
            for shown in found
        ]
        following = [
            {"rel": "next", "href": f"{request.url.path}/?lang=sv&pagesize={size}&pageNumber={number + 1}"}
        ]
        page = {"pageNumber": number, "pageSize": size, "totalElements": len(found), "totalPages": pages}
        return JSONResponse(
            {
                "tables": lines[(number - 1) * size : number * size],
                "page": page | {"links": following if number < pages else []},
            }
        )

    async def metadata(self, request: Request) -> Response:
        """Describe a table."""
        shown = self._find(request, 404)
        return JSONResponse(description(shown, capital=bool(self.manners.quirks.get("codeLists"))))

    async def codelist(self, request: Request) -> Response:
        """Describe a code list; its name must be exact, and its members come in no order."""
        name = request.path_params["id"]
        for shown in self.shelf:
            if name in shown.groups:
                values = [
                    {"code": code, "label": code, "valueMap": list(reversed(members))}
                    for code, members in shown.groups[name][1].items()
                ]
                return JSONResponse({"id": name, "label": name, "type": "Aggregation", "values": values})
        raise RefusedError(404, "Non-existent codelist", told=400)

    async def data(self, request: Request) -> Response:
        """Answer a question by GET or POST; an unknown table is 400 with 404 in the body."""
        shown = self._find(request, 400)
        if request.query_params.get("outputFormat") not in {None, "json-stat2", "csv"}:
            raise RefusedError(400, "Unsupported output format")
        if request.query_params.get("outputFormatParams"):
            raise RefusedError(400, "Unsupported output format")
        asked = await _asked(request)
        axes = self._axes(shown, asked) if asked else self._default(shown)
        if prod(len(axis.codes) for axis in axes) > self._cells():
            raise RefusedError(*self.manners.quirks.get("too many", (400, "Too many cells selected")))
        if request.query_params.get("outputFormat") == "csv":
            return Response(_csv(axes), media_type="text/csv; charset=iso-8859-1")
        return JSONResponse(dataset(shown, axes, sparse=bool(self.manners.quirks.get("sparse"))))

    def _axes(self, shown: Shown, asked: dict[str, tuple[list[str], str | None]]) -> list[Axis]:
        named = {variable_of(shown, said): wish for said, wish in asked.items()}
        return [
            axis_of(shown, code, named[code][0], codelist=named[code][1])
            if code in named
            else eliminated(shown, code)
            for code in shown.variables
        ]

    def _default(self, shown: Shown) -> list[Axis]:
        """Nothing asked is not everything: the server's own small cut."""
        return [
            axis_of(shown, code, ["TOP(1)"] if code == shown.time else [next(iter(labels))])
            for code, labels in shown.variables.items()
        ]

    def _cells(self) -> int:
        return int(self.manners.quirks.get("cells", _CELLS))

    def _find(self, request: Request, status: int) -> Shown:
        wanted = request.path_params["id"].casefold()
        for shown in self.shelf:
            if shown.id.casefold() == wanted:
                return shown
        raise RefusedError(status, "Non-existent table", told=404)


async def _asked(request: Request) -> dict[str, tuple[list[str], str | None]]:
    """Variable -> (expressions, code list), from the address or the body."""
    if request.method == "POST":
        told = await request.json()
        return {
            each["variableCode"]: (each["valueCodes"], each.get("codelist"))
            for each in told.get("selection", ())
        }
    asked: dict[str, tuple[list[str], str | None]] = {}
    for key, value in request.query_params.multi_items():
        if key.casefold().startswith("valuecodes["):
            code = key[11:-1]
            asked[code] = (_divided(value), request.query_params.get(f"codelist[{code}]"))
    return asked


def _divided(value: str) -> list[str]:
    """Divide at commas outside brackets and parentheses."""
    items, depth, start = [], 0, 0
    for place, letter in enumerate(value + ","):
        depth += (letter in "[(") - (letter in "])")
        if letter == "," and depth == 0:
            items.append(value[start:place].strip("[]"))
            start = place + 1
    return items


def _csv(axes: list[Axis]) -> bytes:
    return "\r\n".join(",".join(f'"{label}"' for label in axis.labels.values()) for axis in axes).encode(
        "iso-8859-1", "replace"
    )


def _problem(refused: RefusedError) -> Response:
    told: dict[str, Any] = {"type": "Parameter error", "title": refused.title, "status": refused.told}
    return JSONResponse(told, status_code=refused.status, media_type="application/problem+json")


def _problems(handler: Handler) -> Handler:
    async def handled(request: Request) -> Response:
        try:
            return await handler(request)
        except RefusedError as refused:
            return _problem(refused)

    return handled
