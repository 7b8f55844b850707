# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invited, joined, refused."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from skillshed.web.people.models import Invitation, LoggedAction, Membership, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
NEW = {"name": "Hanna", "password": "en lång rad ovanliga ord"}


def invite(browser, organisation, *, email="hanna@example.se", role="planner"):
    return browser.post(f"/konto/organisation/{organisation.pk}/bjud-in", {"email": email, "role": role})


@pytest.fixture
def link(cast, as_person):
    invite(as_person("anna"), cast.region)
    return re.search(r"http://testserver(/konto/inbjudan/\S+/)", mail.outbox[0].body)[1]


def test_it_works(link, cast, client):
    assert "Region Ekslätten" in client.get(link).content.decode()
    answer = client.post(link, NEW)
    assert answer.status_code == 302
    hanna = User.objects.get(email="hanna@example.se")
    assert Membership.objects.filter(user=hanna, organisation=cast.region, role="planner").exists()
    assert client.get("/konto/").status_code == 200
    assert set(LoggedAction.objects.values_list("action", flat=True)) >= {
        "invitation.make",
        "invitation.accept",
    }


def test_looking_at_it_uses_nothing_up(link, client):
    client.get(link)
    assert Invitation.objects.count() == 1
    assert not User.objects.filter(email="hanna@example.se").exists()


def test_without_a_mail_server_the_link_is_shown(cast, as_person, settings):
    settings.MAILS = False
    page = invite(as_person("anna"), cast.region).content.decode()
    assert "/konto/inbjudan/" in page


def test_a_link_works_once(link, client):
    client.post(link, NEW)
    assert client.get(link).status_code == 404


def test_an_old_link_does_not_work(link, client):
    Invitation.objects.update(until=timezone.now() - timedelta(days=1))
    assert client.get(link).status_code == 404


def test_a_guessed_link_does_not_work(link, client):
    assert client.get("/konto/inbjudan/gissad/").status_code == 404


def test_a_weak_password_is_refused_and_nothing_is_made(link, client):
    answer = client.post(link, {**NEW, "password": "kort"})
    assert answer.status_code == 400
    assert not User.objects.filter(email="hanna@example.se").exists()
    assert Invitation.objects.count() == 1


def test_whoever_has_an_account_must_be_signed_in_with_it(cast, as_person, client):
    invite(as_person("anna"), cast.region, email="farid@example.se", role="reader")
    link = re.search(r"http://testserver(/konto/inbjudan/\S+/)", mail.outbox[0].body)[1]
    for browser in (client, as_person("gun")):
        browser.post(link, NEW)
    assert not Membership.objects.filter(role="reader").exists()
    as_person("farid").post(link)
    assert Membership.objects.get(role="reader").user == cast.farid


@pytest.mark.parametrize("name", ["bengt", "cecilia", "farid", "gun"])
def test_only_its_administrators_see_and_change_an_organisation(cast, as_person, name):
    browser = as_person(name)
    assert browser.get(f"/konto/organisation/{cast.region.pk}/").status_code == 404
    assert invite(browser, cast.region).status_code == 404
    membership = Membership.objects.filter(organisation=cast.region).first()
    assert (
        browser.post(f"/konto/organisation/{cast.region.pk}/roll/{membership.pk}/ta-bort").status_code == 404
    )
    assert not Invitation.objects.exists()


def test_a_role_is_taken(cast, as_person):
    membership = Membership.objects.get(user=cast.anna, role="decider")
    as_person("anna").post(f"/konto/organisation/{cast.region.pk}/roll/{membership.pk}/ta-bort")
    assert not Membership.objects.filter(user=cast.anna, role="decider").exists()


def test_another_organisations_member_is_not_reached_through_mine(cast, as_person):
    other = Membership.objects.get(user=cast.bengt)
    answer = as_person("anna").post(f"/konto/organisation/{cast.region.pk}/roll/{other.pk}/ta-bort")
    assert answer.status_code == 404
    assert Membership.objects.filter(user=cast.bengt).exists()


def test_the_last_administrator_stays(cast, as_person):
    membership = Membership.objects.get(user=cast.anna, role="administrator")
    answer = as_person("anna").post(f"/konto/organisation/{cast.region.pk}/roll/{membership.pk}/ta-bort")
    assert answer.status_code == 400
    assert "måste ha en administratör" in answer.content.decode()
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_the_page_has_few_queries(cast, as_person, django_assert_num_queries):
    browser = as_person("anna")
    with django_assert_num_queries(6):  # session, person, organisation, members, invitations, log
        browser.get(f"/konto/organisation/{cast.region.pk}/")


def test_the_letter_bears_the_regions_own_name(cast, as_person, settings, tmp_path):
    own = tmp_path / "tema.toml"
    own.write_text(
        'name = "Kompetens Ekslätten"\naccent = "#5b2a6f"\naccent_dark = "#d9b3ea"\n', encoding="utf-8"
    )
    settings.SKILLSHED_THEME = str(own)
    invite(as_person("anna"), cast.region)
    assert mail.outbox[0].subject == "Inbjudan till Region Ekslätten i Kompetens Ekslätten"
