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
