# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A stranger sees nothing that is not public: not by links, not by forged addresses, not through the API."""

from datetime import date

import pytest
from browsing import visiting

from skillshed.web.planning import steps
from skillshed.web.planning.models import Plan

FILES = ("", "pm/", "pm.pdf", "pm.docx", "plan.xlsx", "plan.json")
"""What a plan is shown as, after its own address."""
CLOSED = (
    "/planering/ny/",
    "/planering/avtal/",
    "/planering/avtal/nytt/",
    "/konto/",
    "/konto/lamna",
    "/arbete/",
    "/admin/",
)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_is_not_public_is_not_found(planned, cast, browser, live_server, scripts):
    with visiting(browser, live_server, scripts=scripts, unheard="Failed to load resource") as stranger:
        page, own = stranger.page, f"/planering/plan/{planned.pk}/"
        for state in (Plan.State.DRAFT, Plan.State.PROPOSED, Plan.State.REVIEWED):
            if state != Plan.State.DRAFT:
                planned.refresh_from_db()
                steps.take(planned, state, by=cast.anna, version=planned.version)
            stranger.go("/planering/")
            assert planned.title not in page.get_by_role("main").inner_text()
            for file in FILES:
                assert page.request.get(live_server.url + own + file).status == 404
        for address in CLOSED:
            stranger.go(address)
            assert "/konto/login/" in page.url
        assert page.request.get(f"{live_server.url}/api/v1/ledger").status == 401


def test_what_is_decided_is_found_from_the_start_page(planned, cast, browser, live_server):
    steps.take(planned, Plan.State.PROPOSED, by=cast.anna, version=planned.version)
    planned.refresh_from_db()
    steps.decide(
        planned, by=cast.anna, version=planned.version, body="Utbildningsnämnden", on=date(2026, 11, 20)
    )
    steps.comment(planned, by=cast.anna, programme="VO", site="x", text="Bara för oss.")
    with visiting(browser, live_server, "phone") as stranger:
        page = stranger.page
        stranger.go("/")
        page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Planering").click()
        page.get_by_role("link", name=planned.title).click()
        assert page.get_by_role("heading", level=1).inner_text() == planned.title
        assert "Bara för oss" not in page.content()
        assert page.get_by_role("button", name="Föreslå").count() == 0
