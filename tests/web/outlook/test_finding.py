# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas, educations and occupations are found as people write their names."""

import pytest

from skillshed.web.outlook.figures.finding import find

NAMES = {"01": "Stockholms län", "1980": "Västerås", "1984": "Arboga", "14": "Västra Götalands län"}


@pytest.mark.parametrize(
    ("words", "codes", "guessed"),
    [
        ("västerås", ["1980"], False),
        ("VASTERAS", ["1980"], False),
        ("1980", ["1980"], False),
        ("lan stockholm", ["01"], False),
        ("vasters", ["1980", "14"], True),
        ("arbogga", ["1984"], True),
        ("stokholms län", ["01"], True),
        ("qqq", [], True),
    ],
)
def test_it_works(words, codes, guessed):
    found = find(NAMES, words)
    assert (list(found.codes), found.guessed) == (codes, guessed)


@pytest.mark.django_db
def test_pages_find_and_guess(shown, client):
    assert client.get("/omraden/?q=algtrask").headers["Location"] == "/omrade/3109/"
    guess = client.get("/omraden/?q=Algtrsk").content.decode()
    assert "Menade du" in guess
    assert 'href="/omrade/3109/"' in guess
    right, wrong = (
        client.get(f"/omrade/31/yrken/?q={words}").content.decode().split("<main")[1]
        for words in ("underskoterskor", "undersjöterska")
    )
    for page in (right, wrong):
        assert 'href="/omrade/31/yrke/532/"' in page
        assert 'href="/omrade/31/yrke/214/"' not in page
    assert "Inget heter" in wrong
    group = client.get("/omrade/31/utbildningar/?q=omsorg+gymnasial").content.decode()
    assert 'href="/omrade/31/utbildning/G72/"' in group
    assert "&lt;script" in client.get("/omrade/31/utbildningar/?q=<script>").content.decode()
