# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A machine asks whether the site is well."""

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_it_works(client, shown):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": True, "migrations": True, "release": True}


def test_live_asks_nothing(client):
    assert client.get("/health/live").json() == {"live": True}


@pytest.mark.django_db
def test_without_a_release_it_is_not_ready(client, home):
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["release"] is False


@pytest.mark.django_db
def test_without_a_database_it_is_not_ready_but_lives(client, shown, monkeypatch):
    def gone(*_, **__):
        raise OperationalError("could not connect")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["database"] is False
    assert client.get("/health/live").status_code == 200
