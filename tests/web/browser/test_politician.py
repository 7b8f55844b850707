# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A politician on a phone: from the start page to a verdict in three steps; from a link to what is proposed, why and at what cost."""

import pytest
from browsing import visiting

from skillshed.web.planning import steps
from skillshed.web.planning.models import Plan

FIRST = 450
"""So far down on the first screen, in pixels, the proposer's own words stand at most."""
SCREENS = 2
"""So many screens of a phone hold what is proposed, why and what it costs."""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_start_to_a_verdict_in_three_steps(shown, browser, live_server, scripts):
    with visiting(browser, live_server, "phone", scripts=scripts) as politician:
        page = politician.page
        politician.go("/")
        page.get_by_role("main").get_by_role("link", name="Almdalas län").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Almdalas län"
        verdicts = page.get_by_role("region", name="Utbildningar det väntas fattas")
        first = verdicts.get_by_role("link").first
        name = first.inner_text()
        first.click()
        assert page.get_by_role("heading", level=1).inner_text() == name
        assert page.get_by_role("figure").first.locator("svg:visible").count() > 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_link_on_a_phone_says_what_why_and_at_what_cost(planned, cast, browser, live_server, scripts):
    """On the first screens, before anything is opened or pressed."""
    steps.take(
        planned, Plan.State.PROPOSED, by=cast.anna, version=planned.version, note="Vården behöver fler."
    )
    with visiting(browser, live_server, "phone", scripts=scripts, person="bengt") as politician:
        page = politician.page
        politician.go(f"/planering/plan/{planned.pk}/pm/")
        assert page.get_by_role("heading", level=1).inner_text() == planned.title
        asked = [one.inner_text() for one in page.get_by_role("heading", level=2).all()]
        answered = (
            "Vad föreslås?",
            "Varför?",
            "Vad kostar det?",
            "Hur säkert är det?",
            "Om vi inte gör något?",
        )
        assert set(answered) <= set(asked)
        said = page.get_by_role("main").inner_text()
        assert "Vården behöver fler." in said
        assert "kronor" in said
        own = page.get_by_text("föreslår det: Vården behöver fler.")
        assert own.bounding_box()["y"] < FIRST
        for question in answered:
            where = page.get_by_role("heading", name=question, exact=True).bounding_box()
            assert where["y"] < SCREENS * 900, question
