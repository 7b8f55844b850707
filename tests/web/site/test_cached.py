# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Answers kept by release: given again to those who may have them, renewed when the release is."""

import pytest

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
