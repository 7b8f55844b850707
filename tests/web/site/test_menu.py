# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The menu says which room one is in, on every page of the room."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("/", []),
        ("/metod/", []),
        ("/omraden/", [("/omraden/", "page")]),
        ("/omrade/31/", [("/omraden/", "true")]),
        ("/omrade/31/utbildningar/", [("/omraden/", "true")]),
        ("/tabeller/", [("/tabeller/", "page")]),
        ("/tabeller/outlook_balance/", [("/tabeller/", "true")]),
        ("/planering/", [("/planering/", "page")]),
        ("/planering/ny/", [("/planering/", "true")]),
    ],
)
def test_it_works(shown, as_person, page, marked):
    answer = as_person("anna").get(page)
    assert answer.status_code == 200
    menu = re.search(r'aria-label="Huvudmeny">(.*?)</nav>', answer.content.decode(), re.DOTALL)[1]
    assert re.findall(r'href="([^"]+)" aria-current="([^"]+)"', menu) == marked
