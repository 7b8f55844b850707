# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A job's page is its owner's alone."""

import pytest
import tasks_for_tests as work

from skillshed.language import Text
from skillshed.web.work import jobs
from skillshed.web.work.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(cast, shown):
    return jobs.start(
        work.add, owner=cast.anna, title=Text(sv="Lös planen", en="Solve the plan"), one=1, two=2
    )


def test_it_works(job, as_person):
    page = as_person("anna").get(f"/arbete/{job.pk}/").content.decode()
    assert "Lös planen" in page
    assert "väntar" in page


def test_htmx_gets_only_the_part_that_changes(job, as_person):
    page = as_person("anna").get(f"/arbete/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert "väntar" in page


def test_a_search_tells_live_how_it_stands_and_may_be_ended(job, as_person):
    told = {"value": 412.04, "bound": 406.6, "gap": 0.0132, "words": {"sv": "gap 1,3 %", "en": "gap 1.3 %"}}
    Job.objects.update(facts=told, searches=True)
    anna = as_person("anna")
    part = anna.get(f"/arbete/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "412,0" in part
    assert "406,6" in part
    assert "1,3\N{NO-BREAK SPACE}%" in part
    assert "words" not in part
    assert "Nöj dig" in anna.get(f"/arbete/{job.pk}/").content.decode()
    assert anna.post(f"/arbete/{job.pk}/nog").status_code == 302
    page = anna.get(f"/arbete/{job.pk}/").content.decode()
    assert "så snart det finns en" in page
    assert "Nöj dig" not in page


def test_the_page_is_loaded_anew_once_it_is_over(job, as_person):
    jobs.cancel(job)
    assert as_person("anna").get(f"/arbete/{job.pk}/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_only_a_search_is_ended_so(job, as_person):
    as_person("anna").post(f"/arbete/{job.pk}/nog")
    assert Job.objects.get().content is None


def test_the_list_shows_my_own(job, as_person):
    assert "Lös planen" in as_person("anna").get("/arbete/").content.decode()
    assert "Lös planen" not in as_person("bengt").get("/arbete/").content.decode()


@pytest.mark.parametrize("name", ["bengt", "farid", "gun"])
def test_others_do_not_find_it(job, as_person, name):
    browser = as_person(name)
    assert browser.get(f"/arbete/{job.pk}/").status_code == 404
    assert browser.post(f"/arbete/{job.pk}/avbryt").status_code == 404
    assert browser.post(f"/arbete/{job.pk}/nog").status_code == 404
    assert browser.post(f"/arbete/{job.pk}/igen").status_code == 404
    assert Job.objects.get().cancelled is None


def test_a_stranger_is_asked_to_sign_in(job, as_person):
    answer = as_person().get(f"/arbete/{job.pk}/")
    assert answer.status_code == 302
    assert answer.url.startswith("/konto/login/")


def test_cancelling_takes_a_post(job, as_person):
    assert as_person("anna").get(f"/arbete/{job.pk}/avbryt").status_code == 405
    as_person("anna").post(f"/arbete/{job.pk}/avbryt")
    assert Job.objects.get().state == Job.State.CANCELLED


def test_queries_are_few(job, as_person, django_assert_num_queries):
    browser = as_person("anna")
    with django_assert_num_queries(3):  # session, person, job with its task
        browser.get(f"/arbete/{job.pk}/")
