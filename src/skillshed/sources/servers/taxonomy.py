# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""JobTech Taxonomy and JobEd Connect: concepts and edges, of a folder of the service's own files where there is one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from skillshed.sources.servers.fiction import OCCUPATIONS, called, municipalities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

_VERSIONS = (29, 31, 30)
# Words of a question -> the service's own file that answers it.
_FILES = {
    "isco-level-4": "ssyk-level-4-with-related-isco-level-4-groups.json",
    "occupation_groups": "skills_with_ssyk4.json",
    '"skill"': "skills.json",
}


def taxonomy_routes(_: list[Shown], manners: Manners) -> list[Route]:
    """Give the taxonomy's routes; the quirk `folder` holds the service's own files."""
    service = _Taxonomy(manners)
    return [
        Route("/main/versions", service.versions),
        Route("/main/graph", service.graph),
        Route("/graphql", service.graphql),
    ]


def jobed_routes(shelf: list[Shown], _: Manners) -> list[Route]:
    """Give JobEd Connect's routes."""
    service = _JobEd(municipalities(shelf))
    return [
        Route("/v1/educations", service.educations),
        Route("/v1/occupations/match-by-education", service.match, methods=["POST"]),
    ]


class _Taxonomy:
    def __init__(self, manners: Manners) -> None:
        self.manners = manners

    async def versions(self, _: Request) -> JSONResponse:
        """All versions, in no order."""
        return JSONResponse(
            [
                {"taxonomy/version": version, "taxonomy/timestamp": "2026-05-01T00:00:00Z"}
                for version in _VERSIONS
            ]
        )

    async def graph(self, request: Request) -> JSONResponse:
        """Edges; a concept is told once per edge it has."""
        if request.query_params.get("edge-relation-type") != "substitutability":
            return JSONResponse({"taxonomy/graph": {"taxonomy/nodes": [], "taxonomy/edges": []}})
        codes = list(OCCUPATIONS)
        edges = [
            (codes[i], codes[(i + step) % len(codes)], share)
            for i in range(len(codes))
            for step, share in ((1, 75), (2, 25))
        ]
        nodes = [_node(code) for edge in edges for code in edge[:2]]
        told = [
            {
                "taxonomy/source": f"{OCCUPATIONS[source][0]}_n",
                "taxonomy/target": f"{OCCUPATIONS[target][0]}_n",
                "taxonomy/relation-type": "substitutability",
                "taxonomy/substitutability-percentage": share,
            }
            for source, target, share in edges
        ]
        return JSONResponse({"taxonomy/graph": {"taxonomy/nodes": nodes, "taxonomy/edges": told}})

    async def graphql(self, request: Request) -> JSONResponse:
        """Answer a question, or tell errors with a status that says all is well."""
        query = request.query_params.get("query", "")
        if self.manners.quirks.pop("errors", False) or "concepts(" not in query:
            return JSONResponse({"errors": [{"message": "Cannot query field"}]})
        folder = self.manners.quirks.get("folder")
        name = next((file for words, file in _FILES.items() if words in query), None)
        if folder and name and (Path(folder) / name).is_file():
            return JSONResponse(json.loads((Path(folder) / name).read_text(encoding="utf-8")))
        return JSONResponse({"data": {"concepts": list(_skills() if '"skill"' in query else _groups())}})


class _JobEd:
    def __init__(self, areas: tuple[str, ...]) -> None:
        self.areas = areas

    async def educations(self, request: Request) -> JSONResponse:
        """Educations of an area, page by page."""
        asked = request.query_params
        found = [
            f"i.sv.yh.{area}.{number}"
            for area in self.areas
            for number in range(3)
            if area.startswith(asked.get("region_code", "")) and asked.get("municipality_code", area) == area
        ]
        first, many = int(asked.get("offset", "0")), int(asked.get("limit", "10"))
        result = [{"id": one, "education": {"identifier": one}} for one in found[first : first + many]]
        return JSONResponse({"hits": len(found), "result": result})

    async def match(self, request: Request) -> JSONResponse:
        """Occupations of an education; everything is in the query string, a body is refused."""
        if await request.body():
            return JSONResponse({"message": "no body"}, status_code=415)
        if "education_id" not in request.query_params:
            return JSONResponse({"message": "education_id"}, status_code=422)
        related = [
            {
                "id": concept,
                "occupation_label": called(label),
                "concept_taxonomy_id": concept,
                "metadata": {"match_score": 0.9 - place / 10},
            }
            for place, (concept, label) in enumerate(list(OCCUPATIONS.values())[:2])
        ]
        return JSONResponse({"hits_total": 2, "hits_returned": 2, "related_occupations": related})


def _node(code: str) -> dict[str, str]:
    concept, label = OCCUPATIONS[code]
    return {
        "taxonomy/id": f"{concept}_n",
        "taxonomy/type": "occupation-name",
        "taxonomy/preferred-label": called(label),
    }


def _groups() -> Iterator[dict[str, Any]]:
    for code, (concept, label) in OCCUPATIONS.items():
        yield {
            "id": concept,
            "type": "ssyk-level-4",
            "preferred_label": called(label),
            "ssyk_code_2012": code,
            "related": [
                {"id": f"{concept}_i", "type": "isco-level-4", "isco_code_08": code, "preferred_label": label}
            ],
            "narrower": [{"id": f"{concept}_n", "type": "occupation-name", "preferred_label": called(label)}],
        }


def _skills() -> Iterator[dict[str, Any]]:
    for code, (concept, label) in OCCUPATIONS.items():
        group = {"id": concept, "type": "ssyk-level-4", "preferred_label": label}
        yield {
            "id": f"skil_{code}",
            "type": "skill",
            "preferred_label": called(f"Kunskap {code}"),
            "occupation_groups": [group],
        }
