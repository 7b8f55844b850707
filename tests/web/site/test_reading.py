# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The reader's settings: kept in the reader's own browser, whatever the cookie holds, and never a way out of the site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillshed.web.site.reading import CHOICES, chosen, cookie

pytestmark = pytest.mark.django_db
FIRST = {choice.name: choice.values[0][0] for choice in CHOICES}


def test_it_works(client, home):
    answer = client.post(
        "/lasinstallningar/", {"text": "larger", "scheme": "dark", "next": "/metod/?a=1", "language": "en"}
    )
    assert answer.headers["Location"] == "/metod/?a=1"
    page = client.get("/lasinstallningar/").content.decode()
    assert 'data-text="larger"' in page
    assert 'data-color-scheme="dark"' in page
    assert '<html lang="en"' in page


def test_one_change_leaves_the_others(client, home):
    client.post("/lasinstallningar/", {"text": "large"})
    client.post("/lasinstallningar/", {"easy": "yes"})
    assert 'data-text="large"' in client.get("/lasinstallningar/").content.decode()


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example", ""]
)
def test_it_leads_nowhere_else(client, home, address):
    assert client.post("/lasinstallningar/", {"next": address}).headers["Location"] == "/"
    assert (
        "evil" not in client.get("/lasinstallningar/", {"next": address}).content.decode().split("<main")[1]
    )


def test_the_cookie_is_the_servers_alone(client, home):
    kept = client.post("/lasinstallningar/", {"text": "large"}).cookies["lasning"]
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"


@pytest.mark.parametrize("value", ["", "x", "text-huge", "text-large; path=/", '"><script>', "-.-.-"])
def test_a_cookie_that_says_something_else_says_nothing(client, home, value):
    client.cookies["lasning"] = value
    assert client.get("/lasinstallningar/").status_code == 200


@given(st.dictionaries(st.sampled_from([*FIRST, "other"]), st.text(max_size=12)))
def test_only_what_can_be_chosen_is_kept(given_values):
    found = chosen(given_values)
    assert set(found) == set(FIRST)
    for choice in CHOICES:
        assert found[choice.name] in {value for value, _ in choice.values}
    words = dict(word.split("-", 1) for word in cookie(found).split("."))
    assert chosen(words) == found
