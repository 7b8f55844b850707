# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The demo world's people: enough of them that everything a plan meets can be tried."""

import pytest
from django.conf import settings

from skillshed.errors import SettingError
from skillshed.web.people.access import Role
from skillshed.web.people.demo import make_cast
from skillshed.web.people.models import Membership

pytestmark = pytest.mark.django_db


def test_somebody_else_than_who_proposes_may_review_and_somebody_else_decide(demo_release, monkeypatch):
    monkeypatch.setattr(settings, "DEMO", True)
    accounts = make_cast(demo_release.areas())
    assert len({one.password for one in accounts}) == len(accounts)
    region = Membership.objects.get(user__name="Karin").organisation
    planners, deciders = (
        set(Membership.objects.filter(organisation=region, role=role).values_list("user__name", flat=True))
        for role in (Role.PLANNER, Role.DECIDER)
    )
    assert len(planners) > 1
    assert deciders - planners


def test_the_same_people_however_often_they_are_made(demo_release, monkeypatch):
    monkeypatch.setattr(settings, "DEMO", True)
    assert make_cast(demo_release.areas()) == make_cast(demo_release.areas())


def test_none_of_them_outside_the_demo_world(demo_release, monkeypatch):
    monkeypatch.setattr(settings, "DEMO", False)
    with pytest.raises(SettingError):
        make_cast(demo_release.areas())
