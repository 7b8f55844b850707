# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""My account: what the site knows about me is mine to take and to delete."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from passwords import PASSWORD

from skillshed.web.people import invitations, tokens
from skillshed.web.people.models import LoggedAction, Membership, Token, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, cast, shown):
    """A browser in which somebody has signed in and just said their password again."""

    def browser(name):
        client.post("/konto/login/", {"login": f"{name}@example.se", "password": PASSWORD})
        client.post("/konto/reauthenticate/", {"password": PASSWORD})
        return client

    return browser


def test_it_works(as_person, shown):
    page = as_person("anna").get("/konto/").content.decode()
    assert "Region Ekslätten" in page
    assert "medlemmar" in page


def test_somebody_without_a_role_is_told_what_to_do(as_person, shown):
    assert "Be organisationens administratör" in as_person("farid").get("/konto/").content.decode()


def test_a_stranger_is_asked_to_sign_in(as_person, shown):
    assert as_person().get("/konto/").url == "/konto/login/?next=/konto/"


def test_everything_about_me_and_nobody_else(signed_in):
    answer = signed_in("bengt").post("/konto/mina-uppgifter")
    assert answer["Content-Disposition"].startswith("attachment")
    told = json.loads(answer.content)
    assert told["people"]["account"]["email"] == "bengt@example.se"
    assert told["people"]["memberships"][0]["organisation"] == "Björkviks kommun"
    assert told["work"] == []
    assert "anna" not in answer.content.decode()


def test_whoever_signed_in_long_ago_says_the_password_again(as_person, shown):
    bengt = as_person("bengt")
    answer = bengt.post("/konto/mina-uppgifter")
    assert answer.url.startswith("/konto/reauthenticate/")
    told = bengt.post(answer.url, {"password": PASSWORD})  # and what was asked for comes at once
    assert told.json()["people"]["account"]["name"] == "Bengt"


def test_the_copy_tells_how_one_signs_in_and_what_waits_and_gives_no_secret(signed_in, cast):
    Authenticator.objects.create(user=cast.bengt, type="recovery_codes", data={"seed": "hemligt frö"})
    invitations.invite(cast.anna, cast.region, email="bengt@example.se", role="reader")
    answer = signed_in("bengt").post("/konto/mina-uppgifter")
    told = json.loads(answer.content)["people"]
    assert [one["type"] for one in told["sign_in"]["second_factor"]] == ["recovery_codes"]
    assert [one["role"] for one in told["invitations"]] == ["reader"]
    assert "hemligt" not in answer.content.decode()


def test_leaving_takes_everything_that_is_mine(signed_in, cast):
    answer = signed_in("bengt").post("/konto/lamna", {"email": "bengt@example.se"})
    assert answer.status_code == 302
    assert not User.objects.filter(pk=cast.bengt.pk).exists()
    assert not Membership.objects.filter(organisation=cast.municipality).exists()
    assert LoggedAction.objects.filter(action="person.sign-in", person=None).exists()


def test_leaving_takes_the_right_address(signed_in, cast):
    assert signed_in("bengt").post("/konto/lamna", {"email": "anna@example.se"}).status_code == 400
    assert User.objects.filter(pk=cast.bengt.pk).exists()


def test_the_only_administrator_cannot_leave(signed_in, cast):
    answer = signed_in("anna").post("/konto/lamna", {"email": "anna@example.se"})
    assert "ensam administratör" in answer.content.decode()
    assert User.objects.filter(pk=cast.anna.pk).exists()


def test_a_token_is_shown_once_and_kept_as_a_hash(signed_in, cast):
    page = signed_in("bengt").post("/konto/nyckel", {"name": "skript", "scope": "plans"}).content.decode()
    secret = page.partition("<code>")[2].partition("</code>")[0]
    assert tokens.of(secret).owner == cast.bengt
    assert secret not in str(Token.objects.values())
    assert secret not in signed_in("bengt").get("/konto/").content.decode()


def test_a_token_is_taken_back_by_its_owner_alone(cast, as_person, shown):
    token, secret = tokens.make(cast.bengt, name="skript", scopes=["read"])
    assert as_person("anna").post(f"/konto/nyckel/{token.pk}/ta-bort").status_code == 404
    as_person("bengt").post(f"/konto/nyckel/{token.pk}/ta-bort")
    assert tokens.of(secret) is None


@pytest.mark.parametrize("told", [
    ("administrators", "anna", True), ("administrators", "bengt", False), ("everyone", "bengt", True), ("nobody", "anna", False),
])  # fmt: skip
def test_a_second_factor_is_asked_of_those_who_must_have_one(as_person, monkeypatch, told):
    asked, name, led = told
    monkeypatch.setattr(django_settings, "MFA_REQUIRED", asked)
    browser = as_person(name)
    answer = browser.get("/arbete/")
    assert (answer.status_code == 302) == led
    if led:
        assert "behöver ett andra steg" in browser.get(answer.url, follow=True).content.decode()
