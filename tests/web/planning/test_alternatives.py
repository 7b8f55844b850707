# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Other ways from a plan: asked for by planners, shown to whoever sees the plan, and chosen as plans of their own."""

import json
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from skillshed.errors import InputError
from skillshed.places.desk import Desk
from skillshed.web.planning import tasks
from skillshed.web.planning.figures import front, together
from skillshed.web.planning.models import Agreement, Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site import releases
from skillshed.web.work.models import Job

pytestmark = pytest.mark.django_db


def address(plan, ending=""):
    return f"/planering/plan/{plan.pk}/{ending}"


def row(plan, cost, need, **more):
    wide = {"unmet_need": need, "unmet_wish": 1500.0, "minutes": 37.0, "cost": cost}
    ends = {f"{name}_{end}": value for name, value in wide.items() for end in ("low", "high")}
    return {"plan": plan, "goal": "", "times": 1.0, "weight": float("nan"), **wide, **ends, **more}


@pytest.fixture
def explored(planned):
    """The plan with a front of four and the ways to cooperate."""
    told = kept(planned)
    points = [
        row("other", 3.7e9, 1300.0, goal="cost", times=1.5, weight=1.5),
        row("plan", 3.86e9, 1116.0),
        row("other", 4.1e9, 950.0, goal="unmet_need", times=4.0, weight=2e6),
        row("today", 4.26e9, 907.0),
    ]
    ways = [
        row(way, 3.9e9, 1000.0, gain=gain) | {"unmet_wish": unmet}
        for way, unmet, gain in (
            ("today", 1400.0, -1e8),
            ("alone", 2400.0, 0.0),
            ("within", 1700.0, 4e8),
            ("across", 1300.0, 6e8),
        )
    ]
    gain = {
        "municipality": "3101", "home": "Almdala", "unmet_wish_alone": 150.0, "unmet_wish_within": 120.0, "unmet_wish_across": float("nan"),
        "kronor_alone": 1.9e9, "kronor_within": 1.8e9, "kronor_across": 1.7e9, "share_kronor": 2.1e8, "share_error": 1e7,
    }  # fmt: skip
    frames = {"front": pd.DataFrame(points), "cooperation": pd.DataFrame(ways), "gain": pd.DataFrame([gain])}
    Desk(releases.home()).keep(told.with_frames(**frames), replace=True)
    return planned


def test_before_anything_is_explored_it_says_what_would_come_of_it(planned, as_person):
    page = as_person("anna").get(address(planned, "vagar/")).content.decode()
    assert page.count("Räkna det") == 2
    assert "<figure" not in page


def test_the_front_says_what_money_buys(explored, as_person):
    page = as_person("anna").get(address(explored, "vagar/")).content.decode()
    assert "Från 740 till 820 miljoner kronor per år" in page
    assert "pengarna väger 1,5 gånger så mycket" in page
    assert "behovet väger 4 gånger så mycket" in page
    assert "2. den här planen" in page
    assert "4. som i dag" in page


def test_cooperation_and_its_shares(explored, as_person):
    page = as_person("anna").get(address(explored, "vagar/")).content.decode()
    assert (
        "Över alla gränser når flest elever det de söker: 260 per år får det inte, mot 480 om varje kommun planerar för sig och 280"
        in page
    )
    assert "+210,0 ± 10,0" in page
    assert "färre än 5" in page


def test_a_point_is_started_as_a_plan_of_its_own(explored, as_person):
    answer = as_person("anna").post(address(explored, "valj/"), {"plan": "3"})
    assert answer.status_code == 302
    again = Plan.objects.get(base=explored)
    assert again.weights == {"unmet_need": 2e6}
    assert again.state == Plan.State.SOLVING
    for other in ("1000", "2", "", "<script>"):
        assert as_person("anna").post(address(explored, "valj/"), {"plan": other}).status_code == 404
    assert Plan.objects.count() == 2


@pytest.mark.parametrize(("name", "status"), [("bengt", 404), ("cecilia", 403), ("gun", 404), (None, 302)])
def test_only_its_own_planners_explore_and_choose(explored, as_person, name, status):
    for ending in ("prova/front/", "valj/"):
        assert as_person(name).post(address(explored, ending), {"plan": "1"}).status_code == status
    assert not Job.objects.exists()


def test_who_may_not_plan_reads_and_has_no_buttons(explored, as_person):
    Plan.objects.filter(pk=explored.pk).update(state=Plan.State.DECIDED)
    page = as_person(None).get(address(explored, "vagar/")).content.decode()
    assert "Från 740 till 820" in page
    assert "Räkna" not in page


@pytest.mark.parametrize("what", list(tasks.WAYS))
def test_each_exploration_is_asked_for(planned, as_person, what):
    answer = as_person("anna").post(address(planned, f"prova/{what}/"))
    assert answer.status_code == 302
    job = Job.objects.get()
    assert tasks.WAYS[what][1].sv in str(job.title)
    assert as_person("anna").post(address(planned, "prova/allt/")).status_code == 404


def test_an_exploration_is_kept_beside_what_else_the_plan_has(planned, as_person, monkeypatch, basis):
    asked = {}
    monkeypatch.setattr(Desk, "basis", lambda _, area, **said: asked.update(said, area=area) or basis)
    found = pd.DataFrame([row("plan", 1.0, 1.0)])

    def with_front(self, told, of, *, effort, **_):
        asked["effort"] = effort
        return told.with_frames(front=found)

    monkeypatch.setattr(Desk, "with_front", with_front)
    Agreement.objects.create(
        organisation=planned.organisation, title="Dalen tillsammans", kind="primary", parties=["3101", "3103", "3104"], prices={"VO": 1e6},
        holds_from=date(2026, 7, 1),
    )  # fmt: skip
    before = set(kept(planned).frames)
    as_person("anna").post(address(planned, "prova/front/"))
    tasks.explore.func(str(Job.objects.get().pk), str(planned.pk), "front")
    assert set(kept(planned).frames) == before | {"front"}
    assert set(asked["agreements"]["agreement"]) == {"Dalen tillsammans"}
    assert (asked["area"], asked["futures"]) == (planned.area, tasks.FUTURES)
    assert asked["effort"].planned == planned.futures


def test_a_plan_of_an_older_release_is_told_so_before_anything_is_built(planned, as_person, monkeypatch):
    as_person("anna").post(address(planned, "prova/front/"))
    Desk(releases.home()).keep(replace(kept(planned), release="r000000000000"), replace=True)
    monkeypatch.setattr(Desk, "basis", lambda *_, **__: pytest.fail("built"))
    with pytest.raises(InputError, match="andra siffror"):
        tasks.explore.func(str(Job.objects.get().pk), str(planned.pk), "front")


def test_a_plan_of_other_figures_is_not_explored(planned, as_person, monkeypatch, basis):
    monkeypatch.setattr(Desk, "basis", lambda *_, **__: replace(basis, release="r000000000000"))
    as_person("anna").post(address(planned, "prova/front/"))
    job = Job.objects.get()
    with pytest.raises(Exception, match="andra siffror"):
        tasks.explore.func(str(job.pk), str(planned.pk), "front")
    job.refresh_from_db()
    assert "andra siffror" in job.what


@pytest.mark.parametrize("figure", [front.ID, together.ID])
def test_every_chart_has_its_files(explored, as_person, figure):
    browser = as_person("anna")
    where = address(explored, f"vagar/siffror/{figure}")
    assert browser.get(f"{where}.csv").content.startswith(b"\xef\xbb\xbf")
    assert browser.get(f"{where}.png").content.startswith(b"\x89PNG")
    assert browser.get(f"{where}.xlsx").content.startswith(b"PK")
    assert json.loads(browser.get(f"{where}.json").content)["spec"]["marks"]
    assert browser.get(f"{where}.exe").status_code == 404
    assert browser.get(address(explored, "vagar/siffror/annat.csv")).status_code == 404
    assert as_person("bengt").get(f"{where}.csv").status_code == 404
