# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import re
from html import unescape

import pytest

from skillshed.web.outlook.figures import area, areas, group
from skillshed.web.outlook.figures.easy import EASY, lix
from skillshed.web.site import reading

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/omraden/",
    "/omrade/31/",
    "/omrade/3101/",
    "/omrade/31/utbildningar/",
    "/omrade/31/utbildningar/?omdome=shortage",
    "/omrade/31/yrken/",
    "/omrade/31/yrke/532/",
    "/omrade/31/dokument/",
    "/omrade/3101/dokument/",
    "/jamfor/",
    "/jamfor/?omrade=31&omrade=3101&utbildning=G72",
    "/metod/",
    "/tabeller/",
    "/tabeller/outlook_balance/",
    "/tabeller/outlook_balance/?region=31&education=G72&tvars=year",
]


@pytest.fixture
def some_group(shown):
    """A group with a verdict in the demo county."""
    return area.judged(shown, "31")[0].code


@pytest.mark.parametrize("address", PAGES)
def test_it_works(shown, client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert '<html lang="sv"' in page
    assert 'class="fictitious"' in page
    assert "nan" not in page.lower().split("<main", 1)[1].split("</main", 1)[0].replace("finan", "").split()
    assert page.count("<h1") == 1


def test_education_group(shown, some_group, client):
    page = client.get(f"/omrade/31/utbildning/{some_group}/").content.decode()
    made = group.page(shown, "31", some_group)
    assert made.sentence in page
    assert made.rule in page
    assert all(figure.finding in page for figure in made.figures)


@pytest.mark.parametrize("address", ["/omrade/31/yrken/", "/omrade/31/yrke/532/"])
def test_pages_of_occupations_say_which_forecast_is_shown(shown, client, address):
    told = [
        one["note"]["sv"] for one in shown.manifest["assumptions"] if one.get("key") == "employment.shown"
    ]
    page = unescape(client.get(address).content.decode())
    assert told
    assert all(one in page for one in told)


def test_a_municipality_without_verdicts_of_its_own_shows_its_county_s_and_says_so(shown, client):
    judging = area.judged_by(shown, "3101")
    assert judging in {"3101", "31"}
    if judging == "31":
        assert "pendlar och utbildar sig" in client.get("/omrade/3101/").content.decode()


@pytest.mark.parametrize(
    "address", ["/omrade/9999/", "/omrade/31/utbildning/XX/", "/omrade/31/yrke/999/", "/tabeller/finns_inte/"]
)
def test_what_is_not_there_is_told(shown, client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/omrade/31/",
        "/tabeller/",
        "/omrade/31/dokument/county.pdf",
        "/omrade/31/siffror/population-total.csv",
    ],
)
def test_nothing_is_written(shown, client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES[2:8])
def test_pages_ask_the_database_nothing(shown, client, address, django_assert_num_queries):
    client.get(address)
    with django_assert_num_queries(0):
        client.get(address)


def test_search(shown, client):
    name = areas.told(shown)[-1].name
    assert client.get("/omraden/", {"q": name}).status_code in {200, 302}
    assert "Kontrollera stavningen" in client.get("/omraden/", {"q": "Finnsinte"}).content.decode()
    assert "&lt;script&gt;" in client.get("/omraden/", {"q": "<script>"}).content.decode()


def test_by_name_one_comes_to_the_code(shown, client):
    place = next(one for one in areas.told(shown) if one.kind == "county")
    assert client.get(f"/omrade/{place.name}/").headers["Location"] == f"/omrade/{place.code}/"


def test_easy_read_is_easy(shown, client, some_group):
    client.cookies[reading.COOKIE] = "easy-yes"
    page = area.page(shown, "31")
    assert lix(" ".join(page.easy)) < EASY
    shown_page = client.get("/omrade/31/").content.decode()
    assert page.easy[0] in shown_page
    assert page.opening.in_short[1] not in shown_page
    words = area.easy_words(shown, "31")
    assert lix(" ".join(words)) < EASY
    listed = client.get("/omrade/31/utbildningar/").content.decode()
    assert words[0] in listed
    assert "<table" not in listed
    for one in area.judged(shown, "31"):
        assert lix(" ".join(group.page(shown, "31", one.code).easy)) < EASY


def test_small_counts_are_not_shown_in_tables(shown, client):
    frame = shown.table("employment_by_occupation")
    small = frame[(frame["value"] > 0) & (frame["value"] < 5)]
    if small.empty:
        pytest.skip("the demo county publishes no count below five")
    row = small.iloc[0]
    asked = {"region": row["region"], "occupation": row["occupation"], "sex": row["sex"], "year": row["year"]}
    page = client.get("/tabeller/employment_by_occupation/", asked).content.decode()
    assert f'<td class="number">{int(row["value"])}</td>' not in page


@pytest.mark.parametrize("address", ["/", "/omrade/31/", "/metod/", "/tabeller/outlook_balance/"])
def test_in_english(shown, client, address):
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    assert '<html lang="en"' in page
    main = page.split("<main", 1)[1].split("</main", 1)[0]
    ours = re.sub(
        r'<th scope="row">FIKTIVA DATA[^<]*</th>', "", main
    )  # a source's title stands in its own language
    assert not {"och", "inte", "för", "eller"} & set(ours.lower().split())
