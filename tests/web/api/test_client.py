# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Python client against the site itself, over HTTP."""

import socket

import pandas as pd
import pytest

from skillshed.client import Site
from skillshed.errors import FetchError, InputError, UnknownCodeError
from skillshed.outlook.shown import shown as as_shown
from skillshed.web.people import tokens
from skillshed.web.work.models import Job

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shown")]


@pytest.fixture
def site(live_server):
    return Site(live_server.url, language="en")


def test_it_works(site, demo_release, monkeypatch):
    monkeypatch.setattr("skillshed.client.connection.PAGE", 7)
    assert site.release().id == demo_release.id
    found = site.table("outlook_openings", region="31", component="openings", year=[2030, 2031])
    told = as_shown(demo_release, "outlook_openings").query(
        "region == '31' and component == 'openings' and year in (2030, 2031)"
    )
    assert len(found) == len(told)
    assert found["mean"].sum() == pytest.approx(told["mean"].sum())


def test_a_whole_dataset_is_the_same_as_its_file(site, demo_release):
    whole = site.table("outlook_balance")
    told = as_shown(demo_release, "outlook_balance")
    pd.testing.assert_series_equal(whole["mean"], told["mean"].reset_index(drop=True))


def test_what_there_is_is_listed(site, demo_release):
    assert {one.name for one in site.datasets()} == set(demo_release.tables())
    assert [one.id for one in site.releases()] == [demo_release.id]
    assert site.outlook("31")["region"] == "31"


def test_refusals_are_our_own_errors_in_the_sites_words(site):
    with pytest.raises(UnknownCodeError, match="no such dataset"):
        site.table("nothing", region="31")
    with pytest.raises(InputError, match="no dimension"):
        site.table("outlook_balance", colour="red")
    with pytest.raises(FetchError):
        Site(site.address, token="wrong", language="en").release()


def test_a_silent_site_is_told_as_such():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(FetchError):
        Site(address, seconds=0.5).release()


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="https"):
        Site("file:///etc/passwd")


@pytest.fixture
def annas(live_server, cast):
    _, secret = tokens.make(cast.anna, name="skript", scopes=["plans", "plans:write"])
    return Site(live_server.url, token=secret, language="en")


def test_plans_are_listed_and_their_tables_are_frames(planned, annas, tables, cell):
    (found,) = annas.plans.all()
    assert (found.title, found.state) == ("Mer vård", "draft")
    whole = annas.plans.one(found.id)
    assert whole.proof["gap"] == 0.005
    assert {one["name"] for one in whole.tables} >= {"plan", "change", "cost"}
    assert annas.plans.table(found)["places"].sum() == tables["plan"]["places"].sum()
    assert set(annas.plans.table(whole.id, "change", **cell)["site"]) == {cell["site"]}
    assert annas.ledger().empty
    with pytest.raises(UnknownCodeError):
        annas.plans.table(found, "nothing")


def test_a_plan_is_asked_for_waited_for_and_told_if_it_fails(shown, annas, cast, monkeypatch):
    monkeypatch.setattr("skillshed.client.plans.LOOK_EVERY", 0.01)
    job = annas.plans.make("Höstarna", "31", years=[2027, 2028], weights={"travel": 250.0})
    assert (job.state, annas.plans.one(job.plan).state) == ("waiting", "solving")
    with pytest.raises(FetchError, match="inte klar"):
        annas.plans.wait(job, seconds=0.05)
    assert annas.plans.cancel(job).state == "cancelled"
    assert annas.plans.again(job).state == "waiting"
    with pytest.raises(InputError, match="cannot be understood"):
        annas.plans.make("Höstarna", "Atlantis", years=[2027, 2028])


def test_a_plan_that_is_solved_while_one_waits(planned, annas, cast):
    job = annas.plans.make("Höstarna", "31", years=[2027, 2028])
    done = Job.objects.get(pk=job.id).task
    done.status, done.args_kwargs["kwargs"]["plan"] = "SUCCESSFUL", str(planned.pk)
    done.save()
    assert annas.plans.wait(job, seconds=10).title == "Mer vård"
