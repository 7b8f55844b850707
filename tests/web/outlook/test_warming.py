# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The counties' pages are made before anybody asks."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from skillshed.report.charts import drawing
from skillshed.warehouse.release import Release
from skillshed.web.outlook import warming
from skillshed.web.outlook.warming import warm


@pytest.fixture
def fresh(shown, monkeypatch):
    """The release as a new process meets it: nothing is made of it yet."""
    release = Release(shown.path)
    monkeypatch.setattr("skillshed.web.site.releases.current", lambda: release)
    return release


def test_who_visits_a_county_first_waits_for_no_drawing(fresh, monkeypatch):
    warm(fresh)
    monkeypatch.setattr(drawing, "_drawn", lambda *_: pytest.fail("drawn while a visitor waits"))
    page = Client().get("/omrade/31/").content.decode()
    assert page.count('class="wide"') == 2


def test_a_release_that_cannot_be_made_ready_is_logged_and_stops_nothing(fresh, monkeypatch, caplog):
    monkeypatch.setattr(warming, "warm", lambda _: 1 / 0)
    with caplog.at_level(logging.ERROR):
        warming._try()
    assert "made ready" in caplog.text
