# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger's page: what is decided is everybody's, what is proposed the county's; few persons are not shown."""

from datetime import date

import pandas as pd
import pytest

from skillshed.web.planning.figures.ledger import ledger
from skillshed.web.planning.models import Plan
from skillshed.web.planning.steps import decide, take

pytestmark = pytest.mark.django_db
ADDRESS = "/planering/liggare/"


def test_nothing_is_entered_yet(planned, as_person):
    assert "Inget är fört än" in as_person(None).get(ADDRESS).content.decode()


def test_what_is_proposed_is_the_county_s_and_what_is_decided_everybody_s(planned, as_person, cast, tables):
    take(planned, Plan.State.PROPOSED, by=cast.anna, version=1)
    school = tables["plan"]["site_name"].iloc[0]
    assert school in as_person("bengt").get(ADDRESS).content.decode()
    for name in (None, "gun"):
        assert "Inget är fört än" in as_person(name).get(ADDRESS).content.decode()
        assert "0 starter" in as_person(name).get("/planering/").content.decode()
    planned.refresh_from_db()
    decide(planned, by=cast.anna, version=2, body="Regionstyrelsen", on=date(2026, 11, 25))
    page = as_person(None).get(ADDRESS).content.decode()
    assert school in page
    assert "Regionstyrelsen" in page
    assert "Anna" not in page


def test_an_autumn_and_a_programme_are_chosen(planned, as_person, cast, tables):
    take(planned, Plan.State.PROPOSED, by=cast.anna, version=1)
    page = as_person("anna").get(ADDRESS, {"host": str(planned.last_year), "program": "VO"}).content.decode()
    assert f"hösten {planned.last_year}, steg för steg" in page
    rows = tables["plan"].query("programme == 'VO' and year == @planned.last_year")
    assert page.count("<tr>") == len(rows) + 1
    assert as_person("anna").get(ADDRESS, {"host": "nu", "program": "<b>"}).status_code == 200


def test_few_persons_are_not_shown():
    row = dict.fromkeys(
        ("proposed", "decided", "offered", "applied", "admitted", "started", "completed", "working"),
        float("nan"),
    )
    row |= {
        "programme": "VO",
        "site": "a",
        "start": 2027,
        "proposed": 3.0,
        "applied": 4.0,
        "decided_by": "",
        "decided_on": "",
    }
    told = ledger(pd.DataFrame([row]), {}, start="", programme="").table
    assert told.rows == [["VO", "a", "3", "färre än 5", "–", "–"]]
