# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A politician on a phone comes from the start page to a verdict in three steps."""

import pytest
from browsing import visiting


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
