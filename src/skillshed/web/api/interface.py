# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The API itself: what it is called, who may ask, how much, and where its parts are."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ninja import NinjaAPI

from skillshed.web.api.authentication import open_to_all
from skillshed.web.api.limits import PerMinute
from skillshed.web.api.problems import handle_problems
from skillshed.web.api.routes import catalogue, codes, datasets, jobs, ledger, outlook, plans, releases
from skillshed.web.site.problem import KIND

if TYPE_CHECKING:
    from ninja.openapi.schema import OpenAPISchema

DESCRIPTION = """\
What the site knows, for programs. Everything here is open data of the published release unless it says otherwise; every
answer tells which release it comes from and has an ETag that changes with the release. Plans, jobs and the ledger are
members': send a token. Proposing and deciding a plan is for people, on the site's pages. Counts of fewer than five
persons are withheld: the figure is null and `flag` says `secret`. Words are in Swedish unless `Accept-Language` asks for
English. Errors are told by RFC 9457 (`application/problem+json`).
"""


class Api(NinjaAPI):
    """Ninja's, whose description also tells how tokens are sent and in what form errors come."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        """Describe the API by OpenAPI 3.1."""
        told = super().get_openapi_schema(**asked)
        told["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "Made on one's account: skillshed_…"}
        }
        told["security"] = [{}, {"token": []}]
        for operation in (one for path in told["paths"].values() for one in path.values()):
            for status, answer in operation["responses"].items():
                if int(status) >= HTTPStatus.BAD_REQUEST and "application/json" in answer.get("content", {}):
                    answer["content"] = {KIND: answer["content"].pop("application/json")}
        return told


api = Api(
    title="Skillshed",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    auth=open_to_all,
    throttle=[PerMinute()],
    openapi_extra={"info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}},
)
handle_problems(api)
for prefix, router in (
    ("/releases", releases.router),
    ("/datasets", datasets.router),
    ("/codes", codes.router),
    ("/outlook", outlook.router),
    ("/plans", plans.router),
    ("/jobs", jobs.router),
    ("/ledger", ledger.router),
    ("/catalogue", catalogue.router),
):
    api.add_router(prefix, router)
