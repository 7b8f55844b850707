# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Answers kept by release: given again to those who may have them, renewed when the release is."""

import pytest

from skillshed.web.people import tokens
from skillshed.web.site.cached import Kept, Shelf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
PAGE = "/api/v1/datasets"


def test_it_works(client, django_assert_num_queries):
    first = client.get(PAGE)
    with django_assert_num_queries(0):
        again = client.get(PAGE)
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_whoever_has_it_is_told_that_nothing_is_new(client):
    tag = client.get(PAGE)["ETag"]
    answer = client.get(PAGE, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("sent", ['W/"other", {tag}', "*", "{strong}"])
def test_it_is_told_so_also_among_other_tags(client, sent):
    tag = client.get(PAGE)["ETag"]
    asked = sent.format(tag=tag, strong=tag.removeprefix("W/"))
    assert client.get(PAGE, headers={"If-None-Match": asked}).status_code == 304


def test_a_whole_file_and_whoever_has_a_token_are_told_so_too(client, cast):
    _, secret = tokens.make(cast.bengt, name="skript", scopes=["read"])
    file, token = f"{PAGE}/outlook_balance/data?format=parquet", {"Authorization": f"Bearer {secret}"}
    for address, headers in ((file, {}), (PAGE, token), (file, token)):
        first = client.get(address, headers=headers)
        assert first.status_code == 200
        assert first.getvalue()
        again = client.get(address, headers={**headers, "If-None-Match": first["ETag"]})
        assert (again.status_code, again.getvalue()) == (304, b"")
        assert ("private" in first["Cache-Control"]) == bool(headers)
    assert client.get(PAGE, headers={"Authorization": "Bearer skillshed_fel"}).status_code == 401


def test_a_program_chooses_its_language_by_the_header_and_a_page_by_its_reader(client):
    english, swedish = (
        client.get(PAGE, headers={"Accept-Language": tag}) for tag in ("en-GB,sv;q=0.5", "fi")
    )
    assert (english["Content-Language"], swedish["Content-Language"]) == ("en", "sv")
    assert english.content != swedish.content
    assert "Accept-Language" in english["Vary"]
    assert client.get("/", headers={"Accept-Language": "en"})["Content-Language"] == "sv"
    client.cookies["django_language"] = "sv"
    assert client.get(PAGE, headers={"Accept-Language": "en"})["Content-Language"] == "sv"


def test_each_language_has_its_own(client):
    swedish = client.get(PAGE)
    client.cookies["django_language"] = "en"
    english = client.get(PAGE)
    assert english["ETag"] != swedish["ETag"]
    assert english.content != swedish.content


def test_whoever_is_signed_in_gets_their_own(as_person):
    assert "ETag" not in as_person("anna").get(PAGE)


def test_a_forged_host_gets_nothing_from_the_shelf(client):
    client.get(PAGE)
    assert client.get(PAGE, headers={"Host": "evil.example"}).status_code == 400


def test_errors_are_not_kept(client):
    assert "ETag" not in client.get(f"{PAGE}/nothing")


def test_it_is_compressed_for_those_who_read_that(client):
    plain = client.get(PAGE)
    zipped = client.get(PAGE, headers={"Accept-Encoding": "gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    assert len(zipped.content) < len(plain.content) / 2
    assert "Content-Encoding" not in client.get(PAGE)


def test_the_shelf_never_outgrows_its_room():
    shelf = Shelf(room=100)
    for number in range(10):
        shelf.put(str(number), Kept(b"x" * 30, ()))
    assert shelf.get("0") is None
    assert shelf.get("9") is not None
    assert sum(shelf.get(str(number)) is not None for number in range(10)) == 3
