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


def ask(client, owner, *scopes):
    _, secret = tokens.make(owner, name="skript", scopes=scopes)
    return client.get("/api/v1/ledger", headers={"Authorization": f"Bearer {secret}"})


def test_it_works(client, cast, ledger):
    (row,) = ask(client, cast.bengt, "plans").json()
    assert (row["programme"], row["start"], row["counts"]["proposed"]) == ("VO", 2027, 30.0)
    assert row["counts"]["decided"] is None


def test_few_persons_are_withheld_here_too(client, cast, ledger):
    steps = (("decided", 30.0), ("offered", 30.0), ("applied", 41.0), ("admitted", 28.0), ("started", 3.0))
    told = {"decided_by": "Region Ekslätten", "decided_on": "2026-11-01"}
    ledger.enter(
        [Entry(VO, step, count, **(told if step == "decided" else {})) for step, count in steps], by="anna"
    )
    (row,) = ask(client, cast.bengt, "plans").json()
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
    assert ask(client, cast.bengt, "plans").json() == []
