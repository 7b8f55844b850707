# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The first generation: folders, metadata without the keys that do not hold, a byte order mark, 403 over the limit."""

from __future__ import annotations

import json
from math import prod
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from skillshed.sources.servers.pxweb.answering import dataset
from skillshed.sources.servers.pxweb.asking import Axis, RefusedError, axis_of, eliminated, variable_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

_CELLS = 150_000
_MANY = 1_000_000
_BOM = b"\xef\xbb\xbf"


def routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the routes: everything is one path."""
    service = _Service(shelf, manners)
    return [
        Route("/v1", service.folder),
        Route("/v1/{path:path}", service.look, methods=["GET"]),
        Route("/v1/{path:path}", service.data, methods=["POST"]),
    ]


class _Service:
    def __init__(self, shelf: list[Shown], manners: Manners) -> None:
        self.shelf, self.manners = shelf, manners

    async def folder(self, request: Request) -> Response:
        """List the root, or the limits where the bare key `config` is asked for."""
        if request.url.query == "config":
            told = {
                "maxValues": self._many(),
                "maxCells": self._cells(),
                "maxCalls": self.manners.calls or 1000,
            }
            if self.manners.quirks.get("no maxCells"):
                del told["maxCells"]
            return _json(told | {"timeWindow": self.manners.seconds, "CORS": True})
        if "query" in request.query_params:
            return _json(self._found(request.query_params["query"]))
        return _json(self._listed(""))

    def _found(self, words: str) -> list[dict[str, Any]]:
        """Hits tell their path relative to the node that was searched."""
        hits = [shown for shown in self.shelf if words.casefold() in str(shown.head.get("label")).casefold()]
        parts = [(shown, *shown.path.rpartition("/")) for shown in hits]
        return [
            {
                "id": name,
                "path": f"/{folder}",
                "title": shown.head.get("label"),
                "score": 1.0,
                "published": shown.head.get("updated"),
            }
            for shown, folder, _, name in parts
        ]

    async def look(self, request: Request) -> Response:
        """Describe a table, or list a folder."""
        path = request.path_params["path"].strip("/").removeprefix("START/")
        shown = next((each for each in self.shelf if each.path == path), None)
        if shown is not None:
            return _json(
                {
                    "title": shown.head.get("label"),
                    "variables": [self._variable(shown, c) for c in shown.variables],
                }
            )
        listed = self._listed(path)
        return _json(listed) if listed else Response("Not found", status_code=404, media_type="text/html")

    async def data(self, request: Request) -> Response:
        """Answer a question; the answer begins with a byte order mark, as many of these servers do."""
        path = request.path_params["path"].strip("/").removeprefix("START/")
        shown = next((each for each in self.shelf if each.path == path), None)
        if shown is None:
            return Response("Not found", status_code=404, media_type="text/html")
        try:
            axes = _axes(shown, await request.json())
        except RefusedError:
            return Response("<html>Bad Request</html>", status_code=400, media_type="text/html")
        if prod(len(axis.codes) for axis in axes) > self._cells():
            return Response("Forbidden", status_code=403, media_type="text/html")
        return _json(dataset(shown, axes), mark=True)

    def _variable(self, shown: Shown, code: str) -> dict[str, Any]:
        """Keys that do not hold are left out, and so are values where they are very many."""
        labels = shown.variables[code]
        told: dict[str, Any] = {"code": code, "text": shown.head["dimension"][code].get("label", code)}
        if len(labels) <= self._many():
            told |= {"values": list(labels), "valueTexts": list(labels.values())}
        if shown.eliminable(code):
            told["elimination"] = True
        if code == shown.time:
            told["time"] = True
        return told

    def _listed(self, path: str) -> list[dict[str, Any]]:
        below = f"{path}/" if path else ""
        tables = [shown for shown in self.shelf if shown.path.startswith(below)]
        folders = sorted(
            {
                s.path.removeprefix(below).partition("/")[0]
                for s in tables
                if "/" in s.path.removeprefix(below)
            }
        )
        lines: list[dict[str, Any]] = [{"id": name, "type": "l", "text": name} for name in folders]
        lines += [
            {
                "id": s.path.removeprefix(below),
                "type": "t",
                "text": s.head.get("label"),
                "updated": s.head.get("updated"),
            }
            for s in tables
            if "/" not in s.path.removeprefix(below)
        ]
        return lines

    def _cells(self) -> int:
        return int(self.manners.quirks.get("cells", _CELLS))

    def _many(self) -> int:
        return int(self.manners.quirks.get("maxValues", _MANY))


def _axes(shown: Shown, told: dict[str, Any]) -> list[Axis]:
    asked = {variable_of(shown, each["code"]): each["selection"] for each in told["query"]}
    return [
        _axis(shown, code, asked[code]) if code in asked else eliminated(shown, code)
        for code in shown.variables
    ]


def _axis(shown: Shown, code: str, selection: dict[str, Any]) -> Axis:
    kind, values = selection["filter"], list(map(str, selection["values"]))
    if kind == "top":
        return axis_of(shown, code, [f"TOP({values[0]})"])
    if kind.startswith("agg:"):
        return axis_of(shown, code, values, codelist=kind.removeprefix("agg:"))
    if kind == "item" and any("*" in value for value in values):
        raise RefusedError(400, "Bad Request")
    return axis_of(shown, code, values)


def _json(told: Any, *, mark: bool = False) -> Response:
    body = json.dumps(told, ensure_ascii=False).encode()
    return Response((_BOM if mark else b"") + body, media_type="application/json; charset=utf-8")
