# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The standing cast, and a site that shows a small release.

Anna plans for the region, Bengt for the municipality, Cecilia counsels at its school, David is an employer,
Elin assesses, Farid is a citizen with an account and no organisation, Gun is outside everything (a member of
another region's organisation, an administrator there).
"""

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from passwords import PASSWORD
from planned_for_tests import basis, cell, planned, tables  # noqa: F401 - fixtures for every room
from there_for_tests import open_there, there  # noqa: F401 - what the addresses of all pages name

from skillshed.home import Home
from skillshed.web.people.models import Membership, Organisation, User


@dataclass(frozen=True)
class Cast:
    """Everyone, and what they act for."""

    region: object
    municipality: object
    school: object
    employer: object
    agency: object
    elsewhere: object
    anna: object
    bengt: object
    cecilia: object
    david: object
    elin: object
    farid: object
    gun: object


@pytest.fixture
def cast(db):
    kinds = Organisation.Kind
    places = {
        "region": ("Region Ekslätten", kinds.REGION, "31"),
        "municipality": ("Björkviks kommun", kinds.MUNICIPALITY, "3101"),
        "school": ("Björkviks gymnasium", kinds.SCHOOL, "3101"),
        "employer": ("Ekslättens Vård AB", kinds.EMPLOYER, "3101"),
        "agency": ("Validering Ekslätten", kinds.AGENCY, "31"),
        "elsewhere": ("Region Annorstädes", kinds.REGION, "32"),
    }
    made = {
        name: Organisation.objects.create(name=words, kind=kind, area=area)
        for name, (words, kind, area) in places.items()
    }
    roles = {
        "anna": ("region", "planner", "administrator", "decider"),
        "bengt": ("municipality", "planner"),
        "cecilia": ("school", "counsellor"),
        "david": ("employer", "employer"),
        "elin": ("agency", "assessor"),
        "farid": (None,),
        "gun": ("elsewhere", "administrator", "planner"),
    }
    people = {}
    for name, (place, *held) in roles.items():
        people[name] = User.objects.create_user(f"{name}@example.se", PASSWORD, name=name.capitalize())
        for role in held:
            Membership.objects.create(user=people[name], organisation=made[place], role=role)
    return Cast(**made, **people)


@pytest.fixture
def as_person(cast):
    """Give a browser in which somebody of the cast is signed in; nobody by `None`."""

    def browser(name=None):
        client = Client()
        if name:
            client.force_login(getattr(cast, name))
        return client

    return browser


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home for the site."""
    monkeypatch.setattr(settings, "SKILLSHED_HOME", Home(tmp_path / "home"))
    return settings.SKILLSHED_HOME


@pytest.fixture
def shown(demo_release, monkeypatch):
    """The site shows the demo county's release, built once for all tests."""
    monkeypatch.setattr(settings, "SKILLSHED_HOME", Home(demo_release.path.parent.parent))
    return demo_release
