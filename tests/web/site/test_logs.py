# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The log: one event a line, nothing in it that says who somebody is or what they looked for."""

import io
import json
import logging

import pytest
from django.test import Client

from skillshed.web.site.logs import AsJson, AsText

pytestmark = pytest.mark.django_db
PERSONAL = ("anna@example.se", "Anna", "hemlig", "198001011234", "192.0.2.7")


@pytest.fixture(params=[AsJson, AsText], ids=["json", "text"])
def log(request):
    """What is written while a test lasts, in one of the forms."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    loggers = [logging.getLogger(name) for name in ("skillshed", "django.request", "django.security.csrf")]
    for one in loggers:
        one.addHandler(handler)
    yield written
    for one in loggers:
        one.removeHandler(handler)


def personal(log):
    return [word for word in PERSONAL if word in log.getvalue()]


def test_a_request_is_told_by_its_route_and_who_asked_by_a_number(log, as_person, cast, shown):
    browser = as_person("anna")
    browser.get("/omraden/?q=hemlig 198001011234", REMOTE_ADDR="192.0.2.7")
    assert "omraden/" in log.getvalue()
    assert str(cast.anna.pk) in log.getvalue()
    assert not personal(log)


def test_signing_in_tells_no_address(log, client, cast, shown):
    client.post("/konto/login/", {"login": "anna@example.se", "password": "hemligt lösenord"})
    assert "konto/login/" in log.getvalue()
    assert not personal(log)


def test_a_fault_is_told_by_its_kind_and_place_alone(log, shown, monkeypatch):
    def broken(*_):
        raise ValueError("anna@example.se står redan i tabellen")

    monkeypatch.setattr("skillshed.web.people.invitations.waiting", broken)
    answer = Client(raise_request_exception=False).get("/konto/inbjudan/hemlig/")
    assert answer.status_code == 500
    assert "ValueError" in log.getvalue()
    assert "joining.py" in log.getvalue()
    assert not personal(log)


def test_a_form_without_its_seal_is_told_without_its_link(log, shown):
    Client(enforce_csrf_checks=True).post("/konto/inbjudan/hemlig/", {})
    assert "Forbidden" in log.getvalue()
    assert not personal(log)


def test_every_line_is_json(shown, client):
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(AsJson())
    logging.getLogger("skillshed.requests").addHandler(handler)
    try:
        client.get("/")
    finally:
        logging.getLogger("skillshed.requests").removeHandler(handler)
    [line] = [json.loads(one) for one in written.getvalue().splitlines()]
    assert {"at", "level", "method", "route", "status", "ms", "user"} <= line.keys()
