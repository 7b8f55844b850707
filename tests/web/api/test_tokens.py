# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tokens, scopes and limits."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from skillshed.web.people import tokens
from skillshed.web.people.models import Token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def ask(client, secret=None, path="/api/v1/releases"):
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return client.get(path, headers=headers)


def test_it_works(client, cast):
    _, secret = tokens.make(cast.bengt, name="skript", scopes=["read"])
    assert ask(client, secret).status_code == 200


def test_what_is_open_needs_none(client):
    assert ask(client).status_code == 200


@pytest.mark.parametrize("secret", ["skillshed_fel", "", "Basic x"])
def test_a_wrong_token_is_refused_and_not_passed_over(client, secret):
    answer = client.get("/api/v1/releases", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 401
    assert answer.json()["mend"]


def test_an_old_token_is_refused(client, cast):
    _, secret = tokens.make(cast.bengt, name="skript", scopes=["read"])
    Token.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert ask(client, secret).status_code == 401


def test_a_token_of_somebody_no_longer_active_is_refused(client, cast):
    _, secret = tokens.make(cast.bengt, name="skript", scopes=["read"])
    cast.bengt.is_active = False
    cast.bengt.save()
    assert ask(client, secret).status_code == 401


def test_too_many_questions_are_told_to_wait(client, cast, monkeypatch):
    monkeypatch.setattr(settings, "API_RATE", 2)
    answers = [ask(client) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    _, secret = tokens.make(cast.bengt, name="skript", scopes=["read"])
    assert ask(client, secret).status_code == 200


def test_nobody_gets_more_by_saying_they_stand_behind_a_proxy(client, monkeypatch):
    monkeypatch.setattr(settings, "API_RATE", 2)
    answers = [
        client.get("/api/v1/releases", headers={"X-Forwarded-For": f"10.0.0.{number}"}) for number in range(3)
    ]
    assert answers[-1].status_code == 429
