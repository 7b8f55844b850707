# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The start page."""

import pytest

from skillshed.web.people.models import Membership
from skillshed.web.site.roles import BY_ROLE

pytestmark = pytest.mark.django_db


def test_it_works(client, shown):
    answer = client.get("/")
    assert answer.status_code == 200
    assert b'<html lang="sv"' in answer.content


def test_it_speaks_english_to_whoever_asks_for_it(client, shown):
    client.cookies["django_language"] = "en"
    assert b'<html lang="en"' in client.get("/").content


def test_it_may_load_nothing_from_elsewhere_and_run_nothing_inline(client, shown):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_without_a_release_it_still_answers(client, home):
    assert client.get("/").status_code == 200


def test_a_forged_host_is_refused(client, shown):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("name", "first"),
    [("anna", "Utsikten"), ("cecilia", "Utsikten"), ("david", "Utsikten"), ("gun", "Organisationen")],
)
def test_each_role_finds_its_own_things_first(shown, as_person, name, first):
    page = as_person(name).get("/").content.decode()
    assert "För dig" in page
    assert first in page.split("För dig")[1].split("</section>")[0]


def test_who_has_no_role_meets_everybodys_page(shown, as_person):
    assert "För dig" not in as_person("farid").get("/").content.decode()
    assert "För dig" not in as_person().get("/").content.decode()


def test_one_persons_page_is_not_kept_for_another(shown, as_person):
    as_person("anna").get("/")
    assert "För dig" not in as_person().get("/").content.decode()


def test_every_role_has_its_doors():
    assert set(BY_ROLE) == set(Membership.Role.values)
