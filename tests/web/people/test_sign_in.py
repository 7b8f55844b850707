# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Signing in and out, and what is refused."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from passwords import PASSWORD

from skillshed.web.people.models import LoggedAction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


def sign_in(client, *, email="anna@example.se", password=PASSWORD, **more):
    return client.post("/konto/login/", {"login": email, "password": password, **more})


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
