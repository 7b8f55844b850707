# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The API itself: what it is called, who may ask, how much, and where its parts are."""

from __future__ import annotations

from ninja import NinjaAPI

from skillshed.web.api.authentication import open_to_all
from skillshed.web.api.limits import PerMinute
from skillshed.web.api.problems import handle_problems
from skillshed.web.api.routes import catalogue, codes, datasets, jobs, ledger, outlook, plans, releases

DESCRIPTION = """\
What the site knows, for programs. Everything here is open data of the published release unless it says otherwise; every
answer tells which release it comes from and has an ETag that changes with the release. Plans, jobs and the ledger are
members': send a token. Proposing and deciding a plan is for people, on the site's pages. Counts of fewer than five
persons are withheld: the figure is null and `flag` says `secret`. Words are in Swedish unless the cookie
`django_language` says `en`.
"""

api = NinjaAPI(
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
