# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The start page says what waits for each of the cast, and the way to the places is short."""

import re

import pytest

from skillshed.web.people.models import Membership
from skillshed.web.planning.models import Plan

pytestmark = pytest.mark.django_db


def test_a_planner_meets_their_plans(planned, as_person, django_assert_max_num_queries):
    browser = as_person("anna")
    browser.get("/")
    with django_assert_max_num_queries(15):
        page = browser.get("/").content.decode()
    assert "Era planer" in page
    assert "Mer vård" in page
    assert "Inget förslag väntar på beslut" in page


def test_who_decides_meets_what_is_proposed_and_comes_to_its_memo(planned, as_person):
    Plan.objects.filter(pk=planned.pk).update(state=Plan.State.PROPOSED)
    page = as_person("anna").get("/").content.decode()
    waiting = page.split("Att besluta")[1].split("</section>")[0]
    assert f"/planering/plan/{planned.pk}/pm/" in waiting


def test_a_municipality_s_planner_meets_the_county_s_proposals_and_no_drafts(planned, as_person):
    assert "Mer vård" not in as_person("bengt").get("/").content.decode()
    Plan.objects.filter(pk=planned.pk).update(state=Plan.State.PROPOSED)
    page = as_person("bengt").get("/").content.decode()
    assert "Förslag i länet" in page
    assert "Ni har ingen plan än" in page
    assert f"/planering/plan/{planned.pk}/pm/" in page


def test_an_analyst_meets_the_release(planned, as_person, cast):
    Membership.objects.create(user=cast.farid, organisation=cast.region, role=Membership.Role.READER)
    page = as_person("farid").get("/").content.decode()
    assert "Siffrorna just nu" in page
    assert "/tabeller/" in page


def test_only_who_may_change_an_agreement_is_asked_to_look_at_it(planned, there, as_person, cast):
    Membership.objects.create(user=cast.farid, organisation=cast.region, role=Membership.Role.DECIDER)
    for page in ("/", "/planering/"):
        assert f"/planering/avtal/{there.agreement}/" in as_person("anna").get(page).content.decode()
        for name in ("bengt", "farid", None):
            assert "Avtal att se över" not in as_person(name).get(page).content.decode()


@pytest.mark.parametrize("name", ["cecilia", "david", "gun"])
def test_others_meet_nothing_of_it(planned, as_person, name):
    Plan.objects.filter(pk=planned.pk).update(state=Plan.State.PROPOSED)
    assert "Mer vård" not in as_person(name).get("/").content.decode()


def test_three_clicks_to_the_places_of_a_programme_at_a_school(planned, as_person, cell):
    browser = as_person("anna")
    where = "/"
    for step in (f"/planering/plan/{planned.pk}/", f"/cell/{cell['programme']}/{cell['site']}/"):
        page = browser.get(where).content.decode()
        where = next(link for link in re.findall(r'href="([^"]+)"', page) if link.endswith(step))
    page = browser.get(where).content.decode()
    assert "Platser hösten" in page
    assert "Lås och räkna om" in page


def test_today_s_offer_is_everybody_s(planned, as_person):
    browser = as_person(None)
    whole = browser.get("/planering/utbud/").content.decode()
    page = browser.get("/planering/utbud/", {"program": "VO", "kommun": "3101"}).content.decode()
    assert "Vård- och omsorgsprogrammet, " in page
    assert page.count("<tr>") < whole.count("<tr>")
    assert browser.get("/planering/utbud/", {"kommun": "<script>"}).content.decode().count(
        "<tr>"
    ) == whole.count("<tr>")
