# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger through the API is for members alone."""

import pytest

from skillshed.places.ledger import Entry, Ledger, Place
from skillshed.web.people import tokens

pytestmark = pytest.mark.django_db
VO = Place("VO", "gymnasium", "3101", "Björkviks gymnasium", 2027)


@pytest.fixture
def ledger(home):
    kept = Ledger(home)
    kept.enter([Entry(VO, "proposed", 30.0, source="plan A")], by="anna")
    return kept


def ask(client, owner, *scopes, query=""):
    _, secret = tokens.make(owner, name="skript", scopes=scopes)
    return client.get(f"/api/v1/ledger{query}", headers={"Authorization": f"Bearer {secret}"})


def test_it_works(client, cast, ledger):
    (row,) = ask(client, cast.bengt, "plans").json()["rows"]
    assert (row["programme"], row["start"], row["counts"]["proposed"]) == ("VO", 2027, 30.0)
    assert row["counts"]["decided"] is None


def test_few_persons_are_withheld_here_too(client, cast, ledger):
    steps = (("decided", 30.0), ("offered", 30.0), ("applied", 41.0), ("admitted", 28.0), ("started", 3.0))
    told = {"decided_by": "Region Ekslätten", "decided_on": "2026-11-01"}
    ledger.enter(
        [Entry(VO, step, count, **(told if step == "decided" else {})) for step, count in steps], by="anna"
    )
    (row,) = ask(client, cast.bengt, "plans").json()["rows"]
    assert row["counts"]["started"] is None
    assert row["withheld"] == ["started"]
    assert row["counts"]["admitted"] == 28.0


def test_a_stranger_is_refused(client, ledger):
    assert client.get("/api/v1/ledger").status_code == 401


def test_a_token_made_for_less_is_refused(client, cast, ledger):
    assert ask(client, cast.bengt, "read").status_code == 403


@pytest.mark.parametrize("name", ["cecilia", "david", "elin", "farid"])
def test_those_who_do_not_plan_are_refused(client, cast, ledger, name):
    assert ask(client, getattr(cast, name), "plans").status_code == 403


def test_an_empty_ledger_is_an_empty_list(client, cast, home):
    assert ask(client, cast.bengt, "plans").json() == {"rows": [], "total": 0, "next": None}


def test_what_is_not_decided_is_its_own_countys(client, cast, ledger):
    assert ask(client, cast.gun, "plans").json()["rows"] == []
    told = {"decided_by": "Region Ekslätten", "decided_on": "2026-11-01"}
    ledger.enter([Entry(VO, "decided", 30.0, **told)], by="anna")
    assert len(ask(client, cast.gun, "plans").json()["rows"]) == 1


def test_rows_are_chosen_and_come_as_a_file_too(client, cast, ledger):
    assert ask(client, cast.bengt, "plans", query="?programme=VO&start=2027").json()["total"] == 1
    assert ask(client, cast.bengt, "plans", query="?programme=BA").status_code == 404
    lines = ask(client, cast.bengt, "plans", query="?format=csv").content.decode().splitlines()
    assert lines[0].startswith("programme,school_form,provider,site,start,proposed,")
    assert lines[1].startswith("VO,gymnasium,3101,Björkviks gymnasium,2027,30.0,")


def test_what_has_not_changed_is_not_sent_again(client, cast, ledger):
    _, secret = tokens.make(cast.bengt, name="skript", scopes=["plans"])
    headers = {"Authorization": f"Bearer {secret}"}
    first = client.get("/api/v1/ledger", headers=headers)
    assert (
        client.get("/api/v1/ledger", headers={**headers, "If-None-Match": first["ETag"]}).status_code == 304
    )
