# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in and out, and what is refused."""

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from passwords import PASSWORD

from skillshed.web.people.models import LoggedAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


@pytest.fixture(autouse=True)
def nobody_has_tried_before():
    cache.clear()


def sign_in(client, *, email="anna@example.se", password=PASSWORD, headers=None, **more):
    return client.post("/konto/login/", {"login": email, "password": password, **more}, headers=headers)


def test_it_works(client, cast):
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert LoggedAction.objects.get().action == "person.sign-in"


def test_the_page_can_be_read_by_everyone(client):
    page = client.get("/konto/login/").content.decode()
    assert "Logga in" in page
    assert "Inget konto?" in page


def test_a_wrong_password_is_told_beside_the_form_and_no_more(client, cast):
    answer = sign_in(client, password="fel lösenord helt enkelt")
    assert SESSION_KEY not in client.session
    assert 'role="alert"' in answer.content.decode()
    unknown = sign_in(client, email="ingen@example.se")
    assert 'role="alert"' in unknown.content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_sent_elsewhere(client, cast, elsewhere):
    answer = sign_in(client, next=elsewhere)
    assert "evil" not in answer.url
    assert "javascript" not in answer.url


def test_signing_out_takes_a_post(as_person):
    anna = as_person("anna")
    anna.get("/konto/logout/")
    assert SESSION_KEY in anna.session
    anna.post("/konto/logout/")
    assert SESSION_KEY not in anna.session


@pytest.mark.ignore_template_errors  # allauth's own templates ask for what may not be there
def test_nobody_signs_up_without_an_invitation(client):
    answer = client.post("/konto/signup/", {"email": "ny@example.se", "password1": PASSWORD})
    assert "inbjudan" in answer.content.decode()


def test_a_form_without_its_seal_is_refused(cast):
    strict = Client(enforce_csrf_checks=True)
    answer = sign_in(strict)
    assert answer.status_code == 403
    assert "Gå tillbaka" in answer.content.decode()


def test_whoever_is_signed_in_finds_the_way_out_on_every_page(as_person):
    for address in ("/", "/omrade/31/", "/konto/"):
        assert 'action="/konto/logout/"' in as_person("bengt").get(address).content.decode()
        assert 'action="/konto/logout/"' not in as_person().get("/omrade/31/").content.decode()


@pytest.mark.parametrize(("language", "words"), [("sv", "för många försök"), ("en", "too many attempts")])
def test_attempt_upon_attempt_is_told_to_wait(client, cast, language, words):
    client.cookies["django_language"] = language
    for turn in range(40):
        answer = sign_in(client, email=f"ingen{turn}@example.se", password="fel lösenord helt enkelt")
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert words in answer.content.decode()
    assert answer["Retry-After"] == "300"


def test_one_visitors_attempts_are_not_anothers_behind_a_proxy(client, cast, monkeypatch):
    monkeypatch.setattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 1)
    for turn in range(40):
        sign_in(client, email=f"ingen{turn}@example.se", headers={"X-Forwarded-For": "192.0.2.1"})
    assert sign_in(client, headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 429
    assert sign_in(client, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 302
