# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two plans side by side: what they give, what differs and why, in names rather than codes."""

import pytest

from skillshed.places.desk import Desk
from skillshed.places.saved import SavedPlan
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site import releases

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(planned, cast, cell):
    """Another plan with one group more at a school, and another weight."""
    plan = Plan.objects.create(
        title="Mer resande", organisation=planned.organisation, made_by=cast.anna, area="31", first_year=planned.first_year,
        last_year=planned.last_year, state=Plan.State.DRAFT,
    )  # fmt: skip
    told = kept(planned)
    groups = told.frames["plan"].copy()
    here = (groups["programme"] == cell["programme"]) & (groups["site"] == cell["site"])
    groups.loc[here, "groups"] += 1
    head = told.head() | {"proof": told.proof.__dict__, "name": plan.kept_as, "weights": {"travel": 50.0}}
    Desk(releases.home()).keep(SavedPlan.of(head, {**told.frames, "plan": groups}))
    return plan


def test_it_works(planned, other, as_person, tables, cell):
    page = as_person("anna").get(f"/planering/jamfor/?en={planned.pk}&annan={other.pk}").content.decode()
    row = tables["change"].iloc[0]
    told = page.split('id="skiljer"')[1].split("</section>")[0]
    assert row["name"] in told
    assert row["site_name"] in told
    assert f"{planned.first_year}\N{EN DASH}{planned.last_year}" in told
    assert told.count("<tr>") == 2
    assert "vikt: restid, kronor" in page
    assert "Nybörjare som arbetslivet saknar" in page
    assert "plan-" not in told


def test_the_same_plan_twice_is_told(planned, as_person):
    page = as_person("anna").get(f"/planering/jamfor/?en={planned.pk}&annan={planned.pk}").content.decode()
    assert "samma plan två gånger" in page


def test_a_plan_that_is_being_solved(planned, other, as_person):
    Plan.objects.filter(pk=other.pk).update(state=Plan.State.SOLVING)
    page = as_person("anna").get(f"/planering/jamfor/?en={planned.pk}&annan={other.pk}").content.decode()
    assert "räknas än" in page


@pytest.mark.parametrize("told", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_plan_that_there_is_not(planned, as_person, told):
    assert as_person("anna").get(f"/planering/jamfor/?en={planned.pk}&annan={told}").status_code == 404


def test_not_a_draft_of_others(planned, other, as_person):
    assert as_person("bengt").get(f"/planering/jamfor/?en={planned.pk}&annan={other.pk}").status_code == 404
