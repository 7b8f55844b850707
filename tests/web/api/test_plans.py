# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Plans through the API: each sees their own, makes what they may, and nobody decides by a token."""

import io
import json

import pandas as pd
import pytest
from django.conf import settings

from skillshed.places.desk import Desk
from skillshed.web.people import tokens
from skillshed.web.people.models import LoggedAction, Membership
from skillshed.web.planning.models import Plan
from skillshed.web.work import jobs
from skillshed.web.work.models import Job

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/plans"


def bearer(owner, *scopes):
    _, secret = tokens.make(owner, name="skript", scopes=scopes)
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def as_token(cast, client):
    """Ask as somebody of the cast, with scopes; as a stranger with nobody."""

    def ask(name, address=ADDRESS, *, scopes=("plans",), send=None, **headers):
        sent = {**(bearer(getattr(cast, name), *scopes) if name else {}), **headers}
        if send is None:
            return client.get(address, headers=sent)
        return client.post(address, json.dumps(send), content_type="application/json", headers=sent)

    return ask


def asked(**changed):
    return {"title": "Höstarna", "area": "31", "first_year": 2027, "last_year": 2029, **changed}


def test_it_works(planned, as_token, tables):
    (row,) = as_token("anna").json()["plans"]
    assert (row["title"], row["state"], row["organisation"]) == ("Mer vård", "draft", "Region Ekslätten")
    told = as_token("anna", f"{ADDRESS}/{planned.pk}").json()
    assert told["proof"]["gap"] == 0.005
    assert told["release"]
    listed = {one["name"]: one for one in told["tables"]}
    assert listed["plan"]["rows"] == len(tables["plan"])
    page = as_token("anna", f"{ADDRESS}/{planned.pk}/tables/plan?limit=3").json()
    assert page["total"] == len(tables["plan"])
    assert page["rows"][0]["groups"] == tables["plan"]["groups"].iloc[0]


def test_the_pages_of_a_table_are_the_whole_of_it_and_so_is_its_file(planned, as_token, tables, client, cast):
    headers = bearer(cast.anna, "plans")
    rows, following = [], f"{ADDRESS}/{planned.pk}/tables/plan?limit=40"
    while following:
        page = client.get(following.removeprefix("http://testserver"), headers=headers).json()
        rows += page["rows"]
        following = page["next"]
    whole = pd.read_parquet(
        io.BytesIO(client.get(f"{ADDRESS}/{planned.pk}/tables/plan?format=parquet", headers=headers).content)
    )
    assert len(rows) == len(whole) == len(tables["plan"])
    assert pd.DataFrame(rows)["places"].sum() == whole["places"].sum() == tables["plan"]["places"].sum()
    text = client.get(f"{ADDRESS}/{planned.pk}/tables/plan?format=csv&limit=40", headers=headers)
    assert 'rel="next"' in text["Link"]
    assert text.content.decode().count("\n") == 41


def test_rows_are_chosen_by_any_column(planned, as_token, cell):
    found = as_token("anna", f"{ADDRESS}/{planned.pk}/tables/plan?programme={cell['programme']}").json()
    assert {row["programme"] for row in found["rows"]} == {cell["programme"]}
    assert as_token("anna", f"{ADDRESS}/{planned.pk}/tables/plan?colour=red").status_code == 400
    assert as_token("anna", f"{ADDRESS}/{planned.pk}/tables/plan?programme=XX").status_code == 404


def test_fewer_than_five_are_told_neither_here_nor_in_the_plan_s_files(planned, as_token, as_person, tables):
    known = tables["asked"]
    few = known.assign(
        wishes=known["wishes"].where(known.index != 0, 3.0), need=known["need"].where(known.index != 1, 4.9)
    )
    desk = Desk(settings.SKILLSHED_HOME)
    desk.keep(desk.saved(planned.kept_as).with_frames(asked=few), replace=True)
    for rows in (
        as_token("anna", f"{ADDRESS}/{planned.pk}/tables/asked").json()["rows"],
        as_person("anna").get(f"/planering/plan/{planned.pk}/plan.json").json()["tables"]["asked"],
    ):
        assert [rows[0][name] for name in ("wishes", "wishes_low", "wishes_high", "few")] == [
            None,
            None,
            None,
            True,
        ]
        assert [rows[1][name] for name in ("need", "need_low", "need_high", "few")] == [
            None,
            None,
            None,
            True,
        ]
        assert rows[1]["wishes"] == few["wishes"].iloc[1]
        shown = [one for one in rows if not one["few"]]
        assert shown
        assert all(one["wishes"] == 0 or one["wishes"] >= 5 for one in shown)


def test_what_has_not_changed_is_not_sent_again(planned, as_token):
    for address in (ADDRESS, f"{ADDRESS}/{planned.pk}", f"{ADDRESS}/{planned.pk}/tables/plan"):
        first = as_token("anna", address)
        assert "private" in first["Cache-Control"]
        assert as_token("anna", address, **{"If-None-Match": first["ETag"]}).status_code == 304
    Plan.objects.update(title="Något annat")
    assert as_token("anna", ADDRESS, **{"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("name", ["bengt", "cecilia", "david", "elin", "farid", "gun", None])
def test_a_draft_is_its_organisations_alone(planned, as_token, name):
    assert as_token(name).json()["plans"] == []
    for ending in ("", "/tables/plan", "/tables/plan?format=parquet"):
        assert as_token(name, f"{ADDRESS}/{planned.pk}{ending}").status_code == 404


def test_a_token_for_less_sees_what_a_stranger_sees(planned, as_token):
    assert as_token("anna", scopes=("read",)).json()["plans"] == []
    assert as_token("anna", f"{ADDRESS}/{planned.pk}", scopes=("read",)).status_code == 404


@pytest.mark.parametrize(
    ("state", "sees"),
    [
        ("proposed", {"anna", "bengt", "reader"}),
        ("decided", {"anna", "bengt", "reader", "cecilia", "farid", "gun", None}),
    ],
)
def test_the_nearer_a_decision_the_more_see_it(planned, as_token, cast, state, sees):
    Membership.objects.create(user=cast.elin, organisation=cast.municipality, role=Membership.Role.READER)
    Plan.objects.update(state=state)
    everyone = {"anna", "bengt", "cecilia", "farid", "gun", None}
    seen = {name for name in everyone if as_token(name).json()["plans"]}
    seen |= {"reader"} if as_token("elin").json()["plans"] else set()
    assert seen == sees


def test_signed_in_on_the_site_is_not_a_token(planned, as_person):
    assert as_person("anna").get(ADDRESS).json()["plans"] == []
    answer = as_person("anna").post(ADDRESS, json.dumps(asked()), content_type="application/json")
    assert answer.status_code == 401


def test_a_plan_is_asked_for_and_its_job_tells_how_it_goes(shown, as_token, cast):
    weights, lock = {"travel": 250.0}, {"programme": "VO", "site": "3101-1", "min_groups": 1, "why": "Avtal"}
    answer = as_token(
        "anna",
        scopes=("plans", "plans:write"),
        send=asked(weights=weights, locks=[lock], forms=["gymnasium", "yh"]),
    )
    assert answer.status_code == 202
    plan = Plan.objects.get()
    assert (plan.state, plan.weights, plan.made_by) == (Plan.State.SOLVING, weights, cast.anna)
    assert (plan.locks[0]["min_groups"], plan.forms) == (1, ["gymnasium", "yh"])
    assert LoggedAction.objects.filter(action="plan.make", person=cast.anna).exists()
    where = answer["Location"].removeprefix("http://testserver")
    job = as_token("anna", where).json()
    assert (job["state"], job["plan"], job["id"]) == ("waiting", str(plan.pk), answer.json()["id"])
    assert as_token("anna", f"{ADDRESS}/{plan.pk}").json()["tables"] == []
    assert as_token("anna", f"{ADDRESS}/{plan.pk}/tables/plan").status_code == 404
    for name in ("bengt", "gun", "farid"):
        assert as_token(name, where).status_code == 404
        assert as_token(name, f"{where}/cancel", scopes=("plans:write",), send={}).status_code == 404
    assert as_token("anna", f"{where}/cancel", send={}).status_code == 403
    done = as_token("anna", f"{where}/cancel", scopes=("plans:write",), send={})
    assert done.json()["state"] == "cancelled"
    again = as_token("anna", f"{where}/again", scopes=("plans:write",), send={})
    assert (again.status_code, Job.objects.count()) == (202, 2)


@pytest.mark.parametrize(("name", "scopes", "status"), [
    (None, (), 401),
    ("anna", ("plans",), 403),
    ("anna", ("read",), 403),
    ("cecilia", ("plans:write",), 403),
    ("farid", ("plans:write",), 403),
])  # fmt: skip
def test_only_planners_with_a_token_made_for_it(shown, as_token, name, scopes, status):
    assert as_token(name, scopes=scopes, send=asked()).status_code == status
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"area": "Atlantis"},
        {"last_year": 2026},
        {"title": ""},
        {"title": "x" * 81},
        {"cooperation": "helst"},
        {"futures": 10**9},
        {"weights": {"luck": 1.0}},
        {"weights": {"travel": -1.0}},
        {"weights": {"travel": "1e999"}},
        {"locks": [{"programme": "VO", "site": "1", "why": "x"}]},
        {"locks": [{"programme": "VO", "site": "1", "min_groups": 3, "max_groups": 1, "why": "x"}]},
        {"organisation": "00000000-0000-0000-0000-000000000000"},
        {"first_year": "snart"},
    ],
)
def test_what_cannot_be_planned_is_told_by_field(shown, as_token, changed):
    answer = as_token("anna", scopes=("plans:write",), send=asked(**changed))
    assert answer.status_code == 422
    assert next(iter(changed)).split("_")[0] in answer.json()["where"]
    assert not Plan.objects.exists()


def test_nobody_plans_for_another_organisation_or_from_a_plan_they_may_not_see(planned, as_token, cast):
    scopes = ("plans:write",)
    taken = asked(organisation=str(cast.region.pk), area="32")
    assert as_token("gun", scopes=scopes, send=taken).status_code == 422
    assert as_token("bengt", scopes=scopes, send=asked(base=str(planned.pk))).status_code == 404
    assert Plan.objects.count() == 1


def test_what_is_no_json_is_refused_in_words(shown, client, cast):
    answer = client.post(
        ADDRESS, b"{", content_type="application/json", headers=bearer(cast.anna, "plans:write")
    )
    assert answer.status_code == 400
    assert answer.json()["mend"]


def test_one_person_may_not_fill_the_queue(shown, as_token, cast):
    sent = [as_token("anna", scopes=("plans:write",), send=asked()) for _ in range(jobs.MOST_AT_ONCE + 1)]
    assert [one.status_code for one in sent] == [202] * jobs.MOST_AT_ONCE + [429]
    assert Plan.objects.count() == jobs.MOST_AT_ONCE
    assert as_token("bengt", scopes=("plans:write",), send=asked(area="3101")).status_code == 202


@pytest.mark.parametrize("step", ["steg/proposed/", "beslut/"])
def test_no_token_proposes_or_decides(planned, client, cast, step):
    headers = bearer(cast.anna, "plans", "plans:write")
    page = client.post(f"/planering/plan/{planned.pk}/{step}", {"version": 1}, headers=headers)
    assert page.status_code == 302
    assert page.url.startswith("/konto/login/")
    planned.refresh_from_db()
    assert planned.state == Plan.State.DRAFT
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert not [path for path in paths if "decide" in path or "propose" in path]


def test_queries_are_few(planned, client, cast, django_assert_num_queries):
    headers = bearer(cast.anna, "plans")
    with django_assert_num_queries(4):  # token, own areas, count, plans
        client.get(ADDRESS, headers=headers)
    with django_assert_num_queries(5):  # token, own areas, plan, whether a member, steps
        client.get(f"{ADDRESS}/{planned.pk}", headers=headers)
    with django_assert_num_queries(3):
        client.get(f"{ADDRESS}/{planned.pk}/tables/plan", headers=headers)
