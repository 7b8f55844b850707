# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every page, open or its members', in every look: no accessibility finding, no error, no request elsewhere, no sideways scroll."""

import addresses
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import LOOKS, visiting

AXE, OPTIONS = Axe(), {"resultTypes": ["violations"]}


def test_no_page_is_forgotten():
    listed = {*addresses.PUBLIC, *addresses.MEMBERS, *addresses.REFUSALS}
    assert {route for route in addresses.routes() if addresses.is_page(route)} == listed


def walk(visitor, pages, *, width, status=200):
    """Open pages one after another; what is wrong with them."""
    for address in pages:
        if (answered := visitor.go(address).status) != status:
            visitor.problems.append(f"{address} answered {answered}")
        found = AXE.run(visitor.page, options=OPTIONS).response["violations"]
        visitor.problems += [f"{address} {one['id']}: {one['nodes'][0]['html'][:150]}" for one in found]
        wide = visitor.page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            visitor.problems.append(f"{address} is {wide} pixels wide")


@pytest.mark.parametrize("look", LOOKS)
def test_open_to_all(browser, live_server, open_there, look):
    with visiting(browser, live_server, look) as visitor:
        walk(visitor, addresses.public(open_there), width=LOOKS[look][1])
    with visiting(browser, live_server, look, unheard="Failed to load resource") as visitor:
        walk(visitor, ["/finns-inte/", "/omrade/9999/"], width=LOOKS[look][1], status=404)
        walk(visitor, addresses.refusals(), width=LOOKS[look][1], status=401)


@pytest.mark.parametrize("look", LOOKS)
def test_members_own(browser, live_server, there, look):
    for person in addresses.PEOPLE:
        with visiting(browser, live_server, look, person=person) as visitor:
            visitor.say_the_password_again()
            walk(visitor, addresses.members(there, person), width=LOOKS[look][1])
