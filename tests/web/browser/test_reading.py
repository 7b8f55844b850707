# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a reader's own machine does with a page: keys, scripts, paper."""

from browsing import visiting


def test_the_keyboard_reaches_the_content_first(shown, browser, live_server):
    with visiting(browser, live_server) as visitor:
        visitor.go("/omraden/")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")
        assert visitor.page.evaluate("document.activeElement.id") == "innehall"


def test_a_chart_tells_its_figures_when_there_are_scripts(shown, browser, live_server):
    with visiting(browser, live_server) as visitor:
        visitor.go("/omrade/31/yrke/532/")
        visitor.page.wait_for_selector("figure.chart[data-explored=yes]")
        assert visitor.page.locator("figure.chart .wide svg").count() == 1


def test_paper_gets_the_findings_and_their_sources_and_nothing_to_press(shown, browser, live_server):
    with visiting(browser, live_server) as visitor:
        page = visitor.page
        page.emulate_media(media="print")
        for address in ("/omrade/31/", "/omrade/31/utbildning/G72/", "/omrade/31/paradox/"):
            visitor.go(address)
            assert page.get_by_role("heading", level=1).is_visible()
            assert page.locator(".source, .note").first.is_visible()
            assert page.locator("form:visible, nav:visible, .button:visible, .downloads:visible").count() == 0
            assert page.locator(".fictitious").is_visible()
